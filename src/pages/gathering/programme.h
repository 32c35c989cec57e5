// SPDX-License-Identifier: EUPL-1.2
// What the forms of a programme share with that of the template.
#ifndef PAGES_GATHERING_PROGRAMME_H
#define PAGES_GATHERING_PROGRAMME_H

#include "sql/gathering.h"
#include "web/form.h"

enum { PROGRAMME_PROMPT_MOST = 1000 };

struct choices programme_kinds(struct web *w, struct str name, enum item_kind kind);
/// Those of the kit, behind none.
struct choices programme_exercises(struct web *w, struct str name, struct maybe_str exercise);

#endif
