// SPDX-License-Identifier: EUPL-1.2
// A form that makes something new makes it once. Sent again as it was (an impatient second click, five at
// once), it is answered with what the first one made. Routes that are marked ONCE in routes.def have it:
// their handlers know nothing of it.
//
// Each page's CSRF token has a nonce behind it. The key of a form is a hash of account, path, nonce and all
// that was typed: changed and sent again, it is another form. Keys are claimed in the handler's own
// transaction, so that of two at once one waits for the other, and a form that was refused may come again.
// They are kept for a day.
#ifndef WEB_ONCE_H
#define WEB_ONCE_H

#include "web/web.h"

/// True where the same form has been sent before: it is answered. At the beginning of a write transaction.
bool once_repeats(struct web *w);
/// Keeps what the handler has answered. At the end of the transaction.
void once_keep(struct web *w);

#endif
