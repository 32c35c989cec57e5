// SPDX-License-Identifier: EUPL-1.2
// /calendar/TOKEN.ics: the calendar that programs fetch by themselves, known by its address alone; and the
// button that makes a new address.
#include "web/web.h"

#include "auth/token.h"
#include "gathering/feed.h"
#include "http/negotiate.h"
#include "sql/people.h"

/// The quoted hash of the bytes.
static struct str entity_tag(struct web *w, struct str bytes)
{
    return str_format(w->arena, "\"%016llx\"", (unsigned long long)str_hash(bytes));
}

static void send_calendar(struct web *w, struct str ics)
{
    struct str tag = entity_tag(w, ics);
    web_header(w, S("ETag"), tag);
    web_header(w, S("Cache-Control"), S("private, no-cache"));
    web_bytes(w, S("text/calendar; charset=utf-8"), ics);
    if (!http_has_etag(w->request, tag))
        return;
    w->status = 304;
    w->response->body = S("");
}

void feed(struct web *w)
{
    struct link link;
    struct feed_owner owner;
    struct str token = w->path.token, end = S(".ics");
    if (str_ends(token, end))
        token = str_slice(token, 0, token.len - end.len);
    if (!link_read(&w->site->key, token, &link) || link.purpose != LINK_FEED) {
        web_not_found(w);
        return;
    }
    struct person_id person = {link.id};
    if (!feed_owner(w->db, person, &owner) || owner.generation != link.generation) {
        web_error(w, 410);
        return;
    }
    w->lang = w->settings.lang;
    if (owner.language.is_set)
        lang_from_tag(owner.language.value, &w->lang);
    send_calendar(w, feed_write(w->db, &(struct feed_question){
                                           .person = person,
                                           .today = w->today,
                                           .lang = w->lang,
                                           .name = SAY(w, MSG_feed_name, arg_str(w->settings.organisation)),
                                           .public_url = w->site->public_url,
                                       }));
}

void feed_address_renew(struct web *w)
{
    if (w->actor.person.is_set)
        feed_renew(w->db, w->actor.person.value);
    web_redirect_said(w, url_home(w->arena), MSG_feed_renewed);
}
