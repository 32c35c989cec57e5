// SPDX-License-Identifier: EUPL-1.2
// Writes the C of the generated SQL calls. A file whose bytes would not change is left alone, so that nothing
// is compiled again for it.
#include "queries.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct out {
    struct queries *q;
    struct str folder, prefix; // "build/gen/sql" and "sql"
    struct buf text;
};

#define PUT(out, ...) buf_format(&(out)->text, __VA_ARGS__)

static struct str upper(struct arena *arena, struct str s)
{
    char *copy = str_c(arena, s);
    for (size_t i = 0; i < s.len; i++)
        if (copy[i] >= 'a' && copy[i] <= 'z')
            copy[i] = (char)(copy[i] - 'a' + 'A');
    return (struct str){copy, s.len};
}

static struct out out_begin(struct queries *q, struct str folder, struct str prefix)
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

static void out_end(struct out *out, struct str name, const char *ending)
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

static void guard_begin(struct out *out, struct str name)
{
    struct arena *a = out->q->arena;
    struct str guard = upper(a, str_format(a, "%.*s_%.*s_H", STR(out->prefix), STR(name)));
    PUT(out, "#ifndef %.*s\n#define %.*s\n\n", STR(guard), STR(guard));
}

/// As a C string, a line of it for each line of the text.
static void literal(struct out *out, struct str text)
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

static const char *c_type(struct arena *arena, struct type type)
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

static const char *field_kind(enum kind kind)
{
    switch (kind) {
    case KIND_INT:
    case KIND_ID: return "DB_FIELD_INT";
    case KIND_BOOL: return "DB_FIELD_BOOL";
    case KIND_REAL: return "DB_FIELD_REAL";
    case KIND_STR: return "DB_FIELD_STR";
    case KIND_BYTES: return "DB_FIELD_BYTES";
    case KIND_DATE: return "DB_FIELD_DATE";
    case KIND_INSTANT: return "DB_FIELD_INSTANT";
    case KIND_ENUM: return "DB_FIELD_ENUM";
    }
    return "";
}

static void members_write(struct out *out, const struct row *row)
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

static void row_write(struct out *out, const struct row *row)
{
    PUT(out, "struct %.*s {\n", STR(row->name));
    members_write(out, row);
    PUT(out, "};\n\n");
    if (row_is_listed(out->q, row))
        PUT(out, "struct %.*s_list {\n    struct %.*s *at;\n    size_t count;\n};\n\n", STR(row->name),
            STR(row->name));
}

static void maybe_write(struct out *out, struct type type)
{
    PUT(out, "struct maybe_%.*s {\n    bool is_set;\n    %s value;\n};\n\n", STR(type.name),
        c_type(out->q->arena, type));
}

static void enum_declare(struct out *out, const struct enumeration *e)
{
    struct str big = upper(out->q->arena, e->name);
    PUT(out, "enum %.*s {\n", STR(e->name));
    for (size_t i = 0; i < e->count; i++)
        PUT(out, "    %.*s_%.*s,\n", STR(big), STR(upper(out->q->arena, e->values[i])));
    PUT(out, "};\n\nenum { %.*s_COUNT = %zu };\n\n", STR(big), e->count);
    PUT(out, "struct str %.*s_text(enum %.*s value);\n", STR(e->name), STR(e->name));
    PUT(out, "bool %.*s_from_text(struct str text, enum %.*s *out);\n", STR(e->name), STR(e->name));
    PUT(out, "extern const struct db_enum %.*s_enum;\n\n", STR(e->name));
    maybe_write(out, (struct type){.kind = KIND_ENUM, .name = e->name});
}

static void types_header(struct queries *q, struct str folder, struct str prefix)
{
    struct out out = out_begin(q, folder, prefix);
    PUT(&out, "// Ids, enums and rows that several files of statements share.\n");
    guard_begin(&out, S("types"));
    PUT(&out, "#include \"db/value.h\"\n\n");
    for (struct name *id = q->ids; id; id = id->next) {
        struct type type = {.kind = KIND_ID, .name = id->name};
        PUT(&out, "struct %.*s {\n    int64_t n;\n};\n\n", STR(id->name));
        maybe_write(&out, type);
    }
    for (struct enumeration *e = q->enums; e; e = e->next)
        enum_declare(&out, e);
    for (struct name *n = q->single_lists; n; n = n->next)
        PUT(&out, "struct %.*s_list {\n    %s *at;\n    size_t count;\n};\n\n", STR(n->name),
            c_type(q->arena, n->type));
    for (struct row *row = q->rows; row; row = row->next)
        if (row->is_shared)
            row_write(&out, row);
    PUT(&out, "#endif\n");
    out_end(&out, S("types"), ".h");
}

static void enum_define(struct out *out, const struct enumeration *e)
{
    int len = (int)e->name.len;
    const char *name = e->name.at;
    PUT(out, "\nstatic const struct str %.*s_texts[] = {\n", len, name);
    for (size_t i = 0; i < e->count; i++)
        PUT(out, "    S_INIT(\"%.*s\"),\n", STR(e->values[i]));
    PUT(out, "};\n\nconst struct db_enum %.*s_enum = {%.*s_texts, %zu};\n\n", len, name, len, name, e->count);
    PUT(out,
        "struct str %.*s_text(enum %.*s value)\n{\n    return db_enum_text(&%.*s_enum, (int)value);\n}\n\n",
        len, name, len, name, len, name);
    PUT(out, "bool %.*s_from_text(struct str text, enum %.*s *out)\n{\n", len, name, len, name);
    PUT(out,
        "    int value = 0;\n    bool known = db_enum_from_text(&%.*s_enum, text, &value);\n"
        "    *out = (enum %.*s)value;\n    return known;\n}\n",
        len, name, len, name);
}

static void types_code(struct queries *q, struct str folder, struct str prefix)
{
    struct out out = out_begin(q, folder, prefix);
    PUT(&out, "#include \"%.*s/types.h\"\n\n#include \"db/query.h\"\n", STR(prefix));
    for (struct enumeration *e = q->enums; e; e = e->next)
        enum_define(&out, e);
    out_end(&out, S("types"), ".c");
}

static struct str result_type(struct queries *q, const struct statement *st)
{
    struct str name = st->out ? st->out->name : st->single.name;
    switch (st->result) {
    case RESULT_NOTHING: return S("int64_t");
    case RESULT_ONE: return S("bool");
    case RESULT_MANY: return str_format(q->arena, "struct %.*s_list", STR(name));
    }
    return S("");
}

static void prototype(struct out *out, const struct statement *st)
{
    struct arena *a = out->q->arena;
    PUT(out, "%.*s %.*s(struct db *db", STR(result_type(out->q, st)), STR(st->name));
    if (st->in->name.len)
        PUT(out, ", const struct %.*s *in", STR(st->in->name));
    else
        for (size_t i = 0; i < st->in->count; i++)
            PUT(out, ", %s %.*s", c_type(a, st->in->fields[i].type), STR(st->in->fields[i].name));
    if (st->result == RESULT_ONE && st->out)
        PUT(out, ", struct %.*s *out", STR(st->out->name));
    else if (st->result == RESULT_ONE)
        PUT(out, ", %s *out", c_type(a, st->single));
    PUT(out, ")");
}

static void prose_write(struct out *out, struct str prose)
{
    struct str line;
    while (prose.len && str_cut(&prose, '\n', &line) && line.len)
        PUT(out, "///%.*s\n", STR(str_slice(line, 2, line.len)));
}

static void file_header(struct queries *q, const struct sql_file *file, struct str folder, struct str prefix)
{
    struct out out = out_begin(q, folder, prefix);
    PUT(&out, "// The statements of %.*s.\n", STR(file->path));
    guard_begin(&out, file->name);
    PUT(&out, "#include \"%.*s/types.h\"\n\nstruct db;\n\n", STR(prefix));
    for (struct row *row = q->rows; row; row = row->next)
        if (row->file == file && !row->is_shared)
            row_write(&out, row);
    for (struct statement *st = file->statements; st; st = st->next) {
        prose_write(&out, st->prose);
        prototype(&out, st);
        PUT(&out, ";\n");
    }
    PUT(&out, "\n#endif\n");
    out_end(&out, file->name, ".h");
}

static void field_write(struct out *out, struct field field, const char *of)
{
    struct type type = field.type;
    PUT(out, "    {\"%.*s\", %s, ", STR(field.name), field_kind(type.kind));
    if (type.nullable)
        PUT(out, "true, offsetof(%s, %.*s.value), offsetof(%s, %.*s.is_set), ", of, STR(field.name), of,
            STR(field.name));
    else
        PUT(out, "false, offsetof(%s, %.*s), 0, ", of, STR(field.name));
    if (type.kind == KIND_ENUM)
        PUT(out, "&%.*s_enum},\n", STR(type.name));
    else
        PUT(out, "NULL},\n");
}

static void fields_write(struct out *out, const struct row *row, const char *of, const char *suffix)
{
    if (!row->count)
        return;
    PUT(out, "static const struct db_field %s_%s[] = {\n", of + sizeof "struct " - 1, suffix);
    for (size_t i = 0; i < row->count; i++)
        field_write(out, row->fields[i], of);
    PUT(out, "};\n\n");
}

/// The name of the struct that the parameters, or the columns, stand in.
static const char *struct_of(struct out *out, const struct row *row, const struct statement *st,
                             const char *end)
{
    if (row->name.len)
        return str_format(out->q->arena, "struct %.*s", STR(row->name)).at;
    return str_format(out->q->arena, "struct %.*s_%s", STR(st->name), end).at;
}

static struct row single_row(const struct statement *st)
{
    struct row row = {.count = 1};
    row.fields[0] = (struct field){st->single, S("value")};
    return row;
}

static void anonymous_struct(struct out *out, const struct row *row, const char *of)
{
    if (row->name.len || !row->count)
        return;
    PUT(out, "%s {\n", of);
    members_write(out, row);
    PUT(out, "};\n\n");
}

static bool used_before(struct sql_file *file, const struct statement *until, const struct row *row,
                        bool as_in)
{
    for (struct statement *st = file->statements; st != until; st = st->next)
        if ((as_in ? st->in : st->out) == row)
            return true;
    return false;
}

static void tables_write(struct out *out, struct sql_file *file, const struct statement *st,
                         const struct row *columns, const char *in, const char *of)
{
    if (!st->in->name.len || !used_before(file, st, st->in, true)) {
        anonymous_struct(out, st->in, in);
        fields_write(out, st->in, in, "params");
    }
    if (st->result == RESULT_NOTHING || (st->out && used_before(file, st, st->out, false)))
        return;
    anonymous_struct(out, columns, of);
    fields_write(out, columns, of, "columns");
}

static void query_write(struct out *out, const struct statement *st, const struct row *columns,
                        const char *in, const char *of)
{
    size_t skip = sizeof "struct " - 1;
    PUT(out, "static const struct db_query %.*s_query = {\n    .name = \"%.*s\",\n    .index = %d,\n",
        STR(st->name), STR(st->name), st->index);
    if (st->in->count)
        PUT(out, "    .params = %s_params,\n    .param_count = %zu,\n", in + skip, st->in->count);
    if (st->result != RESULT_NOTHING)
        PUT(out,
            "    .columns = %s_columns,\n    .column_count = %zu,\n    .row_bytes = sizeof(%s),\n"
            "    .rows_most = %lld,\n",
            of + skip, columns->count, of, (long long)st->rows_most);
    PUT(out, "    .text =\n    ");
    literal(out, st->text);
    PUT(out, ",\n};\n\n");
}

static void call_write(struct out *out, const struct statement *st, const char *in)
{
    const char *from = st->in->name.len ? "in" : st->in->count ? "&in" : "NULL";
    prototype(out, st);
    PUT(out, "\n{\n");
    if (!st->in->name.len && st->in->count) {
        PUT(out, "    const %s in = {", in);
        for (size_t i = 0; i < st->in->count; i++)
            PUT(out, "%s%.*s", i ? ", " : "", STR(st->in->fields[i].name));
        PUT(out, "};\n");
    }
    switch (st->result) {
    case RESULT_NOTHING: PUT(out, "    return db_change(db, &%.*s_query, %s);\n", STR(st->name), from); break;
    case RESULT_ONE: PUT(out, "    return db_one(db, &%.*s_query, %s, out);\n", STR(st->name), from); break;
    case RESULT_MANY:
        PUT(out,
            "    %.*s list;\n    list.at = db_many(db, &%.*s_query, %s, &list.count);\n    return list;\n",
            STR(result_type(out->q, st)), STR(st->name), from);
        break;
    }
    PUT(out, "}\n\n");
}

static void file_code(struct queries *q, struct sql_file *file, struct str folder, struct str prefix)
{
    struct out out = out_begin(q, folder, prefix);
    PUT(&out, "#include \"%.*s/%.*s.h\"\n\n#include \"db/query.h\"\n\n", STR(prefix), STR(file->name));
    for (struct statement *st = file->statements; st; st = st->next) {
        struct row single = single_row(st);
        const struct row *columns = st->out ? st->out : &single;
        const char *in = struct_of(&out, st->in, st, "in"), *of = struct_of(&out, columns, st, "out");
        tables_write(&out, file, st, columns, in, of);
        query_write(&out, st, columns, in, of);
        call_write(&out, st, in);
    }
    PUT(&out, "const struct db_query *const %.*s_%.*s_queries[] = {\n", STR(prefix), STR(file->name));
    for (struct statement *st = file->statements; st; st = st->next)
        PUT(&out, "    &%.*s_query,\n", STR(st->name));
    PUT(&out, "    NULL,\n};\n");
    out_end(&out, file->name, ".c");
}

static void script_write(struct out *out, const struct migration *m, const char *of,
                         const struct statement *list)
{
    PUT(out, "static const char *const %s_%04d[] = {\n", of, m->number);
    for (const struct statement *st = list; st; st = st->next) {
        PUT(out, "    ");
        literal(out, st->text);
        PUT(out, ",\n");
    }
    PUT(out, "    NULL,\n};\n\n");
}

static void migrations_write(struct out *out)
{
    for (struct migration *m = out->q->migrations; m; m = m->next) {
        script_write(out, m, "sqlite", m->sqlite);
        script_write(out, m, "postgres", m->postgres);
    }
    PUT(out, "static const struct db_migration migrations[] = {\n");
    for (struct migration *m = out->q->migrations; m; m = m->next)
        PUT(out, "    {\"%.*s\", sqlite_%04d, postgres_%04d},\n", STR(m->name), m->number, m->number);
    PUT(out, "    {NULL, NULL, NULL},\n};\n\n");
}

static void catalog_code(struct queries *q, struct str folder, struct str prefix)
{
    struct out out = out_begin(q, folder, prefix);
    int migrations = 0;
    for (struct migration *m = q->migrations; m; m = m->next)
        migrations++;
    PUT(&out, "#include \"%.*s/catalog.h\"\n\n", STR(prefix));
    for (struct sql_file *f = q->files; f; f = f->next)
        PUT(&out, "extern const struct db_query *const %.*s_%.*s_queries[];\n", STR(prefix), STR(f->name));
    PUT(&out, "\nstatic const struct db_query *const *const files[] = {\n");
    for (struct sql_file *f = q->files; f; f = f->next)
        PUT(&out, "    %.*s_%.*s_queries,\n", STR(prefix), STR(f->name));
    PUT(&out, "    NULL,\n};\n\n");
    migrations_write(&out);
    PUT(&out, "const struct db_catalog %.*s_catalog = {\n", STR(prefix));
    PUT(&out,
        "    .files = files,\n    .query_count = %d,\n    .migrations = migrations,\n"
        "    .migration_count = %d,\n};\n",
        q->statement_count, migrations);
    out_end(&out, S("catalog"), ".c");
}

static void catalog_header(struct queries *q, struct str folder, struct str prefix)
{
    struct out out = out_begin(q, folder, prefix);
    PUT(&out, "// All statements and all migrations: what db_pool_open() takes.\n");
    guard_begin(&out, S("catalog"));
    PUT(&out, "#include \"db/query.h\"\n\nextern const struct db_catalog %.*s_catalog;\n\n#endif\n",
        STR(prefix));
    out_end(&out, S("catalog"), ".h");
}

void queries_write(struct queries *q, struct str folder)
{
    struct str prefix = folder, part, rest = folder;
    while (str_cut(&rest, '/', &part))
        prefix = part;
    if (mkdir(str_c(q->arena, folder), 0777) != 0 && errno != EEXIST)
        complain((struct place){folder, 1}, "%s", strerror(errno));
    types_header(q, folder, prefix);
    types_code(q, folder, prefix);
    for (struct sql_file *f = q->files; f; f = f->next) {
        file_header(q, f, folder, prefix);
        file_code(q, f, folder, prefix);
    }
    catalog_header(q, folder, prefix);
    catalog_code(q, folder, prefix);
}
