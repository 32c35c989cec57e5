// SPDX-License-Identifier: EUPL-1.2
// Sorting as people of a language expect (ICU, CLDR): Å and Aa after Ø in nb, nn and da. Equal for the
// language means equal only when the bytes are, so that the order is total and the same in both databases.
#ifndef DB_COLLATE_H
#define DB_COLLATE_H

#include "base/str.h"

struct db_collators;

enum { DB_COLLATORS = 4 };

struct db_collators *db_collators_new(struct arena *arena);
void db_collators_free(struct db_collators *collators);
/// A positive number that changes when the order does: with the version of ICU, which is the one that we were
/// compiled for.
int db_collators_version(void);
/// "nb", "nn", "da" or "en".
const char *db_collator_name(int which);
/// For sqlite3_create_collation_v2(); one may serve many threads.
void *db_collator(struct db_collators *collators, int which);
int db_collate(void *collator, int a_len, const void *a, int b_len, const void *b);

#endif
