// SPDX-License-Identifier: EUPL-1.2
// Writes build/gen/url/urls.h and urls.c: a function for each address, and the doors behind which a secret
// stands. They know nothing of the web, so that jobs and domain may use them.
#include "routes.h"

static bool has_url(const struct row *row)
{
    return str_is(methods[row->method], S("GET")) || str_is(methods[row->method], S("POST"));
}

static void signature_write(const struct routes *r, const struct row *row, struct buf *out)
{
    buf_format(out, "struct url url_%.*s(struct arena *arena", STR(row->handler));
    for (int i = 0; i < row->step_count; i++) {
        if (row->steps[i].parameter < 0)
            continue;
        buf_str(out, S(", "));
        parameter_type_write(out, r->parameters[row->steps[i].parameter]);
    }
    buf_str(out, S(")"));
}

struct str urls_header(const struct routes *r)
{
    struct buf h = buf_new(r->arena, OUT_BYTES_MOST);
    buf_format(&h, "// Made from %s by tools/routes.c.\n#ifndef URL_URLS_H\n#define URL_URLS_H\n\n", r->path);
    if (r->has_ids)
        buf_str(&h, S("#include \"sql/types.h\"\n"));
    buf_str(&h, S("#include \"url/url.h\"\n\n"));
    for (int i = 0; i < r->row_count; i++) {
        const struct row *row = &r->rows[i];
        if (!has_url(row))
            continue;
        signature_write(r, row, &h);
        buf_format(&h, "; // %.*s %.*s\n", STR(methods[row->method]), STR(row->pattern));
    }
    buf_str(&h, S("\n/// What stands before the secret part of each SECRET row: \"/i/\".\n"
                  "extern const struct str url_secret_doors[];\n"
                  "extern const size_t url_secret_door_count;\n\n#endif\n"));
    return buf_get(&h);
}

static void parts_write(const struct routes *r, const struct row *row, struct buf *c)
{
    struct buf literal = buf_new(r->arena, OUT_BYTES_MOST);
    int parts = 0;
    for (int i = 0; i < row->step_count; i++) {
        const struct step *step = &row->steps[i];
        buf_char(&literal, '/');
        if (step->parameter >= 0) {
            struct str name = r->parameters[step->parameter];
            buf_format(c, "URL_PART_LITERAL(\"%.*s\"), ", STR(buf_get(&literal)));
            buf_format(c,
                       parameter_is_text(name)     ? "URL_PART_TEXT(%.*s), "
                       : parameter_is_number(name) ? "URL_PART_NUMBER(%.*s), "
                                                   : "URL_PART_NUMBER(%.*s.n), ",
                       STR(name));
            parts += 2;
            buf_clear(&literal);
        }
        buf_str(&literal, step->text);
    }
    if (literal.len || !parts) {
        buf_format(c, "URL_PART_LITERAL(\"%.*s\")", STR(literal.len ? buf_get(&literal) : S("/")));
        parts++;
    }
    buf_format(c, "}, %d", parts);
}

static void functions_write(const struct routes *r, struct buf *c)
{
    for (int i = 0; i < r->row_count; i++) {
        if (!has_url(&r->rows[i]))
            continue;
        signature_write(r, &r->rows[i], c);
        buf_str(c, S("\n{\n    return url_of(arena, (const struct url_part[]){"));
        parts_write(r, &r->rows[i], c);
        buf_str(c, S(");\n}\n\n"));
    }
}

/// The path up to its token.
static struct str door_of(const struct row *row)
{
    return str_slice(row->pattern, 0, str_find(row->pattern, '{', 0));
}

static bool has_door_before(const struct routes *r, int row)
{
    for (int i = 0; i < row; i++)
        if (r->rows[i].is_secret && str_is(door_of(&r->rows[i]), door_of(&r->rows[row])))
            return true;
    return false;
}

static void doors_write(const struct routes *r, struct buf *c)
{
    int count = 0;
    buf_str(c, S("const struct str url_secret_doors[] = {\n"));
    for (int i = 0; i < r->row_count; i++) {
        if (!r->rows[i].is_secret || has_door_before(r, i))
            continue;
        buf_format(c, "    S_INIT(\"%.*s\"),\n", STR(door_of(&r->rows[i])));
        count++;
    }
    buf_format(c,
               "    S_INIT(\"\"), // so that the table is never empty\n};\nconst size_t "
               "url_secret_door_count = %d;\n",
               count);
}

struct str urls_code(const struct routes *r)
{
    struct buf c = buf_new(r->arena, OUT_BYTES_MOST);
    buf_format(&c, "// Made from %s by tools/routes.c.\n#include \"urls.h\"\n\n", r->path);
    functions_write(r, &c);
    doors_write(r, &c);
    return buf_get(&c);
}
