// SPDX-License-Identifier: EUPL-1.2
// Rows become numbers; what can never be is struck out with its reason; applicants are put in each theme's
// order.
#include "matching/market.h"

#include "base/bug.h"
#include "matching/lottery.h"

#include <stdlib.h>
#include <string.h>

/// What is being built: the arrays of a market, still open for writing.
struct draft {
    struct arena *arena;
    struct market m;
    struct application *wish;
    uint32_t *unit, *turn, *held, *room, *load, *places;
    struct unit_room *left;
};

static uint64_t key_of(uint32_t high, uint32_t low)
{
    return (uint64_t)high << 32 | low;
}

struct keyed {
    uint64_t key;
    uint32_t value;
};

static int by_key(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

/// The value of a key in a sorted list; NULL: it has none.
static const uint32_t *value_of(const struct keyed *list, size_t count, uint64_t key)
{
    size_t low = 0;
    for (size_t high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (list[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && list[low].key == key ? &list[low].value : NULL;
}

static uint32_t *numbers_of(struct arena *arena, const uint32_t *row, uint32_t count)
{
    uint32_t *number = NEW_ARRAY(arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        number[row[i]] = i;
    return number;
}

/// Items 0..count-1 in buckets: bucket b holds list[at[b]..at[b+1]), in the order of the items. MATCH_NONE:
/// in none.
static uint32_t *buckets(struct arena *arena, const uint32_t *bucket_of, uint32_t count, uint32_t many,
                         const uint32_t **at_out)
{
    uint32_t *at = NEW_ARRAY(arena, uint32_t, many + 2), *list = NEW_ARRAY(arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        if (bucket_of[i] != MATCH_NONE)
            at[bucket_of[i] + 2]++;
    for (uint32_t b = 2; b < many + 2; b++)
        at[b] += at[b - 1];
    for (uint32_t i = 0; i < count; i++)
        if (bucket_of[i] != MATCH_NONE)
            list[at[bucket_of[i] + 1]++] = i;
    *at_out = at;
    return list;
}

static void draft_room(struct draft *d)
{
    d->unit = NEW_ARRAY(d->arena, uint32_t, d->m.people);
    d->turn = NEW_ARRAY(d->arena, uint32_t, d->m.people);
    d->held = NEW_ARRAY(d->arena, uint32_t, d->m.people);
    d->places = NEW_ARRAY(d->arena, uint32_t, d->m.themes);
    d->room = NEW_ARRAY(d->arena, uint32_t, d->m.themes);
    d->load = NEW_ARRAY(d->arena, uint32_t, d->m.themes);
    d->left = NEW_ARRAY(d->arena, struct unit_room, d->m.units);
    d->wish = NEW_ARRAY(d->arena, struct application, d->m.wishes);
}

static struct market *draft_done(struct draft *d)
{
    struct market *m = NEW(d->arena, struct market);
    *m = d->m;
    m->unit = d->unit, m->turn = d->turn, m->held = d->held;
    m->places = d->places, m->room = d->room, m->load = d->load;
    m->left = d->left;
    m->wish = d->wish;
    return m;
}

/// Whether theme and unit, as those held leave them, have room for the pair at all.
static bool has_room(const struct draft *d, const struct application *w)
{
    uint32_t unit = d->unit[w->person];
    if (w->never != NEVER_NOT || d->held[w->person] != MATCH_NONE || !d->room[w->theme])
        return false;
    return unit == MATCH_NONE ||
           (d->left[unit].people > 0 && d->left[unit].hours >= (int64_t)d->load[w->theme]);
}

/// Each theme's open wishes by standing, which within equals keeps the order of people.
static void applicants_list(struct draft *d)
{
    struct market *m = &d->m;
    struct keyed *order = NEW_ARRAY(d->arena, struct keyed, m->wishes);
    uint32_t *at = NEW_ARRAY(d->arena, uint32_t, m->themes + 1), *list;
    size_t count = 0;
    for (uint32_t i = 0; i < m->wishes; i++)
        if (d->wish[i].open)
            order[count++] = (struct keyed){key_of(d->wish[i].theme, d->wish[i].standing), i};
    qsort(order, count, sizeof *order, by_key);
    list = NEW_ARRAY(d->arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        list[i] = order[i].value;
        at[d->wish[list[i]].theme + 1]++;
    }
    for (uint32_t t = 0; t < m->themes; t++)
        at[t + 1] += at[t];
    m->applicant = list;
    m->applicants_at = at;
}

static void colleagues_list(struct draft *d)
{
    struct market *m = &d->m;
    struct keyed *order = NEW_ARRAY(d->arena, struct keyed, m->people);
    uint32_t *at = NEW_ARRAY(d->arena, uint32_t, m->units + 1), *list;
    size_t count = 0;
    // people are visited in turn, so that a unit's list comes out sorted by turn, then number
    for (uint32_t p = 0; p < m->people; p++)
        if (d->unit[p] != MATCH_NONE)
            order[count++] = (struct keyed){key_of(d->unit[p], d->turn[p]), p};
    qsort(order, count, sizeof *order, by_key);
    list = NEW_ARRAY(d->arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        list[i] = order[i].value;
        at[d->unit[list[i]] + 1]++;
    }
    for (uint32_t u = 0; u < m->units; u++)
        at[u + 1] += at[u];
    m->colleague = list;
    m->colleagues_at = at;
}

static void wishes_list(struct draft *d)
{
    uint32_t *at = NEW_ARRAY(d->arena, uint32_t, d->m.people + 1);
    for (uint32_t i = 0; i < d->m.wishes; i++)
        at[d->wish[i].person + 1]++;
    for (uint32_t p = 0; p < d->m.people; p++)
        at[p + 1] += at[p];
    d->m.wishes_at = at;
}

// ---- from the rows of the files

struct sources {
    const struct match_problem *p;
    const uint32_t *person, *theme; // rows to numbers
    struct keyed *rank, *forbidden; // by person and theme; a refusal ranks MATCH_NONE
    uint64_t *preference;           // of each wish, how the theme sees it: smaller is rather
};

static void sources_sort(struct arena *arena, struct sources *s)
{
    s->rank = NEW_ARRAY(arena, struct keyed, s->p->ranks);
    s->forbidden = NEW_ARRAY(arena, struct keyed, s->p->forbids);
    for (uint32_t i = 0; i < s->p->ranks; i++) {
        const struct match_rank *r = &s->p->rank[i];
        s->rank[i] = (struct keyed){key_of(r->person, r->theme), r->refused ? MATCH_NONE : r->rank};
    }
    for (uint32_t i = 0; i < s->p->forbids; i++)
        s->forbidden[i].key = key_of(s->p->forbidden[i].person, s->p->forbidden[i].theme);
    qsort(s->rank, s->p->ranks, sizeof *s->rank, by_key);
    qsort(s->forbidden, s->p->forbids, sizeof *s->forbidden, by_key);
}

static void people_take(struct draft *d, const struct sources *s)
{
    for (uint32_t i = 0; i < d->m.people; i++) {
        const struct match_person *p = &s->p->person[d->m.person_row[i]];
        bool limited = p->unit != MATCH_NONE && (s->p->limit[p->unit].people != MATCH_NONE ||
                                                 s->p->limit[p->unit].hours != MATCH_NONE);
        d->unit[i] = limited ? p->unit : MATCH_NONE;
        d->turn[i] = p->turn;
        d->held[i] = p->held == MATCH_NONE ? MATCH_NONE : s->theme[p->held];
    }
}

static void rooms_take(struct draft *d, const struct sources *s)
{
    for (uint32_t t = 0; t < d->m.themes; t++) {
        const struct match_theme *theme = &s->p->theme[d->m.theme_row[t]];
        d->places[t] = d->room[t] = theme->places;
        d->load[t] = theme->hours;
    }
    for (uint32_t u = 0; u < d->m.units; u++) {
        struct match_limit limit = s->p->limit[u];
        d->left[u].people = limit.people == MATCH_NONE ? INT64_MAX : limit.people;
        d->left[u].hours = limit.hours == MATCH_NONE ? INT64_MAX : limit.hours;
    }
    for (uint32_t i = 0; i < d->m.people; i++) {
        if (d->held[i] == MATCH_NONE)
            continue;
        d->room[d->held[i]] -= d->room[d->held[i]] > 0;
        struct unit_room *left = d->unit[i] == MATCH_NONE ? NULL : &d->left[d->unit[i]];
        if (left && left->people != INT64_MAX)
            left->people--;
        if (left && left->hours != INT64_MAX)
            left->hours -= d->load[d->held[i]];
    }
}

static bool is_able(const struct match_person *p, uint32_t competence)
{
    for (uint32_t i = 0; i < p->competences; i++)
        if (p->competence[i] == competence)
            return true;
    return false;
}

/// How many of the wanted competences the person has; *lacks: one that is required is not among them.
static uint32_t wants_met(const struct match_person *p, const struct match_theme *t, bool *lacks)
{
    uint32_t met = 0;
    *lacks = false;
    for (uint32_t i = 0; i < t->wants; i++) {
        bool able = is_able(p, t->want[i].competence);
        met += able;
        *lacks |= t->want[i].required && !able;
    }
    return met;
}

static uint16_t thousandths(uint32_t met, uint32_t wants)
{
    return (uint16_t)(wants ? (2000ULL * met + wants) / (2ULL * wants) : 0);
}

uint16_t match_fit(const struct match_person *person, const struct match_theme *theme)
{
    bool lacks;
    return thousandths(wants_met(person, theme, &lacks), theme->wants);
}

static void wish_judge(const struct sources *s, const struct match_wish *row, struct application *w,
                       uint64_t *preference)
{
    const struct match_person *p = &s->p->person[row->person];
    const struct match_theme *t = &s->p->theme[row->theme];
    uint64_t pair = key_of(row->person, row->theme);
    const uint32_t *rank = value_of(s->rank, s->p->ranks, pair);
    bool lacks;
    uint32_t met = wants_met(p, t, &lacks);
    w->met = (uint16_t)met;
    w->fit = thousandths(met, t->wants);
    w->named = rank ? *rank : MATCH_NONE;
    *preference = rank ? *rank : key_of(1, t->wants - met);
    if (p->hours != MATCH_NONE && p->hours < t->hours)
        w->never = NEVER_HOURS;
    else if (value_of(s->forbidden, s->p->forbids, pair))
        w->never = NEVER_FORBIDDEN;
    else if (rank && *rank == MATCH_NONE)
        w->never = NEVER_REFUSED;
    else if (lacks)
        w->never = NEVER_REQUIRED;
    else if (s->p->across && p->unit != MATCH_NONE && p->unit == t->unit)
        w->never = NEVER_OWN_UNIT;
    else if (!t->places)
        w->never = NEVER_CLOSED;
}

static int by_person_rank_theme(const void *a, const void *b)
{
    const struct match_wish *x = a, *y = b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->theme > y->theme) - (x->theme < y->theme);
}

/// The wishes by number of person, place in the list and number of theme; gaps in the list are closed.
static void wishes_take(struct draft *d, struct sources *s)
{
    struct match_wish *row = NEW_ARRAY(d->arena, struct match_wish, d->m.wishes);
    s->preference = NEW_ARRAY(d->arena, uint64_t, d->m.wishes);
    for (uint32_t i = 0; i < d->m.wishes; i++) {
        const struct match_wish *w = &s->p->wish[i];
        row[i] = (struct match_wish){s->person[w->person], s->theme[w->theme], w->rank};
    }
    qsort(row, d->m.wishes, sizeof *row, by_person_rank_theme);
    for (uint32_t i = 0; i < d->m.wishes; i++) {
        struct application *w = &d->wish[i];
        bool first = !i || row[i].person != row[i - 1].person;
        w->person = row[i].person;
        w->theme = row[i].theme;
        w->rank = first ? 1 : w[-1].rank + (row[i].rank != row[i - 1].rank);
        if (w->rank > d->m.ranks)
            d->m.ranks = w->rank;
        row[i].person = d->m.person_row[w->person];
        row[i].theme = d->m.theme_row[w->theme];
        wish_judge(s, &row[i], w, &s->preference[i]);
        row[i].person = w->person;
        w->open = has_room(d, w);
    }
}

/// Preferences of each theme made dense: 0 for the best of those who could be there, equal for equals.
static void standings_take(struct draft *d, const struct sources *s)
{
    struct keyed *order = NEW_ARRAY(d->arena, struct keyed, d->m.wishes);
    uint32_t *theme_of = NEW_ARRAY(d->arena, uint32_t, d->m.wishes);
    const uint32_t *at;
    for (uint32_t i = 0; i < d->m.wishes; i++) {
        const struct application *w = &d->wish[i];
        theme_of[i] = w->never == NEVER_NOT && d->held[w->person] == MATCH_NONE ? w->theme : MATCH_NONE;
    }
    const uint32_t *list = buckets(d->arena, theme_of, d->m.wishes, d->m.themes, &at);
    for (uint32_t t = 0; t < d->m.themes; t++) {
        uint32_t count = at[t + 1] - at[t];
        for (uint32_t i = 0; i < count; i++)
            order[i] = (struct keyed){s->preference[list[at[t] + i]], list[at[t] + i]};
        qsort(order, count, sizeof *order, by_key);
        for (uint32_t i = 0, standing = 0; i < count; i++) {
            standing += i && order[i].key != order[i - 1].key;
            d->wish[order[i].value].standing = standing;
        }
    }
}

static struct str *ids_of_people(struct arena *arena, const struct match_problem *p)
{
    struct str *id = NEW_ARRAY(arena, struct str, p->people);
    for (uint32_t i = 0; i < p->people; i++)
        id[i] = p->person[i].id;
    return id;
}

static struct str *ids_of_themes(struct arena *arena, const struct match_problem *p)
{
    struct str *id = NEW_ARRAY(arena, struct str, p->themes);
    for (uint32_t i = 0; i < p->themes; i++)
        id[i] = p->theme[i].id;
    return id;
}

const struct market *market_new(struct arena *arena, const struct match_problem *p)
{
    ASSERT(p->people <= MATCH_PEOPLE_MOST && p->themes <= MATCH_THEMES_MOST &&
           p->wishes <= MATCH_WISHES_MOST);
    struct draft d = {.arena = arena};
    uint32_t *lot = NEW_ARRAY(arena, uint32_t, p->people);
    d.m = (struct market){.people = p->people, .themes = p->themes, .units = p->units, .wishes = p->wishes};
    d.m.person_row = lottery(arena, p->seed, ids_of_people(arena, p), p->people);
    d.m.theme_row = lottery(arena, p->seed, ids_of_themes(arena, p), p->themes);
    for (uint32_t i = 0; i < p->people; i++)
        lot[i] = i + 1;
    d.m.lot = lot;
    struct sources s = {.p = p,
                        .person = numbers_of(arena, d.m.person_row, p->people),
                        .theme = numbers_of(arena, d.m.theme_row, p->themes)};
    sources_sort(arena, &s);
    draft_room(&d);
    people_take(&d, &s);
    rooms_take(&d, &s);
    wishes_take(&d, &s);
    standings_take(&d, &s);
    wishes_list(&d);
    applicants_list(&d);
    colleagues_list(&d);
    return draft_done(&d);
}

// ---- from another market

/// Gives each of `items` that is first met a number, in the order of the whole.
static uint32_t *renumber(struct arena *arena, const bool *seen, uint32_t many, uint32_t *count)
{
    uint32_t *number = NEW_ARRAY(arena, uint32_t, many);
    *count = 0;
    for (uint32_t i = 0; i < many; i++)
        number[i] = seen[i] ? (*count)++ : MATCH_NONE;
    return number;
}

struct cut {
    const struct market *whole;
    const uint32_t *people;
    uint32_t *theme, *unit; // numbers of the whole to numbers of the part
    uint32_t *wish_of;
};

static void cut_measure(struct draft *d, struct cut *c)
{
    const struct market *w = c->whole;
    bool *theme_seen = NEW_ARRAY(d->arena, bool, w->themes), *unit_seen = NEW_ARRAY(d->arena, bool, w->units);
    for (uint32_t i = 0; i < d->m.people; i++) {
        uint32_t p = c->people[i];
        if (w->unit[p] != MATCH_NONE)
            unit_seen[w->unit[p]] = true;
        for (uint32_t k = w->wishes_at[p]; k < w->wishes_at[p + 1]; k++)
            theme_seen[w->wish[k].theme] = true;
        d->m.wishes += w->wishes_at[p + 1] - w->wishes_at[p];
    }
    c->theme = renumber(d->arena, theme_seen, w->themes, &d->m.themes);
    c->unit = renumber(d->arena, unit_seen, w->units, &d->m.units);
}

static void cut_people(struct draft *d, struct cut *c)
{
    const struct market *w = c->whole;
    uint32_t *lot = NEW_ARRAY(d->arena, uint32_t, d->m.people),
             *row = NEW_ARRAY(d->arena, uint32_t, d->m.people);
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->m.people; i++) {
        uint32_t p = c->people[i];
        lot[i] = w->lot[p];
        row[i] = w->person_row[p];
        d->unit[i] = w->unit[p] == MATCH_NONE ? MATCH_NONE : c->unit[w->unit[p]];
        d->turn[i] = w->turn[p];
        d->held[i] = MATCH_NONE; // who is held takes no part: room and left are without them already
        for (uint32_t k = w->wishes_at[p]; k < w->wishes_at[p + 1]; k++, n++) {
            d->wish[n] = w->wish[k];
            d->wish[n].person = i;
            d->wish[n].theme = c->theme[w->wish[k].theme];
            c->wish_of[n] = k;
        }
    }
    d->m.lot = lot;
    d->m.person_row = row;
}

static void cut_rooms(struct draft *d, const struct cut *c)
{
    const struct market *w = c->whole;
    uint32_t *row = NEW_ARRAY(d->arena, uint32_t, d->m.themes);
    for (uint32_t t = 0; t < w->themes; t++)
        if (c->theme[t] != MATCH_NONE) {
            uint32_t to = c->theme[t];
            d->places[to] = w->places[t], d->room[to] = w->room[t], d->load[to] = w->load[t];
            row[to] = w->theme_row[t];
        }
    for (uint32_t u = 0; u < w->units; u++)
        if (c->unit[u] != MATCH_NONE)
            d->left[c->unit[u]] = w->left[u];
    d->m.theme_row = row;
}

const struct market *market_part(struct arena *arena, const struct market *whole, const uint32_t *people,
                                 uint32_t count, const uint32_t **wish_of)
{
    struct draft d = {.arena = arena, .m = {.people = count, .ranks = whole->ranks}};
    struct cut c = {.whole = whole, .people = people};
    cut_measure(&d, &c);
    draft_room(&d);
    c.wish_of = NEW_ARRAY(arena, uint32_t, d.m.wishes);
    cut_people(&d, &c);
    cut_rooms(&d, &c);
    wishes_list(&d);
    applicants_list(&d);
    colleagues_list(&d);
    *wish_of = c.wish_of;
    return draft_done(&d);
}

const struct market *market_without(struct arena *arena, const struct market *market, const bool *struck)
{
    if (!struck)
        return market;
    struct market *m = NEW(arena, struct market);
    struct draft d = {.arena = arena, .m = *market};
    d.wish = NEW_ARRAY(arena, struct application, market->wishes);
    for (uint32_t i = 0; i < market->wishes; i++) {
        d.wish[i] = market->wish[i];
        d.wish[i].open = market->wish[i].open && !struck[i];
    }
    applicants_list(&d);
    *m = d.m;
    m->wish = d.wish;
    return m;
}
