// SPDX-License-Identifier: EUPL-1.2
// From JSON. Every object is read against the names that it may have; the first fault is told.
#include "programme/programme.h"

#include "base/list.h"
#include "base/utf8.h"
#include "gathering/exercise.h"
#include "i18n/national_id.h"
#include "i18n/text.h"
#include "sql/gathering.h"

#include <jansson.h>

enum {
    MONTHS_MOST = 60,
    SEATS_MOST = 500,
    MINUTES_MOST = 600,
    NAME_MOST = 120,
    LINE_MOST = 200,
    TEXT_MOST = 4000
};

struct reading {
    struct arena *arena;
    struct programme_fault fault;
};

/// An object of the file, and where it stands.
struct part {
    json_t *json;
    struct str path;
};

static struct str path_of(struct reading *r, const struct part *p, const char *name)
{
    return p->path.len ? str_format(r->arena, "%.*s.%s", STR(p->path), name)
                       : str_copy(r->arena, str_from(name));
}

static void fault_note(struct reading *r, enum programme_what what, struct str where)
{
    if (r->fault.what == PROGRAMME_FINE)
        r->fault = (struct programme_fault){what, where};
}

/// A name out of the file, as it may be shown.
static void names_check(struct reading *r, const struct part *p, const char *const *names, size_t count)
{
    const char *name;
    json_t *value;
    json_object_foreach(p->json, name, value)
    {
        size_t i = 0;
        while (i < count && !str_is(str_from(names[i]), str_from(name)))
            i++;
        struct str where = text_clean(r->arena, path_of(r, p, name));
        if (i == count)
            fault_note(r, PROGRAMME_UNKNOWN, utf8_clip(where, LINE_MOST));
    }
}

#define NAMES_CHECK(r, p, ...)                                                                               \
    do {                                                                                                     \
        static const char *const names[] = {__VA_ARGS__};                                                    \
        names_check(r, p, names, sizeof names / sizeof *names);                                              \
    } while (0)

// ---- values ----

static json_t *value_of(struct reading *r, const struct part *p, const char *name, json_type type)
{
    json_t *value = json_object_get(p->json, name);
    if (!value)
        fault_note(r, PROGRAMME_LACKS, path_of(r, p, name));
    else if (json_typeof(value) != type)
        fault_note(r, PROGRAMME_WRONG, path_of(r, p, name));
    return value && json_typeof(value) == type ? value : NULL;
}

/// Each line cleaned, as of a form.
static struct str lines_clean(struct arena *arena, struct str text)
{
    struct str line;
    struct buf out = buf_new(arena, text.len + 1);
    while (str_cut(&text, '\n', &line)) {
        buf_str(&out, text_clean(arena, line));
        buf_char(&out, '\n');
    }
    return str_trim(buf_get(&out));
}

static struct str text_fit(struct reading *r, json_t *value, struct str where, size_t least, size_t most)
{
    struct str typed = str_copy(r->arena, (struct str){json_string_value(value), json_string_length(value)});
    struct str text = most > LINE_MOST ? lines_clean(r->arena, typed) : text_clean(r->arena, typed);
    size_t length = utf8_length(text);
    if (length < least || length > most || national_id_in(text, NATIONAL_ID_ANYWHERE))
        fault_note(r, PROGRAMME_WRONG, where);
    return text;
}

static struct str text_of(struct reading *r, const struct part *p, const char *name, size_t least,
                          size_t most)
{
    json_t *value = value_of(r, p, name, JSON_STRING);
    return value ? text_fit(r, value, path_of(r, p, name), least, most) : S("");
}

static struct str maybe_text_of(struct reading *r, const struct part *p, const char *name, size_t most)
{
    return json_object_get(p->json, name) ? text_of(r, p, name, 1, most) : S("");
}

static int64_t number_of(struct reading *r, const struct part *p, const char *name, int64_t least,
                         int64_t most)
{
    json_t *value = value_of(r, p, name, JSON_INTEGER);
    int64_t n = value ? json_integer_value(value) : least;
    if (n < least || n > most)
        fault_note(r, PROGRAMME_WRONG, path_of(r, p, name));
    return n;
}

/// False where it is not there.
static bool part_of(struct reading *r, const struct part *p, const char *name, struct part *out)
{
    if (!json_object_get(p->json, name))
        return false;
    *out = (struct part){value_of(r, p, name, JSON_OBJECT), path_of(r, p, name)};
    return out->json != NULL;
}

// ---- its parts ----

static void functions_read(struct reading *r, const struct part *rule, struct selection_rule *out)
{
    json_t *list = value_of(r, rule, "functions", JSON_ARRAY);
    struct str where = path_of(r, rule, "functions");
    size_t count = json_array_size(list);
    struct str *names = NEW_ARRAY(r->arena, struct str, count);
    if (count > PROGRAMME_FUNCTIONS_MOST)
        fault_note(r, PROGRAMME_WRONG, where);
    for (size_t i = 0; i < count && r->fault.what == PROGRAMME_FINE; i++) {
        json_t *name = json_array_get(list, i);
        if (json_is_string(name))
            names[i] = text_fit(r, name, where, 1, LINE_MOST);
        else
            fault_note(r, PROGRAMME_WRONG, where);
    }
    out->functions = (struct cohort_texts){names, count};
}

static void share_read(struct reading *r, const struct part *rule, struct selection_rule *out)
{
    json_t *share = json_object_get(rule->json, "share_least_percent");
    if (!share)
        return;
    out->share_least = (struct maybe_real){true, json_number_value(share)};
    if (!json_is_number(share) || out->share_least.value < 0 || out->share_least.value > 100)
        fault_note(r, PROGRAMME_WRONG, path_of(r, rule, "share_least_percent"));
}

static void rule_read(struct reading *r, const struct part *all, struct cohort_programme *out)
{
    struct part rule;
    out->has_rule = part_of(r, all, "rule", &rule);
    if (!out->has_rule)
        return;
    NAMES_CHECK(r, &rule, "education_least", "share_least_percent", "not_in_network", "functions");
    struct str education = maybe_text_of(r, &rule, "education_least", LINE_MOST);
    out->rule.education_least.is_set = education.len > 0;
    if (education.len && !education_from_text(education, &out->rule.education_least.value))
        fault_note(r, PROGRAMME_WRONG, path_of(r, &rule, "education_least"));
    json_t *free = json_object_get(rule.json, "not_in_network");
    if (!json_is_boolean(free))
        fault_note(r, free ? PROGRAMME_WRONG : PROGRAMME_LACKS, path_of(r, &rule, "not_in_network"));
    out->rule.not_in_network = json_is_true(free);
    share_read(r, &rule, &out->rule);
    functions_read(r, &rule, &out->rule);
}

static void words_read(struct reading *r, const struct part *all, struct cohort_programme *out)
{
    struct part list, one;
    if (!part_of(r, all, "invitation", &list))
        return;
    NAMES_CHECK(r, &list, "nb", "nn", "da", "en");
    for (enum lang l = LANG_NB; l < LANG_COUNT; l++) {
        if (!part_of(r, &list, str_c(r->arena, lang_tag(l)), &one))
            continue;
        NAMES_CHECK(r, &one, "subject", "body");
        out->words[out->word_count++] = (struct programme_words){
            lang_tag(l), text_of(r, &one, "subject", 0, LINE_MOST), text_of(r, &one, "body", 10, TEXT_MOST)};
    }
}

static void item_read(struct reading *r, const struct part *p, struct template_item *out)
{
    struct str exercise = maybe_text_of(r, p, "exercise", LINE_MOST);
    struct str kind = text_of(r, p, "kind", 1, LINE_MOST);
    if (!item_kind_from_text(kind, &out->kind))
        fault_note(r, PROGRAMME_WRONG, path_of(r, p, "kind"));
    if (exercise.len && !exercise_by_name(exercise))
        fault_note(r, PROGRAMME_WRONG, path_of(r, p, "exercise"));
    out->exercise = (struct maybe_str){exercise.len > 0, exercise};
    out->minutes = number_of(r, p, "minutes", 1, MINUTES_MOST);
    out->title = text_of(r, p, "title", 0, LINE_MOST);
    out->prompt = maybe_text_of(r, p, "prompt", TEXT_MOST);
}

/// Those of the kick-off have their minutes after its start as `place`, others their order.
static struct template_item_list items_read(struct reading *r, const struct part *p, const char *name,
                                            bool is_timed)
{
    struct template_item_list list = {0};
    json_t *array = json_object_get(p->json, name) ? value_of(r, p, name, JSON_ARRAY) : NULL;
    if (json_array_size(array) > PROGRAMME_ITEMS_MOST)
        fault_note(r, PROGRAMME_WRONG, path_of(r, p, name));
    for (size_t i = 0; i < json_array_size(array) && r->fault.what == PROGRAMME_FINE; i++) {
        struct part item = {json_array_get(array, i),
                            str_format(r->arena, "%.*s.%zu", STR(path_of(r, p, name)), i + 1)};
        if (!json_is_object(item.json)) {
            fault_note(r, PROGRAMME_WRONG, item.path);
            break;
        }
        if (is_timed)
            NAMES_CHECK(r, &item, "after_minutes", "minutes", "kind", "title", "exercise");
        else
            NAMES_CHECK(r, &item, "minutes", "kind", "title", "exercise", "prompt");
        struct template_item *one = LIST_ADD(r->arena, &list);
        one->place = is_timed ? number_of(r, &item, "after_minutes", 0, MINUTES_PER_DAY) : (int64_t)i;
        item_read(r, &item, one);
    }
    return list;
}

static void kickoff_read(struct reading *r, const struct part *all, struct cohort_programme *out)
{
    struct part kickoff;
    if (!part_of(r, all, "kickoff", &kickoff))
        return;
    NAMES_CHECK(r, &kickoff, "title", "start_minute", "end_minute", "items");
    out->kickoff.title = text_of(r, &kickoff, "title", 2, LINE_MOST);
    out->kickoff.start_minute = number_of(r, &kickoff, "start_minute", 0, MINUTES_PER_DAY - 1);
    out->kickoff.end_minute =
        number_of(r, &kickoff, "end_minute", out->kickoff.start_minute + 1, MINUTES_PER_DAY);
    out->kickoff.items = items_read(r, &kickoff, "items", true);
}

static void all_read(struct reading *r, json_t *json, struct cohort_programme *out)
{
    struct part all = {json, S("")};
    json_t *schema = json_object_get(json, "schema");
    if (!json_is_string(schema) || !str_is(str_from(json_string_value(schema)), S(PROGRAMME_SCHEMA))) {
        fault_note(r, PROGRAMME_OTHER, S(""));
        return;
    }
    NAMES_CHECK(r, &all, "schema", "name", "purpose", "months", "seats", "rule", "invitation", "kickoff",
                "meetup");
    out->name = text_of(r, &all, "name", 3, NAME_MOST);
    out->purpose = text_of(r, &all, "purpose", 10, TEXT_MOST);
    out->months = number_of(r, &all, "months", 1, MONTHS_MOST);
    out->seats = number_of(r, &all, "seats", 2, SEATS_MOST);
    rule_read(r, &all, out);
    words_read(r, &all, out);
    kickoff_read(r, &all, out);
    out->meetup = items_read(r, &all, "meetup", false);
}

struct programme_fault cohort_programme_read(struct arena *arena, struct str json,
                                             struct cohort_programme *out)
{
    struct reading r = {.arena = arena};
    json_error_t error;
    *out = (struct cohort_programme){0};
    if (json.len > PROGRAMME_BYTES_MOST)
        return (struct programme_fault){PROGRAMME_TOO_LARGE, S("")};
    json_t *all = json_loadb(json.at, json.len, JSON_REJECT_DUPLICATES, &error);
    if (!all)
        return (struct programme_fault){PROGRAMME_NOT_JSON, str_format(arena, "%d", error.line)};
    all_read(&r, all, out);
    json_decref(all);
    return r.fault;
}
