// SPDX-License-Identifier: EUPL-1.2
// The seating plans of a network: drawn as a draft, changed by hand, published, and put back.
//
//     struct seating_plan_id draft;
//     if (seating_draft_save(db, network, &table, &seating, seed, account, now, &draft)) ...
//     struct seating_news news = seating_publish(db, network, draft, today, now);
//     notice_groups(db, site, news.gathering, news.at, news.count);
//
// There is at most one draft and one published plan; a published plan remembers the one it replaced, up to
// SEATING_PLANS_KEPT back.
#ifndef GROUPS_SEATING_H
#define GROUPS_SEATING_H

#include "groups/table.h"
#include "seating/seat.h"

enum { SEATING_PLANS_KEPT = 20 };                       // that were replaced, of one network
enum { SEATING_SIZE_LEAST = 2, SEATING_SIZE_MOST = 3 }; // proposed where nothing was published yet
#define SEATING_MOVE_PRICE                                                                                   \
    1.0 // in worth, of a seat that was announced: a first meeting across silos is worth 4

/// Replaces the draft there was.
bool seating_draft_save(struct db *db, struct network_id network, const struct table *table,
                        const struct seating *drawn, uint64_t seed, struct account_id by, struct instant now,
                        struct seating_plan_id *out);

/// Whom to tell when a plan takes the place of the published one: whose group at the gathering that comes
/// next is another, by its number or by who sits there. Later gatherings may be planned anew before they
/// matter.
struct seating_news {
    struct gathering_id gathering; // n 0: none comes
    struct person_id *at;
    size_t count;
};

/// What publishing `after`, or going back to it, would bring.
struct seating_news seating_news_of(struct db *db, struct network_id network, struct seating_plan_id after,
                                    struct date today);

/// Publishes a draft. No news when it was no draft any more. The groups of gatherings that are over stay as
/// they were held.
struct seating_news seating_publish(struct db *db, struct network_id network, struct seating_plan_id draft,
                                    struct date today, struct instant now);
/// Puts the published plan aside, as the draft, and the one before it back. False when `published` is not the
/// published one any more, so that asking twice goes back once, or when there is none before it.
bool seating_unpublish(struct db *db, struct network_id network, struct seating_plan_id published,
                       struct date today, struct instant now, struct seating_news *news);

/// Two people change seats in one round of a draft, or one moves into a group (`other` UINT32_MAX).
struct seating_swap {
    uint32_t round, person, other, to_group;
};

enum seating_swapped { SEATING_SWAPPED, SEATING_SAME_GROUP, SEATING_BREAKS_SIZES, SEATING_NOT_THERE };

/// Does it in `plan`, when it may be done. A wish hinders nobody's hand: a refusal would tell of it. What it
/// breaks is seen by those who may see the wish.
enum seating_swapped seating_swap(struct arena *arena, const struct table *table,
                                  const struct seating_swap *swap, struct plan *plan);

#endif
