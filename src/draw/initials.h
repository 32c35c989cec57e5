// SPDX-License-Identifier: EUPL-1.2
// A person in two letters, for a disc that has no room for the name, which stands beside it.
//
//     struct str two = initials_of(arena, S("Anne Marie Solberg"));       // "AS"
//
// The first letters of the first and the last word; one letter where there is one word.
#ifndef DRAW_INITIALS_H
#define DRAW_INITIALS_H

#include "base/str.h"

struct str initials_of(struct arena *arena, struct str name);

#endif
