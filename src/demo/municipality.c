// SPDX-License-Identifier: EUPL-1.2
// The fictional municipality: what its set says of such a place, and dice.
#include "demo/municipality.h"

#include "base/bug.h"
#include "base/rng.h"

#include <math.h>

struct maker {
    struct arena *arena;
    const struct demo_set *set;
    struct rng rng;
    struct date today;
    struct municipality *made;
    uint32_t *names; // all pairs of a given and a family name, shuffled: a pair is used once
    size_t names_used;
};

static const struct demo_job *job_for(struct maker *m, enum demo_work work)
{
    int dice = (int)rng_below(&m->rng, 100);
    for (const struct demo_job *j = m->set->jobs; j < m->set->jobs + m->set->job_count; j++)
        if (j->work == work && (dice -= j->weight) < 0)
            return j;
    BUG("the weights of work %d do not add up to 100", (int)work);
}

/// ASCII letters for an address: Åse Sæther -> ase.saether
static struct str address(struct maker *m, struct str given, struct str family)
{
    struct str s = str_lower(m->arena, str_format(m->arena, "%.*s.%.*s", STR(given), STR(family)));
    const struct demo_set *set = m->set;
    const struct {
        struct str from, to;
    } letters[] = {
        {S("æ"), set->ae}, {S("ø"), set->oe}, {S("å"), set->aa},
        {S("Æ"), set->ae}, {S("Ø"), set->oe}, {S("Å"), set->aa},
    };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        s = str_replace(m->arena, s, letters[i].from, letters[i].to);
    return str_format(m->arena, "%.*s@%.*s", STR(s), STR(set->host));
}

static void name_person(struct maker *m, struct demo_person *p)
{
    const struct demo_set *set = m->set;
    uint32_t pair = m->names[m->names_used++];
    p->given_name = set->given[pair % set->given_count];
    p->family_name = set->family[pair / set->given_count];
    p->email = address(m, p->given_name, p->family_name);
}

/// Every year one in five is new; a few have been here all their working lives.
static struct date hired(struct maker *m)
{
    double years = -5 * log(1 - rng_double(&m->rng));
    return date_plus_days(m->today, -3 - (int)(fmin(years, 38) * 365.25));
}

static double share(struct maker *m, const struct demo_job *job)
{
    static const double shares[] = {100, 100, 100, 80, 75, 60, 50, 33.33};
    return job->part_time ? shares[rng_below(&m->rng, 8)] : shares[rng_below(&m->rng, 20) / 5];
}

static int person_add_to(struct maker *m, int unit, const struct demo_job *job, int manager)
{
    struct municipality *made = m->made;
    int index = (int)made->people_count++;
    struct demo_person *p = &made->people[index];
    *p = (struct demo_person){
        .employee_id = str_format(m->arena, "%05d", 10000 + index * 7),
        .job_title = job->title,
        .job_code = job->code,
        .education = job->education,
        .employment_type = rng_below(&m->rng, 12) ? S("permanent") : S("temporary"),
        .unit = unit,
        .manager = manager,
        .share_percent = share(m, job),
        .hired_on = hired(m),
    };
    // what a staff list does not know: education is missing for some
    if (!rng_below(&m->rng, 25))
        p->education = S("unknown");
    name_person(m, p);
    return index;
}

/// Managers have been here longer than any network's rule looks back.
enum { MANAGER_YEARS = 2 };

static int manager_add(struct maker *m, int unit, const struct demo_job *job, int above)
{
    int index = person_add_to(m, unit, job, above);
    struct demo_person *p = &m->made->people[index];
    p->is_manager = true;
    p->share_percent = 100;
    p->hired_on = date_plus_days(p->hired_on, -MANAGER_YEARS * 365);
    m->made->units[unit].manager = index;
    return index;
}

static void fill_unit(struct maker *m, int unit, const struct demo_place *place, int manager)
{
    for (int i = 1; i < place->people; i++)
        person_add_to(m, unit, job_for(m, place->work), manager);
}

static uint32_t *shuffled_names(struct maker *m)
{
    size_t pairs = m->set->given_count * m->set->family_count;
    uint32_t *names = NEW_ARRAY(m->arena, uint32_t, pairs);
    for (size_t i = 0; i < pairs; i++)
        names[i] = (uint32_t)i;
    rng_shuffle(&m->rng, names, pairs);
    return names;
}

static size_t people_in(const struct demo_set *set)
{
    size_t people = 1;
    for (size_t i = 0; i < set->place_count; i++)
        people += (size_t)set->places[i].people;
    return people;
}

struct municipality municipality_new(struct arena *arena, const struct demo_set *set, uint64_t seed,
                                     struct date today)
{
    struct municipality made = {
        .units = NEW_ARRAY(arena, struct demo_unit, set->place_count + 1),
        .people = NEW_ARRAY(arena, struct demo_person, people_in(set)),
    };
    struct maker m = {.arena = arena, .set = set, .rng = rng_new(seed), .today = today, .made = &made};
    m.names = shuffled_names(&m);
    made.units[made.unit_count++] = (struct demo_unit){S("1000"), set->organisation, -1, 0};
    int chief = manager_add(&m, 0, &set->chief, -1), area = 0, director = chief;
    for (const struct demo_place *p = set->places; p < set->places + set->place_count; p++) {
        int unit = (int)made.unit_count++;
        made.units[unit] =
            (struct demo_unit){str_format(arena, "%d", p->area ? 2000 + unit * 10 : 1000 + unit * 10),
                               p->name, p->area ? area : 0, 0};
        int manager =
            manager_add(&m, unit, p->area ? &set->leader : &set->director, p->area ? director : chief);
        if (!p->area) {
            area = unit;
            director = manager;
        }
        fill_unit(&m, unit, p, manager);
    }
    return made;
}
