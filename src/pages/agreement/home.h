// SPDX-License-Identifier: EUPL-1.2
// One thing of coming home, as its page and the link from a mail show it.
#ifndef PAGES_AGREEMENT_HOME_H
#define PAGES_AGREEMENT_HOME_H

#include "html/agreement/home.h"
#include "rotation/home.h"
#include "web/web.h"

struct str return_kind_words(struct web *w, enum return_kind kind);
/// "done 3 May", "moved", "due 3 May"
struct str return_state_words(struct web *w, const struct return_item *item);

struct return_page return_page_of(struct web *w, const struct return_item *item,
                                  const struct agreement *agreement, struct maybe_person_id me);
void return_page_show(struct web *w, const struct return_page *page);
/// What was pressed, done by `me`; the problem is noted where it cannot be.
void return_page_act(struct web *w, struct return_page *page, const struct return_item *item,
                     struct person_id me);

#endif
