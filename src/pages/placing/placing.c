// SPDX-License-Identifier: EUPL-1.2
// A round: who is meant to go where. The leadership team alone sees it.
#include "pages/placing/placing.h"

#include "i18n/collate.h"
#include "i18n/format.h"
#include "jobs/rotating.h"
#include "pages/application/application.h"
#include "placing/files.h"
#include "placing/problem.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/notify.h"

#include <stdlib.h>

enum { OFFER_DAYS = 14 };

// ---- the table ----

/// The person whose wishes begin at row i, and how many there are.
static struct round_person person_of(struct web *w, struct placing_id id, const struct round_view *v,
                                     size_t i, size_t *count)
{
    const struct placing_wish *first = &v->table.wishes.at[i];
    size_t end = i;
    while (end < v->table.wishes.count && v->table.wishes.at[end].person.n == first->person.n)
        end++;
    struct round_person p = {.name = round_person_name(w, first),
                             .order = collate_key(w->arena, w->lang, round_person_name(w, first)),
                             .unit = first->unit.value,
                             .place = SAY(w, MSG_placing_no_place),
                             .wishes = {.at = NEW_ARRAY(w->arena, struct round_wish, end - i)}};
    *count = end - i;
    for (size_t k = i; k < end; k++) {
        struct round_wish wish = round_wish_of(w, id, v, k);
        if (v->table.wishes.at[k].state != APPLICATION_STATE_NOT_CHOSEN) // decided: nobody's concern any more
            p.wishes.at[p.wishes.count++] = wish;
        if (!wish.is_chosen)
            continue;
        p.place = v->table.calls.at[v->table.line[k].theme].title;
        p.mark = wish.mark;
    }
    return p;
}

static struct str person_text(struct web *w, const void *row, size_t key)
{
    const struct round_person *p = row;
    return key == 0 ? str_words(w->arena, p->name, p->unit) : p->place;
}

static const struct listing_key person_keys[] = {
    {"name", MSG_listing_name, .is_searched = true, .given = LISTING_UP},
    {"place", MSG_placing_place, .is_searched = true}};
static const struct listing_about person_listing = {
    .label = MSG_placing_find, .keys = person_keys, .key_count = 2, .is_table = true};

static int by_name(const void *a, const void *b)
{
    return str_compare(((const struct round_person *)a)->order, ((const struct round_person *)b)->order);
}

static void people_fill(struct web *w, struct placing_page *page, struct placing_id id,
                        const struct round_view *v)
{
    page->people.at = NEW_ARRAY(w->arena, struct round_person, v->table.wishes.count);
    for (size_t i = 0, count; i < v->table.wishes.count; i += count)
        page->people.at[page->people.count++] = person_of(w, id, v, i, &count);
    qsort(page->people.at, page->people.count, sizeof *page->people.at, by_name);
    page->has_people = page->people.count > 0;
    page->list = listing_read(w, url_placing_show(w->arena, id), &person_listing);
    LISTING_PICK(w, &page->list, &page->people, person_text);
}

// ---- what is around it ----

static struct str call_text(struct web *w, const void *row, size_t key)
{
    (void)w, (void)key;
    const struct round_call *c = row;
    return c->title;
}

static const struct listing_key call_keys[] = {{"title", MSG_shelf_book, .is_searched = true}};
static const struct listing_about call_listing = {
    .label = MSG_placing_call_find, .keys = call_keys, .key_count = 1, .prefix = "themes"};

static void calls_fill(struct web *w, struct placing_page *page, struct placing_id id,
                       const struct placing_table *t)
{
    page->calls.at = NEW_ARRAY(w->arena, struct round_call, t->calls.count);
    for (size_t i = 0; i < t->calls.count; i++) {
        const struct placing_call *c = &t->calls.at[i];
        page->calls.at[page->calls.count++] = (struct round_call){
            .title = c->title,
            .places = SAY(w, MSG_placing_call_places, arg_int(t->taken[i]), arg_int(c->places)),
            .state = call_state_words(w, c->state),
            .url = url_call_form(w->arena, c->theme),
        };
        if (c->state == CALL_STATE_PUBLISHED)
            page->open = SAY(w, MSG_placing_open, arg_date(c->closes_on));
    }
    page->call_list = listing_read(w, url_placing_show(w->arena, id), &call_listing);
    LISTING_PICK(w, &page->call_list, &page->calls, call_text);
}

static void runs_fill(struct web *w, struct placing_page *page, const struct placing *placing)
{
    struct placing_ran_list rows = placing_runs(w->db, placing->id);
    page->seed = SAY(w, MSG_placing_seed, arg_plain(placing->seed),
                     arg_date(wall_from_instant(placing->opened_at, ZONE_OSLO).date));
    page->runs.at = NEW_ARRAY(w->arena, struct round_run, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        page->runs.at[page->runs.count++] = (struct round_run){
            SAY(w, MSG_placing_run, arg_date(wall_from_instant(rows.at[i].drawn_at, ZONE_OSLO).date),
                arg_str(rows.at[i].by_name.value), arg_int(rows.at[i].placed))};
    if (rows.count)
        page->digest = SAY(w, MSG_placing_digest, arg_str(rows.at[0].digest));
}

static void files_fill(struct web *w, struct placing_page *page, struct placing_id id)
{
    const struct url url[PLACING_FILES] = {url_placing_people(w->arena, id), url_placing_themes(w->arena, id),
                                           url_placing_wishes_file(w->arena, id),
                                           url_placing_held(w->arena, id), url_placing_forbid(w->arena, id)};
    page->files.at = NEW_ARRAY(w->arena, struct round_file, PLACING_FILES);
    for (int f = 0; f < PLACING_FILES; f++)
        page->files.at[page->files.count++] = (struct round_file){
            str_cat(w->arena, placing_file_name((enum placing_file)f), S(".csv")), url[f]};
}

static struct str lead_of(struct web *w, const struct placing *placing, const struct placing_table *t)
{
    if (!t->people)
        return SAY(w, MSG_placing_lead_empty);
    if (!placing->drawn_at.is_set && !t->placed)
        return SAY(w, MSG_placing_lead_new, arg_int(t->people));
    return SAY(w, MSG_placing_lead, arg_int(t->placed), arg_int(t->people), arg_int(t->firsts));
}

static struct placing_page page_new(struct web *w, const struct placing *placing)
{
    struct round_view v = round_view_read(w, placing->id);
    struct placing_page page = {
        .csrf = w->csrf,
        .lead = lead_of(w, placing, &v.table),
        .until = input_required(input_of_kind(w, S("until"), MSG_placing_until, S("date"))),
        .to_offer = (int64_t)placing_to_offer(w->db, placing->id).count,
        .is_drawn = placing->drawn_at.is_set,
        .blocking = placing->drawn_at.is_set ? v.table.blocking : 0,
        .draw = url_placing_draw_post(w->arena, placing->id),
        .send = url_placing_send(w->arena, placing->id),
    };
    page.until.value = date_iso(w->arena, date_plus_days(w->today, OFFER_DAYS));
    calls_fill(w, &page, placing->id, &v.table);
    page.may_send = page.to_offer && !page.open.len;
    people_fill(w, &page, placing->id, &v);
    runs_fill(w, &page, placing);
    files_fill(w, &page, placing->id);
    return page;
}

static void page_show(struct web *w, const struct placing_page *page)
{
    web_crumb(w, SAY(w, MSG_frame_shelf), url_themes(w->arena));
    web_crumb(w, SAY(w, MSG_desk_title), url_desk(w->arena));
    view_placing_page(&w->page, page);
    w->is_wide = true;
    web_title(w, SAY(w, MSG_placing_title));
}

void placing_show(struct web *w)
{
    struct placing placing;
    if (!placing_by_id(w->db, w->path.placing, &placing)) {
        web_not_found(w);
        return;
    }
    struct placing_page page = page_new(w, &placing);
    page_show(w, &page);
}

static void refuse(struct web *w, const struct placing *placing, enum message why)
{
    struct placing_page page = page_new(w, placing);
    form_problem(w, NULL, SAY(w, why));
    page_show(w, &page);
}

// ---- drawing ----

static void draft_keep(struct web *w, const struct placing *placing, const struct placing_draft *draft)
{
    struct maybe_account_id by = {true, w->actor.account};
    if (!web_write(w))
        return;
    switch (placing_keep(w->db, placing->id, draft, by, w->now)) {
    case PLACING_KEPT:
        web_redirect_said(w, url_placing_show(w->arena, placing->id), MSG_placing_drawn);
        return;
    case PLACING_CHANGED: refuse(w, placing, MSG_placing_changed); return;
    }
}

void placing_draw_post(struct web *w)
{
    struct placing placing;
    struct placing_draft draft;
    if (!placing_by_id(w->db, w->path.placing, &placing)) {
        web_not_found(w);
        return;
    }
    switch (placing_draw(w->db, placing.id, w->site->program, &draft)) {
    case PLACING_DRAWN: draft_keep(w, &placing, &draft); return;
    case PLACING_NO_WISHES: refuse(w, &placing, MSG_placing_lead_empty); return;
    case PLACING_NO_SOLVER: refuse(w, &placing, MSG_placing_no_solver); return;
    }
}

// ---- sending ----

void placing_send(struct web *w)
{
    struct placing placing;
    struct date until;
    if (!placing_by_id(w->db, w->path.placing, &placing)) {
        web_not_found(w);
        return;
    }
    struct placing_page page = page_new(w, &placing);
    struct notice_site site = notify_site(w);
    if (page.open.len)
        form_problem(w, NULL, SAY(w, MSG_placing_send_open));
    else if (form_date(w, &page.until, &until) && date_compare(until, w->today) < 0)
        form_problem(w, &page.until, SAY(w, MSG_placing_until_past));
    if (form_ok(w) && !rotating_send_round(w->db, &site, placing.id, until))
        form_problem(w, NULL, SAY(w, MSG_placing_send_none));
    if (form_ok(w))
        web_redirect_said(w, url_placing_show(w->arena, placing.id), MSG_placing_sent);
    else
        page_show(w, &page);
}

// ---- the files ----

static void file_give(struct web *w, enum placing_file which)
{
    struct placing placing;
    struct placing_problem p;
    if (!placing_by_id(w->db, w->path.placing, &placing)) {
        web_not_found(w);
        return;
    }
    placing_problem_read(w->db, placing.id, PROBLEM_TO_DRAW, NULL, &p);
    struct placing_files files = placing_files_of(w->arena, &p.problem);
    web_header(w, S("Content-Disposition"),
               str_format(w->arena, "attachment; filename=\"%.*s.csv\"", STR(placing_file_name(which))));
    web_bytes(w, S("text/csv; charset=utf-8"), files.text[which]);
}

void placing_people(struct web *w)
{
    file_give(w, FILE_PEOPLE);
}

void placing_themes(struct web *w)
{
    file_give(w, FILE_THEMES);
}

void placing_wishes_file(struct web *w)
{
    file_give(w, FILE_WISHES);
}

void placing_held(struct web *w)
{
    file_give(w, FILE_HELD);
}

void placing_forbid(struct web *w)
{
    file_give(w, FILE_FORBID);
}
