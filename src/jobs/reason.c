// SPDX-License-Identifier: EUPL-1.2
// The criteria that were met, as a list.
#include "jobs/reason.h"

#include "db/db.h"
#include "i18n/format.h"
#include "i18n/message.h"
#include "sql/invitation.h"

enum { REASONS_MOST = 4 };

struct str reason_for(struct db *db, enum lang lang, struct network_id network, struct person_id person)
{
    struct arena *arena = db_arena(db);
    struct candidate_found found;
    struct str parts[REASONS_MOST], yes = S("yes");
    size_t count = 0;
    if (candidate_found(db, network, person, &found) && !found.override_to.is_set) {
        if (str_is(found.hired, yes) && found.hired_since.is_set)
            parts[count++] = TEXT(arena, lang, MSG_mail_why_hired, arg_date(found.hired_since.value));
        if (str_is(found.education, yes))
            parts[count++] = TEXT(arena, lang, MSG_mail_why_education);
        if (str_is(found.function, yes) && found.job_title.is_set)
            parts[count++] = TEXT(arena, lang, MSG_mail_why_function, arg_str(found.job_title.value));
        if (str_is(found.unit, yes) && found.unit_name.is_set)
            parts[count++] = TEXT(arena, lang, MSG_mail_why_unit, arg_str(found.unit_name.value));
    }
    return count ? format_list(arena, lang, parts, count) : TEXT(arena, lang, MSG_mail_why_person);
}
