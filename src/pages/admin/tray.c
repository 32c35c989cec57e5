// SPDX-License-Identifier: EUPL-1.2
// The tray: replies that came by mail and that nothing vouches for. Administrators and HR see all of them, a
// lead those of the own networks.
#include "base/bug.h"
#include "html/admin/tray.h"
#include "i18n/email.h"
#include "i18n/format.h"
#include "jobs/tray.h"
#include "pages/admin/outbox_parts.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/notify.h"

static struct str answer_words(struct web *w, enum answer answer)
{
    switch (answer) {
    case ANSWER_NONE: return SAY(w, MSG_tray_only_proposes);
    case ANSWER_YES: return SAY(w, MSG_invitation_said_yes);
    case ANSWER_NO: return SAY(w, MSG_invitation_said_no);
    case ANSWER_MAYBE: return SAY(w, MSG_invitation_said_maybe);
    }
    BUG("no such answer");
}

static struct str gathering_words(struct web *w, struct str title, struct date held_on)
{
    return str_format(w->arena, "%.*s, %.*s", STR(title),
                      STR(format_weekday_date(w->arena, w->lang, held_on)));
}

static const struct listing_key tray_keys[] = {
    {"from", MSG_outbox_from, .is_searched = true},
    {"reply", MSG_tray_reply, .is_searched = true},
    {"gathering", MSG_tray_gathering, .is_searched = true},
    {"received", MSG_tray_received, .begins_down = true, .given = LISTING_DOWN},
};
static const struct listing_about tray_listing = {
    .label = MSG_tray_find, .keys = tray_keys, .key_count = 4, .is_table = true};

static struct str tray_text(struct web *w, const void *row, size_t key)
{
    const struct tray_row *r = row;
    switch (key) {
    case 0: return r->sender;
    case 1: return r->answer;
    case 2: return str_words(w->arena, r->gathering, r->network);
    default: return str_format(w->arena, "%lld", (long long)r->received_at.us);
    }
}

void tray(struct web *w)
{
    struct account_id whose = outbox_sees_all(w) ? (struct account_id){0} : w->actor.account;
    struct tray_line_list lines = tray_list(w->db, whose);
    struct tray_page page = {.rows.at = NEW_ARRAY(w->arena, struct tray_row, lines.count)};
    for (size_t i = 0; i < lines.count; i++) {
        const struct tray_line *l = &lines.at[i];
        page.rows.at[page.rows.count++] = (struct tray_row){
            .sender = l->sender,
            .gathering = gathering_words(w, l->title, l->held_on),
            .network = l->network_name,
            .answer = answer_words(w, l->answer),
            .when = outbox_moment(w, l->received_at),
            .received_at = l->received_at,
            .url = url_tray_one(w->arena, l->id),
        };
    }
    page.list = listing_read(w, url_tray(w->arena), &tray_listing);
    LISTING_PICK(w, &page.list, &page.rows, tray_text);
    view_tray_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_admin), url_admin(w->arena));
    web_title(w, SAY(w, MSG_tray_title));
}

/// The letter of the address, if the actor may see it.
static bool load(struct web *w, struct tray *t)
{
    if (tray_by_id(w->db, w->path.tray, t) && outbox_sees(w, (struct maybe_network_id){true, t->network}))
        return true;
    web_not_found(w);
    return false;
}

/// Everybody it can be about; the one whom it names, or whose address it comes from, stands ready. *is_known:
/// it names one.
static struct choices whose_of(struct web *w, const struct tray *t, bool *is_known)
{
    struct tray_person_list people = tray_people(w->db, t->network);
    struct choices whose = choices_new(w, S("person"), MSG_tray_whose, people.count + 1);
    struct str attendee = email_key(w->arena, t->attendee), sender = email_key(w->arena, t->sender);
    *is_known = false;
    for (size_t i = 0; i < people.count; i++)
        *is_known |= str_is(email_key(w->arena, people.at[i].email), attendee);
    choices_add(&whose, S(""), SAY(w, MSG_tray_whose_choose), false);
    for (size_t i = 0; i < people.count; i++) {
        const struct tray_person *p = &people.at[i];
        struct str label =
            str_format(w->arena, "%.*s %.*s, %.*s", STR(p->given_name), STR(p->family_name), STR(p->email));
        bool is_meant = str_is(email_key(w->arena, p->email), *is_known ? attendee : sender);
        choices_add(&whose, str_format(w->arena, "%lld", (long long)p->id.n), label, is_meant);
    }
    return whose;
}

static void one_show(struct web *w, const struct tray *t, struct str problem)
{
    struct network network = {0};
    struct gathering g = {0};
    bool is_known;
    if (!network_by_id(w->db, t->network, &network) || !gathering_by_id(w->db, t->gathering, &g)) {
        web_not_found(w);
        return;
    }
    struct choices whose = whose_of(w, t, &is_known);
    whose.problem = problem;
    struct tray_one page = {
        .csrf = w->csrf,
        .sender = t->sender,
        .subject = t->subject,
        .attendee = t->attendee,
        .gathering = gathering_words(w, g.title, g.held_on),
        .network = network.name,
        .answer = answer_words(w, t->answer),
        .proposal = t->proposal.is_set ? t->proposal.value : S(""),
        .comment = t->comment.is_set ? t->comment.value : S(""),
        .when = outbox_moment(w, t->received_at),
        .why = SAY(w, is_known ? MSG_tray_why_unsure : MSG_tray_why_unknown),
        .whose = whose,
        .action = url_tray_judge(w->arena, t->id),
    };
    view_tray_one(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_admin), url_admin(w->arena));
    web_crumb(w, SAY(w, MSG_tray_title), url_tray(w->arena));
    web_title(w, SAY(w, MSG_tray_from, arg_str(t->sender)));
}

void tray_one(struct web *w)
{
    struct tray t;
    if (load(w, &t))
        one_show(w, &t, S(""));
}

static void refuse(struct web *w, const struct tray *t, enum message why)
{
    form_problem(w, NULL, SAY(w, why));
    one_show(w, t, SAY(w, why));
}

void tray_judge(struct web *w)
{
    struct tray t;
    struct person_id person = {0};
    struct notice_site site = notify_site(w);
    if (!load(w, &t))
        return;
    if (str_is(form_get(w, S("do")), S("discard"))) {
        tray_delete(w->db, t.id);
        web_redirect_said(w, url_tray(w->arena), MSG_tray_discarded);
        return;
    }
    if (!str_int(form_get(w, S("person")), &person.n)) {
        refuse(w, &t, MSG_tray_whose_missing);
        return;
    }
    switch (tray_accept(w->db, &site, t.id, person)) {
    case TRAY_ACCEPTED: web_redirect_said(w, url_tray(w->arena), MSG_tray_accepted); return;
    case TRAY_TOO_OLD: refuse(w, &t, MSG_tray_too_old); return;
    case TRAY_NOBODY: refuse(w, &t, MSG_tray_not_asked); return;
    case TRAY_NO_LETTER: web_not_found(w); return;
    }
}
