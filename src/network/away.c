// SPDX-License-Identifier: EUPL-1.2
// One row a member; everybody who asks "who comes?" reads it beside the answers.
#include "network/away.h"

#include "sql/gathering.h"
#include "sql/network.h"

static enum away_said judge(struct db *db, const struct away_wish *w)
{
    struct membership m;
    if (!membership_state(db, w->network, w->person, &m) || m.left_at.is_set)
        return AWAY_NO_MEMBER;
    if (date_compare(w->ends_on, w->starts_on) < 0)
        return AWAY_ENDS_FIRST;
    if (date_compare(w->ends_on, w->today) < 0)
        return AWAY_OVER;
    return w->ends_on.days - w->starts_on.days >= AWAY_DAYS_MOST ? AWAY_TOO_LONG : AWAY_SAID;
}

enum away_said away_say(struct db *db, const struct away_wish *w)
{
    enum away_said said = judge(db, w);
    if (said != AWAY_SAID)
        return said;
    away_put(db, w->network, w->person, w->starts_on, w->ends_on, w->now);
    attendee_yes_forget(db, w->network, w->person, w->starts_on, w->ends_on, w->today);
    return AWAY_SAID;
}

bool away_return(struct db *db, struct network_id network, struct person_id person, struct date today)
{
    struct away away;
    struct date yesterday = date_plus_days(today, -1);
    if (!away_of(db, network, person, &away) || date_compare(away.ends_on, today) < 0)
        return false;
    if (date_compare(away.starts_on, today) < 0)
        away_until_set(db, network, person, yesterday);
    else
        away_drop(db, network, person);
    return true;
}
