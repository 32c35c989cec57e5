// SPDX-License-Identifier: EUPL-1.2
// The plan of a network: a meet-up every month and a full day every half-year, as concrete gatherings.
//
//     struct network_plan_wish wish = network_plan_usual;
//     struct plan_dates dates = network_plan_propose(db, &network, &wish, today);   // calendar/plan.h
//     struct network_plan_taken taken = network_plan_take(db, &network, LANG_NB, &dates, today, uid);
//
// Taking a proposal makes gatherings of its dates; those that were planned already and lie ahead are moved,
// in their order, with their attendees and seats. What has been held, or is past, stays. The kick-off is no
// part of it. What was moved or called off has consequences: see `moved` and `called`.
#ifndef GATHERING_PLAN_H
#define GATHERING_PLAN_H

#include "calendar/plan.h"
#include "i18n/lang.h"
#include "sql/network.h"

struct network_plan_wish {
    int nth, weekday; // of the month: 1..4, or -1 for the last; 1 Monday .. 7 Sunday
    int32_t meetup_start, meetup_end;
    int32_t day_start, day_end; // of the full days
};

extern const struct network_plan_wish network_plan_usual;

/// From two weeks after the last gathering that stays as it is, to the end of the period.
struct plan_dates network_plan_propose(struct db *db, const struct network *network,
                                       const struct network_plan_wish *wish, struct date today);

/// Why a month between the first and the last of the dates has none, and what would have to give: "Ingen god
/// dag i juli 2027. Da måtte dette vike: sommerferie." A sentence for each such month.
struct network_plan_gaps {
    struct str *at;
    size_t count;
};
struct network_plan_gaps network_plan_gaps(struct db *db, const struct network *network, enum lang lang,
                                           const struct plan_dates *dates);

/// The dates as one word, for the form that shows them: who says yes sends it back, and takes these or none.
struct str network_plan_digest(struct arena *arena, const struct plan_dates *dates);

struct network_plan_gatherings {
    struct gathering_id *at;
    size_t count;
};

struct network_plan_taken {
    int64_t added;
    struct network_plan_gatherings moved;  // to another day or time: see jobs/moving.h
    struct network_plan_gatherings called; // off, since the proposal has fewer: see jobs/calling_off.h
};

/// `uid` is random and makes the calendar entries of new gatherings: NUMBER-uid. Titles and the reasons for
/// moved dates are in `lang`.
struct network_plan_taken network_plan_take(struct db *db, const struct network *network, enum lang lang,
                                            const struct plan_dates *dates, struct date today,
                                            struct str uid);

bool plan_date_is_full_day(const struct plan_date *date);
/// "Moved from 1 October: autumn break, week 40"; empty for a date that is as asked.
struct str plan_why_words(struct arena *arena, enum lang lang, const struct plan_date *date);

#endif
