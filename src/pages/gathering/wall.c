// SPDX-License-Identifier: EUPL-1.2
// The page for the wall: it turns and counts by itself, also without JavaScript.
#include "pages/gathering/gathering.h"

#include "draw/wall.h"
#include "gathering/exercise.h"
#include "gathering/programme.h"
#include "i18n/collate.h"
#include "i18n/format.h"
#include "pages/gathering/check_in.h"
#include "web/form.h"

#include <stdlib.h>

enum { CODE_MINUTES = 15, TURN_SECONDS = 15, RELOAD_SECONDS = 30 };

/// What of the programme runs now.
struct hour {
    struct programme_item_list items;
    struct programme_now now;
    int64_t minute; // of the gathering's day; -1: it is another day
};

static struct hour hour_of(struct web *w)
{
    struct hour h = {.items = programme_of(w->db, w->gathering.id),
                     .minute = programme_minute(&w->gathering, w->network.zone, w->now)};
    h.minute = h.minute == MINUTES_PER_DAY ? -1 : h.minute;
    h.now = programme_now(&h.items, h.minute);
    return h;
}

// ---- head and foot ----

static void head_fill(struct web *w, const struct hour *h, struct wall_screen *wall)
{
    size_t none = h->items.count;
    wall->now = h->minute < 0 ? format_day(w->arena, w->lang, w->gathering.held_on) : SAY(w, MSG_wall_today);
    wall->title = w->gathering.title;
    if (h->now.current < none) {
        const struct programme_item *p = &h->items.at[h->now.current];
        wall->now = SAY(w, MSG_wall_now);
        wall->title = p->title;
        wall->left = SAY(w, MSG_wall_left);
        wall->minutes = str_format(w->arena, "%lld", (long long)h->now.left);
        wall->unit = SAY(w, MSG_wall_minutes);
        return;
    }
    if (h->minute < 0 || h->now.next == none)
        return;
    wall->left = SAY(w, MSG_wall_starts);
    wall->minutes = format_time(w->arena, w->lang, (int32_t)h->items.at[h->now.next].start_minute);
    if (h->now.passed > 0) {
        wall->now = SAY(w, MSG_wall_next);
        wall->title = h->items.at[h->now.next].title;
    }
}

static void programme_fill(struct web *w, const struct hour *h, struct wall_screen *wall)
{
    struct wall_part *parts = NEW_ARRAY(w->arena, struct wall_part, h->items.count);
    for (size_t i = 0; i < h->items.count; i++) {
        const struct programme_item *p = &h->items.at[i];
        struct str time = format_time(w->arena, w->lang, (int32_t)p->start_minute);
        parts[i] = (struct wall_part){time, p->title, p->title, (double)p->minutes};
        if (i == h->now.next)
            parts[i].label = SAY(w, MSG_wall_next_at, arg_str(time), arg_str(p->title));
    }
    wall->parts = parts;
    wall->part_count = h->items.count;
    wall->current = h->now.current;
    wall->next = h->now.next;
    wall->passed = (double)h->now.passed;
}

/// How the exercise is done that runs, or what the groups talk about.
static void how_fill(struct web *w, const struct hour *h, struct wall_screen *wall)
{
    if (h->now.current == h->items.count)
        return;
    const struct programme_item *p = &h->items.at[h->now.current];
    const struct exercise *e = p->exercise.is_set ? exercise_by_name(p->exercise.value) : NULL;
    wall->how = p->prompt.len ? p->prompt : e ? SAY(w, e->how) : S("");
}

// ---- groups ----

static void group_fill(struct web *w, const struct group_card *card, struct wall_group *group)
{
    struct wall_name *names = NEW_ARRAY(w->arena, struct wall_name, card->seats.count);
    for (size_t i = 0; i < card->seats.count; i++)
        names[i] = (struct wall_name){card->seats.at[i].name, card->seats.at[i].before};
    *group = (struct wall_group){card->number, names, card->seats.count};
}

/// A name under its key of sorting.
struct keyed {
    struct str key;
    struct wall_entry entry;
};

static int key_order(const void *a, const void *b)
{
    return str_compare(((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

static void entries_fill(struct web *w, const struct wall_group *groups, size_t count, size_t people,
                         struct wall_screen *wall)
{
    struct keyed *keyed = NEW_ARRAY(w->arena, struct keyed, people);
    struct wall_entry *entries = NEW_ARRAY(w->arena, struct wall_entry, people);
    size_t at = 0;
    for (size_t g = 0; g < count; g++)
        for (size_t i = 0; i < groups[g].count; i++, at++)
            keyed[at] = (struct keyed){collate_key(w->arena, w->lang, groups[g].names[i].name),
                                       {groups[g].names[i].name, groups[g].number}};
    if (people)
        qsort(keyed, people, sizeof *keyed, key_order);
    for (size_t i = 0; i < people; i++)
        entries[i] = keyed[i].entry;
    wall->entries = entries;
    wall->entry_count = people;
}

static void groups_fill(struct web *w, struct wall_screen *wall)
{
    int64_t mine;
    struct group_card_list cards = gathering_groups(w, &mine);
    struct wall_group *groups = NEW_ARRAY(w->arena, struct wall_group, cards.count);
    size_t people = 0;
    for (size_t g = 0; g < cards.count; g++) {
        group_fill(w, &cards.at[g], &groups[g]);
        people += groups[g].count;
    }
    entries_fill(w, groups, cards.count, people, wall);
    wall->groups = groups;
    wall->group_count = cards.count;
}

// ---- the code at the door ----

static void code_fill(struct web *w, const struct hour *h, struct wall_screen *wall)
{
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    int64_t here = 0, members = 0;
    if (h->minute < 0 || h->minute >= w->gathering.start_minute + CODE_MINUTES)
        return;
    for (size_t i = 0; i < rows.count; i++) {
        members += rows.at[i].is_member;
        here += rows.at[i].is_member && rows.at[i].came.is_set && rows.at[i].came.value;
    }
    if (!members)
        return;
    wall->code = check_in_address(w);
    wall->code_words = SAY(w, MSG_check_in_scan);
    wall->here = SAY(w, MSG_check_in_count, arg_int(here), arg_int(members));
}

// ---- in the hand: the same as lists ----

static struct wall_line_list names_of(struct web *w, const struct wall_screen *wall)
{
    struct wall_line_list lines = {NEW_ARRAY(w->arena, struct wall_line, wall->entry_count),
                                   wall->entry_count};
    for (size_t i = 0; i < lines.count; i++)
        lines.at[i] =
            (struct wall_line){format_int(w->arena, w->lang, wall->entries[i].number), wall->entries[i].name};
    return lines;
}

static struct wall_line_list programme_lines(struct web *w, const struct wall_screen *wall)
{
    struct wall_line_list lines = {NEW_ARRAY(w->arena, struct wall_line, wall->part_count), wall->part_count};
    for (size_t i = 0; i < lines.count; i++)
        lines.at[i] = (struct wall_line){wall->parts[i].time, wall->parts[i].title};
    return lines;
}

// ---- the page ----

static size_t page_asked(const struct web *w, size_t pages)
{
    int64_t page;
    return str_int(form_query(w, S("page")), &page) && page > 1 ? (size_t)(page - 1) % pages : 0;
}

void gathering_wall(struct web *w)
{
    struct hour hour = hour_of(w);
    struct wall_screen wall = {.frame = {.id = S("wall"), .title = w->gathering.title}};
    head_fill(w, &hour, &wall);
    programme_fill(w, &hour, &wall);
    how_fill(w, &hour, &wall);
    groups_fill(w, &wall);
    code_fill(w, &hour, &wall);
    wall.frame.desc = SAY(w, MSG_wall_about, arg_int((int64_t)wall.group_count));
    size_t pages = wall_pages(&wall), page = page_asked(w, pages);
    struct url here = url_gathering_wall(w->arena, w->gathering.id);
    struct url live = url_with(w->arena, here, S("live"), S("1"));
    bool is_live = str_is(form_query(w, S("live")), S("1"));
    struct wall_page view = {
        .title = w->gathering.title,
        .now = wall.now,
        .what = wall.title,
        .names = names_of(w, &wall),
        .programme = programme_lines(w, &wall),
        .drawing.s = wall_draw(w->arena, &wall, page),
        .pages = (int64_t)pages,
        .seconds = pages > 1 ? TURN_SECONDS : RELOAD_SECONDS,
        .next = url_with_int(w->arena, is_live ? live : here, S("page"), (int64_t)((page + 1) % pages) + 1),
        .is_live = is_live,
        .back = url_gathering_show(w->arena, w->gathering.id),
    };
    w->is_wall = true;
    if (!view.is_live)
        web_header(w, S("Refresh"),
                   str_format(w->arena, "%lld; url=%.*s", (long long)view.seconds, STR(url_text(view.next))));
    view_wall_page(&w->page, &view);
    web_title(w, w->gathering.title);
}
