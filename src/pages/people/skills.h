// SPDX-License-Identifier: EUPL-1.2
// What somebody says that they can bring, as ticks of a form; said by nobody else.
//
//     form.skill = skill_choices(w, me, NULL);           // all; with a theme: what it asks for
//     skills_save(w, me, &form.skill);                   // what is ticked, of what was offered
#ifndef PAGES_PEOPLE_SKILLS_H
#define PAGES_PEOPLE_SKILLS_H

#include "web/form.h"

struct choices skill_choices(struct web *w, struct person_id person, const struct theme_id *theme);
void skills_save(struct web *w, struct person_id person, struct choices *skills);
/// "law, facilitation"; empty where nothing is said.
struct str skills_words(struct web *w, struct person_id person);

#endif
