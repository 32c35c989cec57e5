// SPDX-License-Identifier: EUPL-1.2
// Numeric character references (`&#272;`): what some systems write into an export for a letter that its code
// page does not have. Their semicolon is no separator. They are never decoded: a person is to look at them.
#ifndef STAFF_ENTITY_H
#define STAFF_ENTITY_H

#include "base/str.h"

/// The length of the reference that begins at `at`, or 0.
size_t entity_at(struct str text, size_t at);
/// Where the first reference from `at` on begins; text.len when there is none.
size_t entity_find(struct str text, size_t at);

/// A copy in which the semicolons of references are ENTITY_END, a control character that no text has; the
/// text itself when it has none.
#define ENTITY_END '\x1F'
struct str entities_shield(struct arena *arena, struct str text);
/// Undoes entities_shield() for a piece of the text.
struct str entities_unshield(struct arena *arena, struct str piece);

#endif
