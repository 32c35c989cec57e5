// SPDX-License-Identifier: EUPL-1.2
// Fields of what is stored about a person, as JSON.
#include "privacy/export_row.h"

void put(json_t *o, const char *name, json_t *value)
{
    json_object_set_new(o, name, value);
}

void put_str(json_t *o, const char *name, struct str s)
{
    put(o, name, json_stringn(s.len ? s.at : "", s.len));
}

void put_text(json_t *o, const char *name, struct maybe_str s)
{
    if (s.is_set)
        put_str(o, name, s.value);
}

void put_date(struct db *db, json_t *o, const char *name, struct maybe_date d)
{
    if (d.is_set)
        put_str(o, name, date_iso(db_arena(db), d.value));
}

void put_instant(struct db *db, json_t *o, const char *name, struct maybe_instant t)
{
    if (t.is_set)
        put_str(o, name, instant_iso(db_arena(db), t.value));
}

void put_real(json_t *o, const char *name, struct maybe_real r)
{
    if (r.is_set)
        put(o, name, json_real(r.value));
}

json_t *put_row(json_t *o, const char *name)
{
    json_t *list = json_object_get(o, name), *row = json_object();
    if (!list)
        put(o, name, list = json_array());
    json_array_append_new(list, row);
    return row;
}
