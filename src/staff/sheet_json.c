// SPDX-License-Identifier: EUPL-1.2
// JSON to a table, and back.
#include "staff/sheet_json.h"

#include "base/csv.h"
#include "base/str_map.h"
#include "i18n/text.h"
#include "i18n/national_id.h"

#include <jansson.h>

enum { CSV_BYTES_MOST = 256 << 20, NAMES_MOST = 512 };

struct reading {
    struct arena *arena;
    struct sheet_json table;
    struct str_map index_of; // names of fields
    struct names {
        const char **at;
        size_t count;
    } names;
    struct buf out;
};

/// An object, or a list of them; a report's title may begin with a bracket too.
bool sheet_json_looks(struct str text)
{
    struct str rest = str_trim(text);
    if (str_starts(rest, S("[")))
        rest = str_trim(str_slice(rest, 1, rest.len));
    return str_starts(rest, S("{"));
}

static void note(struct reading *r, int64_t row, struct str column, enum finding_code code)
{
    *LIST_ADD(r->arena, &r->table.findings) = (struct finding){row, column, code};
}

/// A name out of the file, as it may be shown.
static struct str shown(struct reading *r, const char *name)
{
    struct str clean = text_clean(r->arena, str_copy(r->arena, str_from(name)));
    return national_id_in(clean, NATIONAL_ID_ANYWHERE) ? S("") : clean;
}

static void value_write(struct reading *r, json_t *value)
{
    if (json_is_string(value))
        csv_quoted(&r->out, (struct str){json_string_value(value), json_string_length(value)});
    else if (json_is_integer(value))
        buf_format(&r->out, "%lld", (long long)json_integer_value(value));
    else if (json_is_real(value))
        buf_format(&r->out, "%.15g", json_real_value(value));
    else if (json_is_boolean(value))
        buf_str(&r->out, json_is_true(value) ? S("true") : S("false"));
}

static void names_gather(struct reading *r, json_t *position)
{
    const char *name;
    json_t *value;
    json_object_foreach(position, name, value)
    {
        uint32_t *index;
        if (r->names.count > NAMES_MOST || !str_map_add(&r->index_of, str_from(name), &index))
            continue;
        *index = (uint32_t)r->names.count;
        *LIST_ADD(r->arena, &r->names) = str_c(r->arena, str_from(name));
    }
}

static void header_write(struct reading *r)
{
    for (size_t i = 0; i < r->names.count; i++) {
        if (i)
            buf_char(&r->out, SHEET_JSON_SEPARATOR);
        csv_quoted(&r->out, str_from(r->names.at[i]));
    }
    buf_char(&r->out, '\n');
}

static void position_write(struct reading *r, json_t *position, int64_t row)
{
    for (size_t i = 0; i < r->names.count; i++) {
        json_t *value = json_object_get(position, r->names.at[i]);
        if (i)
            buf_char(&r->out, SHEET_JSON_SEPARATOR);
        if (json_is_object(value) || json_is_array(value))
            note(r, row, shown(r, r->names.at[i]), FINDING_json_value);
        else
            value_write(r, value);
    }
    buf_char(&r->out, '\n');
}

static void positions_read(struct reading *r, json_t *positions)
{
    size_t i;
    json_t *position;
    json_array_foreach(positions, i, position) if (json_is_object(position)) names_gather(r, position);
    else note(r, (int64_t)i + 1, S(""), FINDING_json_position);
    if (!json_array_size(positions))
        note(r, 0, S(""), FINDING_file_empty);
    if (r->table.findings.count)
        return;
    header_write(r);
    json_array_foreach(positions, i, position) position_write(r, position, (int64_t)i + 1);
    r->table.csv = buf_get(&r->out);
    if (buf_full(&r->out))
        note(r, 0, S(""), FINDING_file_too_large);
}

/// What stands beside the list is looked at, since it may hold what is refused, and not kept.
static void top_check(struct reading *r, json_t *all, struct str list)
{
    const char *name;
    json_t *value;
    json_object_foreach(all, name, value)
    {
        struct str key = str_from(name);
        struct str text = json_is_string(value) ? str_from(json_string_value(value)) : S("");
        bool is_ours = str_is(key, S("schema")) || str_is(key, S("generated")) || str_is(key, S("source"));
        if (national_id_in(key, NATIONAL_ID_ANYWHERE) || national_id_in(text, NATIONAL_ID_ANYWHERE))
            note(r, 0, shown(r, name), FINDING_national_id_value);
        else if (!is_ours && !str_is(key, list))
            note(r, 0, shown(r, name), FINDING_json_field);
        else if (is_ours && !json_is_string(value) && !json_is_null(value))
            note(r, 0, shown(r, name), FINDING_json_value);
    }
}

static void document_read(struct reading *r, json_t *all, struct str list)
{
    json_t *schema = json_object_get(all, "schema"), *rows = json_object_getn(all, list.at, list.len);
    bool is_ours = json_is_string(schema) && !strcmp(json_string_value(schema), SHEET_JSON_SCHEMA);
    top_check(r, all, list);
    if (!is_ours || !json_is_array(rows))
        note(r, 0, S(""), FINDING_json_schema);
    else
        positions_read(r, rows);
}

struct sheet_json sheet_json_read(struct arena *arena, struct str text, struct str list)
{
    struct reading r = {
        .arena = arena, .index_of = str_map_new(arena), .out = buf_new(arena, CSV_BYTES_MOST)};
    json_error_t error;
    json_t *all = json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, &error);
    if (all)
        document_read(&r, all, list);
    else
        note(&r, error.line, S(""), FINDING_json_invalid);
    json_decref(all);
    return r.table;
}

// ---- writing ----

static void text_write(struct buf *out, struct str text)
{
    json_t *value = json_stringn(text.at, text.len);
    char *dumped = json_dumps(value, JSON_ENCODE_ANY);
    buf_str(out, str_from(dumped ? dumped : "\"\""));
    free(dumped);
    json_decref(value);
}

struct sheet_json_writer sheet_json_begin(struct buf *out, struct str list)
{
    buf_str(out, S("{\"schema\":\"" SHEET_JSON_SCHEMA "\","));
    text_write(out, list);
    buf_str(out, S(":["));
    return (struct sheet_json_writer){.out = out};
}

void sheet_json_row(struct sheet_json_writer *w, const struct str *names, const struct str *cells,
                    size_t count)
{
    bool is_first = true;
    buf_str(w->out, w->row++ ? S(",\n{") : S("\n{"));
    for (size_t i = 0; i < count; i++) {
        if (!cells[i].len)
            continue;
        if (!is_first)
            buf_char(w->out, ',');
        text_write(w->out, names[i]);
        buf_char(w->out, ':');
        text_write(w->out, cells[i]);
        is_first = false;
    }
    buf_char(w->out, '}');
}

void sheet_json_end(struct sheet_json_writer *w)
{
    buf_str(w->out, S("\n]}\n"));
}
