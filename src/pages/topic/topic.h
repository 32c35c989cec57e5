// SPDX-License-Identifier: EUPL-1.2
// What the pages of topics and ballots share.
#ifndef PAGES_TOPIC_TOPIC_H
#define PAGES_TOPIC_TOPIC_H

#include "topic/topic.h"
#include "web/form.h"

/// The way back: networks, the network, and (below it) what it talks about.
void topic_crumbs(struct web *w, bool is_list);
/// Names, words and comments are the network's own: a sponsor sees what is talked about, not by whom.
bool topic_sees_people(const struct web *w);
/// Whoever runs the network; members where it says so.
bool topic_may_ballot(struct web *w);
/// "Kari Berg (Fagerli skole)"; words for it where nobody is named.
struct str topic_name(struct web *w, struct maybe_str given, struct maybe_str family, struct maybe_str unit);
struct str topic_day(struct web *w, struct instant at);
/// The gatherings to come that have no topic, and "later".
struct choices topic_gathering_choices(struct web *w, enum message label);
/// Why a topic was not proposed; empty: it was.
struct str topic_why_not(struct web *w, enum topic_proposing proposing);

#endif
