// SPDX-License-Identifier: EUPL-1.2
// tvers flow power: how large an effect a study will find, before anybody has been asked.
#include "cli/flow_power.h"

#include "cli/flow.h"
#include "flow/test/power.h"
#include "flow/test/power_pairs.h"

#include <math.h>

static const struct option rows[] = {
    OPTION_CHOICE(struct flow_power_wishes, design, "--design", "persons|pairs", "who is compared (persons)"),
    OPTION_REAL(struct flow_power_wishes, response, "--response", "SHARE", 0.01, 1, "who answer (0.8)"),
    OPTION_INT(struct flow_power_wishes, cohorts, "--cohorts", "K", 1, PAIRS_COHORTS_MOST,
               "in each arm; of pairs: in all (1)"),
    OPTION_INT(struct flow_power_wishes, treated, "--treated", "N", 2, POWER_PEOPLE_MOST,
               "persons who take part and are asked (27)"),
    OPTION_INT(struct flow_power_wishes, comparison, "--comparison", "N", 2, POWER_PEOPLE_MOST,
               "persons they are compared with (27)"),
    OPTION_REAL(struct flow_power_wishes, correlation, "--correlation", "R", 0, 0.99,
                "persons: of before and after (0.5)"),
    OPTION_REAL(struct flow_power_wishes, icc, "--icc", "SHARE", 0, 0.99,
                "persons: of the variance that lies between cohorts (0)"),
    OPTION_CHOICE(struct flow_power_wishes, lot, "--lot", "auto|persons|cohorts",
                  "persons: who changes places (auto: cohorts, where there is an --icc)"),
    OPTION_REAL(struct flow_power_wishes, effect, "--effect", "SD", 0, 10,
                "persons: this difference alone (0.3, 0.5, 0.7 and 0.9)"),
    OPTION_INT(struct flow_power_wishes, people, "--people", "N", 4, PAIRS_PEOPLE_MOST,
               "pairs: of each cohort (27)"),
    OPTION_INT(struct flow_power_wishes, tables, "--tables", "N", 2, PAIRS_PEOPLE_MOST,
               "pairs: at each gathering (5)"),
    OPTION_INT(struct flow_power_wishes, gatherings, "--gatherings", "N", 1, PAIRS_GATHERINGS_MOST,
               "pairs: before people are asked (4)"),
    OPTION_REAL(struct flow_power_wishes, tied, "--tied", "SHARE", 0.01, 0.9,
                "pairs: named by those who have not sat with them (0.1)"),
    OPTION_REAL(struct flow_power_wishes, ratio, "--ratio", "X", 1, 50,
                "pairs: so many times as many who have, this alone (1 to 3)"),
    OPTION_INT(struct flow_power_wishes, permutations, "--permutations", "N", 99, 9999,
               "in the test of each study (499; pairs 199)"),
    FLOW_CHANCE_OPTIONS(struct flow_power_wishes, chance, "--runs",
                        "so many studies by chance (4000; pairs 1000)"),
    OPTION_CHOICE(struct flow_power_wishes, format, "--format", FORMAT_CHOICES, "what is printed"),
};

const struct options flow_power_options = {
    .usage = "flow power [--treated N] [--comparison N] [--response SHARE] [OPTIONS]",
    .about =
        "Prints how often a study would find an effect, and the smallest effect that it finds in four of "
        "five\n"
        "cases. Persons: those who take part against those who do not, asked before and after, in standard\n"
        "deviations, as tvers flow effect tests it. Pairs: who has sat together against who has not yet, in\n"
        "times as many ties, as tvers flow pairs tests it.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static int power(struct arena *arena, const void *wishes, const struct str_list *files)
{
    (void)files;
    const struct flow_power_wishes *w = wishes;
    switch ((enum flow_power_design)w->design) {
    case FLOW_POWER_PERSONS: flow_power_persons(arena, w); break;
    case FLOW_POWER_PAIRS: flow_power_pairs(arena, w); break;
    }
    return EXIT_DONE;
}

int flow_power(int argc, char **argv)
{
    struct flow_power_wishes w = {.cohorts = 1,
                                  .response = 0.8,
                                  .treated = 27,
                                  .comparison = 27,
                                  .correlation = 0.5,
                                  .effect = NAN,
                                  .people = 27,
                                  .tables = 5,
                                  .gatherings = 4,
                                  .tied = 0.1,
                                  .ratio = NAN,
                                  .chance = {.seed = 1},
                                  .format = (int)format_default()};
    return command_run(&flow_power_options, argc, argv, &w, power);
}
