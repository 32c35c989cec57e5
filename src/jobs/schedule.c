// SPDX-License-Identifier: EUPL-1.2
// The steps of the schedule.
#include "jobs/schedule.h"

#include "ask/ask.h"
#include "auth/part.h"
#include "auth/session.h"
#include "auth/way_in.h"
#include "base/log.h"
#include "book/contribution.h"
#include "calendar/workday.h"
#include "db/db.h"
#include "gathering/gathering.h"
#include "invitation/invitation.h"
#include "jobs/closing.h"
#include "jobs/grouping.h"
#include "jobs/holding.h"
#include "jobs/outgoing.h"
#include "jobs/schedule_step.h"
#include "jobs/sender.h"
#include "jobs/standing_in.h"
#include "jobs/weekly.h"
#include "jobs/guiding.h"
#include "jobs/practising.h"
#include "jobs/rotating.h"
#include "rotation/home.h"
#include "network/away.h"
#include "sql/gathering.h"
#include "sql/network.h"
#include "sql/term.h"
#include "sql/told.h"
#include "theme/moves.h"
#include "topic/ballot.h"

enum { OFFICE_OPENS = 8 * 60, OFFICE_CLOSES = 16 * 60, GUESTS_KEPT_DAYS = 30 };

#define REMIND_AFTER_US (2 * US_PER_DAY)
#define REMIND_BEFORE_US (3 * US_PER_DAY)
#define MAYBE_RESTS_US US_PER_DAY
#define DUE_MOST_US (3 * 60 * US_PER_MINUTE) // see sender_backoff_us()
#define FAILURES_KEPT_US (60 * US_PER_MINUTE)

static bool is_office_time(struct instant now, enum zone zone)
{
    struct wall w = wall_from_instant(now, zone);
    return w.minute >= OFFICE_OPENS && w.minute < OFFICE_CLOSES && workday_is(country_of_zone(zone), w.date);
}

/// Duties that begin or end with the day (network/term.h), themes that come back (theme/moves.h), books
/// that may not hold any more (book/book.h).
static void turn_day(struct db *db, struct instant now)
{
    struct date today = wall_from_instant(now, ZONE_OSLO).date;
    terms_begin(db, today);
    terms_end(db, today);
    applications_turn(db, today, now);
    calls_turn(db, today, now);
    words_turn(db, today, now);
    agreements_turn(db, today, now);
    home_turn(db, today, now);
    themes_turn(db, today, now);
    books_turn(db, today, now);
    contributions_turn(db, today);
    asks_tidy_whole(db, today, now);
}

static void forget_what_ended(struct db *db, struct instant now)
{
    sessions_expire(db, instant_plus(now, -SESSION_IDLE_US), instant_plus(now, -SESSION_WHOLE_US),
                    instant_plus(now, SESSION_AHEAD_US));
    sign_in_failures_expire(db, instant_plus(now, -FAILURES_KEPT_US), instant_plus(now, FAILURES_KEPT_US));
    outbox_clock_back(db, now, instant_plus(now, DUE_MOST_US));
    one_time_links_expire(db, now);
    outbox_drop_old_links(db, instant_plus(now, -WAY_IN_LASTS_US), S("tvers:old-link"));
    guests_forget(db, date_plus_days(wall_from_instant(now, ZONE_OSLO).date, -GUESTS_KEPT_DAYS));
    away_forget(db, date_plus_days(wall_from_instant(now, ZONE_OSLO).date, -AWAY_KEPT_DAYS));
    outgoing_tidy(db, instant_plus(now, -SENDER_STALE_US));
    db_erases(db); // also what another process removed, while somebody here was reading
}

/// Three days before the deadline, and before the holidays in which that day lies: by the end of the next
/// working day it may be too late.
static struct instant deadline_to_remind_of(struct instant now, enum zone zone)
{
    struct date today = wall_from_instant(now, zone).date;
    struct date next = workday_after(country_of_zone(zone), today, 1);
    struct instant usual = instant_plus(now, REMIND_BEFORE_US);
    struct instant before = wall_instant((struct wall){next, MINUTES_PER_DAY - 1}, zone);
    return instant_compare(before, usual) > 0 ? before : usual;
}

/// Once, and not right after the invitation; who then says maybe once more, and not right after that.
static int64_t remind(struct db *db, const struct schedule_turn *turn)
{
    const struct notice_site *site = turn->site;
    struct invitation_id_list due = invitations_due_for_reminder(
        db, turn->network, site->now, instant_plus(site->now, -REMIND_AFTER_US),
        deadline_to_remind_of(site->now, turn->zone), instant_plus(site->now, -MAYBE_RESTS_US));
    int64_t mails = 0;
    for (size_t i = 0; i < due.count; i++)
        if (invitation_remind(db, due.at[i], site->now)) {
            notice_reminder(db, site, due.at[i]);
            mails++;
        }
    return mails;
}

static int64_t offer_places(struct db *db, const struct schedule_turn *turn)
{
    return notice_offers(db, turn->site, turn->network);
}

static int64_t ask_members(struct db *db, const struct schedule_turn *turn)
{
    return notice_gatherings_near(db, turn->site, turn->network, turn->today);
}

/// On the last working day before it.
static int64_t remind_of_day(struct db *db, const struct schedule_turn *turn)
{
    struct gathering_list all = gatherings_of(db, turn->network);
    struct date next = workday_after(country_of_zone(turn->zone), turn->today, 1);
    int64_t mails = 0;
    for (size_t i = 0; i < all.count; i++)
        if (date_compare(all.at[i].held_on, turn->today) > 0 && date_compare(all.at[i].held_on, next) <= 0)
            mails += notice_day_before(db, turn->site, all.at[i].id);
    return mails;
}

/// Whoever has a gathering in the calendar that is not theirs any more, and was not told: their network
/// ended, say.
static int64_t take_out(struct db *db, const struct schedule_turn *turn)
{
    return notice_network_over(db, turn->site, turn->network);
}

/// The day after its last.
static int64_t end(struct db *db, const struct schedule_turn *turn)
{
    struct network network;
    int64_t mails = 0;
    if (network_by_id(db, turn->network, &network) && date_compare(network.ends_on, turn->today) < 0)
        network_close(db, turn->site, turn->network, &mails);
    return mails;
}

static int64_t hold(struct db *db, const struct schedule_turn *turn)
{
    gatherings_hold(db, turn->network, turn->today, turn->site->now);
    return 0;
}

static int64_t tidy_asks(struct db *db, const struct schedule_turn *turn)
{
    asks_tidy(db, turn->network, turn->today, turn->site->now);
    return 0;
}

static schedule_step *const steps[] = {
    end,
    schedule_stand_ins, // before members are asked: it says who is one, and for which days
    remind,
    offer_places,
    ask_members,
    take_out,
    remind_of_day,
    hold,
    schedule_coming,
    tidy_asks,
    schedule_duties,
    schedule_ballots,
    schedule_topics,
    schedule_polls,
    schedule_hosts,
    schedule_take_home,
    schedule_ideas,
    schedule_questions,
    schedule_warnings,
};

int64_t schedule_network(struct db *db, const struct notice_site *site, struct network_id network,
                         enum zone zone)
{
    struct schedule_turn turn = {site, network, zone, wall_from_instant(site->now, zone).date};
    int64_t mails = 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        mails += steps[i](db, &turn);
    return mails;
}

/// Returns the number of mails; -1: the database failed, and nothing of it is done.
static int64_t keep_network(const struct schedule *s, const struct notice_site *site,
                            struct network_id network, enum zone zone)
{
    struct arena *arena = arena_new();
    struct db *db = db_begin_part(s->pool, part_of_network(network), arena);
    struct schedule_turn quiet = {site, network, zone, wall_from_instant(site->now, zone).date};
    int64_t mails = is_office_time(s->now, zone) ? schedule_network(db, site, network, zone)
                                                 : schedule_ballots(db, &quiet);
    bool is_done = db_end(db, DB_COMMIT) == DB_DONE;
    arena_free(arena);
    return is_done ? mails : -1;
}

/// Which networks there are to look at.
struct to_look_at {
    struct network_awake_list networks;
    struct network_id_list to_count; // also outside office hours: a ballot of theirs is over
};

static struct to_look_at look_around(struct db *db, struct instant now)
{
    struct instant hour = instant_plus(now, -BALLOT_GRACE_MINUTES * US_PER_MINUTE);
    struct wall over = wall_from_instant(hour, ZONE_OSLO);
    return (struct to_look_at){
        .networks = networks_awake(db, wall_from_instant(now, ZONE_OSLO).date),
        .to_count = networks_with_ballots_over(db, over.date, over.minute),
    };
}

static bool has_turn(const struct to_look_at *look, struct network_id id, enum zone zone, struct instant now)
{
    for (size_t i = 0; i < look->to_count.count; i++)
        if (look->to_count.at[i].n == id.n)
            return true;
    return is_office_time(now, zone);
}

/// What ended, what is of no network, and which networks there are to look at. False: the database failed.
static bool begin(const struct schedule *s, struct arena *arena, struct notice_site *site,
                  struct to_look_at *look, int64_t *mails)
{
    struct db *db = db_begin(s->pool, DB_WRITE, arena);
    forget_what_ended(db, s->now);
    turn_day(db, s->now);
    *site = notice_site_read(db, s->key, s->public_url, s->now);
    *look = look_around(db, s->now);
    *mails = is_office_time(s->now, ZONE_OSLO)
                 ? rotating_turn(db, site) + practising_turn(db, site) + guiding_turn(db, site)
                 : 0;
    return db_end(db, DB_COMMIT) == DB_DONE;
}

static bool is_answering(struct db_pool *pool, struct arena *arena)
{
    return db_end(db_begin(pool, DB_READ, arena), DB_ROLLBACK) == DB_DONE;
}

bool schedule_run(const struct schedule *s, int64_t *mails)
{
    struct arena *arena = arena_new();
    struct notice_site site;
    struct to_look_at look;
    bool is_there = begin(s, arena, &site, &look, mails);
    for (size_t i = 0; is_there && i < look.networks.count; i++) {
        const struct network_awake *n = &look.networks.at[i];
        enum zone zone = ZONE_OSLO;
        zone_by_name(n->zone, &zone);
        if (!has_turn(&look, n->id, zone, s->now))
            continue;
        int64_t written = keep_network(s, &site, n->id, zone);
        bool is_kept = written >= 0;
        *mails += is_kept ? written : 0;
        if (is_kept && (!is_office_time(s->now, zone) || grouping_run(s->pool, &site, n->id, zone, mails)))
            continue;
        log_line(LOG_ERROR, "schedule: network %lld is left out: the database failed", (long long)n->id.n);
        is_there = is_answering(s->pool, arena); // or is it this network alone?
    }
    if (is_there)
        is_there = weekly_run(s->pool, &site, mails);
    arena_free(arena);
    return is_there;
}
