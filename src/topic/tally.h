// SPDX-License-Identifier: EUPL-1.2
// The marks of a ballot, read from the store and counted by its method. Ties are drawn by the lottery of
// base/lottery.h from the seed and the numbers of the options, so that anyone can check the lot:
// `printf 'SEED\nOPTION' | sha256sum`, the smallest first.
#ifndef TOPIC_TALLY_H
#define TOPIC_TALLY_H

#include "sql/ballot.h"
#include "topic/count.h"

struct db;

struct tally {
    struct ballot_option_list options; // in the order that `count` numbers them
    struct count count;
};

struct tally tally_take(struct db *db, const struct ballot *ballot, int64_t seed);

/// Writes the result, which stays when the marks go.
void tally_keep(struct db *db, struct ballot_id ballot, const struct tally *tally);

#endif
