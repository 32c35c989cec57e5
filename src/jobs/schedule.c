// SPDX-License-Identifier: EUPL-1.2
// The steps of the schedule.
#include "jobs/schedule.h"

#include "auth/session.h"
#include "auth/way_in.h"
#include "db/db.h"
#include "invitation/invitation.h"
#include "jobs/sender.h"
#include "sql/notice.h"
#include "sql/outbox.h"
#include "sql/term.h"
#include "sql/told.h"

enum { OFFICE_OPENS = 8 * 60, OFFICE_CLOSES = 16 * 60, FRIDAY = 5, ASK_BEFORE_DAYS = 28 };

#define REMIND_AFTER_US (2 * US_PER_DAY)
#define REMIND_BEFORE_US (3 * US_PER_DAY)
#define FAILURES_KEPT_US (60 * US_PER_MINUTE)

static bool is_office_time(struct instant now)
{
    struct wall w = wall_from_instant(now, ZONE_OSLO);
    return date_weekday(w.date) <= FRIDAY && w.minute >= OFFICE_OPENS && w.minute < OFFICE_CLOSES;
}

/// Duties that begin or end with the day (network/term.h).
static void turn_duties(struct db *db, struct instant now)
{
    struct date today = wall_from_instant(now, ZONE_OSLO).date;
    terms_begin(db, today);
    terms_end(db, today);
}

static void forget_what_ended(struct db *db, struct instant now)
{
    sessions_expire(db, instant_plus(now, -SESSION_IDLE_US), instant_plus(now, -SESSION_WHOLE_US));
    sign_in_failures_expire(db, instant_plus(now, -FAILURES_KEPT_US));
    one_time_links_expire(db, now);
    outbox_drop_old_links(db, instant_plus(now, -WAY_IN_LASTS_US), S("tvers:old-link"));
    outbox_unsure(db, instant_plus(now, -SENDER_STALE_US), S("tvers:died"));
    outbox_drop_answered(db, S("tvers:answered"));
    notice_drop_off(db, S("tvers:off"));
}

/// Once, three days before the deadline, and not right after the invitation.
static int64_t remind(struct db *db, const struct notice_site *site)
{
    struct invitation_id_list due = invitations_due_for_reminder(
        db, site->now, instant_plus(site->now, -REMIND_AFTER_US), instant_plus(site->now, REMIND_BEFORE_US));
    int64_t mails = 0;
    for (size_t i = 0; i < due.count; i++)
        if (invitation_remind(db, due.at[i], site->now)) {
            notice_reminder(db, site, due.at[i]);
            mails++;
        }
    return mails;
}

static int64_t offer_places(struct db *db, const struct notice_site *site)
{
    struct network_id_list networks = networks_with_waiting(db);
    int64_t mails = 0;
    for (size_t i = 0; i < networks.count; i++)
        mails += notice_offers(db, site, networks.at[i]);
    return mails;
}

static int64_t ask_members(struct db *db, const struct notice_site *site)
{
    struct date today = wall_from_instant(site->now, ZONE_OSLO).date;
    struct gathering_id_list due = gatherings_to_ask(db, today, date_plus_days(today, ASK_BEFORE_DAYS));
    int64_t mails = 0;
    for (size_t i = 0; i < due.count; i++)
        mails += notice_gathering_invitation(db, site, due.at[i]);
    return mails;
}

/// Whoever has a gathering in the calendar that is not theirs any more, and was not told: their network
/// ended, say.
static int64_t take_out(struct db *db, const struct notice_site *site)
{
    struct date today = wall_from_instant(site->now, ZONE_OSLO).date;
    struct gathering_id_list over = gatherings_to_take_out(db, today);
    int64_t mails = 0;
    for (size_t i = 0; i < over.count; i++)
        mails += notice_gathering_over(db, site, over.at[i]);
    return mails;
}

int64_t schedule_run(struct db *db, const struct notice_site *site)
{
    forget_what_ended(db, site->now);
    turn_duties(db, site->now);
    if (!is_office_time(site->now))
        return 0;
    return remind(db, site) + offer_places(db, site) + ask_members(db, site) + take_out(db, site);
}
