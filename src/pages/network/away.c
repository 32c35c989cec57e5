// SPDX-License-Identifier: EUPL-1.2
// Being away for a time: the member's own page, and that of whoever runs the network and was told of it.
#include "html/network/away.h"

#include "i18n/format.h"
#include "jobs/standing_in.h"
#include "network/away.h"
#include "pages/people/pick.h"
#include "sql/invitation.h"
#include "web/form.h"
#include "web/notify.h"

/// Whose time it is.
struct absentee {
    struct person_id person;
    struct str name;
    bool is_own;
};

// ---- the page ----

static void gatherings_fill(struct web *w, struct away_page *page, struct person_id person,
                            const struct away *away)
{
    struct date from = date_compare(away->starts_on, w->today) > 0 ? away->starts_on : w->today;
    struct away_gathering_list *list = &page->gatherings;
    struct away_gathering_row_list rows = away_gatherings(w->db, w->network.id, person, from, away->ends_on);
    list->at = NEW_ARRAY(w->arena, struct away_gathering, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        list->at[list->count++] = (struct away_gathering){
            .title = rows.at[i].title,
            .day = format_weekday_date(w->arena, w->lang, rows.at[i].held_on),
            .comes = rows.at[i].answer.is_set && rows.at[i].answer.value == ANSWER_YES,
            .hosts = rows.at[i].is_host,
            .url = url_gathering_show(w->arena, rows.at[i].id),
        };
}

/// What was said before, where it is not over.
static void said_fill(struct web *w, struct away_page *page, const struct absentee *who)
{
    struct away away;
    if (!away_of(w->db, w->network.id, who->person, &away) || date_compare(away.ends_on, w->today) < 0)
        return;
    struct str days = format_date_range(w->arena, w->lang, away.starts_on, away.ends_on);
    page->said = who->is_own ? SAY(w, MSG_away_said, arg_str(days))
                             : SAY(w, MSG_away_said_of, arg_str(who->name), arg_str(days));
    page->may_return = true;
    page->starts_on.value = date_iso(w->arena, away.starts_on);
    page->ends_on.value = date_iso(w->arena, away.ends_on);
    gatherings_fill(w, page, who->person, &away);
}

/// Who is in the network for them meanwhile.
static void stand_in_fill(struct web *w, struct away_page *page, const struct absentee *who)
{
    struct stand_in s;
    page->stand_in = pick_required(pick_new(w, S("stand_in"), MSG_stand_in_who, (struct maybe_person_id){0}));
    if (!stand_in_of(w->db, w->network.id, who->person, &s))
        return;
    struct arg name = arg_str(str_words(w->arena, s.stand_in_given, s.stand_in_family));
    page->stands_in = s.state == STAND_IN_STATE_SERVING ? SAY(w, MSG_stand_in_is_there, name)
                                                        : SAY(w, MSG_stand_in_is_asked, name);
}

static struct away_page page_new(struct web *w, const struct absentee *who)
{
    struct away_page page = {
        .csrf = w->csrf,
        .title = who->is_own ? SAY(w, MSG_away_title, arg_str(w->network.name))
                             : SAY(w, MSG_away_title_of, arg_str(who->name), arg_str(w->network.name)),
        .about = SAY(w, who->is_own ? MSG_away_about : MSG_away_about_of),
        .starts_on = input_required(input_of_kind(w, S("starts_on"), MSG_away_starts_on, S("date"))),
        .ends_on = input_required(input_of_kind(w, S("ends_on"), MSG_away_ends_on, S("date"))),
        .is_own = who->is_own,
        .action = who->is_own ? url_away_save(w->arena, w->network.id)
                              : url_member_act(w->arena, w->network.id, who->person),
        .back = who->is_own ? url_network_show(w->arena, w->network.id)
                            : url_network_members(w->arena, w->network.id),
    };
    page.starts_on.value = date_iso(w->arena, w->today);
    said_fill(w, &page, who);
    stand_in_fill(w, &page, who);
    return page;
}

static void page_show(struct web *w, struct away_page *page)
{
    view_away_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    if (!page->is_own)
        web_crumb(w, SAY(w, MSG_network_people_title), url_network_members(w->arena, w->network.id));
    web_title(w, page->title);
}

// ---- saying so ----

static void say(struct web *w, struct away_page *page, const struct absentee *who)
{
    struct away_wish wish = {
        .network = w->network.id, .person = who->person, .today = w->today, .now = w->now};
    form_date(w, &page->starts_on, &wish.starts_on);
    form_date(w, &page->ends_on, &wish.ends_on);
    if (form_ok(w)) {
        switch (away_say(w->db, &wish)) {
        case AWAY_SAID: web_redirect_said(w, page->action, MSG_away_saved); return;
        case AWAY_NO_MEMBER: web_not_found(w); return;
        case AWAY_ENDS_FIRST: form_problem(w, &page->ends_on, SAY(w, MSG_away_ends_first)); break;
        case AWAY_OVER: form_problem(w, &page->ends_on, SAY(w, MSG_away_over)); break;
        case AWAY_TOO_LONG: form_problem(w, &page->ends_on, SAY(w, MSG_away_too_long)); break;
        }
    }
    page_show(w, page);
}

// ---- somebody stands in ----

static void ask_stand_in(struct web *w, struct away_page *page, const struct absentee *who)
{
    struct stand_in_id id;
    struct notice_site site = notify_site(w);
    struct maybe_person_id picked = pick_read(w, &page->stand_in);
    struct stand_in_wish wish = {w->network.id, who->person, picked.value, w->today, w->now};
    if (!picked.is_set || !form_ok(w)) {
        page_show(w, page);
        return;
    }
    switch (stand_in_ask(w->db, &wish, &id)) {
    case STAND_IN_ASKED:
        notice_stand_in(w->db, &site, id);
        web_redirect_said(w, page->action, MSG_stand_in_now_asked);
        return;
    case STAND_IN_NOT_AWAY:
    case STAND_IN_HAS_ONE: web_error(w, 409); return;
    case STAND_IN_MEMBER: pick_problem(w, &page->stand_in, SAY(w, MSG_stand_in_member)); break;
    }
    page_show(w, page);
}

static void end_stand_in(struct web *w, const struct away_page *page, const struct absentee *who)
{
    struct stand_in s;
    struct notice_site site = notify_site(w);
    if (stand_in_of(w->db, w->network.id, who->person, &s))
        standing_in_end(w->db, &site, &s, w->today);
    web_redirect_said(w, page->action, MSG_stand_in_over);
}

static void act(struct web *w, const struct absentee *who)
{
    struct away_page page = page_new(w, who);
    struct str what = form_get(w, S("do"));
    if (str_is(what, S("away")))
        say(w, &page, who);
    else if (str_is(what, S("stand_in")))
        ask_stand_in(w, &page, who);
    else if (str_is(what, S("stand_in_end")))
        end_stand_in(w, &page, who);
    else if (str_is(what, S("return"))) {
        away_return(w->db, w->network.id, who->person, w->today);
        web_redirect_said(w, page.back, MSG_away_returned);
    } else
        web_error(w, 400);
}

// ---- one's own, and a member's ----

/// False, and answered: who asks is no member.
static bool own(struct web *w, struct absentee *who)
{
    if (!w->standing.is_member)
        web_not_found(w);
    else
        *who = (struct absentee){.person = w->actor.person.value, .is_own = true};
    return w->standing.is_member;
}

static bool other(struct web *w, struct absentee *who)
{
    struct membership m;
    struct invitee p;
    bool is_there = membership_state(w->db, w->network.id, w->path.person, &m) && !m.left_at.is_set &&
                    invitee(w->db, w->path.person, &p) && !p.has_left;
    if (is_there)
        *who = (struct absentee){w->path.person, str_words(w->arena, p.given_name, p.family_name), false};
    else
        web_not_found(w);
    return is_there;
}

void away_form(struct web *w)
{
    struct absentee who;
    if (!own(w, &who))
        return;
    struct away_page page = page_new(w, &who);
    page_show(w, &page);
}

void away_save(struct web *w)
{
    struct absentee who;
    if (own(w, &who))
        act(w, &who);
}

void member_form(struct web *w)
{
    struct absentee who;
    if (!other(w, &who))
        return;
    struct away_page page = page_new(w, &who);
    page_show(w, &page);
}

void member_act(struct web *w)
{
    struct absentee who;
    if (other(w, &who))
        act(w, &who);
}
