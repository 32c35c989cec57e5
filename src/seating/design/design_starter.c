// SPDX-License-Identifier: EUPL-1.2
// Annealing of base rounds under a cyclic group.
#include "seating/design/design_starter.h"

#include "base/bug.h"

#include <string.h>

enum { COOLINGS = 64, NONE = UINT16_MAX };

struct starter {
    struct starter_shape shape;
    uint32_t people, copies, orbits;
    uint16_t *orbit;  ///< [a * people + b]: which orbit of pairs
    uint8_t *most;    ///< of each orbit: 1, or 0 where turning alone would make the pair meet twice
    uint32_t *load;   ///< of each orbit: meetings in the base rounds
    uint32_t *person; ///< the base rounds' seats, turned ones first
    uint32_t seats, turned_seats, still_seats;
    uint32_t too_many; ///< sum of load over most
    struct rng *rng;
};

bool starter_shape_fits(const struct starter_shape *shape)
{
    uint32_t people = shape->groups * shape->size, met = shape->size - 1;
    if (shape->fixed >= people || shape->turn < 2 || (people - shape->fixed) % shape->turn)
        return false;
    uint32_t copies = (people - shape->fixed) / shape->turn;
    if (shape->still && (shape->fixed || copies % shape->size || shape->groups % shape->turn))
        return false;
    uint32_t opposite = shape->turn % 2 == 0; // whoever stands half a turn away can never be met
    uint32_t rounds = shape->turned * shape->turn + shape->still;
    return rounds * met <= people - 1 - opposite &&
           (!shape->fixed || shape->turned * shape->turn * met <= people - shape->fixed);
}

static uint32_t place_turned(const struct starter *s, uint32_t person, uint32_t by)
{
    uint32_t m = s->shape.turn;
    return person >= s->copies * m ? person : person / m * m + (person % m + by) % m;
}

/// Gives every pair its orbit, and every orbit the most meetings it can bear.
static void orbits_number(struct starter *s)
{
    for (uint32_t i = 0; i < s->people * s->people; i++)
        s->orbit[i] = NONE;
    for (uint32_t a = 0; a < s->people; a++)
        for (uint32_t b = 0; b < a; b++) {
            if (s->orbit[a * s->people + b] != NONE)
                continue;
            uint32_t size = 0;
            for (uint32_t by = 0; by < s->shape.turn; by++) {
                uint32_t x = place_turned(s, a, by), y = place_turned(s, b, by);
                size += s->orbit[x * s->people + y] == NONE;
                s->orbit[x * s->people + y] = s->orbit[y * s->people + x] = (uint16_t)s->orbits;
            }
            s->most[s->orbits++] = size == s->shape.turn;
        }
}

static struct starter starter_new(struct arena *arena, const struct starter_shape *shape, struct rng *rng)
{
    struct starter s = {.shape = *shape, .people = shape->groups * shape->size, .rng = rng};
    s.copies = (s.people - shape->fixed) / shape->turn;
    s.turned_seats = shape->turned * s.people;
    s.still_seats = s.people / shape->turn;
    s.seats = s.turned_seats + shape->still * s.still_seats;
    s.orbit = NEW_ARRAY(arena, uint16_t, s.people * s.people);
    s.most = NEW_ARRAY(arena, uint8_t, s.people * s.people);
    s.person = NEW_ARRAY(arena, uint32_t, s.seats);
    orbits_number(&s);
    s.load = NEW_ARRAY(arena, uint32_t, s.orbits);
    return s;
}

/// Meetings of the person on `seat` with the rest of the group are counted, or taken back.
static void seat_count(struct starter *s, uint32_t seat, bool add)
{
    uint32_t first = seat / s->shape.size * s->shape.size;
    const uint16_t *orbit = s->orbit + (size_t)s->person[seat] * s->people;
    for (uint32_t other = first; other < first + s->shape.size; other++) {
        if (other == seat)
            continue;
        uint16_t o = orbit[s->person[other]];
        if (add)
            s->too_many += ++s->load[o] > s->most[o];
        else
            s->too_many -= s->load[o]-- > s->most[o];
    }
}

static void swap(struct starter *s, uint32_t a, uint32_t b)
{
    seat_count(s, a, false);
    seat_count(s, b, false);
    uint32_t person = s->person[a];
    s->person[a] = s->person[b];
    s->person[b] = person;
    seat_count(s, a, true);
    seat_count(s, b, true);
}

static void put(struct starter *s, uint32_t seat, uint32_t person)
{
    seat_count(s, seat, false);
    s->person[seat] = person;
    seat_count(s, seat, true);
}

/// At random; only then are the meetings counted.
static void scatter(struct starter *s)
{
    for (uint32_t i = 0; i < s->seats; i++) {
        bool turned = i < s->turned_seats;
        s->person[i] = turned ? i % s->people : (i - s->turned_seats) % s->still_seats * s->shape.turn;
    }
    for (uint32_t at = 0; at < s->turned_seats; at += s->people)
        rng_shuffle(s->rng, s->person + at, s->people);
    for (uint32_t i = s->turned_seats; i < s->seats; i++)
        s->person[i] += rng_below(s->rng, s->shape.turn);
    s->too_many = 0;
    memset(s->load, 0, s->orbits * sizeof s->load[0]);
    for (uint32_t i = 0; i < s->seats; i++)
        for (uint32_t j = i / s->shape.size * s->shape.size; j < i; j++) {
            uint16_t o = s->orbit[s->person[i] * s->people + s->person[j]];
            s->too_many += ++s->load[o] > s->most[o];
        }
}

/// A move may make things worse by d with chance^d, chance in 1/2^32.
static bool accept(struct starter *s, uint32_t before, uint64_t chance)
{
    if (s->too_many <= before)
        return true;
    uint64_t odds = 1ull << 32;
    for (uint32_t d = s->too_many - before; d; d--)
        odds = odds * chance >> 32;
    return rng_next(s->rng) >> 32 < odds;
}

static void move_turned(struct starter *s, uint32_t seat, uint64_t chance)
{
    uint32_t first = seat / s->people * s->people, other = first + rng_below(s->rng, s->people);
    uint32_t before = s->too_many;
    if (seat / s->shape.size == other / s->shape.size)
        return;
    swap(s, seat, other);
    if (!accept(s, before, chance))
        swap(s, seat, other);
}

/// In a still round a person's place may be any, and two copies may change groups.
static void move_still(struct starter *s, uint32_t seat, uint64_t chance)
{
    uint32_t before = s->too_many, m = s->shape.turn, was = s->person[seat];
    uint32_t first = s->turned_seats + (seat - s->turned_seats) / s->still_seats * s->still_seats;
    uint32_t other = first + rng_below(s->rng, s->still_seats);
    if (seat / s->shape.size != other / s->shape.size) {
        swap(s, seat, other);
        if (!accept(s, before, chance))
            swap(s, seat, other);
    } else {
        put(s, seat, was / m * m + rng_below(s->rng, m));
        if (!accept(s, before, chance))
            put(s, seat, was);
    }
}

static bool anneal(struct starter *s, uint64_t moves)
{
    uint64_t chance = (1ull << 32) / 4; // falls to about 1/4000
    scatter(s);
    for (uint32_t step = 0; step < COOLINGS; step++) {
        for (uint64_t i = 0; i < moves / COOLINGS && s->too_many; i++) {
            uint32_t seat = rng_below(s->rng, s->seats);
            if (seat < s->turned_seats)
                move_turned(s, seat, chance);
            else
                move_still(s, seat, chance);
        }
        chance = chance * 58900 >> 16;
    }
    return !s->too_many;
}

static void rounds_write(const struct starter *s, struct draft *d)
{
    uint32_t m = s->shape.turn;
    for (uint32_t base = 0; base < s->turned_seats; base += s->people)
        for (uint32_t by = 0; by < m && !draft_full(d); by++) {
            uint32_t *seat = draft_add(d);
            for (uint32_t i = 0; i < s->people; i++)
                seat[i] = place_turned(s, s->person[base + i], by);
        }
    for (uint32_t base = s->turned_seats; base < s->seats && !draft_full(d); base += s->still_seats) {
        uint32_t *seat = draft_add(d);
        for (uint32_t by = 0; by < m; by++)
            for (uint32_t i = 0; i < s->still_seats; i++)
                *seat++ = place_turned(s, s->person[base + i], by);
    }
}

bool starter_search(struct draft *d, const struct starter_shape *shape, uint64_t moves, struct rng *rng)
{
    ASSERT(starter_shape_fits(shape));
    struct arena *scratch = arena_new();
    struct starter s = starter_new(scratch, shape, rng);
    bool found = anneal(&s, moves);
    if (found) {
        rounds_write(&s, d);
        d->columns_free = !shape->turned && s.copies == d->size;
        d->method = "base rounds under a cyclic group, searched";
    }
    arena_free(scratch);
    return found;
}
