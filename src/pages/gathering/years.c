// SPDX-License-Identifier: EUPL-1.2
#include "pages/gathering/years.h"

#include "i18n/format.h"
#include "pages/gathering/gathering.h"

#include <stdlib.h>

const struct gathering *years_next(const struct web *w, const struct gathering_list *all)
{
    const struct gathering *next = NULL;
    if (w->network.state == NETWORK_STATE_ENDED)
        return NULL; // what was planned then is in nobody's calendar any more
    for (size_t i = 0; i < all->count; i++) {
        const struct gathering *g = &all->at[i];
        bool comes = g->state == GATHERING_STATE_PLANNED && date_compare(g->held_on, w->today) >= 0;
        if (comes && (!next || date_compare(g->held_on, next->held_on) < 0))
            next = g;
    }
    return next;
}

// ---- the marks ----

static enum year_mark_state mark_state(const struct web *w, const struct gathering *g, bool is_next)
{
    switch (gathering_state_shown(w, g)) {
    case GATHERING_STATE_HELD: return YEAR_MARK_HELD;
    case GATHERING_STATE_CANCELLED: return YEAR_MARK_CANCELLED;
    case GATHERING_STATE_PLANNED: break;
    }
    return is_next ? YEAR_MARK_NEXT : YEAR_MARK_PLANNED;
}

/// A title that the plan gave, "Meet-up 8", and nobody chose says nothing on the line.
static bool has_own_title(struct web *w, const struct gathering *g)
{
    struct str rest = g->title, word = S("");
    int64_t number;
    while (str_cut(&rest, ' ', &word)) {
    }
    if (!str_int(word, &number))
        return true;
    for (enum lang lang = LANG_NB; lang <= LANG_EN; lang++)
        if (str_is(g->title, TEXT(w->arena, lang, MSG_plan_meetup_title, arg_plain(number))))
            return false;
    return true;
}

static struct str mark_label(struct web *w, const struct gathering *g, bool is_next)
{
    struct str day = format_day_month(w->arena, w->lang, g->held_on);
    if (is_next)
        return str_format(w->arena, "%.*s: %.*s", STR(day), STR(g->title));
    if (g->kind == GATHERING_KIND_FULL_DAY)
        return str_words(w->arena, g->title, day);
    return g->state != GATHERING_STATE_CANCELLED && has_own_title(w, g) ? g->title : S("");
}

static struct year_mark mark_of(struct web *w, const struct gathering *g, bool is_next)
{
    return (struct year_mark){
        .day = g->held_on,
        .state = mark_state(w, g, is_next),
        .is_long = g->kind != GATHERING_KIND_MEETUP,
        .label = mark_label(w, g, is_next),
        .title = g->title,
        .must_be_labelled = is_next || g->kind != GATHERING_KIND_MEETUP,
    };
}

static int by_day(const void *a, const void *b)
{
    const struct gathering *x = *(const struct gathering *const *)a, *y = *(const struct gathering *const *)b;
    int order = date_compare(x->held_on, y->held_on);
    return order ? order : (int)(x->number - y->number);
}

// ---- the line ----

static void widen(struct years *y, struct date day)
{
    y->first = date_compare(day, y->first) < 0 ? day : y->first;
    y->last = date_compare(day, y->last) > 0 ? day : y->last;
}

/// July, and Christmas with New Year, of each of the years.
static void pauses_fill(struct web *w, struct years *y)
{
    int from = date_civil(y->first).year, to = date_civil(y->last).year;
    struct year_pause *pauses = NEW_ARRAY(w->arena, struct year_pause, 2 * (size_t)(to - from + 1));
    for (int year = from; year <= to; year++) {
        pauses[y->pause_count++] = (struct year_pause){date_of(year, 7, 1), date_of(year, 7, 31)};
        pauses[y->pause_count++] = (struct year_pause){date_of(year, 12, 24), date_of(year + 1, 1, 1)};
    }
    y->pauses = pauses;
}

struct str years_about(struct web *w, const struct gathering_list *all, const struct gathering *next)
{
    int64_t held = 0;
    for (size_t i = 0; i < all->count; i++)
        held += all->at[i].state == GATHERING_STATE_HELD;
    if (!all->count)
        return SAY(w, MSG_network_no_gatherings);
    struct str done = SAY(w, MSG_network_line_about, arg_int(held), arg_int((int64_t)all->count));
    if (!next)
        return done;
    struct str then = SAY(w, MSG_network_line_next, arg_str(next->title), arg_day(next->held_on));
    return str_words(w->arena, done, then);
}

struct gathering_years gathering_years_of(struct web *w, const struct gathering_list *all,
                                          const struct gathering *next)
{
    struct gathering_years g = {
        .years = {.lang = w->lang,
                  .first = w->network.starts_on,
                  .last = w->network.ends_on,
                  .today = w->today,
                  .count = all->count,
                  .today_words =
                      SAY(w, MSG_years_today, arg_str(format_day_month(w->arena, w->lang, w->today)))},
        .marks = NEW_ARRAY(w->arena, struct year_mark, all->count),
        .rows = NEW_ARRAY(w->arena, const struct gathering *, all->count),
    };
    for (size_t i = 0; i < all->count; i++)
        g.rows[i] = &all->at[i];
    qsort(g.rows, all->count, sizeof *g.rows, by_day);
    for (size_t i = 0; i < all->count; i++) {
        g.marks[i] = mark_of(w, g.rows[i], g.rows[i] == next);
        widen(&g.years, g.rows[i]->held_on);
    }
    g.years.marks = g.marks;
    pauses_fill(w, &g.years);
    g.about = years_about(w, all, next);
    return g;
}

struct years_figure years_figure_of(struct web *w, const struct gathering_years *g)
{
    struct years y = g->years;
    struct years_figure figure = {.about = g->about, .has_pairs = y.possible > 0};
    if (y.count < 2)
        return figure;
    struct str title = SAY(w, MSG_network_line_title);
    figure.legend = SAY(w, y.possible ? MSG_years_legend_pairs : MSG_years_legend);
    y.frame = (struct svg_frame){.id = S("years"), .title = title, .desc = g->about};
    figure.wide.s = years_draw(w->arena, &y, SVG_FULL);
    y.frame.id = S("years-narrow");
    figure.narrow.s = years_upright_draw(w->arena, &y);
    if (y.possible)
        figure.small.s = years_pairs_draw(
            w->arena, &y,
            (struct svg_frame){.id = S("pairs"), .title = SAY(w, MSG_met_title), .desc = g->about});
    return figure;
}
