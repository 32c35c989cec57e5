// SPDX-License-Identifier: EUPL-1.2
// Who is asked, and on which occasion.
#include "jobs/host_asking.h"

#include "ask/ask.h"
#include "calendar/workday.h"
#include "gathering/host_turn.h"
#include "jobs/notice_host.h"
#include "sql/network.h"

enum { ANSWER_WORKDAYS = 4 };

/// Each round has these occasions: a wider question reaches also who did not answer the one before.
enum occasion { BY_TURN, BY_TOPIC, BY_ALL, OCCASIONS };

struct host_asking host_asking_of(struct db *db, const struct notice_site *site, struct hosting_id hosting,
                                  struct date today)
{
    struct host_asking a = {.site = site, .today = today};
    if (!hosting_by_id(db, hosting, &a.hosting) || !gathering_by_id(db, a.hosting.gathering, &a.gathering))
        return a;
    struct network network = {0};
    network_by_id(db, a.hosting.network, &network);
    zone_by_name(network.zone, &a.zone);
    a.is_wanted = a.hosting.state == HOSTING_STATE_WANTED && a.gathering.state == GATHERING_STATE_PLANNED &&
                  date_compare(a.gathering.held_on, today) > 0;
    a.members = host_candidates(db, hosting, today);
    return a;
}

static int64_t occasion_of(const struct host_asking *a, enum occasion occasion)
{
    return a->hosting.round * OCCASIONS + (int64_t)occasion;
}

/// Four working days; the day before the gathering at the latest.
static struct date answer_by(const struct host_asking *a)
{
    struct date day = workday_after(country_of_zone(a->zone), a->today, ANSWER_WORKDAYS);
    struct date last = date_plus_days(a->gathering.held_on, -1);
    return date_compare(day, last) < 0 ? day : last;
}

static int64_t ask(struct db *db, const struct host_asking *a, const struct host_candidate *whom,
                   enum occasion occasion)
{
    struct ask_id id;
    struct date last = date_plus_days(a->gathering.held_on, -1);
    bool is_asked = ask_insert(db,
                               &(struct ask_new){
                                   .kind = ASK_KIND_HOST,
                                   .network = {true, a->hosting.network},
                                   .person = whom->person,
                                   .gathering = {true, a->hosting.gathering},
                                   .subject = a->hosting.id.n,
                                   .occasion = occasion_of(a, occasion),
                                   .due_on = {true, occasion == BY_TURN ? answer_by(a) : last},
                                   .asked_at = a->site->now,
                               },
                               &id);
    return is_asked ? notice_host_asked(db, a->site, id, whom) : 0;
}

const struct host_candidate *host_asking_next(const struct host_asking *a)
{
    struct host_turn turn = {.round_begins = occasion_of(a, BY_TURN),
                             .lot = a->hosting.gathering.n,
                             .held_on = a->gathering.held_on};
    return a->is_wanted ? host_next(&a->members, &turn) : NULL;
}

int64_t host_ask_next(struct db *db, const struct host_asking *a)
{
    const struct host_candidate *next = host_asking_next(a);
    int64_t waiting = 0;
    asks_waiting(db, ASK_KIND_HOST, a->hosting.id.n, &waiting);
    return next && !waiting ? ask(db, a, next, BY_TURN) : 0;
}

int64_t host_ask_near(struct db *db, const struct host_asking *a)
{
    int64_t mails = 0;
    for (size_t i = 0; a->is_wanted && i < a->members.count; i++)
        if (host_is_near(&a->members.at[i]) && !a->members.at[i].is_asked_elsewhere)
            mails += ask(db, a, &a->members.at[i], BY_TOPIC);
    return mails;
}

int64_t host_ask_all(struct db *db, const struct host_asking *a)
{
    int64_t mails = 0;
    for (size_t i = 0; a->is_wanted && i < a->members.count; i++)
        if (!a->members.at[i].is_asked_elsewhere)
            mails += ask(db, a, &a->members.at[i], BY_ALL);
    return mails;
}

int64_t host_ask_one(struct db *db, const struct host_asking *a, struct person_id person)
{
    for (size_t i = 0; a->is_wanted && i < a->members.count; i++)
        if (a->members.at[i].person.n == person.n)
            return ask(db, a, &a->members.at[i], BY_TOPIC);
    return 0;
}
