// SPDX-License-Identifier: EUPL-1.2
// The place of the series.
#include "gathering/place.h"

#include "base/list.h"
#include "db/db.h"
#include "gathering/gathering.h"

static bool place_put(struct db *db, const struct gathering *g, struct str place, struct date today)
{
    struct gathering_edit edit = {.id = g->id,
                                  .version = g->version,
                                  .title = g->title,
                                  .place = place,
                                  .about = g->about,
                                  .held_on = g->held_on,
                                  .start_minute = (int32_t)g->start_minute,
                                  .end_minute = (int32_t)g->end_minute,
                                  .today = today};
    return gathering_edit(db, &edit) == GATHERING_PLACE_CHANGED;
}

struct gathering_id_list gatherings_usual_place(struct db *db, struct network_id network, struct str place,
                                                struct date today)
{
    struct gathering_list all = gatherings_of(db, network);
    struct gathering_id_list changed = {0};
    struct str before = S("");
    network_usual_place(db, network, &before);
    network_usual_place_set(db, network, place);
    for (size_t i = 0; place.len && i < all.count; i++) {
        const struct gathering *g = &all.at[i];
        bool is_ahead = g->state == GATHERING_STATE_PLANNED && date_compare(g->held_on, today) > 0;
        bool follows = g->kind != GATHERING_KIND_KICKOFF && (!g->place.len || str_is(g->place, before));
        if (is_ahead && follows && place_put(db, g, place, today))
            *LIST_ADD(db_arena(db), &changed) = g->id;
    }
    return changed;
}

struct gathering_id_list gatherings_place_near(struct db *db, struct network_id network, struct date today)
{
    struct gathering_list all = gatherings_of(db, network);
    struct gathering_id_list placed = {0};
    struct str series = S(""), before = S("");
    network_usual_place(db, network, &series);
    for (size_t i = 0; i < all.count; i++) {
        const struct gathering *g = &all.at[i];
        struct str place = series.len ? series : before;
        int days = g->held_on.days - today.days;
        if (g->state == GATHERING_STATE_CANCELLED)
            continue;
        bool lacks = !g->place.len && place.len && days > 0 && days <= GATHERING_ASK_BEFORE_DAYS;
        if (lacks && place_put(db, g, place, today))
            *LIST_ADD(db_arena(db), &placed) = g->id;
        before = g->place.len ? g->place : before;
    }
    return placed;
}
