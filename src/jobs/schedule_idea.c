// SPDX-License-Identifier: EUPL-1.2
// Ideas whose steward has left, and questions that three could not answer.
#include "jobs/schedule_step.h"

#include "calendar/workday.h"
#include "idea/idea.h"
#include "question/question.h"

enum { ANSWER_WORKDAYS = 2 };

int64_t schedule_ideas(struct db *db, const struct schedule_turn *turn)
{
    ideas_let_go(db, turn->network, turn->site->now);
    return 0;
}

/// The last moment at which a question was asked that has waited for two working days.
static struct instant waited_since(const struct schedule_turn *turn)
{
    enum country country = country_of_zone(turn->zone);
    struct date day = date_plus_days(turn->today, -1);
    while (date_compare(workday_after(country, day, ANSWER_WORKDAYS), turn->today) > 0)
        day = date_plus_days(day, -1);
    return wall_instant((struct wall){date_plus_days(day, 1), 0}, turn->zone);
}

int64_t schedule_questions(struct db *db, const struct schedule_turn *turn)
{
    questions_widen(db, turn->network, waited_since(turn), turn->site->now);
    return 0;
}
