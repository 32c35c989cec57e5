// SPDX-License-Identifier: EUPL-1.2
// All sheets of a gathering: which there are, and on paper.
#include "gathering/programme.h"
#include "i18n/format.h"
#include "pages/gathering/gathering.h"
#include "pages/meetup/sheet.h"

/// The numbers of the groups, each once.
static struct int_list group_numbers(struct web *w, const struct sheet_room *room)
{
    struct int_list numbers = {.at = NEW_ARRAY(w->arena, int64_t, room->seats.count)};
    for (size_t i = 0; i < room->seats.count; i++)
        if (!i || room->seats.at[i].group_number != room->seats.at[i - 1].group_number)
            numbers.at[numbers.count++] = room->seats.at[i].group_number;
    return numbers;
}

static bool is_begun(const struct group_sheet_list *sheets, struct programme_item_id item, int64_t group)
{
    for (size_t i = 0; i < sheets->count; i++)
        if (sheets->at[i].item.n == item.n && sheets->at[i].group_number == group)
            return true;
    return false;
}

static struct sheet_line line_of(struct web *w, const struct sheet_room *room,
                                 const struct programme_item *item, int64_t group,
                                 const struct group_sheet_list *begun)
{
    bool may_read = sheet_may_read(w, room, item, group);
    bool is_told = may_read && room->minute >= 0; // the lead says of all what holds for all
    enum message about = is_begun(begun, item->id, group) ? MSG_sheet_begun : MSG_sheet_empty;
    return (struct sheet_line){
        .label = SAY(w, group == room->mine ? MSG_sheet_mine : MSG_sheet_title, arg_plain(group)),
        .about = is_told ? SAY(w, about) : S(""),
        .url = url_sheet_show(w->arena, w->gathering.id, item->id, group),
        .is_mine = group == room->mine,
        .may_read = may_read,
    };
}

static struct sheet_item item_of(struct web *w, const struct sheet_room *room,
                                 const struct programme_item *item, const struct group_sheet_list *begun)
{
    struct int_list numbers = group_numbers(w, room);
    struct sheet_item out = {
        .title = item->title,
        .time = format_time_range(w->arena, w->lang, (int32_t)item->start_minute,
                                  (int32_t)(item->start_minute + item->minutes)),
        .prompt = item->prompt,
        .groups.at = NEW_ARRAY(w->arena, struct sheet_line, numbers.count),
    };
    for (int is_mine = 1; is_mine >= 0; is_mine--) // the own group first
        for (size_t i = 0; i < numbers.count; i++)
            if ((numbers.at[i] == room->mine) == is_mine)
                out.groups.at[out.groups.count++] = line_of(w, room, item, numbers.at[i], begun);
    return out;
}

void sheets(struct web *w)
{
    struct sheet_room room = sheet_room_read(w);
    struct programme_item_list items = programme_of(w->db, w->gathering.id);
    struct group_sheet_list begun = group_sheets_of(w->db, w->gathering.id);
    struct sheets_page page = {
        .lead = room.minute < 0 ? str_words(w->arena, SAY(w, MSG_sheet_lead), SAY(w, MSG_sheet_on_the_day))
                                : SAY(w, MSG_sheet_lead),
        .items.at = NEW_ARRAY(w->arena, struct sheet_item, items.count),
        .has_groups = room.seats.count > 0,
        .may_run = web_may(w, VERB_HOST),
        .programme = url_programme_form(w->arena, w->gathering.id),
        .seating = url_seating_show(w->arena, w->network.id),
        .print = url_sheets_print(w->arena, w->gathering.id),
    };
    for (size_t i = 0; i < items.count && page.has_groups; i++)
        if (items.at[i].kind == ITEM_KIND_GROUP_WORK)
            page.items.at[page.items.count++] = item_of(w, &room, &items.at[i], &begun);
    view_sheets_page(&w->page, &page);
    gathering_crumbs(w, false);
    web_title(w, SAY(w, MSG_sheet_all));
}

void sheets_print(struct web *w)
{
    struct sheet_room room = sheet_room_read(w);
    struct programme_item_list items = programme_of(w->db, w->gathering.id);
    struct sheet_stack stack = sheet_stack_read(w->db, w->network.id, w->gathering.id);
    struct int_list numbers = group_numbers(w, &room);
    struct sheets_print page = {.sheets.at =
                                    NEW_ARRAY(w->arena, struct sheet_page, items.count * numbers.count)};
    for (size_t i = 0; i < items.count; i++) {
        for (size_t g = 0; g < numbers.count && items.at[i].kind == ITEM_KIND_GROUP_WORK; g++)
            page.sheets.at[page.sheets.count++] =
                sheet_page_new(w, &room, &stack, &items.at[i], numbers.at[g]);
    }
    view_sheets_print(&w->page, &page);
    gathering_crumbs(w, false);
    web_crumb(w, SAY(w, MSG_sheet_all), url_sheets(w->arena, w->gathering.id));
    web_title(w, SAY(w, MSG_sheet_print));
}
