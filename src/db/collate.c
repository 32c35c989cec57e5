// SPDX-License-Identifier: EUPL-1.2
// ICU collators for SQLite.
#include "db/collate.h"

#include "base/bug.h"

#include <unicode/ucol.h>

struct db_collators {
    UCollator *by_language[DB_COLLATORS];
};

static const char *const names[DB_COLLATORS] = {"nb", "nn", "da", "en"};

struct db_collators *db_collators_new(struct arena *arena)
{
    struct db_collators *collators = NEW(arena, struct db_collators);
    for (int i = 0; i < DB_COLLATORS; i++) {
        UErrorCode error = U_ZERO_ERROR;
        collators->by_language[i] = ucol_open(names[i], &error);
        if (U_FAILURE(error))
            die("ICU has no collation %s: %s", names[i], u_errorName(error));
    }
    return collators;
}

void db_collators_free(struct db_collators *collators)
{
    for (int i = 0; i < DB_COLLATORS; i++)
        ucol_close(collators->by_language[i]);
}

int db_collators_version(const struct db_collators *collators)
{
    UVersionInfo versions[DB_COLLATORS];
    for (int i = 0; i < DB_COLLATORS; i++)
        ucol_getVersion(collators->by_language[i], versions[i]);
    return (int)(str_hash((struct str){(const char *)versions, sizeof versions}) % INT32_MAX) + 1;
}

const char *db_collator_name(int which)
{
    return names[which];
}

void *db_collator(struct db_collators *collators, int which)
{
    return collators->by_language[which];
}

int db_collate(void *collator, int a_len, const void *a, int b_len, const void *b)
{
    UErrorCode error = U_ZERO_ERROR;
    UCollationResult order = ucol_strcollUTF8(collator, a, a_len, b, b_len, &error);
    if (U_SUCCESS(error) && order != UCOL_EQUAL)
        return (int)order;
    return str_compare((struct str){a, (size_t)a_len}, (struct str){b, (size_t)b_len});
}
