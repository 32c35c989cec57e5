// SPDX-License-Identifier: EUPL-1.2
// People come and go: what a leaver held is wanted again, and two members welcome whoever joins late.
#include "jobs/schedule_step.h"

#include "ask/ask.h"
#include "calendar/workday.h"
#include "gathering/hosting.h"
#include "jobs/coming.h"

enum {
    LIST_MAY_BE_UNDONE_WORKDAYS = 2,
    GREETERS = 2,
    GREETERS_TRIED_MOST = 4, // who says no is followed by another
    WELCOME_IN_DAYS = 10,
    NEW_DAYS = 30,
};

/// The last day on which something can have been seen and `count` working days are over since.
static struct date workdays_ago(enum country country, struct date today, int count)
{
    struct date day = today;
    while (date_compare(workday_after(country, day, count), today) > 0)
        day = date_plus_days(day, -1);
    return day;
}

static void let_go(struct db *db, const struct schedule_turn *turn)
{
    struct date until = workdays_ago(country_of_zone(turn->zone), turn->today, LIST_MAY_BE_UNDONE_WORKDAYS);
    leavers_see(db, turn->network, turn->today);
    leavers_forget(db, turn->network);
    struct person_id_list gone = leavers_holding(db, turn->network, until, turn->today);
    for (size_t i = 0; i < gone.count; i++)
        leaver_gives_back(db, turn->network, gone.at[i], turn->today, turn->site->now);
}

/// Who is away on the day does not host it.
static void away_give_back(struct db *db, const struct schedule_turn *turn)
{
    struct hosting_of_away_list rows = hostings_of_away(db, turn->network, turn->today);
    for (size_t i = 0; i < rows.count; i++) {
        struct hosting hosting;
        if (hosting_by_id(db, rows.at[i].id, &hosting))
            hosting_give_back(db, &hosting, rows.at[i].person, turn->site->now);
    }
}

static void ask_to_welcome(struct db *db, const struct schedule_turn *turn, const struct newcomer *who)
{
    struct person_id_list found = greeters(db, turn->network, who->person, who->invitation, turn->today);
    int64_t asked = 0;
    welcomes_asked(db, who->invitation.n, &asked);
    for (size_t i = 0; i < found.count && asked < GREETERS; i++)
        asked += ask_put(db, &(struct ask_new){
                                 .kind = ASK_KIND_WELCOME,
                                 .network = {true, turn->network},
                                 .person = found.at[i],
                                 .subject = who->invitation.n,
                                 .occasion = 1,
                                 .due_on = {true, date_plus_days(turn->today, WELCOME_IN_DAYS)},
                                 .asked_at = turn->site->now,
                             });
}

static void welcome(struct db *db, const struct schedule_turn *turn)
{
    struct instant since = instant_plus(turn->site->now, -NEW_DAYS * US_PER_DAY);
    struct int_list over = welcomes_over(db, turn->network);
    for (size_t i = 0; i < over.count; i++)
        asks_void(db, ASK_KIND_WELCOME, over.at[i], turn->site->now);
    struct newcomer_list come = newcomers(db, turn->network, since, GREETERS, GREETERS_TRIED_MOST);
    for (size_t i = 0; i < come.count; i++)
        ask_to_welcome(db, turn, &come.at[i]);
}

int64_t schedule_coming(struct db *db, const struct schedule_turn *turn)
{
    let_go(db, turn);
    away_give_back(db, turn);
    welcome(db, turn);
    return 0;
}
