// SPDX-License-Identifier: EUPL-1.2
// The sheet of one group: its fields in one form, each saved by itself while somebody types.
#include "pages/meetup/sheet.h"

#include "gathering/programme.h"
#include "i18n/format.h"
#include "pages/gathering/gathering.h"
#include "sql/topic.h"

// ---- who sits where, and may do what ----

struct sheet_room sheet_room_read(struct web *w)
{
    struct topic topic;
    struct sheet_room room = {
        .seats = groups_of(w->db, w->gathering.id, w->today),
        .guests = guests_of(w->db, w->gathering.id),
        .minute = programme_minute(&w->gathering, w->network.zone, w->now),
        .topic = topic_of_gathering(w->db, w->gathering.id, &topic) ? topic.title : S(""),
    };
    for (size_t i = 0; i < room.seats.count; i++)
        if (w->actor.person.is_set && room.seats.at[i].person.n == w->actor.person.value.n)
            room.mine = room.seats.at[i].group_number;
    return room;
}

struct sheet_place sheet_place_of(struct web *w, const struct sheet_room *room, struct programme_item_id item,
                                  int64_t group)
{
    struct person_id *people = NEW_ARRAY(w->arena, struct person_id, room->seats.count);
    struct sheet_place place = {w->network.id, w->gathering.id, item, group, people, 0};
    for (size_t i = 0; i < room->seats.count; i++)
        if (room->seats.at[i].group_number == group)
            people[place.count++] = room->seats.at[i].person;
    return place;
}

bool sheet_may_write(const struct web *w, const struct sheet_room *room, int64_t group)
{
    return room->mine == group && room->minute >= 0 && w->gathering.state != GATHERING_STATE_CANCELLED;
}

bool sheet_may_read(const struct web *w, const struct sheet_room *room, const struct programme_item *item,
                    int64_t group)
{
    return room->mine == group || web_may(w, VERB_HOST) || programme_item_is_over(item, room->minute);
}

// ---- the page ----

/// Labelled by whose it is, with the unit: two may have one name.
static struct sheet_area area_of(struct web *w, const struct sheet *sheet, enum sheet_field_kind kind,
                                 struct maybe_person_id person, struct str label)
{
    struct sheet_field field = sheet_field_at(sheet, kind, person);
    struct str name = sheet_field_kind_text(kind);
    if (person.is_set)
        name = str_format(w->arena, "%.*s-%lld", STR(name), (long long)person.value.n);
    return (struct sheet_area){
        .input = {.name = name, .label = label, .value = field.body},
        .base = field.head,
        .is_line = person.is_set,
    };
}

static struct str name_of(struct web *w, struct str given, struct str family, struct maybe_str unit)
{
    struct str name = str_words(w->arena, given, family);
    return unit.is_set ? str_format(w->arena, "%.*s (%.*s)", STR(name), STR(unit.value)) : name;
}

static void person_add(struct web *w, struct sheet_page *page, const struct sheet *sheet, struct person_id id,
                       struct str name)
{
    struct maybe_person_id person = {true, id};
    page->people.at[page->people.count++] = (struct sheet_person){
        .id = id.n,
        .name = name,
        .brings = area_of(w, sheet, SHEET_FIELD_KIND_BRINGS, person, name),
        .takes = area_of(w, sheet, SHEET_FIELD_KIND_TAKES, person, name),
    };
}

static bool is_on(const struct sheet_page *page, struct person_id person)
{
    for (size_t i = 0; i < page->people.count; i++)
        if (page->people.at[i].id == person.n)
            return true;
    return false;
}

/// Who sits there; and who wrote there and sits elsewhere by now, whose words stay with the group.
static void people_fill(struct web *w, struct sheet_page *page, const struct sheet_room *room,
                        const struct sheet *sheet)
{
    page->people.at = NEW_ARRAY(w->arena, struct sheet_person, room->seats.count + sheet->fields.count);
    for (size_t i = 0; i < room->seats.count; i++) {
        const struct group_seat *s = &room->seats.at[i];
        if (s->group_number == page->number)
            person_add(w, page, sheet, s->person, name_of(w, s->given_name, s->family_name, s->unit_name));
    }
    for (size_t i = 0; i < sheet->fields.count; i++) {
        const struct sheet_field *f = &sheet->fields.at[i];
        if (f->person.is_set && !is_on(page, f->person.value))
            person_add(w, page, sheet, f->person.value,
                       str_words(w->arena, f->given_name.value, f->family_name.value));
    }
}

static struct str guests_of_group(struct web *w, const struct sheet_room *room, int64_t group)
{
    struct str *names = NEW_ARRAY(w->arena, struct str, room->guests.count);
    size_t count = 0;
    for (size_t i = 0; i < room->guests.count; i++)
        if (room->guests.at[i].group_number.is_set && room->guests.at[i].group_number.value == group)
            names[count++] = room->guests.at[i].name;
    return format_list(w->arena, w->lang, names, count);
}

static struct str part_name(struct web *w, const struct sheet_room *room, struct maybe_person_id person)
{
    for (size_t i = 0; i < room->seats.count && person.is_set; i++) {
        const struct group_seat *s = &room->seats.at[i];
        if (s->person.n == person.value.n)
            return name_of(w, s->given_name, s->family_name, s->unit_name);
    }
    return S("");
}

static struct sheet_form form_of(struct web *w, const struct sheet *sheet, struct programme_item_id item,
                                 int64_t group)
{
    return (struct sheet_form){
        .csrf = w->csrf,
        .draft_key = str_format(w->arena, "%lld:sheet:%lld:%lld", (long long)w->actor.account.n,
                                (long long)item.n, (long long)group),
        .saved_words = SAY(w, MSG_sheet_saved, arg_str(S("{time}"))),
        .offline_words = SAY(w, MSG_draft_offline),
        .restored_words = SAY(w, MSG_draft_restored),
        .is_saved = form_query(w, S("saved")).len > 0,
        .found =
            area_of(w, sheet, SHEET_FIELD_KIND_FOUND, (struct maybe_person_id){0}, SAY(w, MSG_sheet_found)),
        .action = url_sheet_post(w->arena, w->gathering.id, item, group),
    };
}

struct sheet_page sheet_page_new(struct web *w, const struct sheet_room *room,
                                 const struct sheet_stack *stack, const struct programme_item *item,
                                 int64_t group)
{
    struct sheet_place place = sheet_place_of(w, room, item->id, group);
    struct sheet sheet = sheet_in_stack(w->arena, stack, &place);
    struct sheet_page page = {
        .title = SAY(w, MSG_sheet_title, arg_plain(group)),
        .item = item->title,
        .time = format_time_range(w->arena, w->lang, (int32_t)item->start_minute,
                                  (int32_t)(item->start_minute + item->minutes)),
        .words_lang = lang_tag(w->settings.lang), // as people there write
        .prompt = item->prompt,
        .topic = room->topic,
        .writer = part_name(w, room, sheet.parts.writer),
        .keeper = part_name(w, room, sheet.parts.keeper),
        .guests = guests_of_group(w, room, group),
        .number = group,
        .may_write = sheet_may_write(w, room, group),
        .form = form_of(w, &sheet, item->id, group),
        .sheets = url_sheets(w->arena, w->gathering.id),
    };
    people_fill(w, &page, room, &sheet);
    return page;
}

static void page_show(struct web *w, const struct sheet_page *page)
{
    view_sheet_page(&w->page, page);
    gathering_crumbs(w, false);
    web_crumb(w, SAY(w, MSG_sheet_all), page->sheets);
    web_title(w, page->title);
}

/// False, and answered: there is no such sheet, or it is not the actor's to read.
static bool open_sheet(struct web *w, struct sheet_room *room, struct programme_item *item)
{
    if (!programme_item_by_id(w->db, w->path.programme_item, w->gathering.id, item) ||
        item->kind != ITEM_KIND_GROUP_WORK) {
        web_not_found(w);
        return false;
    }
    *room = sheet_room_read(w);
    if (!sheet_place_of(w, room, item->id, w->path.number).count) {
        web_not_found(w);
        return false;
    }
    if (!sheet_may_read(w, room, item, w->path.number)) {
        web_error(w, 403);
        return false;
    }
    return true;
}

void sheet_show(struct web *w)
{
    struct sheet_room room;
    struct programme_item item;
    if (!open_sheet(w, &room, &item))
        return;
    struct sheet_stack stack = sheet_stack_read(w->db, w->network.id, w->gathering.id);
    struct sheet_page page = sheet_page_new(w, &room, &stack, &item, w->path.number);
    page_show(w, &page);
}

// ---- saving ----

/// What is being saved: all fields of a form, or the one that is being typed in.
struct saving {
    struct web *w;
    const struct sheet_place *place;
    struct prose_saved last;
    bool has_saved, is_merged, is_bad;
};

static void field_save(struct saving *s, struct sheet_area *area, enum sheet_field_kind kind,
                       struct maybe_person_id person)
{
    struct web *w = s->w;
    struct str base = str_cat(w->arena, S("base-"), area->input.name);
    struct sheet_edit edit = {.kind = kind, .person = person, .by = w->actor.person.value, .now = w->now};
    if (!form_has(w, area->input.name))
        return;
    s->is_bad |= !str_int(form_get(w, base), &edit.base);
    edit.body = form_text(w, &area->input, 0, PROSE_BYTES_MOST);
    if (s->is_bad || area->input.problem.len)
        return;
    s->last = sheet_save(w->db, s->place, &edit);
    if (s->last.result == PROSE_TOO_LONG)
        form_problem(w, &area->input, SAY(w, MSG_sheet_too_long));
    s->has_saved = true;
    s->is_merged |= s->last.result == PROSE_MERGED;
}

static void fields_save(struct saving *s, struct sheet_page *page)
{
    field_save(s, &page->form.found, SHEET_FIELD_KIND_FOUND, (struct maybe_person_id){0});
    for (size_t i = 0; i < page->people.count; i++) {
        struct maybe_person_id person = {true, {page->people.at[i].id}};
        field_save(s, &page->people.at[i].brings, SHEET_FIELD_KIND_BRINGS, person);
        field_save(s, &page->people.at[i].takes, SHEET_FIELD_KIND_TAKES, person);
    }
}

/// To what was typed: what stands there now, and its version.
static void answer_typing(struct web *w, const struct saving *s)
{
    if (s->is_bad || !s->has_saved || !form_ok(w)) {
        web_error(w, 400);
        return;
    }
    web_header(w, S("Draft-Base"), str_format(w->arena, "%lld", (long long)s->last.version));
    web_bytes(w, S("text/plain; charset=utf-8"), s->last.body);
}

void sheet_post(struct web *w)
{
    struct sheet_room room;
    struct programme_item item;
    if (!open_sheet(w, &room, &item))
        return;
    struct sheet_stack stack = sheet_stack_read(w->db, w->network.id, w->gathering.id);
    struct sheet_page page = sheet_page_new(w, &room, &stack, &item, w->path.number);
    struct sheet_place place = sheet_place_of(w, &room, item.id, w->path.number);
    struct saving saving = {.w = w, .place = &place};
    if (!page.may_write) {
        web_error(w, 403);
        return;
    }
    fields_save(&saving, &page);
    if (form_has(w, S("draft")))
        answer_typing(w, &saving);
    else if (saving.is_bad)
        web_error(w, 400);
    else if (!form_ok(w))
        page_show(w, &page);
    else
        web_redirect_said(w,
                          url_with(w->arena,
                                   url_sheet_show(w->arena, w->gathering.id, item.id, w->path.number),
                                   S("saved"), S("1")),
                          saving.is_merged ? MSG_notes_merged : MSG_form_saved);
}
