// SPDX-License-Identifier: EUPL-1.2
// Somebody of the staff list, chosen by typing how the words of a name begin.
//
//     page.reference = pick_new(w, S("reference"), MSG_theme_reference, theme.reference);
//     ...
//     struct maybe_person_id who = pick_read(w, &page.reference);       // in the POST handler
//
// and {% show pick .reference %} in the template. Without a script the form comes back with those who fit,
// each with title and unit, to choose among; with one (assets/js/pick.js) they are offered while one types,
// from /people/find. Both tell of people what their own page tells everybody: name, title and unit.
//
// An address and an employee number find somebody, too, but only for whom it is no way to ask whose they are:
// by_keys. An account looks for so many a minute and no more (web/quota.h). Cost: the people who are offered
// (people/lookup.h).
#ifndef PAGES_PEOPLE_PICK_H
#define PAGES_PEOPLE_PICK_H

#include "html/people/pick.h"
#include "web/web.h"

enum { PICK_OFFERED_MOST = 20 };

struct pick pick_new(struct web *w, struct str name, enum message label, struct maybe_person_id now);
/// Marked as one that must be filled in.
struct pick pick_required(struct pick pick);
/// Who was chosen, and still works here. Not set where nothing was typed, and where a problem is noted.
struct maybe_person_id pick_read(struct web *w, struct pick *pick);
/// Notes a problem that only the handler can know.
void pick_problem(struct web *w, struct pick *pick, struct str why);

#endif
