// SPDX-License-Identifier: EUPL-1.2
// What the two pages share on which someone answers from a mail: /i/ for an invitation, /g/ for a gathering.
#ifndef PAGES_INVITATION_REPLY_H
#define PAGES_INVITATION_REPLY_H

#include "html/invitation/invitation.h"
#include "sql/gathering.h"
#include "web/form.h"

/// The page in the language of the person, unless the visitor has chosen one.
void reply_language(struct web *w, struct maybe_str of_person);
/// 410 Gone: what to do with a link that is not in use any more.
void reply_gone(struct web *w, enum message title, enum message text);
void reply_gone_words(struct web *w, enum message title, struct str text);
/// Yes, perhaps, no; `chosen` is marked.
struct choices reply_answers(struct web *w, enum answer chosen);
/// The answer that the address asks to mark ("?a=yes"), or ANSWER_NONE.
enum answer reply_wished(const struct web *w);
/// Time, place and programme of a gathering into the page.
void reply_about_gathering(struct web *w, struct reply_page *page, const struct gathering *g);
void reply_show(struct web *w, struct reply_page *page);
/// The gathering as a file for a calendar.
void reply_calendar(struct web *w, const struct gathering *g, const struct network *n,
                    struct person_id person);

#endif
