// SPDX-License-Identifier: EUPL-1.2
// What handlers say: a title, a way back, where to go next, an error, bytes.
#include "web/web.h"

#include "base/bug.h"
#include "web/answer.h"
#include "web/cookie.h"
#include "web/once.h"
#include "web/part.h"

void web_title(struct web *w, struct str title)
{
    w->title = title;
}

void web_crumb(struct web *w, struct str label, struct url url)
{
    enum { CRUMBS_MOST = 6 };
    if (!w->crumbs.at)
        w->crumbs.at = NEW_ARRAY(w->arena, struct crumb, CRUMBS_MOST);
    ASSERT(w->crumbs.count < CRUMBS_MOST);
    w->crumbs.at[w->crumbs.count++] = (struct crumb){label, url};
}

void web_header(struct web *w, struct str name, struct str value)
{
    http_response_header(w->response, name, value);
}

void web_redirect(struct web *w, struct url to)
{
    w->status = 303;
    w->went_to = to;
    web_header(w, S("Location"), url_text(to));
}

void web_redirect_said(struct web *w, struct url to, enum message said)
{
    w->has_said = true;
    w->said = said;
    cookie_said_set(w, said);
    web_redirect(w, to);
}

void web_error(struct web *w, int status)
{
    w->kind->refuse(w, status);
}

void web_not_found(struct web *w)
{
    web_error(w, 404);
}

void web_bytes(struct web *w, struct str content_type, struct str bytes)
{
    w->has_bytes = true;
    w->response->body = bytes;
    web_header(w, S("Content-Type"), content_type);
}

void web_sign_in(struct web *w, struct account_id account)
{
    session_close(w->db, w->session);
    w->session = session_begin(w->db, account, w->now);
    w->actor = session_actor(w->db, w->session, w->now);
    w->csrf = w->frame_csrf = csrf_token_new(w->arena, &w->site->key, w->session);
    cookie_session_set(w, w->session);
}

bool web_may(const struct web *w, enum verb verb)
{
    return policy_judge(verb, &w->actor, w->standing, (struct setting_of_request){0}) == VERDICT_YES;
}

bool web_write(struct web *w)
{
    db_end(w->db, DB_COMMIT);
    w->db = db_begin_part(w->site->pool, web_part(w), w->arena);
    if (!db_failed(w->db))
        return !once_repeats(w);
    web_error(w, 503);
    return false;
}

struct str web_absolute(const struct web *w, struct url url)
{
    return url_text(url_absolute(w->arena, w->site->public_url, url));
}
