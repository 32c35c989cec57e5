// SPDX-License-Identifier: EUPL-1.2
// The question before mails leave.
#include "web/confirm.h"

#include "base/list.h"
#include "html/web/confirm.h"
#include "web/form.h"

const enum message mail_kind_labels[OUTBOX_KIND_COUNT] = {
    [OUTBOX_KIND_INVITATION] = MSG_outbox_kind_invitation,
    [OUTBOX_KIND_REMINDER] = MSG_outbox_kind_reminder,
    [OUTBOX_KIND_OFFER] = MSG_outbox_kind_offer,
    [OUTBOX_KIND_WAITING] = MSG_outbox_kind_waiting,
    [OUTBOX_KIND_WITHDRAWN] = MSG_outbox_kind_withdrawn,
    [OUTBOX_KIND_GATHERING] = MSG_outbox_kind_gathering,
    [OUTBOX_KIND_MOVED] = MSG_outbox_kind_moved,
    [OUTBOX_KIND_CHANGED] = MSG_outbox_kind_changed,
    [OUTBOX_KIND_CANCELLED] = MSG_outbox_kind_cancelled,
    [OUTBOX_KIND_LEFT] = MSG_outbox_kind_left,
    [OUTBOX_KIND_GROUPS] = MSG_outbox_kind_groups,
    [OUTBOX_KIND_DAY_BEFORE] = MSG_outbox_kind_day_before,
    [OUTBOX_KIND_TURN] = MSG_outbox_kind_turn,
    [OUTBOX_KIND_SWAP] = MSG_outbox_kind_swap,
    [OUTBOX_KIND_POLL] = MSG_outbox_kind_poll,
    [OUTBOX_KIND_SIGN_IN] = MSG_outbox_kind_sign_in,
    [OUTBOX_KIND_WEEKLY] = MSG_outbox_kind_weekly,
    [OUTBOX_KIND_QUESTION] = MSG_outbox_kind_question,
    [OUTBOX_KIND_SIGN] = MSG_outbox_kind_sign,
    [OUTBOX_KIND_WORD] = MSG_outbox_kind_word,
    [OUTBOX_KIND_PRACTICE] = MSG_outbox_kind_practice,
    [OUTBOX_KIND_PLACE] = MSG_outbox_kind_place,
    [OUTBOX_KIND_CALL] = MSG_outbox_kind_call,
    [OUTBOX_KIND_DECIDED] = MSG_outbox_kind_decided,
    [OUTBOX_KIND_CONTRIBUTE] = MSG_outbox_kind_contribute,
    [OUTBOX_KIND_STAND_IN] = MSG_outbox_kind_stand_in,
    [OUTBOX_KIND_HANDOVER] = MSG_outbox_kind_handover,
};

// ---- whether to ask ----

/// To anybody but who acts. An address that is for anybody, or is a proof by itself, is not asked.
static bool is_asked(const struct web *w)
{
    struct maybe_person_id self = w->actor.person;
    if (w->route->is_secret || w->route->verb == VERB_ANYONE)
        return false;
    for (size_t i = 0; i < w->mails.count; i++)
        if (!self.is_set || w->mails.at[i].person.n != self.value.n)
            return true;
    return false;
}

/// Of all that the page tells. Links are left out: their numbers may be others the second time.
static struct str digest_of(struct web *w)
{
    uint64_t all = 0;
    for (size_t i = 0; i < w->mails.count; i++) {
        const struct notice_written *m = &w->mails.at[i];
        struct str text = url_without_secrets(w->arena, m->text);
        all = str_hash(str_format(w->arena, "%016llx %.*s %s\n%.*s\n%.*s", (unsigned long long)all,
                                  STR(m->to.address), m->is_sendable ? "leaves" : "stays", STR(m->subject),
                                  STR(text)));
    }
    return str_format(w->arena, "%016llx", (unsigned long long)all);
}

// ---- the page ----

static struct confirm_kind *kind_of(struct web *w, struct confirm_kind_list *kinds,
                                    const struct notice_written *m)
{
    struct str what = SAY(w, mail_kind_labels[m->kind]), tag = lang_tag(m->lang);
    for (size_t i = 0; i < kinds->count; i++)
        if (str_is(kinds->at[i].what, what) && str_is(kinds->at[i].letter.lang_tag, tag))
            return &kinds->at[i];
    struct confirm_kind *kind = LIST_ADD(w->arena, kinds);
    *kind = (struct confirm_kind){
        .what = what,
        .language = lang_name(m->lang),
        .to = m->to.name,
        .letter = {m->subject, tag, m->blocks},
        .has_entry = m->has_entry,
    };
    return kind;
}

static void mails_fill(struct web *w, struct confirm_page *page)
{
    struct str *names = NEW_ARRAY(w->arena, struct str, w->mails.count);
    size_t without = 0;
    for (size_t i = 0; i < w->mails.count; i++) {
        const struct notice_written *m = &w->mails.at[i];
        struct confirm_kind *kind = kind_of(w, &page->kinds, m);
        *LIST_ADD(w->arena, &kind->readers) = (struct confirm_reader){m->to.name, m->to.address};
        if (!m->is_sendable)
            names[without++] = m->to.name;
    }
    page->mails = (int64_t)(w->mails.count - without);
    page->without_address = str_join(w->arena, names, without, S(", "));
}

static bool is_ours(struct str name)
{
    return str_is(name, S("csrf")) || str_is(name, S("confirmed")) || str_is(name, S("confirm_back")) ||
           str_is(name, S("confirm_from"));
}

static struct confirm_field_list fields_of(struct web *w)
{
    struct confirm_field_list list = {.at = NEW_ARRAY(w->arena, struct confirm_field, w->form.count)};
    for (const struct http_field *f = w->form.fields; f < w->form.fields + w->form.count; f++)
        if (!f->is_file && !is_ours(f->name))
            list.at[list.count++] = (struct confirm_field){f->name, f->value};
    return list;
}

/// The page with the form: what this one says, else what the browser says, else this very address.
static struct str from_where(struct web *w)
{
    struct str from = form_get(w, S("confirm_from")), referer = http_request_header(w->request, S("Referer"));
    size_t host = str_find_str(referer, S("://"), 0);
    struct url url;
    if (!from.len && host < referer.len)
        from = str_slice(referer, str_find(referer, '/', host + 3), referer.len);
    return url_local_read(from, &url) ? from : w->request->path;
}

/// What the handler has answered is not true yet.
static void answer_forget(struct web *w)
{
    w->response->header_count = 0;
    w->has_bytes = w->has_said = false;
    w->went_to = url_none();
    w->status = 0;
    buf_clear(&w->page.out);
}

static void ask(struct web *w, struct str digest)
{
    struct confirm_page page = {
        .csrf = w->csrf,
        .digest = digest,
        .from = from_where(w),
        .has_changed = form_has(w, S("confirmed")),
        .fields = fields_of(w),
    };
    answer_forget(w);
    mails_fill(w, &page);
    url_local_read(w->request->target, &page.action);
    view_confirm_page(&w->page, &page);
    web_title(w, SAY(w, MSG_confirm_title, arg_int(page.mails)));
}

// ---- around the handler ----

void confirm_take(struct web *w)
{
    w->goes_back = form_has(w, S("confirm_back"));
}

/// A handler without a form to show again went on: back to the page where it was pressed.
static void go_back(struct web *w)
{
    struct str from = from_where(w);
    struct path path;
    enum route_miss miss;
    struct url url;
    bool is_page = route_match(HTTP_GET, str_slice(from, 0, str_find(from, '?', 0)), &path, &miss) &&
                   url_local_read(from, &url);
    answer_forget(w);
    web_redirect(w, is_page ? url : url_home(w->arena));
}

bool confirm_allows(struct web *w)
{
    if (w->goes_back && w->status == 303)
        go_back(w);
    if (w->goes_back)
        return false;
    if (!is_asked(w))
        return true;
    struct str digest = digest_of(w);
    if (str_is(form_get(w, S("confirmed")), digest))
        return true;
    ask(w, digest);
    return false;
}
