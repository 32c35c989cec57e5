// SPDX-License-Identifier: EUPL-1.2
#include "rotation/call.h"

static const struct {
    enum call_state from, to;
    enum call_mover by;
} moves[] = {
    {CALL_STATE_DRAFT, CALL_STATE_PUBLISHED, BY_CALLERS},
    {CALL_STATE_PUBLISHED, CALL_STATE_CLOSED, BY_CALL_DAY},
    {CALL_STATE_CLOSED, CALL_STATE_DECIDED, BY_CALLERS},
    {CALL_STATE_CLOSED, CALL_STATE_DECIDED, BY_CALL_DAY},
};

bool call_may_move(enum call_state from, enum call_state to, enum call_mover by)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].from == from && moves[i].to == to && moves[i].by == by)
            return true;
    return false;
}

static const struct maybe_instant no_instant;
static const struct maybe_date no_day;

enum call_published call_publish(struct db *db, const struct call *call, struct date today,
                                 struct instant now)
{
    struct theme theme;
    if (!call_may_move(call->state, CALL_STATE_PUBLISHED, BY_CALLERS))
        return CALL_NO_DRAFT;
    if (!theme_by_id(db, call->theme, &theme) || theme.state != THEME_STATE_OPEN)
        return CALL_THEME_NOT_OPEN;
    if (date_compare(call->closes_on, today) <= 0 ||
        date_compare(call->closes_on, date_plus_days(today, CALL_DAYS_MOST)) > 0)
        return CALL_DAY_WRONG;
    bool is_done = call_state_set(db, call->id, call->state, CALL_STATE_PUBLISHED,
                                  (struct maybe_instant){true, now}, no_day, no_instant, false);
    return is_done ? CALL_PUBLISHED : CALL_NO_DRAFT;
}

static void theme_close(struct db *db, struct theme_id theme, struct date today, struct instant now)
{
    int64_t holding = 0;
    struct theme_step step = {.theme = theme,
                              .from = THEME_STATE_OPEN,
                              .to = THEME_STATE_CLOSED,
                              .by = BY_CALL,
                              .now = now,
                              .today = today};
    applications_holding(db, theme, &holding);
    if (!holding)
        theme_move(db, &step);
}

enum call_decided call_decide(struct db *db, const struct call *call, bool by_itself, struct date today,
                              struct instant now)
{
    if (call->state == CALL_STATE_DECIDED)
        return CALL_DECIDED_ALREADY;
    if (!call_may_move(call->state, CALL_STATE_DECIDED, by_itself ? BY_CALL_DAY : BY_CALLERS))
        return CALL_RUNS_YET;
    if (!call_state_set(db, call->id, call->state, CALL_STATE_DECIDED, no_instant, no_day,
                        (struct maybe_instant){true, now}, by_itself))
        return CALL_DECIDED_ALREADY;
    applications_end(db, call->id, now);
    theme_close(db, call->theme, today, now);
    return CALL_DECIDED;
}

void calls_turn(struct db *db, struct date today, struct instant now)
{
    struct call_id_list over = calls_over(db, today);
    for (size_t i = 0; i < over.count; i++)
        call_state_set(db, over.at[i], CALL_STATE_PUBLISHED, CALL_STATE_CLOSED, no_instant,
                       (struct maybe_date){true, today}, no_instant, false);
    struct call_id_list stale = calls_stale(db, date_plus_days(today, -CALL_STALE_DAYS));
    for (size_t i = 0; i < stale.count; i++) {
        struct call call;
        if (call_by_id(db, stale.at[i], &call))
            call_decide(db, &call, true, today, now);
    }
}
