// SPDX-License-Identifier: EUPL-1.2
// From rows to papers, and from the count to rows.
#include "topic/tally.h"

#include "base/bug.h"
#include "base/lottery.h"
#include "db/db.h"

static size_t option_index(const struct ballot_option_list *options, struct ballot_option_id id)
{
    for (size_t i = 0; i < options->count; i++)
        if (options->at[i].id.n == id.n)
            return i;
    BUG("a mark on no option of its ballot");
}

static struct papers papers_read(struct db *db, struct ballot_id ballot,
                                 const struct ballot_option_list *options)
{
    struct ballot_mark_list marks = ballot_marks(db, ballot);
    size_t count = marks.count ? (size_t)marks.at[marks.count - 1].paper : 0;
    uint8_t *value = NEW_ARRAY(db_arena(db), uint8_t, count * options->count);
    for (size_t i = 0; i < marks.count; i++) {
        size_t paper = (size_t)marks.at[i].paper - 1;
        value[paper * options->count + option_index(options, marks.at[i].option)] =
            (uint8_t)marks.at[i].value;
    }
    return (struct papers){value, count, options->count};
}

static const uint32_t *lot_of(struct db *db, const struct ballot_option_list *options, int64_t seed)
{
    struct str *ids = NEW_ARRAY(db_arena(db), struct str, options->count);
    for (size_t i = 0; i < options->count; i++)
        ids[i] = str_format(db_arena(db), "%lld", (long long)options->at[i].id.n);
    return lottery(db_arena(db), (uint64_t)seed, ids, (uint32_t)options->count);
}

struct tally tally_take(struct db *db, const struct ballot *ballot, int64_t seed)
{
    struct tally tally = {.options = ballot_options(db, ballot->id)};
    struct papers papers = papers_read(db, ballot->id, &tally.options);
    const uint32_t *lot = lot_of(db, &tally.options, seed);
    bool is_ranked = ballot->method == BALLOT_METHOD_SCHULZE;
    tally.count = (is_ranked ? count_schulze : count_votes)(db_arena(db), &papers, lot);
    return tally;
}

static void pairs_keep(struct db *db, struct ballot_id ballot, const struct tally *tally)
{
    size_t n = tally->count.options;
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            if (a != b)
                ballot_pair_add(db, ballot, tally->options.at[a].id, tally->options.at[b].id,
                                tally->count.above[a * n + b], tally->count.path[a * n + b]);
}

void tally_keep(struct db *db, struct ballot_id ballot, const struct tally *tally)
{
    const struct count *c = &tally->count;
    for (size_t place = 0; place < c->options; place++) {
        size_t option = c->order[place];
        struct maybe_int votes = {c->votes != NULL, c->votes ? c->votes[option] : 0};
        ballot_count_add(db, ballot, (int64_t)place + 1, tally->options.at[option].id, votes,
                         c->level[place]);
    }
    if (c->path)
        pairs_keep(db, ballot, tally);
}
