// SPDX-License-Identifier: EUPL-1.2
// The board of a network's invitations: who has answered what, who waits, reminders, and one invitation
// alone.
#include "html/invitation/invitation.h"

#include "base/bug.h"
#include "draw/seats.h"
#include "i18n/format.h"
#include "invitation/invitation.h"
#include "pages/people/pick.h"
#include "selection/selection.h"
#include "sql/outbox.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/notify.h"

#include <stdlib.h>

/// Reasons are shown as counts, and only when this many were given.
enum { REASONS_LEAST = 5 };

static struct str day(struct web *w, struct maybe_instant at)
{
    if (!at.is_set)
        return S("");
    return format_date_short(w->arena, w->lang, wall_from_instant(at.value, ZONE_OSLO).date);
}

static struct str name_of(struct web *w, const struct invitation_line *i)
{
    return str_words(w->arena, i->given_name, i->family_name);
}

static bool is_waiting(const struct invitation_line *i)
{
    return i->place > 0 && !i->invited_at.is_set && !i->withdrawn_at.is_set && i->answer != ANSWER_NO &&
           !i->has_left;
}

// ---- the board ----

static struct url url_of_line(struct web *w, const struct invitation_line *i, bool may_lead)
{
    return may_lead ? url_invitation_one(w->arena, w->network.id, i->id) : url_none();
}

static void waiter_add(struct web *w, struct invitations_page *page, const struct invitation_line *i)
{
    page->waiters.at[page->waiters.count++] = (struct waiting_row){
        .name = name_of(w, i),
        .sort_name = str_words(w->arena, i->family_name, i->given_name),
        .unit = i->unit_name.is_set ? i->unit_name.value : S(""),
        .number = i->place,
        .url = url_of_line(w, i, page->may_lead),
    };
}

/// What invitation_places_free() counts by: who has a place, for whom one is kept, and for whom no longer.
static void row_count(struct invitations_page *page, const struct invitation_row *row)
{
    page->invited++;
    switch (row->answer) {
    case ANSWER_NONE: page->none++; break;
    case ANSWER_YES: page->yes++; break;
    case ANSWER_NO: page->no++; break;
    case ANSWER_MAYBE: page->maybe++; break;
    }
    page->late += row->is_late;
    page->late_maybe += row->is_late && row->answer == ANSWER_MAYBE;
}

static void row_add(struct web *w, struct invitations_page *page, const struct invitation_line *i)
{
    bool is_asked = !i->withdrawn_at.is_set && !i->has_left;
    bool is_open = is_asked && (i->answer == ANSWER_NONE || i->answer == ANSWER_MAYBE);
    page->rows.at[page->rows.count++] = (struct invitation_row){
        .name = name_of(w, i),
        .sort_name = str_words(w->arena, i->family_name, i->given_name),
        .unit = i->unit_name.is_set ? i->unit_name.value : S(""),
        .answered_at = i->answer == ANSWER_NONE ? (struct maybe_instant){0} : i->answered_at,
        .reminded_at = i->reminded_at,
        .when = i->answer == ANSWER_NONE ? S("") : day(w, i->answered_at),
        .reminded = day(w, i->reminded_at),
        .answer = i->answer,
        .is_withdrawn = i->withdrawn_at.is_set,
        .has_left = i->has_left,
        .is_late = is_open && i->answer_by.is_set && instant_compare(i->answer_by.value, w->now) < 0,
        .url = url_of_line(w, i, page->may_lead),
    };
    if (is_asked)
        row_count(page, &page->rows.at[page->rows.count - 1]);
}

static int by_place(const void *a, const void *b)
{
    const struct waiting_row *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

/// The waiting list in its order, numbered from one.
static void waiters_sort(struct invitations_page *page)
{
    page->waiting = (int64_t)page->waiters.count;
    if (!page->waiting)
        return;
    qsort(page->waiters.at, page->waiters.count, sizeof *page->waiters.at, by_place);
    for (size_t i = 0; i < page->waiters.count; i++)
        page->waiters.at[i].number = (int64_t)i + 1;
    page->next_waiting = page->waiters.at[0].name;
}

static void reasons_count(struct web *w, struct invitations_page *page,
                          const struct invitation_line_list *lines)
{
    static const enum message labels[] = {
        [INVITATION_REASON_NO_TIME] = MSG_invitation_reason_no_time,
        [INVITATION_REASON_MANAGER] = MSG_invitation_reason_manager,
        [INVITATION_REASON_NOT_FOR_ME] = MSG_invitation_reason_not_for_me,
        [INVITATION_REASON_OTHER] = MSG_invitation_reason_other,
    };
    int64_t counts[INVITATION_REASON_COUNT] = {0}, all = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (lines->at[i].reason.is_set) {
            counts[lines->at[i].reason.value]++;
            all++;
        }
    page->reasons_hidden = all > 0 && all < REASONS_LEAST;
    if (all < REASONS_LEAST)
        return;
    page->reasons.at = NEW_ARRAY(w->arena, struct reason_row, INVITATION_REASON_COUNT);
    for (int r = 0; r < INVITATION_REASON_COUNT; r++)
        page->reasons.at[page->reasons.count++] = (struct reason_row){SAY(w, labels[r]), counts[r]};
}

static void mails_count(struct web *w, struct invitations_page *page)
{
    static const struct {
        enum outbox_state state;
        enum message label;
    } bad[] = {
        {OUTBOX_STATE_REFUSED, MSG_outbox_state_refused},
        {OUTBOX_STATE_BOUNCED, MSG_outbox_state_bounced},
        {OUTBOX_STATE_UNSURE, MSG_outbox_state_unsure},
    };
    enum { BAD = sizeof bad / sizeof *bad };
    page->lost.at = NEW_ARRAY(w->arena, struct lost_mails, BAD);
    for (size_t i = 0; i < BAD; i++) {
        int64_t count = 0;
        struct url url = url_with_int(w->arena, url_outbox(w->arena), S("network"), w->network.id.n);
        outbox_number_in(w->db, bad[i].state, w->network.id, &count);
        page->refused_mails += count;
        if (count)
            page->lost.at[page->lost.count++] = (struct lost_mails){
                bad[i].label, count, url_with(w->arena, url, S("state"), outbox_state_text(bad[i].state))};
    }
}

/// Whose newest mail did not arrive: they have not been asked, whatever the list says.
static void lost_mark(struct web *w, struct invitations_page *page, const struct invitation_line_list *lines)
{
    struct outbox_lost_list lost = outbox_lost(w->db, w->network.id);
    size_t row = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (is_waiting(&lines->at[i]))
            continue;
        struct invitation_row *r = &page->rows.at[row++];
        for (size_t k = 0; k < lost.count; k++)
            if (lost.at[k].person.n == lines->at[i].person.n && lines->at[i].answer == ANSWER_NONE) {
                r->is_lost = true;
                r->mail = page->may_outbox ? url_outbox_one(w->arena, lost.at[k].mail) : url_none();
            }
    }
}

/// How full it is, with the free seats that nobody is asked for; who answers too late has none.
static void picture_fill(struct web *w, struct invitations_page *page)
{
    struct seats seats = {
        .frame = {.id = S("seats"),
                  .title = SAY(w, MSG_invitation_board),
                  .desc = SAY(w, MSG_invitation_seats, arg_int(page->yes), arg_int(page->seats))},
        .count = {page->yes, page->maybe - page->late_maybe, page->none - (page->late - page->late_maybe),
                  page->free},
        .number = format_int(w->arena, w->lang, page->yes),
        .words = SAY(w, MSG_invitation_seats_words, arg_int(page->seats)),
    };
    page->picture.s = seats_draw(w->arena, &seats);
    page->has_picture = page->picture.s.len > 0;
}

// ---- its lists ----

static const struct listing_key invitation_keys[] = {
    {"name", MSG_invitation_name, .is_searched = true},
    {"unit", MSG_invitation_unit, .is_searched = true},
    {"answer", MSG_invitation_answer, .is_searched = true},
    {"answered", MSG_invitation_answered, .begins_down = true},
    {"reminded", MSG_invitation_reminded, .begins_down = true},
};
static const struct listing_about invitation_listing = {
    .label = MSG_invitation_find, .keys = invitation_keys, .key_count = 5, .is_table = true};
static const struct listing_about waiting_listing = {
    .label = MSG_invitation_find_waiting, .keys = invitation_keys, .key_count = 2, .prefix = "waiting"};

static struct str answer_words(struct web *w, const struct invitation_row *r)
{
    static const enum message words[] = {
        [ANSWER_NONE] = MSG_invitation_said_none,
        [ANSWER_YES] = MSG_invitation_said_yes,
        [ANSWER_NO] = MSG_invitation_said_no,
        [ANSWER_MAYBE] = MSG_invitation_said_maybe,
    };
    if (r->has_left)
        return SAY(w, MSG_invitation_has_left);
    return SAY(w, r->is_withdrawn ? MSG_invitation_withdrawn : words[r->answer]);
}

static struct str instant_text(struct web *w, struct maybe_instant at)
{
    return at.is_set ? str_format(w->arena, "%lld", (long long)at.value.us) : S("");
}

static struct str row_text(struct web *w, const void *row, size_t key)
{
    const struct invitation_row *r = row;
    switch (key) {
    case 0: return r->sort_name;
    case 1: return r->unit;
    case 2: return answer_words(w, r);
    case 3: return instant_text(w, r->answered_at);
    default: return instant_text(w, r->reminded_at);
    }
}

static struct str waiter_text(struct web *w, const void *row, size_t key)
{
    (void)w;
    const struct waiting_row *r = row;
    return key == 0 ? r->sort_name : r->unit;
}

static void lists_pick(struct web *w, struct invitations_page *page)
{
    struct url here = url_invitations_board(w->arena, w->network.id);
    page->list = listing_read(w, here, &invitation_listing);
    page->waiting_list = listing_read(w, here, &waiting_listing);
    LISTING_PICK(w, &page->list, &page->rows, row_text);
    LISTING_PICK(w, &page->waiting_list, &page->waiters, waiter_text);
}

// ---- the page ----

static struct invitations_page page_new(struct web *w)
{
    return (struct invitations_page){
        .csrf = w->csrf,
        .who = pick_required(pick_new(w, S("who"), MSG_invitation_who, (struct maybe_person_id){0})),
        .why = input_required(input_text(w, S("why"), MSG_invitation_why_person)),
        .action = url_invitations_act(w->arena, w->network.id),
    };
}

static void board_fill(struct web *w, struct invitations_page *page)
{
    struct invitation_line_list lines = invitations_of(w->db, w->network.id);
    if (w->network.answer_by.is_set)
        page->deadline = format_day(w->arena, w->lang, w->network.answer_by.value);
    page->seats = w->network.seats;
    page->free = invitation_places_free(w->db, w->network.id, w->now);
    page->remindable = (int64_t)invitations_to_remind(w->db, w->network.id, w->now).count;
    page->may_lead = web_may(w, VERB_LEAD);
    page->may_outbox = web_may(w, VERB_OUTBOX);
    page->rows.at = NEW_ARRAY(w->arena, struct invitation_row, lines.count);
    page->waiters.at = NEW_ARRAY(w->arena, struct waiting_row, lines.count);
    for (size_t i = 0; i < lines.count; i++)
        if (is_waiting(&lines.at[i]))
            waiter_add(w, page, &lines.at[i]);
        else
            row_add(w, page, &lines.at[i]);
    page->most = page->yes + page->maybe + page->none - page->late;
    lost_mark(w, page, &lines);
    waiters_sort(page);
    reasons_count(w, page, &lines);
    mails_count(w, page);
    picture_fill(w, page);
    lists_pick(w, page);
}

static void crumbs(struct web *w)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
}

static void board_show(struct web *w, struct invitations_page *page)
{
    board_fill(w, page);
    view_invitations_page(&w->page, page);
    crumbs(w);
    web_title(w, SAY(w, MSG_invitation_board));
}

void invitations_board(struct web *w)
{
    struct invitations_page page = page_new(w);
    board_show(w, &page);
}

// ---- what the leads do there ----

/// To exactly as many as the button said; else the page comes again with the new number.
static void remind(struct web *w)
{
    struct invitation_id_list due = invitations_to_remind(w->db, w->network.id, w->now);
    struct notice_site site = notify_site(w);
    int64_t expected = -1;
    if (!str_int(form_get(w, S("count")), &expected) || expected != (int64_t)due.count) {
        struct invitations_page page = page_new(w);
        form_problem(w, NULL, SAY(w, MSG_invitation_number_changed));
        w->status = 409;
        board_show(w, &page);
        return;
    }
    for (size_t i = 0; i < due.count; i++)
        if (invitation_remind(w->db, due.at[i], w->now))
            notice_reminder(w->db, &site, due.at[i]);
    web_redirect_said(w, url_invitations_board(w->arena, w->network.id), MSG_invitation_reminded_now);
}

static void offer(struct web *w)
{
    struct notice_site site = notify_site(w);
    struct invitation_id offered;
    if (invitation_promote(w->db, w->network.id, w->now, &offered))
        notice_offer(w->db, &site, offered);
    web_redirect_said(w, url_invitations_board(w->arena, w->network.id), MSG_invitation_offered);
}

static enum message invite(struct web *w, struct person_id person, struct str why)
{
    struct notice_site site = notify_site(w);
    struct invitation_id id;
    selection_choose(w->db, &(struct selection_decision){.network = w->network.id,
                                                         .people = {&person, 1},
                                                         .to = {true, CANDIDATE_PLACE_IN},
                                                         .by = w->actor.account,
                                                         .why = why,
                                                         .now = w->now});
    switch (invitation_add(w->db, w->network.id, person, w->now, &id)) {
    case INVITATION_ADDED: notice_invitation(w->db, &site, id); return MSG_invitation_added;
    case INVITATION_ADDED_TO_WAITING: return MSG_invitation_added_waiting;
    case INVITATION_EXISTS: return MSG_invitation_exists;
    case INVITATION_NOT_POSSIBLE: return MSG_invitation_not_possible;
    }
    BUG("an outcome that is none");
}

static void add(struct web *w)
{
    struct invitations_page page = page_new(w);
    struct maybe_person_id person = pick_read(w, &page.who);
    struct str why = form_line(w, &page.why, 3, 300);
    if (!person.is_set || !form_ok(w)) {
        board_show(w, &page);
        return;
    }
    web_redirect_said(w, url_invitations_board(w->arena, w->network.id), invite(w, person.value, why));
}

void invitations_act(struct web *w)
{
    struct str what = form_get(w, S("do"));
    if (str_is(what, S("remind")))
        remind(w);
    else if (str_is(what, S("offer")))
        offer(w);
    else if (str_is(what, S("add")))
        add(w);
    else
        web_error(w, 400);
}
