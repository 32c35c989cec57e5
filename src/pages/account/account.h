// SPDX-License-Identifier: EUPL-1.2
// The sign-in page, which comes again with what is wrong: after a wrong password, and when a link was asked
// for too often.
#ifndef PAGES_ACCOUNT_ACCOUNT_H
#define PAGES_ACCOUNT_ACCOUNT_H

#include "html/account/account.h"
#include "web/web.h"

struct sign_in_page sign_in_page_new(struct web *w);
void sign_in_show(struct web *w, const struct sign_in_page *page);

#endif
