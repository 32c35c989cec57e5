// SPDX-License-Identifier: EUPL-1.2
// Plans printed row by row; jansson for JSON.
#include "cli/seat_print.h"

#include "base/csv.h"
#include "cli/say.h"

#include <jansson.h>
#include <stdio.h>

enum { OUTPUT_BYTES_MOST = 1 << 30 };

static void group_rows(const struct seat_output *o, const struct plan *plan, uint32_t round, struct str draw,
                       struct buf *out)
{
    const uint32_t *group = plan->group + (size_t)round * plan->people;
    uint32_t groups = o->seating->shape.round[round].groups;
    uint32_t *next = NEW_ARRAY(o->arena, uint32_t, plan->people),
             *first = NEW_ARRAY(o->arena, uint32_t, groups);
    for (uint32_t i = plan->people; i-- > 0;)
        if (group[i] != AWAY) {
            next[i] = first[group[i]];
            first[group[i]] = i + 1;
        }
    for (uint32_t g = 0; g < groups; g++)
        for (uint32_t i = first[g]; i; i = next[i - 1]) {
            buf_format(out, "%.*s%u,%u,", STR(draw), round + 1, g + 1);
            csv_field(out, o->people->id[i - 1], ',');
            buf_char(out, '\n');
        }
}

static void print_csv(const struct seat_output *o)
{
    struct buf out = buf_new(o->arena, OUTPUT_BYTES_MOST);
    buf_str(&out, o->with_draws ? S("draw,round,group,id\n") : S("round,group,id\n"));
    for (uint32_t r = 0; !o->with_draws && r < o->problem->rounds; r++)
        group_rows(o, &o->seating->plan, r, S(""), &out);
    for (uint32_t d = 0; d < o->draw_count; d++)
        for (uint32_t r = 0; r < o->problem->rounds; r++)
            group_rows(o, &o->draws[d], r, str_format(o->arena, "%u,", d + 1), &out);
    struct str all = buf_get(&out);
    fwrite(all.at, 1, all.len, stdout);
}

static json_t *round_json(const struct seat_output *o, const struct plan *plan, uint32_t round)
{
    json_t *groups = json_array();
    const uint32_t *group = plan->group + (size_t)round * plan->people;
    for (uint32_t g = 0; g < o->seating->shape.round[round].groups; g++)
        json_array_append_new(groups, json_array());
    for (uint32_t i = 0; i < plan->people; i++)
        if (group[i] != AWAY)
            json_array_append_new(json_array_get(groups, group[i]),
                                  json_stringn(o->people->id[i].at, o->people->id[i].len));
    return groups;
}

static json_t *plan_json(const struct seat_output *o, const struct plan *plan)
{
    json_t *rounds = json_array();
    for (uint32_t r = 0; r < plan->rounds; r++)
        json_array_append_new(rounds, round_json(o, plan, r));
    return rounds;
}

static json_t *groups_json(const struct seat_output *o)
{
    json_t *groups = json_array();
    for (uint32_t r = 0; r < o->problem->rounds; r++)
        json_array_append_new(groups, json_integer(o->seating->shape.round[r].groups));
    return groups;
}

static json_t *pairs_json(const struct plan_value *v)
{
    return json_pack("{s:I,s:I,s:I,s:I,s:I}", "possible", (json_int_t)v->pairs_possible, "met",
                     (json_int_t)v->pairs_met, "never_met", (json_int_t)(v->pairs_possible - v->pairs_met),
                     "repeated", (json_int_t)v->repeated, "most_often", (json_int_t)v->most_often);
}

static void print_json(const struct seat_output *o)
{
    const struct seating *s = o->seating;
    double gap = s->bound > 0 ? (s->bound - s->value.worth) / s->bound : 0;
    gap = gap < 0 ? -gap : gap; // a cover is bounded from below
    json_t *all = json_pack(
        "{s:I,s:I,s:o,s:o,s:{s:I,s:I},s:f,s:f,s:f,s:b,s:s,s:f,s:o}", "people", (json_int_t)o->problem->people,
        "rounds", (json_int_t)o->problem->rounds, "groups", groups_json(o), "pairs", pairs_json(&s->value),
        "cross_silo", "possible", (json_int_t)s->value.cross_possible, "met", (json_int_t)s->value.cross_met,
        "objective", s->value.worth, "bound", s->bound, "gap", gap, "proven_optimal", s->proven_optimal,
        "method", s->method, "seconds", o->seconds, "plan", plan_json(o, &s->plan));
    json_t *draws = o->with_draws ? json_array() : NULL;
    for (uint32_t d = 0; d < o->draw_count; d++)
        json_array_append_new(draws, plan_json(o, &o->draws[d]));
    if (draws)
        json_object_set_new(all, "draws", draws);
    json_dumpf(all, stdout, JSON_COMPACT | JSON_REAL_PRECISION(15));
    putchar('\n');
    json_decref(all);
}

static void text_line(struct str text)
{
    printf("%.*s\n", STR(text));
}

static void print_round(const struct seat_output *o, uint32_t round)
{
    const uint32_t *group = o->seating->plan.group + (size_t)round * o->seating->plan.people;
    putchar('\n');
    text_line(SAID(o->arena, MSG_cli_seat_round_title, arg_plain(round + 1)));
    for (uint32_t g = 0; g < o->seating->shape.round[round].groups; g++) {
        printf("  %3u:", g + 1);
        for (uint32_t i = 0; i < o->seating->plan.people; i++)
            if (group[i] == g)
                printf(" %.*s", STR(o->people->id[i]));
        putchar('\n');
    }
}

/// What the plan is worth, and that there is none better, as far as that is known.
static struct str worth_text(const struct seat_output *o)
{
    const struct seating *s = o->seating;
    if (o->is_cover)
        return SAID(o->arena, MSG_cli_seat_cover_bound, arg_int((int64_t)s->bound));
    if (s->proven_optimal)
        return SAID(o->arena, MSG_cli_seat_optimal);
    return SAID(o->arena, MSG_cli_seat_worth, arg_number(s->value.worth, 2), arg_number(s->bound, 2));
}

static void print_text(const struct seat_output *o)
{
    const struct plan_value *v = &o->seating->value;
    text_line(SAID(o->arena, MSG_cli_seat_summary, arg_int(o->problem->people), arg_int(o->problem->rounds),
                   arg_int((int64_t)v->pairs_met), arg_int((int64_t)v->pairs_possible),
                   arg_int((int64_t)v->repeated)));
    text_line(worth_text(o));
    for (uint32_t r = 0; r < o->problem->rounds; r++)
        print_round(o, r);
}

void seat_print(const struct seat_output *out, enum format format)
{
    switch (format) {
    case FORMAT_TEXT: print_text(out); return;
    case FORMAT_CSV: print_csv(out); return;
    case FORMAT_JSON: print_json(out); return;
    }
}

static void print_wishes(struct arena *arena, const struct people *people, const struct clash *clash)
{
    for (size_t i = 0; i < clash->count; i++) {
        struct arg a = arg_str(people->id[clash->item[i].pair.a]);
        struct arg b = arg_str(people->id[clash->item[i].pair.b]);
        struct str wish = clash->item[i].wish == WISH_APART ? SAID(arena, MSG_cli_seat_apart, a, b)
                                                            : SAID(arena, MSG_cli_seat_together, a, b);
        fprintf(stderr, "  %.*s\n", STR(wish));
    }
}

static struct str sizes_text(struct arena *arena, const struct problem *p, const struct clash *c)
{
    struct arg attending = arg_int(c->shape.attending);
    if (p->groups > c->shape.groups)
        return SAID(arena, MSG_cli_seat_unfilled, attending, arg_int(p->groups));
    return SAID(arena, MSG_cli_seat_unsplit_groups, attending, arg_int(c->shape.groups),
                arg_int(p->size_least), arg_int(p->size_most));
}

static struct str rules_text(struct arena *arena, const struct clash *c)
{
    return SAID(arena, MSG_cli_seat_clash, arg_int(c->shape.attending), arg_int(c->shape.groups),
                arg_int(c->shape.size + (c->shape.large > 0)));
}

void clash_print(struct arena *arena, const struct people *people, const struct problem *p,
                 const struct clash *c)
{
    struct arg number = arg_plain(c->round + 1);
    struct str round = SAID(arena, MSG_cli_seat_round, number);
    switch (c->kind) {
    case CLASH_SIZES: say_text("seat", round, sizes_text(arena, p, c)); return;
    case CLASH_ABSENT:
        say_text("seat", round, SAID(arena, MSG_cli_seat_absent_held, arg_str(people->id[c->person])));
        return;
    case CLASH_HELD_TWICE:
        say_text("seat", round, SAID(arena, MSG_cli_seat_held_twice, arg_str(people->id[c->person])));
        return;
    case CLASH_HELD: say_text("seat", S(""), SAID(arena, MSG_cli_seat_held_against, number)); break;
    case CLASH_RULES: say_text("seat", round, rules_text(arena, c)); break;
    }
    print_wishes(arena, people, c);
}
