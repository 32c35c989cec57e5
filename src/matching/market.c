// SPDX-License-Identifier: EUPL-1.2
// Rows become numbers; what can never be is struck out with its reason; applicants are put in each theme's
// order.
#include "matching/market.h"

#include "base/bug.h"
#include "base/lottery.h"
#include "matching/market_draft.h"

#include <stdlib.h>

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

/// Whether theme and unit, as those held leave them, have room for the pair at all.
static bool has_room(const struct draft *d, const struct match_application *w)
{
    uint32_t unit = d->unit[w->person];
    if (w->never != NEVER_NOT || d->held[w->person] != MATCH_NONE || !d->room[w->theme])
        return false;
    return unit == MATCH_NONE ||
           (d->left[unit].people > 0 && d->left[unit].hours >= (int64_t)d->load[w->theme]);
}

struct sources {
    const struct match_problem *p;
    const uint32_t *person, *theme; // rows to numbers
    uint32_t *unit;                 // numbers of units with a limit, as the lottery meets their people
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
    keyed_sort(s->rank, s->p->ranks);
    keyed_sort(s->forbidden, s->p->forbids);
}

static void people_take(struct draft *d, const struct sources *s)
{
    for (uint32_t i = 0; i < d->m.people; i++) {
        const struct match_person *p = &s->p->person[d->m.person_row[i]];
        bool limited = p->unit != MATCH_NONE && (s->p->limit[p->unit].people != MATCH_NONE ||
                                                 s->p->limit[p->unit].hours != MATCH_NONE);
        d->unit[i] = MATCH_NONE;
        if (limited) {
            if (s->unit[p->unit] == MATCH_NONE)
                s->unit[p->unit] = d->m.units++;
            d->unit[i] = s->unit[p->unit];
        }
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
    for (uint32_t u = 0; u < s->p->units; u++) {
        struct match_limit limit = s->p->limit[u];
        if (s->unit[u] == MATCH_NONE)
            continue;
        d->left[s->unit[u]].people = limit.people == MATCH_NONE ? INT64_MAX : limit.people;
        d->left[s->unit[u]].hours = limit.hours == MATCH_NONE ? INT64_MAX : limit.hours;
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

static void wish_judge(const struct sources *s, const struct match_wish *row, struct match_application *w,
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
        struct match_application *w = &d->wish[i];
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
        const struct match_application *w = &d->wish[i];
        theme_of[i] = w->never == NEVER_NOT && d->held[w->person] == MATCH_NONE ? w->theme : MATCH_NONE;
    }
    const uint32_t *list = buckets(d->arena, theme_of, d->m.wishes, d->m.themes, &at);
    for (uint32_t t = 0; t < d->m.themes; t++) {
        uint32_t count = at[t + 1] - at[t];
        for (uint32_t i = 0; i < count; i++)
            order[i] = (struct keyed){s->preference[list[at[t] + i]], list[at[t] + i]};
        keyed_sort(order, count);
        for (uint32_t i = 0, standing = 0; i < count; i++) {
            standing += i && order[i].key != order[i - 1].key;
            d->wish[order[i].value].standing = standing;
        }
    }
}

/// The hours that each person could be asked for at most, and one; 0 where nothing is open.
static uint32_t *largest_loads(const struct draft *d)
{
    uint32_t *load = NEW_ARRAY(d->arena, uint32_t, d->m.people);
    for (uint32_t i = 0; i < d->m.wishes; i++) {
        const struct match_application *w = &d->wish[i];
        if (w->open && load[w->person] <= d->load[w->theme])
            load[w->person] = d->load[w->theme] + 1;
    }
    return load;
}

/// A limit that cannot bind is none, and whoever has none is free of their colleagues: files list every unit.
static void limits_forget(struct draft *d)
{
    const uint32_t *load = largest_loads(d);
    struct unit_room *most = NEW_ARRAY(d->arena, struct unit_room, d->m.units);
    for (uint32_t p = 0; p < d->m.people; p++)
        if (d->unit[p] != MATCH_NONE && load[p]) {
            most[d->unit[p]].people++;
            most[d->unit[p]].hours += load[p] - 1;
        }
    for (uint32_t u = 0; u < d->m.units; u++) {
        if (most[u].people <= d->left[u].people)
            d->left[u].people = INT64_MAX;
        if (most[u].hours <= d->left[u].hours)
            d->left[u].hours = INT64_MAX;
    }
    for (uint32_t p = 0; p < d->m.people; p++)
        if (d->unit[p] != MATCH_NONE && d->left[d->unit[p]].people == INT64_MAX &&
            d->left[d->unit[p]].hours == INT64_MAX)
            d->unit[p] = MATCH_NONE;
}

bool market_is_unlimited(const struct market *m)
{
    for (uint32_t p = 0; p < m->people; p++)
        if (m->unit[p] != MATCH_NONE)
            return false;
    return true;
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
    s.unit = NEW_ARRAY(arena, uint32_t, p->units);
    for (uint32_t u = 0; u < p->units; u++)
        s.unit[u] = MATCH_NONE;
    sources_sort(arena, &s);
    draft_room(&d);
    d.m.units = 0; // those that have a limit
    people_take(&d, &s);
    rooms_take(&d, &s);
    wishes_take(&d, &s);
    standings_take(&d, &s);
    limits_forget(&d);
    return draft_done(&d);
}
