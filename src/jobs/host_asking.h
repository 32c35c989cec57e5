// SPDX-License-Identifier: EUPL-1.2
// Asking members to host a gathering: the next whose turn it is, all who have to do with its topic, or
// everybody; each with an ask and a mail (jobs/notice_host.h).
//
//     struct host_asking asking = host_asking_of(db, site, hosting, today);
//     mails += host_ask_next(db, &asking);      // one at a time, with four working days to answer
//
// The schedule asks by these, and so does whoever presses a button. Each may be called at any time, and
// twice: nobody is asked the same twice in a round but by the wider question ("everybody is asked now"), and
// nobody who has said no. Nothing where the hosting is not wanted.
#ifndef JOBS_HOST_ASKING_H
#define JOBS_HOST_ASKING_H

#include "jobs/notice.h"
#include "sql/hosting.h"
#include "sql/network.h"

struct host_asking {
    const struct notice_site *site;
    struct hosting hosting;
    struct gathering gathering;
    struct host_candidate_list members; // who may be asked
    enum zone zone;
    struct date today;
    bool is_wanted;
};

struct host_asking host_asking_of(struct db *db, const struct notice_site *site, struct hosting_id hosting,
                                  struct date today);
/// Nobody, as long as somebody has it to answer.
int64_t host_ask_next(struct db *db, const struct host_asking *asking);
/// Who proposed the topic, offers help or brings something.
int64_t host_ask_near(struct db *db, const struct host_asking *asking);
int64_t host_ask_all(struct db *db, const struct host_asking *asking);
/// One member, whoever's turn it is. Nothing for who may not be asked.
int64_t host_ask_one(struct db *db, const struct host_asking *asking, struct person_id person);
/// Whose turn would be next; NULL: nobody's.
const struct host_candidate *host_asking_next(const struct host_asking *asking);

#endif
