// SPDX-License-Identifier: EUPL-1.2
// Books that lie, a pile for each group, the newest on top.
#include "draw/shelf.h"

#include "draw/shelf_title.h"

#include <math.h>

enum {
    GAP_PX = 3,
    TOP_PX = 10,
    BOARD_PX = 64,
    NAME_PX = 16,
    NAME_UNDER = 27,
    NAME_STEP = 19,
    RIBBON_PX = 26,
    COUNT_PX = 80,
    SHIFT_MOST = 12
};

static const int length_percent[] = {72, 82, 92};

struct pile {
    struct arena *arena;
    const struct shelf_book *books;
    bool is_many;
    struct shelf_layout made;
    int y; // down to here all is used
};

static double size_px(const struct pile *k)
{
    return k->is_many ? 14.5 : 15.5;
}

/// What of its length the title does not get.
static int ends_px(const struct shelf_book *b)
{
    int percent = b->state == SHELF_TAKEN && b->percent != SHELF_PERCENT_UNKNOWN ? 44 : 0;
    return (b->state >= SHELF_WRITTEN ? 32 : 24) + percent;
}

static int title_left(const struct shelf_book *b)
{
    return b->state >= SHELF_WRITTEN ? 20 : 12;
}

/// By size, but at least the title's, as far as there is room.
static int length_of(const struct pile *k, const struct shelf_book *b)
{
    int length = length_percent[b->size] * SHELF_NARROW / 100 - 10,
        most = SHELF_NARROW - RIBBON_PX - SHIFT_MOST;
    int wanted = (int)ceil(text_width(b->title, size_px(k), title_weight(b->state))) + ends_px(b);
    length = length > wanted ? length : wanted;
    return length < most ? length : most;
}

static struct shelf_place book_of(const struct pile *k, const struct shelf_book *b, size_t j, int group)
{
    int high = k->is_many ? 30 : 37;
    struct shelf_place p = {.x = (int)((7 * j + 3 * (size_t)group) % 4) * 4,
                            .width = length_of(k, b),
                            .cloth = group % SHELF_CLOTHS + 1,
                            .title_px = str_format(k->arena, "%g", size_px(k))};
    struct title_space s = {.length = p.width - ends_px(b),
                            .size_px = size_px(k),
                            .weight = title_weight(b->state),
                            .lines_most = 2};
    struct str lines[2];
    p.title.count = title_break(k->arena, b->title, &s, lines);
    int step = (int)lround(1.2 * s.size_px), first = (int)lround(high / 2.0 + 0.35 * s.size_px);
    for (size_t i = 0; i < p.title.count; i++)
        p.title.at[i] = (struct shelf_line){lines[i], title_left(b), first + step * (int)i};
    p.height = high + step * ((int)p.title.count - 1);
    if (b->state == SHELF_TAKEN && b->percent > 0)
        p.wash = 1 + (p.width - 2) * b->percent / 100;
    return p;
}

static void name_add(struct pile *k, size_t from, size_t to)
{
    struct shelf_name name = {.group = k->books[from].group, .books = (int)(to - from)};
    struct title_space s = {
        .length = SHELF_NARROW - COUNT_PX, .size_px = NAME_PX, .weight = TEXT_BOLD, .lines_most = 2};
    struct str lines[2];
    name.lines.count = title_break(k->arena, k->books[from].group_name, &s, lines);
    for (size_t i = 0; i < name.lines.count; i++)
        name.lines.at[i] = (struct shelf_line){lines[i], 0, k->y + NAME_UNDER + NAME_STEP * (int)i};
    k->made.names.at[k->made.names.count++] = name;
    k->y += BOARD_PX + NAME_STEP * ((int)name.lines.count - 1);
}

static void group_pile(struct pile *k, size_t from, size_t to, int group)
{
    for (size_t i = to; i-- > from;) {
        struct shelf_place p = book_of(k, &k->books[i], i - from, group);
        p.y = k->y;
        k->y += p.height + GAP_PX;
        k->made.books.at[i] = p;
    }
    k->y += 1 - GAP_PX;
    k->made.boards.at[k->made.boards.count++] = (struct shelf_board){k->y};
    name_add(k, from, to);
}

struct shelf_layout shelf_lie(struct arena *arena, const struct shelf_book *books, size_t count)
{
    struct pile k = {.arena = arena,
                     .books = books,
                     .is_many = count > SHELF_FEW,
                     .made = shelf_layout_new(arena, count),
                     .y = TOP_PX};
    int group = 0;
    for (size_t i = 0, end; i < count; i = end, group++) {
        for (end = i; end < count && books[end].group == books[i].group;)
            end++;
        group_pile(&k, i, end, group);
    }
    k.made.width = SHELF_NARROW;
    k.made.height = k.y - (count ? BOARD_PX - NAME_UNDER - TOP_PX : 0);
    return k.made;
}
