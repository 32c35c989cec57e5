// SPDX-License-Identifier: EUPL-1.2
// The order of turns.
#include "gathering/host_turn.h"

#include "i18n/message.h"

#include <stdio.h>

bool host_is_near(const struct host_candidate *c)
{
    return c->has_proposed || c->offers_help || c->brings;
}

static bool is_new(const struct host_candidate *c, const struct host_turn *turn)
{
    struct date joined = wall_from_instant(c->joined_at, ZONE_OSLO).date;
    return turn->held_on.days - joined.days < HOST_NEW_DAYS;
}

static uint64_t lot(const struct host_candidate *c, const struct host_turn *turn)
{
    char text[48];
    int length = snprintf(text, sizeof text, "%lld:%lld", (long long)turn->lot, (long long)c->person.n);
    return str_hash((struct str){text, (size_t)length});
}

/// Less than 0: `a` is asked before `b`.
static int order(const struct host_candidate *a, const struct host_candidate *b, const struct host_turn *turn)
{
    if (a->was_called_off != b->was_called_off)
        return a->was_called_off ? -1 : 1;
    if (is_new(a, turn) != is_new(b, turn))
        return is_new(a, turn) ? 1 : -1;
    if (a->hosted != b->hosted)
        return a->hosted < b->hosted ? -1 : 1;
    if (host_is_near(a) != host_is_near(b))
        return host_is_near(a) ? -1 : 1;
    int by_days = date_compare(wall_from_instant(a->joined_at, ZONE_OSLO).date,
                               wall_from_instant(b->joined_at, ZONE_OSLO).date);
    return by_days ? by_days : lot(a, turn) < lot(b, turn) ? -1 : 1;
}

const struct host_candidate *host_next(const struct host_candidate_list *all, const struct host_turn *turn)
{
    const struct host_candidate *next = NULL;
    for (size_t i = 0; i < all->count; i++) {
        const struct host_candidate *c = &all->at[i];
        bool is_passed = c->is_asked_elsewhere || c->asked >= turn->round_begins;
        if (!is_passed && (!next || order(c, next, turn) < 0))
            next = c;
    }
    return next;
}

struct str host_why(struct arena *arena, enum lang lang, const struct host_candidate *c)
{
    struct str often = c->was_called_off ? TEXT(arena, lang, MSG_host_why_called_off)
                       : c->hosted       ? TEXT(arena, lang, MSG_host_why_hosted, arg_int(c->hosted))
                                         : TEXT(arena, lang, MSG_host_why_not_yet);
    struct str near = c->has_proposed  ? TEXT(arena, lang, MSG_host_why_proposed)
                      : c->offers_help ? TEXT(arena, lang, MSG_host_why_helps)
                      : c->brings      ? TEXT(arena, lang, MSG_host_why_brings)
                                       : S("");
    return str_words(arena, often, near);
}
