// SPDX-License-Identifier: EUPL-1.2
#include "draw/years_pairs.h"

#include "draw/text_width.h"
#include "i18n/format.h"

#include <math.h>

enum { PX = 14 };

struct curve {
    struct svg *svg;
    const struct years *years;
    const struct years_plot *plot;
    const double *x;
};

static double height_of(const struct curve *c, int64_t pairs)
{
    const struct years_plot *p = c->plot;
    return p->bottom - (p->bottom - p->top) * (double)pairs / (double)c->years->possible;
}

static bool is_held(const struct year_mark *m)
{
    return m->state == YEAR_MARK_HELD;
}

/// Up to the last held mark, or over all of them.
static void steps(struct curve *c, bool held_only, bool bound, double end)
{
    double y = c->plot->bottom;
    svg_path_line(c->svg, c->plot->left, y);
    for (size_t i = 0; i < c->years->count; i++) {
        const struct year_mark *m = &c->years->marks[i];
        if (!m->has_pairs || (held_only && !is_held(m)))
            continue;
        svg_path_line(c->svg, c->x[i], y);
        y = height_of(c, bound ? m->at_most : m->met);
        svg_path_line(c->svg, c->x[i], y);
    }
    svg_path_line(c->svg, end, y);
}

static void line(struct curve *c, enum svg_class look, bool held_only, bool bound, double end)
{
    svg_path_begin(c->svg, look);
    svg_path_move(c->svg, c->plot->left, c->plot->bottom);
    steps(c, held_only, bound, end);
    svg_path_end(c->svg);
}

static void held_area(struct curve *c, double end)
{
    svg_path_begin(c->svg, SVG_AREA);
    svg_path_move(c->svg, c->plot->left, c->plot->bottom);
    steps(c, true, false, end);
    svg_path_line(c->svg, end, c->plot->bottom);
    svg_path_close(c->svg);
    svg_path_end(c->svg);
}

/// The day of today on the plot, and not before the last mark that was held: marks may stand beside their
/// days.
static double today_x(const struct curve *c)
{
    const struct years *y = c->years;
    double whole = fmax(1, y->last.days - y->first.days);
    double x = c->plot->left +
               (c->plot->right - c->plot->left) * fmin(1, fmax(0, (y->today.days - y->first.days) / whole));
    for (size_t i = 0; i < y->count; i++)
        if (is_held(&y->marks[i]) && y->marks[i].has_pairs)
            x = fmax(x, c->x[i]);
    return x;
}

static int64_t met_of(const struct years *y, bool held_only)
{
    int64_t met = 0;
    for (size_t i = 0; i < y->count; i++)
        if (y->marks[i].has_pairs && (!held_only || is_held(&y->marks[i])))
            met = y->marks[i].met;
    return met;
}

/// How high the planned curve is at x.
static double curve_at(const struct curve *c, double x)
{
    double y = c->plot->bottom;
    for (size_t i = 0; i < c->years->count; i++)
        if (c->years->marks[i].has_pairs && c->x[i] <= x)
            y = height_of(c, c->years->marks[i].met);
    return y;
}

struct span {
    double from, to, y;
};

/// How many there are today: below the curve, to the right of today, or to its left near the end.
static struct span words_of_today(struct curve *c, double today)
{
    const struct years *y = c->years;
    double width = text_width(y->met_words, PX, TEXT_BOLD);
    bool is_left = today + 10 + width > c->plot->right;
    double from = is_left ? fmax(c->plot->left + 2, today - 10 - width) : today + 10;
    double height = fmin(curve_at(c, from) + 22, c->plot->bottom - 8);
    if (met_of(y, true))
        svg_text(c->svg, SVG_OWN, SVG_START, from, height, y->met_words);
    return (struct span){from, from + width, height};
}

/// How many there will be, at the end of the curve, where that says more.
static void words_of_end(struct curve *c, double today, struct span own)
{
    const struct years *y = c->years;
    double from = c->plot->right - text_width(y->end_words, PX, TEXT_BOLD), height = curve_at(c, from) + 22;
    bool touch = from < own.to + 12 && fabs(height - own.y) < 20;
    bool is_over = met_of(y, false) == met_of(y, true) || from < today || height > c->plot->bottom - 6;
    if (!touch && !is_over)
        svg_text(c->svg, SVG_PLAIN, SVG_START, from, height, y->end_words);
}

void years_pairs(struct svg *s, const struct years *y, const struct years_plot *plot, const double *x)
{
    struct curve c = {s, y, plot, x};
    double today = today_x(&c);
    held_area(&c, today);
    svg_line(s, SVG_RING, plot->left, plot->top, plot->right, plot->top);
    svg_line(s, SVG_AXIS, plot->left, plot->bottom, plot->right, plot->bottom);
    line(&c, SVG_GUIDE, false, true, plot->right);
    line(&c, SVG_DONE_THIN, false, false, plot->right);
    line(&c, SVG_LINE, true, false, today);
    svg_text(s, SVG_QUIET, SVG_START, plot->left + 2, plot->top - 8, y->all_words);
    words_of_end(&c, today, words_of_today(&c, today));
}

// ---- alone, for a phone ----

enum { SMALL_TOP = 28, SMALL_BOTTOM = 180, SMALL_HEIGHT = 206 };

struct str years_pairs_draw(struct arena *arena, const struct years *y, struct svg_frame frame)
{
    struct years_plot plot = {4, SVG_NARROW - 4, SMALL_TOP, SMALL_BOTTOM};
    struct civil from = date_civil(y->first), to = date_civil(y->last);
    double whole = fmax(1, y->last.days - y->first.days), *x = NEW_ARRAY(arena, double, y->count);
    for (size_t i = 0; i < y->count; i++)
        x[i] = plot.left +
               (plot.right - plot.left) * fmin(1, fmax(0, (y->marks[i].day.days - y->first.days) / whole));
    frame.width = SVG_NARROW;
    struct svg s = svg_new(arena, &frame, SMALL_HEIGHT);
    years_pairs(&s, y, &plot, x);
    svg_text(&s, SVG_SMALL, SVG_START, plot.left, SMALL_BOTTOM + 18,
             format_month_year(arena, y->lang, from.year, from.month));
    svg_text(&s, SVG_SMALL, SVG_END, plot.right, SMALL_BOTTOM + 18,
             format_month_year(arena, y->lang, to.year, to.month));
    return svg_end(&s);
}
