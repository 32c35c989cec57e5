// SPDX-License-Identifier: EUPL-1.2
#include "chain/stations.h"

#include "base/date.h"
#include "base/list.h"
#include "sql/chain.h"

static struct maybe_date day_of(struct instant at)
{
    return (struct maybe_date){true, wall_from_instant(at, ZONE_OSLO).date};
}

static struct str name_of(struct arena *arena, struct maybe_str given, struct maybe_str family)
{
    return given.is_set ? str_words(arena, given.value, family.value) : S("");
}

// ---- until somebody takes it ----

/// Before the idea: what the network talked about, and where.
static void origin_add(struct db *db, const struct idea *idea, struct station_list *all)
{
    struct idea_origin o;
    if (!idea_origin(db, idea->id, &o))
        return;
    if (o.topic.is_set)
        *LIST_ADD(db_arena(db), all) = (struct station){
            .kind = STATION_TOPIC,
            .id = o.topic.value.n,
            .title = o.topic_title.value,
            .day = day_of(o.proposed_at.value),
        };
    if (o.gathering.is_set)
        *LIST_ADD(db_arena(db), all) = (struct station){
            .kind = STATION_GATHERING,
            .id = o.gathering.value.n,
            .title = o.gathering_title.value,
            .day = o.held_on,
            .count = o.came,
        };
}

static void idea_add_itself(struct db *db, const struct idea *idea, struct station_list *all)
{
    struct idea_names names = {0};
    idea_names(db, idea->id, &names);
    *LIST_ADD(db_arena(db), all) = (struct station){
        .kind = STATION_IDEA,
        .id = idea->id.n,
        .title = idea->title,
        .day = day_of(idea->created_at),
        .who = name_of(db_arena(db), names.steward_given, names.steward_family),
    };
}

/// Who said no is a part of its history, not of what became of it.
static void receivers_add(struct db *db, const struct idea *idea, struct station_list *all)
{
    struct idea_handed_list rows = idea_handings(db, idea->id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct idea_handed *h = &rows.at[i];
        if (h->answer == IDEA_ANSWER_DECLINED || h->to_kind == IDEA_RECEIVER_THEME)
            continue;
        *LIST_ADD(db_arena(db), all) = (struct station){
            .kind = h->to_kind == IDEA_RECEIVER_UNIT ? STATION_UNIT : STATION_PROJECT,
            .id = h->to_unit.is_set ? h->to_unit.value.n : 0,
            .title = h->to_text,
            .day = day_of(h->answered_at.is_set ? h->answered_at.value : h->handed_at),
            .who = name_of(db_arena(db), h->answerer_given, h->answerer_family),
            .answer = h->answer,
        };
    }
}

static void begin(struct db *db, const struct idea *idea, struct station_list *all)
{
    origin_add(db, idea, all);
    idea_add_itself(db, idea, all);
    receivers_add(db, idea, all);
}

// ---- and after ----

static void theme_add_itself(struct db *db, struct theme_id id, struct station_list *all)
{
    struct chain_theme t;
    if (chain_theme(db, id, &t))
        *LIST_ADD(db_arena(db), all) = (struct station){
            .kind = STATION_THEME,
            .id = id.n,
            .title = t.title,
            .day = day_of(t.shelved_at.is_set ? t.shelved_at.value : t.created_at),
            .theme = t.state,
        };
}

static void calls_add(struct db *db, struct theme_id id, struct station_list *all)
{
    struct chain_call_list rows = chain_calls(db, id);
    for (size_t i = 0; i < rows.count; i++)
        *LIST_ADD(db_arena(db), all) = (struct station){
            .kind = STATION_CALL,
            .id = id.n,
            .day = rows.at[i].published_at.is_set ? day_of(rows.at[i].published_at.value)
                                                  : (struct maybe_date){0},
            .until = {true, rows.at[i].closes_on},
            .count = rows.at[i].applied,
        };
}

static void rotations_add(struct db *db, struct theme_id id, struct station_list *all)
{
    struct chain_rotation_list rows = chain_rotations(db, id);
    for (size_t i = 0; i < rows.count; i++)
        *LIST_ADD(db_arena(db), all) = (struct station){
            .kind = STATION_ROTATION,
            .id = rows.at[i].id.n,
            .day = rows.at[i].from_on,
            .until = rows.at[i].to_on,
            .rotation = rows.at[i].state,
        };
}

static void books_add(struct db *db, struct theme_id id, struct station_list *all)
{
    struct chain_book_list rows = chain_books(db, id);
    for (size_t i = 0; i < rows.count; i++)
        *LIST_ADD(db_arena(db), all) = (struct station){
            .kind = STATION_BOOK,
            .id = rows.at[i].id.n,
            .title = rows.at[i].title,
            .day = {true, rows.at[i].published_on},
            .count = rows.at[i].edition,
            .is_withdrawn = rows.at[i].is_withdrawn,
        };
}

static void practices_add(struct db *db, struct theme_id id, struct station_list *all)
{
    struct chain_practice_list rows = chain_practices(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct chain_practice *p = &rows.at[i];
        *LIST_ADD(db_arena(db), all) = (struct station){
            .kind = STATION_PRACTICE,
            .id = p->id.n,
            .title = p->unit,
            .day = {true, p->since_on},
            .who = p->confirmer.value,
            .practice = {p->state, p->asked_on, p->answered_on, p->asked_times},
        };
    }
}

static void go_on(struct db *db, struct theme_id id, struct station_list *all)
{
    theme_add_itself(db, id, all);
    calls_add(db, id, all);
    rotations_add(db, id, all);
    books_add(db, id, all);
    practices_add(db, id, all);
}

struct station_list stations_of_idea(struct db *db, const struct idea *idea)
{
    struct station_list all = {0};
    struct theme_id theme;
    begin(db, idea, &all);
    if (chain_theme_of(db, idea->id, &theme))
        go_on(db, theme, &all);
    return all;
}

struct station_list stations_of_theme(struct db *db, struct theme_id theme)
{
    struct station_list all = {0};
    struct idea_id id;
    struct idea idea;
    if (chain_idea_of(db, theme, &id) && idea_by_id(db, id, &idea))
        begin(db, &idea, &all);
    go_on(db, theme, &all);
    return all;
}

// ---- how it began ----

struct str chain_first_words(struct db *db, struct theme_id theme)
{
    struct chain_theme t = {0};
    struct idea_id id;
    struct idea idea;
    if (chain_idea_of(db, theme, &id) && idea_by_id(db, id, &idea))
        return idea.title;
    chain_theme(db, theme, &t);
    return t.question;
}
