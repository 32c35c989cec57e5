// SPDX-License-Identifier: EUPL-1.2
// Geometry: the largest letters that any number of columns allows.
#include "draw/wall.h"

#include "draw/qr.h"
#include "draw/text_width.h"

enum {
    WIDTH = 1920,
    HEIGHT = 1080,
    MARGIN = 56,
    INNER = WIDTH - 2 * MARGIN,
    TOP = 196,
    BODY = 766,
    GAP = 28,
    COLUMNS_MOST = 8,
    SIZE_MOST = 110,
};
static const double line_least = 1.14, line_most = 1.3, before_share = 0.6;

// ---- how large ----

static double name_em(const struct wall_name *n)
{
    double em = text_width(n->name, 1, TEXT_BOLD);
    return n->before.len ? em + before_share * (text_width(n->before, 1, TEXT_PLAIN) + 0.6) : em;
}

static double widest_em(const struct wall_group *groups, size_t count)
{
    double widest = 0;
    for (size_t g = 0; g < count; g++)
        for (size_t i = 0; i < groups[g].count; i++) {
            double em = name_em(&groups[g].names[i]);
            widest = em > widest ? em : widest;
        }
    return widest;
}

static size_t largest_group(const struct wall_group *groups, size_t count)
{
    size_t largest = 1;
    for (size_t g = 0; g < count; g++)
        largest = groups[g].count > largest ? groups[g].count : largest;
    return largest;
}

/// Room for the number beside the names.
static double number_em(const struct wall_group *groups, size_t count)
{
    int64_t last = count ? groups[count - 1].number : 0;
    return last >= 100 ? 1.8 : last >= 10 ? 1.32 : 1;
}

static double cell_width(size_t columns)
{
    return (INNER - GAP * (double)(columns - 1)) / (double)columns;
}

static double cell_height(size_t groups, size_t columns)
{
    double rows = (double)((groups + columns - 1) / columns);
    return (BODY - GAP * (rows - 1)) / rows;
}

struct wall_fit wall_fit(const struct wall_group *groups, size_t count, size_t of_page)
{
    struct wall_fit best = {.columns = 1};
    double em = widest_em(groups, count) + number_em(groups, count);
    double lines = line_least * (double)largest_group(groups, count);
    for (size_t c = 1; c <= COLUMNS_MOST; c++) {
        double wide = (cell_width(c) - 6) / em, high = cell_height(of_page, c) / lines;
        double size = wide < high ? wide : high;
        if (size > best.size_px)
            best = (struct wall_fit){c, size};
    }
    best.size_px = best.size_px < SIZE_MOST ? best.size_px : SIZE_MOST;
    return best;
}

/// On as few pages as letters that can be read allow; with more than twelve groups on several, so that each
/// is found sooner.
static size_t groups_of_page(const struct wall_screen *w)
{
    for (size_t pages = 1;; pages++) {
        size_t of_page = (w->group_count + pages - 1) / pages;
        bool is_few = of_page <= WALL_GROUPS_OF_PAGE || pages >= WALL_PAGES_MOST;
        if (of_page <= 1 ||
            (is_few && wall_fit(w->groups, w->group_count, of_page).size_px >= WALL_READABLE_PX))
            return of_page;
    }
}

// ---- head and foot ----

static void head_draw(struct svg *s, const struct wall_screen *w)
{
    enum {
        TITLE_WIDTH = 1440,
        TITLE_PX = 64,
        LABEL_PX = 32,
        MINUTES_PX = 100,
        UNIT_PX = 54,
        RIGHT = WIDTH - MARGIN
    };
    double em = text_width(w->title, 1, TEXT_BOLD),
           size = em * TITLE_PX > TITLE_WIDTH ? TITLE_WIDTH / em : TITLE_PX;
    svg_text_sized(s, SVG_OWN, SVG_START, LABEL_PX, MARGIN, 66, w->now);
    svg_text_sized(s, SVG_FIGURE, SVG_START, size, MARGIN, 146, w->title);
    if (!w->minutes.len)
        return;
    svg_text_sized(s, SVG_OWN, SVG_END, LABEL_PX, RIGHT, 66, w->left);
    svg_text_sized(s, SVG_FIGURE, SVG_END, UNIT_PX, RIGHT, 152, w->unit);
    svg_text_sized(s, SVG_FIGURE, SVG_END, MINUTES_PX,
                   RIGHT - (w->unit.len ? text_width(w->unit, UNIT_PX, TEXT_BOLD) + 12 : 0), 152, w->minutes);
}

/// Labels step to the left of those that were put before; those that matter come first.
struct labels {
    struct svg *s;
    double from[3], to[3];
    size_t count;
};

static void label_put(struct labels *l, const struct wall_part *part, double x, enum svg_class class)
{
    enum { LABEL_PX = 28, APART = 24, MOST = 3 };
    double width = text_width(part->label, LABEL_PX, TEXT_BOLD);
    if (x + width > WIDTH - MARGIN)
        x = WIDTH - MARGIN - width;
    for (size_t i = 0; i < l->count; i++)
        if (x < l->to[i] + APART && x + width > l->from[i] - APART)
            x = l->from[i] - APART - width;
    if (l->count == MOST || !part->label.len || x < MARGIN)
        return;
    l->from[l->count] = x;
    l->to[l->count++] = x + width;
    svg_text_sized(l->s, class, SVG_START, LABEL_PX, x, 1052, part->label);
}

/// The day in proportion: past is filled.
static void foot_draw(struct svg *s, const struct wall_screen *w)
{
    enum { BAR_TOP = 1000, BAR = 14, APART = 4, PARTS_MOST = 100 };
    double all = 0, x[PARTS_MOST + 1] = {MARGIN}, at = 0;
    size_t count = w->part_count < PARTS_MOST ? w->part_count : PARTS_MOST;
    for (size_t i = 0; i < count; i++)
        all += w->parts[i].minutes;
    for (size_t i = 0; i < count && all > 0; i++) {
        double minutes = w->parts[i].minutes, passed = w->passed - at;
        double width = INNER * minutes / all - APART;
        double filled = passed >= minutes ? width : passed > 0 ? width * passed / minutes : 0;
        svg_rect(s, SVG_WAITING, x[i], BAR_TOP, width > 2 ? width : 2, BAR);
        if (filled > 0)
            svg_rect(s, SVG_DONE, x[i], BAR_TOP, filled, BAR);
        at += minutes;
        x[i + 1] = x[i] + width + APART;
    }
    struct labels labels = {.s = s};
    if (w->next < count)
        label_put(&labels, &w->parts[w->next], x[w->next], SVG_QUIET);
    if (w->current < count)
        label_put(&labels, &w->parts[w->current], x[w->current], SVG_FIGURE);
    if (w->current && w->current < count)
        label_put(&labels, &w->parts[w->current - 1], x[w->current - 1], SVG_QUIET);
}

/// Which of several pages this is.
static void pages_draw(struct svg *s, size_t page, size_t pages)
{
    for (size_t i = 0; i < pages && pages > 1; i++)
        svg_circle(s, i == page ? SVG_DONE : SVG_WAITING,
                   WIDTH / 2.0 + 22 * ((double)i - (double)(pages - 1) / 2), 980, i == page ? 7 : 6);
}

// ---- the bodies ----

static void name_draw(struct svg *s, const struct wall_name *n, double size, double x, double y)
{
    svg_text_sized(s, SVG_FIGURE, SVG_START, size, x, y, n->name);
    if (n->before.len)
        svg_text_sized(s, SVG_OWN, SVG_START, size * before_share,
                       x + size * (text_width(n->name, 1, TEXT_BOLD) + 0.6 * before_share), y, n->before);
}

static void group_draw(struct svg *s, const struct wall_group *g, double size, double line, double radius,
                       double indent, double x, double middle)
{
    double top = middle - line * (double)g->count / 2;
    svg_circle(s, SVG_AREA, x + radius, middle, radius);
    svg_text_sized(s, SVG_OWN, SVG_MIDDLE, size * 0.8, x + indent * 0.45, middle + size * 0.29,
                   str_format(s->arena, "%lld", (long long)g->number));
    for (size_t i = 0; i < g->count; i++)
        name_draw(s, &g->names[i], size, x + indent, top + line * ((double)i + 0.5) + size * 0.36);
}

static void groups_draw(struct svg *s, const struct wall_screen *w, size_t from, size_t of_page)
{
    size_t count = w->group_count - from < of_page ? w->group_count - from : of_page;
    struct wall_fit fit = wall_fit(w->groups, w->group_count, of_page);
    double size = fit.size_px, height = cell_height(of_page, fit.columns);
    double lines = (double)largest_group(w->groups, w->group_count), line = height / lines;
    line = line < size * line_most ? line : size * line_most;
    double radius = line * lines / 2 + 0.1 * size;
    radius = radius < 1.6 * size ? 1.6 * size : radius;
    radius = radius > height / 2 + 13 ? height / 2 + 13 : radius;
    for (size_t i = 0; i < count; i++) {
        double row = (double)(i / fit.columns), column = (double)(i % fit.columns);
        group_draw(s, &w->groups[from + i], size, line, radius, size * number_em(w->groups, w->group_count),
                   MARGIN + column * (cell_width(fit.columns) + GAP),
                   TOP + row * (height + GAP) + height / 2);
    }
}

enum { LIST_PX = 26, LIST_LINE = 34, LIST_ROWS = BODY / LIST_LINE, LIST_NUMBER = 52 };

static size_t list_columns(const struct wall_screen *w)
{
    double widest = 0;
    for (size_t i = 0; i < w->entry_count; i++) {
        double width = text_width(w->entries[i].name, LIST_PX, TEXT_BOLD);
        widest = width > widest ? width : widest;
    }
    size_t columns = (size_t)((INNER + GAP) / (widest + LIST_NUMBER + 12 + GAP));
    return columns ? columns : 1;
}

static void list_draw(struct svg *s, const struct wall_screen *w, size_t from)
{
    size_t columns = list_columns(w), count = w->entry_count - from;
    double step = (INNER + GAP) / (double)columns;
    if (count > columns * LIST_ROWS)
        count = columns * LIST_ROWS;
    for (size_t i = 0; i < count; i++) {
        const struct wall_entry *e = &w->entries[from + i];
        double x = MARGIN + step * (double)(i / LIST_ROWS);
        double y = TOP + LIST_LINE * ((double)(i % LIST_ROWS) + 0.75);
        svg_text_sized(s, SVG_OWN, SVG_END, LIST_PX, x + LIST_NUMBER - 8, y,
                       str_format(s->arena, "%lld", (long long)e->number));
        svg_text_sized(s, SVG_FIGURE, SVG_START, LIST_PX, x + LIST_NUMBER + 6, y, e->name);
    }
}

/// Words as large as fits a box.
static void words_draw(struct svg *s, struct str words, double size, double x, double y, double width,
                       double height)
{
    for (; size > WALL_READABLE_PX; size -= 2) {
        double lines = 0;
        for (struct str rest = words; rest.len; lines++)
            text_line(&rest, size, TEXT_BOLD, width);
        if (lines * size * line_most <= height)
            break;
    }
    for (struct str rest = words; rest.len; y += size * line_most)
        svg_text_sized(s, SVG_FIGURE, SVG_START, size, x, y + size, text_line(&rest, size, TEXT_BOLD, width));
}

static void code_draw(struct svg *s, const struct wall_screen *w)
{
    enum { SIDE = 700, WORDS_X = MARGIN + SIDE + 72 };
    qr_draw(s, MARGIN, TOP + 20, SIDE, w->code);
    words_draw(s, w->code_words, 72, WORDS_X, TOP + 150, WIDTH - MARGIN - WORDS_X, 380);
    svg_text_sized(s, SVG_OWN, SVG_START, 48, WORDS_X, TOP + 660, w->here);
}

static void programme_draw(struct svg *s, const struct wall_screen *w)
{
    enum { SIZE = 44, TIME_EM = 7 };
    double size = w->part_count ? BODY / (line_most * (double)w->part_count) : SIZE;
    size = size < SIZE ? size : SIZE;
    for (size_t i = 0; i < w->part_count; i++) {
        double y = TOP + size * line_most * ((double)i + 0.75), x = MARGIN + TIME_EM * size;
        svg_text_sized(s, i == w->current ? SVG_OWN : SVG_QUIET, SVG_START, size, MARGIN, y,
                       w->parts[i].time);
        svg_text_sized(s, i == w->current ? SVG_OWN : SVG_FIGURE, SVG_START, size, x, y,
                       text_cut(s->arena, w->parts[i].title, size, TEXT_BOLD, WIDTH - MARGIN - x));
    }
}

// ---- which page ----

/// How many pages each kind has, in the order in which they are turned.
struct turns {
    size_t code, how, list, groups, of_page;
};

static struct turns turns_of(const struct wall_screen *w)
{
    struct turns t = {.code = w->code.len > 0, .how = w->how.len > 0};
    if (!w->group_count) {
        t.groups = 1; // the programme
        return t;
    }
    t.of_page = groups_of_page(w);
    t.groups = (w->group_count + t.of_page - 1) / t.of_page;
    size_t of_list = list_columns(w) * LIST_ROWS;
    if (t.groups > 1)
        t.list = (w->entry_count + of_list - 1) / of_list;
    return t;
}

size_t wall_pages(const struct wall_screen *w)
{
    struct turns t = turns_of(w);
    return t.code + t.how + t.list + t.groups;
}

struct str wall_draw(struct arena *arena, const struct wall_screen *w, size_t page)
{
    struct turns t = turns_of(w);
    struct svg_frame frame = w->frame;
    frame.width = WIDTH;
    struct svg s = svg_new(arena, &frame, HEIGHT);
    head_draw(&s, w);
    if (page < t.code)
        code_draw(&s, w);
    else if (page < t.code + t.list)
        list_draw(&s, w, (page - t.code) * list_columns(w) * LIST_ROWS);
    else if (page < t.code + t.list + t.groups && w->group_count)
        groups_draw(&s, w, (page - t.code - t.list) * t.of_page, t.of_page);
    else if (page < t.code + t.list + t.groups)
        programme_draw(&s, w);
    else
        words_draw(&s, w->how, 56, MARGIN, TOP, INNER, BODY);
    pages_draw(&s, page, t.code + t.how + t.list + t.groups);
    foot_draw(&s, w);
    return svg_end(&s);
}
