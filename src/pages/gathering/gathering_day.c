// SPDX-License-Identifier: EUPL-1.2
// A gathering's programme as a picture: which house, how long, and when one walks.
#include "pages/gathering/gathering.h"

#include "draw/day.h"
#include "gathering/exercise.h"
#include "i18n/format.h"
#include "sql/gathering.h"

/// "Rådhuset, kommunestyresalen": the house is what stands before the comma.
static struct day_house house_of(struct str place)
{
    size_t comma = str_find(place, ',', 0);
    return (struct day_house){str_trim(str_slice(place, 0, comma)),
                              str_trim(str_slice(place, comma + 1, place.len))};
}

struct houses {
    struct day_house *at;
    int count;
};

static int house_number(struct houses *houses, struct day_house house)
{
    for (int i = 0; i < houses->count; i++)
        if (str_is(houses->at[i].name, house.name)) {
            if (!str_is(houses->at[i].room, house.room)) // in more than one of its rooms
                houses->at[i].room = S("");
            return i;
        }
    houses->at[houses->count] = house;
    return houses->count++;
}

static struct day_item item_of(struct web *w, const struct programme_item *p, int house)
{
    const struct exercise *e = p->exercise.is_set ? exercise_by_name(p->exercise.value) : NULL;
    return (struct day_item){
        .start = (int32_t)p->start_minute,
        .end = (int32_t)(p->start_minute + p->minutes),
        .title = p->title,
        .who = p->responsible_name.len ? p->responsible_name
               : e                     ? SAY(w, e->title)
                                       : S(""),
        .house = house,
        .is_break = p->kind == ITEM_KIND_BREAK,
        .is_walk = p->kind == ITEM_KIND_MOVE,
    };
}

/// One walks in the house that is left.
static int item_house(struct web *w, const struct programme_item *p, struct houses *houses, int before)
{
    if (p->kind == ITEM_KIND_MOVE || !p->place.len)
        return houses->count ? before : house_number(houses, house_of(w->gathering.place));
    return house_number(houses, house_of(p->place));
}

static bool overlap(const struct day_item *items, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (items[i].start < items[i - 1].end)
            return true;
    return false;
}

struct day_figure gathering_day(struct web *w)
{
    struct programme_item_list rows = programme_of(w->db, w->gathering.id);
    struct day_item *items = NEW_ARRAY(w->arena, struct day_item, rows.count);
    struct houses houses = {NEW_ARRAY(w->arena, struct day_house, rows.count + 1), 0};
    for (size_t i = 0; i < rows.count; i++)
        items[i] = item_of(w, &rows.at[i], item_house(w, &rows.at[i], &houses, i ? items[i - 1].house : 0));
    if (rows.count < 2 || overlap(items, rows.count))
        return (struct day_figure){0};
    struct day day = {
        .frame = {.id = S("day"), .title = SAY(w, MSG_gathering_programme), .desc = gathering_when(w)},
        .lang = w->lang,
        .houses = houses.at,
        .house_count = houses.count,
        .items = items,
        .count = rows.count,
    };
    struct day_figure figure = {.is_there = true, .wide.s = day_draw(w->arena, &day, SVG_WIDE)};
    day.frame.id = S("day-narrow");
    figure.narrow.s = day_draw(w->arena, &day, SVG_NARROW);
    return figure;
}
