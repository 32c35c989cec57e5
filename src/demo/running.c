// SPDX-License-Identifier: EUPL-1.2
// The network in its fifth month.
#include "demo/networks.h"

#include "base/rng.h"
#include "demo/days.h"
#include "demo/gatherings.h"
#include "demo/topics.h"
#include "invitation/invitation.h"
#include "jobs/holding.h"
#include "network/away.h"
#include "network/handover.h"
#include "network/term.h"
#include "network/warning.h"
#include "sql/gathering.h"

enum {
    VOLUNTEER = 7, // the member who offers to help coordinate
    AWAY = 1,      // the member who is on leave
    AWAY_SINCE_DAYS = 6,
    AWAY_DAYS = 80,
    WARNED_DAYS_AGO = 3,
    MONTHS_BACK_LEAST = 4,
    MONTHS_BACK_MOST = 9,
    FULL_DAY_MONTH = 7,
    INVITED_DAYS_BEFORE = 24,
    GROUP_SIZE = 3
};

static size_t dates_before(const struct plan_dates *plan, struct date day)
{
    size_t count = 0;
    while (count < plan->count && date_compare(plan->at[count].starts.date, day) < 0)
        count++;
    return count;
}

/// The latest beginning that leaves time for five gatherings: holidays make it earlier.
static struct plan_dates plan_of(struct arena *arena, const struct demo_set *set, struct date today)
{
    struct plan_dates plan = {0};
    for (int back = MONTHS_BACK_LEAST; back <= MONTHS_BACK_MOST; back++) {
        plan = demo_plan(arena, set, date_plus_months(today, -back), FULL_DAY_MONTH);
        if (dates_before(&plan, today) >= DEMO_GATHERINGS_HELD)
            break;
    }
    return plan;
}

struct date demo_running_start(struct arena *arena, const struct demo_set *set, struct date today)
{
    return plan_of(arena, set, today).at[0].starts.date;
}

/// A few of those who were asked said no; all others came along.
static void invite(struct demo *d, struct network_id network, const struct demo_cohort *cohort, int days_ago)
{
    struct invitation_id_list fresh;
    struct invitation invitation;
    struct instant sent = demo_moment(d, days_ago, 9 * 60);
    demo_cohort_list(d, network, cohort, demo_moment(d, days_ago + 2, 13 * 60));
    invitations_send(d->db, network, sent, &fresh);
    for (size_t i = 0; i < cohort->count; i++) {
        if (!invitation_of(d->db, network, demo_person_id(d, cohort, i), &invitation))
            continue;
        struct invitation_reply reply = {
            .invitation = invitation.id, .answer = ANSWER_YES, .via = ANSWER_VIA_LINK};
        reply.now = demo_moment(d, days_ago - 1 - (int)(i % 9), 10 * 60 + (int)(i % 9) * 37);
        if (i >= DEMO_MEMBERS) {
            reply.answer = ANSWER_NO;
            reply.reason = (struct maybe_invitation_reason){true, INVITATION_REASON_MANAGER};
        }
        invitation_answer(d->db, &reply);
    }
}

/// One to three did not come: some had said so.
static void hold(struct demo *d, struct gathering_id gathering, const struct demo_cohort *members,
                 struct rng *rng)
{
    struct maybe_account_id by = {true, d->cast.coordinators[0]};
    size_t missing = 1 + rng_below(rng, 3), skip = rng_below(rng, 9);
    for (size_t i = 0; i < members->count; i++) {
        struct person_id person = demo_person_id(d, members, i);
        bool came = (i + skip) % 9 != 0 || i / 9 >= missing;
        bool said_no = !came && i % 2;
        attendee_answer_put(d->db, gathering, person, said_no ? ANSWER_NO : ANSWER_YES, 0, d->now);
        attendance_mark(d->db, gathering, person, (struct maybe_bool){true, came}, by);
    }
    gathering_hold(d->db, gathering);
}

/// Two thirds have answered the invitation to the next gathering; the member who looks around has not.
static void answer_next(struct demo *d, struct gathering_id gathering, const struct demo_cohort *members)
{
    static const char answers[] =
        "yn.yyyymyy.yyyyyny.yym.yy.yn"; // the coordinator first; n and m: no and maybe
    for (size_t i = 0; i < members->count; i++) {
        enum answer answer = answers[i] == 'y' ? ANSWER_YES : answers[i] == 'n' ? ANSWER_NO : ANSWER_MAYBE;
        if (answers[i] != '.')
            attendee_answer_put(d->db, gathering, demo_person_id(d, members, i), answer, 0,
                                demo_moment(d, 1 + (int)i % 4, 8 * 60 + (int)i * 11));
    }
}

/// One member is on leave, who has said no to the next gathering.
static void leave_of_absence_add(struct demo *d, struct network_id network, const struct demo_cohort *members)
{
    away_say(d->db, &(struct away_wish){.network = network,
                                        .person = demo_person_id(d, members, AWAY),
                                        .starts_on = date_plus_days(d->today, -AWAY_SINCE_DAYS),
                                        .ends_on = date_plus_days(d->today, AWAY_DAYS),
                                        .today = date_plus_days(d->today, -AWAY_SINCE_DAYS),
                                        .now = demo_moment(d, AWAY_SINCE_DAYS, 10 * 60)});
}

static void note_to_followers_add(struct demo *d, struct network_id network,
                                  const struct demo_cohort *members)
{
    struct prose note = handover_prose(d->db, network);
    prose_save(d->db, &(struct prose_edit){note.id, 0, d->set->handover, demo_person_id(d, members, 0),
                                           demo_moment(d, 4, 14 * 60)});
}

static void warnings_add(struct demo *d, struct network_id network)
{
    struct instant then = demo_moment(d, WARNED_DAYS_AGO, 8 * 60);
    struct warning_facts facts = warning_facts_read(d->db, network, d->today, then);
    warnings_judge(d->db, network, &facts, then);
}

void demo_running_add(struct demo *d, const struct demo_cohort *invited)
{
    struct demo_cohort members = {invited->at, DEMO_MEMBERS, invited->hired_since};
    struct plan_dates plan = plan_of(db_arena(d->db), d->set, d->today);
    struct date kickoff = plan.at[0].starts.date;
    int days_ago = d->today.days - kickoff.days;
    struct demo_network what = d->set->running;
    what.name = str_format(db_arena(d->db), "%.*s %d", STR(what.name), date_civil(kickoff).year);
    struct network_id network = demo_network_add(d, what, kickoff, DEMO_MEMBERS);
    demo_sponsors_add(d, network);
    for (size_t i = 0; i < DEMO_COORDINATORS; i++)
        term_begin(d->db, network, d->cast.coordinators[i], NETWORK_DUTY_COORDINATOR, kickoff,
                   demo_moment(d, days_ago, 16 * 60));
    struct demo_period period = {network, kickoff, &plan, &members, DEMO_GATHERINGS_HELD + 1};
    struct demo_gatherings made = demo_gatherings_add(d, &period);
    demo_topics_chosen_add(d, network, &made, &members);
    invite(d, network, invited, days_ago + INVITED_DAYS_BEFORE);
    demo_hosts_add(d, &made, &members);
    demo_seating_publish(d, network, GROUP_SIZE, demo_moment(d, days_ago - 1, 9 * 60));
    struct rng rng = rng_new((uint64_t)DEMO_MEMBERS);
    for (size_t i = 0; i < DEMO_GATHERINGS_HELD; i++)
        hold(d, made.id[i], &members, &rng);
    gatherings_hold(d->db, network, d->today, demo_moment(d, 0, 8 * 60));
    struct notice_site site = d->site;
    site.now = demo_moment(d, 5, 9 * 60);
    notice_gathering_invitation(d->db, &site, made.id[DEMO_GATHERINGS_HELD]);
    answer_next(d, made.id[DEMO_GATHERINGS_HELD], &members);
    leave_of_absence_add(d, network, &members);
    demo_seating_publish(d, network, GROUP_SIZE, demo_moment(d, 0, 8 * 60));
    demo_profiles_add(d, &members);
    demo_notes_add(d, &members, made.id, DEMO_GATHERINGS_HELD);
    demo_meetup_add(d, &members, made.id[DEMO_GATHERINGS_HELD - 1]);
    volunteer_offer(d->db, network, demo_person_id(d, &members, VOLUNTEER), demo_moment(d, 2, 10 * 60));
    demo_topics_add(d, network, &members);
    demo_ideas_add(d, network, &members, made.id);
    note_to_followers_add(d, network, &members);
    warnings_add(d, network);
    demo_poll_add(d, network, &members);
}
