// SPDX-License-Identifier: EUPL-1.2
// A table has one owner: the file of sql/ whose line "-- owns: person unit" names it. No other file's
// statement writes it, so that whoever asks how a row can change reads one file.
#include "queries_scan.h"

static const struct table *table_named(const struct table *list, struct str name)
{
    while (list && !str_is(list->name, name))
        list = list->next;
    return list;
}

static void table_own(struct queries *q, struct place place, struct str name)
{
    const struct table *twin = table_named(q->owned, name);
    if (twin)
        complain(place, "%.*s owns %.*s too", STR(twin->place.path), STR(name));
    struct table *owned = NEW(q->arena, struct table);
    *owned = (struct table){.name = name, .place = place, .next = q->owned};
    q->owned = owned;
}

void owned_read(struct queries *q, struct sql_file *file)
{
    struct str rest = file->text, line, name;
    for (int number = 1; str_cut(&rest, '\n', &line); number++) {
        if (!str_starts(line, S("-- owns: ")))
            continue;
        line = str_slice(line, 9, line.len);
        while (str_cut(&line, ' ', &name))
            table_own(q, (struct place){file->path, number}, name);
    }
}

static struct str token(struct str sql, size_t *at)
{
    size_t from = *at;
    while (*at < sql.len && is_word_char(sql.at[*at]))
        ++*at;
    return *at > from ? str_slice(sql, from, *at) : piece(sql, at);
}

static void written_check(struct queries *q, const struct statement *st, struct str table)
{
    const struct table *owned = table_named(q->owned, table);
    struct str owner = owned ? owned->place.path : S("no file");
    if (!str_is(owner, st->place.path))
        complain(st->place, "%.*s writes %.*s, which %.*s owns", STR(st->name), STR(table), STR(owner));
}

/// INSERT INTO it, UPDATE it (not the SET of ON CONFLICT DO UPDATE), DELETE FROM it; also within a WITH.
static void writes_check(struct queries *q, const struct statement *st)
{
    struct str sql = str_lower(q->arena, st->text), before = S(""), last = S("");
    for (size_t at = 0; at < sql.len;) {
        struct str now = token(sql, &at);
        if (!str_trim(now).len)
            continue;
        if (str_is(last, S("into")) || (str_is(last, S("update")) && !str_is(now, S("set"))) ||
            (str_is(before, S("delete")) && str_is(last, S("from"))))
            written_check(q, st, now);
        before = last;
        last = now;
    }
}

void owners_check(struct queries *q)
{
    for (const struct sql_file *f = q->files; f; f = f->next)
        for (const struct statement *st = f->statements; st; st = st->next)
            writes_check(q, st);
    for (const struct table *t = q->tables; t; t = t->next)
        if (!table_named(q->owned, t->name))
            complain(t->place, "no file of sql/ owns %.*s: name it in a line \"-- owns:\"", STR(t->name));
    for (const struct table *t = q->owned; t; t = t->next)
        if (!table_named(q->tables, t->name))
            complain(t->place, "no schema makes the table %.*s", STR(t->name));
}
