// SPDX-License-Identifier: EUPL-1.2
// The moves of a topic, each logged.
#include "topic/topic.h"

#include "ask/ask.h"
#include "search/search.h"
#include "db/db.h"
#include "sql/network.h"

static void be_found(struct db *db, struct topic_id id, struct instant now)
{
    struct topic t;
    if (topic_by_id(db, id, &t))
        search_put(db,
                   &(struct search_text){SEARCH_KIND_TOPIC, id.n, {true, t.network}, t.title, t.why, now});
}

enum topic_proposing topic_propose(struct db *db, const struct topic_new *topic, struct topic_id *id)
{
    struct topics_waiting waiting;
    topics_waiting(db, topic->network, topic->proposed_by, &waiting);
    if (topic->proposed_by.is_set && waiting.by_person >= TOPICS_OF_ONE_MOST)
        return TOPIC_ENOUGH_OF_YOURS;
    if (topic->proposed_by.is_set && waiting.ever_by_person >= TOPICS_OF_ONE_EVER)
        return TOPIC_ENOUGH_EVER;
    if (waiting.all_of_them >= TOPICS_WAITING_MOST)
        return TOPIC_ENOUGH;
    topic_add(db, topic, id);
    be_found(db, *id, topic->proposed_at);
    if (topic->proposed_by.is_set)
        ask_settle_in(db, ASK_KIND_PROPOSE, topic->network, topic->proposed_by.value, ASK_STATE_DONE,
                      topic->proposed_at);
    return TOPIC_PROPOSED;
}

bool topic_change(struct db *db, const struct topic *topic, int64_t version, struct str title, struct str why,
                  struct instant now)
{
    if (!topic_reword(db, topic->id, version, title, why))
        return false;
    be_found(db, topic->id, now);
    return true;
}

bool topic_comment(struct db *db, struct topic_id topic, struct maybe_person_id by, struct str body,
                   struct instant now)
{
    int64_t comments = TOPIC_COMMENTS_MOST;
    topic_comments_count(db, topic, &comments);
    if (comments >= TOPIC_COMMENTS_MOST)
        return false;
    topic_comment_add(db, topic, by, body, now);
    return true;
}

static enum topic_moved moved(struct db *db, struct topic_id topic, enum topic_state from,
                              enum topic_state to, const struct topic_move_by *by)
{
    topic_move_add(db, topic, by->now, from, to, by->person, by->why);
    return TOPIC_MOVED;
}

enum topic_moved topic_set_aside(struct db *db, struct topic_id topic, const struct topic_move_by *by)
{
    if (!topic_to_set_aside(db, topic, by->why))
        return TOPIC_NOT_NOW;
    return moved(db, topic, TOPIC_STATE_PROPOSED, TOPIC_STATE_SET_ASIDE, by);
}

enum topic_moved topic_take_up(struct db *db, struct topic_id id, const struct topic_move_by *by)
{
    struct topic topic;
    struct topics_waiting waiting;
    int64_t times = 0;
    if (!topic_by_id(db, id, &topic))
        return TOPIC_NOT_NOW;
    topics_waiting(db, topic.network, topic.proposed_by, &waiting);
    topic_taken_up(db, id, &times);
    if (waiting.all_of_them >= TOPICS_WAITING_MOST)
        return TOPIC_NO_ROOM;
    if (times >= TOPIC_TAKEN_UP_MOST)
        return TOPIC_TOO_OFTEN;
    if (!topic_to_proposed(db, id))
        return TOPIC_NOT_NOW;
    return moved(db, id, TOPIC_STATE_SET_ASIDE, TOPIC_STATE_PROPOSED, by);
}

/// Whether the gathering can have this topic; the fallback makes room.
static enum topic_moved make_room(struct db *db, const struct topic *topic, struct gathering_id id)
{
    struct gathering gathering;
    struct topic rival;
    if (!gathering_by_id(db, id, &gathering) || gathering.network.n != topic->network.n ||
        gathering.state != GATHERING_STATE_PLANNED || gathering.kind == GATHERING_KIND_KICKOFF)
        return TOPIC_GATHERING_OVER;
    if (!topic_of_gathering(db, id, &rival))
        return TOPIC_MOVED;
    if (rival.chosen_by.value != TOPIC_CHOOSER_FALLBACK)
        return TOPIC_GATHERING_HAS;
    topic_free(db, id);
    return TOPIC_MOVED;
}

enum topic_moved topic_choose(struct db *db, const struct topic_choice *choice)
{
    struct topic topic;
    if (!topic_by_id(db, choice->topic, &topic) || topic.state != TOPIC_STATE_PROPOSED)
        return TOPIC_NOT_NOW;
    enum topic_moved room =
        choice->gathering.is_set ? make_room(db, &topic, choice->gathering.value) : TOPIC_MOVED;
    if (room != TOPIC_MOVED)
        return room;
    if (!topic_to_chosen(db, choice->topic, choice->gathering, choice->chosen_by))
        return TOPIC_NOT_NOW;
    return moved(db, choice->topic, TOPIC_STATE_PROPOSED, TOPIC_STATE_CHOSEN, &choice->by);
}

static bool takes_topic(const struct gathering_without_topic *g, struct date today)
{
    return !g->fallback.is_set || g->held_on.days - today.days >= TOPIC_FALLBACK_FIRM_DAYS;
}

void topics_place(struct db *db, struct network_id network, struct date today)
{
    struct topic_id_list waiting = topics_without_gathering(db, network);
    struct gathering_without_topic_list free = gatherings_without_topic(db, network, today);
    size_t next = 0;
    for (size_t i = 0; i < free.count && next < waiting.count; i++)
        if (takes_topic(&free.at[i], today)) {
            topic_free(db, free.at[i].id);
            topic_place(db, waiting.at[next++], free.at[i].id);
        }
}

void topic_fall_back(struct db *db, struct gathering_id gathering, const struct topic_new *fallback)
{
    struct topic_id id;
    if (topic_fallback_waiting(db, fallback->network, &id)) {
        topic_place(db, id, gathering);
        return;
    }
    topic_add(db, fallback, &id);
    topic_choose(db, &(struct topic_choice){.topic = id,
                                            .gathering = {true, gathering},
                                            .chosen_by = TOPIC_CHOOSER_FALLBACK,
                                            .by = {.why = S(""), .now = fallback->proposed_at}});
}

int64_t topics_work(struct db *db, struct network_id network, struct date today, struct instant now)
{
    struct topic_id_list past = topics_past(db, network, today);
    for (size_t i = 0; i < past.count; i++)
        if (topic_to_worked_on(db, past.at[i]))
            moved(db, past.at[i], TOPIC_STATE_CHOSEN, TOPIC_STATE_WORKED_ON,
                  &(struct topic_move_by){.now = now});
    return (int64_t)past.count;
}
