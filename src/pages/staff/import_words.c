// SPDX-License-Identifier: EUPL-1.2
// Fields and values of a staff list in words.
#include "pages/staff/import.h"

#include "i18n/format.h"
#include "people/import_stored.h"

static const enum message field_labels[] = {
#define FIELD(name, nb, nn, da, en) [FIELD_##name] = MSG_import_field_##name,
#define FORBIDDEN(names)
#define PRIVATE(names)
#include "staff/columns.def"
#undef FIELD
#undef FORBIDDEN
#undef PRIVATE
};

struct str import_field_label(struct web *w, enum staff_field field)
{
    return SAY(w, field_labels[field]);
}

struct str import_separator(struct web *w, char separator)
{
    switch (separator) {
    case ';': return SAY(w, MSG_import_separator_semicolon);
    case ',': return SAY(w, MSG_import_separator_comma);
    case '\t': return SAY(w, MSG_import_separator_tab);
    default: return str_format(w->arena, "%c", separator);
    }
}

// ---- names behind ids ----

static void name_add(struct import_names *n, struct str_map *map, struct str key, struct str name)
{
    uint32_t *index;
    if (!key.len || !str_map_add(map, key, &index))
        return;
    *index = (uint32_t)n->names.count;
    *LIST_ADD(n->arena, &n->names) = name;
}

static struct str name_of(const struct import_names *n, const struct str_map *map, struct str key)
{
    uint32_t index;
    return str_map_find(map, key, &index) ? n->names.at[index] : key;
}

struct str import_name_of(struct arena *arena, const struct image *image)
{
    return str_words(arena, image->at[IMAGE_given_name], image->at[IMAGE_family_name]);
}

struct str import_unit_name(const struct import_names *names, struct str unit)
{
    return name_of(names, &names->units, unit);
}

/// Of those in the list, and of those whom it does not have: whoever can be somebody's manager.
static void people_add(struct import_names *n, const struct import_plan *plan)
{
    for (size_t i = 0; i < plan->list->people.count; i++) {
        const struct staff_person *p = &plan->list->people.at[i];
        name_add(n, &n->people, p->key, str_words(n->arena, p->given_name, p->family_name));
    }
    for (size_t i = 0; i < plan->stored->people.count; i++) {
        const struct import_person_stored *p = &plan->stored->people.at[i];
        name_add(n, &n->people, p->match_key, str_words(n->arena, p->given_name, p->family_name));
    }
}

struct import_names import_names_of_units(struct web *w)
{
    struct import_names n = {w->arena, w->lang, str_map_new(w->arena), str_map_new(w->arena), {0}};
    struct import_unit_stored_list units = import_units_stored(w->db);
    for (size_t i = 0; i < units.count; i++)
        name_add(&n, &n.units, str_format(w->arena, "%lld", (long long)units.at[i].id.n), units.at[i].name);
    return n;
}

struct import_names import_names_read(struct web *w, const struct import_plan *plan)
{
    struct import_names n = import_names_of_units(w);
    for (size_t i = 0; i < plan->list->units.count; i++)
        name_add(&n, &n.units, str_format(w->arena, "new %zu", i), plan->list->units.at[i].name);
    people_add(&n, plan);
    return n;
}

// ---- values ----

struct str education_name(struct web *w, enum education education)
{
    static const enum message words[] = {
        [EDUCATION_NONE] = MSG_people_education_none,
        [EDUCATION_PRIMARY] = MSG_people_education_primary,
        [EDUCATION_UPPER_SECONDARY] = MSG_people_education_upper_secondary,
        [EDUCATION_VOCATIONAL] = MSG_people_education_vocational,
        [EDUCATION_BACHELOR] = MSG_people_education_bachelor,
        [EDUCATION_MASTER] = MSG_people_education_master,
        [EDUCATION_PHD] = MSG_people_education_phd,
        [EDUCATION_UNKNOWN] = MSG_people_education_unknown,
    };
    return SAY(w, words[education]);
}

static struct str education_words(struct web *w, struct str value)
{
    enum education education;
    return education_from_text(value, &education) ? education_name(w, education) : value;
}

static struct str employment_words(struct web *w, struct str value)
{
    static const enum message words[] = {
        [EMPLOYMENT_PERMANENT] = MSG_import_employment_permanent,
        [EMPLOYMENT_TEMPORARY] = MSG_import_employment_temporary,
        [EMPLOYMENT_HOURLY] = MSG_import_employment_hourly,
        [EMPLOYMENT_APPRENTICE] = MSG_import_employment_apprentice,
        [EMPLOYMENT_OTHER] = MSG_import_employment_other,
        [EMPLOYMENT_UNKNOWN] = MSG_import_employment_unknown_word,
    };
    enum employment employment;
    return employment_from_text(value, &employment) ? SAY(w, words[employment]) : value;
}

struct str person_state_name(struct web *w, enum person_state state)
{
    static const enum message words[] = {
        [PERSON_STATE_ACTIVE] = MSG_import_state_active,
        [PERSON_STATE_LEAVE] = MSG_import_state_leave,
        [PERSON_STATE_ENDED] = MSG_import_state_ended,
    };
    return SAY(w, words[state]);
}

static struct str state_words(struct web *w, struct str value)
{
    enum person_state state;
    return person_state_from_text(value, &state) ? person_state_name(w, state) : value;
}

static struct str date_words(struct web *w, struct str value)
{
    struct date date;
    return date_parse_iso(value, &date) ? format_date_short(w->arena, w->lang, date) : value;
}

static struct str percent_words(struct web *w, struct str value)
{
    double percent;
    if (!str_double(value, &percent))
        return value;
    int decimals = str_find(value, '.', 0) < value.len ? (int)(value.len - str_find(value, '.', 0) - 1) : 0;
    return format_percent(w->arena, w->lang, percent, decimals);
}

static struct str language_words(struct str value)
{
    enum lang lang;
    return lang_from_tag(value, &lang) ? lang_name(lang) : value;
}

/// "Jordmor, Oppvekst, 80 %, 1.9.2026"
static struct str position_words(struct web *w, const struct import_names *names,
                                 const struct image_position *p)
{
    struct str parts[6], all[] = {
                             p->job_title,
                             p->job_code,
                             import_unit_name(names, p->unit),
                             percent_words(w, image_share(w->arena, p->share_percent)),
                             date_words(w, image_date(w->arena, p->starts_on)),
                             date_words(w, image_date(w->arena, p->ends_on)),
                         };
    size_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].len)
            parts[count++] = all[i];
    return str_join(w->arena, parts, count, S(", "));
}

static struct str positions_words(struct web *w, const struct import_names *names, struct str value)
{
    enum { POSITIONS_SHOWN_MOST = 20 };
    struct str lines[POSITIONS_SHOWN_MOST];
    size_t count = 0;
    struct image_position position;
    while (count < POSITIONS_SHOWN_MOST && image_position_cut(&value, &position))
        lines[count++] = position_words(w, names, &position);
    return str_join(w->arena, lines, count, S("; "));
}

/// Without the letter in front that says of which kind a key is.
static struct str key_words(struct str value)
{
    return str_slice(value, str_find(value, ':', 0) + 1, value.len);
}

static struct str value_words(struct web *w, const struct import_names *names, enum image_field field,
                              struct str value)
{
    switch (field) {
    case IMAGE_match_key: return key_words(value);
    case IMAGE_language: return language_words(value);
    case IMAGE_unit: return import_unit_name(names, value);
    case IMAGE_share_percent: return percent_words(w, value);
    case IMAGE_employment_type: return employment_words(w, value);
    case IMAGE_hired_on:
    case IMAGE_ended_on: return date_words(w, value);
    case IMAGE_education: return education_words(w, value);
    case IMAGE_manager: return name_of(names, &names->people, value);
    case IMAGE_by_hand:
    case IMAGE_is_manager: return SAY(w, str_is(value, S("yes")) ? MSG_import_yes : MSG_import_no);
    case IMAGE_state: return state_words(w, value);
    case IMAGE_positions: return positions_words(w, names, value);
    case IMAGE_employee_id:
    case IMAGE_object_id:
    case IMAGE_given_name:
    case IMAGE_family_name:
    case IMAGE_email:
    case IMAGE_job_title:
    case IMAGE_job_code:
    case IMAGE_job_category:
    case IMAGE_workplace:
    case IMAGE_COUNT: break;
    }
    return value;
}

static const enum message image_labels[IMAGE_COUNT] = {
    [IMAGE_match_key] = MSG_import_field_match_key,
    [IMAGE_employee_id] = MSG_import_field_employee_id,
    [IMAGE_object_id] = MSG_import_field_oidc_subject,
    [IMAGE_given_name] = MSG_import_field_given_name,
    [IMAGE_family_name] = MSG_import_field_family_name,
    [IMAGE_email] = MSG_import_field_email,
    [IMAGE_language] = MSG_import_field_language,
    [IMAGE_unit] = MSG_import_field_unit_name,
    [IMAGE_job_title] = MSG_import_field_job_title,
    [IMAGE_job_code] = MSG_import_field_job_code,
    [IMAGE_job_category] = MSG_import_field_job_category,
    [IMAGE_share_percent] = MSG_import_field_position_percent,
    [IMAGE_employment_type] = MSG_import_field_employment_type,
    [IMAGE_hired_on] = MSG_import_field_start_date,
    [IMAGE_ended_on] = MSG_import_field_end_date,
    [IMAGE_education] = MSG_import_field_education_level,
    [IMAGE_manager] = MSG_import_field_manager_id,
    [IMAGE_is_manager] = MSG_import_field_is_manager,
    [IMAGE_workplace] = MSG_import_field_workplace,
    [IMAGE_state] = MSG_import_field_status,
    [IMAGE_by_hand] = MSG_by_hand_field,
    [IMAGE_positions] = MSG_import_field_positions,
};

/// What a person has of main position stands in the positions too: where both change, the fields tell it
/// better, unless there are several positions.
static bool is_told_by_fields(const struct image *before, const struct image *after)
{
    struct str was = before->at[IMAGE_positions], is = after->at[IMAGE_positions];
    bool has_several = str_find(was, '\n', 0) < was.len || str_find(is, '\n', 0) < is.len;
    bool tells = image_differs(before, after, IMAGE_unit) || image_differs(before, after, IMAGE_job_title) ||
                 image_differs(before, after, IMAGE_job_code) ||
                 image_differs(before, after, IMAGE_share_percent) ||
                 image_differs(before, after, IMAGE_hired_on) || image_differs(before, after, IMAGE_ended_on);
    return tells && !has_several;
}

struct import_change_list import_changes(struct web *w, const struct import_names *names,
                                         const struct image *before, const struct image *after)
{
    struct import_change_list list = {.at = NEW_ARRAY(w->arena, struct import_change, IMAGE_COUNT)};
    for (enum image_field f = IMAGE_match_key; f < IMAGE_COUNT; f++) {
        if (!image_differs(before, after, f) || (f == IMAGE_positions && is_told_by_fields(before, after)))
            continue;
        list.at[list.count++] = (struct import_change){
            SAY(w, image_labels[f]),
            value_words(w, names, f, before->at[f]),
            value_words(w, names, f, after->at[f]),
        };
    }
    return list;
}
