// SPDX-License-Identifier: EUPL-1.2
#include "idea/chain.h"

#include "base/list.h"
#include "base/date.h"

static struct maybe_date day_of(struct instant at)
{
    return (struct maybe_date){true, wall_from_instant(at, ZONE_OSLO).date};
}

static struct str name_of(struct arena *arena, struct maybe_str given, struct maybe_str family)
{
    return given.is_set ? str_words(arena, given.value, family.value) : S("");
}

/// Before the idea: what the network talked about, and where.
static void origin_add(struct db *db, const struct idea *idea, struct idea_chain *chain)
{
    struct idea_origin o;
    if (!idea_origin(db, idea->id, &o))
        return;
    if (o.topic.is_set)
        *LIST_ADD(db_arena(db), chain) = (struct idea_station){
            .kind = IDEA_STATION_TOPIC,
            .id = o.topic.value.n,
            .title = o.topic_title.value,
            .day = day_of(o.proposed_at.value),
        };
    if (o.gathering.is_set)
        *LIST_ADD(db_arena(db), chain) = (struct idea_station){
            .kind = IDEA_STATION_GATHERING,
            .id = o.gathering.value.n,
            .title = o.gathering_title.value,
            .day = o.held_on,
            .people = o.came,
        };
}

static void idea_add_itself(struct db *db, const struct idea *idea, struct idea_chain *chain)
{
    struct idea_names names = {0};
    idea_names(db, idea->id, &names);
    *LIST_ADD(db_arena(db), chain) = (struct idea_station){
        .kind = IDEA_STATION_IDEA,
        .id = idea->id.n,
        .title = idea->title,
        .day = day_of(idea->created_at),
        .who = name_of(db_arena(db), names.steward_given, names.steward_family),
    };
}

/// Who said no is a part of its history, not of what became of it.
static void receivers_add(struct db *db, const struct idea *idea, struct idea_chain *chain)
{
    struct idea_handed_list rows = idea_handings(db, idea->id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct idea_handed *h = &rows.at[i];
        if (h->answer == IDEA_ANSWER_DECLINED || h->to_kind == IDEA_RECEIVER_THEME)
            continue;
        *LIST_ADD(db_arena(db), chain) = (struct idea_station){
            .kind = h->to_kind == IDEA_RECEIVER_UNIT ? IDEA_STATION_UNIT : IDEA_STATION_PROJECT,
            .id = h->to_unit.is_set ? h->to_unit.value.n : 0,
            .title = h->to_text,
            .day = day_of(h->answered_at.is_set ? h->answered_at.value : h->handed_at),
            .who = name_of(db_arena(db), h->answerer_given, h->answerer_family),
            .answer = h->answer,
        };
    }
}

struct idea_chain idea_chain(struct db *db, const struct idea *idea)
{
    struct idea_chain chain = {0};
    origin_add(db, idea, &chain);
    idea_add_itself(db, idea, &chain);
    receivers_add(db, idea, &chain);
    return chain;
}
