// SPDX-License-Identifier: EUPL-1.2
// A theme: is this for me? Who sees which of it:
//
//     the theme, its reference leader     everyone who is signed in, once it is on the shelf
//     why it was parked or declined,      who proposed it, its reference leader, the leadership team
//     and each step it took
#include "html/theme/theme.h"

#include "i18n/format.h"
#include "pages/theme/theme.h"
#include "pages/theme/practice_words.h"
#include "rotation/home.h"
#include "sql/book.h"
#include "sql/practice.h"
#include "sql/rotation.h"

enum { TEXTS = 4 };

static struct theme_text_list texts_of(struct web *w)
{
    const struct theme *t = &w->theme;
    const struct theme_text all[TEXTS] = {
        {SAY(w, MSG_theme_question), t->question},
        {SAY(w, MSG_theme_why_now), t->why_now},
        {SAY(w, MSG_theme_base_work), t->base_work},
        {SAY(w, MSG_theme_result_looks), t->result_looks},
    };
    struct theme_text_list texts = {.at = NEW_ARRAY(w->arena, struct theme_text, TEXTS)};
    for (size_t i = 0; i < TEXTS; i++)
        if (all[i].text.len)
            texts.at[texts.count++] = all[i];
    return texts;
}

static struct theme_want_line_list wants_of(struct web *w)
{
    struct theme_wanted_list rows = theme_wants(w->db, w->theme.id);
    struct theme_want_line_list lines = {.at = NEW_ARRAY(w->arena, struct theme_want_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++) {
        const struct theme_wanted *c = &rows.at[i];
        struct str name = competence_in(w->lang, c->name_nb, c->name_nn, c->name_da, c->name_en);
        lines.at[lines.count++] = (struct theme_want_line){name, c->is_required};
    }
    return lines;
}

static struct theme_step_line_list steps_of(struct web *w)
{
    struct theme_moved_list rows = theme_moves(w->db, w->theme.id);
    struct theme_step_line_list lines = {.at = NEW_ARRAY(w->arena, struct theme_step_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++) {
        const struct theme_moved *m = &rows.at[i];
        struct date day = wall_from_instant(m->moved_at, ZONE_OSLO).date;
        struct str by = m->by_name.is_set ? m->by_name.value : SAY(w, MSG_theme_by_itself);
        struct str words =
            str_format(w->arena, "%.*s, %.*s", STR(theme_state_words(w, m->to_state)), STR(by));
        if (m->is_outside)
            words = str_words(w->arena, words, SAY(w, MSG_theme_was_outside));
        lines.at[lines.count++] =
            (struct theme_step_line){format_date(w->arena, w->lang, day), words, m->why};
    }
    return lines;
}

static struct str period_of(struct web *w)
{
    const struct theme *t = &w->theme;
    if (t->starts_on.is_set && t->ends_on.is_set)
        return format_date_range(w->arena, w->lang, t->starts_on.value, t->ends_on.value);
    if (t->starts_on.is_set)
        return SAY(w, MSG_theme_period_from, arg_date(t->starts_on.value));
    return t->ends_on.is_set ? SAY(w, MSG_theme_period_until, arg_date(t->ends_on.value)) : S("");
}

static struct str reason_of(struct web *w)
{
    const struct theme *t = &w->theme;
    if (t->state != THEME_STATE_PARKED || !t->parked_until.is_set)
        return t->reason;
    return str_words(w->arena, t->reason, SAY(w, MSG_theme_back_on, arg_date(t->parked_until.value)));
}

static void names_fill(struct web *w, struct theme_page *page)
{
    struct theme_names names;
    if (!theme_names(w->db, w->theme.id, &names))
        return;
    page->network = names.network.value;
    page->network_is_over = names.network_is_over;
    page->unit = names.unit.value;
    page->reference = names.reference.value;
    page->reference_has_left = names.reference_has_left;
    page->proposer = names.proposer.value;
    if (w->theme.reference.is_set)
        page->reference_url = url_person_show(w->arena, w->theme.reference.value);
}

static struct theme_practice_list practices_in(struct web *w)
{
    struct practice_line_list rows = practices_of(w->db, w->theme.id, (struct unit_id){0});
    struct theme_practice_list lines = {.at = NEW_ARRAY(w->arena, struct theme_practice, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = (struct theme_practice){
            .unit = rows.at[i].unit_name,
            .since = format_date(w->arena, w->lang, rows.at[i].since_on),
            .state = practice_stands(w, rows.at[i].state, rows.at[i].asked_on, rows.at[i].asked_times),
            .url = url_practice_show(w->arena, rows.at[i].id),
        };
    return lines;
}

/// While its call runs, who works here may apply.
static void call_fill(struct web *w, struct theme_page *page)
{
    struct call call;
    page->may_call = web_may(w, VERB_TEAM) && w->theme.state == THEME_STATE_OPEN;
    page->call = url_call_form(w->arena, w->theme.id);
    if (!call_of_theme(w->db, w->theme.id, &call) || call.state != CALL_STATE_PUBLISHED ||
        date_compare(call.closes_on, w->today) < 0)
        return;
    page->call_until = SAY(w, MSG_apply_until, arg_date(call.closes_on));
    page->may_apply = w->actor.person.is_set;
    page->apply = url_apply_form(w->arena, w->theme.id);
    page->leaflet = url_leaflet(w->arena, w->theme.id);
}

/// What came of it; what is being made is for who makes it.
static void books_fill(struct web *w, struct theme_page *page)
{
    struct book_line_list books = books_of_theme(w->db, w->theme.id);
    enum theme_state state = w->theme.state;
    page->may_open_book =
        web_may(w, VERB_REFER) && (state == THEME_STATE_OPEN || state == THEME_STATE_TAKEN ||
                                   state == THEME_STATE_WRITTEN || state == THEME_STATE_IN_PRACTICE);
    page->open_book = url_book_new(w->arena, w->theme.id);
    page->books.at = NEW_ARRAY(w->arena, struct theme_line, books.count);
    for (size_t i = 0; i < books.count; i++)
        if (books.at[i].edition || web_may(w, VERB_REFER))
            page->books.at[page->books.count++] = (struct theme_line){
                .title = books.at[i].title,
                .state = books.at[i].edition ? SAY(w, MSG_book_edition, arg_int(books.at[i].edition))
                                             : SAY(w, MSG_book_in_work),
                .url = url_book_show(w->arena, books.at[i].id)};
}

/// Whom to ask about it; who left is not named.
static void passers_fill(struct web *w, struct theme_page *page)
{
    struct disseminator_list all = disseminators_of(w->db, w->theme.id);
    page->passers.at = NEW_ARRAY(w->arena, struct theme_passer, all.count);
    for (size_t i = 0; i < all.count; i++) {
        const struct disseminator *d = &all.at[i];
        struct str name = str_words(w->arena, d->given_name, d->family_name);
        bool is_over = d->until_on.is_set;
        page->is_passer |= !is_over && w->actor.person.is_set && w->actor.person.value.n == d->person.n;
        if (is_over)
            page->left = SAY(w, MSG_passes_on_nobody, arg_date(d->until_on.value));
        else
            page->passers.at[page->passers.count++] = (struct theme_passer){
                .name = d->unit_name.is_set
                            ? str_format(w->arena, "%.*s, %.*s", STR(name), STR(d->unit_name.value))
                            : name,
                .since = SAY(w, MSG_passes_on_since, arg_date(d->since_on)),
                .url = url_person_show(w->arena, d->person),
            };
    }
    page->talks = url_talk_list(w->arena);
    page->stop = url_passing_stop(w->arena, w->theme.id);
}

static bool has_decision(enum theme_state state)
{
    return state == THEME_STATE_PROPOSED || state == THEME_STATE_PARKED || state == THEME_STATE_CLOSED;
}

void theme_show(struct web *w)
{
    const struct theme *t = &w->theme;
    struct theme_actor me = theme_actor_of(w);
    bool is_close = theme_mover_of(t, &me) != BY_ANYBODY;
    struct theme_page page = {
        .csrf = w->csrf,
        .title = t->title,
        .state = theme_state_words(w, t->state),
        .about = SAY(w, MSG_theme_about, arg_str(theme_kind_words(w, t->kind)),
                     arg_str(theme_size_words(w, t->size)), arg_str(theme_urgency_words(w, t->urgency))),
        .texts = texts_of(w),
        .wants = wants_of(w),
        .period = period_of(w),
        .hours = t->hours.is_set ? format_int(w->arena, w->lang, t->hours.value) : S(""),
        .places = format_int(w->arena, w->lang, t->places),
        .is_draft = t->state == THEME_STATE_DRAFT,
        .is_written = t->state == THEME_STATE_WRITTEN || t->state == THEME_STATE_IN_PRACTICE,
        .may_change = theme_may_change(t, &me),
        .may_decide = me.is_team && has_decision(t->state),
        .edit = url_theme_edit(w->arena, t->id),
        .chain = url_chain_show(w->arena, t->id),
        .decide = url_theme_decide_form(w->arena, t->id),
    };
    if (is_close) {
        page.reason = reason_of(w);
        page.steps = steps_of(w);
    }
    if (page.is_written)
        page.practices = practices_in(w);
    page.use = url_practice_new_form(w->arena, t->id);
    names_fill(w, &page);
    call_fill(w, &page);
    books_fill(w, &page);
    passers_fill(w, &page);
    theme_crumbs(w, false);
    view_theme_page(&w->page, &page);
    web_title(w, t->title);
}

void passing_stop(struct web *w)
{
    if (w->actor.person.is_set)
        disseminator_stop(w->db, w->theme.id, w->actor.person.value, w->today);
    web_redirect_said(w, url_theme_show(w->arena, w->theme.id), MSG_form_saved);
}
