// SPDX-License-Identifier: EUPL-1.2
// The paper that one fills in: the same on the page of the ballot and behind the link in a mail.
//
//     struct ballot_paper of = {&w->ballot, zone, person};
//     struct paper_form form = paper_form_new(w, &of);
//     if (paper_take(w, &of, &form)) ...    // in a POST: voted; else the form says what is wrong
#ifndef PAGES_TOPIC_BALLOT_PAPER_H
#define PAGES_TOPIC_BALLOT_PAPER_H

#include "html/topic/ballot.h"
#include "web/web.h"

struct ballot_paper {
    const struct ballot *ballot;
    enum zone zone;
    struct maybe_person_id person; // whose; not set: the options alone
};

/// With what the person has voted already.
struct paper_form paper_form_new(struct web *w, const struct ballot_paper *of);

/// Reads the posted paper and votes.
bool paper_take(struct web *w, const struct ballot_paper *of, struct paper_form *form);

/// "Vote by Thursday 3 December at 12:00."
struct str ballot_until(struct web *w, const struct ballot *ballot);
/// How one votes and who wins, in a sentence or two.
struct str ballot_rule(struct web *w, enum ballot_method method);
enum zone ballot_zone(const struct network *network);

#endif
