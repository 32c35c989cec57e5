// SPDX-License-Identifier: EUPL-1.2
// Writes NAME.h and NAME.c for each sql/NAME.sql: row structs, and for each statement its tables and its
// call.
#include "queries_out.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

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
    // ISO C promises 4,095 bytes of a literal; compilers take more, and a statement may ask every table.
    PUT(&out, "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n");
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
