// SPDX-License-Identifier: EUPL-1.2
// The groups of each gathering, and one member's row: met, and not yet.
#include "pages/groups/seating.h"

#include "i18n/format.h"
#include "pages/gathering/gathering.h"
#include "web/listing.h"

static struct seat_line seat_of(struct web *w, const struct seating_member *m)
{
    return (struct seat_line){
        .name = seating_name(w, m),
        .unit = m->unit_name.is_set ? m->unit_name.value : S(""),
        .is_me = w->actor.person.is_set && w->actor.person.value.n == m->person.n,
    };
}

struct group_card_list seating_cards(struct web *w, const struct table *table, const struct plan *plan,
                                     uint32_t round)
{
    uint32_t n = plan->people;
    const uint32_t *row = plan->group + round * n;
    struct group_card_list cards = {.at = NEW_ARRAY(w->arena, struct group_card, n)};
    for (uint32_t group = 0; group < n; group++) {
        struct group_card card = {.number = group + 1};
        for (uint32_t p = 0; p < n; p++) {
            if (row[p] != group)
                continue;
            if (!card.seats.at)
                card.seats.at = NEW_ARRAY(w->arena, struct seat_line, n - p);
            struct seat_line seat = seat_of(w, &table->members.at[p]);
            card.is_mine |= seat.is_me;
            card.seats.at[card.seats.count++] = seat;
        }
        if (card.seats.count)
            cards.at[cards.count++] = card;
    }
    gathering_tables_lay(&cards);
    return cards;
}

static struct url page_of(struct web *w, struct maybe_seating_plan_id draft)
{
    return draft.is_set ? url_seating_draft_show(w->arena, w->network.id, draft.value)
                        : url_seating_show(w->arena, w->network.id);
}

struct seating_round_list seating_rounds(struct web *w, const struct seating_view *view,
                                         struct maybe_seating_plan_id draft)
{
    const struct table *table = &view->table;
    uint32_t next = table_next(table), rounds = view->plan.rounds;
    struct seating_round_list list = {.at = NEW_ARRAY(w->arena, struct seating_round, rounds)};
    for (uint32_t r = 0; r < rounds; r++) {
        struct seating_round *round = &list.at[list.count++];
        *round = (struct seating_round){
            .title = table->rounds[r].title,
            .day = format_day(w->arena, w->lang, table->rounds[r].held_on),
            .is_held = table->held[r],
            .is_next = r == next,
            .groups = seating_cards(w, table, &view->plan, r),
        };
        round->may_move = draft.is_set && !table->held[r] && round->groups.count;
        if (round->may_move)
            round->move = url_seating_round_form(w->arena, w->network.id, draft.value, r + 1);
        round->list = gathering_groups_pick(
            w, page_of(w, draft), str_c(w->arena, str_format(w->arena, "round%u", r + 1)), &round->groups);
    }
    return list;
}

// ---- one member ----

uint32_t seating_round_of_pair(const struct plan *plan, uint32_t from, uint32_t a, uint32_t b)
{
    for (uint32_t r = from; r < plan->rounds; r++) {
        const uint32_t *row = plan->group + r * plan->people;
        if (row[a] != AWAY && row[a] == row[b])
            return r;
    }
    return plan->rounds;
}

/// "Thursday 3 December you sit with A, B and C.", or that there is no seat.
static void next_fill(struct web *w, const struct seating_view *view, uint32_t me, struct own_row *row)
{
    const struct plan *plan = &view->plan;
    uint32_t next = table_next(&view->table), n = plan->people, count = 0;
    if (next >= plan->rounds)
        return;
    const uint32_t *group = plan->group + next * n;
    if (group[me] == AWAY) {
        row->no_seat = SAY(w, MSG_seating_no_seat, arg_str(view->table.rounds[next].title));
        return;
    }
    struct str *names = NEW_ARRAY(w->arena, struct str, n);
    for (uint32_t p = 0; p < n; p++)
        if (p != me && group[p] == group[me])
            names[count++] = seating_name(w, &view->table.members.at[p]);
    if (count)
        row->next = SAY(w, MSG_seating_next, arg_day(view->table.rounds[next].held_on),
                        arg_str(format_list(w->arena, w->lang, names, count)));
}

uint32_t seating_times_met(const struct plan *plan, uint32_t rounds, uint32_t a, uint32_t b)
{
    uint32_t times = 0;
    for (uint32_t r = 0; r < rounds; r++) {
        const uint32_t *row = plan->group + r * plan->people;
        times += row[a] != AWAY && row[a] == row[b];
    }
    return times;
}

static const struct listing_key met_keys[] = {
    {"name", MSG_listing_name, .is_searched = true, .given = LISTING_UP},
    {"times", MSG_seating_how_often, .begins_down = true},
};
static const struct listing_key left_keys[] = {
    {"name", MSG_listing_name, .is_searched = true, .given = LISTING_UP},
    {"day", .label = MSG_gathering_day},
};
static const struct listing_about met_listing = {
    .label = MSG_seating_find_met, .keys = met_keys, .key_count = 2, .prefix = "met"};
static const struct listing_about left_listing = {
    .label = MSG_seating_find_left, .keys = left_keys, .key_count = 2, .prefix = "left"};

static struct str met_text(struct web *w, const void *row, size_t key)
{
    const struct met_person *m = row;
    return key == 0 ? m->name : str_format(w->arena, "%lld", (long long)(m->times ? m->times : m->round));
}

static void own_lists_pick(struct web *w, struct own_row *row)
{
    struct url here = url_seating_show(w->arena, w->network.id);
    row->met_list = listing_read(w, here, &met_listing);
    row->left_list = listing_read(w, here, &left_listing);
    LISTING_PICK(w, &row->met_list, &row->met, met_text);
    LISTING_PICK(w, &row->left_list, &row->left, met_text);
}

struct own_row seating_own_row(struct web *w, const struct seating_view *view)
{
    const struct table *table = &view->table;
    uint32_t n = view->plan.people, held = table_known(table);
    uint32_t me = w->actor.person.is_set ? table_person(table, w->actor.person.value) : UINT32_MAX;
    if (me == UINT32_MAX)
        return (struct own_row){0};
    struct own_row row = {
        .met.at = NEW_ARRAY(w->arena, struct met_person, n),
        .left.at = NEW_ARRAY(w->arena, struct met_person, n),
        .others = n - 1,
        .is_member = true,
    };
    next_fill(w, view, me, &row);
    for (uint32_t p = 0; p < n; p++) {
        struct met_person other = {.name = seating_name(w, &table->members.at[p]),
                                   .times = seating_times_met(&view->plan, held, me, p)};
        uint32_t round = seating_round_of_pair(&view->plan, held, me, p);
        if (p == me)
            continue;
        other.round = round;
        if (!other.times && round < view->plan.rounds)
            other.day = format_date_short(w->arena, w->lang, table->rounds[round].held_on);
        struct met_person_list *list = other.times ? &row.met : &row.left;
        list->at[list->count++] = other;
    }
    own_lists_pick(w, &row);
    return row;
}
