// SPDX-License-Identifier: EUPL-1.2
// A practice: is it in use there, and who says so? Everybody who is signed in sees it; whoever said it, the
// managers of the unit and the leadership team name somebody else, or take back what nobody confirmed.
#include "html/practice/practice.h"

#include "i18n/format.h"
#include "jobs/practising.h"
#include "pages/people/pick.h"
#include "pages/theme/practice_words.h"
#include "pages/theme/theme.h"
#include "sql/person.h"
#include "sql/unit.h"
#include "web/form.h"
#include "web/notify.h"

enum { UNIT_LEVELS = 4, WHAT_FOR_LEAST = 10 };

static bool may_lead(struct web *w, const struct practice *p)
{
    if (web_may(w, VERB_TEAM))
        return true;
    if (!w->actor.person.is_set)
        return false;
    struct person_id me = w->actor.person.value;
    struct person_id_list managers = unit_managers_above(w->db, p->unit);
    bool leads = p->said_by.is_set && p->said_by.value.n == me.n;
    for (size_t i = 0; i < managers.count && !leads; i++)
        leads = managers.at[i].n == me.n;
    return leads;
}

static struct practice_answer_line_list answers_of(struct web *w, struct practice_id id)
{
    struct practice_answered_list rows = practice_answers(w->db, id);
    struct practice_answer_line_list lines = {
        .at = NEW_ARRAY(w->arena, struct practice_answer_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++) {
        struct str words =
            SAY(w, rows.at[i].is_in_use ? MSG_practice_state_in_use : MSG_practice_state_lapsed);
        if (rows.at[i].by_name.is_set)
            words = str_format(w->arena, "%.*s, %.*s", STR(words), STR(rows.at[i].by_name.value));
        lines.at[lines.count++] = (struct practice_answer_line){
            format_date(w->arena, w->lang, rows.at[i].answered_on), words, rows.at[i].body};
    }
    return lines;
}

static struct str waiting_of(struct web *w, const struct practice *p, const struct practice_names *names)
{
    if (p->state != PRACTICE_STATE_SAID)
        return S("");
    if (p->said_no)
        return SAY(w, MSG_practice_denied);
    return names->confirmer.is_set ? SAY(w, MSG_practice_waits_for, arg_str(names->confirmer.value))
                                   : SAY(w, MSG_practice_waits_for_nobody);
}

/// False: there is no such practice, and that is answered.
static bool page_read(struct web *w, struct practice *p, struct practice_page *page)
{
    struct practice_names names;
    if (!practice_by_id(w->db, w->path.practice, p) || !practice_names(w->db, p->id, &names)) {
        web_not_found(w);
        return false;
    }
    bool leads = may_lead(w, p);
    int64_t found = 0;
    bool is_gone = names.confirmer.is_set && !person_works_below(w->db, p->confirmer.value, p->unit, &found);
    struct pick person =
        pick_required(pick_new(w, S("person"), MSG_practice_person, (struct maybe_person_id){0}));
    person.hint = SAY(w, MSG_practice_person_hint);
    *page = (struct practice_page){
        .csrf = w->csrf,
        .title = names.theme,
        .unit = names.unit,
        .state = practice_stands(w, p->state, p->asked_on, p->asked_times),
        .what_for = p->what_for,
        .confirmer = names.confirmer.value,
        .sayer = names.sayer.value,
        .since = format_date(w->arena, w->lang, p->since_on),
        .waiting = waiting_of(w, p, &names),
        .answers = answers_of(w, p->id),
        .person = person,
        .is_own_unit = p->is_own_unit,
        .confirmer_has_left = is_gone,
        .may_name = leads && (p->state == PRACTICE_STATE_SAID ||
                              (p->state != PRACTICE_STATE_LAPSED && (is_gone || !p->confirmer.is_set))),
        .may_take_back = leads && p->state == PRACTICE_STATE_SAID,
        .theme = url_theme_show(w->arena, p->theme),
        .chain = url_chain_show(w->arena, p->theme),
        .use = url_practice_new_form(w->arena, p->theme),
        .unit_url = url_unit_show(w->arena, p->unit),
        .action = url_practice_act(w->arena, p->id),
    };
    return true;
}

static void page_show(struct web *w, const struct practice_page *page)
{
    web_crumb(w, SAY(w, MSG_practice_list_title), url_practices(w->arena));
    view_practice_page(&w->page, page);
    web_title(w, page->title);
}

void practice_show(struct web *w)
{
    struct practice p;
    struct practice_page page;
    if (page_read(w, &p, &page))
        page_show(w, &page);
}

static void said_judge(struct web *w, struct pick *person, enum practice_said said)
{
    switch (said) {
    case PRACTICE_SAID: return;
    case PRACTICE_TOO_EARLY: form_problem(w, NULL, SAY(w, MSG_practice_too_early)); return;
    case PRACTICE_THERE: form_problem(w, NULL, SAY(w, MSG_practice_there)); return;
    case PRACTICE_NOT_OF_UNIT: pick_problem(w, person, SAY(w, MSG_practice_not_of_unit)); return;
    case PRACTICE_IS_AUTHOR: pick_problem(w, person, SAY(w, MSG_practice_is_author)); return;
    case PRACTICE_TOO_MANY:
        form_problem(w, NULL, SAY(w, MSG_practice_too_many, arg_int(PRACTICES_MOST)));
        return;
    }
}

static void name_other(struct web *w, const struct practice *p, struct practice_page *page)
{
    struct notice_site site = notify_site(w);
    struct maybe_person_id person = pick_read(w, &page->person);
    if (!person.is_set && form_ok(w))
        pick_problem(w, &page->person, SAY(w, MSG_practice_person_needed));
    if (form_ok(w))
        said_judge(w, &page->person, practising_named(w->db, &site, p, person.value));
    if (form_ok(w))
        web_redirect_said(w, url_practice_show(w->arena, p->id), MSG_form_saved);
    else
        page_show(w, page);
}

void practice_act(struct web *w)
{
    struct practice p;
    struct practice_page page;
    if (!page_read(w, &p, &page))
        return;
    struct str deed = form_get(w, S("do"));
    if (str_is(deed, S("name")) && page.may_name) {
        name_other(w, &p, &page);
    } else if (str_is(deed, S("take_back")) && page.may_take_back &&
               practice_take_back(w->db, &p) == PRACTICE_MOVED) {
        web_redirect_said(w, url_theme_show(w->arena, p.theme), MSG_practice_taken_back);
    } else {
        form_problem(w, NULL, SAY(w, MSG_practice_refused));
        page_show(w, &page);
    }
}

// ---- taking into use ----

/// Down to a depth at which a list can be read still; the reader's own is chosen.
static struct choices units_of(struct web *w)
{
    struct unit_leaf_list all = units_to_choose(w->db, UNIT_LEVELS);
    struct person_card me;
    bool has_own = w->actor.person.is_set && person_card(w->db, w->actor.person.value, &me) && me.unit.is_set;
    struct choices list = choices_new(w, S("unit"), MSG_practice_unit, all.count);
    for (size_t i = 0; i < all.count; i++)
        choices_add(&list, str_format(w->arena, "%lld", (long long)all.at[i].id.n), all.at[i].name,
                    has_own && me.unit.value.n == all.at[i].id.n);
    return list;
}

static struct practice_form form_new(struct web *w)
{
    const struct theme *t = &w->theme;
    struct input since = input_required(input_of_kind(w, S("since"), MSG_practice_since, S("date")));
    struct input what_for = input_required(input_area(w, S("what_for"), MSG_practice_what_for));
    struct pick person =
        pick_required(pick_new(w, S("person"), MSG_practice_person, (struct maybe_person_id){0}));
    person.hint = SAY(w, MSG_practice_person_hint);
    return (struct practice_form){
        .csrf = w->csrf,
        .theme = t->title,
        .unit = units_of(w),
        .since = since,
        .what_for = input_hint(w, what_for, MSG_practice_what_for_hint),
        .person = person,
        .is_written = t->state == THEME_STATE_WRITTEN || t->state == THEME_STATE_IN_PRACTICE,
        .action = url_practice_create(w->arena, t->id),
        .back = url_theme_show(w->arena, t->id),
    };
}

static void form_show(struct web *w, const struct practice_form *form)
{
    theme_crumbs(w, true);
    view_practice_form(&w->page, form);
    web_title(w, SAY(w, MSG_practice_new_title));
}

void practice_new_form(struct web *w)
{
    struct practice_form form = form_new(w);
    form.since.value = date_iso(w->arena, w->today);
    form_show(w, &form);
}

static struct practice_saying saying_read(struct web *w, struct practice_form *form)
{
    struct practice_saying s = {
        .theme = w->theme.id, .said_by = w->actor.person, .today = w->today, .now = w->now};
    str_int(form_choice(w, &form->unit), &s.unit.n);
    if (form_date(w, &form->since, &s.since) && date_compare(s.since, w->today) > 0)
        form_problem(w, &form->since, SAY(w, MSG_practice_since_later));
    s.what_for = form_text(w, &form->what_for, WHAT_FOR_LEAST, PRACTICE_WORDS_MOST);
    struct maybe_person_id person = pick_read(w, &form->person);
    if (!person.is_set && !form->person.problem.len)
        pick_problem(w, &form->person, SAY(w, MSG_practice_person_needed));
    s.confirmer = person.value;
    return s;
}

void practice_create(struct web *w)
{
    struct practice_form form = form_new(w);
    struct practice_saying saying = saying_read(w, &form);
    struct practice_id id = {0};
    struct notice_site site = notify_site(w);
    if (form_ok(w))
        said_judge(w, &form.person, practising_said(w->db, &site, &saying, &id));
    if (form_ok(w))
        web_redirect_said(w, url_practice_show(w->arena, id), MSG_practice_said_done);
    else
        form_show(w, &form);
}
