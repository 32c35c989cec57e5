// SPDX-License-Identifier: EUPL-1.2
// The moves.
#include "network/stand_in.h"

#include "ask/ask.h"
#include "invitation/invitation.h"
#include "network/away.h"

enum { ANSWER_IN_DAYS = 14 };

static bool is_member(struct db *db, struct network_id network, struct person_id person)
{
    struct membership m;
    return membership_state(db, network, person, &m) && !m.left_at.is_set;
}

static enum stand_in_asking judge(struct db *db, const struct stand_in_wish *w, struct away *away)
{
    struct stand_in other;
    if (!away_of(db, w->network, w->person, away) || date_compare(away->ends_on, w->today) < 0)
        return STAND_IN_NOT_AWAY;
    if (stand_in_of(db, w->network, w->person, &other))
        return STAND_IN_HAS_ONE;
    return is_member(db, w->network, w->stand_in) ? STAND_IN_MEMBER : STAND_IN_ASKED;
}

enum stand_in_asking stand_in_ask(struct db *db, const struct stand_in_wish *w, struct stand_in_id *id)
{
    struct away away;
    enum stand_in_asking asking = judge(db, w, &away);
    if (asking != STAND_IN_ASKED)
        return asking;
    struct date usual = date_plus_days(w->today, ANSWER_IN_DAYS);
    bool is_short = date_compare(away.ends_on, usual) < 0;
    stand_in_add(db, w->network, w->person, w->stand_in, w->now, id);
    ask_put(db, &(struct ask_new){.kind = ASK_KIND_STAND_IN,
                                  .person = w->stand_in,
                                  .subject = id->n,
                                  .occasion = 1,
                                  .due_on = {true, is_short ? away.ends_on : usual},
                                  .asked_at = w->now});
    return STAND_IN_ASKED;
}

void stand_in_follow(struct db *db, const struct stand_in *s, const struct away *away, struct instant now)
{
    struct date from = date_plus_days(away->ends_on, 1);
    away_put(db, s->network, s->stand_in, from, date_plus_days(from, AWAY_DAYS_MOST), now);
}

void stand_in_serve(struct db *db, const struct stand_in *s, const struct away *away, struct instant now)
{
    if (!stand_in_state_set(db, s->id, STAND_IN_STATE_ASKED, STAND_IN_STATE_SERVING, now))
        return;
    membership_add(db, s->network, s->stand_in, now);
    stand_in_follow(db, s, away, now);
    ask_settle(db, ASK_KIND_STAND_IN, s->id.n, s->stand_in, ASK_STATE_DONE, now);
}

void stand_in_decline(struct db *db, const struct stand_in *s, struct instant now)
{
    if (stand_in_state_set(db, s->id, STAND_IN_STATE_ASKED, STAND_IN_STATE_DECLINED, now))
        ask_settle(db, ASK_KIND_STAND_IN, s->id.n, s->stand_in, ASK_STATE_DECLINED, now);
}

/// Invited since, and said yes.
static bool is_own_right(struct db *db, const struct stand_in *s)
{
    struct invitation i;
    return invitation_of(db, s->network, s->stand_in, &i) && i.answer == ANSWER_YES && !i.withdrawn_at.is_set;
}

bool stand_in_leave(struct db *db, const struct stand_in *s, struct instant now)
{
    bool served = s->state == STAND_IN_STATE_SERVING;
    stand_in_state_set(db, s->id, s->state, STAND_IN_STATE_OVER, now);
    asks_void(db, ASK_KIND_STAND_IN, s->id.n, now);
    if (served)
        away_drop(db, s->network, s->stand_in);
    return served && !is_own_right(db, s);
}
