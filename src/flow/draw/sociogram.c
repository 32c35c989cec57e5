// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/sociogram.h"

#include "flow/draw/labels.h"
#include "draw/text_width.h"
#include "draw/twin.h"

#include <math.h>

enum { TEXT_PX = 14, LINE_PX = 22, LABEL_MOST_PX = 200, FEW = 5 };

/// Which of the units have a sign, largest first.
struct signs {
    uint32_t unit[SVG_SIGNS];
    uint32_t count;
    uint32_t *of; // of each person: a number under count, or UNIT_NONE
    bool has_others;
};

struct scene {
    struct arena *arena;
    const struct sociogram *p;
    struct signs signs;
    struct layout_frame frame;
    struct point *at;
    struct hull hull[SVG_SIGNS];
    double pad;
    struct label label[SVG_SIGNS];
    bool is_placed[SVG_SIGNS]; // beside its patch
};

static struct signs signs_of(struct arena *arena, const struct units *units, uint32_t people)
{
    struct signs s = {.of = NEW_ARRAY(arena, uint32_t, people)};
    uint32_t *size = units->count ? units_sizes(arena, units, people) : NULL;
    uint32_t *sign = NEW_ARRAY(arena, uint32_t, units->count + 1);
    for (uint32_t u = 0; u < units->count; u++)
        sign[u] = UNIT_NONE;
    while (s.count < SVG_SIGNS) {
        uint32_t largest = UNIT_NONE;
        for (uint32_t u = 0; u < units->count; u++)
            if (size[u] > 0 && sign[u] == UNIT_NONE && (largest == UNIT_NONE || size[u] > size[largest]))
                largest = u;
        if (largest == UNIT_NONE)
            break;
        sign[largest] = s.count;
        s.unit[s.count++] = largest;
    }
    for (uint32_t i = 0; i < people; i++) {
        bool has_unit = units->count > 0 && units->of[i] != UNIT_NONE;
        s.of[i] = has_unit ? sign[units->of[i]] : UNIT_NONE;
        s.has_others |= s.of[i] == UNIT_NONE && units->count > 0;
    }
    return s;
}

/// Smaller signs where there is less room for each.
static struct layout_frame layout_frame(const struct sociogram *p)
{
    bool is_wide = p->frame->width > 480;
    double radius = p->ties->people <= 30 ? 7 : p->ties->people <= 60 ? 6 : 5;
    if (!is_wide)
        radius -= 1.5;
    double high = is_wide ? 0.72 : 1.15; // of the width
    double height = p->frame->width * (p->ties->people < FEW ? 0.3 : high);
    return (struct layout_frame){
        .width = p->frame->width,
        .height = height,
        .margin = is_wide ? 52 : 40,
        .radius = radius,
        .gap = 4.6 * radius,
    };
}

static void hulls_find(struct scene *s)
{
    uint32_t people = s->p->ties->people;
    for (uint32_t u = 0; u < s->signs.count; u++) {
        struct point *points = NEW_ARRAY(s->arena, struct point, 3 * (size_t)people);
        size_t count = 0;
        for (uint32_t i = 0; i < people; i++)
            if (s->signs.of[i] == u)
                points[count++] = s->at[i];
        s->hull[u] = hull_of(points, count, points + count);
    }
}

static struct str unit_label(const struct scene *s, uint32_t sign)
{
    struct str name = s->p->units->name[s->signs.unit[sign]];
    double most = fmin(LABEL_MOST_PX, s->p->frame->width - 80);
    return text_cut(s->arena, name, TEXT_PX, TEXT_BOLD, most);
}

static void labels_find(struct scene *s)
{
    struct label placed[SVG_SIGNS];
    struct label_room room = {.frame = &s->frame,
                              .ties = s->p->places,
                              .people = s->at,
                              .hulls = s->hull,
                              .hull_count = s->signs.count,
                              .pad = s->pad,
                              .labels = placed};
    for (uint32_t u = 0; u < s->signs.count; u++) {
        s->label[u].width = 26 + text_width(unit_label(s, u), TEXT_PX, TEXT_BOLD);
        s->label[u].height = 20;
        s->is_placed[u] = label_place(&room, &s->hull[u], &s->label[u]);
        if (s->is_placed[u])
            placed[room.label_count++] = s->label[u];
    }
}

// ---- drawing ----

static struct point beside(struct point a, struct point b, double pad)
{
    double x = b.x - a.x, y = b.y - a.y, far = sqrt(x * x + y * y);
    return (struct point){pad * y / far, -pad * x / far};
}

/// The hull, wider by `pad`, its corners round.
static void patch_draw(struct svg *svg, const struct hull *h, double pad)
{
    if (h->count == 1) {
        svg_circle(svg, SVG_HULL, h->corner[0].x, h->corner[0].y, pad);
        return;
    }
    svg_path_begin(svg, SVG_HULL);
    for (size_t i = 0; i < h->count; i++) {
        struct point a = h->corner[i], b = h->corner[(i + 1) % h->count], c = h->corner[(i + 2) % h->count];
        struct point out = beside(a, b, pad), next = beside(b, c, pad);
        if (i == 0)
            svg_path_move(svg, a.x + out.x, a.y + out.y);
        svg_path_line(svg, b.x + out.x, b.y + out.y);
        svg_path_arc(svg, pad, b.x + next.x, b.y + next.y);
    }
    svg_path_close(svg);
    svg_path_end(svg);
}

/// From one unit to another; who has no unit is a stranger to all.
static bool is_across(const struct units *units, uint32_t i, uint32_t j)
{
    return units->count > 0 && (units->of[i] == UNIT_NONE || units->of[i] != units->of[j]);
}

static void ties_draw(struct svg *svg, const struct scene *s, bool across)
{
    const struct neighbours *n = &s->p->ties->out;
    bool is_begun = false;
    for (uint32_t i = 0; i < s->p->ties->people; i++)
        for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++) {
            uint32_t j = n->to[k];
            if (i >= j || is_across(s->p->units, i, j) != across)
                continue;
            if (!is_begun)
                svg_path_begin(svg, across ? SVG_ACROSS : SVG_TIE);
            is_begun = true;
            svg_path_move(svg, s->at[i].x, s->at[i].y);
            svg_path_line(svg, s->at[j].x, s->at[j].y);
        }
    if (is_begun)
        svg_path_end(svg);
}

static void people_draw(struct svg *svg, const struct scene *s)
{
    for (uint32_t i = 0; i < s->p->ties->people; i++) {
        bool has_units = s->p->units->count > 0;
        unsigned kind = !has_units ? 0 : s->signs.of[i] == UNIT_NONE ? SVG_SIGNS : s->signs.of[i];
        svg_sign(svg, kind, s->at[i].x, s->at[i].y, s->frame.radius);
        if (i == s->p->me)
            svg_circle(svg, SVG_ME, s->at[i].x, s->at[i].y, 2 * s->frame.radius);
    }
}

static void label_draw(struct svg *svg, unsigned kind, double x, double y, struct str text)
{
    svg_sign(svg, kind, x + 7, y, 5);
    svg_text(svg, SVG_STRONG, SVG_START, x + 18, y + 5, text);
}

/// Under the drawing: names that found no room, and the ring.
static double lines_under(const struct scene *s)
{
    double lines = s->signs.has_others;
    for (uint32_t u = 0; u < s->signs.count; u++)
        lines += !s->is_placed[u];
    return lines > 0 ? lines * LINE_PX + 8 : 0;
}

static void labels_draw(struct svg *svg, const struct scene *s)
{
    double y = s->frame.height + LINE_PX / 2.0;
    for (uint32_t u = 0; u < s->signs.count; u++) {
        const struct label *l = &s->label[u];
        if (s->is_placed[u]) {
            label_draw(svg, u, l->at.x - l->width / 2 + 3, l->at.y, unit_label(s, u));
            continue;
        }
        label_draw(svg, u, 24, y, unit_label(s, u));
        y += LINE_PX;
    }
    if (s->signs.has_others)
        label_draw(svg, SVG_SIGNS, 24, y, s->p->words.others);
}

static struct scene scene_of(struct arena *arena, const struct sociogram *p)
{
    struct scene s = {.arena = arena, .p = p, .frame = layout_frame(p)};
    s.pad = 1.9 * s.frame.radius;
    s.signs = signs_of(arena, p->units, p->ties->people);
    s.at = layout_of(arena, p->places, s.signs.of, s.signs.count, &s.frame, 1);
    hulls_find(&s);
    labels_find(&s);
    return s;
}

struct str sociogram_draw(struct arena *arena, const struct sociogram *p)
{
    if (p->ties->people == 0) {
        struct svg empty = svg_new(arena, p->frame, LINE_PX);
        return svg_end(&empty);
    }
    struct scene s = scene_of(arena, p);
    struct svg svg = svg_new(arena, p->frame, s.frame.height + lines_under(&s));
    for (uint32_t u = 0; u < s.signs.count; u++)
        patch_draw(&svg, &s.hull[u], s.pad);
    ties_draw(&svg, &s, false);
    ties_draw(&svg, &s, true);
    people_draw(&svg, &s);
    labels_draw(&svg, &s);
    return svg_end(&svg);
}

struct sociogram_figures sociogram_count(const struct graph *ties, const struct units *units)
{
    struct sociogram_figures f = {.people = ties->people, .ties = ties->ties};
    const struct neighbours *n = &ties->out;
    for (uint32_t i = 0; units->count && i < ties->people; i++)
        for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++)
            f.across += i < n->to[k] && is_across(units, i, n->to[k]);
    return f;
}

static void row_add(struct twin *t, struct arena *arena, const struct sociogram *p, struct str name,
                    int64_t people, int64_t inside, int64_t across)
{
    struct str cells[] = {name, p->words.number(arena, people), p->words.number(arena, inside),
                          p->words.number(arena, across)};
    twin_row(t, cells, 4);
}

struct str sociogram_table(struct arena *arena, const struct sociogram *p)
{
    const struct units *units = p->units;
    const struct neighbours *n = &p->ties->out;
    struct sociogram_figures all = sociogram_count(p->ties, units);
    int64_t *people = NEW_ARRAY(arena, int64_t, 3 * (units->count + 1)), *inside = people + units->count,
            *across = inside + units->count;
    for (uint32_t i = 0; units->count && i < p->ties->people; i++) {
        if (units->of[i] == UNIT_NONE)
            continue;
        people[units->of[i]]++;
        for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++)
            if (is_across(units, i, n->to[k]))
                across[units->of[i]]++;
            else
                inside[units->of[i]] += i < n->to[k];
    }
    struct twin t = twin_new(arena, p->words.caption);
    twin_row(&t, (struct str[]){p->words.unit, p->words.people, p->words.inside, p->words.across}, 4);
    for (uint32_t u = 0; u < units->count; u++)
        row_add(&t, arena, p, units->name[u], people[u], inside[u], across[u]);
    row_add(&t, arena, p, p->words.everyone, all.people, all.ties - all.across, all.across);
    return twin_end(&t);
}
