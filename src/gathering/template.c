// SPDX-License-Identifier: EUPL-1.2
// The usual programmes, and a network's own.
#include "gathering/template.h"

#include "db/db.h"
#include "gathering/stretch.h"
#include "i18n/message.h"
#include "sql/gathering.h"

struct usual_item {
    enum item_kind kind;
    enum message title;
    int minutes;
    struct str exercise; // of the kit; empty: none
    bool has_prompt;     // the usual question for groups
};

/// Two hours.
static const struct usual_item meetup[] = {
    {ITEM_KIND_WELCOME, MSG_plan_item_welcome, 10, {0}, false},
    {ITEM_KIND_TALK, MSG_template_input, 30, {0}, false},
    {ITEM_KIND_GROUP_WORK, MSG_template_groups, 45, {0}, true},
    {ITEM_KIND_TALK, MSG_template_round, 20, {0}, false},
    {ITEM_KIND_CLOSE, MSG_plan_item_close, 10, {0}, false},
    {ITEM_KIND_CLOSE, MSG_template_next, 5, {0}, false},
};

/// Six hours.
static const struct usual_item full_day[] = {
    {ITEM_KIND_WELCOME, MSG_plan_item_welcome, 15, {0}, false},
    {ITEM_KIND_EXERCISE, MSG_plan_item_map, 30, S_INIT("map"), false},
    {ITEM_KIND_TALK, MSG_template_input, 45, {0}, false},
    {ITEM_KIND_GROUP_WORK, MSG_template_groups, 75, {0}, true},
    {ITEM_KIND_BREAK, MSG_plan_item_lunch, 45, {0}, false},
    {ITEM_KIND_GROUP_WORK, MSG_template_groups_on, 75, {0}, true},
    {ITEM_KIND_TALK, MSG_template_round, 45, {0}, false},
    {ITEM_KIND_CLOSE, MSG_plan_item_close, 20, {0}, false},
    {ITEM_KIND_CLOSE, MSG_template_next, 10, {0}, false},
};

static struct template_item_list usual(struct arena *arena, enum lang lang, const struct usual_item *items,
                                       size_t count)
{
    struct template_item_list list = {.at = NEW_ARRAY(arena, struct template_item, count)};
    for (size_t i = 0; i < count; i++)
        list.at[list.count++] = (struct template_item){
            .place = (int64_t)i,
            .minutes = items[i].minutes,
            .kind = items[i].kind,
            .title = TEXT(arena, lang, items[i].title),
            .exercise = {items[i].exercise.len > 0, items[i].exercise},
            .prompt = items[i].has_prompt ? TEXT(arena, lang, MSG_template_prompt) : S(""),
        };
    return list;
}

struct template_item_list template_of(struct db *db, struct network_id network, enum lang lang)
{
    struct template_item_list own = template_items(db, network);
    return own.count ? own : usual(db_arena(db), lang, meetup, sizeof meetup / sizeof *meetup);
}

void template_put(struct db *db, struct network_id network, const struct template_item *items, size_t count)
{
    template_clear(db, network);
    for (size_t i = 0; i < count; i++)
        template_item_add(db, network, (int64_t)i, items[i].minutes, items[i].kind, items[i].title,
                          items[i].exercise, items[i].prompt);
}

bool template_fill(struct db *db, const struct gathering *g, enum lang lang)
{
    struct arena *arena = db_arena(db);
    struct template_item_list items = g->kind == GATHERING_KIND_MEETUP
                                          ? template_of(db, g->network, lang)
                                          : usual(arena, lang, full_day, sizeof full_day / sizeof *full_day);
    int64_t *minutes = NEW_ARRAY(arena, int64_t, items.count);
    struct stretch_span *spans = NEW_ARRAY(arena, struct stretch_span, items.count);
    bool is_filled = false;
    if (programme_of(db, g->id).count)
        return false;
    for (size_t i = 0; i < items.count; i++)
        minutes[i] = items.at[i].minutes;
    stretch(minutes, items.count, g->end_minute - g->start_minute, spans);
    for (size_t i = 0; i < items.count; i++) {
        const struct template_item *t = &items.at[i];
        struct programme_item_id id;
        if (!spans[i].minutes)
            continue;
        programme_item_add(db, g->id, g->start_minute + spans[i].start, spans[i].minutes, t->kind, t->title,
                           S(""), S(""), t->exercise, &id);
        if (t->prompt.len)
            programme_item_prompt_set(db, id, t->prompt);
        is_filled = true;
    }
    return is_filled;
}
