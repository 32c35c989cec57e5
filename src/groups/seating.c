// SPDX-License-Identifier: EUPL-1.2
// Plans in the database: drafts, publishing, undoing, moving by hand.
#include "groups/seating.h"

#include "db/db.h"

static void drafts_drop(struct db *db, struct network_id network)
{
    seating_drafts_drop_seats(db, network);
    seating_drafts_drop(db, network);
}

/// What has been held is not the draft's to say.
static void seats_save(struct db *db, const struct table *table, const struct plan *plan,
                       struct seating_plan_id id)
{
    for (uint32_t r = 0; r < plan->rounds; r++)
        for (uint32_t p = 0; p < plan->people; p++) {
            uint32_t group = plan->group[r * plan->people + p];
            if (group != AWAY && !table->held[r])
                seat_add(db, id, table->rounds[r].id, table->members.at[p].person, (int64_t)group + 1);
        }
}

bool seating_draft_save(struct db *db, struct network_id network, const struct table *table,
                        const struct seating *drawn, uint64_t seed, struct account_id by, struct instant now,
                        struct seating_plan_id *out)
{
    struct seating_plan_new row = {
        .network = network,
        .seed = (int64_t)seed,
        .objective = drawn->value.worth,
        .bound = drawn->bound,
        .is_proven = drawn->proven_optimal,
        .method = str_from(drawn->method),
        .size_least = table->problem.size_least,
        .size_most = table->problem.size_most,
        .created_by = {by.n != 0, by},
        .created_at = now,
        .missed = table->missed,
    };
    drafts_drop(db, network);
    if (!seating_plan_add(db, &row, out))
        return false;
    seats_save(db, table, &drawn->plan, *out);
    return !db_failed(db);
}

// ---- whom to tell ----

/// The seats of one group: a stretch of a list that is sorted by group.
struct company {
    const struct seat_place *at;
    size_t count;
};

static struct company company_of(const struct seat_place_list *seats, struct person_id person)
{
    struct company c = {0};
    bool is_in = false;
    for (size_t i = 0; i < seats->count; i++) {
        if (!c.count || c.at->group_number != seats->at[i].group_number) {
            if (is_in)
                return c;
            c = (struct company){&seats->at[i], 0};
        }
        c.count++;
        is_in |= seats->at[i].person.n == person.n;
    }
    return is_in ? c : (struct company){0};
}

static bool is_same_company(struct company a, struct company b)
{
    bool same = a.count == b.count;
    for (size_t i = 0; same && i < a.count; i++)
        same = a.at[i].group_number == b.at[i].group_number && a.at[i].person.n == b.at[i].person.n;
    return same;
}

static struct gathering_id next_gathering(struct db *db, struct network_id network, struct date today)
{
    struct seating_gathering_list all = seating_gatherings(db, network);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].state == GATHERING_STATE_PLANNED && date_compare(all.at[i].held_on, today) >= 0)
            return all.at[i].id;
    return (struct gathering_id){0};
}

struct seating_news seating_news_of(struct db *db, struct network_id network, struct seating_plan_id after,
                                    struct date today)
{
    struct seating_plan published;
    struct seating_news news = {.gathering = next_gathering(db, network, today)};
    struct seat_place_list old = {0}, new = seats_at(db, after, news.gathering);
    if (seating_plan_published(db, network, &published))
        old = seats_at(db, published.id, news.gathering);
    news.at = NEW_ARRAY(db_arena(db), struct person_id, new.count);
    for (size_t i = 0; i < new.count; i++)
        if (!is_same_company(company_of(&old, new.at[i].person), company_of(&new, new.at[i].person)))
            news.at[news.count++] = new.at[i].person;
    return news;
}

// ---- publishing and going back ----

/// Both plans tell the same of what is over, whichever holds.
static void keep_history(struct db *db, struct seating_plan_id from, struct seating_plan_id to,
                         struct date today)
{
    seats_over_drop(db, to, today);
    if (from.n)
        seats_over_copy(db, from, to, today);
}

static void old_plans_drop(struct db *db, struct network_id network)
{
    seating_plans_old_part(db, network, SEATING_PLANS_KEPT - 1);
    seating_plans_old_drop_seats(db, network, SEATING_PLANS_KEPT - 1);
    seating_plans_old_drop(db, network, SEATING_PLANS_KEPT - 1);
}

struct seating_news seating_publish(struct db *db, struct network_id network, struct seating_plan_id draft,
                                    struct date today, struct instant now)
{
    struct seating_plan old = {0};
    bool had = seating_plan_published(db, network, &old);
    struct seating_news news = seating_news_of(db, network, draft, today);
    if (!seating_plan_publish(db, draft, (struct maybe_seating_plan_id){had, old.id}, now))
        return (struct seating_news){0};
    keep_history(db, old.id, draft, today);
    if (had)
        seating_plan_state_set(db, old.id, PLAN_STATE_REPLACED);
    old_plans_drop(db, network);
    return news;
}

bool seating_unpublish(struct db *db, struct network_id network, struct seating_plan_id published,
                       struct date today, struct instant now, struct seating_news *news)
{
    struct seating_plan now_published;
    struct seating_plan_id before;
    if (!seating_plan_published(db, network, &now_published) || now_published.id.n != published.n ||
        !seating_plan_replaced_by(db, published, &before))
        return false;
    *news = seating_news_of(db, network, before, today);
    drafts_drop(db, network);
    keep_history(db, published, before, today);
    seating_plan_state_set(db, published, PLAN_STATE_DRAFT);
    seating_plan_restore(db, before, now);
    return true;
}

// ---- moving by hand ----

static enum seating_swapped swap_verdict(enum plan_fault fault)
{
    switch (fault) {
    case PLAN_SOUND:
    case PLAN_APART:
    case PLAN_TOGETHER: return SEATING_SWAPPED;
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
    struct problem p = table->problem;
    p.apart_count = p.together_count = 0;
    struct shape shape = problem_shape(arena, &p);
    struct plan counted = plan_copy(arena, plan); // a number may be missing, see groups/draw.h
    plan_renumber(arena, &shape, &counted);
    enum seating_swapped verdict = swap_verdict(plan_fault(arena, &p, &shape, &counted));
    if (verdict == SEATING_SWAPPED)
        return verdict;
    row[swap->person] = from;
    if (swap->other != UINT32_MAX)
        row[swap->other] = to;
    return verdict;
}
