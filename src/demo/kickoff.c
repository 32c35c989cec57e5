// SPDX-License-Identifier: EUPL-1.2
// The network at its kick-off: invited, answered, seated.
#include "demo/networks.h"

#include "demo/gatherings.h"
#include "network/invitation.h"

enum {
    SENT_DAYS_AGO = 19,
    FULL_DAY_MONTH = 5,
    GROUP_SIZE = 4,
    BY_HAND = 25, // the place in the cohort of the one who was chosen beside the rule
    SAID_NO = 11,
    NOT_ANSWERED = 0,
};

static void choose(struct demo *d, struct network_id network, struct person_id person, const char *to,
                   const char *why)
{
    candidate_choose(d->db, network, person, str_from(to), (struct maybe_account_id){true, d->cast.lead},
                     str_from(why), demo_moment(d, SENT_DAYS_AGO + 1, 14 * 60));
}

static void choose_everyone(struct demo *d, struct network_id network, const struct demo_cohort *cohort)
{
    static const char *const reserves[DEMO_WAITING] = {
        "Vil gjerne være med, men er i permisjon fram til jul.", "Samme enhet som to andre i kullet.",
        "Begynte i ny stilling i går, vil avvente.", "Meldte seg selv etter at listen var klar."};
    for (size_t i = 0; i < DEMO_INVITED; i++)
        choose(d, network, demo_person_id(d, cohort, i), "in",
               i == BY_HAND ? "Leder innbyggerprosjektet." : "Oppfyller kriteriene.");
    for (size_t i = 0; i < DEMO_WAITING; i++)
        choose(d, network, demo_person_id(d, cohort, DEMO_INVITED + i), "reserve", reserves[i]);
}

static void answer(struct demo *d, struct invitation_id invitation, size_t i)
{
    struct invitation_reply reply = {.invitation = invitation, .answer = ANSWER_YES, .via = ANSWER_VIA_LINK};
    reply.now = demo_moment(d, SENT_DAYS_AGO - 1 - (int)(i % 12), 7 * 60 + (int)i * 19);
    if (i == SAID_NO) {
        reply.answer = ANSWER_NO;
        reply.reason = (struct maybe_invitation_reason){true, INVITATION_REASON_NO_TIME};
    }
    if (i % 5 == 0)
        reply.via = ANSWER_VIA_MAIL;
    if (i != NOT_ANSWERED)
        invitation_answer(d->db, &reply);
}

void demo_kickoff_add(struct demo *d, const struct demo_cohort *cohort)
{
    struct network_id network = demo_network_add(
        d, S("Nettverk på tvers, nytt kull"),
        S("Et nytt kull nyansatte blir kjent på tvers av kommunen. De driver nettverket selv i to år."),
        d->today,
        DEMO_INVITED -
            1); // a place for each who may still come: whoever waits gets one when somebody says no
    struct plan_dates plan = demo_plan(db_arena(d->db), date_plus_months(d->today, 1), FULL_DAY_MONTH);
    struct demo_period period = {network, d->today, &plan, cohort, 0};
    demo_gatherings_add(d, &period);
    struct notice_site site = d->site;
    struct invitation_id_list fresh;
    site.now = demo_moment(d, SENT_DAYS_AGO, 9 * 60);
    choose_everyone(d, network, cohort);
    network_answer_by_set(d->db, network, (struct maybe_date){true, d->today});
    invitations_send(d->db, network, site.now, &fresh);
    for (size_t i = 0; i < fresh.count; i++)
        notice_invitation(d->db, &site, fresh.at[i]);
    for (size_t i = 0; i < fresh.count; i++)
        answer(d, fresh.at[i], i);
    site.now = demo_moment(d, 4, 9 * 60);
    if (fresh.count && invitation_remind(d->db, fresh.at[NOT_ANSWERED], site.now))
        notice_reminder(d->db, &site, fresh.at[NOT_ANSWERED]);
    demo_seating_publish(d, network, GROUP_SIZE, demo_moment(d, 1, 15 * 60));
}
