// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/chance.h"

#include "draw/text_width.h"
#include "draw/twin.h"

#include <math.h>

enum { LEFT = 24, TOP = 12, ROW_PX = 58, AXIS_PX = 92, LINE_PX = 24 };

static const double NINETY_FIVE = 1.959964; // spreads of a normal distribution, either side

static double low(const struct chance_row *r)
{
    return fmax(-1, r->expected - NINETY_FIVE * r->sd);
}

static double high(const struct chance_row *r)
{
    return fmin(1, r->expected + NINETY_FIVE * r->sd);
}

/// Names stand over their row, so that the axis has the whole width on any screen.
static double x_of(const struct chance_picture *p, double index)
{
    double inner = p->frame->width - 2 * LEFT - 16;
    return LEFT + 8 + inner * (index + 1) / 2;
}

static void row_draw(struct svg *svg, const struct chance_picture *p, const struct chance_row *r, double y)
{
    struct str name = text_cut(svg->arena, r->name, 14, TEXT_BOLD, p->frame->width / 2.0 - LEFT);
    svg_text(svg, SVG_STRONG, SVG_START, LEFT, y + 14, name);
    double line = y + 36;
    svg_line(svg, SVG_AXIS, x_of(p, -1), line, x_of(p, 1), line);
    if (isnan(r->index)) {
        svg_text(svg, SVG_QUIET, SVG_MIDDLE, x_of(p, 0), line + 4, p->words.none);
        return;
    }
    svg_rect(svg, SVG_BAR, x_of(p, low(r)), line - 7, fmax(2, x_of(p, high(r)) - x_of(p, low(r))), 14);
    svg_line(svg, SVG_MIDDLE_MARK, x_of(p, r->expected), line - 7, x_of(p, r->expected), line + 7);
    svg_circle(svg, SVG_DOT, x_of(p, r->index), line, 6);
    struct str figure = p->words.number(svg->arena, r->index);
    double half = text_width(figure, 14, TEXT_BOLD) / 2, x = x_of(p, r->index);
    double after_name = LEFT + text_width(name, 14, TEXT_BOLD) + 12;
    x = fmax(after_name + half, fmin(p->frame->width - LEFT - half, x));
    svg_text(svg, SVG_STRONG, SVG_MIDDLE, x, line - 12, figure);
}

/// What dot and bar mean stands beside each other where that fits.
static bool is_one_line(const struct chance_picture *p)
{
    double wide = text_width(p->words.is, 13, TEXT_PLAIN) + text_width(p->words.by_chance, 13, TEXT_PLAIN);
    return wide + 78 < p->frame->width - 2 * LEFT;
}

static void axis_draw(struct svg *svg, const struct chance_picture *p, double y)
{
    static const double ticks[] = {-1, -0.5, 0, 0.5, 1};
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
        double x = x_of(p, ticks[i]);
        svg_line(svg, SVG_AXIS, x, y, x, y + 5);
        svg_text(svg, SVG_SMALL,
                 i == 0   ? SVG_START
                 : i == 4 ? SVG_END
                          : SVG_MIDDLE,
                 i == 0   ? x - 8
                 : i == 4 ? x + 8
                          : x,
                 y + 20, p->words.number(svg->arena, ticks[i]));
    }
    svg_text(svg, SVG_SMALL, SVG_START, LEFT, y + 38, p->words.inward);
    svg_text(svg, SVG_SMALL, SVG_END, p->frame->width - LEFT, y + 38, p->words.outward);
    svg_circle(svg, SVG_DOT, LEFT + 6, y + 64, 6);
    svg_text(svg, SVG_SMALL, SVG_START, LEFT + 18, y + 68, p->words.is);
    double x = LEFT, below = LINE_PX;
    if (is_one_line(p)) {
        x += 18 + text_width(p->words.is, 13, TEXT_PLAIN) + 24;
        below = 0;
    }
    svg_rect(svg, SVG_BAR, x, y + below + 57, 28, 14);
    svg_text(svg, SVG_SMALL, SVG_START, x + 36, y + below + 68, p->words.by_chance);
}

struct str chance_draw(struct arena *arena, const struct chance_picture *p)
{
    double height = TOP + (double)p->count * ROW_PX;
    struct svg svg = svg_new(arena, p->frame, height + AXIS_PX + (is_one_line(p) ? 0 : LINE_PX));
    for (size_t i = 0; i < p->count; i++)
        row_draw(&svg, p, &p->rows[i], TOP + (double)i * ROW_PX);
    axis_draw(&svg, p, height + 4);
    return svg_end(&svg);
}

struct str chance_table(struct arena *arena, const struct chance_picture *p)
{
    struct twin t = twin_new(arena, p->words.caption);
    twin_row(&t, (struct str[]){p->words.row, p->words.is, p->words.from, p->words.to}, 4);
    for (size_t i = 0; i < p->count; i++) {
        const struct chance_row *r = &p->rows[i];
        bool is_defined = !isnan(r->index);
        struct str cells[] = {r->name, is_defined ? p->words.number(arena, r->index) : p->words.none,
                              is_defined ? p->words.number(arena, low(r)) : S(""),
                              is_defined ? p->words.number(arena, high(r)) : S("")};
        twin_row(&t, cells, 4);
    }
    return twin_end(&t);
}
