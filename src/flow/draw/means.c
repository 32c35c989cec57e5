// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/means.h"

#include "draw/text_width.h"
#include "draw/twin.h"

#include <math.h>

enum {
    SIDE = 24,
    TOP = 12,
    ROW_PX = 74,
    THEN_PX = 36,
    NOW_PX = 54,
    AXIS_PX = 44,
    LINE_PX = 24,
    TICKS_MOST = 8
};

struct chart {
    const struct means *m;
    struct svg *svg;
    double end, step; // of the axis, which begins at 0
};

/// Of 1, 2 and 5 times a power of ten the least that gives few enough ticks.
static double step_for(double end)
{
    static const double parts[] = {1, 2, 5};
    for (double ten = 0.1; ten < 1e12; ten *= 10)
        for (size_t i = 0; i < 3; i++)
            if (end / (parts[i] * ten) <= TICKS_MOST)
                return parts[i] * ten;
    return end;
}

static struct chart chart_of(const struct means *m, struct svg *svg)
{
    double most = 1;
    for (size_t i = 0; i < m->count; i++) {
        const struct means_row *r = &m->rows[i];
        most = fmax(most, fmax(r->then.value + r->seen_from, fmax(r->then.high, r->now.high)));
    }
    double step = step_for(most);
    return (struct chart){.m = m, .svg = svg, .step = step, .end = step * ceil(most / step - 1e-9)};
}

static double x_of(const struct chart *c, double value)
{
    return SIDE + 8 + (c->m->frame->width - 2 * SIDE - 16) * fmax(0, value) / c->end;
}

static void interval_draw(const struct chart *c, const struct mean *mean, double y)
{
    double low = x_of(c, mean->low), high = x_of(c, mean->high);
    svg_line(c->svg, SVG_INTERVAL, low, y, high, y);
    svg_line(c->svg, SVG_INTERVAL, low, y - 4, low, y + 4);
    svg_line(c->svg, SVG_INTERVAL, high, y - 4, high, y + 4);
}

static void row_draw(const struct chart *c, const struct means_row *r, double y)
{
    struct str name = text_cut(c->svg->arena, r->name, 14, TEXT_BOLD, c->m->frame->width - 2 * SIDE);
    double then = x_of(c, r->then.value), now = x_of(c, r->now.value);
    double from = x_of(c, r->then.value - r->seen_from), to = x_of(c, r->then.value + r->seen_from);
    svg_rect(c->svg, SVG_AREA, from, y + THEN_PX - 9, to - from, NOW_PX - THEN_PX + 18);
    svg_text(c->svg, SVG_STRONG, SVG_START, SIDE, y + 16, name);
    interval_draw(c, &r->then, y + THEN_PX);
    interval_draw(c, &r->now, y + NOW_PX);
    svg_line(c->svg, SVG_LINE, then, y + THEN_PX, now, y + NOW_PX);
    svg_circle(c->svg, SVG_OPEN, then, y + THEN_PX, 5.5);
    svg_circle(c->svg, SVG_DOT, now, y + NOW_PX, 6.5);
}

static void axis_draw(const struct chart *c, double y)
{
    svg_line(c->svg, SVG_AXIS, x_of(c, 0), y, x_of(c, c->end), y);
    for (int i = 0; i * c->step <= c->end * (1 + 1e-9); i++) {
        double x = x_of(c, i * c->step);
        svg_line(c->svg, SVG_AXIS, x, y, x, y + 5);
        svg_text(c->svg, SVG_SMALL, SVG_MIDDLE, x, y + 21, c->m->words.number(c->svg->arena, i * c->step));
    }
}

static void words_draw(const struct chart *c, double y)
{
    svg_circle(c->svg, SVG_OPEN, SIDE + 8, y, 5.5);
    svg_text(c->svg, SVG_SMALL, SVG_START, SIDE + 22, y + 5, c->m->words.then);
    double x = SIDE + 22 + text_width(c->m->words.then, 13, TEXT_PLAIN) + 24;
    svg_circle(c->svg, SVG_DOT, x + 6, y, 6.5);
    svg_text(c->svg, SVG_SMALL, SVG_START, x + 20, y + 5, c->m->words.now);
    y += LINE_PX;
    svg_rect(c->svg, SVG_AREA, SIDE, y - 7, 26, 14);
    struct str rest = c->m->words.band;
    for (double most = c->m->frame->width - 2 * SIDE - 34; rest.len; y += 18)
        svg_text(c->svg, SVG_SMALL, SVG_START, SIDE + 34, y + 5, text_line(&rest, 13, TEXT_PLAIN, most));
}

struct str means_draw(struct arena *arena, const struct means *m)
{
    double height = TOP + (double)m->count * ROW_PX;
    struct svg svg = svg_new(arena, m->frame, height + AXIS_PX + 3 * LINE_PX + 8);
    struct chart c = chart_of(m, &svg);
    for (size_t i = 0; i < m->count; i++)
        row_draw(&c, &m->rows[i], TOP + (double)i * ROW_PX);
    axis_draw(&c, height + 4);
    words_draw(&c, height + AXIS_PX + 4);
    return svg_end(&svg);
}

static struct str with_interval(struct arena *arena, const struct means *m, const struct mean *mean)
{
    struct str value = m->words.number(arena, mean->value), high = m->words.number(arena, mean->high),
               low = m->words.number(arena, fmax(0, mean->low));
    return str_format(arena, "%.*s (%.*s–%.*s)", STR(value), STR(low), STR(high));
}

struct str means_table(struct arena *arena, const struct means *m)
{
    struct twin t = twin_new(arena, m->words.caption);
    twin_row(&t,
             (struct str[]){m->words.row, m->words.people, m->words.then, m->words.now, m->words.seen_from},
             5);
    for (size_t i = 0; i < m->count; i++) {
        const struct means_row *r = &m->rows[i];
        struct str cells[] = {r->name, m->words.people_number(arena, r->people),
                              with_interval(arena, m, &r->then), with_interval(arena, m, &r->now),
                              m->words.number(arena, r->seen_from)};
        twin_row(&t, cells, 5);
    }
    return twin_end(&t);
}
