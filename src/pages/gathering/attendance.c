// SPDX-License-Identifier: EUPL-1.2
// Who came: one tap each, on a phone in a noisy room; and who came along without being a member, in two. A
// pressed button takes its mark back; each button says what shall be, so that two quick taps, or two people
// at the door, come to the same.
#include "pages/gathering/gathering.h"

#include "draw/qr.h"
#include "gathering/arrival.h"
#include "html/gathering/attendance.h"
#include "i18n/format.h"
#include "pages/gathering/check_in.h"
#include "people/lookup.h"
#include "jobs/holding.h"
#include "web/form.h"
#include "web/listing.h"

enum { FOUND_MOST = 8, GUEST_LEAST = 2, GUEST_MOST = 80 };

static bool is_here(const struct attendance *a)
{
    return a->came.is_set && a->came.value;
}

static struct attendance_line line_of(struct web *w, const struct attendance *a)
{
    struct attendance_line line = {
        .id = str_format(w->arena, "%lld", (long long)a->person.n),
        .name = str_words(w->arena, a->given_name, a->family_name),
        .unit = a->unit_name.is_set ? a->unit_name.value : S(""),
        .came = is_here(a),
        .absent = a->came.is_set && !a->came.value,
    };
    if (a->answer.is_set && a->answer.value == ANSWER_NO)
        line.note = SAY(w, MSG_attendance_said_no);
    if (a->checked_in_at.is_set) {
        int32_t minute = wall_from_instant(a->checked_in_at.value, ZONE_OSLO).minute;
        line.note = SAY(w, MSG_attendance_checked_in, arg_str(format_time(w->arena, w->lang, minute)));
    }
    return line;
}

// ---- the list ----

static const struct listing_key attendance_keys[] = {
    {"name", MSG_listing_name, .is_searched = true, .given = LISTING_UP},
    {"unit", MSG_listing_unit, .is_searched = true},
    {"mark", .label = MSG_attendance_title},
};
static const struct listing_about attendance_listing = {
    .label = MSG_attendance_find, .keys = attendance_keys, .key_count = 3, .is_always_searched = true};

static struct str member_text(struct web *w, const void *row, size_t key)
{
    const struct attendance *a = row;
    switch (key) {
    case 0: return str_words(w->arena, a->family_name, a->given_name);
    case 1: return a->unit_name.value;
    default: return is_here(a) ? S("2") : a->came.is_set ? S("3") : S("1"); // who is missing comes first
    }
}

static void people_fill(struct web *w, const struct attendance_list *rows, struct attendance_page *page)
{
    struct attendance_list members = {.at = NEW_ARRAY(w->arena, struct attendance, rows->count)};
    for (size_t i = 0; i < rows->count; i++)
        if (rows->at[i].is_member)
            members.at[members.count++] = rows->at[i];
    LISTING_PICK(w, &page->list, &members, member_text);
    page->people.at = NEW_ARRAY(w->arena, struct attendance_line, members.count);
    for (size_t i = 0; i < members.count; i++)
        page->people.at[page->people.count++] = line_of(w, &members.at[i]);
}

// ---- who is no member ----

/// Those of the staff list who are looked for and are neither members nor here.
static void others_fill(struct web *w, const struct attendance_list *rows, struct attendance_page *page)
{
    struct found_person_list found = lookup_people(w->db, page->list.wanted, FOUND_MOST);
    page->others.at = NEW_ARRAY(w->arena, struct attendance_line, found.count);
    for (size_t i = 0; i < found.count; i++) {
        const struct found_person *p = &found.at[i];
        bool is_listed = false;
        for (size_t k = 0; k < rows->count; k++)
            is_listed |= rows->at[k].person.n == p->id.n;
        if (!is_listed)
            page->others.at[page->others.count++] = (struct attendance_line){
                .id = str_format(w->arena, "%lld", (long long)p->id.n),
                .name = str_words(w->arena, p->given_name, p->family_name),
                .unit = p->unit_name.is_set ? p->unit_name.value : S(""),
            };
    }
}

static void guests_fill(struct web *w, const struct attendance_list *rows, struct attendance_page *page)
{
    struct guest_list guests = guests_of(w->db, w->gathering.id);
    page->walk_ins.at = NEW_ARRAY(w->arena, struct attendance_line, rows->count);
    page->guests.at = NEW_ARRAY(w->arena, struct attendance_line, guests.count);
    for (size_t i = 0; i < rows->count; i++)
        if (!rows->at[i].is_member)
            page->walk_ins.at[page->walk_ins.count++] = line_of(w, &rows->at[i]);
    for (size_t i = 0; i < guests.count; i++)
        page->guests.at[page->guests.count++] = (struct attendance_line){
            .id = str_format(w->arena, "%lld", (long long)guests.at[i].id.n), .name = guests.at[i].name};
    page->more = (int64_t)(page->walk_ins.count + page->guests.count);
}

// ---- the page ----

static void count(const struct attendance_list *rows, struct attendance_page *page)
{
    for (size_t i = 0; i < rows->count; i++) {
        bool is_member = rows->at[i].is_member;
        page->members += is_member;
        page->came += is_member && is_here(&rows->at[i]);
        page->expected += is_member && !(rows->at[i].came.is_set && !rows->at[i].came.value) &&
                          !(rows->at[i].answer.is_set && rows->at[i].answer.value == ANSWER_NO);
    }
}

static struct attendance_page page_new(struct web *w)
{
    struct attendance_page page = {
        .csrf = w->csrf,
        .title = w->gathering.title,
        .list = listing_read(w, url_attendance_list(w->arena, w->gathering.id), &attendance_listing),
        .is_today = date_compare(w->gathering.held_on, w->today) == 0,
        .regroup = url_seating_today(w->arena, w->gathering.id),
        .check_in = url_check_in_show(w->arena, check_in_token(w, w->gathering.id)),
        .back = url_gathering_show(w->arena, w->gathering.id),
    };
    struct svg_frame frame = {.id = S("code"),
                              .title = SAY(w, MSG_check_in_code, arg_str(w->gathering.title))};
    page.action = listing_with(w, &page.list, url_attendance_save(w->arena, w->gathering.id));
    page.code.s = qr_alone(w->arena, &frame, check_in_address(w));
    return page;
}

static void page_show(struct web *w, struct attendance_page *page)
{
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    count(&rows, page);
    people_fill(w, &rows, page);
    guests_fill(w, &rows, page);
    if (page->list.wanted.len)
        others_fill(w, &rows, page);
    page->may_add_guest = page->list.wanted.len >= GUEST_LEAST;
    page->has_groups = page->is_today && groups_of(w->db, w->gathering.id, w->today).count;
    view_attendance_page(&w->page, page);
    gathering_crumbs(w, false);
    web_title(w, SAY(w, MSG_attendance_title));
}

void attendance_list(struct web *w)
{
    struct attendance_page page = page_new(w);
    page_show(w, &page);
}

// ---- marking ----

/// Whether there is such a person: a member, or anybody who works here.
static bool may_come(struct web *w, struct person_id person)
{
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    struct person_card card;
    for (size_t i = 0; i < rows.count; i++)
        if (rows.at[i].person.n == person.n)
            return true;
    return person_card(w->db, person, &card) && card.state != PERSON_STATE_ENDED;
}

static bool mark_one(struct web *w, struct maybe_account_id by, int64_t *person)
{
    bool came = form_has(w, S("came")), clear = form_has(w, S("clear"));
    if (!str_int(form_get(w, clear  ? S("clear")
                             : came ? S("came")
                                    : S("absent")),
                 person) ||
        !may_come(w, (struct person_id){*person}))
        return false;
    arrival_mark(w->db, w->gathering.id, (struct person_id){*person}, (struct maybe_bool){!clear, came}, by,
                 w->today);
    return true;
}

/// False: what was wrong is noted.
static bool add_guest(struct web *w, struct maybe_account_id by)
{
    struct input guest = input_text(w, S("guest"), MSG_attendance_guest);
    struct str name = form_line(w, &guest, GUEST_LEAST, GUEST_MOST);
    if (!form_ok(w))
        return false;
    switch (arrival_guest(w->db, w->gathering.id, name, by, w->today)) {
    case GUEST_ADDED: return true;
    case GUEST_TOO_MANY: form_problem(w, NULL, SAY(w, MSG_attendance_guests_most)); return false;
    }
    return false;
}

void attendance_save(struct web *w)
{
    struct maybe_account_id by = {true, w->actor.account};
    struct attendance_page page = page_new(w);
    int64_t number = 0;
    struct url back = listing_here(w, &page.list);
    if (form_has(w, S("rest")))
        arrival_mark_rest(w->db, w->gathering.id, by, w->today);
    else if (form_has(w, S("guest_drop")) && str_int(form_get(w, S("guest_drop")), &number))
        guest_drop(w->db, (struct guest_id){number}, w->gathering.id);
    else if (form_has(w, S("guest"))) {
        if (!add_guest(w, by)) {
            page_show(w, &page);
            return;
        }
        back = url_attendance_list(w->arena, w->gathering.id);
    } else if (mark_one(w, by, &number))
        back = url_with_fragment(w->arena, back, str_format(w->arena, "p%lld", (long long)number));
    else {
        web_error(w, 400);
        return;
    }
    gatherings_hold(w->db, w->network.id, w->today, w->now);
    web_redirect(w, back);
}
