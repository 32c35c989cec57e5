// SPDX-License-Identifier: EUPL-1.2
// The answer for programs: a bearer says who asks, and no cookie counts, so that nothing a browser sends by
// itself is believed and no form needs a token. What goes wrong is told as RFC 9457 says.
#include "web/answer.h"

/// RFC 6750 section 2.1.
static struct secret bearer_of(const struct web *w)
{
    struct str scheme = S("Bearer "), sent = http_request_header(w->request, S("Authorization"));
    bool is_bearer = str_is_nocase(str_slice(sent, 0, scheme.len), scheme);
    return secret_of(is_bearer ? str_trim(str_slice(sent, scheme.len, sent.len)) : S(""));
}

/// A token that is nobody's is refused also where nobody is asked for (RFC 6750 section 3.1).
static int api_know(struct web *w)
{
    w->lang = LANG_EN;
    w->session = bearer_of(w);
    if (!secret_reveal(w->session).len)
        return 0;
    w->actor = session_actor(w->db, w->session, w->now);
    return w->actor.is_signed_in ? 0 : 401;
}

/// The handler reads the body itself.
static int api_take(struct web *w)
{
    (void)w;
    return 0;
}

static void api_refuse(struct web *w, int status)
{
    w->status = status;
    if (status == 401)
        web_header(w, S("WWW-Authenticate"), S("Bearer"));
    web_bytes(w, S("application/problem+json"),
              str_format(w->arena, "{\"title\":\"%.*s\",\"status\":%d}\n", STR(http_reason(status)), status));
}

/// What the handler gave as bytes is all there is.
static void api_finish(struct web *w)
{
    (void)w;
}

const struct answer_kind answer_api = {api_know, api_take, api_refuse, api_finish};
