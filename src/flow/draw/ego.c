// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/ego.h"

#include "flow/draw/hull.h"
#include "draw/text_width.h"
#include "draw/twin.h"

#include <math.h>

enum { SIDE = 24, LINE_PX = 22, SIGN_PX = 7, ME_PX = 18, NAME_MOST_PX = 170 };

static const double TURN = 6.283185307179586;

/// Contacts of one unit, or of all small ones, who stand together.
struct sector {
    uint32_t unit; // UINT32_MAX: the others
    unsigned sign;
    size_t count;
    double from, step; // angles, in turns
};

struct scene {
    const struct ego *e;
    struct svg *svg;
    bool is_wide;
    struct point middle;
    double inner, outer;
    struct sector own, sectors[SVG_SIGNS + 1];
    size_t sector_count;
};

static const enum svg_class lines[EGO_STATES] = {
    [EGO_NEW] = SVG_LINE, [EGO_KEPT] = SVG_TIE, [EGO_LOST] = SVG_GUIDE};

static size_t *counts_of(struct arena *arena, const struct ego *e)
{
    size_t *counts = NEW_ARRAY(arena, size_t, e->unit_count + 1);
    for (size_t i = 0; i < e->count; i++)
        counts[e->contacts[i].unit < e->unit_count ? e->contacts[i].unit : e->unit_count]++;
    return counts;
}

/// The unit with most contacts among those left; its count is taken away.
static bool largest_take(const struct ego *e, size_t *counts, struct sector *sector)
{
    uint32_t best = e->unit_count;
    for (uint32_t u = 0; u < e->unit_count; u++)
        if (counts[u] && (best == e->unit_count || counts[u] > counts[best]))
            best = u;
    if (best == e->unit_count)
        return false;
    *sector = (struct sector){.unit = best, .count = counts[best]};
    counts[best] = 0;
    return true;
}

/// The own unit has the first sign, the largest of the others the next; each gets its part of the ring.
static void sectors_find(struct arena *arena, struct scene *s)
{
    size_t *counts = counts_of(arena, s->e), all = 0;
    s->own = (struct sector){.unit = s->e->own_unit, .sign = 0};
    if (s->e->own_unit < s->e->unit_count) {
        s->own.count = counts[s->e->own_unit];
        counts[s->e->own_unit] = 0;
    }
    s->own.step = 1.0 / (double)(s->own.count ? s->own.count : 1);
    while (s->sector_count + 1 < SVG_SIGNS && largest_take(s->e, counts, &s->sectors[s->sector_count])) {
        s->sectors[s->sector_count].sign = (unsigned)s->sector_count + 1;
        all += s->sectors[s->sector_count++].count;
    }
    size_t left = 0;
    for (uint32_t u = 0; u <= s->e->unit_count; u++)
        left += counts[u];
    if (left)
        s->sectors[s->sector_count++] = (struct sector){.unit = UINT32_MAX, .sign = SVG_SIGNS, .count = left};
    double at = 0, slots = (double)(all + left + s->sector_count); // a gap of one contact between sectors
    for (size_t i = 0; i < s->sector_count; i++) {
        s->sectors[i].from = (at + 1) / slots;
        s->sectors[i].step = 1 / slots;
        at += (double)s->sectors[i].count + 1;
    }
}

static struct sector *sector_of(struct scene *s, uint32_t unit)
{
    if (unit < s->e->unit_count && unit == s->e->own_unit)
        return &s->own;
    for (size_t i = 0; i < s->sector_count; i++)
        if (s->sectors[i].unit == unit)
            return &s->sectors[i];
    return &s->sectors[s->sector_count - 1]; // the others
}

/// Clockwise from the top.
static struct point on_ring(const struct scene *s, double radius, double turn)
{
    return (struct point){s->middle.x + radius * sin(TURN * turn), s->middle.y - radius * cos(TURN * turn)};
}

/// How near, in turns, a contact of the inner ring comes to one of the outer ring, if the inner begins here.
static double nearest(const struct scene *s, double from)
{
    double least = 1;
    for (size_t i = 0; i < s->sector_count; i++)
        for (size_t k = 0; k < s->sectors[i].count; k++) {
            double apart = (s->sectors[i].from + s->sectors[i].step * (double)k - from) / s->own.step;
            least = fmin(least, fabs(apart - round(apart)));
        }
    return least;
}

/// So that the lines to the outer ring pass between the contacts of the inner one.
static void inner_turn(struct scene *s)
{
    enum { TRIES = 36 };
    double best = -1;
    for (int i = 0; i < TRIES; i++) {
        double from = s->own.step * i / TRIES, near = nearest(s, from);
        if (near > best + 1e-9) {
            best = near;
            s->own.from = from;
        }
    }
}

static struct point *places_find(struct arena *arena, struct scene *s)
{
    struct point *at = NEW_ARRAY(arena, struct point, s->e->count);
    size_t taken[SVG_SIGNS + 2] = {0};
    for (size_t i = 0; i < s->e->count; i++) {
        struct sector *sector = sector_of(s, s->e->contacts[i].unit);
        bool is_own = sector == &s->own;
        size_t *nth = &taken[is_own ? SVG_SIGNS + 1 : (size_t)(sector - s->sectors)];
        at[i] = on_ring(s, is_own ? s->inner : s->outer, sector->from + sector->step * (double)(*nth)++);
    }
    return at;
}

static void rings_draw(const struct scene *s)
{
    if (s->own.count)
        svg_circle(s->svg, SVG_RING, s->middle.x, s->middle.y, s->inner);
    svg_circle(s->svg, SVG_RING, s->middle.x, s->middle.y, s->outer);
}

static void contacts_draw(struct scene *s, const struct point *at)
{
    for (size_t i = 0; i < s->e->count; i++)
        svg_line(s->svg, lines[s->e->contacts[i].state], s->middle.x, s->middle.y, at[i].x, at[i].y);
    for (size_t i = 0; i < s->e->count; i++)
        svg_sign(s->svg, sector_of(s, s->e->contacts[i].unit)->sign, at[i].x, at[i].y, SIGN_PX);
}

static struct str sector_name(const struct scene *s, const struct sector *sector)
{
    struct str name = sector->sign == SVG_SIGNS ? s->e->words.others : s->e->units[sector->unit];
    return text_cut(s->svg->arena, name, 14, TEXT_BOLD, NAME_MOST_PX);
}

/// Outside of the ring, at the middle of the sector.
static void name_beside(const struct scene *s, const struct sector *sector)
{
    double turn = sector->from + sector->step * ((double)sector->count - 1) / 2;
    struct point p = on_ring(s, s->outer + 20, turn);
    double side = sin(TURN * turn);
    enum svg_anchor anchor = fabs(side) < 0.3 ? SVG_MIDDLE : side > 0 ? SVG_START : SVG_END;
    svg_text(s->svg, SVG_STRONG, anchor, p.x, p.y + 5, sector_name(s, sector));
}

static double name_under(const struct scene *s, const struct sector *sector, double y)
{
    svg_sign(s->svg, sector->sign, SIDE + 7, y, 5);
    svg_text(s->svg, SVG_STRONG, SVG_START, SIDE + 22, y + 5, sector_name(s, sector));
    return y + LINE_PX;
}

/// What the lines mean; then, where there is no room beside the ring, what the signs mean.
static void words_draw(const struct scene *s, double y)
{
    double x = SIDE;
    for (enum ego_state state = 0; state < EGO_STATES; state++) {
        double wide = 44 + text_width(s->e->words.state[state], 13, TEXT_PLAIN);
        if (x > SIDE && x + wide > s->e->frame->width - SIDE) {
            x = SIDE;
            y += LINE_PX;
        }
        svg_line(s->svg, lines[state], x, y, x + 26, y);
        svg_text(s->svg, SVG_SMALL, SVG_START, x + 34, y + 5, s->e->words.state[state]);
        x += wide + 20;
    }
    y += LINE_PX + 4;
    if (s->own.count)
        y = name_under(s, &s->own, y);
    for (size_t i = 0; i < s->sector_count && s->e->unit_count > 0; i++)
        if (s->is_wide)
            name_beside(s, &s->sectors[i]);
        else
            y = name_under(s, &s->sectors[i], y);
}

struct str ego_draw(struct arena *arena, const struct ego *e)
{
    struct scene s = {.e = e, .is_wide = e->frame->width > 480};
    s.outer = s.is_wide ? 190 : e->frame->width / 2.0 - SIDE - SIGN_PX;
    s.inner = 0.42 * s.outer;
    s.middle = (struct point){e->frame->width / 2.0, s.outer + (s.is_wide ? 44 : 20)};
    sectors_find(arena, &s);
    inner_turn(&s);
    double under = s.middle.y + s.outer + (s.is_wide ? 56 : 34);
    double names = (s.own.count ? 1 : 0) + (s.is_wide ? 0 : (double)s.sector_count);
    struct svg svg = svg_new(arena, e->frame, under + LINE_PX * (names + (s.is_wide ? 1 : 3)));
    s.svg = &svg;
    rings_draw(&s);
    contacts_draw(&s, places_find(arena, &s));
    svg_circle(&svg, SVG_MYSELF, s.middle.x, s.middle.y, ME_PX);
    svg_text(&svg, SVG_ON_MYSELF, SVG_MIDDLE, s.middle.x, s.middle.y + 5, e->words.me);
    words_draw(&s, under);
    return svg_end(&svg);
}

struct str ego_table(struct arena *arena, const struct ego *e)
{
    struct twin t = twin_new(arena, e->words.caption);
    twin_row(&t, (struct str[]){e->words.person, e->words.unit, e->words.what}, 3);
    for (size_t i = 0; i < e->count; i++) {
        const struct ego_contact *c = &e->contacts[i];
        struct str unit = c->unit < e->unit_count ? e->units[c->unit] : S("");
        twin_row(&t, (struct str[]){c->name, unit, e->words.state_of_one[c->state]}, 3);
    }
    return twin_end(&t);
}
