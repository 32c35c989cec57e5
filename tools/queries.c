// SPDX-License-Identifier: EUPL-1.2
// queries FOLDER FILE.sql... turns SQL statements, each under its C signature, into typed C functions, and
// schema files (those in a folder named "schema") into embedded migrations. db/db.h is the manual.
#include "queries.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void complain(struct place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%.*s:%d: ", STR(place.path), place.line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static struct str file_text(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        complain((struct place){str_from(path), 1}, "cannot be opened");
    struct buf text = buf_new(arena, OUTPUT_BYTES_MOST);
    char piece[4096];
    for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
        buf_str(&text, (struct str){piece, n});
    fclose(file);
    return buf_get(&text);
}

static struct str last_part(struct str path)
{
    size_t start = 0;
    for (size_t i = 0; i < path.len; i++)
        if (path.at[i] == '/')
            start = i + 1;
    return str_slice(path, start, path.len);
}

static void file_add(struct queries *q, const char *path_c)
{
    struct str path = str_from(path_c), base = last_part(path);
    if (!str_ends(base, S(".sql")))
        complain((struct place){path, 1}, "not a .sql file");
    struct str name = str_slice(base, 0, base.len - 4), text = file_text(q->arena, path_c);
    if (str_find_str(path, S("schema/"), 0) < path.len) {
        migration_read(q, path, name, text);
        return;
    }
    struct sql_file *file = NEW(q->arena, struct sql_file), **end = &q->files;
    *file = (struct sql_file){.path = path, .name = name, .text = text};
    while (*end)
        end = &(*end)->next;
    *end = file;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("queries FOLDER FILE.sql...\n", stderr);
        return 2;
    }
    struct queries q = {.arena = arena_new()};
    for (int i = 2; i < argc; i++)
        file_add(&q, argv[i]);
    for (struct sql_file *f = q.files; f; f = f->next) {
        enums_read(&q, f);
        owned_read(&q, f);
    }
    for (struct sql_file *f = q.files; f; f = f->next)
        statements_read(&q, f);
    owners_check(&q);
    queries_write(&q, str_from(argv[1]));
    arena_free(q.arena);
    return 0;
}
