// SPDX-License-Identifier: EUPL-1.2
// Everyone is a row, in the order of people.csv.
#include "cli/match_print.h"

#include "base/csv.h"
#include "cli/match_json.h"
#include "cli/match_rows.h"
#include "cli/say.h"
#include "placing/why_words.h"

#include <stdio.h>

enum { OUTPUT_BYTES_MOST = 1 << 30, BLOCKING_NAMED_MOST = 20 };

static void print_csv(const struct match_output *o)
{
    struct buf out = buf_new(o->arena, OUTPUT_BYTES_MOST);
    struct match_rows rows = match_rows_new(o->arena, o->problem, o->matching);
    buf_str(&out, S("person,theme,wish_rank,fit,why\n"));
    rows.arena = arena_new(); // for what a row says, and no longer
    for (uint32_t row = 0; row < o->problem->people; row++) {
        arena_reset(rows.arena);
        struct match_row r = match_row(&rows, row);
        csv_field(&out, r.person, ',');
        buf_char(&out, ',');
        csv_field(&out, r.theme, ',');
        buf_char(&out, ',');
        if (r.wish_rank)
            buf_int(&out, r.wish_rank);
        buf_format(&out, ",%.*s,", STR(r.fit));
        csv_field(&out, r.why, ',');
        buf_char(&out, '\n');
    }
    arena_free(rows.arena);
    struct str all = buf_get(&out);
    fwrite(all.at, 1, all.len, stdout);
}

static void text_line(struct str text)
{
    printf("%.*s\n", STR(text));
}

/// What is known of how good it is.
static struct str proof_text(const struct match_output *o)
{
    const struct matching *m = o->matching;
    if (o->options->aim == AIM_TRUTHFUL)
        return SAID(o->arena, MSG_cli_match_by_rule);
    if (m->levels + 1 >= m->level_count)
        return SAID(o->arena, MSG_cli_match_proven);
    return SAID(o->arena, MSG_cli_match_unproven);
}

static struct str place_text(struct arena *arena, const struct match_row *r)
{
    struct arg person = arg_str(r->person), theme = arg_str(r->theme);
    if (r->theme.len && r->wish_rank)
        return SAID(arena, MSG_cli_match_goes, person, theme, arg_plain(r->wish_rank));
    if (r->theme.len)
        return SAID(arena, MSG_cli_match_stays, person, theme);
    return SAID(arena, r->missed_count ? MSG_cli_match_left_out : MSG_cli_match_wished_nothing, person);
}

/// Where each goes, and under it what each would rather have had and did not get.
static void print_people(const struct match_output *o)
{
    struct match_rows rows = match_rows_new(o->arena, o->problem, o->matching);
    putchar('\n');
    for (uint32_t row = 0; row < o->problem->people; row++) {
        struct match_row r = match_row(&rows, row);
        text_line(place_text(o->arena, &r));
        for (size_t i = 0; i < r.missed_count; i++) {
            struct arg why = arg_str(SAID(o->arena, why_message(r.missed[i].why)));
            printf("  %.*s\n", STR(SAID(o->arena, MSG_cli_match_missed, arg_str(r.missed[i].theme), why)));
        }
    }
}

static void print_text(const struct match_output *o)
{
    const struct matching *m = o->matching;
    text_line(SAID(o->arena, MSG_cli_match_summary, arg_int(m->score.placed), arg_int(m->largest),
                   arg_int(m->market->ranks ? m->score.profile[0] : 0)));
    text_line(proof_text(o));
    print_people(o);
}

void match_print(const struct match_output *out, enum format format)
{
    switch (format) {
    case FORMAT_TEXT: print_text(out); return;
    case FORMAT_CSV: print_csv(out); return;
    case FORMAT_JSON: match_print_json(out); return;
    }
}

static enum message blocking_message(const struct match_output *o)
{
    if (o->options->aim != AIM_STABLE)
        return MSG_cli_match_price;
    return o->matching->stability == STABILITY_NONE ? MSG_cli_match_none_stable : MSG_cli_match_not_stable;
}

void match_blocking_say(const struct match_output *o)
{
    const struct matching *m = o->matching;
    struct occupancy seats = occupancy_of(o->arena, m->market, &m->plan);
    uint32_t named = 0;
    say_text("match", S(""), SAID(o->arena, blocking_message(o), arg_int(m->score.blocking)));
    for (uint32_t i = 0; i < m->market->wishes && named < BLOCKING_NAMED_MOST; i++)
        if (occupancy_blocks(&seats, i)) {
            const struct match_application *w = &m->market->wish[i];
            struct arg person = arg_str(o->problem->person[m->market->person_row[w->person]].id);
            struct arg theme = arg_str(o->problem->theme[m->market->theme_row[w->theme]].id);
            struct str line = SAID(o->arena, MSG_cli_match_blocks, person, theme);
            fprintf(stderr, "  %.*s\n", STR(line));
            named++;
        }
    if (m->score.blocking > named) {
        struct str rest = SAID(o->arena, MSG_cli_match_more_pairs, arg_int(m->score.blocking - named));
        fprintf(stderr, "  %.*s\n", STR(rest));
    }
}
