// SPDX-License-Identifier: EUPL-1.2
// The list of the outbox: what leaves, what does not, and what can be done with all mails of one state.
#include "i18n/format.h"
#include "jobs/outgoing.h"
#include "pages/admin/outbox_parts.h"
#include "web/confirm.h"
#include "web/form.h"
#include "web/listing.h"

enum { ROWS_MOST = 1000, NO_NETWORK = -1, COUNTED_MOST = 1000 };

/// What the list is narrowed to.
struct filter {
    bool has_state;
    enum outbox_state state;
    struct network_id network;
    int64_t before;
};

static struct url filter_url(struct web *w, const struct filter *f)
{
    struct url url = url_outbox(w->arena);
    if (f->has_state)
        url = url_with(w->arena, url, S("state"), outbox_state_text(f->state));
    return f->network.n ? url_with_int(w->arena, url, S("network"), f->network.n) : url;
}

static void filter_keep(struct web *w, struct listing *list, const struct filter *f)
{
    if (f->has_state)
        listing_keep(w, list, S("state"), outbox_state_text(f->state));
    if (f->network.n > 0)
        listing_keep(w, list, S("network"), str_format(w->arena, "%lld", (long long)f->network.n));
    if (f->before < INT64_MAX)
        listing_keep(w, list, S("before"), str_format(w->arena, "%lld", (long long)f->before));
}

static struct filter filter_read(struct str state, struct str network, struct str before)
{
    struct filter f = {.before = INT64_MAX};
    f.has_state = outbox_state_from_text(state, &f.state);
    if (!str_int(network, &f.network.n) || f.network.n < 0)
        f.network.n = 0;
    if (!str_int(before, &f.before) || f.before <= 0)
        f.before = INT64_MAX;
    return f;
}

/// A lead sees the mails of one own network at a time; one who leads none yet sees no mail. False: the actor
/// may not see what the address asks for.
static bool filter_narrow(struct web *w, struct filter *f)
{
    if (f->network.n || outbox_sees_all(w))
        return outbox_sees(w, (struct maybe_network_id){true, f->network});
    struct outbox_network_list led = outbox_networks_led(w->db, w->actor.account);
    f->network.n = led.count ? led.at[0].id.n : NO_NETWORK;
    return true;
}

/// Beyond a number nobody reads them one by one, and counting takes as long as they are many.
static struct str tally(struct web *w, int64_t count)
{
    return count > COUNTED_MOST ? SAY(w, MSG_outbox_over, arg_int(COUNTED_MOST))
                                : format_int(w->arena, w->lang, count);
}

static void state_add(struct web *w, struct outbox_page *page, const struct filter *now, bool has_state,
                      enum outbox_state state, int64_t count)
{
    struct filter f = {.has_state = has_state, .state = state, .network = now->network};
    bool is_here = has_state ? now->has_state && now->state == state : !now->has_state;
    struct str label = SAY(w, has_state ? outbox_state_labels[state] : MSG_outbox_state_all);
    page->states.at[page->states.count++] =
        (struct outbox_state_link){label, tally(w, count), is_here, filter_url(w, &f)};
    if (is_here)
        page->caption = count > COUNTED_MOST ? SAY(w, MSG_outbox_number_over, arg_int(COUNTED_MOST))
                                             : SAY(w, MSG_outbox_number, arg_int(count));
}

/// "all" first, then the states that mails are in.
static void states_fill(struct web *w, struct outbox_page *page, const struct filter *now)
{
    struct outbox_count_list counts = outbox_counts(w->db, now->network, COUNTED_MOST + 1);
    int64_t all = 0;
    for (size_t i = 0; i < counts.count; i++)
        all += counts.at[i].count;
    page->has_mails = all > 0 || now->network.n > 0;
    page->states.at = NEW_ARRAY(w->arena, struct outbox_state_link, counts.count + 2);
    state_add(w, page, now, false, OUTBOX_STATE_HELD, all);
    bool is_shown = !now->has_state;
    for (size_t i = 0; i < counts.count; i++) {
        state_add(w, page, now, true, counts.at[i].state, counts.at[i].count);
        is_shown |= counts.at[i].state == now->state;
    }
    if (!is_shown)
        state_add(w, page, now, true, now->state, 0);
}

static void networks_fill(struct web *w, struct outbox_page *page, const struct filter *now)
{
    struct outbox_network_list rows = outbox_networks_of(w);
    struct filter f = *now;
    f.network.n = 0;
    page->networks.at = NEW_ARRAY(w->arena, struct outbox_network_link, rows.count + 1);
    if (outbox_sees_all(w))
        page->networks.at[page->networks.count++] =
            (struct outbox_network_link){SAY(w, MSG_outbox_all_networks), !now->network.n, filter_url(w, &f)};
    for (size_t i = 0; i < rows.count; i++) {
        f.network = rows.at[i].id;
        page->networks.at[page->networks.count++] =
            (struct outbox_network_link){rows.at[i].name, now->network.n == f.network.n, filter_url(w, &f)};
    }
}

static struct outbox_row row_of(struct web *w, const struct outbox_line *m)
{
    return (struct outbox_row){
        .subject = m->subject,
        .to = str_format(w->arena, "%.*s, %.*s", STR(m->to_name), STR(m->to_address)),
        .kind = SAY(w, mail_kind_labels[m->kind]),
        .state = SAY(w, outbox_state_labels[m->state]),
        .when = outbox_moment(w, m->created_at),
        .problem = outbox_problem_text(w, m->problem),
        .state_code = m->state,
        .url = url_outbox_one(w->arena, m->id),
    };
}

static const struct listing_key outbox_keys[] = {
    {"subject", MSG_outbox_subject, .is_searched = true},
    {"to", MSG_outbox_to, .is_searched = true},
    {"state", MSG_outbox_state, .is_searched = true},
    {"written", MSG_outbox_written, .begins_down = true, .given = LISTING_DOWN},
};
static const struct listing_about outbox_listing = {
    .label = MSG_outbox_find, .keys = outbox_keys, .key_count = 4, .is_table = true};

static struct str line_text(struct web *w, const void *row, size_t key)
{
    const struct outbox_line *m = row;
    switch (key) {
    case 0: return m->subject;
    case 1: return str_words(w->arena, m->to_name, m->to_address);
    case 2: return SAY(w, outbox_state_labels[m->state]);
    default: return str_format(w->arena, "%lld", (long long)m->created_at.us);
    }
}

/// Of a thousand mails; older ones stand behind a link.
static void rows_fill(struct web *w, struct outbox_page *page, const struct filter *f)
{
    struct str state = f->has_state ? outbox_state_text(f->state) : S("");
    struct outbox_line_list rows = outbox_list(w->db, state, f->network, f->before);
    page->has_more = rows.count > ROWS_MOST;
    if (page->has_more) {
        rows.count = ROWS_MOST;
        page->more = url_with_int(w->arena, filter_url(w, f), S("before"), rows.at[ROWS_MOST - 1].id.n);
    }
    page->list = listing_read(w, url_outbox(w->arena), &outbox_listing);
    filter_keep(w, &page->list, f);
    LISTING_PICK(w, &page->list, &rows, line_text);
    page->rows.at = NEW_ARRAY(w->arena, struct outbox_row, rows.count);
    for (; page->rows.count < rows.count; page->rows.count++)
        page->rows.at[page->rows.count] = row_of(w, &rows.at[page->rows.count]);
}

/// Buttons for all mails of a state; each says exactly how many it is about.
static void bulk_fill(struct web *w, struct outbox_page *page, const struct filter *f)
{
    page->bulk.at = NEW_ARRAY(w->arena, struct outbox_bulk, outbox_deed_count);
    for (const struct deed *d = outbox_deeds; f->has_state && d < outbox_deeds + outbox_deed_count; d++) {
        if (d->from != f->state || !d->is_bulk)
            continue;
        if (!page->bulk.count)
            outbox_number_in(w->db, f->state, f->network, &page->number);
        page->bulk.at[page->bulk.count++] =
            (struct outbox_bulk){d->name, SAY(w, d->for_all, arg_int(page->number))};
    }
}

/// How far the mails are that wait now, and how long the rest takes at the pace that the relay takes.
static void leaving_fill(struct web *w, struct outbox_leaving *leaving)
{
    struct outbox_progress p;
    if (!outbox_sees_all(w) || !w->site->has_relay || !outbox_progress(w->db, &p) || !p.waiting)
        return;
    int64_t pace = w->settings.mails_per_minute, soon = p.waiting - p.later;
    *leaving = (struct outbox_leaving){true, .gone = p.whole - p.waiting, .whole = p.whole};
    if (pace && soon)
        leaving->words = SAY(w, MSG_outbox_takes, arg_int(pace), arg_int((soon + pace - 1) / pace));
    if (p.later)
        leaving->later = SAY(w, MSG_outbox_later, arg_int(p.later));
}

static void list_show(struct web *w, const struct filter *f)
{
    struct outbox_page page = {
        .csrf = w->csrf,
        .state = f->has_state ? outbox_state_text(f->state) : S(""),
        .network = str_format(w->arena, "%lld", (long long)f->network.n),
        .about = f->has_state ? SAY(w, outbox_state_abouts[f->state]) : S(""),
        .has_relay = w->site->has_relay,
        .action = url_outbox_act(w->arena),
    };
    leaving_fill(w, &page.leaving);
    states_fill(w, &page, f);
    networks_fill(w, &page, f);
    rows_fill(w, &page, f);
    bulk_fill(w, &page, f);
    w->is_wide = true;
    view_outbox_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_admin), url_admin(w->arena));
    web_title(w, SAY(w, MSG_outbox_title));
}

void outbox(struct web *w)
{
    struct filter f =
        filter_read(form_query(w, S("state")), form_query(w, S("network")), form_query(w, S("before")));
    if (filter_narrow(w, &f))
        list_show(w, &f);
    else
        web_not_found(w);
}

/// For all mails of one state: exactly as many as the button said, or the page comes again.
void outbox_act(struct web *w)
{
    struct filter f = filter_read(form_get(w, S("state")), form_get(w, S("network")), S(""));
    const struct deed *deed = f.has_state ? outbox_deed(form_get(w, S("do")), f.state) : NULL;
    int64_t expected = -1, number = 0;
    if (!filter_narrow(w, &f)) {
        web_not_found(w);
        return;
    }
    if (!deed || !deed->is_bulk) {
        web_error(w, 400);
        return;
    }
    outbox_number_in(w->db, f.state, f.network, &number);
    if (!str_int(form_get(w, S("count")), &expected) || expected != number) {
        form_problem(w, NULL, SAY(w, MSG_outbox_number_changed));
        w->status = 409;
        list_show(w, &f);
        return;
    }
    int64_t dropped = 0;
    if (outbox_is_again(deed))
        outgoing_again(w->db, deed->from, (struct outbox_id){0}, f.network, w->now, &dropped);
    else
        outbox_state_change_all(w->db, deed->from, deed->to, f.network, w->now);
    outgoing_note(w->db, w->now, &w->mails);
    f.state = deed->to;
    web_redirect_said(w, filter_url(w, &f), dropped ? MSG_outbox_some_outdated : MSG_form_saved);
}
