// SPDX-License-Identifier: EUPL-1.2
// The fictional municipality: tables of what such a place has, and dice.
#include "demo/municipality.h"

#include "base/bug.h"
#include "base/rng.h"
#include "demo/names.h"

#include <math.h>

enum work { OFFICE, SCHOOL, KINDERGARTEN, CARE, HEALTH, SOCIAL, CULTURE, PLANNING, TECHNICAL, WORKS };

struct job {
    enum work work;
    int weight; // how many of a hundred in such a unit
    struct str title, code, education;
    bool part_time;
};

static const struct job jobs[] = {
    {OFFICE, 40, S_INIT("Rådgiver"), S_INIT("8530"), S_INIT("master"), false},
    {OFFICE, 15, S_INIT("Spesialrådgiver"), S_INIT("8533"), S_INIT("master"), false},
    {OFFICE, 25, S_INIT("Konsulent"), S_INIT("6559"), S_INIT("bachelor"), false},
    {OFFICE, 20, S_INIT("Saksbehandler"), S_INIT("7531"), S_INIT("bachelor"), false},
    {SCHOOL, 45, S_INIT("Lærer"), S_INIT("7961"), S_INIT("bachelor"), false},
    {SCHOOL, 20, S_INIT("Lektor"), S_INIT("7965"), S_INIT("master"), false},
    {SCHOOL, 25, S_INIT("Fagarbeider"), S_INIT("7517"), S_INIT("vocational"), true},
    {SCHOOL, 10, S_INIT("Miljøterapeut"), S_INIT("6675"), S_INIT("bachelor"), true},
    {KINDERGARTEN, 45, S_INIT("Barnehagelærer"), S_INIT("6709"), S_INIT("bachelor"), false},
    {KINDERGARTEN, 40, S_INIT("Fagarbeider"), S_INIT("7517"), S_INIT("vocational"), true},
    {KINDERGARTEN, 15, S_INIT("Assistent"), S_INIT("6572"), S_INIT("upper_secondary"), true},
    {CARE, 25, S_INIT("Sykepleier"), S_INIT("7174"), S_INIT("bachelor"), true},
    {CARE, 45, S_INIT("Helsefagarbeider"), S_INIT("7076"), S_INIT("vocational"), true},
    {CARE, 25, S_INIT("Assistent"), S_INIT("6572"), S_INIT("upper_secondary"), true},
    {CARE, 5, S_INIT("Fagutviklingssykepleier"), S_INIT("7710"), S_INIT("master"), false},
    {HEALTH, 35, S_INIT("Helsesykepleier"), S_INIT("6185"), S_INIT("master"), false},
    {HEALTH, 25, S_INIT("Fysioterapeut"), S_INIT("6517"), S_INIT("bachelor"), true},
    {HEALTH, 20, S_INIT("Psykolog"), S_INIT("8470"), S_INIT("master"), false},
    {HEALTH, 20, S_INIT("Ergoterapeut"), S_INIT("6517"), S_INIT("bachelor"), false},
    {SOCIAL, 50, S_INIT("Sosialkonsulent"), S_INIT("6675"), S_INIT("bachelor"), false},
    {SOCIAL, 30, S_INIT("Barnevernspedagog"), S_INIT("6508"), S_INIT("bachelor"), false},
    {SOCIAL, 20, S_INIT("Rådgiver"), S_INIT("8530"), S_INIT("master"), false},
    {CULTURE, 40, S_INIT("Bibliotekar"), S_INIT("7026"), S_INIT("bachelor"), true},
    {CULTURE, 35, S_INIT("Kulturkonsulent"), S_INIT("6559"), S_INIT("bachelor"), false},
    {CULTURE, 25, S_INIT("Rådgiver"), S_INIT("8530"), S_INIT("master"), false},
    {PLANNING, 45, S_INIT("Arealplanlegger"), S_INIT("8530"), S_INIT("master"), false},
    {PLANNING, 30, S_INIT("Ingeniør"), S_INIT("8084"), S_INIT("bachelor"), false},
    {PLANNING, 25, S_INIT("Rådgiver"), S_INIT("8530"), S_INIT("master"), false},
    {TECHNICAL, 50, S_INIT("Ingeniør"), S_INIT("8084"), S_INIT("bachelor"), false},
    {TECHNICAL, 30, S_INIT("Prosjektleder"), S_INIT("8530"), S_INIT("master"), false},
    {TECHNICAL, 20, S_INIT("Fagarbeider"), S_INIT("7517"), S_INIT("vocational"), false},
    {WORKS, 70, S_INIT("Fagarbeider"), S_INIT("7517"), S_INIT("vocational"), false},
    {WORKS, 20, S_INIT("Renholder"), S_INIT("7516"), S_INIT("upper_secondary"), true},
    {WORKS, 10, S_INIT("Ingeniør"), S_INIT("8084"), S_INIT("bachelor"), false},
};

struct place {
    int area; // 0: this row is an area (or the municipality itself)
    struct str name;
    enum work work;
    int people;
};

static const struct place places[] = {
    {0, S_INIT("Kommunedirektørens stab"), OFFICE, 6},
    {1, S_INIT("HR og organisasjon"), OFFICE, 24},
    {1, S_INIT("Økonomi og analyse"), OFFICE, 30},
    {1, S_INIT("Digitalisering og IKT"), OFFICE, 34},
    {1, S_INIT("Kommunikasjon og innbyggerdialog"), OFFICE, 14},
    {1, S_INIT("Anskaffelser"), OFFICE, 9},
    {1, S_INIT("Juridisk og dokumentsenter"), OFFICE, 19},
    {0, S_INIT("Oppvekst og utdanning"), OFFICE, 12},
    {2, S_INIT("Fagerli skole"), SCHOOL, 62},
    {2, S_INIT("Nordvåg ungdomsskole"), SCHOOL, 71},
    {2, S_INIT("Sjøbakken skole"), SCHOOL, 58},
    {2, S_INIT("Åsen skole"), SCHOOL, 49},
    {2, S_INIT("Ytterøy oppvekstsenter"), SCHOOL, 33},
    {2, S_INIT("Lia skole"), SCHOOL, 55},
    {2, S_INIT("Elvebredden skole"), SCHOOL, 64},
    {2, S_INIT("Voksenopplæringen"), SCHOOL, 38},
    {2, S_INIT("Bekkeblom barnehage"), KINDERGARTEN, 28},
    {2, S_INIT("Fjellrosa barnehage"), KINDERGARTEN, 24},
    {2, S_INIT("Havblikk barnehage"), KINDERGARTEN, 31},
    {2, S_INIT("Solsikken barnehage"), KINDERGARTEN, 26},
    {2, S_INIT("Tyttebær barnehage"), KINDERGARTEN, 22},
    {2, S_INIT("Åkervinda barnehage"), KINDERGARTEN, 27},
    {2, S_INIT("PP-tjenesten"), HEALTH, 23},
    {2, S_INIT("Barnevern"), SOCIAL, 46},
    {2, S_INIT("Skole- og barnehageutvikling"), OFFICE, 16},
    {0, S_INIT("Helse og omsorg"), OFFICE, 14},
    {3, S_INIT("Solgården sykehjem"), CARE, 152},
    {3, S_INIT("Strandheim sykehjem"), CARE, 138},
    {3, S_INIT("Lyngtunet bo- og aktivitetssenter"), CARE, 97},
    {3, S_INIT("Hjemmetjenesten nord"), CARE, 141},
    {3, S_INIT("Hjemmetjenesten sør"), CARE, 126},
    {3, S_INIT("Hjemmetjenesten øst"), CARE, 109},
    {3, S_INIT("Legevakt og øyeblikkelig hjelp"), CARE, 61},
    {3, S_INIT("Rehabilitering og mestring"), HEALTH, 48},
    {3, S_INIT("Helsestasjon og skolehelse"), HEALTH, 44},
    {3, S_INIT("Psykisk helse og rus"), SOCIAL, 67},
    {3, S_INIT("Bofellesskap vest"), CARE, 88},
    {3, S_INIT("Bofellesskap øst"), CARE, 92},
    {3, S_INIT("Tildeling og koordinering"), OFFICE, 28},
    {3, S_INIT("Folkehelse og frivillighet"), CULTURE, 12},
    {0, S_INIT("Kultur og inkludering"), OFFICE, 8},
    {4, S_INIT("Nordvåg bibliotek"), CULTURE, 27},
    {4, S_INIT("Kulturskolen"), SCHOOL, 35},
    {4, S_INIT("Idrett og friluftsliv"), CULTURE, 18},
    {4, S_INIT("Flyktningtjenesten"), SOCIAL, 39},
    {4, S_INIT("NAV Nordvåg"), SOCIAL, 74},
    {4, S_INIT("Ungdomshuset Brygga"), CULTURE, 16},
    {0, S_INIT("Plan, klima og næring"), OFFICE, 9},
    {5, S_INIT("Arealplan"), PLANNING, 22},
    {5, S_INIT("Byggesak"), PLANNING, 25},
    {5, S_INIT("Geodata"), PLANNING, 14},
    {5, S_INIT("Klima og miljø"), PLANNING, 12},
    {5, S_INIT("Næring og landbruk"), PLANNING, 11},
    {0, S_INIT("Eiendom og tekniske tjenester"), OFFICE, 10},
    {6, S_INIT("Eiendomsforvaltning"), TECHNICAL, 48},
    {6, S_INIT("Renhold"), WORKS, 136},
    {6, S_INIT("Vei og park"), WORKS, 64},
    {6, S_INIT("Vann og avløp"), WORKS, 58},
    {6, S_INIT("Prosjekt og utbygging"), TECHNICAL, 26},
    {6, S_INIT("Brann og beredskap"), WORKS, 52},
    {6, S_INIT("Renovasjon og gjenbruk"), WORKS, 41},
};

enum { PLACES = sizeof places / sizeof *places, JOBS = sizeof jobs / sizeof *jobs };

struct maker {
    struct arena *arena;
    struct rng rng;
    struct date today;
    struct municipality *made;
    uint32_t *names; // all pairs of a given and a family name, shuffled: a pair is used once
    size_t names_used;
};

static const struct job *job_for(struct maker *m, enum work work)
{
    int dice = (int)rng_below(&m->rng, 100);
    for (const struct job *j = jobs; j < jobs + JOBS; j++)
        if (j->work == work && (dice -= j->weight) < 0)
            return j;
    BUG("the weights of work %d do not add up to 100", (int)work);
}

/// ASCII letters for an address: Åse Sæther -> ase.saether
static struct str address(struct arena *arena, struct str given, struct str family)
{
    struct str s = str_lower(arena, str_format(arena, "%.*s.%.*s", STR(given), STR(family)));
    static const struct {
        struct str from, to;
    } letters[] = {
        {S_INIT("æ"), S_INIT("ae")}, {S_INIT("ø"), S_INIT("o")}, {S_INIT("å"), S_INIT("a")},
        {S_INIT("Æ"), S_INIT("ae")}, {S_INIT("Ø"), S_INIT("o")}, {S_INIT("Å"), S_INIT("a")},
    };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        s = str_replace(arena, s, letters[i].from, letters[i].to);
    return str_cat(arena, s, S("@nordvag.example"));
}

static void name_person(struct maker *m, struct demo_person *p)
{
    size_t given_count = demo_given_name_count;
    uint32_t pair = m->names[m->names_used++];
    p->given_name = demo_given_names[pair % given_count];
    p->family_name = demo_family_names[pair / given_count];
    p->email = address(m->arena, p->given_name, p->family_name);
}

/// Every year one in five is new; a few have been here all their working lives.
static struct date hired(struct maker *m)
{
    double years = -5 * log(1 - rng_double(&m->rng));
    return date_plus_days(m->today, -3 - (int)(fmin(years, 38) * 365.25));
}

static double share(struct maker *m, const struct job *job)
{
    static const double shares[] = {100, 100, 100, 80, 75, 60, 50, 33.33};
    return job->part_time ? shares[rng_below(&m->rng, 8)] : shares[rng_below(&m->rng, 20) / 5];
}

static int person_add_to(struct maker *m, int unit, const struct job *job, int manager)
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

static int manager_add(struct maker *m, int unit, int above)
{
    static const struct job chief = {OFFICE,           0,    S_INIT("Kommunedirektør"), S_INIT("9430"),
                                     S_INIT("master"), false};
    static const struct job director = {OFFICE,           0,    S_INIT("Direktør"), S_INIT("9440"),
                                        S_INIT("master"), false};
    static const struct job leader = {OFFICE,           0,    S_INIT("Enhetsleder"), S_INIT("9451"),
                                      S_INIT("master"), false};
    bool is_area = places[unit > 0 ? unit - 1 : 0].area == 0;
    int index = person_add_to(m, unit, unit == 0 ? &chief : is_area ? &director : &leader, above);
    struct demo_person *p = &m->made->people[index];
    p->is_manager = true;
    p->share_percent = 100;
    p->hired_on = date_plus_days(p->hired_on, -MANAGER_YEARS * 365);
    m->made->units[unit].manager = index;
    return index;
}

static void fill_unit(struct maker *m, int unit, const struct place *place, int manager)
{
    for (int i = 1; i < place->people; i++)
        person_add_to(m, unit, job_for(m, place->work), manager);
}

static uint32_t *shuffled_names(struct maker *m)
{
    size_t pairs = demo_given_name_count * demo_family_name_count;
    uint32_t *names = NEW_ARRAY(m->arena, uint32_t, pairs);
    for (size_t i = 0; i < pairs; i++)
        names[i] = (uint32_t)i;
    rng_shuffle(&m->rng, names, pairs);
    return names;
}

struct municipality municipality_new(struct arena *arena, uint64_t seed, struct date today)
{
    size_t people = 1;
    for (size_t i = 0; i < PLACES; i++)
        people += (size_t)places[i].people;
    struct municipality made = {
        .units = NEW_ARRAY(arena, struct demo_unit, PLACES + 1),
        .people = NEW_ARRAY(arena, struct demo_person, people),
    };
    struct maker m = {.arena = arena, .rng = rng_new(seed), .today = today, .made = &made};
    m.names = shuffled_names(&m);
    made.units[made.unit_count++] = (struct demo_unit){S("1000"), S("Nordvåg kommune"), -1, 0};
    int chief = manager_add(&m, 0, -1), area = 0, director = chief;
    for (const struct place *p = places; p < places + PLACES; p++) {
        int unit = (int)made.unit_count++;
        made.units[unit] =
            (struct demo_unit){str_format(arena, "%d", p->area ? 2000 + unit * 10 : 1000 + unit * 10),
                               p->name, p->area ? area : 0, 0};
        int manager = manager_add(&m, unit, p->area ? director : chief);
        if (!p->area) {
            area = unit;
            director = manager;
        }
        fill_unit(&m, unit, p, manager);
    }
    return made;
}
