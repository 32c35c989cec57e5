// SPDX-License-Identifier: EUPL-1.2
#include "draw/met.h"

#include "draw/initials.h"
#include "draw/text_width.h"

#include <math.h>

// ---- the triangle ----

static const double GAP = 0.4;                  // between areas, in steps
static const double DISC[] = {0.09, 0.3, 0.36}; // radius by state, in steps
static const enum svg_class LOOK[] = {SVG_NOT_YET, SVG_NEXT, SVG_DONE};

struct triangle {
    const struct met *met;
    struct svg *svg;
    double left, top, step;
};

/// Where a person's column and row begin, from the triangle's own corner.
static double begin_of(const struct triangle *t, int person)
{
    int area = 0;
    for (int first = 0; person >= first + t->met->areas[area].count; area++)
        first += t->met->areas[area].count;
    return t->step * (person + GAP * area);
}

static double whole(const struct triangle *t)
{
    return begin_of(t, t->met->count - 1) + t->step;
}

static void area_ground(struct triangle *t, int first, int count)
{
    double from = begin_of(t, first), to = from + count * t->step;
    svg_path_begin(t->svg, SVG_PAPER);
    svg_path_move(t->svg, t->left + from, t->top + from);
    svg_path_line(t->svg, t->left + from, t->top + to);
    svg_path_line(t->svg, t->left + to, t->top + to);
    svg_path_close(t->svg);
    svg_path_end(t->svg);
}

static void marks(struct triangle *t)
{
    const struct met *m = t->met;
    for (int row = 1; row < m->count; row++)
        for (int column = 0; column < row; column++) {
            enum met_state state = m->state[row * m->count + column];
            svg_circle(t->svg, LOOK[state], t->left + begin_of(t, column) + t->step / 2,
                       t->top + begin_of(t, row) + t->step / 2, DISC[state] * t->step);
        }
}

static void names(struct triangle *t)
{
    const struct met *m = t->met;
    for (int i = 0; i < m->count; i++)
        svg_text(t->svg, i == m->reader ? SVG_OWN : SVG_PLAIN, SVG_START, t->left + begin_of(t, i) + 6,
                 t->top + begin_of(t, i) + t->step / 2 + 5, m->names[i]);
}

static void areas(struct triangle *t, void (*label)(struct triangle *, const struct met_area *, int first))
{
    for (size_t a = 0, first = 0; a < t->met->area_count; first += (size_t)t->met->areas[a++].count) {
        area_ground(t, (int)first, t->met->areas[a].count);
        label(t, &t->met->areas[a], (int)first);
    }
}

// ---- wide: areas to the left, names on the diagonal ----

enum { AREA_WIDTH = 176, STEP_MOST = 24 };

static double longest_behind(const struct triangle *t)
{
    double most = 0;
    for (int i = 0; i < t->met->count; i++)
        most = fmax(most, begin_of(t, i) + 6 + text_width(t->met->names[i], 14, TEXT_BOLD));
    return most;
}

static void label_wide(struct triangle *t, const struct met_area *area, int first)
{
    double y = t->top + begin_of(t, first), room = AREA_WIDTH - 16;
    svg_text(t->svg, SVG_STRONG, SVG_START, 0, y + t->step / 2 + 5,
             text_cut(t->svg->arena, area->name, 14, TEXT_BOLD, room));
    if (area->count > 1)
        svg_text(t->svg, SVG_SMALL, SVG_START, 0, y + t->step * 1.5 + 3, area->size);
}

static struct str wide(struct arena *arena, const struct met *met)
{
    struct triangle t = {.met = met, .left = AREA_WIDTH, .top = 0, .step = STEP_MOST};
    double too_wide = AREA_WIDTH + longest_behind(&t) - SVG_FULL;
    if (too_wide > 0)
        t.step -= t.step * too_wide / begin_of(&t, met->count - 1);
    struct svg_frame frame = met->frame;
    frame.width = (int)ceil(AREA_WIDTH + longest_behind(&t));
    struct svg s = svg_new(arena, &frame, whole(&t));
    t.svg = &s;
    areas(&t, label_wide);
    marks(&t);
    names(&t);
    return svg_end(&s);
}

// ---- narrow: areas on the diagonal, no names ----

enum { LABEL_TOP = 18, LABEL_LINE = 15 };

/// Above the corner where the area's triangle begins: there nothing else is.
static void label_narrow(struct triangle *t, const struct met_area *area, int first)
{
    double x = t->left + begin_of(t, first), y = t->top + begin_of(t, first) - 3, room = SVG_NARROW - x - 2;
    double above = first ? begin_of(t, first) - begin_of(t, first - area[-1].count) : 0;
    struct str rest = area->name, line = text_line(&rest, 14, TEXT_BOLD, room);
    if (rest.len && above > 2 * LABEL_LINE + 4) {
        svg_text(t->svg, SVG_STRONG, SVG_END, SVG_NARROW - 2, y - LABEL_LINE, line);
        line = rest;
    } else if (rest.len) {
        line = area->name;
    }
    line = text_cut(t->svg->arena, line, 14, TEXT_BOLD, room);
    svg_text(t->svg, SVG_STRONG, SVG_END, fmin(SVG_NARROW - 2, x + 30 + text_width(line, 14, TEXT_BOLD)), y,
             line);
}

static struct str narrow(struct arena *arena, const struct met *met)
{
    struct triangle t = {.met = met, .left = 4, .top = LABEL_TOP, .step = 1};
    t.step = fmin(16, (SVG_NARROW - 24) / whole(&t));
    struct svg_frame frame = met->frame;
    frame.width = SVG_NARROW;
    struct svg s = svg_new(arena, &frame, t.top + whole(&t) + 4);
    t.svg = &s;
    areas(&t, label_narrow);
    marks(&t);
    return svg_end(&s);
}

struct str met_draw(struct arena *arena, const struct met *met, int width)
{
    return width == SVG_NARROW ? narrow(arena, met) : wide(arena, met);
}

// ---- one's own ----

enum { OWN_LINE = 76, OWN_DISC_LINE = 34, OWN_PER_LINE = 9 };

static const double OWN_RADIUS = 14.5, OWN_STEP = 34.5;

static double own_height(int others)
{
    return others ? OWN_LINE + (double)((others - 1) / OWN_PER_LINE) * OWN_DISC_LINE : 0;
}

static void own_disc(struct svg *s, enum met_state state, struct str name, int at, double y)
{
    static const enum svg_class look[] = {SVG_WAITING, SVG_NEXT, SVG_DONE};
    static const enum svg_class word[] = {SVG_FINE, SVG_FINE, SVG_ON_MYSELF};
    double x = 16 + OWN_STEP * (at % OWN_PER_LINE), middle = y + OWN_DISC_LINE * (double)(at / OWN_PER_LINE);
    svg_circle(s, look[state], x, middle, state == MET_NEXT ? OWN_RADIUS - 1 : OWN_RADIUS);
    svg_text(s, word[state], SVG_MIDDLE, x, middle + 4.5, initials_of(s->arena, name));
}

/// The discs of an area: met, then next, then not yet, each by name.
static void own_discs(struct svg *s, const struct met *m, int first, int count, double y)
{
    int at = 0;
    for (enum met_state state = MET_DONE + 1; state-- > MET_NOT_YET;)
        for (int i = first; i < first + count; i++)
            if (i != m->reader && m->state[m->reader * m->count + i] == state)
                own_disc(s, state, m->names[i], at++, y);
}

static int others_in(const struct met *m, int first, int count)
{
    return count - (first <= m->reader && m->reader < first + count);
}

static void own_area(struct svg *s, const struct met *m, const struct met_area *area, int first, double y)
{
    double room = SVG_NARROW - 16 - text_width(area->own, 14, TEXT_PLAIN);
    svg_text(s, SVG_STRONG, SVG_START, 0, y + 16, text_cut(s->arena, area->name, 14, TEXT_BOLD, room));
    svg_text(s, SVG_QUIET, SVG_END, SVG_NARROW, y + 16, area->own);
    own_discs(s, m, first, area->count, y + 42);
}

struct str met_own_draw(struct arena *arena, const struct met *m, struct svg_frame frame)
{
    double height = 0, y = 0;
    for (size_t a = 0, first = 0; a < m->area_count; first += (size_t)m->areas[a++].count)
        height += own_height(others_in(m, (int)first, m->areas[a].count));
    frame.width = SVG_NARROW;
    struct svg s = svg_new(arena, &frame, height > 16 ? height - 16 : 0);
    for (size_t a = 0, first = 0; a < m->area_count; first += (size_t)m->areas[a++].count) {
        int others = others_in(m, (int)first, m->areas[a].count);
        if (others)
            own_area(&s, m, &m->areas[a], (int)first, y);
        y += own_height(others);
    }
    return svg_end(&s);
}
