// SPDX-License-Identifier: EUPL-1.2
// Moving a gathering.
#include "gathering/gathering.h"

#include "db/db.h"
#include "sql/gathering.h"

static enum gathering_edited what_changes(const struct gathering *old, const struct gathering_edit *edit)
{
    if (date_compare(old->held_on, edit->held_on) || old->start_minute != edit->start_minute ||
        old->end_minute != edit->end_minute)
        return GATHERING_MOVED;
    if (!str_is(old->place, edit->place))
        return GATHERING_PLACE_CHANGED;
    if (!str_is(old->title, edit->title) || !str_is(old->about, edit->about))
        return GATHERING_REWORDED;
    return GATHERING_UNCHANGED;
}

/// It has not been held yet, whatever was marked. On the same day who came stays who came.
static void set_ahead(struct db *db, const struct gathering *old, const struct gathering_edit *edit)
{
    gathering_unhold(db, edit->id);
    if (date_compare(old->held_on, edit->held_on))
        attendance_forget(db, edit->id);
}

enum gathering_edited gathering_edit(struct db *db, const struct gathering_edit *edit)
{
    struct gathering old;
    if (!gathering_by_id(db, edit->id, &old) || old.version != edit->version ||
        old.state == GATHERING_STATE_CANCELLED)
        return GATHERING_CHANGED_MEANWHILE;
    enum gathering_edited what = what_changes(&old, edit);
    if (what == GATHERING_UNCHANGED)
        return what;
    int64_t sequence = old.sequence + (what == GATHERING_MOVED);
    if (!gathering_change(db, edit->id, edit->version, edit->title, edit->held_on, edit->start_minute,
                          edit->end_minute, edit->place, edit->about,
                          what == GATHERING_MOVED ? edit->why : old.moved_why, sequence))
        return GATHERING_CHANGED_MEANWHILE;
    if (what == GATHERING_MOVED)
        attendee_answers_forget(db, edit->id);
    if (what == GATHERING_MOVED && date_compare(edit->held_on, edit->today) >= 0)
        set_ahead(db, &old, edit);
    if (edit->start_minute != old.start_minute)
        programme_shift(db, edit->id, edit->start_minute - old.start_minute);
    return what;
}

enum gathering_day gathering_day_judge(const struct network *network, struct date day, struct date today)
{
    if (date_compare(day, today) < 0)
        return GATHERING_DAY_PAST;
    bool is_inside = date_compare(day, network->starts_on) >= 0 && date_compare(day, network->ends_on) <= 0;
    return is_inside ? GATHERING_DAY_FINE : GATHERING_DAY_OUTSIDE;
}
