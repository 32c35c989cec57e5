// SPDX-License-Identifier: EUPL-1.2
// To JSON, with its members in one order, so that the same programme is the same bytes.
#include "programme/programme.h"

#include "db/db.h"
#include "sql/gathering.h"
#include "sql/invitation.h"

#include <jansson.h>
#include <stdlib.h>

enum { MONTHS_PER_YEAR = 12 };

static void put(json_t *object, const char *name, json_t *value)
{
    json_object_set_new(object, name, value);
}

static void put_text(json_t *object, const char *name, struct str text)
{
    put(object, name, json_stringn_nocheck(text.at, text.len));
}

/// From the first day to the last, in whole months, one at least.
static int64_t months_of(const struct network *n)
{
    struct civil from = date_civil(n->starts_on), to = date_civil(date_plus_days(n->ends_on, 1));
    int months = (to.year - from.year) * MONTHS_PER_YEAR + to.month - from.month;
    return months < 1 ? 1 : months;
}

static void rule_put(struct db *db, const struct network *n, json_t *all)
{
    struct selection_rule rule;
    if (!selection_rule_read(db, n->id, &rule))
        return;
    json_t *o = json_object(), *functions = json_array();
    if (rule.education_least.is_set)
        put_text(o, "education_least", education_text(rule.education_least.value));
    if (rule.share_least.is_set)
        put(o, "share_least_percent", json_real(rule.share_least.value));
    put(o, "not_in_network", json_boolean(rule.not_in_network));
    for (size_t i = 0; i < rule.functions.count; i++)
        json_array_append_new(functions,
                              json_stringn_nocheck(rule.functions.at[i].at, rule.functions.at[i].len));
    put(o, "functions", functions);
    put(all, "rule", o);
}

static void words_put(struct db *db, const struct network *n, json_t *all)
{
    json_t *list = json_object();
    struct network_text_in words;
    for (enum lang l = LANG_NB; l < LANG_COUNT; l++) {
        if (!network_text_in(db, n->id, lang_tag(l), &words))
            continue;
        json_t *o = json_object();
        put_text(o, "subject", words.subject);
        put_text(o, "body", words.body);
        put(list, str_c(db_arena(db), lang_tag(l)), o);
    }
    if (json_object_size(list))
        put(all, "invitation", list);
    else
        json_decref(list);
}

static json_t *item_json(const struct template_item *item)
{
    json_t *o = json_object();
    put(o, "minutes", json_integer(item->minutes));
    put_text(o, "kind", item_kind_text(item->kind));
    put_text(o, "title", item->title);
    if (item->exercise.is_set)
        put_text(o, "exercise", item->exercise.value);
    if (item->prompt.len)
        put_text(o, "prompt", item->prompt);
    return o;
}

static void kickoff_put(struct db *db, const struct network *n, json_t *all)
{
    struct gathering_id id;
    struct gathering g;
    if (!network_kickoff(db, n->id, &id) || !gathering_by_id(db, id, &g))
        return;
    struct programme_item_list items = programme_of(db, id);
    json_t *o = json_object(), *list = json_array();
    put_text(o, "title", g.title);
    put(o, "start_minute", json_integer(g.start_minute));
    put(o, "end_minute", json_integer(g.end_minute));
    for (size_t i = 0; i < items.count && i < PROGRAMME_ITEMS_MOST; i++) {
        const struct programme_item *p = &items.at[i];
        struct template_item item = {
            .minutes = p->minutes, .kind = p->kind, .title = p->title, .exercise = p->exercise};
        json_t *one = item_json(&item);
        put(one, "after_minutes", json_integer(p->start_minute - g.start_minute));
        json_array_append_new(list, one);
    }
    put(o, "items", list);
    put(all, "kickoff", o);
}

static void meetup_put(struct db *db, const struct network *n, json_t *all)
{
    struct template_item_list items = template_items(db, n->id);
    json_t *list = json_array();
    for (size_t i = 0; i < items.count; i++)
        json_array_append_new(list, item_json(&items.at[i]));
    if (items.count)
        put(all, "meetup", list);
    else
        json_decref(list);
}

struct str cohort_programme_write(struct db *db, const struct network *n)
{
    json_t *all = json_object();
    put_text(all, "schema", S(PROGRAMME_SCHEMA));
    put_text(all, "name", n->name);
    put_text(all, "purpose", n->purpose);
    put(all, "months", json_integer(months_of(n)));
    put(all, "seats", json_integer(n->seats));
    rule_put(db, n, all);
    words_put(db, n, all);
    kickoff_put(db, n, all);
    meetup_put(db, n, all);
    char *text = json_dumps(all, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    struct str json = str_format(db_arena(db), "%s\n", text);
    free(text);
    json_decref(all);
    return json;
}
