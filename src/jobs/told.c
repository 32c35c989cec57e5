// SPDX-License-Identifier: EUPL-1.2
// Differences, and what the entry's numbers become.
#include "jobs/told.h"

static bool is_other_time(const struct told *last, const struct gathering *g)
{
    return date_compare(last->held_on, g->held_on) != 0 || last->start_minute != g->start_minute ||
           last->end_minute != g->end_minute || last->asked != g->sequence;
}

static bool is_other_place(const struct told *last, const struct gathering *g)
{
    return !str_is(last->place, g->place);
}

static enum telling difference(const struct told *last, const struct telling_truth *truth)
{
    bool stands = last && last->method == TOLD_METHOD_REQUEST;
    if (!truth->is_in)
        return stands ? TELLING_OUT : TELLING_NOTHING;
    if (!last)
        return truth->begins ? TELLING_NEW : TELLING_NOTHING;
    if (!stands && (last->method == TOLD_METHOD_CANCEL || truth->has_answered))
        return TELLING_NEW;
    if (is_other_time(last, truth->gathering))
        return TELLING_MOVED;
    if (!stands)
        return TELLING_NEW;
    bool differs = is_other_place(last, truth->gathering) || last->digest != truth->digest;
    return differs || truth->renews ? TELLING_CHANGED : TELLING_NOTHING;
}

/// One more than the last, but for mere words; never behind the gathering's own, which the subscribed
/// calendar shows.
static int64_t sequence_after(const struct told *last, enum telling what, const struct gathering *g)
{
    bool is_wording = what == TELLING_CHANGED && !is_other_place(last, g);
    int64_t sequence = last ? last->sequence + !is_wording : 0;
    return is_wording || sequence > g->sequence ? sequence : g->sequence;
}

enum telling telling_of(const struct told *last, const struct telling_truth *truth, struct told *next)
{
    const struct gathering *g = truth->gathering;
    enum telling what = difference(last, truth);
    if (what == TELLING_NOTHING)
        return what;
    int64_t sequence = sequence_after(last, what, g);
    bool asks = what == TELLING_NEW || what == TELLING_MOVED;
    bool asks_anew = !last || (asks && (!truth->has_answered || last->asked != g->sequence));
    *next = (struct told){
        .gathering = g->id,
        .person = truth->person,
        .method = what == TELLING_OUT ? TOLD_METHOD_CANCEL : TOLD_METHOD_REQUEST,
        .sequence = sequence,
        .asked = asks_anew ? g->sequence : last->asked,
        .asked_sequence = asks_anew ? sequence : last->asked_sequence,
        .held_on = g->held_on,
        .start_minute = g->start_minute,
        .end_minute = g->end_minute,
        .place = g->place,
        .digest = truth->digest,
        .mails = last ? last->mails + 1 : 1,
        .told_at = truth->now,
    };
    return what;
}
