// SPDX-License-Identifier: EUPL-1.2
// From what a handler left in `struct web` to the answer on the wire. Two kinds of answer, chosen by the word
// with which a row of routes.def begins:
//
//     PAGE, SECRET    for people: the cookie of a session, a form with its token, HTML in a frame
//     API             for programs: "Authorization: Bearer TOKEN" with a session's token, a body as it is,
//     JSON
#ifndef WEB_ANSWER_H
#define WEB_ANSWER_H

#include "web/web.h"

struct answer_kind {
    /// Finds out who asks, in which language. 0, or the status to answer.
    int (*know)(struct web *w);
    /// Reads what a POST carried. 0 when the handler may have it, or the status to answer.
    int (*take)(struct web *w);
    /// Says what is wrong. 401: who asks is not known, and has to be.
    void (*refuse)(struct web *w, int status);
    /// Makes the body of what the handler wrote, where it gave no bytes.
    void (*finish)(struct web *w);
};

extern const struct answer_kind answer_page, answer_api;

/// Fills w->response. After this nothing may be written to the page.
void answer_finish(struct web *w);
/// The headers that every answer carries, pages and files alike.
void answer_guard(struct http_response *response);

#endif
