// SPDX-License-Identifier: EUPL-1.2
// Moving a gathering.
#include "gathering/gathering.h"

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
                          edit->end_minute, edit->place, edit->about, sequence))
        return GATHERING_CHANGED_MEANWHILE;
    if (what == GATHERING_MOVED)
        attendee_answers_forget(db, edit->id);
    if (edit->start_minute != old.start_minute)
        programme_shift(db, edit->id, edit->start_minute - old.start_minute);
    return what;
}
