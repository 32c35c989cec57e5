// SPDX-License-Identifier: EUPL-1.2
// First line `n m ss|ds` and least and most of each group; then lines `i j weight`.
#include "cli/seat_mdgp.h"

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/input.h"

#include <jansson.h>
#include <stdio.h>

enum { FILE_BYTES_MOST = 512 << 20 };

struct instance {
    struct str path, text;
    int line;
    int status;
};

static int wrong(struct instance *in, const char *column, const char *what)
{
    if (in->status == EXIT_DONE)
        fprintf(stderr, "%.*s:%d: column \"%s\": %s\n", STR(in->path), in->line, column, what);
    return in->status = EXIT_INPUT;
}

/// The next word of the line, whatever blanks are between.
static struct str word(struct str *line)
{
    struct str part = S("");
    while (!part.len && str_cut(line, ' ', &part))
        part = str_trim(part);
    return part;
}

static uint32_t number(struct instance *in, struct str *line, const char *column, uint32_t below)
{
    int64_t n = 0;
    if (!str_int(word(line), &n) || n < 0 || n >= below)
        wrong(in, column, "expected a number within the limits");
    return in->status == EXIT_DONE ? (uint32_t)n : 0;
}

static void head_read(struct instance *in, struct arena *arena, struct mdgp *m)
{
    struct str line = S("");
    str_cut(&in->text, '\n', &line);
    in->line = 1;
    m->people = number(in, &line, "n", MDGP_PEOPLE_MOST + 1);
    m->groups = number(in, &line, "m", m->people + 1);
    if (!m->groups)
        wrong(in, "m", "expected at least one group");
    word(&line);
    uint32_t *least = NEW_ARRAY(arena, uint32_t, m->groups), *most = NEW_ARRAY(arena, uint32_t, m->groups);
    for (uint32_t g = 0; g < m->groups; g++) {
        least[g] = number(in, &line, "least", m->people + 1);
        most[g] = number(in, &line, "most", m->people + 1);
    }
    m->least = least;
    m->most = most;
}

int mdgp_read(struct arena *arena, struct str path, struct mdgp *out)
{
    struct instance in = {.path = path};
    struct str line;
    in.status = input_read(arena, path, FILE_BYTES_MOST, &in.text);
    *out = (struct mdgp){0};
    if (in.status == EXIT_DONE)
        head_read(&in, arena, out);
    if (in.status != EXIT_DONE)
        return in.status;
    double *weight = NEW_ARRAY(arena, double, (size_t)out->people * out->people);
    for (in.line = 2; in.status == EXIT_DONE && str_cut(&in.text, '\n', &line); in.line++) {
        if (!str_trim(line).len)
            continue;
        uint32_t a = number(&in, &line, "i", out->people), b = number(&in, &line, "j", out->people);
        double w;
        if (!str_double(word(&line), &w) || a == b)
            wrong(&in, "weight", "expected i j weight of two people");
        else
            weight[(size_t)a * out->people + b] = weight[(size_t)b * out->people + a] = w;
    }
    out->weight = weight;
    return in.status;
}

static void print_json(const struct grouping_output *o)
{
    json_t *groups = json_array();
    double gap = o->bound > 0 ? (o->bound - o->value) / o->bound : 0;
    for (uint32_t g = 0; g < o->mdgp->groups; g++)
        json_array_append_new(groups, json_array());
    for (uint32_t i = 0; i < o->mdgp->people; i++)
        json_array_append_new(json_array_get(groups, o->group[i]), json_sprintf("%u", i));
    json_t *all =
        json_pack("{s:I,s:I,s:[I],s:f,s:f,s:f,s:b,s:s,s:f,s:[o]}", "people", (json_int_t)o->mdgp->people,
                  "rounds", (json_int_t)1, "groups", (json_int_t)o->mdgp->groups, "objective", o->value,
                  "bound", o->bound, "gap", gap, "proven_optimal", o->value >= o->bound, "method",
                  "replica exchange by weights", "seconds", o->seconds, "plan", groups);
    json_dumpf(all, stdout, JSON_COMPACT | JSON_REAL_PRECISION(15));
    putchar('\n');
    json_decref(all);
}

void grouping_print(const struct grouping_output *o, enum format format)
{
    switch (format) {
    case FORMAT_JSON: print_json(o); return;
    case FORMAT_TEXT: printf("Worth %.3f; no grouping is worth more than %.3f.\n", o->value, o->bound);
    // fall through
    case FORMAT_CSV:
        puts("round,group,id");
        for (uint32_t g = 0; g < o->mdgp->groups; g++)
            for (uint32_t i = 0; i < o->mdgp->people; i++)
                if (o->group[i] == g)
                    printf("1,%u,%u\n", g + 1, i);
        return;
    }
}
