// SPDX-License-Identifier: EUPL-1.2
// A person as texts.
#include "people/import_image.h"

#include "base/list.h"
#include "i18n/email.h"
#include "i18n/text.h"
#include "sql/people.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { POSITIONS_BYTES_MOST = 1 << 20 };

struct str image_field_text(enum image_field field)
{
    static const struct str names[] = {
#define FIELD(name) S_INIT(#name),
        IMAGE_FIELDS(FIELD)
#undef FIELD
    };
    return names[field];
}

struct str image_key_of_leaver(struct arena *arena, struct person_id id)
{
    return str_format(arena, "left:%lld", (long long)id.n);
}

bool image_differs(const struct image *a, const struct image *b, enum image_field field)
{
    return !str_is(a->at[field], b->at[field]);
}

bool image_is_same(const struct image *a, const struct image *b)
{
    for (enum image_field f = IMAGE_match_key; f < IMAGE_COUNT; f++)
        if (image_differs(a, b, f))
            return false;
    return true;
}

struct str image_share(struct arena *arena, struct maybe_real percent)
{
    if (!percent.is_set)
        return S("");
    struct str text = str_format(arena, "%.2f", percent.value);
    while (str_ends(text, S("0")) && str_find(text, '.', 0) < text.len)
        text.len--;
    return str_ends(text, S(".")) ? str_slice(text, 0, text.len - 1) : text;
}

struct str image_date(struct arena *arena, struct maybe_date date)
{
    return date.is_set ? date_iso(arena, date.value) : S("");
}

struct str image_unit(struct arena *arena, struct maybe_unit_id unit)
{
    return unit.is_set ? str_format(arena, "%lld", (long long)unit.value.n) : S("");
}

static int by_text(const void *a, const void *b)
{
    const struct str *x = a, *y = b;
    return str_compare(*x, *y);
}

struct str image_positions(struct arena *arena, const struct image_position *positions, size_t count)
{
    struct str *lines = NEW_ARRAY(arena, struct str, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct image_position *p = &positions[i];
        struct str parts[] = {p->is_primary ? S("1") : S("2"),
                              p->unit,
                              p->job_title,
                              p->job_code,
                              image_share(arena, p->share_percent),
                              image_date(arena, p->starts_on),
                              image_date(arena, p->ends_on)};
        lines[i] = str_join(arena, parts, sizeof parts / sizeof *parts, S("\t"));
    }
    qsort(lines, count, sizeof *lines, by_text);
    return str_join(arena, lines, count, S("\n"));
}

static struct maybe_real real_of(struct str text)
{
    struct maybe_real real = {0};
    real.is_set = str_double(text, &real.value);
    return real;
}

static struct maybe_date date_of_text(struct str text)
{
    struct maybe_date date = {0};
    date.is_set = date_parse_iso(text, &date.value);
    return date;
}

bool image_position_cut(struct str *rest, struct image_position *out)
{
    struct str line, parts[7] = {0};
    if (!rest->len || !str_cut(rest, '\n', &line))
        return false;
    for (size_t i = 0; i < 7 && str_cut(&line, '\t', &parts[i]); i++)
        ;
    *out = (struct image_position){
        .is_primary = str_is(parts[0], S("1")),
        .unit = parts[1],
        .job_title = parts[2],
        .job_code = parts[3],
        .share_percent = real_of(parts[4]),
        .starts_on = date_of_text(parts[5]),
        .ends_on = date_of_text(parts[6]),
    };
    return true;
}

struct image image_stored(struct arena *arena, const struct import_person_stored *row, struct str positions)
{
    return (struct image){.at = {
                              [IMAGE_match_key] = row->match_key,
                              [IMAGE_employee_id] = row->employee_id.value,
                              [IMAGE_object_id] = row->object_id.value,
                              [IMAGE_given_name] = row->given_name,
                              [IMAGE_family_name] = row->family_name,
                              [IMAGE_email] = row->email,
                              [IMAGE_language] = row->language.value,
                              [IMAGE_unit] = image_unit(arena, row->unit),
                              [IMAGE_job_title] = row->job_title.value,
                              [IMAGE_job_code] = row->job_code.value,
                              [IMAGE_job_category] = row->job_category.value,
                              [IMAGE_share_percent] = image_share(arena, row->share_percent),
                              [IMAGE_employment_type] = row->employment_type.value,
                              [IMAGE_hired_on] = image_date(arena, row->hired_on),
                              [IMAGE_ended_on] = image_date(arena, row->ended_on),
                              [IMAGE_education] = row->education,
                              [IMAGE_manager] = row->manager_key.value,
                              [IMAGE_is_manager] = row->is_manager ? S("yes") : S("no"),
                              [IMAGE_workplace] = row->workplace.value,
                              [IMAGE_state] = person_state_text(row->state),
                              [IMAGE_by_hand] = row->by_hand ? S("yes") : S("no"),
                              [IMAGE_positions] = positions,
                          }};
}

static struct maybe_str text_of(const struct image *image, enum image_field field)
{
    struct str text = image->at[field];
    return (struct maybe_str){text.len > 0, text};
}

struct import_person_row image_row(struct arena *arena, const struct image *image, struct maybe_unit_id unit)
{
    struct str given = image->at[IMAGE_given_name], family = image->at[IMAGE_family_name];
    struct import_person_row row = {
        .match_key = image->at[IMAGE_match_key],
        .employee_id = text_of(image, IMAGE_employee_id),
        .object_id = text_of(image, IMAGE_object_id),
        .given_name = given,
        .family_name = family,
        .search_key = text_fold(arena, str_join(arena, (struct str[]){given, family}, 2, S(" "))),
        .email = image->at[IMAGE_email],
        .email_key = email_key(arena, image->at[IMAGE_email]),
        .language = text_of(image, IMAGE_language),
        .unit = unit,
        .job_title = text_of(image, IMAGE_job_title),
        .job_code = text_of(image, IMAGE_job_code),
        .job_category = text_of(image, IMAGE_job_category),
        .share_percent = real_of(image->at[IMAGE_share_percent]),
        .employment_type = text_of(image, IMAGE_employment_type),
        .hired_on = date_of_text(image->at[IMAGE_hired_on]),
        .ended_on = date_of_text(image->at[IMAGE_ended_on]),
        .education = image->at[IMAGE_education],
        .is_manager = str_is(image->at[IMAGE_is_manager], S("yes")),
        .workplace = text_of(image, IMAGE_workplace),
        .by_hand = str_is(image->at[IMAGE_by_hand], S("yes")),
    };
    person_state_from_text(image->at[IMAGE_state], &row.state);
    return row;
}

struct str image_before_json(struct arena *arena, const struct image *before, const struct image *after)
{
    json_t *object = json_object();
    for (enum image_field f = IMAGE_match_key; f < IMAGE_COUNT; f++)
        if (image_differs(before, after, f))
            json_object_set_new(object, image_field_text(f).at,
                                json_stringn(before->at[f].at, before->at[f].len));
    char *text = json_dumps(object, JSON_COMPACT);
    struct str out = str_copy(arena, str_from(text));
    free(text);
    json_decref(object);
    return out;
}

bool image_restore(struct arena *arena, struct str json, struct image *image)
{
    json_t *object = json_loadb(json.at, json.len, 0, NULL);
    for (enum image_field f = IMAGE_match_key; f < IMAGE_COUNT; f++) {
        const json_t *value = json_object_get(object, image_field_text(f).at);
        if (value)
            image->at[f] = str_copy(arena, (struct str){json_string_value(value), json_string_length(value)});
    }
    bool is_object = json_is_object(object);
    json_decref(object);
    return is_object;
}
