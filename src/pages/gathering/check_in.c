// SPDX-License-Identifier: EUPL-1.2
// /c/TOKEN: I am here. The code on the wall leads to it; whoever opens it taps their own name. It works on
// the day, for members, and a tap says no more than what a coordinator at the door would write down, who sees
// it and can take it back.
#include "pages/gathering/check_in.h"

#include "auth/token.h"
#include "gathering/arrival.h"
#include "i18n/collate.h"
#include "i18n/format.h"
#include "pages/gathering/gathering.h"
#include "sql/network.h"
#include "web/form.h"

struct str check_in_token(struct web *w, struct gathering_id gathering)
{
    return secret_reveal(link_token(w->arena, &w->site->key, (struct link){LINK_CHECK_IN, gathering.n, 1}));
}

struct str check_in_address(struct web *w)
{
    return web_absolute(w, url_check_in_show(w->arena, check_in_token(w, w->gathering.id)));
}

/// Puts the gathering of the link into w->gathering. False: answered already.
static bool open_link(struct web *w)
{
    struct link link;
    if (!link_read(&w->site->key, w->path.token, &link) || link.purpose != LINK_CHECK_IN ||
        !gathering_by_id(w->db, (struct gathering_id){link.id}, &w->gathering) ||
        !network_by_id(w->db, w->gathering.network, &w->network)) {
        web_not_found(w);
        return false;
    }
    if (w->gathering.state != GATHERING_STATE_CANCELLED && w->network.state != NETWORK_STATE_ENDED)
        return true;
    web_error(w, 410);
    return false;
}

static bool is_today(const struct web *w)
{
    return date_compare(w->gathering.held_on, w->today) == 0;
}

static bool is_here(const struct attendance *a)
{
    return a->came.is_set && a->came.value;
}

static struct str name_of(struct web *w, const struct attendance *a)
{
    return str_words(w->arena, a->given_name, a->family_name);
}

static const struct attendance *find(const struct attendance_list *rows, struct person_id person)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->at[i].person.n == person.n)
            return &rows->at[i];
    return NULL;
}

/// Whose seat it is, and beside whom.
static void seat_fill(struct web *w, struct person_id person, struct check_in_page *page)
{
    struct group_seat_list seats = groups_of(w->db, w->gathering.id, w->today);
    struct str *names = NEW_ARRAY(w->arena, struct str, seats.count);
    const struct group_seat *own = NULL;
    size_t count = 0;
    for (size_t i = 0; i < seats.count; i++)
        if (seats.at[i].person.n == person.n)
            own = &seats.at[i];
    for (size_t i = 0; own && i < seats.count; i++)
        if (&seats.at[i] != own && seats.at[i].group_number == own->group_number)
            names[count++] = str_words(w->arena, seats.at[i].given_name, seats.at[i].family_name);
    if (!own)
        return;
    page->group = own->group_number;
    page->companions = format_list(w->arena, w->lang, names, count);
    if (own->before.is_set && own->before.value != own->group_number)
        page->before = own->before.value;
}

/// Members who are not here yet and are looked for.
static void people_fill(struct web *w, const struct attendance_list *rows, struct check_in_page *page)
{
    page->people.at = NEW_ARRAY(w->arena, struct check_in_person, rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        const struct attendance *a = &rows->at[i];
        page->members += a->is_member;
        if (a->is_member && !is_here(a) && search_matches(w->arena, name_of(w, a), page->wanted))
            page->people.at[page->people.count++] =
                (struct check_in_person){str_format(w->arena, "%lld", (long long)a->person.n), name_of(w, a),
                                         a->unit_name.is_set ? a->unit_name.value : S("")};
    }
}

static void page_show(struct web *w)
{
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    struct check_in_page page = {
        .csrf = w->csrf,
        .gathering = w->gathering.title,
        .when = gathering_when(w),
        .wanted = str_trim(form_query(w, S("q"))),
        .action = url_check_in_save(w->arena, w->path.token),
        .here = url_check_in_show(w->arena, w->path.token),
        .is_open = is_today(w),
    };
    int64_t me = 0;
    const struct attendance *own = w->actor.person.is_set ? find(&rows, w->actor.person.value) : NULL;
    const struct attendance *done =
        str_int(form_query(w, S("me")), &me) ? find(&rows, (struct person_id){me}) : NULL;
    if (page.is_open)
        people_fill(w, &rows, &page);
    if (own && own->is_member && !is_here(own)) {
        page.own = name_of(w, own);
        page.own_id = str_format(w->arena, "%lld", (long long)own->person.n);
    }
    if (page.is_open && done && is_here(done)) {
        page.welcome = done->given_name;
        seat_fill(w, done->person, &page);
    }
    view_check_in_page(&w->page, &page);
    web_title(w, SAY(w, MSG_check_in_title));
}

void check_in_show(struct web *w)
{
    if (open_link(w))
        page_show(w);
}

void check_in_save(struct web *w)
{
    struct person_id person = {0};
    if (!open_link(w))
        return;
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    const struct attendance *a = str_int(form_get(w, S("person")), &person.n) ? find(&rows, person) : NULL;
    if (!is_today(w) || !a || !a->is_member) {
        web_error(w, 409);
        return;
    }
    arrival_check_in(w->db, w->gathering.id, person, w->now, w->today);
    web_redirect(w, url_with_int(w->arena, url_check_in_show(w->arena, w->path.token), S("me"), person.n));
}
