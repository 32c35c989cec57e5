// SPDX-License-Identifier: EUPL-1.2
// The wall: every name once, whole and large enough to be read, whether three come or three hundred.
#include "test.h"

#include "draw/wall.h"

#include <stdlib.h>

enum { PEOPLE_MOST = 300, READ_BYTES = 1 << 22 };

/// `people` in groups of `size`, whose names are as long as names are.
static struct wall_screen wall_of(size_t people, size_t size)
{
    static const char *const given[] = {"Eva", "Victoria", "Ove", "Emil", "Karen Margrethe"};
    static const char *const family[] = {"Dale", "Mohamed", "Christoffersen", "Do", "Østerud"};
    size_t count = (people + size - 1) / size;
    struct wall_group *groups = NEW_ARRAY(test_arena(), struct wall_group, count);
    struct wall_entry *entries = NEW_ARRAY(test_arena(), struct wall_entry, people);
    for (size_t g = 0, p = 0; g < count; g++) {
        struct wall_name *names = NEW_ARRAY(test_arena(), struct wall_name, size);
        size_t here = (people - p + count - g - 1) / (count - g);
        for (size_t i = 0; i < here; i++, p++) {
            names[i].name = str_format(test_arena(), "%s %s %03zu", given[p % 5], family[p / 5 % 5], p);
            entries[p] = (struct wall_entry){names[i].name, (int64_t)g + 1};
        }
        groups[g] = (struct wall_group){(int64_t)g + 1, names, here};
    }
    return (struct wall_screen){
        .frame = {.id = S("wall"), .title = S("Samling"), .desc = S("Grupper")},
        .now = S("Nå"),
        .title = S("Ved bordene"),
        .groups = groups,
        .group_count = count,
        .entries = entries,
        .entry_count = people,
    };
}

static size_t times_in(struct str text, struct str part)
{
    size_t times = 0;
    for (size_t at = str_find_str(text, part, 0); at < text.len; at = str_find_str(text, part, at + 1))
        times++;
    return times;
}

/// The smallest letters of names on a page.
static double least_size(struct str drawing)
{
    struct str mark = S("class=\"figure\" font-size=\"");
    double least = 1000;
    for (size_t at = str_find_str(drawing, mark, 0); at < drawing.len;
         at = str_find_str(drawing, mark, at + 1)) {
        double size = strtod(drawing.at + at + mark.len, NULL);
        least = size < least ? size : least;
    }
    return least;
}

static void check_wall(size_t people, size_t size, size_t pages, double least_px)
{
    struct wall_screen wall = wall_of(people, size);
    bool has_list = wall_pages(&wall) > 1;
    size_t found = 0;
    CHECK_INT(wall_pages(&wall), pages);
    for (size_t page = 0; page < pages; page++) {
        struct str drawing = wall_draw(test_arena(), &wall, page);
        CHECK(least_size(drawing) >= least_px);
        for (size_t p = 0; p < people; p++)
            found += times_in(drawing, str_cat(test_arena(), wall.entries[p].name, S("<")));
    }
    CHECK_INT(found, people * (has_list ? 2 : 1)); // on the list from A to Å, and in the group
}

TEST("three people, one group: one page in very large letters")
{
    check_wall(3, 3, 1, 60);
}

TEST("nine people at three tables stand on one page")
{
    check_wall(9, 3, 1, 60);
}

TEST("27 people at nine tables stand on one page")
{
    check_wall(27, 3, 1, 36);
}

TEST("65 people at 22 tables take turns on two pages, after a list from A to Å")
{
    check_wall(65, 3, 3, WALL_READABLE_PX);
}

TEST("300 people at 100 tables still stand in letters that can be read")
{
    check_wall(300, 3, 10, WALL_READABLE_PX);
}

TEST("before people have sat down the code to check in by comes first, and behind it the tables")
{
    struct wall_screen wall = wall_of(27, 3);
    wall.code = S("https://tvers.example/c/abc");
    wall.code_words = S("Skann koden");
    CHECK_INT(wall_pages(&wall), 2);
    struct str door = wall_draw(test_arena(), &wall, 0), tables = wall_draw(test_arena(), &wall, 1);
    CHECK(times_in(door, S("code-ground")) == 1 && times_in(door, S("Skann koden")) == 1);
    CHECK(!times_in(tables, S("code-ground")) && times_in(tables, S("Eva Dale 000<")) == 1);
}

TEST("who has changed groups has the group from before behind the name, and nobody's letters are larger than "
     "fits")
{
    struct wall_screen wall = wall_of(27, 3);
    struct wall_fit plain = wall_fit(wall.groups, wall.group_count, wall.group_count);
    struct wall_group groups[9];
    for (size_t g = 0; g < 9; g++)
        groups[g] = wall.groups[g];
    struct wall_name names[] = {groups[0].names[0], groups[0].names[1], groups[0].names[2]};
    names[0].before = S("før 13");
    groups[0].names = names;
    wall.groups = groups;
    CHECK(wall_fit(wall.groups, wall.group_count, wall.group_count).size_px <= plain.size_px);
    CHECK(times_in(wall_draw(test_arena(), &wall, 0), S("før 13")) == 1);
}

TEST("without groups the programme stands there")
{
    struct wall_part parts[] = {{S("09.00"), S("Velkommen"), S("Velkommen"), 15},
                                {S("09.15"), S("Tema"), S("Tema"), 45}};
    struct wall_screen wall = {.frame = {.id = S("wall")},
                               .title = S("Samling"),
                               .parts = parts,
                               .part_count = 2,
                               .current = 2,
                               .next = 0};
    CHECK_INT(wall_pages(&wall), 1);
    CHECK(times_in(wall_draw(test_arena(), &wall, 0), S("Velkommen")) >= 1);
}
