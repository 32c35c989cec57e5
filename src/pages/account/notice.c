// SPDX-License-Identifier: EUPL-1.2
// Which mails a person gets: from the link in a mail for one network, from My page for all. Invitations and
// what concerns the calendar always come; a mail program may switch off the rest with one click (RFC 8058).
#include "html/account/notice.h"

#include "pages/invitation/reply.h"
#include "sql/invitation.h"
#include "sql/notice.h"
#include "sql/weekly.h"
#include "jobs/outgoing.h"
#include "web/form.h"

static const struct {
    enum notice_kind kind;
    enum message label;
} kinds[] = {
    {NOTICE_KIND_REMINDER, MSG_notice_reminder},
    {NOTICE_KIND_GROUPS, MSG_notice_groups},
    {NOTICE_KIND_DAY_BEFORE, MSG_notice_day_before},
    {NOTICE_KIND_QUESTION, MSG_notice_question},
    {NOTICE_KIND_TURN, MSG_notice_turn},
    {NOTICE_KIND_POLL, MSG_notice_poll},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/// Whose mails the page is about, and of which networks.
struct subject {
    struct person_id person;
    struct notice_network_list networks;
    bool has_weekly; // the page is about all their networks
    struct url action;
};

static struct str number_of(struct web *w, struct network_id network)
{
    return str_format(w->arena, "%lld", (long long)network.n);
}

static struct notice_switch switch_of(struct web *w, const struct subject *of, struct network_id network,
                                      size_t k)
{
    struct notice_setting setting = {0};
    struct str name = notice_kind_text(kinds[k].kind);
    notice_setting_of(w->db, network, of->person, kinds[k].kind, &setting);
    return (struct notice_switch){
        .name = name,
        .id = str_format(w->arena, "%.*s-%lld", STR(name), (long long)network.n),
        .label = SAY(w, kinds[k].label),
        .is_on = !setting.is_off,
    };
}

static void weekly_fill(struct web *w, const struct subject *of, struct notice_page *page)
{
    struct weekly weekly = {0};
    weekly_of(w->db, of->person, &weekly);
    page->has_weekly = true;
    page->weekly = (struct notice_switch){
        .name = S("weekly"), .id = S("weekly"), .label = SAY(w, MSG_notice_weekly), .is_on = !weekly.is_off};
}

/// Who is in no network gets none.
static bool shows_weekly(const struct subject *of)
{
    return of->has_weekly && of->networks.count;
}

static void page_show(struct web *w, const struct subject *of, struct str said)
{
    struct notice_page page = {.csrf = w->csrf, .said = said, .action = of->action};
    page.cards.at = NEW_ARRAY(w->arena, struct notice_card, of->networks.count);
    for (size_t i = 0; i < of->networks.count; i++) {
        const struct notice_network *n = &of->networks.at[i];
        struct notice_card card = {.network = n->name, .number = number_of(w, n->id)};
        card.switches.at = NEW_ARRAY(w->arena, struct notice_switch, KINDS);
        for (size_t k = 0; k < KINDS; k++)
            card.switches.at[card.switches.count++] = switch_of(w, of, n->id, k);
        page.cards.at[page.cards.count++] = card;
    }
    if (shows_weekly(of))
        weekly_fill(w, of, &page);
    view_notice_page(&w->page, &page);
    web_title(w, SAY(w, MSG_notice_title));
}

/// What the page did not show stays as it is.
static void switches_save(struct web *w, const struct subject *of)
{
    for (size_t i = 0; i < of->networks.count; i++) {
        struct network_id network = of->networks.at[i].id;
        struct str number = number_of(w, network);
        if (!form_has_value(w, S("shown"), number))
            continue;
        for (size_t k = 0; k < KINDS; k++)
            notice_setting_put(w->db, network, of->person, kinds[k].kind,
                               !form_has_value(w, notice_kind_text(kinds[k].kind), number));
    }
    if (shows_weekly(of) && form_has(w, S("weekly_shown")))
        weekly_off_put(w->db, of->person, !form_has(w, S("weekly")));
    outgoing_drop_off(w->db);
}

// ---- from a mail ----

/// The link of a weekly mail is about all networks of its reader.
static bool open_weekly(struct web *w, struct person_id person, struct notice_link *what, struct subject *of)
{
    struct invitee who;
    if (!invitee(w->db, person, &who))
        return false;
    *what = (struct notice_link){.person = person, .language = who.language};
    *of = (struct subject){
        .person = person,
        .networks = notice_networks(w->db, person),
        .has_weekly = true,
        .action = url_notices_save(w->arena, w->path.token),
    };
    reply_language(w, who.language);
    return true;
}

/// False: the page that says why not is written.
static bool open_link(struct web *w, struct notice_link *what, struct subject *of)
{
    struct link link = {0};
    bool is_signed = link_read(&w->site->key, w->path.token, &link);
    if (is_signed && link.purpose == LINK_WEEKLY && open_weekly(w, (struct person_id){link.id}, what, of))
        return true;
    if (!is_signed || link.purpose != LINK_NOTICES ||
        !notice_setting_by_id(w->db, (struct notice_setting_id){link.id}, what)) {
        web_not_found(w);
        return false;
    }
    struct notice_network *network = NEW(w->arena, struct notice_network);
    *network = (struct notice_network){what->network, what->network_name};
    *of = (struct subject){.person = what->person,
                           .networks = {network, 1},
                           .action = url_notices_save(w->arena, w->path.token)};
    reply_language(w, what->language);
    return true;
}

void notices_show(struct web *w)
{
    struct notice_link what;
    struct subject of;
    if (open_link(w, &what, &of))
        page_show(w, &of, S(""));
}

/// The answer to a click is a page and no redirect, which mail programs do not follow.
static void switch_off(struct web *w, const struct notice_link *what, const struct subject *of)
{
    if (of->has_weekly)
        weekly_off_put(w->db, what->person, true);
    else
        notice_setting_put(w->db, what->network, what->person, what->kind, true);
    outgoing_drop_off(w->db);
    page_show(w, of,
              of->has_weekly ? SAY(w, MSG_notice_weekly_off_now)
                             : SAY(w, MSG_notice_off_now, arg_str(what->network_name)));
}

void notices_save(struct web *w)
{
    struct notice_link what;
    struct subject of;
    if (!open_link(w, &what, &of))
        return;
    if (form_has(w, S("List-Unsubscribe"))) {
        switch_off(w, &what, &of);
        return;
    }
    switches_save(w, &of);
    web_redirect_said(w, url_notices_show(w->arena, w->path.token), MSG_form_saved);
}

// ---- from My page ----

static struct subject own(struct web *w)
{
    struct subject of = {.has_weekly = true, .action = url_own_notices_save(w->arena)};
    if (w->actor.person.is_set) {
        of.person = w->actor.person.value;
        of.networks = notice_networks(w->db, of.person);
    }
    return of;
}

void own_notices_show(struct web *w)
{
    struct subject of = own(w);
    page_show(w, &of, S(""));
}

void own_notices_save(struct web *w)
{
    struct subject of = own(w);
    switches_save(w, &of);
    web_redirect_said(w, url_own_notices_show(w->arena), MSG_form_saved);
}
