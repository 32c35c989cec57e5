// SPDX-License-Identifier: EUPL-1.2
// First line `n m ss|ds` and least and most of each group; then lines `i j weight`.
#include "cli/seat_mdgp.h"

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/input.h"
#include "cli/say.h"

#include <jansson.h>
#include <stdio.h>

enum { FILE_BYTES_MOST = 512 << 20 };

struct instance {
    struct arena *arena;
    struct str path, text;
    int line;
    int status;
};

static void wrong(struct instance *in, const char *column, struct str what)
{
    if (in->status == EXIT_DONE)
        say_text(NULL, str_format(in->arena, "%.*s:%d: column \"%s\"", STR(in->path), in->line, column),
                 what);
    in->status = EXIT_INPUT;
}

/// The next word of the line, whatever blanks are between.
static struct str word(struct str *line)
{
    struct str part = S("");
    while (!part.len && str_cut(line, ' ', &part))
        part = str_trim(part);
    return part;
}

static uint32_t number(struct instance *in, struct str *line, const char *column, int64_t least, int64_t most)
{
    int64_t n = 0;
    if (!str_int(word(line), &n) || n < least || n > most)
        wrong(in, column, SAID(in->arena, MSG_cli_option_expects_number, arg_int(least), arg_int(most)));
    return in->status == EXIT_DONE ? (uint32_t)n : 0;
}

static void head_read(struct instance *in, struct mdgp *m)
{
    struct str line = S("");
    str_cut(&in->text, '\n', &line);
    in->line = 1;
    m->people = number(in, &line, "n", 1, MDGP_PEOPLE_MOST);
    m->groups = number(in, &line, "m", 1, m->people);
    word(&line);
    uint32_t *least = NEW_ARRAY(in->arena, uint32_t, m->groups);
    uint32_t *most = NEW_ARRAY(in->arena, uint32_t, m->groups);
    for (uint32_t g = 0; g < m->groups; g++) {
        least[g] = number(in, &line, "least", 0, m->people);
        most[g] = number(in, &line, "most", 0, m->people);
    }
    m->least = least;
    m->most = most;
}

int mdgp_read(struct arena *arena, struct str path, struct mdgp *out)
{
    struct instance in = {.arena = arena, .path = path};
    struct str line;
    in.status = input_read(arena, path, FILE_BYTES_MOST, &in.text);
    *out = (struct mdgp){0};
    if (in.status == EXIT_DONE)
        head_read(&in, out);
    if (in.status != EXIT_DONE)
        return in.status;
    double *weight = NEW_ARRAY(arena, double, (size_t)out->people * out->people);
    for (in.line = 2; in.status == EXIT_DONE && str_cut(&in.text, '\n', &line); in.line++) {
        if (!str_trim(line).len)
            continue;
        uint32_t a = number(&in, &line, "i", 0, out->people - 1);
        uint32_t b = number(&in, &line, "j", 0, out->people - 1);
        double w;
        if (a == b)
            wrong(&in, "j", SAID(arena, MSG_cli_seat_pair_self, arg_plain(b)));
        else if (!str_double(word(&line), &w))
            wrong(&in, "weight", SAID(arena, MSG_cli_option_expects, arg_str(S("i j weight"))));
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

static void print_worth(const struct grouping_output *o)
{
    struct str text = SAID(o->arena, MSG_cli_seat_worth, arg_number(o->value, 3), arg_number(o->bound, 3));
    printf("%.*s\n", STR(text));
}

void grouping_print(const struct grouping_output *o, enum format format)
{
    switch (format) {
    case FORMAT_JSON: print_json(o); return;
    case FORMAT_TEXT: print_worth(o);
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
