// SPDX-License-Identifier: EUPL-1.2
// The network at its kick-off: invited, answered, seated.
#include "demo/networks.h"

#include "base/bug.h"
#include "demo/gatherings.h"
#include "invitation/invitation.h"

enum {
    SENT_DAYS_AGO = 19,
    FULL_DAY_MONTH = 5,
    GROUP_SIZE = 4,
    LEFT_OUT = 20, // the place in the cohort of the one who is taken off the list
    SAID_NO = 11,
};

/// Somebody whom the rule does not find: hired as lately, with a bachelor's degree.
static struct person_id beside_the_rule(const struct demo *d, struct date since)
{
    for (size_t i = d->m.people_count; i-- > 0;)
        if (date_compare(d->m.people[i].hired_on, since) >= 0 &&
            str_is(d->m.people[i].education, S("bachelor")))
            return d->ids.people[i];
    BUG("nobody with a bachelor's degree was hired lately");
}

/// One on the list beside the rule, one off it, and four in reserve.
static void decide(struct demo *d, struct network_id network, const struct demo_cohort *cohort)
{
    struct instant at = demo_moment(d, SENT_DAYS_AGO + 1, 14 * 60);
    demo_decide(d, network, beside_the_rule(d, cohort->hired_since), CANDIDATE_PLACE_IN, d->set->taken_in,
                at);
    demo_decide(d, network, demo_person_id(d, cohort, LEFT_OUT), CANDIDATE_PLACE_OUT, d->set->left_out, at);
    for (size_t i = 0; i < DEMO_WAITING; i++)
        demo_decide(d, network, demo_person_id(d, cohort, DEMO_INVITED + i), CANDIDATE_PLACE_RESERVE,
                    d->set->reserves[i], instant_plus(at, (int64_t)(i + 1) * US_PER_MINUTE));
    for (size_t i = DEMO_INVITED + DEMO_WAITING; i < cohort->count; i++)
        demo_decide(d, network, demo_person_id(d, cohort, i), CANDIDATE_PLACE_OUT, d->set->not_this_time, at);
}

/// All who are invited but the first, who is looking around in the demo.
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
    invitation_answer(d->db, &reply);
}

/// Mails to all, answers from all but one, and to that one a reminder.
static void invite(struct demo *d, struct network_id network, struct person_id silent, struct instant sent)
{
    struct notice_site site = d->site;
    struct invitation_id_list fresh;
    struct invitation last;
    site.now = sent;
    invitations_send(d->db, network, sent, &fresh);
    for (size_t i = 0; i < fresh.count; i++)
        notice_invitation(d->db, &site, fresh.at[i]);
    if (!invitation_of(d->db, network, silent, &last))
        return;
    for (size_t i = 0, nth = 0; i < fresh.count; i++)
        if (fresh.at[i].n != last.id.n)
            answer(d, fresh.at[i], ++nth);
    site.now = demo_moment(d, 4, 9 * 60);
    if (invitation_remind(d->db, last.id, site.now))
        notice_reminder(d->db, &site, last.id);
}

void demo_kickoff_add(struct demo *d, const struct demo_cohort *cohort)
{
    // a place for each who may still come: whoever waits gets one when somebody says no
    struct network_id network = demo_network_add(d, d->set->next, d->today, DEMO_INVITED - 1);
    demo_sponsors_add(d, network);
    struct plan_dates plan =
        demo_plan(db_arena(d->db), d->set, date_plus_months(d->today, 1), FULL_DAY_MONTH);
    struct demo_period period = {network, d->today, &plan, cohort, 0};
    demo_gatherings_add(d, &period);
    struct instant sent = demo_moment(d, SENT_DAYS_AGO, 9 * 60);
    demo_cohort_list(d, network, cohort, demo_moment(d, SENT_DAYS_AGO + 2, 10 * 60));
    decide(d, network, cohort);
    network_answer_by_set(d->db, network, (struct maybe_date){true, d->today});
    invite(d, network, d->ids.people[cohort->at[0]], sent);
    demo_seating_publish(d, network, GROUP_SIZE, demo_moment(d, 1, 15 * 60));
}
