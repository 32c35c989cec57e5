// SPDX-License-Identifier: EUPL-1.2
// Which part of the store a POST keeps to, before its transaction begins: that of the network which its path
// names (subjects.def), or whose link it carries; that of sessions for signing in and out. Everything else
// writes in the whole, which keeps all others out: a handler need not know of parts, but one that is in the
// first list must keep to its part (auth/part.h).
#ifndef WEB_PART_H
#define WEB_PART_H

#include "auth/part.h"

struct web;

/// Where the address names something smaller or a link, what it belongs to is read in a transaction of its
/// own; it never changes. On SQLite, which has one writer, nothing is read.
struct db_part web_part(const struct web *w);

#endif
