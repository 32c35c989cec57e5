// SPDX-License-Identifier: EUPL-1.2
// Who hosts this gathering? Taking it, giving it back, asking another; and for those who run the network,
// asking a member, or all.
#include "html/hosting/host.h"

#include "gathering/host_turn.h"
#include "gathering/hosting.h"
#include "i18n/format.h"
#include "jobs/host_asking.h"
#include "jobs/notice_host.h"
#include "pages/gathering/gathering.h"
#include "sql/topic.h"
#include "web/form.h"
#include "web/notify.h"

/// What there is to know of the gathering's hosting, as this reader sees it.
struct view {
    struct hosting_list seats;
    const struct hosting *mine, *wanted; // NULL: none
    struct hosting_swap swap;            // of a seat of it
    bool has_swap, is_ahead;
};

static bool is_me(const struct web *w, struct maybe_person_id person)
{
    return person.is_set && w->actor.person.is_set && person.value.n == w->actor.person.value.n;
}

static struct view view_read(struct web *w)
{
    const struct gathering *g = &w->gathering;
    struct view v = {
        .seats = hostings_of(w->db, g->id),
        .is_ahead = g->kind != GATHERING_KIND_KICKOFF && g->state == GATHERING_STATE_PLANNED &&
                    date_compare(g->held_on, w->today) >= 0 && w->network.state == NETWORK_STATE_RUNNING,
    };
    for (size_t i = 0; i < v.seats.count; i++) {
        const struct hosting *h = &v.seats.at[i];
        v.mine = is_me(w, h->person) ? h : v.mine;
        v.wanted = h->state == HOSTING_STATE_WANTED ? h : v.wanted;
        v.has_swap = v.has_swap || hosting_swap_open(w->db, h->id, &v.swap);
    }
    return v;
}

static struct str name_of(struct web *w, struct maybe_str given, struct maybe_str family)
{
    return str_words(w->arena, given.value, family.value);
}

static struct str hosts_in_words(struct web *w, const struct view *v)
{
    struct str *names = NEW_ARRAY(w->arena, struct str, v->seats.count);
    size_t count = 0;
    for (size_t i = 0; i < v->seats.count; i++)
        if (v->seats.at[i].person.is_set)
            names[count++] = name_of(w, v->seats.at[i].given_name, v->seats.at[i].family_name);
    return format_list(w->arena, w->lang, names, count);
}

static struct str lead_of(struct web *w, const struct view *v)
{
    struct str names = hosts_in_words(w, v);
    if (v->mine)
        return v->is_ahead ? SAY(w, MSG_host_is_you) : SAY(w, MSG_host_was_you);
    if (!names.len)
        return v->is_ahead ? SAY(w, MSG_host_nobody_yet) : SAY(w, MSG_host_nobody);
    return v->is_ahead ? SAY(w, MSG_host_is, arg_str(names)) : SAY(w, MSG_host_was, arg_str(names));
}

// ---- swaps ----

static struct str swap_in_words(struct web *w, const struct view *v)
{
    struct str from = name_of(w, v->swap.from_given, v->swap.from_family),
               to = name_of(w, v->swap.to_given, v->swap.to_family);
    if (is_me(w, v->swap.from_person))
        return to.len ? SAY(w, MSG_swap_you_asked, arg_str(to)) : SAY(w, MSG_swap_you_asked_all);
    if (!to.len || is_me(w, v->swap.to_person))
        return SAY(w, MSG_swap_asks, arg_str(from));
    return S(""); // between two others
}

static void swap_fill(struct web *w, const struct view *v, struct host_page *page)
{
    if (!v->has_swap || !v->is_ahead || !w->standing.is_member)
        return;
    page->swap = swap_in_words(w, v);
    page->may_withdraw = is_me(w, v->swap.from_person);
    page->may_take_over = page->swap.len && !page->may_withdraw && !v->mine;
}

static struct str number_of(struct web *w, struct person_id person)
{
    return str_format(w->arena, "%lld", (long long)person.n);
}

/// Everybody, or one of the other members.
static struct choices members_to_ask(struct web *w)
{
    struct member_list members = members_of(w->db, w->network.id);
    struct choices to = choices_new(w, S("to"), MSG_swap_to, members.count + 1);
    choices_add(&to, S("0"), SAY(w, MSG_swap_anybody), true);
    for (size_t i = 0; i < members.count; i++)
        if (!is_me(w, (struct maybe_person_id){true, members.at[i].person}))
            choices_add(&to, number_of(w, members.at[i].person),
                        str_words(w->arena, members.at[i].given_name, members.at[i].family_name), false);
    return to;
}

// ---- asking, by those who run the network ----

static struct choices candidates(struct web *w, const struct host_asking *asking,
                                 const struct host_candidate *next)
{
    struct choices whom = choices_new(w, S("whom"), MSG_host_whom, asking->members.count);
    for (size_t i = 0; i < asking->members.count; i++) {
        const struct host_candidate *c = &asking->members.at[i];
        choices_add(&whom, number_of(w, c->person), str_words(w->arena, c->given_name, c->family_name),
                    c == next);
    }
    return whom;
}

static void asking_fill(struct web *w, const struct view *v, struct host_page *page)
{
    struct notice_site site = notify_site(w);
    if (!v->wanted || !v->is_ahead || !web_may(w, VERB_RUN) || !web_may(w, VERB_TALK))
        return;
    struct host_asking asking = host_asking_of(w->db, &site, v->wanted->id, w->today);
    const struct host_candidate *next = host_asking_next(&asking);
    page->may_ask = asking.is_wanted && asking.members.count > 0;
    page->members = (int64_t)asking.members.count;
    page->whom = candidates(w, &asking, next);
    if (next)
        page->next = SAY(w, MSG_host_next, arg_str(str_words(w->arena, next->given_name, next->family_name)));
}

// ---- the page ----

static void page_show(struct web *w)
{
    const struct gathering *g = &w->gathering;
    struct view v = view_read(w);
    struct topic topic;
    bool may_talk = web_may(w, VERB_TALK) && v.is_ahead;
    struct host_page page = {
        .csrf = w->csrf,
        .title = SAY(w, MSG_host_title, arg_str(g->title)),
        .lead = lead_of(w, &v),
        .when = gathering_when(w),
        .place = g->place,
        .is_mine = v.mine && v.is_ahead,
        .lends = v.mine && v.mine->lends_place,
        .may_take = w->standing.is_member && v.is_ahead && !v.mine && (v.wanted || !v.seats.count),
        .may_ask_swap = v.mine && v.is_ahead && !v.has_swap,
        .may_second = may_talk && web_may(w, VERB_HOST) && v.seats.count == 1,
        .to = members_to_ask(w),
        .action = url_host_act(w->arena, g->id),
        .gathering = url_gathering_show(w->arena, g->id),
        .programme = url_programme_form(w->arena, g->id),
        .edit = url_gathering_edit_form(w->arena, g->id),
        .attendance = url_attendance_list(w->arena, g->id),
        .hosts = url_hosts(w->arena, w->network.id),
    };
    if (topic_of_gathering(w->db, g->id, &topic))
        page.topic = SAY(w, MSG_host_topic, arg_str(topic.title));
    swap_fill(w, &v, &page);
    asking_fill(w, &v, &page);
    view_host_page(&w->page, &page);
    gathering_crumbs(w, false);
    web_title(w, page.title);
}

void host_show(struct web *w)
{
    page_show(w);
}

// ---- what is done there ----

static void back(struct web *w, enum message said)
{
    web_redirect_said(w, url_host_show(w->arena, w->gathering.id), said);
}

/// The page again, with what stands against it.
static void refuse(struct web *w, enum message why)
{
    w->status = 409;
    form_problem(w, NULL, SAY(w, why));
    page_show(w);
}

static void take(struct web *w, const struct view *v)
{
    (void)v;
    switch (hosting_take(w->db, &w->gathering, w->actor.person, w->today, w->now)) {
    case HOSTING_TAKEN:
    case HOSTING_ALREADY: back(w, MSG_host_thanks); return;
    case HOSTING_FULL: refuse(w, MSG_host_full); return;
    case HOSTING_NOT_MEMBER: refuse(w, MSG_host_not_member); return;
    case HOSTING_OVER: refuse(w, MSG_host_over); return;
    }
}

static void give_back(struct web *w, const struct view *v)
{
    if (v->mine && hosting_give_back(w->db, v->mine, w->actor.person.value, w->now))
        back(w, MSG_host_given_back);
    else
        refuse(w, MSG_host_not_yours);
}

static void lend(struct web *w, const struct view *v)
{
    if (v->mine && hosting_place_lend(w->db, v->mine->id, str_is(form_get(w, S("do")), S("lend"))))
        back(w, MSG_form_saved);
    else
        refuse(w, MSG_host_not_yours);
}

static void swap(struct web *w, const struct view *v)
{
    struct maybe_person_id to = {0};
    struct hosting_swap_id id;
    str_int(form_get(w, S("to")), &to.value.n);
    to.is_set = to.value.n != 0;
    if (!v->mine || !form_ok(w)) {
        refuse(w, MSG_host_not_yours);
        return;
    }
    struct notice_site site = notify_site(w);
    switch (hosting_swap_ask(w->db, v->mine, w->actor.person.value, to, w->today, w->now, &id)) {
    case SWAP_ASKED:
        notice_swap_asked(w->db, &site, id);
        back(w, to.is_set ? MSG_swap_is_asked : MSG_swap_all_asked);
        return;
    case SWAP_NOT_YOURS: refuse(w, MSG_host_not_yours); return;
    case SWAP_NOT_THEM: refuse(w, MSG_swap_not_them); return;
    }
}

static void withdraw(struct web *w, const struct view *v)
{
    if (v->has_swap && is_me(w, v->swap.from_person)) {
        hosting_swap_withdraw(w->db, &v->swap, w->now);
        back(w, MSG_swap_withdrawn);
    } else
        refuse(w, MSG_swap_over);
}

static void take_over(struct web *w, const struct view *v)
{
    struct notice_site site = notify_site(w);
    if (!v->has_swap) {
        refuse(w, v->mine ? MSG_swap_over : MSG_host_full);
        return;
    }
    switch (hosting_swap_answer(w->db, v->swap.id, w->actor.person.value, true, w->now)) {
    case SWAP_TAKEN_OVER:
        notice_swap_answered(w->db, &site, v->swap.id, w->actor.person.value, true);
        back(w, MSG_host_thanks);
        return;
    case SWAP_HOSTS: back(w, MSG_host_thanks); return;
    case SWAP_FASTER: refuse(w, MSG_host_full); return;
    case SWAP_DECLINED:
    case SWAP_OVER: refuse(w, MSG_swap_over); return;
    }
}

static void ask(struct web *w, const struct view *v)
{
    struct person_id whom = {0};
    struct notice_site site = notify_site(w);
    bool asks_all = str_is(form_get(w, S("do")), S("ask_all"));
    if (!v->wanted || (!asks_all && !str_int(form_get(w, S("whom")), &whom.n))) {
        refuse(w, MSG_host_full);
        return;
    }
    struct host_asking asking = host_asking_of(w->db, &site, v->wanted->id, w->today);
    if (asks_all)
        host_ask_all(w->db, &asking);
    else
        host_ask_one(w->db, &asking, whom);
    back(w, MSG_host_asked);
}

static void second(struct web *w, const struct view *v)
{
    (void)v;
    hosting_want_second(w->db, &w->gathering, w->today, w->now);
    back(w, MSG_form_saved);
}

static bool is_member(const struct web *w)
{
    return w->standing.is_member;
}

static bool runs_network(const struct web *w)
{
    return web_may(w, VERB_RUN);
}

static bool runs_gathering(const struct web *w)
{
    return web_may(w, VERB_HOST);
}

static const struct {
    struct str name;
    bool (*may)(const struct web *w);
    void (*act)(struct web *w, const struct view *v);
} acts[] = {
    {S_INIT("take"), is_member, take},           {S_INIT("give_back"), is_member, give_back},
    {S_INIT("lend"), is_member, lend},           {S_INIT("lend_no"), is_member, lend},
    {S_INIT("swap"), is_member, swap},           {S_INIT("withdraw"), is_member, withdraw},
    {S_INIT("take_over"), is_member, take_over}, {S_INIT("ask"), runs_network, ask},
    {S_INIT("ask_all"), runs_network, ask},      {S_INIT("second"), runs_gathering, second},
};

void host_act(struct web *w)
{
    struct view v = view_read(w);
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (str_is(form_get(w, S("do")), acts[i].name)) {
            if (acts[i].may(w))
                acts[i].act(w, &v);
            else
                web_error(w, 403);
            return;
        }
    web_error(w, 400);
}
