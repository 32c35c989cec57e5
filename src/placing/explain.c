// SPDX-License-Identifier: EUPL-1.2
// Why somebody was not chosen, kept in their own application before the names of the round are gone.
#include "db/db.h"
#include "placing/problem.h"
#include "sql/rotation.h"

enum { CUTOFF_FROM = 5 }; // so few applicants, and the last one in would be a name

static enum missed_why missed_of(const struct placing_wish *wish, const struct placing_line *line)
{
    if (!line->is_missed)
        return MISSED_WHY_ELSEWHERE;
    switch (line->why) {
    case WHY_HOURS: return MISSED_WHY_HOURS;
    case WHY_FORBIDDEN:
        return wish->word.is_set && wish->word.value == WORD_STATE_NO ? MISSED_WHY_WORD : MISSED_WHY_TEAM;
    case WHY_REQUIRED: return MISSED_WHY_REQUIRED;
    case WHY_CLOSED: return MISSED_WHY_FULL;
    case WHY_BETTER: return MISSED_WHY_BETTER;
    case WHY_EQUAL: return MISSED_WHY_EQUAL;
    case WHY_REFUSED:
    case WHY_OWN_UNIT:
    case WHY_BLOCKS:
    case WHY_HELD:
    case WHY_UNIT: break;
    }
    return MISSED_WHY_TEAM;
}

/// How many of the things asked for the last one in brings; not set where that would tell of one person.
static struct maybe_int last_in(const struct placing_table *t, size_t theme)
{
    int64_t applicants = 0;
    struct maybe_int last = {0};
    for (size_t i = 0; i < t->wishes.count; i++) {
        if (t->line[i].theme != theme)
            continue;
        applicants++;
        if (t->line[i].is_chosen && (!last.is_set || t->line[i].met < last.value))
            last = (struct maybe_int){true, t->line[i].met};
    }
    return applicants < CUTOFF_FROM ? (struct maybe_int){0} : last;
}

void placing_explain(struct db *db, struct call_id call)
{
    struct placing_id id;
    if (!call_placing(db, call, &id))
        return;
    struct placing_table t = placing_read(db, id);
    for (size_t i = 0; i < t.wishes.count; i++) {
        const struct placing_wish *w = &t.wishes.at[i];
        if (w->call.n == call.n && w->state == APPLICATION_STATE_SENT)
            application_missed_set(db, w->id, missed_of(w, &t.line[i]), t.line[i].met, t.line[i].wanted,
                                   last_in(&t, t.line[i].theme));
    }
}
