// SPDX-License-Identifier: EUPL-1.2
#include "jobs/closing.h"

#include "ask/ask.h"
#include "db/db.h"
#include "i18n/message.h"
#include "network/ending.h"
#include "topic/ballot.h"

static void ballots_withdraw(struct db *db, const struct notice_site *site, struct network_id network)
{
    struct ballot_list open = ballots_open(db, network);
    for (size_t i = 0; i < open.count; i++)
        ballot_withdraw(db, open.at[i].id, TEXT(db_arena(db), site->lang, MSG_ballot_network_ended),
                        site->now);
}

bool network_close(struct db *db, const struct notice_site *site, struct network_id network, int64_t *mails)
{
    if (!network_end(db, network, site->now))
        return false;
    ballots_withdraw(db, site, network);
    asks_end_in(db, network, site->now);
    *mails += notice_network_over(db, site, network);
    return true;
}
