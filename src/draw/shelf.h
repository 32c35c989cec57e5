// SPDX-License-Identifier: EUPL-1.2
// The shelf: where each book of it stands, to the pixel. Pure geometry; the page draws it.
//
//     struct shelf_layout shelf = shelf_stand(arena, books, count);      // wide screens and paper
//     struct shelf_layout pile = shelf_lie(arena, books, count);         // narrow ones: newest on top
//     for (size_t i = 0; i < shelf.books.count; i++)
//         draw books[i] at shelf.books.at[i]
//
// Books come in the order of the shelf: by group (a network), within a group by date. Up to eighteen stand on
// one board of six equal slots, so that a group keeps its place and has room to grow; more are thinner and
// stand group beside group, a group that does not fit goes to the next board whole, and one that is wider
// than a board breaks there and says its name again.
//
// Adding a book at the end of its group moves no book of an earlier group; in the slots none at all, as long
// as its own group needs no further slot. Titles run down the spine, on one line or two, and are cut where
// they do not fit; they never leave their book (draw/text_width.h). Results live in the arena. Cost: linear.
#ifndef DRAW_SHELF_H
#define DRAW_SHELF_H

#include "base/str.h"

enum { SHELF_WIDTH = 1120, SHELF_NARROW = 320, SHELF_CLOTHS = 6, SHELF_FEW = 18 };
enum { SHELF_PERCENT_UNKNOWN = -1 };

enum shelf_state {
    SHELF_OPEN,    // closed book, open for applications
    SHELF_WAITING, // closed, and waits
    SHELF_TAKEN,   // being written
    SHELF_WRITTEN,
    SHELF_PRACTICE, // and units use it
};

struct shelf_book {
    struct str title;
    int64_t group;
    struct str group_name;
    int kind; // 0..3: how high
    int size; // 0..2: how thick
    enum shelf_state state;
    int percent; // of SHELF_TAKEN
    int units;   // of SHELF_PRACTICE
};

struct shelf_line {
    struct str text;
    int x, y;
};

struct shelf_lines {
    struct shelf_line at[2];
    size_t count;
};

/// Where a book is; what is inside it counts from its upper left corner.
struct shelf_place {
    int x, y, width, height;
    int cloth; // 1..6, of its group
    struct str title_px;
    struct shelf_lines title; // standing: each is turned by 90 degrees at its point
    int wash;                 // where the written part begins: from the top, lying from the left; 0: none
};

/// The name of a group under its books; one that breaks has several.
struct shelf_name {
    int64_t group;
    struct shelf_lines lines;
    int books; // in the whole group
};

struct shelf_places {
    struct shelf_place *at; // as many as books, in their order
    size_t count;
};

struct shelf_names {
    struct shelf_name *at;
    size_t count;
};

struct shelf_board {
    int y;
};

struct shelf_boards {
    struct shelf_board *at;
    size_t count;
};

struct shelf_layout {
    int width, height;
    struct shelf_places books;
    struct shelf_names names;
    struct shelf_boards boards;
};

struct shelf_layout shelf_stand(struct arena *arena, const struct shelf_book *books, size_t count);
struct shelf_layout shelf_lie(struct arena *arena, const struct shelf_book *books, size_t count);

#endif
