// SPDX-License-Identifier: EUPL-1.2
#include "draw/day.h"

#include "draw/text_width.h"
#include "i18n/format.h"

#include <math.h>

enum { TOP = 92, TOP_ONE = 10, ONE_LINE = 32, PX = 14, LINE = 17, EDGE = 5, GABLE_TOP = 4, GABLE_FOOT = 34 };

static const double MINUTE = 1.9; // px

struct sheet {
    const struct day *day;
    struct svg *svg;
    int width;
    double left, gap, column, top;
    int columns;
};

static double minute_y(const struct sheet *s, int32_t minute)
{
    return s->top + MINUTE * (minute - s->day->items[0].start);
}

static double house_x(const struct sheet *s, int house)
{
    return s->left + (s->columns > 1 ? house : 0) * (s->column + s->gap);
}

static int32_t day_end(const struct day *day)
{
    int32_t end = 0;
    for (size_t i = 0; i < day->count; i++)
        end = day->items[i].end > end ? day->items[i].end : end;
    return end;
}

// ---- houses ----

static void house_draw(struct sheet *s, int house)
{
    double x = house_x(s, house), middle = x + s->column / 2, foot = minute_y(s, day_end(s->day));
    const struct day_house *h = &s->day->houses[house];
    svg_path_begin(s->svg, SVG_AXIS);
    svg_path_move(s->svg, x, foot);
    svg_path_line(s->svg, x, GABLE_FOOT);
    svg_path_line(s->svg, middle, GABLE_TOP);
    svg_path_line(s->svg, x + s->column, GABLE_FOOT);
    svg_path_line(s->svg, x + s->column, foot);
    svg_path_close(s->svg);
    svg_path_end(s->svg);
    svg_text(s->svg, SVG_STRONG, SVG_MIDDLE, middle, 54,
             text_cut(s->svg->arena, h->name, PX, TEXT_BOLD, s->column - 8));
    svg_text(s->svg, SVG_SMALL, SVG_MIDDLE, middle, 72,
             text_cut(s->svg->arena, h->room, PX, TEXT_PLAIN, s->column - 8));
}

// ---- what happens ----

/// The last of the items that share a block with this one, since they are too short for their own.
static size_t block_end(const struct day *d, size_t i)
{
    while (i + 1 < d->count && d->items[i].end - d->items[i].start < DAY_MINUTES_LEAST &&
           d->items[i + 1].house == d->items[i].house && !d->items[i + 1].is_walk && !d->items[i].is_walk)
        i++;
    return i;
}

static struct str titles_of(struct arena *arena, const struct day *d, size_t first, size_t last)
{
    struct str all = d->items[first].title;
    for (size_t i = first + 1; i <= last; i++)
        all = str_cat(arena, str_cat(arena, all, S(" · ")), d->items[i].title);
    return all;
}

/// As many lines as the block is high; the last of the title is cut, who speaks comes where there is room.
static void block_words(struct sheet *s, const struct day_item *item, struct str title, double x, double y,
                        double height)
{
    double room = s->column - 2 * EDGE - 12;
    int lines = (int)fmax(1, (height - 4) / LINE), line = 0;
    double first = height < ONE_LINE ? y + height / 2 + 5 : y + 19;
    enum svg_class look = item->is_break ? SVG_SMALL : SVG_FIGURE;
    for (struct str rest = title; rest.len && line < lines; line++) {
        bool is_last = line == lines - 1;
        struct str words = is_last ? rest : text_line(&rest, PX, TEXT_BOLD, room);
        svg_text(s->svg, look, SVG_START, x + EDGE + 9, first + LINE * line,
                 text_cut(s->svg->arena, words, PX, TEXT_BOLD, room));
        if (is_last)
            rest = S("");
    }
    if (item->who.len && line < lines)
        svg_text(s->svg, SVG_SMALL, SVG_START, x + EDGE + 9, first + LINE * line,
                 text_cut(s->svg->arena, item->who, PX, TEXT_PLAIN, room));
}

static void time_write(struct sheet *s, int32_t minute, double *free_from)
{
    double y = minute_y(s, minute) + 14;
    if (y < *free_from)
        return;
    svg_text(s->svg, SVG_SMALL, SVG_END, s->left - 8, y, format_clock(s->svg->arena, s->day->lang, minute));
    *free_from = y + 15;
}

static void block_draw(struct sheet *s, size_t first, size_t last)
{
    const struct day_item *item = &s->day->items[first];
    double x = house_x(s, item->house), y = minute_y(s, item->start),
           height = minute_y(s, s->day->items[last].end) - y;
    if (!item->is_walk)
        svg_rect(s->svg, item->is_break ? SVG_PAPER : SVG_AREA, x + 1, y, s->column - 2, fmax(height - 2, 2));
    if (!item->is_walk && !item->is_break)
        svg_rect(s->svg, SVG_DONE, x, y, EDGE, fmax(height - 2, 2));
    block_words(s, item, titles_of(s->svg->arena, s->day, first, last), x, y, height);
}

// ---- the walk ----

/// From the house that is left, behind its words, to the top of the first block in the next.
static void walk_draw(struct sheet *s, const struct day_item *from, const struct day_item *to)
{
    double y = minute_y(s, from->is_walk ? from->start : from->end) + 12;
    double words = from->is_walk ? text_width(from->title, PX, TEXT_BOLD) + 24 : 0;
    bool is_right = to->house > from->house;
    double x = house_x(s, from->house) + (is_right ? fmin(words, s->column - 8) : 0);
    double target = house_x(s, to->house) + s->column / 2;
    svg_path_begin(s->svg, SVG_WALK);
    svg_path_move(s->svg, x, y);
    svg_path_line(s->svg, target, y);
    svg_path_line(s->svg, target, minute_y(s, to->start));
    svg_path_end(s->svg);
}

static void items_draw(struct sheet *s)
{
    const struct day *d = s->day;
    double free_from = 0;
    for (size_t i = 0; i < d->count; i++) {
        size_t last = block_end(d, i);
        time_write(s, d->items[i].start, &free_from);
        block_draw(s, i, last);
        i = last;
        if (s->columns > 1 && i + 1 < d->count && d->items[i + 1].house != d->items[i].house)
            walk_draw(s, &d->items[i], &d->items[i + 1]);
    }
    time_write(s, day_end(d), &free_from);
}

struct str day_draw(struct arena *arena, const struct day *day, int width)
{
    if (!day->count)
        return S("");
    struct sheet s = {.day = day,
                      .width = width,
                      .left = width == SVG_NARROW ? 52 : 54,
                      .gap = width == SVG_NARROW ? 10 : 44};
    s.columns = day->house_count == DAY_HOUSES ? DAY_HOUSES : 1;
    s.column = s.columns > 1 ? (width - s.left - s.gap - 2) / 2 : fmin(width - s.left - 2, 440);
    s.top = s.columns > 1 ? TOP : TOP_ONE;
    struct svg_frame frame = day->frame;
    frame.width = width;
    struct svg svg = svg_new(arena, &frame, minute_y(&s, day_end(day)) + 22);
    s.svg = &svg;
    for (int house = 0; s.columns > 1 && house < DAY_HOUSES; house++)
        house_draw(&s, house);
    items_draw(&s);
    return svg_end(&svg);
}
