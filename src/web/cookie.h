// SPDX-License-Identifier: EUPL-1.2
// The cookies of Tvers: the session, a visitor's token for forms before signing in, the mark of a browser
// that someone signed in with, the language and colour scheme of visitors, and a text to show once. All are
// __Host-, Secure, HttpOnly, SameSite=Lax, and none goes to another site.
#ifndef WEB_COOKIE_H
#define WEB_COOKIE_H

#include "web/web.h"

/// Empty where there is none.
struct secret cookie_session(const struct web *w);
void cookie_session_set(struct web *w, struct secret token);
void cookie_session_clear(struct web *w);
/// Whether the browser keeps cookies of ours at all.
bool cookie_is_kept(const struct web *w);
/// The visitor's token; a new one where there was none, which a page keeps with the cookie.
struct secret cookie_visitor(const struct web *w);
void cookie_visitor_keep(struct web *w, struct secret token);
/// The mark of a browser in which someone has signed in, see browser_mark(); empty where there is none.
struct str cookie_browser(const struct web *w);
void cookie_browser_set(struct web *w, struct str mark);
/// False where the visitor has chosen none.
bool cookie_language_chosen(const struct web *w, enum lang *out);
/// As the visitor chose, else as the browser wishes.
enum lang cookie_language(const struct web *w);
enum scheme cookie_scheme(const struct web *w);
void cookie_preferences_set(struct web *w, enum lang lang, enum scheme scheme);
/// The text that the page before left, and forgets it; empty where there is none.
struct str cookie_said(struct web *w);
void cookie_said_set(struct web *w, enum message said);

#endif
