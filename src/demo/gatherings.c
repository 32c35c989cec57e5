// SPDX-License-Identifier: EUPL-1.2
// From dates to gatherings with titles, places and programmes.
#include "demo/gatherings.h"

#include "i18n/format.h"
#include "sql/gathering.h"
#include "sql/network.h"

#define AT(hour, minute) ((hour)*60 + (minute))

enum { MEETUP, FULL_DAY, DAYS_AFTER_KICKOFF = 14, PROGRAMME_MOST = 12, COHORT_HOST_FIRST = 4 };

// ---- dates ----

/// In July nobody meets: the proposer would move such a meet-up, the demo's networks skip it.
static bool is_in_summer(const struct plan_date *p)
{
    enum { JULY = 7 };
    return p->layer == MEETUP && date_civil(p->asked).month == JULY;
}

struct plan_dates demo_plan(struct arena *arena, struct date from, int full_day_month)
{
    struct civil c = date_civil(from);
    const struct plan_layer layers[] = {
        [MEETUP] =
            {.every_months = 1, .nth = 1, .weekday = 4, .starts_minute = AT(12, 0), .duration_minutes = 120},
        [FULL_DAY] = {.every_months = 6,
                      .first_month = full_day_month,
                      .nth = 1,
                      .weekday = 4,
                      .starts_minute = AT(9, 0),
                      .duration_minutes = 360,
                      .replaces = true},
    };
    struct plan_rule rule = {.from = date_of(c.year, c.month, 1), .layers = layers, .layer_count = 2};
    rule.to = date_plus_days(date_plus_months(rule.from, 24), -1);
    rule.days = day_rules_of(COUNTRY_NORWAY);
    struct plan_dates plan = plan_propose(arena, &rule);
    size_t kept = 0;
    for (size_t i = 0; i < plan.count; i++)
        if (!is_in_summer(&plan.at[i]))
            plan.at[kept++] = plan.at[i];
    plan.count = kept;
    return plan;
}

static const struct str reasons[DAY_REASONS] = {
    [DAY_NEW_YEARS_DAY] = S_INIT("nyttårsdag"),
    [DAY_MAUNDY_THURSDAY] = S_INIT("skjærtorsdag"),
    [DAY_1_MAY] = S_INIT("1. mai"),
    [DAY_17_MAY] = S_INIT("17. mai"),
    [DAY_ASCENSION] = S_INIT("Kristi himmelfartsdag"),
    [DAY_EASTER_WEEK] = S_INIT("påskeuken"),
    [DAY_WINTER_BREAK] = S_INIT("vinterferie"),
    [DAY_AUTUMN_BREAK] = S_INIT("høstferie"),
    [DAY_CHRISTMAS_BREAK] = S_INIT("juleferie"),
    [DAY_SUMMER] = S_INIT("fellesferie"),
};

static struct maybe_str moved_why(struct arena *arena, const struct plan_date *p)
{
    struct str asked = format_weekday_date(arena, LANG_NB, p->asked),
               why = S("for kort tid mellom samlingene");
    if (p->why == PLAN_AS_ASKED)
        return (struct maybe_str){0};
    if (p->why == PLAN_MOVED_FOR_DAY)
        why = reasons[p->reason].len ? reasons[p->reason] : S("helligdag");
    return (struct maybe_str){true, str_format(arena, "Flyttet fra %.*s: %.*s", STR(asked), STR(why))};
}

// ---- programmes ----

struct item {
    int32_t start, minutes;
    enum item_kind kind;
    struct str title, place, responsible, exercise;
};

static void item_add(struct demo *d, struct gathering_id gathering, const struct item *i)
{
    struct programme_item_id id;
    programme_item_add(d->db, gathering, i->start, i->minutes, i->kind, i->title, i->place, i->responsible,
                       (struct maybe_str){i->exercise.len > 0, i->exercise}, &id);
}

static struct str name_of(const struct demo *d, int person)
{
    const struct demo_person *p = &d->m.people[person];
    return str_format(db_arena(d->db), "%.*s %.*s", STR(p->given_name), STR(p->family_name));
}

static void kickoff_programme_add(struct demo *d, struct gathering_id kickoff)
{
    struct str chief =
        str_format(db_arena(d->db), "%.*s, kommunedirektør", STR(name_of(d, d->m.units[0].manager)));
    struct str lead = S("Nils Nordby");
    const struct item items[] = {
        {AT(9, 0), 15, ITEM_KIND_WELCOME, S("Kaffe, navnelapper og velkommen"), S("Rådhuset, foajeen"), lead,
         S("")},
        {AT(9, 15), 40, ITEM_KIND_TALK, S("Nordvåg om ti år: hva vi trenger dere til"),
         S("Rådhuset, kommunestyresalen"), chief, S("")},
        {AT(9, 55), 15, ITEM_KIND_EXERCISE, S("Levende linjer"), S("Rådhuset, kommunestyresalen"), lead,
         S("line")},
        {AT(10, 10), 25, ITEM_KIND_MOVE, S("Vi går sammen til Kunnskapssenteret"), S("Langs havnepromenaden"),
         lead, S("")},
        {AT(10, 35), 45, ITEM_KIND_TALK, S("Når kunnskap stopper ved dørstokken"),
         S("Kunnskapssenteret, auditoriet"), S("Synne Aasheim, organisasjonsforsker"), S("")},
        {AT(11, 20), 45, ITEM_KIND_BREAK, S("Lunsj"), S("Kunnskapssenteret, kantinen"), S(""), S("")},
        {AT(12, 5), 25, ITEM_KIND_EXERCISE, S("Øyer og broer"), S("Kunnskapssenteret, grupperommene"), lead,
         S("bridge")},
        {AT(12, 30), 60, ITEM_KIND_GROUP_WORK, S("Tre saker som krysser enhetene våre"),
         S("Kunnskapssenteret, grupperommene"), S(""), S("")},
        {AT(13, 30), 15, ITEM_KIND_BREAK, S("Frukt og frisk luft"), S("Kunnskapssenteret, takterrassen"),
         S(""), S("")},
        {AT(13, 45), 50, ITEM_KIND_GROUP_WORK, S("Temaer til det første halvåret"),
         S("Kunnskapssenteret, auditoriet"), S(""), S("")},
        {AT(14, 35), 25, ITEM_KIND_CLOSE, S("Hvem vil koordinere, og hva tar vi med hjem?"),
         S("Kunnskapssenteret, auditoriet"), lead, S("")},
    };
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        item_add(d, kickoff, &items[i]);
}

/// What the members have made of a gathering.
struct topic {
    struct str title, place, about, talk, question, exercise, exercise_title;
};

static const struct topic meetups[] = {
    {S_INIT("Hvem gjør hva i kommunen?"), S_INIT("Nordvåg bibliotek, Fjordsalen"),
     S_INIT("Vi tegner kommunen slik vi kjenner den, og finner hullene i kartet."),
     S_INIT("Fra skranken: spørsmålene som ingen eier"), S_INIT("Hvem ringer jeg når saken ikke er min?"),
     S_INIT("map"), S_INIT("Kartet etter hukommelsen")},
    {S_INIT("Overgangen fra barnehage til skole"), S_INIT("Fagerli skole, personalrommet"),
     S_INIT("Hva vet barnehagen som skolen og helsestasjonen skulle visst?"),
     S_INIT("Et barn, fire skjemaer"),
     S_INIT("Hvilken beskjed forsvinner på veien, og hvem kan ta vare på den?"), S_INIT("thread"),
     S_INIT("Den røde tråden")},
    {S_INIT("Brev som folk forstår"), S_INIT("Rådhuset, møterom Skjæret"),
     S_INIT("Ta med et brev fra enheten din. Vi skriver det om sammen."),
     S_INIT("Tre setninger som sparte oss for hundre telefoner"),
     S_INIT("Hva vil leseren gjøre etter første avsnitt?"), S_INIT("gift"), S_INIT("Jeg kan, jeg trenger")},
    {S_INIT("Frivillige og kommunen"), S_INIT("Ungdomshuset Brygga"),
     S_INIT("Mange vil hjelpe. Hva gjør det lett, og hva gjør det vanskelig?"),
     S_INIT("Da turlaget tok nøkkelen"), S_INIT("Hva kan enheten din slippe fra seg?"), S_INIT("citizen"),
     S_INIT("Et år som innbygger")},
    {S_INIT("Kunstig intelligens i saksbehandlingen"), S_INIT("Kunnskapssenteret, auditoriet"),
     S_INIT(
         "Hva er lov, hva hjelper, og hva bør vi la være? Vi prøver på ekte saker uten personopplysninger."),
     S_INIT("Et halvt år med utkast fra en maskin"), S_INIT("Hvilken oppgave ville du aldri gitt fra deg?"),
     S_INIT("case"), S_INIT("En sak som har stoppet")},
    {S_INIT("Når flommen kommer"), S_INIT("Brannstasjonen, undervisningsrommet"),
     S_INIT("Beredskap angår flere enn brann og vei. Vi øver ved bordet."), S_INIT(""), S_INIT(""),
     S_INIT(""), S_INIT("")},
    {S_INIT("Data som vi allerede har"), S_INIT("Rådhuset, møterom Skjæret"),
     S_INIT("Geodata viser hva som ligger åpent for alle enheter."), S_INIT(""), S_INIT(""), S_INIT(""),
     S_INIT("")},
};
enum { MEETUPS = sizeof meetups / sizeof *meetups };

static void meetup_programme_add(struct demo *d, struct gathering_id gathering, const struct topic *t,
                                 struct str host, struct str speaker)
{
    const struct item items[] = {
        {AT(12, 0), 10, ITEM_KIND_WELCOME, S("Velkommen og lunsj"), t->place, host, S("")},
        {AT(12, 10), 20, ITEM_KIND_EXERCISE, t->exercise_title, t->place, host, t->exercise},
        {AT(12, 30), 25, ITEM_KIND_TALK, t->talk, t->place, speaker, S("")},
        {AT(12, 55), 50, ITEM_KIND_GROUP_WORK, t->question, t->place, S(""), S("")},
        {AT(13, 45), 15, ITEM_KIND_CLOSE, S("Hva tar vi med hjem?"), t->place, host, S("")},
    };
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        item_add(d, gathering, &items[i]);
}

// ---- gatherings ----

struct adding {
    struct demo *d;
    const struct demo_period *period;
    struct demo_gatherings *made;
    size_t meetups;
};

static struct gathering_id add(struct adding *a, enum gathering_kind kind, struct wall starts,
                               int32_t end_minute, const struct topic *t, struct maybe_str why)
{
    struct demo_gatherings *made = a->made;
    struct str uid = str_format(db_arena(a->d->db), "demo-%lld-%zu@tvers.nordvag.example",
                                (long long)a->period->network.n, made->count);
    struct gathering_id *id = &made->id[made->count];
    made->held_on[made->count] = starts.date;
    gathering_add(a->d->db, a->period->network, (int64_t)made->count, kind, t->title, starts.date,
                  starts.minute, end_minute, t->place, t->about, why, uid, id);
    made->count++;
    return *id;
}

static void kickoff_add(struct adding *a)
{
    const struct topic t = {
        .title = S("Oppstartssamling"),
        .place = S("Rådhuset, kommunestyresalen"),
        .about =
            S("Vi blir kjent, hører hva kommunen trenger av oss, og velger de første temaene. Ta på sko til "
              "å gå i: vi begynner i Rådhuset og går sammen til Kunnskapssenteret."),
    };
    struct wall starts = {a->period->kickoff, AT(9, 0)};
    kickoff_programme_add(a->d, add(a, GATHERING_KIND_KICKOFF, starts, AT(15, 0), &t, (struct maybe_str){0}));
}

/// The n-th meet-up: as the members have made it, or one that still waits for its topic.
static struct topic meetup_topic(struct adding *a)
{
    size_t n = a->meetups++;
    if (a->period->with_programme && n < MEETUPS)
        return meetups[n];
    return (struct topic){.title = str_format(db_arena(a->d->db), "Samling %zu", n + 1),
                          .about = S("Medlemmene velger tema.")};
}

static void date_add(struct adding *a, const struct plan_date *p)
{
    struct maybe_str why = moved_why(db_arena(a->d->db), p);
    if (p->layer == FULL_DAY) {
        const struct topic t = {.title = S("Heldagssamling"),
                                .about = S("Hva har vi lært, og hva vil vi prøve?")};
        add(a, GATHERING_KIND_FULL_DAY, p->starts, p->ends.minute, &t, why);
        return;
    }
    size_t number = a->made->count;
    const struct demo_cohort *members = a->period->members;
    struct topic t = meetup_topic(a);
    struct gathering_id id = add(a, GATHERING_KIND_MEETUP, p->starts, p->ends.minute, &t, why);
    if (t.talk.len && number < a->period->with_programme)
        meetup_programme_add(a->d, id, &t, name_of(a->d, members->at[COHORT_HOST_FIRST + number * 2]),
                             name_of(a->d, members->at[COHORT_HOST_FIRST + number * 2 + 1]));
}

struct demo_gatherings demo_gatherings_add(struct demo *d, const struct demo_period *period)
{
    struct demo_gatherings made = {.count = 0};
    struct adding a = {.d = d, .period = period, .made = &made};
    struct date first = date_plus_days(period->kickoff, DAYS_AFTER_KICKOFF);
    kickoff_add(&a);
    for (size_t i = 0; i < period->plan->count && made.count < DEMO_GATHERINGS_MOST; i++)
        if (date_compare(period->plan->at[i].starts.date, first) >= 0)
            date_add(&a, &period->plan->at[i]);
    return made;
}
