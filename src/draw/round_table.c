// SPDX-License-Identifier: EUPL-1.2
#include "draw/round_table.h"

#include "draw/initials.h"
#include "draw/text_width.h"

#include <math.h>

enum { RING = 74, SEAT = 27, OUT = RING + 12, NAMED_MOST = 2, NAME_TOP = 15, UNIT_LINE = 17 };
enum { NAME_PX = 16, UNIT_PX = 14, NAME_ROOM = 152, LEFT = 78, RIGHT = 242, MIDDLE = SVG_NARROW / 2 };

static const double TURN = 6.283185307179586;

struct place {
    double x, y;
};

/// Of seat i; the reader's is the first, at the bottom, and the others follow clockwise.
static struct place seat_at(const struct round_table *t, size_t i, double middle_y)
{
    double angle = TURN / 4 + TURN * (double)i / (double)(t->count + 1);
    return (struct place){MIDDLE + OUT * cos(angle), middle_y + OUT * sin(angle)};
}

static int unit_lines(const struct table_mate *mate, struct str line[2])
{
    struct str rest = mate->unit;
    int lines = 0;
    while (rest.len && lines < 2)
        line[lines++] = text_line(&rest, UNIT_PX, TEXT_PLAIN, NAME_ROOM);
    return lines;
}

/// Names stand above seats, the last line of each the same distance from it.
static void name_write(struct svg *s, const struct table_mate *mate, double x, double bottom)
{
    struct str line[2];
    int lines = unit_lines(mate, line);
    svg_text(s, SVG_NAME, SVG_MIDDLE, x, bottom - lines * UNIT_LINE,
             text_cut(s->arena, mate->name, NAME_PX, TEXT_BOLD, NAME_ROOM));
    for (int i = 0; i < lines; i++)
        svg_text(s, SVG_QUIET, SVG_MIDDLE, x, bottom - (lines - 1 - i) * UNIT_LINE,
                 text_cut(s->arena, line[i], UNIT_PX, TEXT_PLAIN, NAME_ROOM));
}

static void names_write(struct svg *s, const struct round_table *t, double middle_y)
{
    double bottom = seat_at(t, 1, middle_y).y - SEAT - 8;
    if (t->count == 1)
        name_write(s, &t->mates[0], MIDDLE, bottom);
    else
        for (size_t i = 0; i < 2; i++)
            name_write(s, &t->mates[i], i == 0 ? LEFT : RIGHT, bottom);
}

static void seats_draw(struct svg *s, const struct round_table *t, double middle_y)
{
    double radius = fmin(SEAT, TURN / 2 * OUT / (double)(t->count + 1) - 3);
    for (size_t i = 0; i <= t->count; i++) {
        struct place p = seat_at(t, i, middle_y);
        svg_circle(s, i ? SVG_NEXT : SVG_DONE, p.x, p.y, radius);
        svg_text(s, i ? SVG_FIGURE : SVG_ON_MYSELF, SVG_MIDDLE, p.x, p.y + 5,
                 i ? initials_of(s->arena, t->mates[i - 1].name) : t->you);
    }
}

static int lines_above(const struct round_table *t)
{
    struct str line[2];
    int most = 0;
    for (size_t i = 0; i < t->count; i++) {
        int lines = unit_lines(&t->mates[i], line);
        most = lines > most ? lines : most;
    }
    return most;
}

struct str round_table_draw(struct arena *arena, const struct round_table *t)
{
    if (!t->count)
        return S("");
    bool is_named = t->count <= NAMED_MOST;
    double above = is_named ? NAME_TOP + UNIT_LINE * lines_above(t) + 8 : 2;
    double middle_y = above + SEAT - seat_at(t, t->count == 1 ? 1 : (t->count + 1) / 2, 0).y;
    struct svg_frame frame = t->frame;
    frame.width = SVG_NARROW;
    struct svg s = svg_new(arena, &frame, middle_y + OUT + SEAT + 2);
    svg_circle(&s, SVG_TABLE, MIDDLE, middle_y, RING);
    seats_draw(&s, t, middle_y);
    if (is_named)
        names_write(&s, t, middle_y);
    svg_text(&s, SVG_QUIET, SVG_MIDDLE, MIDDLE, middle_y - 18, t->label);
    svg_text(&s, SVG_NUMBER, SVG_MIDDLE, MIDDLE, middle_y + 18, t->number);
    return svg_end(&s);
}
