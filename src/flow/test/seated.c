// SPDX-License-Identifier: EUPL-1.2
// Shares of ties among those met and those not met, plan by plan.
#include "flow/test/seated.h"

#include <math.h>
#include <string.h>

static const double NOTHING_LEFT = 1e-9; // of an effect of 1

static size_t cells_of(const struct seated_model *m)
{
    return (size_t)m->dyads->people * m->dyads->people;
}

/// 1 for pairs that sit together in any round, both ways round.
static void met_fill(const struct seated_plan *plan, double *met)
{
    uint32_t people = plan->people;
    memset(met, 0, (size_t)people * people * sizeof *met);
    for (uint32_t r = 0; r < plan->rounds; r++) {
        const uint32_t *group = plan->group[r];
        for (uint32_t i = 0; group && i < people; i++)
            for (uint32_t j = 0; j < i; j++)
                if (group[i] && group[i] == group[j])
                    met[(size_t)i * people + j] = met[(size_t)j * people + i] = 1;
    }
}

bool seated_have_met(const struct seated_plan *plan, uint32_t a, uint32_t b)
{
    for (uint32_t r = 0; r < plan->rounds; r++)
        if (plan->group[r] && plan->group[r][a] && plan->group[r][a] == plan->group[r][b])
            return true;
    return false;
}

/// From each answer the mean of all answers about the same person.
static void popularity_remove(const struct dyads *d, double *square)
{
    for (uint32_t j = 0; j < d->people; j++) {
        double sum = 0, count = 0;
        for (uint32_t i = 0; i < d->people; i++) {
            size_t at = (size_t)i * d->people + j;
            sum += d->counts[at] * square[at];
            count += d->counts[at];
        }
        for (uint32_t i = 0; i < d->people; i++) {
            size_t at = (size_t)i * d->people + j;
            square[at] = d->counts[at] > 0 ? square[at] - sum / count : 0;
        }
    }
}

enum { OUTCOME, EFFECT };

/// One person's answers about one kind of pair.
struct tally {
    double count[2], sum[2][2]; // not met, met; of outcome and effect
};

struct comparing {
    const struct seated_model *model;
    double *y, *h; // popularity taken out; h: what the used plan adds
};

static bool is_same_unit(const struct seated_model *m, uint32_t i, uint32_t j)
{
    return m->units && m->units->of[i] != UNIT_NONE && m->units->of[i] == m->units->of[j];
}

static void tally_row(const struct comparing *c, const double *met, uint32_t person, struct tally kinds[2])
{
    const struct dyads *d = c->model->dyads;
    for (uint32_t j = 0; j < d->people; j++) {
        size_t at = (size_t)person * d->people + j;
        if (d->counts[at] <= 0)
            continue;
        struct tally *t = &kinds[is_same_unit(c->model, person, j)];
        int has_met = met[at] > 0;
        t->count[has_met]++;
        t->sum[OUTCOME][has_met] += c->y[at];
        t->sum[EFFECT][has_met] += c->h[at];
    }
}

static double difference(const struct tally *t, int of)
{
    return t->sum[of][1] / t->count[1] - t->sum[of][0] / t->count[0];
}

/// Of one person: met less not met, kind by kind.
static void person_add(const struct comparing *c, const double *met, uint32_t person,
                       struct seated_statistic *s)
{
    struct tally kinds[2] = {{{0}, {{0}}}};
    double outcome = 0, effect = 0, weights = 0;
    tally_row(c, met, person, kinds);
    for (const struct tally *t = kinds; t < kinds + 2; t++) {
        if (t->count[0] <= 0 || t->count[1] <= 0)
            continue;
        double weight = t->count[0] * t->count[1] / (t->count[0] + t->count[1]);
        outcome += weight * difference(t, OUTCOME);
        effect += weight * difference(t, EFFECT);
        weights += weight;
    }
    s->outcome += weights > 0 ? outcome / weights : 0;
    s->effect += weights > 0 ? effect / weights : 0;
}

static struct seated_statistic statistic_of(const struct comparing *c, const struct seated_plan *plan,
                                            double *met)
{
    struct seated_statistic s = {0, 0};
    met_fill(plan, met);
    for (uint32_t i = 0; i < c->model->dyads->people; i++)
        person_add(c, met, i, &s);
    return s;
}

static struct comparing comparing_of(struct arena *arena, const struct seated_model *m,
                                     const struct seated_plan *used)
{
    struct comparing c = {m, NEW_ARRAY(arena, double, cells_of(m)), NEW_ARRAY(arena, double, cells_of(m))};
    memcpy(c.y, m->y, cells_of(m) * sizeof *c.y);
    met_fill(used, c.h);
    popularity_remove(m->dyads, c.y);
    popularity_remove(m->dyads, c.h);
    return c;
}

static struct arrangement arrangement_of(const struct seated_statistic *s,
                                         const struct seated_statistic *mean)
{
    return (struct arrangement){.c0 = s->outcome - mean->outcome, .c1 = s->effect - mean->effect, .d = 1};
}

/// Over the used plan and all draws.
static struct seated_statistic mean_of(const struct seated_statistic *s, uint32_t count)
{
    struct seated_statistic sum = {0, 0};
    for (uint32_t i = 0; i < count; i++) {
        sum.outcome += s[i].outcome;
        sum.effect += s[i].effect;
    }
    return (struct seated_statistic){sum.outcome / count, sum.effect / count};
}

struct seated_shares seated_shares_of(const struct seated_model *m, const struct seated_plan *used)
{
    struct arena *scratch = arena_new();
    double *met = NEW_ARRAY(scratch, double, cells_of(m)), count[2] = {0}, sum[2] = {0};
    met_fill(used, met);
    for (size_t at = 0; at < cells_of(m); at++)
        if (m->dyads->counts[at] > 0) {
            count[met[at] > 0]++;
            sum[met[at] > 0] += m->y[at];
        }
    arena_free(scratch);
    return (struct seated_shares){(uint32_t)count[1], (uint32_t)count[0], sum[1] / count[1],
                                  sum[0] / count[0]};
}

static bool is_alike(const struct seated_model *m)
{
    double first = NAN;
    for (size_t at = 0; at < cells_of(m); at++)
        if (m->dyads->counts[at] > 0) {
            if (m->y[at] < first || m->y[at] > first)
                return false;
            first = m->y[at];
        }
    return true;
}

static enum seated_problem problem_of(const struct seated_model *m, const struct seated_plan *used)
{
    struct seated_shares shares = seated_shares_of(m, used);
    if (!shares.met)
        return SEATED_NONE_MET;
    if (!shares.not_met)
        return SEATED_ALL_MET;
    return is_alike(m) ? SEATED_ALIKE : SEATED_FINE;
}

struct summing {
    const struct comparing *compare;
    const struct seated_plan *draws;
    struct seated_statistic *sums;
};

static void *met_new(struct arena *arena, const void *context)
{
    const struct summing *s = context;
    return NEW_ARRAY(arena, double, cells_of(s->compare->model));
}

static void plan_add(const struct comparing *c, const struct seated_plan *plan, double *met,
                     struct seated_statistic *sum)
{
    struct seated_statistic s = statistic_of(c, plan, met);
    sum->outcome += s.outcome;
    sum->effect += s.effect;
}

static void draw_add(void *context, void *met, uint32_t index, struct rng *unused)
{
    (void)unused; // the plans have been drawn already
    struct summing *s = context;
    plan_add(s->compare, &s->draws[index], met, &s->sums[index]);
}

void seated_statistics_add(const struct seated_model *m, const struct seated_plan *used,
                           const struct seated_plan *draws, const struct repeat *repeat,
                           struct seated_statistic *sums)
{
    struct arena *scratch = arena_new();
    struct comparing c = comparing_of(scratch, m, used);
    struct summing s = {&c, draws, sums};
    repeat_run(repeat, &(struct repeat_work){met_new, draw_add, &s});
    plan_add(&c, used, met_new(scratch, &s), &sums[repeat->count]);
    arena_free(scratch);
}

struct reference seated_reference(struct arena *arena, const struct seated_statistic *sums, uint32_t count)
{
    struct arrangement *drawn = NEW_ARRAY(arena, struct arrangement, count);
    struct seated_statistic mean = mean_of(sums, count + 1);
    for (uint32_t k = 0; k < count; k++)
        drawn[k] = arrangement_of(&sums[k], &mean);
    return (struct reference){
        .observed = arrangement_of(&sums[count], &mean), .drawn = drawn, .count = count};
}

enum seated_problem seated_permute(struct arena *arena, const struct seated_model *m,
                                   const struct seated_plan *used, const struct seated_plan *draws,
                                   const struct repeat *repeat, struct reference *r)
{
    enum seated_problem problem = problem_of(m, used);
    if (problem != SEATED_FINE)
        return problem;
    struct arena *scratch = arena_new();
    struct seated_statistic *sums = NEW_ARRAY(scratch, struct seated_statistic, repeat->count + 1);
    seated_statistics_add(m, used, draws, repeat, sums);
    *r = seated_reference(arena, sums, repeat->count);
    arena_free(scratch);
    return r->observed.c1 > NOTHING_LEFT ? SEATED_FINE : SEATED_DRAWS_SAME;
}
