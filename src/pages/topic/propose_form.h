// SPDX-License-Identifier: EUPL-1.2
// The form that proposes a topic: the same on the page of the topics and behind the link in a mail.
//
//     struct propose_form form = propose_form_new(w, url_topic_create(w->arena, w->network.id));
//     if (propose_take(w, &form, w->network.id, w->actor.person, &id)) ...    // in a POST: proposed
#ifndef PAGES_TOPIC_PROPOSE_FORM_H
#define PAGES_TOPIC_PROPOSE_FORM_H

#include "html/topic/topic.h"
#include "web/web.h"

struct propose_form propose_form_new(struct web *w, struct url action);

/// Reads the posted form and proposes. False: nothing is written, and the form says what is wrong.
bool propose_take(struct web *w, struct propose_form *form, struct network_id network,
                  struct maybe_person_id by, struct topic_id *id);

#endif
