// SPDX-License-Identifier: EUPL-1.2
// What a ballot says so far, to who may know it, and how it ended.
#ifndef PAGES_TOPIC_BALLOT_RESULT_H
#define PAGES_TOPIC_BALLOT_RESULT_H

#include "html/topic/ballot.h"
#include "web/web.h"

/// `reader`: who has voted sees the counts before it closes.
void ballot_result_fill(struct web *w, struct ballot_page *page, struct maybe_person_id reader);

#endif
