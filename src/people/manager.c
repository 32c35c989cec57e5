// SPDX-License-Identifier: EUPL-1.2
#include "people/manager.h"

bool manager_is_part(struct person_id person, struct manager_matter matter)
{
    for (size_t i = 0; i < matter.count; i++)
        if (matter.at[i].n == person.n)
            return true;
    return false;
}

/// The next one up who is no part of it. The order of the statement is from below.
static struct maybe_person_id next_above(const struct manager_above_list *all, struct manager_matter matter)
{
    for (size_t i = 1; i < all->count; i++)
        if (!manager_is_part(all->at[i].person, matter) && all->at[i].person.n != all->at[0].person.n)
            return (struct maybe_person_id){true, all->at[i].person};
    return (struct maybe_person_id){0};
}

struct manager manager_of(struct db *db, struct person_id person, struct manager_matter matter)
{
    struct manager_above_list all = managers_above(db, person);
    if (!all.count)
        return (struct manager){.found = MANAGER_NONE};
    struct manager m = {.found = MANAGER_FOUND, .person = all.at[0].person};
    if (manager_is_part(m.person, matter)) {
        m.found = MANAGER_CONFLICT;
        m.above = next_above(&all, matter);
    }
    return m;
}
