// SPDX-License-Identifier: EUPL-1.2
// Books that stand, on boards one above the other.
#include "draw/shelf.h"

#include "draw/shelf_title.h"

#include <math.h>

enum {
    GAP_PX = 2,
    SLOTS = 6,
    SLOT_PX = 191,
    NAME_PX = 15,
    NAME_STEP = 19,
    NAME_UNDER = 58,
    GROUP_GAP = 30,
    NAME_ROOM = 150
};

/// What differs between a few books in slots and many side by side.
struct measure {
    int widths[3], heights[4];
    int base, step; // of the first board, and from board to board
    struct title_rule title;
};

static const struct measure few = {
    .widths = {50, 60, 70}, .heights = {312, 298, 284, 270}, .base = 316, .step = 410, .title = {{18, 18}}};
static const struct measure many = {
    .widths = {30, 33, 36}, .heights = {258, 247, 236, 224}, .base = 264, .step = 352, .title = {{14, 13}}};

struct maker {
    struct arena *arena;
    const struct shelf_book *books;
    size_t count;
    const struct measure *m;
    struct shelf_layout made;
    int x;
};

static size_t group_end(const struct maker *k, size_t from)
{
    size_t end = from;
    while (end < k->count && k->books[end].group == k->books[from].group)
        end++;
    return end;
}

static int books_width(const struct maker *k, size_t from, size_t to)
{
    int width = -GAP_PX;
    for (size_t i = from; i < to; i++)
        width += k->m->widths[k->books[i].size] + GAP_PX;
    return width;
}

static int slots_of(const struct maker *k, size_t from, size_t to)
{
    return (books_width(k, from, to) + SLOT_PX - 1) / SLOT_PX;
}

/// The last slot is shorter than the others: the gap behind it is beyond the board.
static bool fits_slots(const struct maker *k)
{
    int slots = 0, x = 0;
    for (size_t i = 0, end; i < k->count; i = end) {
        end = group_end(k, i);
        x = slots * SLOT_PX + books_width(k, i, end);
        slots += slots_of(k, i, end);
    }
    return k->count <= SHELF_FEW && slots <= SLOTS && x <= SHELF_WIDTH;
}

static int base_now(const struct maker *k)
{
    return k->made.boards.at[k->made.boards.count - 1].y;
}

static void board_add(struct maker *k)
{
    int y = k->m->base + k->m->step * (int)k->made.boards.count;
    k->made.boards.at[k->made.boards.count++] = (struct shelf_board){y};
    k->x = 0;
}

static void name_add(struct maker *k, size_t book, int books, int room)
{
    struct shelf_name name = {.group = k->books[book].group, .books = books};
    struct title_space space = {.length = room, .size_px = NAME_PX, .weight = TEXT_BOLD, .lines_most = 2};
    struct str lines[2];
    name.lines.count = title_break(k->arena, k->books[book].group_name, &space, lines);
    for (size_t i = 0; i < name.lines.count; i++)
        name.lines.at[i] = (struct shelf_line){lines[i], k->x, base_now(k) + NAME_UNDER + NAME_STEP * (int)i};
    k->made.names.at[k->made.names.count++] = name;
}

static void book_add(struct maker *k, size_t i, int cloth)
{
    const struct shelf_book *b = &k->books[i];
    struct shelf_place p = {
        .x = k->x, .width = k->m->widths[b->size], .height = k->m->heights[b->kind], .cloth = cloth};
    p.y = base_now(k) - p.height;
    if (b->state == SHELF_TAKEN && b->percent > 0)
        p.wash = p.height - 1 - (p.height - 2) * b->percent / 100;
    title_stand(k->arena, b, &k->m->title, &p);
    k->made.books.at[i] = p;
    k->x += p.width + GAP_PX;
}

/// A name needs room, however few its books are.
static int room_of(const struct maker *k, size_t from, size_t to)
{
    double name = text_width(k->books[from].group_name, NAME_PX, TEXT_BOLD);
    int width = books_width(k, from, to), least = (int)fmin(ceil(name), NAME_ROOM);
    return width > least ? width : least;
}

static void group_in_slots(struct maker *k, size_t from, size_t to, int cloth)
{
    int start = k->x, slots = slots_of(k, from, to);
    name_add(k, from, (int)(to - from), slots * SLOT_PX - GROUP_GAP / 2);
    for (size_t i = from; i < to; i++)
        book_add(k, i, cloth);
    k->x = start + slots * SLOT_PX;
}

static void group_beside(struct maker *k, size_t from, size_t to, int cloth)
{
    int room = room_of(k, from, to);
    if (k->x && k->x + room > SHELF_WIDTH)
        board_add(k);
    int end = k->x + room;
    name_add(k, from, (int)(to - from), room < SHELF_WIDTH ? room : SHELF_WIDTH);
    for (size_t i = from; i < to; i++) {
        if (k->x + k->m->widths[k->books[i].size] > SHELF_WIDTH) {
            board_add(k);
            end = room_of(k, i, to);
            name_add(k, i, (int)(to - from), end < SHELF_WIDTH ? end : SHELF_WIDTH);
        }
        book_add(k, i, cloth);
    }
    k->x = (end > k->x ? end + GAP_PX : k->x) + GROUP_GAP;
}

struct shelf_layout shelf_stand(struct arena *arena, const struct shelf_book *books, size_t count)
{
    struct maker k = {.arena = arena, .books = books, .count = count, .m = &few};
    bool has_slots = fits_slots(&k);
    k.m = has_slots ? &few : &many;
    k.made = shelf_layout_new(arena, count);
    board_add(&k);
    int group = 0;
    for (size_t i = 0, end; i < count; i = end, group++) {
        end = group_end(&k, i);
        if (has_slots)
            group_in_slots(&k, i, end, group % SHELF_CLOTHS + 1);
        else
            group_beside(&k, i, end, group % SHELF_CLOTHS + 1);
    }
    k.made.width = SHELF_WIDTH;
    k.made.height = k.m->step * (int)k.made.boards.count;
    return k.made;
}
