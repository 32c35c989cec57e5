// SPDX-License-Identifier: EUPL-1.2
// tvers seat: who sits with whom, over many rounds.
#include "cli/cli.h"
#include "cli/say.h"
#include "cli/seat_mdgp.h"
#include "cli/seat_print.h"
#include "cli/seat_watch.h"
#include "seating/seat.h"

#include <stdio.h>

struct wishes {
    int64_t people, size, groups, rounds, seed, passes, draws;
    struct str sizes, silo, weights, met, apart, together, absent, held, mdgp, keep;
    double silo_weight, seconds, cpu_seconds, keep_price;
    bool search_only, cover;
    int format;
};

static const struct option rows[] = {
    OPTION_INT(struct wishes, people, "--people", "N", 1, SEAT_PEOPLE_MOST, "people 1..N instead of a file"),
    OPTION_TEXT(struct wishes, sizes, "--sizes", "A-B", "as few groups as sizes up to B allow, none under A"),
    OPTION_INT(struct wishes, size, "--size", "K", 1, SEAT_PEOPLE_MOST,
               "groups of K, smaller where it does not add up"),
    OPTION_INT(struct wishes, groups, "--groups", "G", 1, SEAT_PEOPLE_MOST, "a fixed number of groups"),
    OPTION_INT(struct wishes, rounds, "--rounds", "R", 1, SEAT_ROUNDS_MOST, "number of gatherings (1)"),
    OPTION_TEXT(struct wishes, silo, "--silo", "COLUMN", "pairs from different values of it weigh more"),
    OPTION_REAL(struct wishes, silo_weight, "--silo-weight", "X", 0, 1e6, "so much more (4)"),
    OPTION_TEXT(struct wishes, weights, "--weights", "FILE", "a,b,weight: the worth of a and b meeting"),
    OPTION_TEXT(struct wishes, met, "--met", "FILE", "a,b[,times]: already acquainted"),
    OPTION_TEXT(struct wishes, apart, "--apart", "FILE", "a,b: never in one group"),
    OPTION_TEXT(struct wishes, together, "--together", "FILE", "a,b: always in one group"),
    OPTION_TEXT(struct wishes, absent, "--absent", "FILE", "round,id"),
    OPTION_TEXT(struct wishes, held, "--held", "FILE",
                "round,group,id: rounds already held, kept as they were"),
    OPTION_TEXT(struct wishes, mdgp, "--mdgp", "FILE", "one round by an instance of the MDGPLIB format"),
    OPTION_SWITCH(struct wishes, cover, "--cover", "the fewest rounds in which everyone meets everyone"),
    OPTION_TEXT(struct wishes, keep, "--keep", "FILE", "round,group,id: what was announced; change little"),
    OPTION_REAL(struct wishes, keep_price, "--keep-price", "X", 0, 1e6,
                "worth that each changed seat must bring (1)"),
    OPTION_INT(struct wishes, draws, "--draws", "N", 1, 100000, "N further plans of the same worth"),
    OPTION_REAL(struct wishes, seconds, "--seconds", "S", 0.001, 1e6, "time to search (5)"),
    OPTION_REAL(struct wishes, cpu_seconds, "--cpu-seconds", "S", 0.001, 1e6,
                "the same in time of the processor, for a busy machine"),
    OPTION_INT(struct wishes, seed, "--seed", "N", 0, 1e15, "of the chance in it (1)"),
    OPTION_INT(struct wishes, passes, "--passes", "N", 1, 1e9, "a million moves each, instead of seconds"),
    OPTION_SWITCH(struct wishes, search_only, "--search-only", "no exact designs"),
    OPTION_CHOICE(struct wishes, format, "--format", FORMAT_CHOICES, "what is printed"),
};

const struct options seat_options = {
    .usage = "seat people.csv [OPTIONS]",
    .about = "Composes the groups of gatherings, so that everyone meets everyone across the silos.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_most = 1,
};

static bool usage_wrong(struct str about, struct str what)
{
    say_text("seat", about, what);
    say_help_tells("seat");
    return false;
}

static bool one_expected(struct arena *arena, struct str choices)
{
    return usage_wrong(S(""), SAID(arena, MSG_cli_option_expects_choice, arg_str(choices)));
}

static bool size_read(struct str s, uint32_t *out)
{
    int64_t n;
    if (!str_int(s, &n) || n < 1 || n > SEAT_PEOPLE_MOST)
        return false;
    *out = (uint32_t)n;
    return true;
}

/// The one of --size, --sizes and --groups that was given.
static bool sizes_take(struct arena *arena, const struct wishes *w, struct problem *p)
{
    struct str rest = w->sizes, least;
    if ((w->size > 0) + (w->sizes.len > 0) + (w->groups > 0) != 1)
        return one_expected(arena, S("--size K, --sizes A-B, --groups G"));
    p->size_least = 1;
    p->size_most = w->size ? (uint32_t)w->size : SEAT_PEOPLE_MOST;
    p->groups = (uint32_t)w->groups;
    if (!w->sizes.len)
        return true;
    str_cut(&rest, '-', &least);
    if (!size_read(least, &p->size_least) || !size_read(rest, &p->size_most) || p->size_least > p->size_most)
        return usage_wrong(S("--sizes"),
                           SAID(arena, MSG_cli_seat_sizes_form, arg_str(S("A-B")), arg_str(S("4-5"))));
    return true;
}

static void files_read(const struct wishes *w, struct seat_input *in)
{
    if (w->met.len)
        met_read(in, w->met);
    if (w->apart.len)
        apart_read(in, w->apart);
    if (w->together.len)
        together_read(in, w->together);
    if (w->absent.len)
        absent_read(in, w->absent);
    if (w->held.len)
        held_read(in, w->held);
    if (w->weights.len)
        weights_read(in, w->weights);
}

static int request_read(const struct wishes *w, const struct str_list *files, struct seat_input *in)
{
    if (!sizes_take(in->arena, w, in->problem))
        return EXIT_USAGE;
    if ((files->count == 1) == (w->people > 0)) {
        one_expected(in->arena, S("people.csv, --people N"));
        return EXIT_USAGE;
    }
    if (files->count)
        people_read(in, files->at[0], w->silo);
    else
        people_number(in, (uint32_t)w->people);
    in->problem->people = in->people.count;
    in->problem->silo = in->people.silo;
    if (in->status == EXIT_DONE && (uint64_t)in->people.count * in->problem->rounds > SEAT_CELLS_MOST) {
        usage_wrong(S(""), SAID(in->arena, MSG_cli_seat_too_many_seats));
        return EXIT_USAGE;
    }
    files_read(w, in);
    return in->status;
}

/// As long as was asked for; five seconds where nothing was.
static struct patience patience_of(const struct wishes *w)
{
    struct patience p = {.seconds = w->seconds, .cpu_seconds = w->cpu_seconds, .passes = (double)w->passes};
    if (!(p.seconds + p.cpu_seconds + p.passes > 0))
        p.seconds = 5;
    return p;
}

/// The plan that --keep names, as groups.
static const struct plan *keep_read(const struct wishes *w, struct seat_input *in)
{
    size_t count;
    if (!w->keep.len)
        return NULL;
    struct held_seat *seat = seats_read(in, w->keep, &count);
    struct plan *plan = NEW(in->arena, struct plan);
    *plan = plan_empty(in->arena, in->people.count, in->problem->rounds);
    for (size_t i = 0; i < count; i++)
        plan->group[(size_t)seat[i].round * plan->people + seat[i].person] = seat[i].group;
    return plan;
}

static void draw_and_print(const struct wishes *w, struct seat_output *out)
{
    struct plan *draws = NEW_ARRAY(out->arena, struct plan, w->draws);
    if (w->draws) {
        struct draws *d = draws_new(out->arena, out->problem, &out->seating->shape, &out->seating->plan,
                                    (uint64_t)w->seed + 1);
        for (; out->draw_count < w->draws && !watch_interrupted(); out->draw_count++) {
            struct arena *scratch = arena_new();
            struct plan plan = draws_next(d, scratch);
            draws[out->draw_count] = plan_copy(out->arena, &plan);
            arena_free(scratch);
        }
    }
    out->draws = draws;
    out->with_draws = w->draws > 0;
    seat_print(out, (enum format)w->format);
}

static int plan_and_print(const struct wishes *w, struct watch *watch, struct seat_input *in)
{
    struct seat_options options = {
        .seed = (uint64_t)w->seed, .search_only = w->search_only, .limits = watch->limits};
    options.announced = keep_read(w, in);
    options.move_price = w->keep_price;
    if (in->status != EXIT_DONE)
        return in->status;
    struct seating seating;
    seat(in->arena, in->problem, &options, &seating);
    double seconds = watch_end(watch);
    switch (seating.outcome) {
    case SEAT_IMPOSSIBLE: clash_print(in->arena, &in->people, in->problem, &seating.clash); return EXIT_NO;
    case SEAT_NOT_FOUND: say("seat", S(""), MSG_cli_seat_not_found); return EXIT_NO;
    case SEAT_PLANNED: break;
    }
    struct seat_output out = {.arena = in->arena, .people = &in->people, .problem = in->problem};
    out.seating = &seating;
    out.seconds = seconds;
    draw_and_print(w, &out);
    return EXIT_DONE;
}

/// --cover plans for everyone present in every round, and knows no wishes.
static bool cover_allows(const struct wishes *w, const struct problem *p)
{
    size_t lists = p->apart_count + p->together_count + p->absent_count + p->held_count + p->met_count;
    return !lists && !p->weighted && !p->groups && !w->draws && !w->keep.len &&
           p->people <= COVER_PEOPLE_MOST;
}

/// A cover in the form of a seating: what counts is the number of rounds.
static void seating_of_cover(struct arena *arena, const struct cover *c, struct problem *p,
                             struct seating *out)
{
    p->rounds = c->rounds;
    *out = (struct seating){.plan = plan_empty(arena, c->people, c->rounds), .method = c->method};
    out->shape.round = NEW_ARRAY(arena, struct round_shape, c->rounds);
    for (uint32_t r = 0; r < c->rounds; r++)
        out->shape.round[r].groups = c->groups[r];
    for (size_t i = 0; i < (size_t)c->people * c->rounds; i++)
        out->plan.group[i] = c->group[i];
    out->value = plan_value(arena, p, &out->plan);
    out->value.worth = c->rounds;
    out->bound = c->lower_bound;
    out->proven_optimal = c->rounds == c->lower_bound;
}

static int cover_and_print(const struct wishes *w, struct watch *watch, struct seat_input *in)
{
    struct cover cover;
    struct seating seating;
    struct problem *p = in->problem;
    if (!cover_allows(w, p)) {
        usage_wrong(S(""), SAID(in->arena, MSG_cli_seat_cover_takes, arg_str(S("--cover")),
                                arg_int(COVER_PEOPLE_MOST)));
        return EXIT_USAGE;
    }
    uint32_t most = p->size_most < p->people ? p->size_most : p->people;
    bool found =
        cover_find(in->arena, p->people, most, p->size_least, (uint64_t)w->seed, &watch->limits, &cover);
    double seconds = watch_end(watch);
    if (!found) {
        say_text(
            "seat", S(""),
            SAID(in->arena, MSG_cli_seat_unsplit, arg_int(p->people), arg_int(p->size_least), arg_int(most)));
        return EXIT_NO;
    }
    seating_of_cover(in->arena, &cover, p, &seating);
    seat_print(&(struct seat_output){.arena = in->arena,
                                     .people = &in->people,
                                     .problem = p,
                                     .seating = &seating,
                                     .seconds = seconds,
                                     .is_cover = true},
               (enum format)w->format);
    return EXIT_DONE;
}

/// --sizes replaces the limits that the instance gives each group.
static bool mdgp_sizes_take(const struct wishes *w, struct arena *arena, struct mdgp *m)
{
    struct problem p = {0};
    if (!w->sizes.len)
        return true;
    if (!sizes_take(arena, w, &p))
        return false;
    uint32_t *least = NEW_ARRAY(arena, uint32_t, m->groups), *most = NEW_ARRAY(arena, uint32_t, m->groups);
    for (uint32_t g = 0; g < m->groups; g++) {
        least[g] = p.size_least;
        most[g] = p.size_most;
    }
    m->least = least;
    m->most = most;
    return true;
}

static int group_and_print(const struct wishes *w, struct watch *watch, struct arena *arena)
{
    struct mdgp m;
    int status = mdgp_read(arena, w->mdgp, &m);
    if (status != EXIT_DONE)
        return status;
    if (!mdgp_sizes_take(w, arena, &m))
        return EXIT_USAGE;
    if (!mdgp_fits(&m)) {
        say_text("seat", S(""), SAID(arena, MSG_cli_seat_unsummed, arg_int(m.people)));
        return EXIT_NO;
    }
    struct budget budget = budget_begin(&watch->limits);
    struct annealer *annealer = annealer_new(arena, (uint64_t)w->seed);
    uint32_t *group = NEW_ARRAY(arena, uint32_t, m.people);
    double value = mdgp_search(arena, &m, annealer, &budget, group);
    struct grouping_output out = {arena, &m, group, value, mdgp_bound(arena, &m), watch_end(watch)};
    grouping_print(&out, (enum format)w->format);
    return EXIT_DONE;
}

int command_seat(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct wishes w = {
        .rounds = 1, .silo_weight = 4, .seed = 1, .keep_price = 1, .format = (int)format_default()};
    struct str_list files;
    int status;
    bool go = options_read(&seat_options, arena, argc, argv, &w, &files, &status);
    struct patience patience = patience_of(&w);
    struct watch watch;
    watch_begin(&watch, &patience);
    if (go && w.mdgp.len) {
        status = group_and_print(&w, &watch, arena);
    } else if (go) {
        struct problem problem = {.rounds = (uint32_t)w.rounds, .silo_weight = w.silo_weight};
        struct seat_input in = {.arena = arena, .problem = &problem};
        status = request_read(&w, &files, &in);
        if (status == EXIT_DONE)
            status = (w.cover ? cover_and_print : plan_and_print)(&w, &watch, &in);
    }
    arena_free(arena);
    return status;
}
