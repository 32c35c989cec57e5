// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/matrix.h"

#include "draw/text_width.h"
#include "draw/twin.h"

#include <math.h>

enum {
    LEFT = 24,
    NUMBER_PX = 26,
    NAMES_PX = 190,
    CELL_LEAST = 34,
    CELL_MOST = 68,
    LINE_PX = 22,
    SCALE_PX = 74
};

struct grid {
    const struct matrix *m;
    struct svg *svg;
    struct arena *arena;
    bool is_wide;
    double left, top, cell;
};

static bool is_wide(int width)
{
    return width > 480;
}

static double room(int width)
{
    return width - 2 * LEFT - NUMBER_PX - (is_wide(width) ? NAMES_PX : 0);
}

uint32_t matrix_units_most(int width)
{
    return (uint32_t)(room(width) / CELL_LEAST);
}

/// Seven steps from far fewer to far more.
static unsigned heat(double ratio)
{
    static const double over[] = {0.4, 0.67, 0.9, 1.11, 1.5, 2.5};
    unsigned step = 0;
    while (step < 6 && ratio > over[step])
        step++;
    return step;
}

/// Lines from one side of the cell to the other, rising.
static void hatch(struct svg *svg, double x, double y, double size)
{
    svg_rect(svg, SVG_HIDDEN, x, y, size, size);
    svg_path_begin(svg, SVG_HATCH);
    for (double at = 7; at < 2 * size; at += 7) {
        svg_path_move(svg, x + fmax(0, at - size), y + fmin(at, size));
        svg_path_line(svg, x + fmin(at, size), y + fmax(0, at - size));
    }
    svg_path_end(svg);
}

static void cell_draw(const struct grid *g, uint32_t row, uint32_t column)
{
    const struct matrix_cell *c = &g->m->cells[row * g->m->count + column];
    double x = g->left + column * g->cell, y = g->top + row * g->cell, size = g->cell - 2;
    double middle = x + size / 2, base = y + size / 2 + 5;
    if (c->is_hidden) {
        hatch(g->svg, x, y, size);
        svg_text(g->svg, SVG_SMALL, SVG_MIDDLE, middle, base, g->m->words.few);
    } else if (isnan(c->ratio)) {
        svg_rect(g->svg, SVG_HIDDEN, x, y, size, size);
    } else {
        svg_rect(g->svg, SVG_HEAT_0 + heat(c->ratio), x, y, size, size);
        svg_text(g->svg, SVG_FIGURE, SVG_MIDDLE, middle, base, g->m->words.number(g->arena, c->ratio));
    }
}

static struct str row_number(const struct grid *g, uint32_t i)
{
    return str_format(g->arena, "%u", i + 1);
}

/// Numbers before the rows and over the columns: over the first cell that a column has.
static void numbers_draw(const struct grid *g)
{
    for (uint32_t i = 0; i < g->m->count; i++) {
        double first = g->m->is_directed ? 0 : i;
        double x = LEFT + NUMBER_PX - 8;
        svg_text(g->svg, SVG_QUIET, SVG_END, x, g->top + i * g->cell + g->cell / 2 + 4, row_number(g, i));
        svg_text(g->svg, SVG_QUIET, SVG_MIDDLE, g->left + i * g->cell + g->cell / 2 - 1,
                 g->top + first * g->cell - 7, row_number(g, i));
    }
}

/// Of the longest name, and some space.
static double names_width(const struct matrix *m)
{
    double widest = 0;
    for (uint32_t i = 0; i < m->count; i++)
        widest = fmax(widest, text_width(m->names[i], 14, TEXT_BOLD) + 16);
    return fmin(widest, NAMES_PX);
}

/// Beside the rows, or under all of them with their numbers.
static void names_draw(const struct grid *g)
{
    double under = g->top + g->m->count * g->cell;
    for (uint32_t i = 0; i < g->m->count; i++) {
        double most = g->is_wide ? NAMES_PX - 8 : g->m->frame->width - 2 * LEFT - NUMBER_PX;
        struct str name = text_cut(g->arena, g->m->names[i], 14, TEXT_BOLD, most);
        if (g->is_wide) {
            svg_text(g->svg, SVG_STRONG, SVG_START, LEFT + NUMBER_PX, g->top + i * g->cell + g->cell / 2 + 4,
                     name);
            continue;
        }
        double y = under + (i + 1) * LINE_PX;
        svg_text(g->svg, SVG_QUIET, SVG_END, LEFT + NUMBER_PX - 8, y, row_number(g, i));
        svg_text(g->svg, SVG_STRONG, SVG_START, LEFT + NUMBER_PX, y, name);
    }
}

static void scale_draw(const struct grid *g, double y)
{
    double step = fmin(54, (g->m->frame->width - 2 * LEFT) / 7.0), x = LEFT;
    for (unsigned i = 0; i < 7; i++)
        svg_rect(g->svg, SVG_HEAT_0 + i, x + i * step, y, step - 2, 12);
    double size = 13, wide = 7 * step - 2;
    bool is_one_line = text_width(g->m->words.scale_low, size, TEXT_PLAIN) +
                           text_width(g->m->words.scale_middle, size, TEXT_PLAIN) +
                           text_width(g->m->words.scale_high, size, TEXT_PLAIN) + 24 <
                       wide;
    svg_text(g->svg, SVG_SMALL, SVG_START, x, y + 30, g->m->words.scale_low);
    svg_text(g->svg, SVG_SMALL, SVG_END, x + wide, y + 30, g->m->words.scale_high);
    svg_text(g->svg, SVG_SMALL, SVG_MIDDLE, x + wide / 2, y + (is_one_line ? 30 : 48),
             g->m->words.scale_middle);
}

struct str matrix_draw(struct arena *arena, const struct matrix *m)
{
    bool wide = is_wide(m->frame->width);
    struct grid g = {.m = m, .arena = arena, .is_wide = wide, .top = 24};
    g.left = LEFT + NUMBER_PX + (wide ? names_width(m) : 0);
    g.cell = m->count ? fmin(CELL_MOST, floor(room(m->frame->width) / m->count)) : 0;
    double under = g.top + m->count * g.cell + (wide ? 16 : m->count * LINE_PX + 26);
    struct svg svg = svg_new(arena, m->frame, m->count ? under + SCALE_PX : LINE_PX);
    g.svg = &svg;
    for (uint32_t row = 0; row < m->count; row++)
        for (uint32_t column = 0; column < m->count; column++)
            if (m->is_directed || column <= row)
                cell_draw(&g, row, column);
    if (m->count) {
        numbers_draw(&g);
        names_draw(&g);
        scale_draw(&g, under);
    }
    return svg_end(&svg);
}

static struct str cell_text(struct arena *arena, const struct matrix *m, const struct matrix_cell *c)
{
    return c->is_hidden ? m->words.few : isnan(c->ratio) ? S("") : m->words.number(arena, c->ratio);
}

struct str matrix_table(struct arena *arena, const struct matrix *m)
{
    struct twin t = twin_new(arena, m->words.caption);
    struct str *cells = NEW_ARRAY(arena, struct str, m->count + 1);
    cells[0] = m->words.corner;
    for (uint32_t i = 0; i < m->count; i++)
        cells[i + 1] = m->names[i];
    twin_row(&t, cells, m->count + 1);
    for (uint32_t row = 0; row < m->count; row++) {
        cells[0] = m->names[row];
        for (uint32_t i = 0; i < m->count; i++)
            cells[i + 1] = cell_text(arena, m, &m->cells[row * m->count + i]);
        twin_row(&t, cells, m->count + 1);
    }
    return twin_end(&t);
}
