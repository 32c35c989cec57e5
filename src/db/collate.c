// SPDX-License-Identifier: EUPL-1.2
// ICU collators for SQLite.
#include "db/collate.h"

#include "base/bug.h"

#include <stdatomic.h>
#include <unicode/ucol.h>

struct collator {
    const char *language;
    _Atomic(UCollator *) open; // from the first comparison on
};

struct db_collators {
    struct collator by_language[DB_COLLATORS];
};

static const char *const names[DB_COLLATORS] = {"nb", "nn", "da", "en"};

struct db_collators *db_collators_new(struct arena *arena)
{
    struct db_collators *collators = NEW(arena, struct db_collators);
    for (int i = 0; i < DB_COLLATORS; i++)
        collators->by_language[i].language = names[i];
    return collators;
}

void db_collators_free(struct db_collators *collators)
{
    for (int i = 0; i < DB_COLLATORS; i++)
        if (collators->by_language[i].open)
            ucol_close(collators->by_language[i].open);
}

/// Reading a language's order takes ICU milliseconds, so it waits for the first text that is sorted. Of two
/// threads that come at once, one closes what it opened.
static UCollator *open_of(struct collator *collator)
{
    UCollator *open = collator->open;
    if (open)
        return open;
    UErrorCode error = U_ZERO_ERROR;
    UCollator *ours = ucol_open(collator->language, &error);
    if (U_FAILURE(error))
        die("ICU has no collation %s: %s", collator->language, u_errorName(error));
    if (atomic_compare_exchange_strong(&collator->open, &open, ours))
        return ours;
    ucol_close(ours);
    return open;
}

int db_collators_version(void)
{
    return (int)(str_hash(S("ICU " U_ICU_VERSION)) % INT32_MAX) + 1;
}

const char *db_collator_name(int which)
{
    return names[which];
}

void *db_collator(struct db_collators *collators, int which)
{
    return &collators->by_language[which];
}

int db_collate(void *collator, int a_len, const void *a, int b_len, const void *b)
{
    UErrorCode error = U_ZERO_ERROR;
    UCollationResult order = ucol_strcollUTF8(open_of(collator), a, a_len, b, b_len, &error);
    if (U_SUCCESS(error) && order != UCOL_EQUAL)
        return (int)order;
    return str_compare((struct str){a, (size_t)a_len}, (struct str){b, (size_t)b_len});
}
