// SPDX-License-Identifier: EUPL-1.2
// The line with its marks and labels, lying and upright; draw/years_pairs.c draws what is below it.
#include "draw/years.h"

#include "draw/text_width.h"
#include "draw/years_pairs.h"
#include "i18n/format.h"

#include <math.h>

enum { LEFT = 7, RIGHT = 12, AXIS = 128, APART = 19, PX = 14 };

// ---- days and marks ----

static double end_x(const struct years *y)
{
    return y->frame.width - RIGHT;
}

static double day_x(const struct years *y, struct date day)
{
    double whole = fmax(1, y->last.days - y->first.days);
    return LEFT + (end_x(y) - LEFT) * fmin(1, fmax(0, (day.days - y->first.days) / whole));
}

/// Where each mark stands: on its day, or beside the one before it.
static double *marks_x(struct arena *arena, const struct years *y)
{
    double *x = NEW_ARRAY(arena, double, y->count), apart = APART;
    if (y->count > 1)
        apart = fmin(APART, (end_x(y) - LEFT) / (double)(y->count - 1));
    for (size_t i = 0; i < y->count; i++) {
        x[i] = day_x(y, y->marks[i].day);
        if (i && x[i] < x[i - 1] + apart)
            x[i] = x[i - 1] + apart;
    }
    for (size_t i = y->count; i-- > 0;) { // pushed over the end: the earlier ones make room
        double most = i + 1 < y->count ? x[i + 1] - apart : end_x(y);
        x[i] = fmin(x[i], most);
    }
    return x;
}

static void cross(struct svg *s, double x, double y)
{
    svg_line(s, SVG_CROSS, x - 5, y - 5, x + 5, y + 5);
    svg_line(s, SVG_CROSS, x - 5, y + 5, x + 5, y - 5);
}

static void mark(struct svg *s, const struct year_mark *m, double x, double y)
{
    enum svg_class look = m->state == YEAR_MARK_HELD ? SVG_DONE : SVG_NEXT;
    if (m->state == YEAR_MARK_CANCELLED)
        cross(s, x, y);
    else if (m->is_long)
        svg_rect(s, look, x - 6.5, y - 13, 13, 26);
    else
        svg_circle(s, look, x, y, m->state == YEAR_MARK_NEXT ? 11 : 7.5);
    if (m->state == YEAR_MARK_NEXT)
        svg_circle(s, SVG_DONE, x, y, m->is_long ? 3 : 5);
}

// ---- labels: a lane each, the later ones lower, so that no leader crosses one ----

enum { LANES = 4, LANE = 23, LABEL_GAP = 12, LABEL_BOTTOM = AXIS - 32 };

struct labels {
    const struct years *years;
    const double *x;
    const struct str *text; // of each mark, cut to what there is room for
    bool *is_shown;
    int *lane;
};

/// So that each has room on one side of its mark.
static const struct str *labels_cut(struct arena *arena, const struct years *y)
{
    struct str *text = NEW_ARRAY(arena, struct str, y->count);
    for (size_t i = 0; i < y->count; i++)
        text[i] = text_cut(arena, y->marks[i].label, PX, TEXT_BOLD, 0.48 * y->frame.width);
    return text;
}

static bool is_at_end(const struct labels *l, size_t i)
{
    return l->x[i] + 5 + text_width(l->text[i], PX, TEXT_BOLD) > l->years->frame.width;
}

/// From where to where the text stands; one that would leave the picture stands to the left of its mark.
static void label_span(const struct labels *l, size_t i, double *from, double *to)
{
    double width = text_width(l->text[i], PX, TEXT_BOLD);
    *from = is_at_end(l, i) ? l->x[i] - 5 - width : l->x[i] + 5;
    *to = *from + width;
}

/// Whether all shown labels find a lane.
static bool lanes_find(struct labels *l)
{
    for (size_t i = l->years->count; i-- > 0;) {
        double from, to;
        label_span(l, i, &from, &to);
        l->lane[i] = 0;
        for (size_t k = i + 1; l->is_shown[i] && k < l->years->count; k++) {
            double other_from, other_to;
            label_span(l, k, &other_from, &other_to);
            bool touch = from - 5 < other_to + LABEL_GAP && other_from - 5 < to + LABEL_GAP;
            if (l->is_shown[k] && touch && l->lane[i] <= l->lane[k])
                l->lane[i] = l->lane[k] + 1;
        }
        if (l->lane[i] >= LANES)
            return false;
    }
    return true;
}

/// The mark nearest to today whose label was not tried yet; count where there is none.
static size_t nearest(const struct years *y, const bool *tried)
{
    size_t best = y->count;
    int32_t least = 0;
    for (size_t i = 0; i < y->count; i++) {
        int32_t away = y->marks[i].day.days - y->today.days;
        away = away < 0 ? -away : away;
        if (!tried[i] && y->marks[i].label.len && (best == y->count || away < least)) {
            best = i;
            least = away;
        }
    }
    return best;
}

/// Those that must stand first, then the others, each where all still find a lane. Says how many lanes there
/// are.
static int labels_choose(struct arena *arena, struct labels *l)
{
    const struct years *y = l->years;
    int lanes = 0;
    for (int must = 1; must >= 0; must--) {
        bool *tried = NEW_ARRAY(arena, bool, y->count);
        for (size_t i = 0; i < y->count; i++)
            tried[i] = y->marks[i].must_be_labelled != must;
        for (size_t i; (i = nearest(y, tried)) < y->count; tried[i] = true) {
            l->is_shown[i] = true;
            l->is_shown[i] = lanes_find(l);
        }
    }
    lanes_find(l);
    for (size_t i = 0; i < y->count; i++)
        if (l->is_shown[i] && l->lane[i] >= lanes)
            lanes = l->lane[i] + 1;
    return lanes;
}

static void labels_draw(struct svg *s, const struct labels *l)
{
    for (size_t i = 0; i < l->years->count; i++) {
        if (!l->is_shown[i])
            continue;
        const struct year_mark *m = &l->years->marks[i];
        enum svg_class look = m->state == YEAR_MARK_NEXT   ? SVG_OWN
                              : m->state == YEAR_MARK_HELD ? SVG_QUIET
                                                           : SVG_PLAIN;
        double y = LABEL_BOTTOM - l->lane[i] * LANE, from, to;
        label_span(l, i, &from, &to);
        svg_line(s, SVG_LEADER, l->x[i], y - 9, l->x[i], AXIS - 16);
        svg_text(s, look, is_at_end(l, i) ? SVG_END : SVG_START, is_at_end(l, i) ? to : from, y, l->text[i]);
    }
}

// ---- the lying line ----

enum { MONTHS_LABELLED_MOST = 30, TICK_TOP = AXIS + 15, TODAY_TOP = AXIS - 19 };

static void month_tick(struct svg *s, const struct years *y, struct civil c, double *free_from)
{
    bool is_year = c.month == 1, is_quarter = c.month % 3 == 1;
    double x = day_x(y, date_of(c.year, c.month, 1));
    int months = (y->last.days - y->first.days) / 30 * SVG_FULL / y->frame.width;
    svg_line(s, SVG_AXIS, x, TICK_TOP, x, is_year ? TICK_TOP + 21 : TICK_TOP + 6);
    struct str words = is_year ? str_format(s->arena, "%d", c.year) : month_short(y->lang, c.month);
    double width = text_width(words, PX, TEXT_BOLD);
    if (x < *free_from || x + 5 + width > y->frame.width ||
        (!is_year && (!is_quarter || months > MONTHS_LABELLED_MOST)))
        return;
    svg_text(s, is_year ? SVG_FIGURE : SVG_SMALL, SVG_START, x + 5, TICK_TOP + 21, words);
    *free_from = x + 5 + width + 8;
}

static void months_draw(struct svg *s, const struct years *y)
{
    struct civil c = date_civil(y->first), end = date_civil(y->last);
    struct str first = format_month_year(s->arena, y->lang, c.year, c.month);
    double free_from = LEFT + 2 + text_width(first, PX, TEXT_BOLD) + 12;
    svg_text(s, SVG_FIGURE, SVG_START, LEFT + 2, TICK_TOP + 21, first);
    while (c.year < end.year || (c.year == end.year && c.month < end.month)) {
        c.year += c.month == 12;
        c.month = c.month % 12 + 1;
        month_tick(s, y, c, &free_from);
    }
}

static bool has_today(const struct years *y)
{
    return date_compare(y->first, y->today) <= 0 && date_compare(y->today, y->last) <= 0;
}

/// The line is thick as far as one has come.
static void axis_draw(struct svg *s, const struct years *y)
{
    for (size_t i = 0; i < y->pause_count; i++) {
        double from = day_x(y, y->pauses[i].first), to = day_x(y, date_plus_days(y->pauses[i].last, 1));
        if (to > from)
            svg_rect(s, SVG_PAUSE, from, AXIS - 13, to - from, 26);
    }
    svg_line(s, SVG_AXIS, LEFT, AXIS, end_x(y), AXIS);
    if (date_compare(y->today, y->first) > 0)
        svg_line(s, SVG_DONE_LINE, LEFT, AXIS, day_x(y, y->today), AXIS);
}

static void today_draw(struct svg *s, const struct years *y, double bottom)
{
    double x = day_x(y, y->today), half = text_width(y->today_words, PX, TEXT_BOLD) / 2;
    svg_line(s, SVG_TODAY, x, TODAY_TOP, x, bottom);
    svg_text(s, SVG_FIGURE, SVG_MIDDLE, fmin(fmax(x, half), y->frame.width - half), bottom + 19,
             y->today_words);
}

struct str years_draw(struct arena *arena, const struct years *years, int width)
{
    struct years here = *years;
    const struct years *y = &here;
    here.frame.width = width;
    struct labels labels = {y, marks_x(arena, y), labels_cut(arena, y), NEW_ARRAY(arena, bool, y->count),
                            NEW_ARRAY(arena, int, y->count)};
    struct svg_frame frame = y->frame;
    frame.top = (LANES - labels_choose(arena, &labels)) * LANE;
    double bottom = y->possible ? YEARS_PAIRS_BOTTOM : TICK_TOP + 32;
    struct svg s = svg_new(arena, &frame, bottom + (has_today(y) ? 26 : 4) - frame.top);
    axis_draw(&s, y);
    months_draw(&s, y);
    if (y->possible)
        years_pairs(&s, y, &(struct years_plot){LEFT, end_x(y), YEARS_PAIRS_TOP, YEARS_PAIRS_BOTTOM},
                    labels.x);
    if (has_today(y))
        today_draw(&s, y, bottom);
    labels_draw(&s, &labels);
    for (size_t i = 0; i < y->count; i++)
        mark(&s, &y->marks[i], labels.x[i], AXIS);
    return svg_end(&s);
}
