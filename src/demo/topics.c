// SPDX-License-Identifier: EUPL-1.2
// What the network in its fifth month has talked about, will talk about, and votes on.
#include "demo/topics.h"

#include "demo/networks.h"
#include "sql/network.h"
#include "topic/ballot.h"
#include "topic/topic.h"

enum {
    PROPOSED_DAYS_BEFORE = 50, // a gathering
    CHOSEN_DAYS_BEFORE = 39,
    OPTIONS_MOST = 12,
    OPEN_SINCE_DAYS = 4,
    CLOSES_IN_DAYS = 6,
};

static struct topic_id propose(struct demo *d, struct network_id network, struct demo_proposal p,
                               struct person_id by, struct instant at)
{
    struct topic_id id = {0};
    topic_propose(d->db, &(struct topic_new){network, p.title, p.why, {true, by}, at}, &id);
    return id;
}

void demo_topics_chosen_add(struct demo *d, struct network_id network, const struct demo_gatherings *made,
                            const struct demo_cohort *members)
{
    size_t meetups = 0;
    for (size_t i = 0; i < made->count && meetups < d->set->meetup_count; i++) {
        struct gathering g;
        if (!gathering_by_id(d->db, made->id[i], &g) || g.kind != GATHERING_KIND_MEETUP)
            continue;
        int days_ago = d->today.days - g.held_on.days;
        const struct demo_topic *t = &d->set->meetups[meetups++];
        struct person_id by = demo_person_id(d, members, (meetups * 5) % members->count);
        struct topic_id id = propose(d, network, (struct demo_proposal){.title = t->title, .why = t->about},
                                     by, demo_moment(d, days_ago + PROPOSED_DAYS_BEFORE, 11 * 60));
        topic_choose(d->db, &(struct topic_choice){
                                .topic = id,
                                .gathering = {true, g.id},
                                .chosen_by = TOPIC_CHOOSER_VOTE,
                                .by = {.why = S(""),
                                       .now = demo_moment(d, days_ago + CHOSEN_DAYS_BEFORE, 12 * 60 + 2)}});
    }
}

/// What others say to it, who have other jobs.
static void voices_add(struct demo *d, struct topic_id topic, const struct demo_proposal *p,
                       const struct demo_cohort *members, size_t from)
{
    struct person_id first = demo_person_id(d, members, (from + 4) % members->count);
    struct person_id second = demo_person_id(d, members, (from + 9) % members->count);
    if (p->bring.len) {
        topic_bring_put(d->db, topic, first, p->bring, demo_moment(d, 8, 14 * 60));
        topic_help_put(d->db, topic, first);
    }
    if (p->comment.len)
        topic_comment(d->db, topic, (struct maybe_person_id){true, second}, p->comment,
                      demo_moment(d, 6, 10 * 60));
}

/// 14 of 27 have voted, each for one to three.
static void papers_add(struct demo *d, const struct ballot *ballot, const struct demo_cohort *members,
                       size_t options)
{
    for (size_t i = 0; i < members->count; i++) {
        uint8_t values[OPTIONS_MOST] = {0};
        if ((i && i % 2 == 0) || i == DEMO_LOOKING_MEMBER) // who looks around can still vote
            continue;
        for (size_t o = 0; o < options; o++)
            values[o] = (i * 7 + o * 3) % 5 < 2;
        ballot_vote(d->db, &(struct ballot_vote){ballot, d->set->zone, demo_person_id(d, members, i), values,
                                                 demo_moment(d, 1 + (int)i % 3, 9 * 60 + (int)i * 13)});
    }
}

static void vote_add(struct demo *d, struct network_id network, const struct ballot_choice *options,
                     size_t count, const struct demo_cohort *members)
{
    struct gathering_without_topic_list waiting = gatherings_without_topic(d->db, network, d->today);
    struct ballot_wish wish = {
        .ballot = {.network = network,
                   .about = BALLOT_ABOUT_TOPICS,
                   .method = BALLOT_METHOD_APPROVAL,
                   .closes_on = date_plus_days(d->today, CLOSES_IN_DAYS),
                   .closes_minute = 12 * 60,
                   .takes_options = true},
        .options = options,
        .count = count,
    };
    struct ballot_id id;
    struct ballot ballot;
    if (!waiting.count)
        return;
    wish.ballot.for_gathering = (struct maybe_gathering_id){true, waiting.at[0].id};
    wish.ballot.question =
        TEXT(db_arena(d->db), d->set->lang, MSG_ballot_question_for, arg_day(waiting.at[0].held_on));
    if (!ballot_draft(d->db, &wish, &id) || !ballot_by_id(d->db, id, &ballot))
        return;
    ballot_open(d->db, &ballot, d->set->zone, demo_moment(d, OPEN_SINCE_DAYS, 9 * 60));
    ballot_by_id(d->db, id, &ballot);
    papers_add(d, &ballot, members, count);
}

void demo_topics_add(struct demo *d, struct network_id network, const struct demo_cohort *members)
{
    struct ballot_choice options[OPTIONS_MOST] = {0};
    size_t count = 0;
    topics_work(d->db, network, d->today, demo_moment(d, 0, 8 * 60));
    for (; count < d->set->proposal_count && count < OPTIONS_MOST; count++) {
        const struct demo_proposal *p = &d->set->proposals[count];
        size_t by = (count * 3 + 1) % members->count;
        struct topic_id id =
            propose(d, network, *p, demo_person_id(d, members, by), demo_moment(d, 20 - (int)count, 15 * 60));
        voices_add(d, id, p, members, by);
        options[count] = (struct ballot_choice){.topic = {true, id}, .label = p->title};
    }
    vote_add(d, network, options, count, members);
}
