// SPDX-License-Identifier: EUPL-1.2
// Plans in the database: drafts, publishing, undoing, moving by hand.
#include "network/seating.h"

#include "db/db.h"

static void drafts_drop(struct db *db, struct network_id network)
{
    seating_drafts_drop_seats(db, network);
    seating_drafts_drop(db, network);
}

static void seats_save(struct db *db, const struct table *table, const struct plan *plan,
                       struct seating_plan_id id)
{
    for (uint32_t r = 0; r < plan->rounds; r++)
        for (uint32_t p = 0; p < plan->people; p++) {
            uint32_t group = plan->group[r * plan->people + p];
            if (group != AWAY)
                seat_add(db, id, table->rounds[r].id, table->members.at[p].person, (int64_t)group + 1);
        }
}

bool seating_draft_save(struct db *db, struct network_id network, const struct table *table,
                        const struct seating *drawn, uint64_t seed, struct account_id by, struct instant now,
                        struct seating_plan_id *out)
{
    drafts_drop(db, network);
    struct seating_plan_new row = {
        .network = network,
        .seed = (int64_t)seed,
        .objective = drawn->value.worth,
        .bound = drawn->bound,
        .is_proven = drawn->proven_optimal,
        .method = str_from(drawn->method),
        .size_least = table->problem.size_least,
        .size_most = table->problem.size_most,
        .created_by = {true, by},
        .created_at = now,
    };
    if (!by.n)
        row.created_by.is_set = false;
    if (!seating_plan_add(db, &row, out))
        return false;
    seats_save(db, table, &drawn->plan, *out);
    return !db_failed(db);
}

/// Whether the person sits at the gathering in `seats`, and in which group.
static int64_t group_of(const struct seat_place_list *seats, const struct seat_place *who)
{
    for (size_t i = 0; i < seats->count; i++)
        if (seats->at[i].gathering.n == who->gathering.n && seats->at[i].person.n == who->person.n)
            return seats->at[i].group_number;
    return 0;
}

static bool is_to_come(const struct seating_gathering_list *gatherings, struct gathering_id id,
                       struct date today)
{
    for (size_t i = 0; i < gatherings->count; i++)
        if (gatherings->at[i].id.n == id.n)
            return gatherings->at[i].state == GATHERING_STATE_PLANNED &&
                   date_compare(gatherings->at[i].held_on, today) >= 0;
    return false;
}

/// Everyone whose group in `after` is another one than in `before`.
static struct seating_news news_between(struct db *db, struct network_id network,
                                        struct seating_plan_id before, struct seating_plan_id after,
                                        struct date today)
{
    struct seating_gathering_list gatherings = seating_gatherings(db, network);
    struct seat_place_list old = {0}, new = seats_of(db, after);
    if (before.n)
        old = seats_of(db, before);
    struct seating_news news = {.at = NEW_ARRAY(db_arena(db), struct seating_change, new.count)};
    for (size_t i = 0; i < new.count; i++)
        if (is_to_come(&gatherings, new.at[i].gathering, today) &&
            group_of(&old, &new.at[i]) != new.at[i].group_number)
            news.at[news.count++] = (struct seating_change){new.at[i].gathering, new.at[i].person};
    return news;
}

struct seating_news seating_publish(struct db *db, struct network_id network, struct seating_plan_id draft,
                                    struct date today, struct instant now)
{
    struct seating_plan old = {0};
    bool had = seating_plan_published(db, network, &old);
    if (!seating_plan_publish(db, draft, (struct maybe_seating_plan_id){had, old.id}, now))
        return (struct seating_news){0};
    if (had)
        seating_plan_state_set(db, old.id, PLAN_STATE_REPLACED);
    return news_between(db, network, had ? old.id : (struct seating_plan_id){0}, draft, today);
}

bool seating_unpublish(struct db *db, struct network_id network, struct seating_plan_id published)
{
    struct seating_plan now_published;
    struct seating_plan_id before;
    if (!seating_plan_published(db, network, &now_published) || now_published.id.n != published.n ||
        !seating_plan_replaced_by(db, published, &before))
        return false;
    drafts_drop(db, network);
    seating_plan_state_set(db, published, PLAN_STATE_DRAFT);
    seating_plan_state_set(db, before, PLAN_STATE_PUBLISHED);
    return true;
}

static enum seating_swapped swap_verdict(enum plan_fault fault)
{
    switch (fault) {
    case PLAN_SOUND: return SEATING_SWAPPED;
    case PLAN_APART:
    case PLAN_TOGETHER: return SEATING_BREAKS_WISH;
    case PLAN_SIZES: return SEATING_BREAKS_SIZES;
    case PLAN_ATTENDANCE:
    case PLAN_HELD: return SEATING_NOT_THERE;
    }
    return SEATING_NOT_THERE;
}

enum seating_swapped seating_swap(struct arena *arena, const struct table *table,
                                  const struct seating_swap *swap, struct plan *plan)
{
    uint32_t *row = plan->group + swap->round * plan->people, from = row[swap->person];
    uint32_t to = swap->other == UINT32_MAX ? swap->to_group : row[swap->other];
    if (table->held[swap->round] || from == AWAY || to == AWAY)
        return SEATING_NOT_THERE;
    if (from == to)
        return SEATING_SAME_GROUP;
    row[swap->person] = to;
    if (swap->other != UINT32_MAX)
        row[swap->other] = from;
    struct shape shape = problem_shape(arena, &table->problem);
    enum seating_swapped verdict = swap_verdict(plan_fault(arena, &table->problem, &shape, plan));
    if (verdict == SEATING_SWAPPED)
        return verdict;
    row[swap->person] = from;
    if (swap->other != UINT32_MAX)
        row[swap->other] = to;
    return verdict;
}

uint32_t *seating_meetings(struct arena *arena, const struct plan *plan, uint32_t rounds)
{
    uint32_t n = plan->people, *met = NEW_ARRAY(arena, uint32_t, (size_t)n * n);
    for (uint32_t r = 0; r < rounds; r++)
        for (uint32_t a = 0; a < n; a++)
            for (uint32_t b = 0; b < n; b++) {
                uint32_t group = plan->group[r * n + a];
                met[a * n + b] += a != b && group != AWAY && group == plan->group[r * n + b];
            }
    return met;
}
