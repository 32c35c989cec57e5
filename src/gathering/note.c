// SPDX-License-Identifier: EUPL-1.2
// From the lines of the notes to decisions and tasks.
#include "gathering/note.h"

#include "ask/ask.h"
#include "db/db.h"
#include "i18n/text.h"
#include "markdown/markdown.h"
#include "search/search.h"
#include "sql/stand_in.h"

bool note_of(struct db *db, struct gathering_id gathering, struct prose *out)
{
    struct prose_id id;
    return note_prose_id(db, gathering, &id) && prose_by_id(db, id, out);
}

struct prose note_prose(struct db *db, const struct gathering *gathering)
{
    struct prose p = {.network = {true, gathering->network}};
    if (note_of(db, gathering->id, &p))
        return p;
    prose_add(db, p.network, &p.id);
    note_add(db, gathering->id, p.id);
    return p;
}

struct note_line {
    bool is_task; // else a decision
    struct str text;
};

/// What is being brought in line with the notes.
struct lifting {
    struct db *db;
    const struct gathering *gathering;
    const struct note_line *lines;
    struct str *keys; // of the lines
    size_t count;
    struct instant now;
};

static bool stands_there(const struct lifting *l, bool is_task, struct str key)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->lines[i].is_task == is_task && str_is(l->keys[i], key))
            return true;
    return false;
}

// ---- decisions ----

static void decisions_lift(const struct lifting *l)
{
    struct decision_list before = decisions_of(l->db, l->gathering->id);
    for (size_t i = 0; i < before.count; i++)
        if (!stands_there(l, false, before.at[i].line_key))
            decision_drop(l->db, l->gathering->id, before.at[i].line_key);
    for (size_t i = 0; i < l->count; i++)
        if (!l->lines[i].is_task)
            decision_put(l->db, l->gathering->id, l->keys[i], (int64_t)i, l->lines[i].text);
}

// ---- tasks ----

static bool is_same_day(struct maybe_date a, struct maybe_date b)
{
    return a.is_set == b.is_set && (!a.is_set || a.value.days == b.value.days);
}

static bool is_same_person(struct maybe_person_id a, struct maybe_person_id b)
{
    return a.is_set == b.is_set && (!a.is_set || a.value.n == b.value.n);
}

static void ask_taker(struct db *db, const struct gathering *g, struct task_id task,
                      struct maybe_person_id who, struct instant now)
{
    if (who.is_set)
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_TASK,
                                      .network = {true, g->network},
                                      .person = who.value,
                                      .gathering = {true, g->id},
                                      .subject = task.n,
                                      .occasion = now.us, // each time anew
                                      .asked_at = now});
}

static const struct task *task_with(const struct task_list *tasks, struct str key)
{
    for (size_t i = 0; i < tasks->count; i++)
        if (str_is(tasks->at[i].line_key, key))
            return &tasks->at[i];
    return NULL;
}

static void task_lift(const struct lifting *l, const struct task_list *before,
                      const struct member_list *members, size_t i)
{
    struct str text = l->lines[i].text;
    struct arena *arena = db_arena(l->db);
    const struct task *was = task_with(before, l->keys[i]);
    struct task now = {.state = TASK_STATE_OPEN};
    if (was)
        now = *was;
    else
        task_add(l->db, l->gathering->id, l->keys[i], (int64_t)i, text, &now.id);
    struct maybe_person_id who = task_taker(arena, text, members);
    struct maybe_date day = task_day(arena, text, l->gathering->held_on);
    task_line_set(l->db, now.id, (int64_t)i, text);
    if (is_same_person(who, now.person) && is_same_day(day, now.due_on))
        return;
    task_taker_set(l->db, now.id, who, day);
    asks_void(l->db, ASK_KIND_TASK, now.id.n, l->now);
    if (now.state == TASK_STATE_OPEN)
        ask_taker(l->db, l->gathering, now.id, who, l->now);
}

/// Drops the tasks whose line is gone; of those that were done, from TASKS_DONE_KEPT on.
static void tasks_drop_gone(const struct lifting *l, const struct task_list *before)
{
    int done = 0;
    for (size_t i = 0; i < before->count; i++) {
        const struct task *t = &before->at[i];
        if (stands_there(l, true, t->line_key) || (t->state == TASK_STATE_DONE && done++ < TASKS_DONE_KEPT))
            continue;
        asks_forget(l->db, ASK_KIND_TASK, t->id.n);
        stand_in_tasks_forget(l->db, t->id);
        task_drop(l->db, t->id);
    }
}

static void tasks_lift(const struct lifting *l)
{
    struct task_list before = tasks_of(l->db, l->gathering->id);
    struct member_list members = members_of(l->db, l->gathering->network);
    tasks_drop_gone(l, &before);
    for (size_t i = 0; i < l->count; i++)
        if (l->lines[i].is_task)
            task_lift(l, &before, &members, i);
}

/// A line that stands there twice counts once.
static size_t without_doubles(struct arena *arena, const struct note_line *lines, size_t count,
                              struct note_line *once, struct str *keys)
{
    struct lifting kept = {.lines = once, .keys = keys};
    for (size_t i = 0; i < count; i++) {
        struct str key = text_fold(arena, lines[i].text);
        if (stands_there(&kept, lines[i].is_task, key))
            continue;
        once[kept.count] = lines[i];
        keys[kept.count++] = key;
    }
    return kept.count;
}

/// The decisions and tasks among the lines of a text.
static size_t lines_of(struct arena *arena, struct str body, struct note_line **out)
{
    struct markdown_line_list lines = markdown_lift(arena, body);
    size_t count = 0;
    *out = NEW_ARRAY(arena, struct note_line, lines.count);
    for (size_t i = 0; i < lines.count; i++)
        switch (lines.at[i].mark) {
        case MARKDOWN_DECISION: (*out)[count++] = (struct note_line){false, lines.at[i].text}; break;
        case MARKDOWN_TASK: (*out)[count++] = (struct note_line){true, lines.at[i].text}; break;
        case MARKDOWN_IDEA: break;
        }
    return count;
}

void note_lift(struct db *db, const struct gathering *gathering, struct str body, struct instant now)
{
    struct arena *arena = db_arena(db);
    struct note_line *lines;
    size_t count = lines_of(arena, body, &lines);
    struct note_line *once = NEW_ARRAY(arena, struct note_line, count);
    struct str *keys = NEW_ARRAY(arena, struct str, count);
    struct lifting l = {db, gathering, once, keys, without_doubles(arena, lines, count, once, keys), now};
    decisions_lift(&l);
    tasks_lift(&l);
    search_put(
        db, &(struct search_text){
                SEARCH_KIND_NOTE, gathering->id.n, {true, gathering->network}, gathering->title, body, now});
}

void task_settle(struct db *db, const struct task *task, enum task_state state, struct maybe_person_id by,
                 struct network_id network, struct instant now)
{
    struct gathering g = {.id = task->gathering, .network = network};
    bool is_open = state == TASK_STATE_OPEN;
    if (is_open)
        by.is_set = false;
    task_state_set(db, task->id, state, by, (struct maybe_instant){!is_open, now});
    if (!is_open && task->person.is_set)
        ask_settle(db, ASK_KIND_TASK, task->id.n, task->person.value,
                   state == TASK_STATE_DONE ? ASK_STATE_DONE : ASK_STATE_DECLINED, now);
    if (is_open && task->state != TASK_STATE_OPEN)
        ask_taker(db, &g, task->id, task->person, now);
}
