// SPDX-License-Identifier: EUPL-1.2
// Look, search, publish: three steps, of which the second holds no lock.
#include "jobs/grouping.h"

#include "auth/part.h"
#include "auth/settings.h"
#include "base/log.h"
#include "calendar/workday.h"
#include "db/db.h"
#include "groups/draw.h"
#include "groups/misfit.h"
#include "groups/seating.h"
#include "sql/network.h"
#include "sql/told.h"

#include <time.h>

enum {
    MAKE_DAYS = 10,          // before the gathering
    HAND_DAYS = 5,           // until then a draft by hand is waited for
    HAND_KEPT_DAYS = 7,      // that is not older
    PUBLISHED_KEPT_DAYS = 3, // what people were told stays for some days
    ASKED_DAYS = 2,          // who has just been asked answers first
    SECONDS_MOST = 2,
};

/// What is to be made, and what it was seen beside.
struct grouping {
    struct network_id network;
    enum zone zone;
    struct date today;
    struct gathering next;
    struct seating_plan published, draft; // id 0: there is none
    struct table table;
    struct plan announced;
    uint64_t seed;
};

static bool is_new(struct instant then, int days, struct instant now)
{
    return instant_compare(instant_plus(then, days * US_PER_DAY), now) > 0;
}

// ---- look ----

static void plans_read(struct db *db, struct grouping *g)
{
    if (!seating_plan_published(db, g->network, &g->published))
        g->published =
            (struct seating_plan){.size_least = SEATING_SIZE_LEAST, .size_most = SEATING_SIZE_MOST};
    if (!seating_plan_draft(db, g->network, &g->draft))
        g->draft = (struct seating_plan){0};
}

static bool waits_for_people(const struct grouping *g, int days, struct instant now)
{
    return g->draft.id.n && days > HAND_DAYS && is_new(g->draft.created_at, HAND_KEPT_DAYS, now);
}

static bool is_last_workday(const struct grouping *g)
{
    return date_compare(workday_after(country_of_zone(g->zone), g->today, 1), g->next.held_on) >= 0;
}

/// Asked, or asked anew: answers come first, and nobody gets two mails about it at once.
static bool was_just_asked(struct db *db, const struct grouping *g, struct instant now)
{
    struct told_since since;
    return told_since(db, g->next.id, &since) && since.told_at.is_set &&
           is_new(since.told_at.value, ASKED_DAYS, now);
}

/// Whether the groups of the next gathering are missing, or fit no longer. Reads the table.
static bool is_unfit(struct db *db, struct grouping *g)
{
    struct table_question q = {
        .network = g->network,
        .today = g->today,
        .silo_depth = settings_read(db).silo_depth,
        .size_least = (uint32_t)g->published.size_least,
        .size_most = (uint32_t)g->published.size_most,
    };
    if (table_read(db, &q, &g->table) != TABLE_READY)
        return false;
    if (!g->published.id.n)
        return true;
    g->announced = table_plan(db, &g->table, g->published.id);
    return misfit_find(db, &g->table, &g->published, &g->announced, g->today).is_any;
}

static bool is_due(struct db *db, struct grouping *g, struct instant now)
{
    struct network network;
    if (!network_by_id(db, g->network, &network) || network.state != NETWORK_STATE_RUNNING ||
        !gathering_next(db, g->network, date_plus_days(g->today, 1), &g->next))
        return false;
    int days = g->next.held_on.days - g->today.days;
    if (days > MAKE_DAYS)
        return false;
    plans_read(db, g);
    if (waits_for_people(g, days, now))
        return false;
    bool was_told = (g->published.id.n && is_new(g->published.created_at, PUBLISHED_KEPT_DAYS, now)) ||
                    was_just_asked(db, g, now);
    return (!was_told || is_last_workday(g)) && is_unfit(db, g);
}

// ---- search ----

static double monotonic(void *arg)
{
    struct timespec now;
    (void)arg;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static bool search(struct arena *arena, struct grouping *g, struct seating *out)
{
    struct seat_options options = {
        .seed = g->seed,
        .limits = {.passes = table_passes(&g->table), .seconds = SECONDS_MOST, .now = monotonic},
        .move_price = SEATING_MOVE_PRICE,
    };
    table_allow_small(arena, &g->table);
    if (g->published.id.n)
        table_draw_near(arena, &g->table, &g->announced, &options, out);
    else
        table_draw(arena, &g->table, &options, out);
    return out->outcome == SEAT_PLANNED;
}

// ---- publish ----

static bool is_same(const struct seating_plan *a, const struct seating_plan *b)
{
    return a->id.n == b->id.n && a->version == b->version;
}

static int64_t publish(struct db *db, const struct notice_site *site, const struct grouping *g,
                       const struct seating *drawn)
{
    struct grouping now = *g;
    struct seating_plan_id draft;
    plans_read(db, &now);
    if (!is_same(&now.published, &g->published) || !is_same(&now.draft, &g->draft) ||
        !seating_draft_save(db, g->network, &g->table, drawn, g->seed, (struct account_id){0}, site->now,
                            &draft))
        return 0;
    struct seating_news news = seating_publish(db, g->network, draft, g->today, site->now);
    return notice_groups(db, site, news.gathering, news.at, news.count);
}

bool grouping_run(struct db_pool *pool, const struct notice_site *site, struct network_id network,
                  enum zone zone, int64_t *mails)
{
    struct arena *arena = arena_new();
    struct grouping g = {.network = network, .zone = zone, .today = wall_from_instant(site->now, zone).date};
    struct seating drawn;
    struct db *db = db_begin(pool, DB_READ, arena);
    bool wanted = is_due(db, &g, site->now), is_done = db_end(db, DB_ROLLBACK) == DB_DONE;
    g.seed = (uint64_t)g.next.id.n * 1000 + (uint64_t)g.today.days % 1000;
    if (is_done && wanted && search(arena, &g, &drawn)) {
        db = db_begin_part(pool, part_of_network(network), arena);
        int64_t written = publish(db, site, &g, &drawn);
        is_done = db_end(db, DB_COMMIT) == DB_DONE;
        *mails += is_done ? written : 0;
    } else if (is_done && wanted)
        log_line(LOG_INFO, "schedule: no groups were found for gathering %lld", (long long)g.next.id.n);
    arena_free(arena);
    return is_done;
}
