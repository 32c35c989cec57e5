// SPDX-License-Identifier: EUPL-1.2
// The greedy algorithm of the paper, forwards, with the furthest points of each step kept for the way back.
#include "prose/diff.h"

/// Two sequences, of which the common beginning and end are cut off.
struct pair {
    const struct str *a, *b;
    int n, m;
};

/// The furthest point on each diagonal -d..d after d changes.
struct trace {
    int *at[DIFF_MOST + 1];
    int changes; // of the shortest way; -1: more than DIFF_MOST
};

static bool is_down(const int *v, int d, int k)
{
    return k == -d || (k != d && v[d - 1 + k - 1] < v[d - 1 + k + 1]);
}

/// Where step d begins on diagonal k, by the points of step d - 1.
static int begin_of(const int *before, int d, int k)
{
    if (!d)
        return 0;
    return is_down(before, d, k) ? before[d - 1 + k + 1] : before[d - 1 + k - 1] + 1;
}

static int slide(const struct pair *p, int x, int k)
{
    while (x < p->n && x - k < p->m && x >= 0 && x - k >= 0 && str_is(p->a[x], p->b[x - k]))
        x++;
    return x;
}

/// False: the ends are not reached yet.
static bool step(struct arena *arena, const struct pair *p, struct trace *t, int d)
{
    const int *before = d ? t->at[d - 1] : NULL;
    t->at[d] = NEW_ARRAY(arena, int, (size_t)(2 * d + 1));
    for (int k = -d; k <= d; k += 2) {
        int x = slide(p, begin_of(before, d, k), k);
        t->at[d][d + k] = x;
        if (x >= p->n && x - k >= p->m)
            return true;
    }
    return false;
}

static void trace_find(struct arena *arena, const struct pair *p, struct trace *t)
{
    t->changes = -1;
    for (int d = 0; d <= DIFF_MOST && t->changes < 0; d++)
        if (step(arena, p, t, d))
            t->changes = d;
}

/// Back along the way: every slide is a run of pieces that both have.
static void trace_walk(const struct pair *p, const struct trace *t, size_t offset, size_t *match)
{
    int x = p->n, k = p->n - p->m;
    for (int d = t->changes; d >= 0; d--) {
        const int *before = d ? t->at[d - 1] : NULL;
        int begin = begin_of(before, d, k);
        for (; x > begin; x--)
            match[offset + (size_t)x - 1] = offset + (size_t)(x - 1 - k);
        if (!d)
            return;
        bool down = is_down(before, d, k);
        x = down ? begin : begin - 1;
        k += down ? 1 : -1;
    }
}

void diff_match(struct arena *arena, const struct str *a, size_t n, const struct str *b, size_t m,
                size_t *match)
{
    size_t head = 0, tail = 0;
    for (size_t i = 0; i < n; i++)
        match[i] = SIZE_MAX;
    for (; head < n && head < m && str_is(a[head], b[head]); head++)
        match[head] = head;
    for (; tail < n - head && tail < m - head && str_is(a[n - 1 - tail], b[m - 1 - tail]); tail++)
        match[n - 1 - tail] = m - 1 - tail;
    struct pair p = {a + head, b + head, (int)(n - head - tail), (int)(m - head - tail)};
    struct trace *t = NEW(arena, struct trace);
    trace_find(arena, &p, t);
    if (t->changes >= 0)
        trace_walk(&p, t, head, match);
}

// ---- words ----

struct words {
    struct str *at;
    size_t count;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static struct words words_of(struct arena *arena, struct str text)
{
    struct words w = {.at = NEW_ARRAY(arena, struct str, text.len)};
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        while (i < text.len && !is_blank(text.at[i]))
            i++;
        while (i < text.len && is_blank(text.at[i]))
            i++;
        w.at[w.count++] = str_slice(text, from, i);
    }
    return w;
}

/// Words that follow each other in their text are one run.
static void run_add(struct prose_run_list *list, enum prose_change change, struct str word)
{
    struct prose_run *last = list->count ? &list->at[list->count - 1] : NULL;
    if (last && last->change == change && last->text.at + last->text.len == word.at)
        last->text.len += word.len;
    else
        list->at[list->count++] = (struct prose_run){change, word};
}

struct prose_run_list prose_diff(struct arena *arena, struct str before, struct str after)
{
    struct words a = words_of(arena, before), b = words_of(arena, after);
    size_t *match = NEW_ARRAY(arena, size_t, a.count), next = 0;
    struct prose_run_list runs = {.at = NEW_ARRAY(arena, struct prose_run, a.count + b.count)};
    diff_match(arena, a.at, a.count, b.at, b.count, match);
    for (size_t i = 0; i < a.count; i++) {
        if (match[i] == SIZE_MAX) {
            run_add(&runs, PROSE_STRUCK, a.at[i]);
            continue;
        }
        while (next < match[i])
            run_add(&runs, PROSE_ADDED, b.at[next++]);
        run_add(&runs, PROSE_KEPT, b.at[next++]);
    }
    while (next < b.count)
        run_add(&runs, PROSE_ADDED, b.at[next++]);
    return runs;
}
