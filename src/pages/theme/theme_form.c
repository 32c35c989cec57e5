// SPDX-License-Identifier: EUPL-1.2
// Writing a theme: a new one, and one that is there. Saved as a draft, or sent to the leadership team.
#include "html/theme/theme.h"

#include "i18n/format.h"
#include "idea/idea.h"
#include "jobs/deciding.h"
#include "pages/people/pick.h"
#include "pages/theme/theme.h"

enum {
    TITLE_LEAST = 3,
    TITLE_MOST = 120,
    QUESTION_LEAST = 10,
    QUESTION_MOST = 300,
    TEXT_MOST = 2000,
    HOURS_MOST = 4000
};

static const struct theme blank = {.size = THEME_SIZE_MEDIUM, .places = 1, .version = 1};

// ---- the form ----

static struct str number_text(struct web *w, int64_t n)
{
    return str_format(w->arena, "%lld", (long long)n);
}

static struct str date_text(struct web *w, struct maybe_date d)
{
    return d.is_set ? date_iso(w->arena, d.value) : S("");
}

static void choices_fill(struct web *w, struct theme_form *form, const struct theme *t)
{
    form->kind = choices_new(w, S("kind"), MSG_theme_kind, THEME_KIND_COUNT);
    for (enum theme_kind k = THEME_KIND_THEME; k <= THEME_KIND_PROBLEM; k++)
        choices_add(&form->kind, theme_kind_text(k), theme_kind_words(w, k), k == t->kind);
    form->size = choices_new(w, S("size"), MSG_theme_size, THEME_SIZE_COUNT);
    for (enum theme_size s = THEME_SIZE_SMALL; s <= THEME_SIZE_LARGE; s++)
        choices_add(&form->size, theme_size_text(s), theme_size_words(w, s), s == t->size);
    form->urgency = choices_new(w, S("urgency"), MSG_theme_urgency, THEME_URGENCY_COUNT);
    for (enum theme_urgency u = THEME_URGENCY_USUAL; u <= THEME_URGENCY_URGENT; u++)
        choices_add(&form->urgency, theme_urgency_text(u), theme_urgency_words(w, u), u == t->urgency);
}

/// Those that run, and the one that it has.
static void networks_fill(struct web *w, struct theme_form *form, const struct theme *t)
{
    struct network_row_list all = networks_all(w->db);
    form->network = choices_new(w, S("network"), MSG_shelf_network, all.count + 1);
    choices_add(&form->network, S("0"), SAY(w, MSG_shelf_no_network), !t->network.is_set);
    for (size_t i = 0; i < all.count; i++) {
        bool has = t->network.is_set && t->network.value.n == all.at[i].id.n;
        if (has || all.at[i].state == NETWORK_STATE_RUNNING)
            choices_add(&form->network, number_text(w, all.at[i].id.n), all.at[i].name, has);
    }
}

static void want_add(struct web *w, struct choices *to, const struct competence *c, bool is_ticked)
{
    struct str id = number_text(w, c->id.n);
    if (c->is_retired && !is_ticked)
        return;
    choices_add(to, id, competence_in(w->lang, c->name_nb, c->name_nn, c->name_da, c->name_en), is_ticked);
    to->at[to->count - 1].id = str_format(w->arena, "%.*s-%.*s", STR(to->name), STR(id));
}

static void wants_fill(struct web *w, struct theme_form *form, const struct theme *t)
{
    struct competence_list all = competences(w->db);
    struct theme_wanted_list wanted = theme_wants(w->db, t->id);
    form->want = choices_new(w, S("want"), MSG_theme_want, all.count);
    form->must = choices_new(w, S("must"), MSG_theme_must, all.count);
    form->want.hint = SAY(w, MSG_theme_want_hint);
    for (size_t i = 0; i < all.count; i++) {
        bool is_wanted = false, is_must = false;
        for (size_t j = 0; j < wanted.count; j++)
            if (wanted.at[j].id.n == all.at[i].id.n) {
                is_must = wanted.at[j].is_required;
                is_wanted = !is_must;
            }
        want_add(w, &form->want, &all.at[i], is_wanted);
        want_add(w, &form->must, &all.at[i], is_must);
    }
}

static struct theme_form form_new(struct web *w, const struct theme *t)
{
    struct theme_form form = {
        .csrf = w->csrf,
        .version = t->version,
        .title = input_required(input_value(input_text(w, S("title"), MSG_theme_title), t->title)),
        .question =
            input_required(input_value(input_area(w, S("question"), MSG_theme_question), t->question)),
        .why_now = input_value(input_area(w, S("why_now"), MSG_theme_why_now), t->why_now),
        .base_work = input_value(input_area(w, S("base_work"), MSG_theme_base_work), t->base_work),
        .result_looks =
            input_value(input_area(w, S("result_looks"), MSG_theme_result_looks), t->result_looks),
        .places = input_required(input_of_kind(w, S("places"), MSG_theme_places, S("number"))),
        .hours = input_of_kind(w, S("hours"), MSG_theme_hours, S("number")),
        .starts_on = input_of_kind(w, S("starts_on"), MSG_theme_starts_on, S("date")),
        .ends_on = input_of_kind(w, S("ends_on"), MSG_theme_ends_on, S("date")),
        .reference = pick_new(w, S("reference"), MSG_theme_reference, t->reference),
        .is_draft = t->state == THEME_STATE_DRAFT,
        .is_open = t->id.n != 0,
    };
    form.title = input_hint(w, form.title, MSG_theme_title_hint);
    form.question = input_hint(w, form.question, MSG_theme_question_hint);
    form.places.value = number_text(w, t->places);
    form.hours.value = t->hours.is_set ? number_text(w, t->hours.value) : S("");
    form.starts_on.value = date_text(w, t->starts_on);
    form.ends_on.value = date_text(w, t->ends_on);
    choices_fill(w, &form, t);
    networks_fill(w, &form, t);
    wants_fill(w, &form, t);
    return form;
}

static void form_show(struct web *w, struct theme_form *form)
{
    bool is_new = w->path.theme.n == 0, is_of_idea = w->path.idea.n != 0;
    form->is_open = form->is_open || w->problem_count;
    form->action = is_of_idea ? url_idea_theme_create(w->arena, w->idea.id)
                   : is_new   ? url_theme_create(w->arena)
                              : url_theme_save(w->arena, w->theme.id);
    form->back = is_of_idea ? url_idea_show(w->arena, w->idea.id)
                 : is_new   ? url_themes(w->arena)
                            : url_theme_show(w->arena, w->theme.id);
    form->idea = is_of_idea ? w->idea.title : S("");
    form->heading = SAY(w, is_new ? MSG_theme_propose : MSG_theme_change);
    theme_crumbs(w, !is_new);
    view_theme_form(&w->page, form);
    web_title(w, form->heading);
}

// ---- what was sent ----

static struct maybe_int read_hours(struct web *w, struct theme_form *form)
{
    if (!form_get(w, S("hours")).len)
        return (struct maybe_int){0};
    return (struct maybe_int){true, form_int(w, &form->hours, 1, HOURS_MOST)};
}

/// Where there is no network to choose the page does not ask.
static struct maybe_network_id read_network(struct web *w, struct theme_form *form)
{
    struct network_id id = {0};
    if (form->network.count > 1)
        str_int(form_choice(w, &form->network), &id.n);
    return (struct maybe_network_id){id.n > 0, id};
}

static struct theme_words words_read(struct web *w, struct theme_form *form)
{
    struct theme_words t = {
        .id = w->path.theme,
        .title = form_line(w, &form->title, TITLE_LEAST, TITLE_MOST),
        .question = form_text(w, &form->question, QUESTION_LEAST, QUESTION_MOST),
        .why_now = form_text(w, &form->why_now, 0, TEXT_MOST),
        .base_work = form_text(w, &form->base_work, 0, TEXT_MOST),
        .result_looks = form_text(w, &form->result_looks, 0, TEXT_MOST),
        .places = form_int(w, &form->places, 1, THEME_PLACES_MOST),
        .hours = read_hours(w, form),
        .starts_on = form_maybe_date(w, &form->starts_on),
        .ends_on = form_maybe_date(w, &form->ends_on),
        .network = read_network(w, form),
        .reference = pick_read(w, &form->reference),
    };
    theme_kind_from_text(form_choice(w, &form->kind), &t.kind);
    theme_size_from_text(form_choice(w, &form->size), &t.size);
    theme_urgency_from_text(form_choice(w, &form->urgency), &t.urgency);
    form_choices(w, &form->want);
    form_choices(w, &form->must);
    str_int(form_get(w, S("version")), &t.version);
    if (t.starts_on.is_set && t.ends_on.is_set && date_compare(t.ends_on.value, t.starts_on.value) < 0)
        form_problem(w, &form->ends_on, SAY(w, MSG_theme_dates_wrong));
    return t;
}

static void wants_save(struct web *w, struct theme_id theme, const struct theme_form *form)
{
    const struct choices *lists[] = {&form->must, &form->want}; // both ticked: it is a must
    theme_wants_drop(w->db, theme);
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++) {
            struct competence_id id;
            if (lists[l]->at[i].selected && str_int(lists[l]->at[i].value, &id.n))
                theme_want_add(w->db, theme, id, l == 0);
        }
}

/// After saving: sent to the leadership team where its button was pressed.
static void finish(struct web *w, struct theme_id id)
{
    struct theme_actor me = theme_actor_of(w);
    struct theme t;
    enum message said = MSG_form_saved;
    if (str_is(form_get(w, S("do")), S("submit")) && theme_by_id(w->db, id, &t))
        switch (deciding_sent(w->db, &t, &me, w->today, w->now)) {
        case THEME_SUBMITTED: said = MSG_theme_submitted; break;
        case THEME_NOT_YOURS:
        case THEME_NO_DRAFT: said = MSG_theme_no_draft; break;
        }
    web_redirect_said(w, url_theme_show(w->arena, id), said);
}

// ---- a new one ----

/// An account that is nobody in the staff list proposes only for the team.
static bool may_propose(struct web *w)
{
    if (w->actor.person.is_set || web_may(w, VERB_TEAM))
        return true;
    web_error(w, 403);
    return false;
}

void theme_new(struct web *w)
{
    if (!may_propose(w))
        return;
    struct theme_form form = form_new(w, &blank);
    form_show(w, &form);
}

/// `from` is what the form began with: where it is of an idea, the theme remembers that.
static void create(struct web *w, const struct theme *from)
{
    struct theme_actor me = theme_actor_of(w);
    struct theme_form form = form_new(w, from);
    struct theme_words words = words_read(w, &form);
    struct theme_id id;
    if (form_ok(w))
        switch (theme_draft(w->db, &words, &me, w->now, &id)) {
        case THEME_DRAFTED:
            wants_save(w, id, &form);
            if (w->path.idea.n)
                theme_origin_add(w->db, id, w->idea.id);
            finish(w, id);
            return;
        case THEME_TOO_MANY_UNDECIDED:
            form_problem(w, NULL, SAY(w, MSG_theme_too_many_undecided, arg_int(THEMES_UNDECIDED_MOST)));
            break;
        }
    form_show(w, &form);
}

void theme_create(struct web *w)
{
    if (may_propose(w))
        create(w, &blank);
}

// ---- out of an idea ----

/// An idea that can be handed on now; what it says is where the theme begins.
static bool begin_with_idea(struct web *w, struct theme *from)
{
    *from = blank;
    from->title = w->idea.title;
    from->question = w->idea.body.len <= QUESTION_MOST ? w->idea.body : S("");
    from->why_now = w->idea.body.len <= QUESTION_MOST ? S("") : str_slice(w->idea.body, 0, TEXT_MOST);
    from->network = w->idea.network;
    if (!may_propose(w))
        return false;
    if (idea_may_be_handed(w->db, &w->idea) == IDEA_HANDED)
        return true;
    web_redirect_said(w, url_idea_show(w->arena, w->idea.id), MSG_idea_no_theme_now);
    return false;
}

void idea_theme_new(struct web *w)
{
    struct theme from;
    if (!begin_with_idea(w, &from))
        return;
    struct theme_form form = form_new(w, &from);
    form_show(w, &form);
}

void idea_theme_create(struct web *w)
{
    struct theme from;
    if (begin_with_idea(w, &from))
        create(w, &from);
}

// ---- one that is there ----

static bool may_change(struct web *w)
{
    struct theme_actor me = theme_actor_of(w);
    if (theme_may_change(&w->theme, &me))
        return true;
    web_error(w, 403);
    return false;
}

void theme_edit(struct web *w)
{
    if (!may_change(w))
        return;
    struct theme_form form = form_new(w, &w->theme);
    form_show(w, &form);
}

/// The button on the theme's page sends what is saved already.
static bool only_submits(const struct web *w)
{
    return str_is(form_get(w, S("do")), S("submit")) && !form_has(w, S("title"));
}

void theme_save(struct web *w)
{
    if (!may_change(w))
        return;
    if (only_submits(w)) {
        finish(w, w->theme.id);
        return;
    }
    struct theme_form form = form_new(w, &w->theme);
    struct theme_words words = words_read(w, &form);
    if (form_ok(w) && theme_words_set(w->db, &words)) {
        wants_save(w, w->theme.id, &form);
        finish(w, w->theme.id);
        return;
    }
    if (form_ok(w))
        form_problem(w, NULL, SAY(w, MSG_theme_stale));
    form_show(w, &form);
}
