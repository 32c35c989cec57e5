// SPDX-License-Identifier: EUPL-1.2
// Starting a network, third step: who is in, who is out, who is left to decide about, and why.
#include "pages/start/selection.h"

#include "i18n/collate.h"
#include "selection/cohort_reason.h"
#include "web/form.h"

enum { WHY_CHARACTERS_MOST = 300 };

static const enum candidate_place tabs[] = {CANDIDATE_PLACE_IN, CANDIDATE_PLACE_UNKNOWN,
                                            CANDIDATE_PLACE_RESERVE, CANDIDATE_PLACE_OUT};
enum { TABS = sizeof tabs / sizeof *tabs };

// ---- one person ----

static struct reason_line_list reasons_of(struct web *w, const struct candidate_line *line,
                                          const struct cohort_person *person)
{
    struct selection_criterion criteria[SELECTION_CRITERIA];
    struct reason_line_list lines = {.at = NEW_ARRAY(w->arena, struct reason_line, SELECTION_CRITERIA)};
    selection_criteria(line, criteria);
    for (int i = 0; i < SELECTION_CRITERIA; i++)
        if (criteria[i].answer != CRITERION_UNASKED)
            lines.at[lines.count++] = (struct reason_line){
                criteria[i].answer,
                cohort_reason(w->arena, w->lang, criteria[i].criterion, criteria[i].answer, person)};
    return lines;
}

static enum message decided_message(enum candidate_place place)
{
    static const enum message messages[] = {
        [CANDIDATE_PLACE_IN] = MSG_selection_decided_in,
        [CANDIDATE_PLACE_RESERVE] = MSG_selection_decided_reserve,
        [CANDIDATE_PLACE_OUT] = MSG_selection_decided_out,
    };
    return messages[place];
}

struct str candidate_decided(struct web *w, const struct candidate_line *line)
{
    if (!line->override_to.is_set)
        return S("");
    struct date day = wall_from_instant(line->override_at.value, ZONE_OSLO).date;
    return SAY(w, decided_message(line->override_to.value), arg_str(line->override_by.value), arg_date(day),
               arg_str(line->override_why.value));
}

static struct pick_line pick_line_of(struct web *w, const struct candidate_line *line, struct date day)
{
    struct cohort_person person = selection_person_of(w->arena, line, day);
    struct str id = str_format(w->arena, "%lld", (long long)line->person.n);
    return (struct pick_line){
        .id = id,
        .name = str_words(w->arena, line->given_name, line->family_name),
        .unit = line->home_name.value,
        .title = line->job_title.value,
        .decided = candidate_decided(w, line),
        .reasons = reasons_of(w, line, &person),
        .is_picked = form_has_value(w, S("person"), id) || str_is(form_query(w, S("mark")), S("all")),
        .is_decided = line->override_to.is_set,
        .has_left = line->has_left,
        .starts =
            person.starts_late ? SAY(w, MSG_selection_starts_late, arg_date(person.hired_on.value)) : S(""),
    };
}

// ---- the page ----

struct url candidates_url(struct web *w, const struct candidates_view *view)
{
    struct url url = url_with(w->arena, url_candidates_list(w->arena, w->network.id), S("list"),
                              candidate_place_text(view->list));
    if (view->wanted.len)
        url = url_with(w->arena, url, S("q"), view->wanted);
    return view->behind.n ? url_with_int(w->arena, url, S("behind"), view->behind.n) : url;
}

static struct candidates_view view_of(struct str list, struct str wanted, struct str behind)
{
    struct candidates_view view = {.list = CANDIDATE_PLACE_IN, .wanted = str_trim(wanted)};
    candidate_place_from_text(list, &view.list);
    str_int(behind, &view.behind.n);
    return view;
}

static int64_t count_in(const struct selection_counts *counts, enum candidate_place place)
{
    switch (place) {
    case CANDIDATE_PLACE_IN: return counts->in;
    case CANDIDATE_PLACE_RESERVE: return counts->reserve;
    case CANDIDATE_PLACE_UNKNOWN: return counts->unknown;
    case CANDIDATE_PLACE_OUT: return counts->out;
    }
    return 0;
}

static struct pick_tab_list tabs_of(struct web *w, const struct candidates_view *view,
                                    const struct selection_counts *counts)
{
    static const enum message labels[] = {
        [CANDIDATE_PLACE_IN] = MSG_selection_list_in,
        [CANDIDATE_PLACE_RESERVE] = MSG_selection_list_reserve,
        [CANDIDATE_PLACE_UNKNOWN] = MSG_selection_list_unknown,
        [CANDIDATE_PLACE_OUT] = MSG_selection_list_out,
    };
    struct pick_tab_list list = {.at = NEW_ARRAY(w->arena, struct pick_tab, TABS)};
    for (size_t i = 0; i < TABS; i++)
        list.at[list.count++] = (struct pick_tab){
            SAY(w, labels[tabs[i]], arg_int(count_in(counts, tabs[i]))), tabs[i] == view->list,
            candidates_url(w, &(struct candidates_view){.list = tabs[i], .wanted = view->wanted})};
    return list;
}

static struct url page_behind(struct web *w, const struct candidates_view *view, struct person_id behind)
{
    struct candidates_view other = *view;
    other.behind = behind;
    return candidates_url(w, &other);
}

static void people_add(struct web *w, const struct candidates_view *view, struct candidates_page *page)
{
    struct str wanted = fold(w->arena, view->wanted);
    struct selection_page from =
        selection_page_behind(w->db, w->network.id, view->list, wanted, view->behind);
    const struct candidate_turn *t = &from.behind;
    struct candidate_line_list rows =
        candidates_placed(w->db, w->network.id, view->list, wanted, t->queued_at, t->misses, t->name_rank,
                          t->person, SELECTION_PAGE_PEOPLE + 1);
    page->people.at = NEW_ARRAY(w->arena, struct pick_line, rows.count);
    struct date day = selection_day(w->db, w->network.id);
    for (size_t i = 0; i < rows.count && i < SELECTION_PAGE_PEOPLE; i++)
        page->people.at[page->people.count++] = pick_line_of(w, &rows.at[i], day);
    page->has_earlier = from.has_earlier;
    page->earlier = page_behind(w, view, from.earlier);
    page->has_later = rows.count > SELECTION_PAGE_PEOPLE;
    if (page->has_later)
        page->later = page_behind(w, view, rows.at[SELECTION_PAGE_PEOPLE - 1].person);
}

static struct candidates_page candidates_page_new(struct web *w, const struct candidates_view *view)
{
    struct selection_counts counts = selection_listed(w->db, w->network.id);
    struct candidates_page page = {
        .csrf = w->csrf,
        .steps = selection_steps(w, SELECTION_CANDIDATES),
        .list = view->list,
        .list_name = candidate_place_text(view->list),
        .wanted = view->wanted,
        .behind = view->behind.n,
        .in = counts.in,
        .reserve = counts.reserve,
        .unknown = counts.unknown,
        .out = counts.out,
        .seats = w->network.seats,
        .tabs = tabs_of(w, view, &counts),
        .silos = selection_spread(w),
        .why =
            input_hint(w, input_required(input_text(w, S("why"), MSG_selection_why)), MSG_selection_why_hint),
        .action = url_candidates_decide(w->arena, w->network.id),
        .search = url_candidates_list(w->arena, w->network.id),
        .mark_all = url_with(w->arena, candidates_url(w, view), S("mark"), S("all")),
        .download = url_disclosure_show(w->arena, w->network.id),
        .rule = url_rule_form(w->arena, w->network.id),
        .next = url_kickoff_form(w->arena, w->network.id),
    };
    page.why.required = false; // the buttons for undoing are in the same form
    for (size_t i = 0; i < page.silos.count; i++)
        page.spread += page.silos.at[i].people > 0;
    people_add(w, view, &page);
    if (counts.in > w->network.seats)
        page.over = SAY(w, MSG_selection_over, arg_int(counts.in - w->network.seats));
    return page;
}

static void candidates_show(struct web *w, struct candidates_page *page)
{
    struct network_rule rule = {0};
    network_rule(w->db, w->network.id, &rule);
    page->is_listed = rule.listed_at.is_set;
    page->is_old = page->is_listed && instant_compare(rule.listed_at.value, rule.saved_at) < 0;
    view_candidates_page(&w->page, page);
    selection_frame(w, MSG_selection_candidates_title);
}

void candidates_list(struct web *w)
{
    struct candidates_view view =
        view_of(form_query(w, S("list")), form_query(w, S("q")), form_query(w, S("behind")));
    struct candidates_page page = candidates_page_new(w, &view);
    candidates_show(w, &page);
}

// ---- deciding ----

static void undo(struct web *w, const struct candidates_view *view)
{
    struct person_id person;
    struct selection_decision d = {.network = w->network.id, .people = {&person, 1}};
    if (!str_int(form_get(w, S("undo")), &person.n) || selection_decide(w->db, &d) != SELECTION_DECIDED) {
        web_error(w, 400);
        return;
    }
    web_redirect_said(w, candidates_url(w, view), MSG_selection_undone);
}

static struct selection_people ticked(struct web *w)
{
    struct form_values sent = form_values(w, S("person"));
    struct person_id *at = NEW_ARRAY(w->arena, struct person_id, sent.count);
    size_t count = 0;
    for (size_t i = 0; i < sent.count; i++)
        count += str_int(sent.at[i], &at[count].n);
    return (struct selection_people){at, count};
}

static void decide(struct web *w, const struct candidates_view *view, enum candidate_place to)
{
    struct candidates_page page = candidates_page_new(w, view);
    struct selection_decision d = {
        .network = w->network.id,
        .people = ticked(w),
        .to = {true, to},
        .by = w->actor.account,
        .why = form_line(w, &page.why, 0, WHY_CHARACTERS_MOST),
        .now = w->now,
    };
    if (!d.why.len && form_ok(w))
        form_problem(w, &page.why, SAY(w, MSG_selection_why_needed));
    else if (form_ok(w) && selection_decide(w->db, &d) != SELECTION_DECIDED)
        form_problem(w, NULL, SAY(w, MSG_selection_pick_someone));
    if (form_ok(w))
        web_redirect_said(w, candidates_url(w, view), MSG_selection_decided);
    else
        candidates_show(w, &page);
}

void candidates_decide(struct web *w)
{
    struct candidates_view view =
        view_of(form_get(w, S("list")), form_get(w, S("q")), form_get(w, S("behind")));
    struct str what = form_get(w, S("do"));
    enum candidate_place to;
    if (form_has(w, S("undo")))
        undo(w, &view);
    else if (str_is(what, S("refresh")) && selection_list(w->db, w->network.id, w->now))
        web_redirect_said(w, url_candidates_list(w->arena, w->network.id), MSG_selection_refreshed);
    else if (str_is(what, S("spread")) && selection_spread_decide(w) == SELECTION_DECIDED)
        web_redirect_said(w, candidates_url(w, &view), MSG_selection_spread_done);
    else if (candidate_place_from_text(what, &to) && to != CANDIDATE_PLACE_UNKNOWN)
        decide(w, &view, to);
    else
        web_error(w, 400);
}
