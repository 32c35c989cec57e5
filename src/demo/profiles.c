// SPDX-License-Identifier: EUPL-1.2
// What members have written about themselves: most of them, not all.
#include "demo/networks.h"

#include "i18n/collate.h"
#include "people/lookup.h"

struct profile {
    struct str job, ask, learn;
};

/// By job title; those with the same title take turns.
static const struct profile profiles[] = {
    {S_INIT("Rådgiver"), S_INIT("Tildelingsbrev og hva de egentlig krever"),
     S_INIT("Hvordan en vaktliste blir til")},
    {S_INIT("Rådgiver"), S_INIT("Prosjekter med både stat og fylke i"), S_INIT("Å skrive kort")},
    {S_INIT("Rådgiver"), S_INIT("Tall fra SSB, og hva de ikke sier"), S_INIT("Hva skolene trenger fra oss")},
    {S_INIT("Spesialrådgiver"), S_INIT("Anbud under terskelverdien"), S_INIT("Brukermedvirkning som virker")},
    {S_INIT("Lektor"), S_INIT("Hvordan ungdom leser brev fra kommunen"),
     S_INIT("Budsjettet, fra forslag til vedtak")},
    {S_INIT("Lektor"), S_INIT("Gruppearbeid der alle gjør noe"),
     S_INIT("Hvem jeg ringer når en elev trenger mer")},
    {S_INIT("Lektor"), S_INIT("Matematikk for voksne som har glemt den"), S_INIT("Personvern i praksis")},
    {S_INIT("Fagutviklingssykepleier"), S_INIT("Sjekklister som blir brukt"),
     S_INIT("Å lede et prosjekt uten å være leder")},
    {S_INIT("Fagutviklingssykepleier"), S_INIT("Opplæring av vikarer på én dag"),
     S_INIT("Velferdsteknologi som andre har prøvd")},
    {S_INIT("Helsesykepleier"), S_INIT("Den vanskelige samtalen med foreldre"),
     S_INIT("Hva barnehagene ser før oss")},
    {S_INIT("Psykolog"), S_INIT("Uenighet i en arbeidsgruppe"),
     S_INIT("Hvordan en reguleringsplan blir til")},
    {S_INIT("Arealplanlegger"), S_INIT("Kart: hva som ligger åpent, og hvor"),
     S_INIT("Å holde et folkemøte")},
    {S_INIT("Prosjektleder"), S_INIT("Framdriftsplaner som tåler regn"),
     S_INIT("Hva hjemmetjenesten trenger av et bygg")},
};
enum { PROFILES = sizeof profiles / sizeof *profiles, SILENT = 4 };

static const struct profile *profile_for(struct str job, size_t nth)
{
    const struct profile *found[PROFILES];
    size_t count = 0;
    for (size_t i = 0; i < PROFILES; i++)
        if (str_is(profiles[i].job, job))
            found[count++] = &profiles[i];
    return count ? found[nth % count] : NULL;
}

void demo_profiles_add(struct demo *d, const struct demo_cohort *members)
{
    for (size_t i = 0; i < members->count; i++) {
        const struct profile *p = profile_for(d->m.people[members->at[i]].job_title, i);
        if (!p || i % SILENT == 0)
            continue;
        struct person_id person = demo_person_id(d, members, i);
        person_texts_set(d->db, person, (struct maybe_str){true, p->ask}, (struct maybe_str){true, p->learn});
        lookup_put(d->db, person, WORD_SOURCE_ASK, fold(db_arena(d->db), p->ask));
    }
}
