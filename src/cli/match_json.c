// SPDX-License-Identifier: EUPL-1.2
// jansson for JSON.
#include "cli/match_json.h"

#include "cli/match_rows.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>

static json_t *text_json(struct str s)
{
    return json_stringn(s.at, s.len);
}

static json_t *person_json(const struct match_output *o, uint32_t p)
{
    return text_json(o->problem->person[o->matching->market->person_row[p]].id);
}

static json_t *theme_json(const struct match_output *o, uint32_t t)
{
    return text_json(o->problem->theme[o->matching->market->theme_row[t]].id);
}

static json_t *blocking_json(const struct match_output *o)
{
    const struct market *m = o->matching->market;
    struct occupancy seats = occupancy_of(o->arena, m, &o->matching->plan);
    json_t *pairs = json_array();
    for (uint32_t i = 0; i < m->wishes; i++)
        if (occupancy_blocks(&seats, i))
            json_array_append_new(pairs, json_pack("[o,o]", person_json(o, m->wish[i].person),
                                                   theme_json(o, m->wish[i].theme)));
    return pairs;
}

static json_t *profile_json(const struct match_output *o)
{
    json_t *profile = json_array();
    for (uint32_t r = 0; r < o->matching->market->ranks; r++)
        json_array_append_new(profile, json_integer(o->matching->score.profile[r]));
    return profile;
}

/// How many are placed outside of their own unit.
static uint32_t across(const struct match_output *o)
{
    const struct market *m = o->matching->market;
    uint32_t count = 0;
    for (uint32_t p = 0; p < m->people; p++) {
        uint32_t wish = o->matching->plan.at[p];
        if (wish == MATCH_NONE)
            continue;
        uint32_t own = o->problem->person[m->person_row[p]].unit;
        count += own == MATCH_NONE || own != o->problem->theme[m->theme_row[m->wish[wish].theme]].unit;
    }
    return count;
}

static const char *const level_name[] = {[LEVEL_BLOCKING] = "blocking",
                                         [LEVEL_PLACED] = "placed",
                                         [LEVEL_PROFILE] = "profile",
                                         [LEVEL_FIT] = "fit"};

/// The profile counts as proven when all of its places are.
static json_t *proven_json(const struct matching *m)
{
    json_t *proven = json_array();
    for (uint32_t i = 0; i < m->levels; i++) {
        enum level_kind kind = m->level[i].kind;
        bool ends = i + 1 == m->level_count || m->level[i + 1].kind != kind;
        if (kind == LEVEL_FIT && !m->market->ranks)
            json_array_append_new(proven, json_string("profile"));
        if (ends && kind != LEVEL_LOTS)
            json_array_append_new(proven, json_string(level_name[kind]));
    }
    return proven;
}

/// In the figures of the level: how few may block, how many be placed, have this wish, and so on.
static json_t *bound_json(const struct matching *m)
{
    if (m->levels == m->level_count || m->level[m->levels].kind == LEVEL_LOTS || !isfinite(m->bound))
        return json_null();
    return json_integer((json_int_t)llround(fabs(m->bound)));
}

/// The last one in: by the leadership team's rank, or by competences met.
static json_t *last_json(const struct occupancy *s, uint32_t t)
{
    const struct market *m = s->market;
    for (uint32_t i = s->inside_at[t]; i < s->inside_at[t + 1]; i++) {
        const struct match_application *w = &m->wish[s->plan->at[s->inside[i]]];
        if (w->standing == s->lowest[t])
            return w->named != MATCH_NONE ? json_pack("{s:I}", "rank", (json_int_t)w->named)
                                          : json_pack("{s:I}", "competences", (json_int_t)w->met);
    }
    return json_null();
}

static json_t *cutoffs_json(const struct match_output *o)
{
    const struct market *m = o->matching->market;
    struct occupancy s = occupancy_of(o->arena, m, &o->matching->plan);
    uint32_t *number = NEW_ARRAY(o->arena, uint32_t, m->themes),
             *held = NEW_ARRAY(o->arena, uint32_t, m->themes);
    json_t *cutoffs = json_array();
    for (uint32_t t = 0; t < m->themes; t++)
        number[m->theme_row[t]] = t;
    for (uint32_t p = 0; p < m->people; p++)
        if (m->held[p] != MATCH_NONE)
            held[m->held[p]]++;
    for (uint32_t row = 0; row < m->themes; row++) {
        uint32_t t = number[row];
        json_array_append_new(cutoffs,
                              json_pack("{s:o,s:I,s:I,s:o}", "theme", theme_json(o, t), "places",
                                        (json_int_t)m->places[t], "filled",
                                        (json_int_t)(held[t] + s.taken[t]), "last", last_json(&s, t)));
    }
    return cutoffs;
}

static json_t *fit_json(struct str fit)
{
    double value;
    return str_double(fit, &value) ? json_real(value) : json_null();
}

static json_t *plan_json(const struct match_output *o, json_t *left_out)
{
    struct match_rows rows = match_rows_new(o->arena, o->problem, o->matching);
    json_t *plan = json_array();
    for (uint32_t row = 0; row < o->problem->people; row++) {
        struct match_row r = match_row(&rows, row);
        json_t *one = json_pack("{s:o,s:o}", "person", text_json(r.person), "why", text_json(r.why));
        if (r.theme.len) {
            json_object_set_new(one, "theme", text_json(r.theme));
            json_object_set_new(one, "wish_rank", r.wish_rank ? json_integer(r.wish_rank) : json_null());
            json_object_set_new(one, "fit", fit_json(r.fit));
        }
        json_array_append_new(r.theme.len ? plan : left_out, one);
    }
    return plan;
}

/// The people by their number in the lottery.
static json_t *lottery_json(const struct match_output *o)
{
    json_t *lottery = json_array();
    for (uint32_t p = 0; p < o->matching->market->people; p++)
        json_array_append_new(lottery, person_json(o, p));
    return lottery;
}

static json_t *stable_json(const struct matching *m)
{
    switch (m->stability) {
    case STABILITY_FOUND: return json_true();
    case STABILITY_NONE: return json_false();
    case STABILITY_UNKNOWN: return json_null();
    }
    return json_null();
}

/// What was asked for.
static json_t *asked_json(const struct match_output *o)
{
    static const char *const aims[] = {"stable", "most", "truthful"}, *const kinds[] = {"first", "fair"};
    const struct market *m = o->matching->market;
    json_int_t held = 0, pairs = 0;
    for (uint32_t p = 0; p < m->people; p++)
        held += m->held[p] != MATCH_NONE;
    for (uint32_t i = 0; i < m->wishes; i++)
        pairs += m->wish[i].never == NEVER_NOT && m->held[m->wish[i].person] == MATCH_NONE;
    return json_pack("{s:I,s:I,s:I,s:I,s:s,s:s,s:I}", "people", (json_int_t)m->people, "themes",
                     (json_int_t)m->themes, "pairs", pairs, "held", held, "aim", aims[o->options->aim],
                     "profile_kind", kinds[o->options->kind], "seed", (json_int_t)o->problem->seed);
}

void match_print_json(const struct match_output *o)
{
    const struct matching *m = o->matching;
    json_t *all = asked_json(o), *left_out = json_array(), *plan = plan_json(o, left_out);
    json_t *figures =
        json_pack("{s:I,s:I,s:o,s:o,s:I,s:I,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:s,s:f}", "placed",
                  (json_int_t)m->score.placed, "largest", (json_int_t)m->largest, "blocking",
                  blocking_json(o), "profile", profile_json(o), "fit", (json_int_t)m->score.fit, "across",
                  (json_int_t)across(o), "stable", stable_json(m), "proven", proven_json(m), "bound",
                  bound_json(m), "cutoffs", cutoffs_json(o), "lottery", lottery_json(o), "plan", plan,
                  "left_out", left_out, "method", m->method, "seconds", o->seconds);
    json_object_update(all, figures);
    json_decref(figures);
    json_dumpf(all, stdout, JSON_COMPACT | JSON_REAL_PRECISION(15));
    putchar('\n');
    json_decref(all);
}
