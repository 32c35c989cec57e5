// SPDX-License-Identifier: EUPL-1.2
// From a word of the command line to a person.
#include "cli/one_person.h"

#include "cli/say.h"
#include "i18n/email.h"

static bool several_say(struct arena *arena, const char *command, struct str typed,
                        const struct person_id_list *found)
{
    struct str *numbers = NEW_ARRAY(arena, struct str, found->count);
    for (size_t i = 0; i < found->count; i++)
        numbers[i] = str_format(arena, "%lld", (long long)found->at[i].n);
    say_text(command, typed,
             SAID(arena, MSG_cli_person_several, arg_str(str_join(arena, numbers, found->count, S(", ")))));
    return false;
}

bool one_person_find(struct db *db, const char *command, struct str typed, struct person_id *out)
{
    struct told_person there;
    if (str_int(typed, &out->n) && told_person(db, *out, &there))
        return true;
    struct person_id_list found = people_with_email(db, email_key(db_arena(db), typed));
    if (found.count > 1)
        return several_say(db_arena(db), command, typed, &found);
    if (!found.count) {
        if (!db_failed(db))
            say(command, typed, MSG_cli_person_none);
        return false;
    }
    *out = found.at[0];
    return true;
}
