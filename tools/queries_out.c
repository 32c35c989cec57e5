// SPDX-License-Identifier: EUPL-1.2
// What all generated files share. A file whose bytes would not change is left alone, so that nothing is
// compiled again for it.
#include "queries_out.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct str upper(struct arena *arena, struct str s)
{
    char *copy = str_c(arena, s);
    for (size_t i = 0; i < s.len; i++)
        if (copy[i] >= 'a' && copy[i] <= 'z')
            copy[i] = (char)(copy[i] - 'a' + 'A');
    return (struct str){copy, s.len};
}

struct out out_begin(struct queries *q, struct str folder, struct str prefix)
{
    struct out out = {q, folder, prefix, buf_new(q->arena, OUTPUT_BYTES_MOST)};
    PUT(&out, "// Written by tools/queries.c; edit sql/*.sql instead.\n");
    return out;
}

static bool same_already(struct out *out, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    struct str want = buf_get(&out->text);
    char *have = NEW_ARRAY(out->q->arena, char, want.len + 1);
    size_t len = fread(have, 1, want.len + 1, file);
    fclose(file);
    return str_is((struct str){have, len}, want);
}

void out_end(struct out *out, struct str name, const char *ending)
{
    struct str path = str_format(out->q->arena, "%.*s/%.*s%s", STR(out->folder), STR(name), ending);
    struct place place = {path, 1};
    char *path_c = str_c(out->q->arena, path);
    if (buf_full(&out->text))
        complain(place, "more than %d bytes", OUTPUT_BYTES_MOST);
    if (same_already(out, path_c))
        return;
    FILE *file = fopen(path_c, "wb");
    struct str text = buf_get(&out->text);
    if (!file || fwrite(text.at, 1, text.len, file) != text.len || fclose(file) != 0)
        complain(place, "%s", strerror(errno));
}

void guard_begin(struct out *out, struct str name)
{
    struct arena *a = out->q->arena;
    struct str guard = upper(a, str_format(a, "%.*s_%.*s_H", STR(out->prefix), STR(name)));
    PUT(out, "#ifndef %.*s\n#define %.*s\n\n", STR(guard), STR(guard));
}

void literal(struct out *out, struct str text)
{
    PUT(out, "\"");
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '\n')
            PUT(out, "\\n\"\n    \"");
        else if (text.at[i] == '"' || text.at[i] == '\\' || text.at[i] == '?')
            PUT(out, "\\%c", text.at[i]);
        else
            PUT(out, "%c", text.at[i]);
    PUT(out, "\"");
}

const char *c_type(struct arena *arena, struct type type)
{
    if (type.nullable)
        return str_format(arena, "struct maybe_%.*s", STR(type.name)).at;
    switch (type.kind) {
    case KIND_INT: return "int64_t";
    case KIND_BOOL: return "bool";
    case KIND_REAL: return "double";
    case KIND_STR:
    case KIND_BYTES: return "struct str";
    case KIND_DATE: return "struct date";
    case KIND_INSTANT: return "struct instant";
    case KIND_ID: return str_format(arena, "struct %.*s", STR(type.name)).at;
    case KIND_ENUM: return str_format(arena, "enum %.*s", STR(type.name)).at;
    }
    return "";
}

void members_write(struct out *out, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        PUT(out, "    %s %.*s;\n", c_type(out->q->arena, row->fields[i].type), STR(row->fields[i].name));
}

static bool row_is_listed(struct queries *q, const struct row *row)
{
    for (struct sql_file *f = q->files; f; f = f->next)
        for (struct statement *st = f->statements; st; st = st->next)
            if (st->out == row && st->result == RESULT_MANY)
                return true;
    return false;
}

void row_write(struct out *out, const struct row *row)
{
    PUT(out, "struct %.*s {\n", STR(row->name));
    members_write(out, row);
    PUT(out, "};\n\n");
    if (row_is_listed(out->q, row))
        PUT(out, "struct %.*s_list {\n    struct %.*s *at;\n    size_t count;\n};\n\n", STR(row->name),
            STR(row->name));
}
