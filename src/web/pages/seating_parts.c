// SPDX-License-Identifier: EUPL-1.2
// A plan in words and pictures.
#include "web/pages/seating.h"

#include "i18n/format.h"

enum { PLOT_LEFT = 50, PLOT_TOP = 10, PLOT_WIDTH = 580, PLOT_HEIGHT = 210 };

void seating_crumbs(struct web *w, bool is_own_page)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    if (!is_own_page)
        web_crumb(w, SAY(w, MSG_seating_title), url_seating_show(w->arena, w->network.id));
}

enum table_state seating_table(struct web *w, uint32_t size_least, uint32_t size_most, struct table *out)
{
    struct table_question question = {
        .network = w->network.id,
        .today = w->today,
        .silo_depth = w->settings.silo_depth,
        .size_least = size_least,
        .size_most = size_most,
    };
    return table_read(w->db, &question, out);
}

struct str seating_name(struct web *w, const struct seating_member *m)
{
    return str_format(w->arena, "%.*s %.*s", STR(m->given_name), STR(m->family_name));
}

uint32_t seating_next_round(const struct table *table)
{
    uint32_t r = 0;
    while (r < table->round_count && table->held[r])
        r++;
    return r;
}

static uint32_t pairs_met(const uint32_t *met, uint32_t people)
{
    uint32_t pairs = 0;
    for (uint32_t a = 0; a < people; a++)
        for (uint32_t b = a + 1; b < people; b++)
            pairs += met[a * people + b] > 0;
    return pairs;
}

/// The first round after which everyone has sat with everyone, counted from 1; 0: never.
static uint32_t all_met_after(struct web *w, const struct plan *plan)
{
    uint32_t n = plan->people, all = n * (n - 1) / 2;
    for (uint32_t r = 1; r <= plan->rounds; r++)
        if (pairs_met(seating_meetings(w->arena, plan, r), n) == all)
            return r;
    return 0;
}

struct str seating_verdict(struct web *w, const struct table *table, const struct plan *plan)
{
    struct plan_value value = plan_value(w->arena, &table->problem, plan);
    uint32_t all = all_met_after(w, plan);
    if (all)
        return SAY(w, MSG_seating_verdict_all, arg_int(all), arg_date(table->rounds[all - 1].held_on));
    struct str some = SAY(w, MSG_seating_verdict_some, arg_int((int64_t)value.pairs_met),
                          arg_int((int64_t)value.pairs_possible));
    if (table->silos < 2)
        return some;
    struct str cross = SAY(w, MSG_seating_verdict_cross, arg_int((int64_t)value.cross_met),
                           arg_int((int64_t)value.cross_possible));
    return str_format(w->arena, "%.*s %.*s", STR(some), STR(cross));
}

struct str seating_proof(struct web *w, const struct table *table, const struct plan *plan,
                         const struct seating_plan *row)
{
    uint32_t others = plan->people - 1, partners = table->problem.size_most - 1, all = all_met_after(w, plan);
    if (all && partners && all == (others + partners - 1) / partners)
        return SAY(w, MSG_seating_proof_fewest, arg_int(all), arg_int(partners), arg_int(others));
    if (row->is_proven)
        return SAY(w, MSG_seating_proof_best);
    if (row->bound <= 0)
        return S("");
    return SAY(w, MSG_seating_proof_gap, arg_percent(100 * (row->bound - row->objective) / row->bound, 1));
}

/// Pairs that sit together in a round: as it was held, or as its group sizes will allow.
static uint32_t pairs_seated(const struct table *table, const struct shape *shape, const struct plan *plan,
                             uint32_t round)
{
    const struct round_shape *s = &shape->round[round];
    const uint32_t *row = plan->group + round * plan->people;
    uint32_t pairs = 0;
    if (!table->held[round])
        return s->size ? s->large * (s->size + 1) * s->size / 2 +
                             (s->groups - s->large) * s->size * (s->size - 1) / 2
                       : 0;
    for (uint32_t a = 0; a < plan->people; a++)
        for (uint32_t b = a + 1; b < plan->people; b++)
            pairs += row[a] != AWAY && row[a] == row[b];
    return pairs;
}

static void point(struct buf *out, uint32_t round, uint32_t rounds, uint32_t value, uint32_t all)
{
    double x = PLOT_LEFT + (double)PLOT_WIDTH * round / (rounds ? rounds : 1);
    double y = PLOT_TOP + PLOT_HEIGHT - (double)PLOT_HEIGHT * value / (all ? all : 1);
    buf_format(out, "%.1f,%.1f ", x, y);
}

struct coverage seating_coverage(struct web *w, const struct table *table, const struct plan *plan)
{
    uint32_t n = plan->people, all = n * (n - 1) / 2;
    struct shape shape = problem_shape(w->arena, &table->problem);
    struct buf line = buf_new(w->arena, 1 << 16), ideal = buf_new(w->arena, 1 << 16);
    struct coverage c = {.possible = all, .rows.at = NEW_ARRAY(w->arena, struct coverage_row, plan->rounds)};
    uint32_t met = 0, seated = 0;
    point(&line, 0, plan->rounds, 0, all);
    point(&ideal, 0, plan->rounds, 0, all);
    for (uint32_t r = 0; r < plan->rounds; r++) {
        met = pairs_met(seating_meetings(w->arena, plan, r + 1), n);
        seated += pairs_seated(table, &shape, plan, r);
        uint32_t most = seated < all ? seated : all; // were every meeting a first one
        point(&line, r + 1, plan->rounds, met, all);
        point(&ideal, r + 1, plan->rounds, most, all);
        c.rows.at[c.rows.count++] = (struct coverage_row){
            .title = table->rounds[r].title,
            .day = format_date(w->arena, w->lang, table->rounds[r].held_on),
            .met = met,
            .possible = all,
            .at_most = most,
            .is_held = table->held[r],
        };
    }
    c.line = str_trim(buf_get(&line));
    c.ideal = str_trim(buf_get(&ideal));
    c.title = SAY(w, MSG_seating_figure_title, arg_int(met), arg_int(all), arg_int(plan->rounds));
    c.about = SAY(w, MSG_seating_figure_about, arg_int(met), arg_int(all));
    return c;
}

struct group_card_list seating_cards(struct web *w, const struct table *table, const struct plan *plan,
                                     uint32_t round)
{
    uint32_t n = plan->people;
    const uint32_t *row = plan->group + round * n;
    struct group_card_list cards = {.at = NEW_ARRAY(w->arena, struct group_card, n)};
    for (uint32_t group = 0; group < n; group++) {
        struct group_card card = {.number = group + 1, .seats.at = NEW_ARRAY(w->arena, struct seat_line, n)};
        for (uint32_t p = 0; p < n; p++) {
            const struct seating_member *m = &table->members.at[p];
            if (row[p] != group)
                continue;
            bool is_me = w->actor.person.is_set && w->actor.person.value.n == m->person.n;
            card.is_mine |= is_me;
            card.seats.at[card.seats.count++] = (struct seat_line){
                seating_name(w, m), m->unit_name.is_set ? m->unit_name.value : S(""), is_me};
        }
        if (card.seats.count)
            cards.at[cards.count++] = card;
    }
    return cards;
}

struct seating_round_list seating_rounds(struct web *w, const struct table *table, const struct plan *plan,
                                         struct maybe_seating_plan_id draft)
{
    uint32_t next = seating_next_round(table);
    struct seating_round_list list = {.at = NEW_ARRAY(w->arena, struct seating_round, plan->rounds)};
    for (uint32_t r = 0; r < plan->rounds; r++) {
        struct seating_round *round = &list.at[list.count++];
        *round = (struct seating_round){
            .title = table->rounds[r].title,
            .day = format_day(w->arena, w->lang, table->rounds[r].held_on),
            .is_held = table->held[r],
            .is_next = r == next,
            .may_move = draft.is_set && !table->held[r],
            .groups = seating_cards(w, table, plan, r),
        };
        if (round->may_move)
            round->move = url_seating_round_form(w->arena, w->network.id, draft.value, r + 1);
    }
    return list;
}

/// "Thursday 3 December you sit with A, B and C."
static struct str next_mates(struct web *w, const struct table *table, const struct plan *plan, uint32_t me)
{
    uint32_t next = seating_next_round(table), n = plan->people, count = 0;
    if (next >= plan->rounds || plan->group[next * n + me] == AWAY)
        return S("");
    struct str *names = NEW_ARRAY(w->arena, struct str, n);
    for (uint32_t p = 0; p < n; p++)
        if (p != me && plan->group[next * n + p] == plan->group[next * n + me])
            names[count++] = seating_name(w, &table->members.at[p]);
    return SAY(w, MSG_seating_next, arg_day(table->rounds[next].held_on),
               arg_str(format_list(w->arena, w->lang, names, count)));
}

struct own_row seating_own_row(struct web *w, const struct table *table, const struct plan *plan)
{
    uint32_t n = plan->people,
             me = w->actor.person.is_set ? table_person(table, w->actor.person.value) : UINT32_MAX;
    if (me == UINT32_MAX)
        return (struct own_row){0};
    uint32_t *met = seating_meetings(w->arena, plan, seating_next_round(table));
    struct own_row row = {
        .next = next_mates(w, table, plan, me),
        .met.at = NEW_ARRAY(w->arena, struct met_person, n),
        .left.at = NEW_ARRAY(w->arena, struct met_person, n),
        .others = n - 1,
        .is_member = true,
    };
    for (uint32_t p = 0; p < n; p++) {
        const struct seating_member *m = &table->members.at[p];
        struct met_person_list *list = met[me * n + p] ? &row.met : &row.left;
        if (p != me)
            list->at[list->count++] = (struct met_person){
                seating_name(w, m), m->unit_name.is_set ? m->unit_name.value : S(""), met[me * n + p]};
    }
    return row;
}
