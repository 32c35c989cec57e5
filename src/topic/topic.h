// SPDX-License-Identifier: EUPL-1.2
// Topics of a network: proposed by a member, talked about, chosen for a gathering, worked on; or set aside.
//
//     switch (topic_propose(db, &(struct topic_new){network, title, why, by, now}, &id)) ...
//     switch (topic_choose(db, &(struct topic_choice){.topic = id, .gathering = {true, g}, ...})) ...
//
// These moves and no others: proposed -> chosen -> worked on; proposed -> set aside (with a reason) ->
// proposed. Each is logged. A gathering has one topic. Where nobody proposed anything, the schedule uses a
// fallback of the kit, which makes room for any real one. A topic whose gathering is called off stays chosen,
// without a gathering (topic_free() of sql/topic.h), and is the first that gets the next one.
//
// What somebody would bring, offers to help with, and comments stand in sql/topic.h: they need no rule but
// the limits below. Nothing is mailed from here. All write in the part of the network.
#ifndef TOPIC_TOPIC_H
#define TOPIC_TOPIC_H

#include "base/date.h"
#include "sql/topic.h"

enum {
    TOPIC_TITLE_LEAST = 3,
    TOPIC_TITLE_MOST = 120,
    TOPIC_WHY_MOST = 2000,
    TOPIC_BRING_MOST = 300,
    TOPIC_COMMENT_MOST = 2000,
    TOPICS_WAITING_MOST = 100, // proposed, in a network
    TOPICS_OF_ONE_MOST = 20,   // proposed by one person
    TOPICS_OF_ONE_EVER = 100,  // the same, whatever became of them
    TOPIC_TAKEN_UP_MOST = 20,  // after it was set aside
    TOPIC_COMMENTS_MOST = 200,
    TOPIC_FALLBACK_FIRM_DAYS = 10, // before the gathering: by then people have prepared
};

enum topic_proposing {
    TOPIC_PROPOSED,
    TOPIC_ENOUGH_OF_YOURS,
    TOPIC_ENOUGH_EVER, // of theirs
    TOPIC_ENOUGH,
};
/// Who is no employee proposes in no name.
enum topic_proposing topic_propose(struct db *db, const struct topic_new *topic, struct topic_id *id);

/// False: somebody else has changed it since `version`, or it is proposed no longer.
bool topic_change(struct db *db, const struct topic *topic, int64_t version, struct str title, struct str why,
                  struct instant now);

/// False: there are TOPIC_COMMENTS_MOST.
bool topic_comment(struct db *db, struct topic_id topic, struct maybe_person_id by, struct str body,
                   struct instant now);

enum topic_moved {
    TOPIC_MOVED,
    TOPIC_NOT_NOW,        // it is in another state by now
    TOPIC_GATHERING_HAS,  // the gathering has another topic
    TOPIC_GATHERING_OVER, // called off, held, the kick-off, or of another network
    TOPIC_NO_ROOM,        // as many wait as may
    TOPIC_TOO_OFTEN,      // taken up so often that it stays where it is
};

struct topic_move_by {
    struct maybe_person_id person; // not set: the program, or who is no employee
    struct str why;
    struct instant now;
};

enum topic_moved topic_set_aside(struct db *db, struct topic_id topic, const struct topic_move_by *by);
enum topic_moved topic_take_up(struct db *db, struct topic_id topic, const struct topic_move_by *by);

struct topic_choice {
    struct topic_id topic;
    struct maybe_gathering_id gathering; // not set: it waits for one
    enum topic_chooser chosen_by;
    struct topic_move_by by;
};
enum topic_moved topic_choose(struct db *db, const struct topic_choice *choice);

/// Gives each topic that waits for a gathering the next one that has none. A fallback makes room until
/// TOPIC_FALLBACK_FIRM_DAYS before.
void topics_place(struct db *db, struct network_id network, struct date today);

/// The program's own topic for a gathering for which nobody proposed anything; one that had to make room
/// before is taken again.
void topic_fall_back(struct db *db, struct gathering_id gathering, const struct topic_new *fallback);

/// Marks as worked on what was chosen for gatherings that have been held or are past. Returns how many.
int64_t topics_work(struct db *db, struct network_id network, struct date today, struct instant now);

#endif
