// SPDX-License-Identifier: EUPL-1.2
// What a leaver held, table by table.
#include "jobs/coming.h"

#include "ask/ask.h"
#include "gathering/hosting.h"
#include "network/term.h"
#include "sql/note.h"
#include "sql/topic.h"

static void tasks_give_back(struct db *db, struct network_id network, struct person_id person,
                            struct instant now)
{
    struct task_id_list tasks = tasks_held(db, network, person);
    for (size_t i = 0; i < tasks.count; i++) {
        asks_void(db, ASK_KIND_TASK, tasks.at[i].n, now);
        task_nobodys(db, tasks.at[i]);
    }
}

static void terms_give_back(struct db *db, struct network_id network, struct person_id person,
                            struct date today)
{
    struct network_term_id_list terms = terms_held(db, network, person, today);
    for (size_t i = 0; i < terms.count; i++)
        term_end(db, network, terms.at[i], today);
}

void leaver_gives_back(struct db *db, struct network_id network, struct person_id person, struct date today,
                       struct instant now)
{
    tasks_give_back(db, network, person, now);
    terms_give_back(db, network, person, today);
    hostings_give_back(db, network, person, today, now);
    volunteer_drop(db, network, person);
    topic_helps_drop(db, network, person);
    asks_of_gone(db, network, now);
}
