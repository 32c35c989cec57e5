// SPDX-License-Identifier: EUPL-1.2
// The matrix of what meetings are worth, from silos or weights and earlier acquaintance.
#include "seating/problem/gains.h"

static void weigh(const struct problem *p, double *gain, size_t stride)
{
    for (size_t i = 0; i < p->weight_count; i++) {
        struct pair_weight w = p->weights[i];
        gain[w.a * stride + w.b] = gain[w.b * stride + w.a] = w.weight;
    }
    for (uint32_t a = 0; !p->weighted && a < p->people; a++)
        for (uint32_t b = 0; b < p->people; b++)
            if (a != b)
                gain[a * stride + b] = problem_silo_weight(p, a, b);
}

double *gains_new(struct arena *arena, const struct problem *p, size_t stride)
{
    double *gain = NEW_ARRAY(arena, double, stride *stride);
    weigh(p, gain, stride);
    uint8_t *times = NEW_ARRAY(arena, uint8_t, (size_t)p->people * p->people);
    for (size_t i = 0; i < p->met_count; i++) {
        struct acquaintance m = p->met[i];
        uint32_t a = m.a < m.b ? m.a : m.b, b = m.a < m.b ? m.b : m.a;
        uint8_t *t = &times[(size_t)a * p->people + b];
        uint32_t sum = *t + (m.times < SEAT_TIMES_MOST ? m.times : SEAT_TIMES_MOST);
        *t = (uint8_t)(sum < SEAT_TIMES_MOST ? sum : SEAT_TIMES_MOST);
    }
    for (uint32_t a = 0; a < p->people; a++)
        for (uint32_t b = a + 1; b < p->people; b++)
            if (times[(size_t)a * p->people + b]) {
                double gone = worth_after(times[(size_t)a * p->people + b]);
                gain[a * stride + b] *= gone;
                gain[b * stride + a] *= gone;
            }
    return gain;
}
