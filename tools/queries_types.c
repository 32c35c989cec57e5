// SPDX-License-Identifier: EUPL-1.2
// Writes types.h and types.c: ids, enums, and rows that several files share.
#include "queries_out.h"

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

void types_header(struct queries *q, struct str folder, struct str prefix)
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

void types_code(struct queries *q, struct str folder, struct str prefix)
{
    struct out out = out_begin(q, folder, prefix);
    PUT(&out, "#include \"%.*s/types.h\"\n\n#include \"db/query.h\"\n", STR(prefix));
    for (struct enumeration *e = q->enums; e; e = e->next)
        enum_define(&out, e);
    out_end(&out, S("types"), ".c");
}
