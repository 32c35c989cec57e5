// SPDX-License-Identifier: EUPL-1.2
// One round of a draft, moved by hand: what it costs first, then the change.
#include "pages/groups/seating_draft.h"

#include "i18n/format.h"
#include "pages/gathering/gathering.h"
#include "web/form.h"

static struct round_page round_page_new(struct web *w, const struct seating_view *d, uint32_t round)
{
    uint32_t n = d->plan.people;
    struct group_card_list cards = seating_cards(w, &d->table, &d->plan, round);
    struct round_page page = {
        .csrf = w->csrf,
        .title = d->table.rounds[round].title,
        .day = format_day(w->arena, w->lang, d->table.rounds[round].held_on),
        .version = d->row.version,
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
    page.list = gathering_groups_pick(
        w, url_seating_round_form(w->arena, w->network.id, d->row.id, round + 1), NULL, &page.groups);
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
static bool round_load(struct web *w, struct seating_view *d, uint32_t *round)
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
    struct seating_view d;
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
    case SEATING_BREAKS_SIZES: return SAY(w, MSG_seating_move_sizes);
    case SEATING_NOT_THERE: return SAY(w, MSG_seating_move_held);
    }
    return S("");
}

static void swap_save(struct web *w, const struct seating_view *d, const struct seating_swap *swap,
                      double worth)
{
    uint32_t moved[2] = {swap->person, swap->other};
    for (int i = 0; i < 2; i++)
        if (moved[i] != UINT32_MAX)
            seat_move(w->db, d->row.id, d->table.rounds[swap->round].id, d->table.members.at[moved[i]].person,
                      (int64_t)d->plan.group[swap->round * d->plan.people + moved[i]] + 1);
    seating_plan_objective_set(w->db, d->row.id, worth, d->row.is_proven && worth >= d->row.objective);
    web_redirect_said(w, url_seating_round_form(w->arena, w->network.id, d->row.id, swap->round + 1),
                      MSG_seating_moved);
}

/// `after` is what the plan of `d` has become worth.
static void swap_try(struct web *w, struct round_page *page, const struct seating_view *d,
                     const struct plan_value *after)
{
    struct broken_wish_list broken = wishes_broken(w->arena, &d->table, &d->table.seen, &d->plan);
    page->is_tried = true;
    page->cost = price(w, (int64_t)d->value.pairs_met, (int64_t)after->pairs_met);
    page->broken = seating_broken(w, &d->table, &broken);
    page->person_value = form_get(w, S("person"));
    page->target_value = form_get(w, S("target"));
    round_show(w, page);
}

void seating_round_move(struct web *w)
{
    struct seating_view d;
    struct seating_swap swap = {0};
    int64_t version = 0;
    if (!round_load(w, &d, &swap.round))
        return;
    struct round_page page = round_page_new(w, &d, swap.round);
    if (!read_swap(w, &d.table, &page, &swap)) {
        round_show(w, &page);
        return;
    }
    struct str problem = why_not(w, seating_swap(w->arena, &d.table, &swap, &d.plan));
    struct plan_value after = plan_value(w->arena, &d.table.seen, &d.plan);
    bool is_seen = str_int(form_get(w, S("version")), &version) && version == d.row.version;
    if (!problem.len && !is_seen)
        problem = SAY(w, MSG_seating_draft_changed);
    if (problem.len) {
        w->status = is_seen ? 422 : 409;
        form_problem(w, NULL, problem);
        round_show(w, &page);
    } else if (str_is(form_get(w, S("do")), S("move")))
        swap_save(w, &d, &swap, after.worth);
    else
        swap_try(w, &page, &d, &after);
}
