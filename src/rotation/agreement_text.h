// SPDX-License-Identifier: EUPL-1.2
// What a version of an agreement says, below its moves. For the files agreement*.c alone.
#ifndef ROTATION_AGREEMENT_TEXT_H
#define ROTATION_AGREEMENT_TEXT_H

#include "rotation/agreement.h"

/// Replaces the stretches and parties of a version.
void agreed_lists_write(struct db *db, struct agreement_version_id version, const struct agreed *agreed);
/// 32 hexadecimal digits of BLAKE2b (RFC 7693) over all that is signed, the number of the version with it.
struct str agreed_digest(struct arena *arena, struct agreement_id id, int64_t number,
                         const struct agreed *agreed);

#endif
