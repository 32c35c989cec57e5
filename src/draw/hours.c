// SPDX-License-Identifier: EUPL-1.2
#include "draw/hours.h"

#include "draw/text_width.h"

#include <math.h>

enum {
    SIDE = 8,
    USED_UP_LINE = 14,
    TODAY_LINE = 33,
    TOP = 64,
    BASE = 220,
    MONTH_LINE = 239,
    HEIGHT = 248,
    PX = 14,
    GAP = 6,
    ABOVE = 200, // hundredths: the scale ends two hours over the highest
};

static const double THIN = 1.5; // px: a week of no hours

struct sheet {
    const struct hours_picture *picture;
    struct svg *svg;
    int width;
    double step;
    int64_t top;
};

static double week_x(const struct sheet *s, double week)
{
    return SIDE + week * s->step;
}

static double hours_y(const struct sheet *s, int64_t hours)
{
    return BASE - (double)(BASE - TOP) * (double)hours / (double)s->top;
}

static int64_t highest(const struct hours_picture *p, size_t from, size_t to)
{
    int64_t most = 0;
    for (size_t i = from; i < to; i++) {
        most = p->weeks[i].agreed > most ? p->weeks[i].agreed : most;
        most = p->weeks[i].is_told && p->weeks[i].used > most ? p->weeks[i].used : most;
    }
    return most;
}

static void columns_draw(const struct sheet *s)
{
    const struct hours_picture *p = s->picture;
    for (size_t i = 0; i < p->count; i++)
        if (p->weeks[i].is_closed)
            svg_rect(s->svg, SVG_PAUSE, week_x(s, (double)i), TOP, s->step, BASE - TOP);
    for (size_t i = 0; i < p->count; i++) {
        double high = fmax(BASE - hours_y(s, p->weeks[i].used), THIN);
        if (p->weeks[i].is_told)
            svg_rect(s->svg, SVG_USED, week_x(s, (double)i) + 1, BASE - high, fmax(s->step - 2, 1), high);
    }
}

static void steps_draw(const struct sheet *s)
{
    const struct hours_picture *p = s->picture;
    svg_path_begin(s->svg, SVG_AGREED);
    svg_path_move(s->svg, week_x(s, 0), BASE);
    for (size_t i = 0; i < p->count; i++) {
        double y = hours_y(s, p->weeks[i].agreed);
        svg_path_line(s->svg, week_x(s, (double)i), y);
        svg_path_line(s->svg, week_x(s, (double)i + 1), y);
    }
    svg_path_line(s->svg, week_x(s, (double)p->count), BASE);
    svg_path_end(s->svg);
}

static void heights_write(const struct sheet *s)
{
    const struct hours_picture *p = s->picture;
    for (size_t from = 0, to; from < p->count; from = to) {
        for (to = from + 1; to < p->count && p->weeks[to].agreed == p->weeks[from].agreed;)
            to++;
        double room = (double)(to - from) * s->step;
        struct str words = p->weeks[from].height;
        if (p->weeks[from].agreed && text_width(words, PX, TEXT_BOLD) + GAP <= room)
            svg_text(s->svg, SVG_STRONG, SVG_MIDDLE, week_x(s, (double)from) + room / 2,
                     hours_y(s, highest(p, from, to)) - GAP, words);
    }
}

static void months_write(const struct sheet *s)
{
    double free_from = 0;
    for (size_t i = 0; i < s->picture->count; i++) {
        struct str words = s->picture->weeks[i].month;
        double x = week_x(s, (double)i), end = x + text_width(words, PX, TEXT_BOLD);
        if (!words.len || x < free_from || end > s->width)
            continue;
        svg_text(s->svg, SVG_SMALL, SVG_START, x, MONTH_LINE, words);
        free_from = end + GAP;
    }
}

/// Its words stand on the side that has more room.
static void mark_draw(const struct sheet *s, const struct hours_mark *m, enum svg_class look,
                      enum svg_class words_look, double line)
{
    if (!m->is_set || m->at < 0 || m->at > (double)s->picture->count)
        return;
    double x = week_x(s, m->at);
    bool is_left = x > (double)s->width / 2;
    double room = (is_left ? x : s->width - x) - GAP;
    svg_line(s->svg, look, x, line - GAP, x, BASE);
    svg_text(s->svg, words_look, is_left ? SVG_END : SVG_START, is_left ? x - GAP : x + GAP, line,
             text_cut(s->svg->arena, m->words, PX, TEXT_BOLD, room));
}

struct str hours_draw(struct arena *arena, const struct hours_picture *picture, int width)
{
    if (!picture->count)
        return S("");
    struct svg_frame frame = picture->frame;
    frame.width = width;
    struct svg svg = svg_new(arena, &frame, HEIGHT);
    struct sheet s = {.picture = picture,
                      .svg = &svg,
                      .width = width,
                      .step = (double)(width - 2 * SIDE) / (double)picture->count,
                      .top = highest(picture, 0, picture->count) + ABOVE};
    columns_draw(&s);
    svg_line(&svg, SVG_AXIS, SIDE, BASE, width - SIDE, BASE);
    steps_draw(&s);
    heights_write(&s);
    months_write(&s);
    mark_draw(&s, &picture->used_up, SVG_WALK, SVG_OWN, USED_UP_LINE);
    mark_draw(&s, &picture->today, SVG_TODAY, SVG_STRONG, TODAY_LINE);
    return svg_end(&svg);
}
