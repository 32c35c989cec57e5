// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/coverage.h"

#include "draw/text_width.h"
#include "draw/twin.h"

#include <math.h>

enum { SIDE = 24, TOP = 34, TICK_PX = 6, NAME_PX = 13, NAME_MOST_PX = 120, UNDER = 48 };

struct chart {
    const struct coverage *c;
    struct svg *svg;
    double bottom, width;
};

static double x_of(const struct chart *k, size_t step)
{
    return SIDE + k->width * (double)step / (double)(k->c->count ? k->c->count : 1);
}

static double y_of(const struct chart *k, int64_t pairs)
{
    double part = k->c->all > 0 ? (double)pairs / (double)k->c->all : 0;
    return k->bottom - (k->bottom - TOP) * fmin(1, part);
}

static int64_t most_of(const struct coverage_step *s)
{
    return s->most;
}

static int64_t pairs_of(const struct coverage_step *s)
{
    return s->pairs;
}

/// From step `from` up to, not including, `to`: along, then up. Step i is reached at its end on the axis.
static void steps_draw(const struct chart *k, enum svg_class class, size_t from, size_t to,
                       int64_t (*value)(const struct coverage_step *), bool is_area)
{
    if (from >= to)
        return;
    svg_path_begin(k->svg, class);
    double y = y_of(k, from ? value(&k->c->steps[from - 1]) : 0);
    if (is_area) {
        svg_path_move(k->svg, x_of(k, from), k->bottom);
        svg_path_line(k->svg, x_of(k, from), y);
    } else
        svg_path_move(k->svg, x_of(k, from), y);
    for (size_t i = from; i < to; i++) {
        svg_path_line(k->svg, x_of(k, i + 1), y);
        y = y_of(k, value(&k->c->steps[i]));
        svg_path_line(k->svg, x_of(k, i + 1), y);
    }
    if (is_area) {
        svg_path_line(k->svg, x_of(k, to), k->bottom);
        svg_path_close(k->svg);
    }
    svg_path_end(k->svg);
}

static void axis_draw(const struct chart *k)
{
    svg_line(k->svg, SVG_AXIS, SIDE, TOP, SIDE + k->width, TOP);
    svg_line(k->svg, SVG_AXIS, SIDE, k->bottom, SIDE + k->width, k->bottom);
    double free_from = -INFINITY;
    for (size_t i = 0; i < k->c->count; i++) {
        double x = x_of(k, i + 1);
        svg_line(k->svg, SVG_AXIS, x, k->bottom, x, k->bottom + TICK_PX);
        struct str name = text_cut(k->svg->arena, k->c->steps[i].name, NAME_PX, TEXT_PLAIN, NAME_MOST_PX);
        double half = text_width(name, NAME_PX, TEXT_PLAIN) / 2;
        double middle = fmin(x, SIDE + k->width - half + 8);
        if (middle - half < free_from)
            continue;
        svg_text(k->svg, SVG_SMALL, SVG_MIDDLE, middle, k->bottom + 22, name);
        free_from = middle + half + 8;
    }
}

static size_t steps_held(const struct coverage *c)
{
    size_t held = 0;
    while (held < c->count && c->steps[held].is_held)
        held++;
    return held;
}

/// "318 of 351" at the end of the line: behind it, else over it, or under it where it is high.
static void end_draw(const struct chart *k, size_t held)
{
    int64_t pairs = held ? k->c->steps[held - 1].pairs : 0;
    double x = x_of(k, held), y = y_of(k, pairs), wide = text_width(k->c->words.end, 14, TEXT_BOLD);
    svg_circle(k->svg, SVG_DOT, x, y, 4.5);
    if (x + 12 + wide < SIDE + k->width)
        svg_text(k->svg, SVG_FINDING, SVG_START, x + 10, fmin(y + 18, k->bottom - 6), k->c->words.end);
    else
        svg_text(k->svg, SVG_FINDING, SVG_END, x - 8, y - 14 > TOP + 20 ? y - 8 : y + 30, k->c->words.end);
}

static void words_draw(const struct chart *k)
{
    svg_text(k->svg, SVG_QUIET, SVG_START, SIDE, TOP - 9, k->c->words.all);
    size_t at = 0;
    while (at < k->c->count && y_of(k, k->c->steps[at].most) > (TOP + k->bottom) / 2)
        at++;
    double x = x_of(k, at + (at < k->c->count)), wide = text_width(k->c->words.most, 13, TEXT_PLAIN);
    double y = y_of(k, at ? k->c->steps[at - 1].most : 0) - 22;
    bool has_room = x - 8 - wide > SIDE && y > TOP + 30;
    if (has_room)
        svg_text(k->svg, SVG_SMALL, SVG_END, x - 8, y, k->c->words.most);
    else
        svg_text(k->svg, SVG_SMALL, SVG_START, SIDE, k->bottom + 42, k->c->words.most);
}

struct str coverage_draw(struct arena *arena, const struct coverage *c)
{
    bool is_wide = c->frame->width > 480;
    struct chart k = {.c = c, .bottom = TOP + (is_wide ? 230 : 200), .width = c->frame->width - 2 * SIDE};
    struct svg svg = svg_new(arena, c->frame, k.bottom + UNDER);
    k.svg = &svg;
    size_t held = steps_held(c);
    steps_draw(&k, SVG_AREA, 0, held, pairs_of, true);
    axis_draw(&k);
    steps_draw(&k, SVG_GUIDE, 0, c->count, most_of, false);
    steps_draw(&k, SVG_LINE, 0, held, pairs_of, false);
    steps_draw(&k, SVG_LINE_THIN, held, c->count, pairs_of, false);
    words_draw(&k);
    end_draw(&k, held);
    return svg_end(&svg);
}

struct str coverage_table(struct arena *arena, const struct coverage *c)
{
    struct twin t = twin_new(arena, c->words.caption);
    twin_row(&t, (struct str[]){c->words.step, c->words.pairs, c->words.at_most}, 3);
    for (size_t i = 0; i < c->count; i++) {
        const struct coverage_step *s = &c->steps[i];
        int64_t most = s->most < c->all ? s->most : c->all;
        struct str cells[] = {s->name, c->words.number(arena, s->pairs), c->words.number(arena, most)};
        twin_row(&t, cells, 3);
    }
    return twin_end(&t);
}
