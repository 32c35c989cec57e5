// SPDX-License-Identifier: EUPL-1.2
// The years of a network from the top down, a line for each gathering.
#include "draw/text_width.h"
#include "draw/years.h"
#include "i18n/format.h"

#include <math.h>

enum { MARK = 92, DATE_END = 74, TITLE = 114, PX = 14, LINE = 19, YEAR = 24, LINES_MOST = 2, TOP = 12 };

static const double DAY = 0.85; // px

struct row {
    double y; // of its mark
    bool begins_year;
    int lines;
    struct str line[LINES_MOST];
};

static void title_wrap(struct arena *arena, const struct year_mark *m, struct row *row)
{
    double room = SVG_NARROW - TITLE;
    for (struct str rest = m->title; rest.len && row->lines < LINES_MOST;) {
        struct str line = row->lines == LINES_MOST - 1 ? rest : text_line(&rest, PX, TEXT_BOLD, room);
        row->line[row->lines++] = text_cut(arena, line, PX, TEXT_BOLD, room);
        if (row->lines == LINES_MOST)
            break;
    }
}

/// In proportion to the days, and never closer than its lines need.
static struct row *rows_of(struct arena *arena, const struct years *y)
{
    struct row *rows = NEW_ARRAY(arena, struct row, y->count);
    for (size_t i = 0; i < y->count; i++) {
        struct row *row = &rows[i];
        const struct year_mark *m = &y->marks[i];
        row->begins_year = !i || date_civil(m->day).year != date_civil(m[-1].day).year;
        title_wrap(arena, m, row);
        double least = i ? fmax(26, LINE * rows[i - 1].lines + 9) : TOP + YEAR;
        double days = i ? (m->day.days - m[-1].day.days) * DAY : 0;
        row->y = (i ? rows[i - 1].y : 0) + fmax(fmin(days, 60), least) + (i && row->begins_year ? YEAR : 0);
    }
    return rows;
}

static void mark(struct svg *s, const struct year_mark *m, double y)
{
    enum svg_class look = m->state == YEAR_MARK_HELD ? SVG_DONE : SVG_NEXT;
    if (m->state == YEAR_MARK_CANCELLED) {
        svg_line(s, SVG_CROSS, MARK - 4, y - 4, MARK + 4, y + 4);
        svg_line(s, SVG_CROSS, MARK - 4, y + 4, MARK + 4, y - 4);
    } else if (m->is_long) {
        svg_rect(s, look, MARK - 6, y - 12, 12, 24);
    } else {
        svg_circle(s, look, MARK, y, m->state == YEAR_MARK_NEXT ? 10 : 7);
    }
    if (m->state == YEAR_MARK_NEXT)
        svg_circle(s, SVG_DONE, MARK, y, m->is_long ? 3 : 4.5);
}

static void row_draw(struct svg *s, const struct years *y, size_t i, const struct row *row)
{
    const struct year_mark *m = &y->marks[i];
    bool is_quiet = m->state == YEAR_MARK_HELD || m->state == YEAR_MARK_CANCELLED;
    enum svg_class look = m->state == YEAR_MARK_NEXT ? SVG_OWN : is_quiet ? SVG_QUIET : SVG_PLAIN;
    if (row->begins_year)
        svg_text(s, SVG_FIGURE, SVG_START, 0, row->y - YEAR + 3,
                 str_format(s->arena, "%d", date_civil(m->day).year));
    svg_text(s, SVG_QUIET, SVG_END, DATE_END, row->y + 5, format_day_month(s->arena, y->lang, m->day));
    for (int line = 0; line < row->lines; line++)
        svg_text(s, look, SVG_START, TITLE, row->y + 5 + LINE * line, row->line[line]);
    mark(s, m, row->y);
}

/// Between the last mark before today and the first from today on; NAN where one of them is not there.
static double today_y(const struct years *y, const struct row *rows)
{
    for (size_t i = 1; i < y->count; i++)
        if (date_compare(y->marks[i - 1].day, y->today) < 0 && date_compare(y->marks[i].day, y->today) >= 0)
            return rows[i].y - (rows[i].begins_year ? YEAR + 16 : 15);
    return NAN;
}

struct str years_upright_draw(struct arena *arena, const struct years *y)
{
    if (!y->count)
        return S("");
    struct row *rows = rows_of(arena, y);
    const struct row *last = &rows[y->count - 1];
    double today = today_y(y, rows);
    struct svg_frame frame = y->frame;
    frame.width = SVG_NARROW;
    struct svg s = svg_new(arena, &frame, last->y + LINE * last->lines + 4);
    svg_line(&s, SVG_AXIS, MARK, rows[0].y, MARK, last->y);
    if (!isnan(today)) {
        svg_line(&s, SVG_DONE_LINE, MARK, rows[0].y, MARK, today);
        svg_line(&s, SVG_TODAY, 0, today, SVG_NARROW, today);
    }
    for (size_t i = 0; i < y->count; i++)
        row_draw(&s, y, i, &rows[i]);
    return svg_end(&s);
}
