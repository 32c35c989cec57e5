// SPDX-License-Identifier: EUPL-1.2
// One mail of the outbox: where it is, what it says, and holding, releasing, trying again.
#include "jobs/outgoing.h"
#include "pages/admin/outbox_calendar.h"
#include "pages/admin/outbox_parts.h"
#include "web/confirm.h"
#include "web/form.h"

/// The reader's own link, with which a mail begins, as an address of our pages; none where the first is not
/// secret.
static struct url personal_link(struct web *w, struct str text)
{
    struct str home = url_text(url_absolute(w->arena, w->site->public_url, url_home(w->arena)));
    size_t from = str_find_str(text, home, 0) + w->site->public_url.len;
    struct str rest = str_slice(text, from, text.len), line = S("");
    struct path path;
    enum route_miss miss;
    struct url url;
    str_cut(&rest, '\n', &line);
    line = str_slice(line, 0, str_find(line, '?', 0));
    const struct route *route = route_match(HTTP_GET, line, &path, &miss);
    return route && route->is_secret && url_local_read(line, &url) ? url : url_none();
}

/// The sender without the proof that lets an answer count (jobs/return_address.h).
static struct str without_proof(struct web *w, struct str sender)
{
    size_t plus = str_find(sender, '+', 0), at = str_find(sender, '@', 0), dash = str_find(sender, '-', plus);
    if (plus >= at || dash >= at)
        return sender;
    return str_cat(w->arena, str_slice(sender, 0, dash), str_slice(sender, at, sender.len));
}

static struct str address(struct web *w, struct str name, struct str mail)
{
    return str_format(w->arena, "%.*s <%.*s>", STR(name), STR(mail));
}

static struct outbox_one one_of(struct web *w, const struct outbox_mail *m)
{
    bool is_waiting = m->state == OUTBOX_STATE_QUEUED || m->state == OUTBOX_STATE_HELD;
    enum lang lang = LANG_NB;
    lang_from_tag(m->language, &lang);
    return (struct outbox_one){
        .csrf = w->csrf,
        .subject = m->subject,
        .to = address(w, m->to_name, m->to_address),
        .from = address(w, m->from_name, without_proof(w, m->from_address)),
        .kind = SAY(w, mail_kind_labels[m->kind]),
        .language = lang_name(lang),
        .message_id = m->message_id,
        .created = outbox_moment(w, m->created_at),
        .sent = m->sent_at.is_set ? outbox_moment(w, m->sent_at.value) : S(""),
        .due = is_waiting && m->tries ? outbox_moment(w, m->due_at) : S(""),
        .problem = outbox_problem_text(w, m->problem),
        .text = w->site->is_demo ? m->body_text : url_without_secrets(w->arena, m->body_text),
        .state = SAY(w, outbox_state_labels[m->state]),
        .state_name = outbox_state_text(m->state),
        .about = SAY(w, outbox_state_abouts[m->state]),
        .tries = m->tries,
        .has_calendar = m->calendar.is_set,
        .may_hold = outbox_deed(S("hold"), m->state) != NULL,
        .may_release = outbox_deed(S("release"), m->state) != NULL,
        .may_again = outbox_deed(S("again"), m->state) != NULL && m->body_text.len,
        .may_drop = outbox_deed(S("drop"), m->state) != NULL,
        .is_unsure = m->state == OUTBOX_STATE_UNSURE,
        .action = url_outbox_one_act(w->arena, m->id),
    };
}

/// Where a mail that has not arrived would go now, when that is another address; else empty.
static struct str to_now(struct web *w, const struct outbox_mail *m)
{
    struct str name, mail;
    outgoing_reader(w->db, m, &name, &mail);
    bool is_open = outbox_deed(S("again"), m->state) || outbox_deed(S("hold"), m->state) ||
                   outbox_deed(S("release"), m->state);
    return !is_open || str_is(mail, m->to_address) ? S("") : address(w, name, mail);
}

/// The mail of the address, if the actor may see it.
static bool load(struct web *w, struct outbox_mail *m)
{
    if (outbox_by_id(w->db, w->path.outbox, m) && outbox_sees(w, m->network))
        return true;
    web_not_found(w);
    return false;
}

void outbox_one(struct web *w)
{
    struct outbox_mail m;
    if (!load(w, &m))
        return;
    struct outbox_one page = one_of(w, &m);
    page.to_now = to_now(w, &m);
    if (page.has_calendar)
        page.calendar = outbox_calendar_read(w, &m);
    if (w->site->is_demo)
        page.link = personal_link(w, m.body_text);
    page.has_link = !url_is_none(page.link);
    view_outbox_one(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_admin), url_admin(w->arena));
    web_crumb(w, SAY(w, MSG_outbox_title), url_outbox(w->arena));
    web_title(w, m.subject);
}

static enum message act(struct web *w, const struct outbox_mail *m, const struct deed *deed)
{
    int64_t dropped = 0, done = 0;
    if (outbox_is_again(deed))
        done = outgoing_again(w->db, deed->from, m->id, (struct network_id){0}, w->now, &dropped);
    else
        done = outbox_state_change(w->db, m->id, deed->from, deed->to, w->now);
    outgoing_note(w->db, w->now, &w->mails);
    return dropped ? MSG_outbox_is_outdated : done ? MSG_form_saved : MSG_outbox_changed_meanwhile;
}

void outbox_one_act(struct web *w)
{
    struct outbox_mail m;
    enum outbox_state from;
    if (!load(w, &m))
        return;
    const struct deed *deed = outbox_state_from_text(form_get(w, S("state")), &from)
                                  ? outbox_deed(form_get(w, S("do")), from)
                                  : NULL;
    if (!deed) {
        web_error(w, 400);
        return;
    }
    web_redirect_said(w, url_outbox_one(w->arena, m.id), act(w, &m, deed));
}
