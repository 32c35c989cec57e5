// SPDX-License-Identifier: EUPL-1.2
// The first programme of a kick-off.
#include "gathering/kickoff.h"

#include "db/db.h"
#include "gathering/gathering.h"
#include "gathering/stretch.h"
#include "i18n/message.h"
#include "sql/gathering.h"
#include "sql/invitation.h"
#include "sql/selection.h"

enum house { FIRST_HOUSE, SECOND_HOUSE };

struct usual_item {
    enum item_kind kind;
    enum message title;
    int minutes;
    enum house house;
    struct str exercise; // of the kit; empty: none
};

/// Six hours, as they are in the example that the product was made for.
static const struct usual_item usual[] = {
    {ITEM_KIND_WELCOME, MSG_plan_item_welcome, 15, FIRST_HOUSE, {0}},
    {ITEM_KIND_TALK, MSG_plan_item_chief, 45, FIRST_HOUSE, {0}},
    {ITEM_KIND_MOVE, MSG_plan_item_move, 30, SECOND_HOUSE, {0}},
    {ITEM_KIND_TALK, MSG_plan_item_input, 45, SECOND_HOUSE, {0}},
    {ITEM_KIND_EXERCISE, MSG_plan_item_acquaintance, 25, SECOND_HOUSE, S_INIT("bridge")},
    {ITEM_KIND_BREAK, MSG_plan_item_lunch, 45, SECOND_HOUSE, {0}},
    {ITEM_KIND_GROUP_WORK, MSG_plan_item_groups, 75, SECOND_HOUSE, {0}},
    {ITEM_KIND_EXERCISE, MSG_plan_item_map, 25, SECOND_HOUSE, S_INIT("map")},
    {ITEM_KIND_GROUP_WORK, MSG_plan_item_topics, 35, SECOND_HOUSE, {0}},
    {ITEM_KIND_CLOSE, MSG_plan_item_close, 20, SECOND_HOUSE, {0}},
};
enum { USUAL = sizeof usual / sizeof *usual };

static void programme_begin(struct db *db, struct gathering_id gathering, enum lang lang,
                            const struct kickoff *k)
{
    int64_t minutes[USUAL];
    struct stretch_span spans[USUAL];
    struct str chief = S("");
    chief_executive(db, &chief);
    for (size_t i = 0; i < USUAL; i++)
        minutes[i] = usual[i].minutes;
    stretch(minutes, USUAL, k->end_minute - k->start_minute, spans);
    for (size_t i = 0; i < USUAL; i++) {
        const struct usual_item *item = &usual[i];
        struct programme_item_id id;
        if (!spans[i].minutes)
            continue; // so short a day has no room for it
        programme_item_add(db, gathering, k->start_minute + spans[i].start, spans[i].minutes, item->kind,
                           TEXT(db_arena(db), lang, item->title),
                           item->house == FIRST_HOUSE ? k->place : k->second_place,
                           item->title == MSG_plan_item_chief ? chief : S(""),
                           (struct maybe_str){item->exercise.len > 0, item->exercise}, &id);
    }
}

static enum kickoff_saved change(struct db *db, const struct gathering *old, const struct kickoff *k)
{
    struct gathering_edit edit = {
        .id = old->id,
        .version = k->version,
        .title = old->title,
        .place = k->place,
        .about = k->about,
        .held_on = k->held_on,
        .start_minute = k->start_minute,
        .end_minute = k->end_minute,
    };
    if (gathering_edit(db, &edit) == GATHERING_CHANGED_MEANWHILE)
        return KICKOFF_CHANGED_MEANWHILE;
    return KICKOFF_SAVED;
}

enum kickoff_saved kickoff_save(struct db *db, const struct network *network, enum lang lang,
                                const struct kickoff *k)
{
    struct gathering_id id;
    struct gathering old;
    if (network->state != NETWORK_STATE_DRAFT)
        return KICKOFF_ANNOUNCED;
    if (network_kickoff(db, network->id, &id) && gathering_by_id(db, id, &old))
        return k->version ? change(db, &old, k) : KICKOFF_CHANGED_MEANWHILE;
    if (gathering_add(db, network->id, 0, GATHERING_KIND_KICKOFF,
                      TEXT(db_arena(db), lang, MSG_plan_kickoff_title), k->held_on, k->start_minute,
                      k->end_minute, k->place, k->about, (struct maybe_str){0}, k->uid, &id))
        programme_begin(db, id, lang, k);
    return KICKOFF_SAVED;
}
