// SPDX-License-Identifier: EUPL-1.2
#include "draw/chain.h"

#include "draw/text_width.h"

#include <math.h>

enum { WHAT_PX = 14, SMALL_PX = 14, LINE = 18, LINES_EACH = 2 };

// ---- the signs, each around its middle ----

static void topic_sign(struct svg *s, double x, double y)
{
    svg_circle(s, SVG_NEXT, x, y, 9);
    svg_circle(s, SVG_DONE, x, y, 3.5);
}

static void gathering_sign(struct svg *s, double x, double y)
{
    enum { CHAIRS = 8 };
    svg_circle(s, SVG_TABLE, x, y, 16);
    for (int i = 0; i < CHAIRS; i++)
        svg_circle(s, SVG_DONE, x + 24 * cos(2 * M_PI * i / CHAIRS), y + 24 * sin(2 * M_PI * i / CHAIRS), 4);
}

static void idea_sign(struct svg *s, double x, double y)
{
    svg_circle(s, SVG_TABLE, x, y, 20);
    svg_circle(s, SVG_NEXT, x, y, 13);
    svg_circle(s, SVG_DONE, x, y, 6);
}

static void theme_sign(struct svg *s, double x, double y)
{
    svg_rect(s, SVG_WAITING, x - 11, y - 30, 22, 60);
}

static void rotation_sign(struct svg *s, double x, double y)
{
    static const double steps[][2] = {{-32, 24}, {-32, 6}, {-6, 6}, {-6, -16}, {32, -16}, {32, 24}};
    svg_path_begin(s, SVG_TABLE);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        (i ? svg_path_line : svg_path_move)(s, x + steps[i][0], y + steps[i][1]);
    svg_path_close(s);
    svg_path_end(s);
}

static void book_sign(struct svg *s, double x, double y)
{
    svg_rect(s, SVG_DONE, x - 14, y - 34, 28, 68);
}

static void missing_sign(struct svg *s, double x, double y)
{
    svg_circle(s, SVG_PAPER, x, y, 12);
    svg_circle(s, SVG_FREE, x, y, 12);
}

static void house(struct svg *s, double x, double y, bool is_open)
{
    static const double corners[][2] = {{-13, 15}, {-13, -2}, {0, -14}, {13, -2}, {13, 15}};
    svg_path_begin(s, is_open ? SVG_FREE : SVG_TABLE);
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++)
        (i ? svg_path_line : svg_path_move)(s, x + corners[i][0], y + corners[i][1]);
    svg_path_close(s);
    svg_path_end(s);
}

static void station_sign(struct svg *s, const struct chain *c, int kind, double x, double y)
{
    static void (*const signs[CHAIN_KINDS])(struct svg *, double, double) = {
        topic_sign, gathering_sign, idea_sign, theme_sign, rotation_sign, book_sign,
    };
    (c->stations[kind].is_there ? signs[kind] : missing_sign)(s, x, y);
}

// ---- what both drawings share ----

/// The first and the last station that is there; the same where there is only one, or none.
static void ends_of(const struct chain *c, int *first, int *last)
{
    *first = *last = -1;
    for (int i = 0; i < CHAIN_KINDS; i++)
        if (c->stations[i].is_there) {
            *first = *first < 0 ? i : *first;
            *last = i;
        }
}

static size_t branches_drawn(const struct chain *c)
{
    return c->branch_count > CHAIN_BRANCHES_MOST ? CHAIN_BRANCHES_CUT : c->branch_count;
}

/// At most two lines of a text, the second cut. Returns where the next one goes.
static double lines_draw(struct svg *s, enum svg_class class, enum svg_anchor anchor, double px, double x,
                         double y, double width, struct str text)
{
    for (int line = 1; text.len && line <= LINES_EACH; line++, y += LINE) {
        struct str part = line < LINES_EACH ? text_line(&text, px, TEXT_PLAIN, width) : text;
        svg_text(s, class, anchor, x, y, text_cut(s->arena, part, px, TEXT_PLAIN, width));
    }
    return y;
}

static void branch_words(struct svg *s, const struct chain_branch *b, double x, double y, double width)
{
    enum { NAME_PX = 14 };
    svg_text(s, b->is_open ? SVG_QUIET : SVG_FIGURE, SVG_START, x, y - 2,
             text_cut(s->arena, b->name, NAME_PX, TEXT_BOLD, width));
    svg_text(s, SVG_SMALL, SVG_START, x, y + 16, text_cut(s->arena, b->since, SMALL_PX, TEXT_PLAIN, width));
    svg_text(s, SVG_SMALL, SVG_START, x, y + 32, text_cut(s->arena, b->more, SMALL_PX, TEXT_PLAIN, width));
}

// ---- wide: from left to right ----

enum {
    AXIS = 120,
    TOP_WITHOUT_BRANCHES = 70,
    HEIGHT = 300,
    BRANCH = 66,
    BRANCH_X = 884,
    WORDS_X = 908,
    WIDTH_MOST = 130
};

static const double STATION_X[CHAIN_KINDS] = {66, 204, 348, 492, 640, 790};

static void station_wide(struct svg *s, const struct chain *c, int kind)
{
    const struct chain_station *t = &c->stations[kind];
    double x = STATION_X[kind], y = AXIS + 110;
    station_sign(s, c, kind, x, AXIS);
    svg_text(s, t->is_there ? SVG_NAME : SVG_QUIET, SVG_MIDDLE, x, AXIS + 66, t->label);
    svg_text(s, SVG_SMALL, SVG_MIDDLE, x, AXIS + 86, t->when);
    y = lines_draw(s, SVG_PLAIN, SVG_MIDDLE, WHAT_PX, x, y, WIDTH_MOST, t->what);
    lines_draw(s, SVG_SMALL, SVG_MIDDLE, SMALL_PX, x, y, WIDTH_MOST, t->more);
}

/// Branches stand around the axis, and below the label.
static double branch_y(size_t count, size_t i)
{
    double top = fmax(44, AXIS - BRANCH * ((double)count - 1) / 2);
    return top + BRANCH * (double)i;
}

static void branches_wide(struct svg *s, const struct chain *c)
{
    size_t drawn = branches_drawn(c), rows = drawn + (drawn < c->branch_count);
    double from = STATION_X[CHAIN_BOOK];
    for (size_t i = 0; i < drawn; i++) {
        double y = branch_y(rows, i);
        svg_path_begin(s, c->branches[i].is_open ? SVG_GUIDE : SVG_DONE_LINE);
        svg_path_move(s, from, AXIS);
        svg_path_curve(s, from + 56, AXIS, from + 34, y, BRANCH_X - 15, y);
        svg_path_end(s);
        house(s, BRANCH_X, y, c->branches[i].is_open);
        branch_words(s, &c->branches[i], WORDS_X, y, SVG_FULL - WORDS_X);
    }
    if (drawn < c->branch_count)
        svg_text(s, SVG_QUIET, SVG_START, WORDS_X, branch_y(rows, drawn), c->more);
    if (drawn)
        svg_text(s, SVG_NAME, SVG_START, BRANCH_X - 13, 16, c->branches_label);
}

static void line_wide(struct svg *s, const struct chain *c)
{
    int first, last;
    ends_of(c, &first, &last);
    svg_line(s, SVG_GUIDE, STATION_X[0], AXIS, STATION_X[CHAIN_BOOK], AXIS);
    if (last > first)
        svg_line(s, SVG_DONE_LINE, STATION_X[first], AXIS, STATION_X[last], AXIS);
}

static struct str wide(struct arena *arena, const struct chain *c)
{
    struct svg_frame frame = c->frame;
    size_t drawn = branches_drawn(c), rows = drawn + (drawn < c->branch_count);
    double height = rows ? fmax(HEIGHT, branch_y(rows, rows - 1) + 44) : HEIGHT;
    frame.width = SVG_FULL;
    frame.top = rows ? 0 : TOP_WITHOUT_BRANCHES;
    struct svg s = svg_new(arena, &frame, height - frame.top);
    line_wide(&s, c);
    branches_wide(&s, c);
    for (int i = 0; i < CHAIN_KINDS; i++)
        station_wide(&s, c, i);
    return svg_end(&s);
}

// ---- narrow: from the top down ----

enum {
    STEP = 112,
    TOP = 44,
    MARK_X = 40,
    TEXT_X = 88,
    NARROW_BRANCH = 78,
    NARROW_HOUSE_X = 90,
    NARROW_WORDS_X = 116
};

static void station_narrow(struct svg *s, const struct chain *c, int kind)
{
    const struct chain_station *t = &c->stations[kind];
    double y = TOP + STEP * kind, width = SVG_NARROW - TEXT_X;
    station_sign(s, c, kind, MARK_X, y);
    svg_text(s, t->is_there ? SVG_NAME : SVG_QUIET, SVG_START, TEXT_X, y - 16, t->label);
    svg_text(s, SVG_SMALL, SVG_END, SVG_NARROW, y - 16, t->when);
    double next = lines_draw(s, SVG_PLAIN, SVG_START, WHAT_PX, TEXT_X, y + 5, width, t->what);
    lines_draw(s, SVG_SMALL, SVG_START, SMALL_PX, TEXT_X, next, width, t->more);
}

static void branches_narrow(struct svg *s, const struct chain *c, double bottom)
{
    size_t drawn = branches_drawn(c);
    double y = bottom + STEP;
    if (drawn)
        svg_text(s, SVG_NAME, SVG_START, NARROW_HOUSE_X - 13, bottom + 64, c->branches_label);
    for (size_t i = 0; i < drawn; i++, y += NARROW_BRANCH) {
        enum svg_class look = c->branches[i].is_open ? SVG_GUIDE : SVG_DONE_LINE;
        svg_line(s, look, MARK_X, i ? y - NARROW_BRANCH : bottom, MARK_X, y);
        svg_line(s, look, MARK_X, y, NARROW_HOUSE_X - 15, y);
        house(s, NARROW_HOUSE_X, y, c->branches[i].is_open);
        branch_words(s, &c->branches[i], NARROW_WORDS_X, y, SVG_NARROW - NARROW_WORDS_X);
    }
    if (drawn < c->branch_count)
        svg_text(s, SVG_QUIET, SVG_START, NARROW_WORDS_X, y, c->more);
}

static struct str narrow(struct arena *arena, const struct chain *c)
{
    struct svg_frame frame = c->frame;
    size_t drawn = branches_drawn(c), rows = drawn + (drawn < c->branch_count);
    double bottom = TOP + STEP * (CHAIN_KINDS - 1);
    int first, last;
    ends_of(c, &first, &last);
    frame.width = SVG_NARROW;
    struct svg s = svg_new(arena, &frame, bottom + (drawn ? STEP + NARROW_BRANCH * (double)rows : 60));
    svg_line(&s, SVG_GUIDE, MARK_X, TOP, MARK_X, bottom);
    if (last > first)
        svg_line(&s, SVG_DONE_LINE, MARK_X, TOP + STEP * first, MARK_X, TOP + STEP * last);
    branches_narrow(&s, c, bottom);
    for (int i = 0; i < CHAIN_KINDS; i++)
        station_narrow(&s, c, i);
    return svg_end(&s);
}

struct str chain_draw(struct arena *arena, const struct chain *chain, int width)
{
    return width <= SVG_NARROW ? narrow(arena, chain) : wide(arena, chain);
}
