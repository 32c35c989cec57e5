// SPDX-License-Identifier: EUPL-1.2
// What came up in the network in its fifth month, and how far it has come.
#include "demo/topics.h"

#include "demo/networks.h"
#include "idea/idea.h"
#include "question/question.h"
#include "sql/ask.h"
#include "sql/network.h"
#include "sql/person.h"

enum { CAME_UP_DAYS = 3, MOVED_EVERY_DAYS = 4, SUPPORTERS_MOST = 5, FIRST_ASKER = 11 };

/// How far each of them has come, in their order; the first was answered with a yes.
static const enum idea_state states[] = {
    IDEA_STATE_HANDED_ON, IDEA_STATE_GROWING, IDEA_STATE_GROWING, IDEA_STATE_RESTING,
    IDEA_STATE_SEED,      IDEA_STATE_SEED,    IDEA_STATE_RIPE,
};
enum { STATES = sizeof states / sizeof *states };

/// One idea, who looks after it, and when it came up.
struct growing {
    struct demo *d;
    struct idea_id id;
    const struct demo_idea *what;
    struct maybe_person_id steward;
    int days_ago;
};

static struct instant after(const struct growing *g, int days)
{
    int ago = g->days_ago - days;
    return demo_moment(g->d, ago > 0 ? ago : 0, 10 * 60);
}

static void move(const struct growing *g, enum idea_state to, struct str why, int days)
{
    struct idea idea;
    if (idea_by_id(g->d->db, g->id, &idea))
        idea_move(g->d->db, &idea, to, &(struct idea_move_by){g->steward, why, after(g, days)});
}

/// Hands it to the first unit, from the middle on, that has a manager to ask.
static bool hand_to_unit(const struct growing *g, struct idea_handed *handed)
{
    const struct municipality *m = &g->d->m;
    struct idea idea;
    struct idea_handed_id id;
    struct ask_id ask;
    for (size_t u = m->unit_count / 2; u < m->unit_count; u++) {
        struct idea_handing handing = {.idea = g->id,
                                       .to_kind = IDEA_RECEIVER_UNIT,
                                       .to_unit = {true, g->d->ids.units[u]},
                                       .to_text = m->units[u].name,
                                       .handed_by = g->steward,
                                       .handed_at = after(g, 3 * MOVED_EVERY_DAYS)};
        if (idea_by_id(g->d->db, g->id, &idea) &&
            idea_hand(g->d->db, &idea, &handing, &id, &ask) == IDEA_HANDED)
            return idea_handed_by_id(g->d->db, id, handed);
    }
    return false;
}

static void hand_on(const struct growing *g)
{
    struct idea_handed handed;
    if (hand_to_unit(g, &handed))
        idea_answer_put(g->d->db, &handed, IDEA_ANSWER_TAKEN, g->what->says, handed.asked,
                        after(g, 4 * MOVED_EVERY_DAYS));
}

static void grow(const struct growing *g, enum idea_state state)
{
    if (state == IDEA_STATE_SEED)
        return;
    move(g, IDEA_STATE_GROWING, S(""), MOVED_EVERY_DAYS);
    if (state == IDEA_STATE_RESTING)
        move(g, IDEA_STATE_RESTING, g->what->says, 2 * MOVED_EVERY_DAYS);
    if (state == IDEA_STATE_RIPE || state == IDEA_STATE_HANDED_ON)
        move(g, IDEA_STATE_RIPE, S(""), 2 * MOVED_EVERY_DAYS);
    if (state == IDEA_STATE_HANDED_ON)
        hand_on(g);
}

/// Who stands behind it, and what one of them says.
static void voices_add(const struct growing *g, const struct demo_cohort *members, size_t index,
                       enum idea_state state)
{
    size_t count = state == IDEA_STATE_SEED ? 1 : 2 + index % SUPPORTERS_MOST;
    for (size_t i = 0; i < count; i++)
        idea_stand_put(g->d->db, g->id,
                       demo_person_id(g->d, members, (index * 4 + 3 * i + 5) % members->count), after(g, 1));
    bool is_comment = state != IDEA_STATE_HANDED_ON && state != IDEA_STATE_RESTING;
    if (is_comment && g->what->says.len)
        idea_comment_put(
            g->d->db, g->id,
            (struct maybe_person_id){true, demo_person_id(g->d, members, (index * 4 + 5) % members->count)},
            g->what->says, after(g, 2));
}

static void idea_put_down(struct demo *d, struct network_id network, const struct demo_cohort *members,
                          const struct gathering_id *held, size_t index)
{
    const struct demo_idea *what = &d->set->ideas[index];
    struct person_id by = demo_person_id(d, members, (index * 5 + DEMO_LOOKING_MEMBER) % members->count);
    struct growing g = {d, {0}, what, {true, by}, CAME_UP_DAYS};
    struct gathering at;
    bool is_of_meetup = what->meetup > 0 && gathering_by_id(d->db, held[what->meetup], &at);
    if (is_of_meetup)
        g.days_ago = d->today.days - at.held_on.days;
    struct idea_new idea = {.title = what->title,
                            .body = what->body,
                            .network = {true, network},
                            .gathering = {is_of_meetup, at.id},
                            .by_person = {true, by},
                            .created_at = after(&g, 0)};
    if (idea_put(d->db, &idea, &g.id) != IDEA_PUT)
        return;
    idea_change(d->db, &(struct idea){.id = g.id}, 1,
                &(struct idea_words){what->title, what->body, what->need}, after(&g, 1));
    voices_add(&g, members, index, states[index]);
    grow(&g, states[index]);
}

void demo_ideas_add(struct demo *d, struct network_id network, const struct demo_cohort *members,
                    const struct gathering_id *held)
{
    for (size_t i = 0; i < d->set->idea_count && i < STATES; i++)
        idea_put_down(d, network, members, held, i);
    for (size_t i = 0; i < d->set->question_count; i++) {
        const struct demo_question *q = &d->set->questions[i];
        struct question_id id;
        struct question question;
        struct ask_id asked[QUESTION_FIRST];
        struct ask ask;
        int days_ago = i ? 0 : 6;
        struct question_new wish = {network, demo_person_id(d, members, FIRST_ASKER + i), q->body,
                                    demo_moment(d, days_ago, 9 * 60)};
        if (question_put(d->db, &wish, &id, asked) == QUESTION_PUT && q->answer.len &&
            question_by_id(d->db, id, &question) && ask_by_id(d->db, asked[0], &ask))
            question_answer_put(d->db, &question, (struct maybe_person_id){true, ask.person}, q->answer,
                                demo_moment(d, days_ago - 1, 13 * 60));
    }
}
