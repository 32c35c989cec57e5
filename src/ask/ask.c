// SPDX-License-Identifier: EUPL-1.2
// The moves of an ask; the conditions stand in its statements.
#include "ask/ask.h"

#include "base/bug.h"

bool ask_put(struct db *db, const struct ask_new *ask)
{
    struct ask_id id;
    return ask_insert(db, ask, &id);
}

void ask_settle(struct db *db, enum ask_kind kind, int64_t subject, struct person_id person,
                enum ask_state state, struct instant now)
{
    if (state != ASK_STATE_DONE && state != ASK_STATE_DECLINED)
        BUG("%.*s is no answer", STR(ask_state_text(state)));
    ask_answer(db, kind, subject, person, state, now);
}

void ask_settle_in(struct db *db, enum ask_kind kind, struct network_id network, struct person_id person,
                   enum ask_state state, struct instant now)
{
    if (state != ASK_STATE_DONE && state != ASK_STATE_DECLINED)
        BUG("%.*s is no answer", STR(ask_state_text(state)));
    ask_answer_in(db, kind, network, person, state, now);
}

void asks_void(struct db *db, enum ask_kind kind, int64_t subject, struct instant now)
{
    asks_end(db, kind, subject, now);
}

void asks_tidy(struct db *db, struct network_id network, struct date today, struct instant now)
{
    asks_of_gone(db, network, now);
    asks_lapse(db, network, today, now);
}

void asks_tidy_whole(struct db *db, struct date today, struct instant now)
{
    asks_of_gone_whole(db, now);
    asks_lapse_whole(db, today, now);
}
