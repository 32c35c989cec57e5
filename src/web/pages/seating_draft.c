// SPDX-License-Identifier: EUPL-1.2
// A draft of the seating plan: looked at, changed by hand with its price shown, published or thrown away.
#include "web/pages/seating.h"

#include "i18n/format.h"
#include "web/form.h"
#include "web/notify.h"

struct draft {
    struct seating_plan row;
    struct table table;
    struct plan plan;
};

/// The draft of the address; answers 404 itself where it is none any more.
static bool draft_load(struct web *w, struct draft *d)
{
    bool is_draft =
        seating_plan_by_id(w->db, w->path.seating_plan, w->network.id, &d->row) &&
        d->row.state == PLAN_STATE_DRAFT &&
        seating_table(w, (uint32_t)d->row.size_least, (uint32_t)d->row.size_most, &d->table) == TABLE_READY;
    if (!is_draft) {
        web_not_found(w);
        return false;
    }
    d->plan = table_plan(w->db, &d->table, d->row.id);
    return true;
}

static int64_t seats_that_differ(const struct draft *d, const struct plan *other)
{
    int64_t count = 0;
    for (uint32_t i = 0; i < d->plan.people * d->plan.rounds; i++)
        count += !d->table.held[i / d->plan.people] && d->plan.group[i] != AWAY &&
                 (!other || other->group[i] != d->plan.group[i]);
    return count;
}

void seating_draft_show(struct web *w)
{
    struct draft d;
    struct seating_plan published;
    if (!draft_load(w, &d))
        return;
    struct draft_page page = {
        .csrf = w->csrf,
        .verdict = seating_verdict(w, &d.table, &d.plan),
        .proof = seating_proof(w, &d.table, &d.plan, &d.row),
        .coverage = seating_coverage(w, &d.table, &d.plan),
        .rounds = seating_rounds(w, &d.table, &d.plan, (struct maybe_seating_plan_id){true, d.row.id}),
        .news = seats_that_differ(&d, NULL),
        .action = url_seating_draft_publish(w->arena, w->network.id, d.row.id),
        .back = url_seating_show(w->arena, w->network.id),
    };
    if (seating_plan_published(w->db, w->network.id, &published)) {
        struct plan old = table_plan(w->db, &d.table, published.id);
        struct plan_value before = plan_value(w->arena, &d.table.problem, &old);
        struct plan_value after = plan_value(w->arena, &d.table.problem, &d.plan);
        page.news = seats_that_differ(&d, &old);
        page.against = SAY(w, MSG_seating_against, arg_int((int64_t)before.pairs_met),
                           arg_int((int64_t)after.pairs_met));
    }
    w->is_wide = true;
    view_draft_page(&w->page, &page);
    seating_crumbs(w, false);
    web_title(w, SAY(w, MSG_seating_draft_title));
}

/// Tells those whose group at the next gathering changed: later ones may change again before they matter.
static void tell(struct web *w, const struct seating_news *news, const struct draft *d)
{
    uint32_t next = seating_next_round(&d->table);
    struct person_id *people = NEW_ARRAY(w->arena, struct person_id, news->count);
    size_t count = 0;
    if (next >= d->table.round_count)
        return;
    struct gathering_id gathering = d->table.rounds[next].id;
    for (size_t i = 0; i < news->count; i++)
        if (news->at[i].gathering.n == gathering.n)
            people[count++] = news->at[i].person;
    struct notice_site site = notify_site(w);
    notice_groups(w->db, &site, gathering, people, count);
}

void seating_draft_publish(struct web *w)
{
    struct draft d;
    struct url back = url_seating_show(w->arena, w->network.id);
    if (!draft_load(w, &d))
        return;
    if (str_is(form_get(w, S("do")), S("drop"))) {
        seating_drafts_drop_seats(w->db, w->network.id);
        seating_drafts_drop(w->db, w->network.id);
        web_redirect_said(w, back, MSG_seating_draft_dropped);
        return;
    }
    struct seating_news news = seating_publish(w->db, w->network.id, d.row.id, w->today, w->now);
    tell(w, &news, &d);
    web_redirect_said(w, back, MSG_seating_published);
}

// ---- one round, moved by hand ----

static struct round_page round_page_new(struct web *w, const struct draft *d, uint32_t round)
{
    uint32_t n = d->plan.people;
    struct group_card_list cards = seating_cards(w, &d->table, &d->plan, round);
    struct round_page page = {
        .csrf = w->csrf,
        .title = d->table.rounds[round].title,
        .day = format_day(w->arena, w->lang, d->table.rounds[round].held_on),
        .groups = cards,
        .person = choices_new(w, S("person"), MSG_seating_move_who, n + 1),
        .target = choices_new(w, S("target"), MSG_seating_target, n + cards.count + 1),
        .action = url_seating_round_move(w->arena, w->network.id, d->row.id, round + 1),
        .back = url_seating_draft_show(w->arena, w->network.id, d->row.id),
    };
    choices_add(&page.person, S(""), SAY(w, MSG_form_choose_first), true);
    choices_add(&page.target, S(""), SAY(w, MSG_form_choose_first), true);
    for (size_t g = 0; g < cards.count; g++)
        choices_add(&page.target, str_format(w->arena, "g%lld", (long long)cards.at[g].number),
                    SAY(w, MSG_gathering_group, arg_int(cards.at[g].number)), false);
    for (uint32_t p = 0; p < n; p++) {
        struct str value = str_format(w->arena, "%lld", (long long)d->table.members.at[p].person.n);
        struct str name = seating_name(w, &d->table.members.at[p]);
        if (d->plan.group[round * n + p] == AWAY)
            continue;
        choices_add(&page.person, value, name, false);
        choices_add(&page.target, value, name, false);
    }
    return page;
}

static void round_show(struct web *w, const struct round_page *page)
{
    w->is_wide = true;
    view_round_page(&w->page, page);
    seating_crumbs(w, false);
    web_crumb(w, SAY(w, MSG_seating_draft_title), page->back);
    web_title(w, SAY(w, MSG_seating_move_in, arg_str(page->title)));
}

/// The round of the address, which must be to come.
static bool round_load(struct web *w, struct draft *d, uint32_t *round)
{
    if (!draft_load(w, d))
        return false;
    *round = (uint32_t)(w->path.number - 1);
    if (w->path.number <= d->plan.rounds && !d->table.held[*round])
        return true;
    web_not_found(w);
    return false;
}

void seating_round_form(struct web *w)
{
    struct draft d;
    uint32_t round;
    if (!round_load(w, &d, &round))
        return;
    struct round_page page = round_page_new(w, &d, round);
    round_show(w, &page);
}

static bool read_swap(struct web *w, const struct table *table, struct round_page *page,
                      struct seating_swap *swap)
{
    int64_t person, target;
    struct str who = form_choice(w, &page->person), where = form_choice(w, &page->target);
    bool is_group = str_starts(where, S("g"));
    if (!str_int(who, &person) || !str_int(is_group ? str_slice(where, 1, where.len) : where, &target)) {
        form_problem(w, NULL, SAY(w, MSG_form_choose_first));
        return false;
    }
    swap->person = table_person(table, (struct person_id){person});
    swap->other = is_group ? UINT32_MAX : table_person(table, (struct person_id){target});
    swap->to_group = is_group ? (uint32_t)target - 1 : 0;
    return true;
}

static struct str price(struct web *w, int64_t before, int64_t after)
{
    if (after < before)
        return SAY(w, MSG_seating_cost_less, arg_int(before - after), arg_int(before), arg_int(after));
    if (after > before)
        return SAY(w, MSG_seating_cost_more, arg_int(after - before), arg_int(before), arg_int(after));
    return SAY(w, MSG_seating_cost_none, arg_int(before));
}

/// Where a swap is not possible, the sentence that says why; else an empty one.
static struct str why_not(struct web *w, enum seating_swapped swapped)
{
    switch (swapped) {
    case SEATING_SWAPPED: return S("");
    case SEATING_SAME_GROUP: return SAY(w, MSG_seating_move_same);
    case SEATING_BREAKS_WISH: return SAY(w, MSG_seating_move_wish);
    case SEATING_BREAKS_SIZES: return SAY(w, MSG_seating_move_sizes);
    case SEATING_NOT_THERE: return SAY(w, MSG_seating_move_held);
    }
    return S("");
}

static void swap_save(struct web *w, const struct draft *d, const struct seating_swap *swap, double worth)
{
    uint32_t moved[2] = {swap->person, swap->other};
    for (int i = 0; i < 2; i++)
        if (moved[i] != UINT32_MAX)
            seat_move(w->db, d->row.id, d->table.rounds[swap->round].id, d->table.members.at[moved[i]].person,
                      (int64_t)d->plan.group[swap->round * d->plan.people + moved[i]] + 1);
    seating_plan_objective_set(w->db, d->row.id, worth, d->row.is_proven && worth >= d->row.objective);
}

void seating_round_move(struct web *w)
{
    struct draft d;
    struct seating_swap swap = {0};
    if (!round_load(w, &d, &swap.round))
        return;
    struct round_page page = round_page_new(w, &d, swap.round);
    if (!read_swap(w, &d.table, &page, &swap)) {
        round_show(w, &page);
        return;
    }
    struct plan_value before = plan_value(w->arena, &d.table.problem, &d.plan);
    struct str problem = why_not(w, seating_swap(w->arena, &d.table, &swap, &d.plan));
    struct plan_value after = plan_value(w->arena, &d.table.problem, &d.plan);
    if (problem.len) {
        form_problem(w, NULL, problem);
        round_show(w, &page);
    } else if (str_is(form_get(w, S("do")), S("move"))) {
        swap_save(w, &d, &swap, after.worth);
        web_redirect_said(w, url_seating_round_form(w->arena, w->network.id, d.row.id, swap.round + 1),
                          MSG_seating_moved);
    } else {
        page.is_tried = true;
        page.cost = price(w, (int64_t)before.pairs_met, (int64_t)after.pairs_met);
        page.person_value = form_get(w, S("person"));
        page.target_value = form_get(w, S("target"));
        round_show(w, &page);
    }
}
