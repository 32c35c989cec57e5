// SPDX-License-Identifier: EUPL-1.2
// What members have written about themselves: most of them, not all.
#include "demo/networks.h"

#include "i18n/collate.h"
#include "people/lookup.h"
#include "sql/people.h"

enum { SILENT = 4 };

/// Those with the same job take turns; NULL where the set has no profile for it.
static const struct demo_profile *profile_for(const struct demo_set *set, struct str job, size_t nth)
{
    size_t count = 0;
    for (size_t i = 0; i < set->profile_count; i++)
        count += str_is(set->profiles[i].job, job);
    size_t turn = count ? nth % count : 0;
    for (size_t i = 0; i < set->profile_count; i++)
        if (str_is(set->profiles[i].job, job) && turn-- == 0)
            return &set->profiles[i];
    return NULL;
}

void demo_profiles_add(struct demo *d, const struct demo_cohort *members)
{
    for (size_t i = 0; i < members->count; i++) {
        const struct demo_profile *p = profile_for(d->set, d->m.people[members->at[i]].job_title, i);
        if (!p || i % SILENT == 0)
            continue;
        struct person_id person = demo_person_id(d, members, i);
        person_texts_set(d->db, person, (struct maybe_str){true, p->ask}, (struct maybe_str){true, p->learn});
        lookup_put(d->db, person, WORD_SOURCE_ASK, fold(db_arena(d->db), p->ask));
    }
}
