// SPDX-License-Identifier: EUPL-1.2
#include "theme/moves.h"

static const struct {
    enum theme_state from, to;
    enum theme_mover by;
} moves[] = {
    {THEME_STATE_DRAFT, THEME_STATE_PROPOSED, BY_PROPOSER},
    {THEME_STATE_DRAFT, THEME_STATE_PROPOSED, BY_TEAM},
    {THEME_STATE_PROPOSED, THEME_STATE_OPEN, BY_TEAM},
    {THEME_STATE_PROPOSED, THEME_STATE_PARKED, BY_TEAM},
    {THEME_STATE_PROPOSED, THEME_STATE_DECLINED, BY_TEAM},
    {THEME_STATE_PARKED, THEME_STATE_PROPOSED, BY_TEAM},
    {THEME_STATE_PARKED, THEME_STATE_PROPOSED, BY_SCHEDULE},
    {THEME_STATE_OPEN, THEME_STATE_CLOSED, BY_CALL},
    {THEME_STATE_OPEN, THEME_STATE_TAKEN, BY_AGREEMENT},
    {THEME_STATE_CLOSED, THEME_STATE_PARKED, BY_TEAM},
    {THEME_STATE_CLOSED, THEME_STATE_PARKED, BY_SCHEDULE},
    {THEME_STATE_TAKEN, THEME_STATE_OPEN, BY_AGREEMENT},
    {THEME_STATE_TAKEN, THEME_STATE_WRITTEN, BY_BOOK},
    {THEME_STATE_WRITTEN, THEME_STATE_IN_PRACTICE, BY_PRACTICE},
};

bool theme_may_move(enum theme_state from, enum theme_state to, enum theme_mover by)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].from == from && moves[i].to == to && moves[i].by == by)
            return true;
    return false;
}

static bool is_on_shelf(enum theme_state state)
{
    return state == THEME_STATE_OPEN || state == THEME_STATE_PARKED;
}

enum theme_moving theme_move(struct db *db, const struct theme_step *s)
{
    if (!theme_may_move(s->from, s->to, s->by))
        return THEME_MOVE_REFUSED;
    struct theme_turn turn = {
        .id = s->theme,
        .was = s->from,
        .state = s->to,
        .reason = s->why,
        .parked_until = s->until,
        .submitted_at = {s->to == THEME_STATE_PROPOSED, s->now},
        .decided_on = {s->to != THEME_STATE_PROPOSED, s->today},
        .shelved_at = {is_on_shelf(s->to), s->now},
    };
    if (!theme_state_set(db, &turn))
        return THEME_MOVE_STALE;
    theme_move_add(db, s->theme, s->from, s->to, s->account, s->why, s->is_outside, s->now);
    return THEME_MOVED;
}

static int64_t move_all(struct db *db, struct theme_id_list themes, struct theme_step step)
{
    int64_t moved = 0;
    for (size_t i = 0; i < themes.count; i++) {
        step.theme = themes.at[i];
        moved += theme_move(db, &step) == THEME_MOVED;
    }
    return moved;
}

int64_t themes_turn(struct db *db, struct date today, struct instant now)
{
    struct theme_step back = {.from = THEME_STATE_PARKED,
                              .to = THEME_STATE_PROPOSED,
                              .by = BY_SCHEDULE,
                              .now = now,
                              .today = today};
    struct theme_step aside = back;
    aside.from = THEME_STATE_CLOSED;
    aside.to = THEME_STATE_PARKED;
    int64_t came_back = move_all(db, themes_due_back(db, today), back);
    return came_back + move_all(db, themes_due_parking(db, today), aside);
}
