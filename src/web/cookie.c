// SPDX-License-Identifier: EUPL-1.2
// Cookies in and out.
#include "web/cookie.h"

#include "http/cookie.h"

#define SESSION S("__Host-tvers")
#define VISITOR S("__Host-visitor")
#define LANGUAGE S("__Host-language")
#define SCHEME S("__Host-scheme")
#define SAID S("__Host-said")
#define BROWSER S("__Host-browser")

// The token outlives its session, so that a form sent too late is known to come from a page of ours.
enum { SECONDS_OF_SESSION = 24 * 3600, SECONDS_OF_YEAR = 365 * 86400, SECONDS_OF_NOTE = 60 };
enum { VISITOR_BYTES_LEAST = 40 };

static struct str get(const struct web *w, struct str name)
{
    struct str value = http_cookie_find(w->request, name);
    return value.at ? value : S("");
}

static void set(struct web *w, struct str name, struct str value, int seconds)
{
    http_cookie_set(
        w->response,
        &(struct http_cookie){.name = name, .value = value, .max_age_seconds = seconds, .secure = true});
}

struct secret cookie_session(const struct web *w)
{
    return secret_of(get(w, SESSION));
}

void cookie_session_set(struct web *w, struct secret token)
{
    set(w, SESSION, secret_reveal(token), SECONDS_OF_SESSION);
}

void cookie_session_clear(struct web *w)
{
    set(w, SESSION, S(""), HTTP_COOKIE_REMOVE);
}

bool cookie_is_kept(const struct web *w)
{
    return get(w, VISITOR).len || get(w, SESSION).len;
}

struct secret cookie_visitor(const struct web *w)
{
    struct str known = get(w, VISITOR);
    return known.len >= VISITOR_BYTES_LEAST ? secret_of(known) : token_new(w->arena);
}

void cookie_visitor_keep(struct web *w, struct secret token)
{
    if (!str_is(get(w, VISITOR), secret_reveal(token)))
        set(w, VISITOR, secret_reveal(token), SECONDS_OF_SESSION);
}

struct str cookie_browser(const struct web *w)
{
    return get(w, BROWSER);
}

void cookie_browser_set(struct web *w, struct str mark)
{
    set(w, BROWSER, mark, SECONDS_OF_YEAR);
}

bool cookie_language_chosen(const struct web *w, enum lang *out)
{
    return lang_from_tag(get(w, LANGUAGE), out);
}

enum lang cookie_language(const struct web *w)
{
    enum lang lang;
    if (cookie_language_chosen(w, &lang))
        return lang;
    return lang_from_accept(http_request_header(w->request, S("Accept-Language")), w->settings.lang);
}

enum scheme cookie_scheme(const struct web *w)
{
    enum scheme scheme;
    return scheme_from_text(get(w, SCHEME), &scheme) ? scheme : SCHEME_AUTO;
}

void cookie_preferences_set(struct web *w, enum lang lang, enum scheme scheme)
{
    set(w, LANGUAGE, lang_tag(lang), SECONDS_OF_YEAR);
    set(w, SCHEME, scheme_text(scheme), SECONDS_OF_YEAR);
}

struct str cookie_said(struct web *w)
{
    int64_t message;
    bool is_text = str_int(get(w, SAID), &message) && message >= 0 && message < MSG_COUNT;
    if (!is_text || message_arguments((enum message)message)) // a browser may send any number
        return S("");
    set(w, SAID, S(""), HTTP_COOKIE_REMOVE);
    return SAY(w, (enum message)message);
}

void cookie_said_set(struct web *w, enum message said)
{
    set(w, SAID, str_format(w->arena, "%d", (int)said), SECONDS_OF_NOTE);
}
