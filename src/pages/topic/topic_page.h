// SPDX-License-Identifier: EUPL-1.2
// The page of one topic, which its forms come back to with what is wrong.
#ifndef PAGES_TOPIC_TOPIC_PAGE_H
#define PAGES_TOPIC_TOPIC_PAGE_H

#include "html/topic/topic.h"
#include "web/web.h"

/// The forms, with what is stored in them.
struct topic_page topic_page_new(struct web *w);
void topic_page_show(struct web *w, struct topic_page *page);

/// Who proposed it, and who runs the network, may change it and set it aside.
bool topic_is_ours(const struct web *w);
/// A member, by name.
bool topic_has_voice(const struct web *w);

#endif
