// SPDX-License-Identifier: EUPL-1.2
// What a network should look at before it is late: found by rule, gone by itself when the rule holds no more.
//
//     struct warning_facts facts = warning_facts_read(db, network, today, now);
//     warnings_judge(db, network, &facts, now);                   // raises and settles; the schedule
//     struct warning_list open = warnings_of(db, network);        // sql/warning.h
//
// The members read it first, on the page of the network and in their weekly mail. A week later its
// coordinators are asked to look after it, until one of them says that they do; a lead, and who coordinates
// without being a member, has it on My page. Who follows the network from a distance reads the rule and the
// day. A warning names nobody, and stores nobody.
#ifndef NETWORK_WARNING_H
#define NETWORK_WARNING_H

#include "base/date.h"
#include "i18n/message.h"
#include "sql/types.h"
#include "sql/warning.h"

enum {
    WARNING_HOST_DAYS = 21,
    WARNING_TOPIC_DAYS = 28,
    WARNING_SILENT_DAYS = 30,
    WARNING_GROUPS_DAYS = 7,
    WARNING_MISFITS = 3,
    WARNING_MEMBERS_FIRST_DAYS = 7, // then the coordinators are asked
};

struct warning_facts {
    bool no_host, no_topic, is_silent;
    int64_t misfits;                    // whom the groups of the next gathering do not fit
    int64_t hosted, hosted_by_one;      // of the last six
    int64_t came_late, marked_late;     // the last two gatherings
    int64_t came_before, marked_before; // the three before these
};

struct db;
struct warning_facts warning_facts_read(struct db *db, struct network_id network, struct date today,
                                        struct instant now);
/// Attendance falls where of the last two gatherings a share came that is under 60 % of that of the three
/// before; one carries where half of the last six, three at least, were hosted by one member.
/// Groups are stale where they do not fit WARNING_MISFITS people a week before: until then they are made anew
/// by themselves (jobs/grouping.h).
bool warning_holds(enum warning_rule rule, const struct warning_facts *facts);
/// One sentence that names nobody.
enum message warning_text(enum warning_rule rule);
void warnings_judge(struct db *db, struct network_id network, const struct warning_facts *facts,
                    struct instant now);

#endif
