// SPDX-License-Identifier: EUPL-1.2
// From what a handler left in `struct web` to the answer on the wire: the frame around the page, and the
// headers that every answer carries.
#ifndef WEB_ANSWER_H
#define WEB_ANSWER_H

#include "web/web.h"

/// Fills w->response. After this nothing may be written to the page.
void answer_finish(struct web *w);
/// The headers that every answer carries, pages and files alike.
void answer_guard(struct http_response *response);
/// The page for an error: what is wrong and what to do, in w->lang.
void answer_error_page(struct web *w, int status);

#endif
