// SPDX-License-Identifier: EUPL-1.2
// People wait in a stack until nobody has anyone left to ask; each theme is a heap with its last one in on
// top.
#include "matching/offer.h"

struct offers {
    const struct market *market;
    struct placement plan;
    uint32_t *next; // of each person: the wish to ask for; wishes_at[p + 1] when there is none left
    bool *again;    // asks for the second time
    bool second_chance;
    uint32_t *heap, *heap_at; // of each theme: people, the last one in on top
    uint32_t *inside;         // of each theme: how many
    uint32_t *stack, waiting; // people who are to ask
    uint32_t *queue_at;       // of each unit: the next colleague to put forward
    int64_t *lent;            // of each unit: people put forward now
};

/// Whether the theme lets a go before b.
static bool goes_first(const struct offers *o, uint32_t a, uint32_t b)
{
    const struct match_application *wish = o->market->wish;
    uint32_t x = wish[o->plan.at[a]].standing, y = wish[o->plan.at[b]].standing;
    if (x != y)
        return x > y;
    if (o->again[a] != o->again[b])
        return o->again[b];
    return a > b;
}

static void swap(uint32_t *a, uint32_t *b)
{
    uint32_t kept = *a;
    *a = *b;
    *b = kept;
}

static void heap_push(struct offers *o, uint32_t t, uint32_t p)
{
    uint32_t *h = o->heap + o->heap_at[t], i = o->inside[t]++;
    h[i] = p;
    for (; i && goes_first(o, h[i], h[(i - 1) / 2]); i = (i - 1) / 2)
        swap(&h[i], &h[(i - 1) / 2]);
}

static uint32_t heap_pop(struct offers *o, uint32_t t)
{
    uint32_t *h = o->heap + o->heap_at[t], top = h[0], n = --o->inside[t];
    h[0] = h[n];
    for (uint32_t i = 0, child; (child = 2 * i + 1) < n; i = child) {
        child += child + 1 < n && goes_first(o, h[child + 1], h[child]);
        if (!goes_first(o, h[child], h[i]))
            break;
        swap(&h[i], &h[child]);
    }
    return top;
}

static void wait(struct offers *o, uint32_t p)
{
    o->stack[o->waiting++] = p;
}

/// The unit puts the next of its people forward, if there is one.
static void unit_opens(struct offers *o, uint32_t u)
{
    const struct market *m = o->market;
    while (o->lent[u] < m->left[u].people && o->queue_at[u] < m->colleagues_at[u + 1]) {
        uint32_t p = m->colleague[o->queue_at[u]++];
        if (o->next[p] == m->wishes_at[p + 1])
            continue;
        o->lent[u]++;
        wait(o, p);
    }
}

static void skip_closed(struct offers *o, uint32_t p)
{
    while (o->next[p] < o->market->wishes_at[p + 1] && !o->market->wish[o->next[p]].open)
        o->next[p]++;
}

/// Nobody is left to ask: once more from the start where that is allowed, else a colleague's turn.
static void run_out(struct offers *o, uint32_t p)
{
    const struct market *m = o->market;
    if (o->second_chance && !o->again[p]) {
        o->again[p] = true;
        o->next[p] = m->wishes_at[p];
        skip_closed(o, p);
        wait(o, p);
    } else if (m->unit[p] != MATCH_NONE) {
        o->lent[m->unit[p]]--;
        unit_opens(o, m->unit[p]);
    }
}

static void ask(struct offers *o, uint32_t p)
{
    const struct market *m = o->market;
    uint32_t end = m->wishes_at[p + 1];
    if (o->next[p] == end) {
        run_out(o, p);
        return;
    }
    uint32_t t = m->wish[o->next[p]].theme;
    o->plan.at[p] = o->next[p];
    heap_push(o, t, p);
    if (o->inside[t] <= m->room[t])
        return;
    uint32_t refused = heap_pop(o, t);
    o->plan.at[refused] = MATCH_NONE;
    o->next[refused]++;
    skip_closed(o, refused);
    wait(o, refused);
}

static struct placement offers_run(struct arena *arena, const struct market *m, bool second_chance)
{
    struct offers o = {.market = m, .plan = placement_empty(arena, m), .second_chance = second_chance};
    o.next = NEW_ARRAY(arena, uint32_t, m->people);
    o.again = NEW_ARRAY(arena, bool, m->people);
    o.stack = NEW_ARRAY(arena, uint32_t, m->people);
    o.queue_at = NEW_ARRAY(arena, uint32_t, m->units);
    o.lent = NEW_ARRAY(arena, int64_t, m->units);
    o.heap_at = NEW_ARRAY(arena, uint32_t, m->themes + 1);
    o.inside = NEW_ARRAY(arena, uint32_t, m->themes);
    for (uint32_t t = 0; t < m->themes; t++) // one more than the places, for who asks at a full theme
        o.heap_at[t + 1] = o.heap_at[t] + (m->applicants_at[t + 1] - m->applicants_at[t]) + 1;
    o.heap = NEW_ARRAY(arena, uint32_t, o.heap_at[m->themes]);
    for (uint32_t p = 0; p < m->people; p++) {
        o.next[p] = m->wishes_at[p];
        skip_closed(&o, p);
        if (m->unit[p] == MATCH_NONE && o.next[p] < m->wishes_at[p + 1])
            wait(&o, p);
    }
    for (uint32_t u = 0; u < m->units; u++)
        o.queue_at[u] = m->colleagues_at[u];
    for (uint32_t u = 0; u < m->units; u++)
        unit_opens(&o, u);
    while (o.waiting)
        ask(&o, o.stack[--o.waiting]);
    return o.plan;
}

struct placement offer_truthful(struct arena *arena, const struct market *market)
{
    return offers_run(arena, market, false);
}

struct placement offer_second_chance(struct arena *arena, const struct market *market)
{
    return offers_run(arena, market, true);
}
