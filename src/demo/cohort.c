// SPDX-License-Identifier: EUPL-1.2
// Who is asked into the demo's networks.
#include "demo/demo.h"

#include "base/bug.h"
#include "selection/selection.h"

#include <stdlib.h>

enum { LEAST_SHARE_PERCENT = 50 };

static bool is_eligible(const struct demo_person *p, struct date before)
{
    bool is_master = str_is(p->education, S("master")) || str_is(p->education, S("phd"));
    return is_master && !p->is_manager && p->share_percent >= LEAST_SHARE_PERCENT &&
           date_compare(p->hired_on, before) < 0;
}

static bool is_in(const struct demo_cohort *cohort, int person)
{
    for (size_t i = 0; cohort && i < cohort->count; i++)
        if (cohort->at[i] == person)
            return true;
    return false;
}

struct hire {
    struct date on;
    int person;
};

static int newest_first(const void *a, const void *b)
{
    const struct hire *x = a, *y = b;
    int order = date_compare(y->on, x->on);
    return order ? order : x->person - y->person;
}

struct demo_cohort demo_cohort(struct arena *arena, const struct municipality *m, struct date before,
                               const struct demo_cohort *earlier, size_t count)
{
    struct hire *hires = NEW_ARRAY(arena, struct hire, m->people_count);
    size_t eligible = 0;
    for (size_t i = 0; i < m->people_count; i++)
        if (is_eligible(&m->people[i], before) && !is_in(earlier, (int)i))
            hires[eligible++] = (struct hire){m->people[i].hired_on, (int)i};
    qsort(hires, eligible, sizeof *hires, newest_first);
    struct demo_cohort cohort = {.at = NEW_ARRAY(arena, int, eligible), .hired_since = before};
    for (; cohort.count < eligible; cohort.count++) {
        const struct hire *hire = &hires[cohort.count];
        if (cohort.count >= count && date_compare(hire->on, cohort.hired_since) != 0)
            break;
        cohort.at[cohort.count] = hire->person;
        cohort.hired_since = hire->on;
    }
    return cohort;
}

void demo_cohort_list(struct demo *d, struct network_id network, const struct demo_cohort *cohort,
                      struct instant at)
{
    struct selection_rule rule = {
        .hired_since = {true, cohort->hired_since},
        .education_least = {true, EDUCATION_MASTER},
        .share_least = {true, LEAST_SHARE_PERCENT},
        .not_in_network = true,
    };
    selection_begin(d->db, network, &rule, at);
}

void demo_decide(struct demo *d, struct network_id network, struct person_id person, enum candidate_place to,
                 struct str why, struct instant at)
{
    struct selection_decision decision = {network, {&person, 1}, {true, to}, d->cast.lead, why, at};
    enum selection_decided decided = selection_decide(d->db, &decision);
    ASSERT(decided == SELECTION_DECIDED || db_failed(d->db));
}

struct person_id demo_person_id(const struct demo *d, const struct demo_cohort *cohort, size_t index)
{
    return d->ids.people[cohort->at[index]];
}
