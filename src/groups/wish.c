// SPDX-License-Identifier: EUPL-1.2
// Wishes in the database: who sees them, and how many there may be.
#include "groups/wish.h"

bool wish_is_seen(const struct seating_wish *wish, const struct wish_reader *reader)
{
    return reader->sees_all || (wish->made_by.is_set && wish->made_by.value.n == reader->account.n);
}

enum wish_added wish_add(struct db *db, const struct wish_new *wish, size_t most)
{
    struct seating_wish_list all = seating_wishes(db, wish->network);
    struct wish_reader maker = {.account = wish->made_by};
    size_t own = 0;
    for (size_t i = 0; i < all.count; i++)
        own += wish_is_seen(&all.at[i], &maker);
    if (own >= most || all.count >= WISHES_MOST)
        return WISH_TOO_MANY;
    seating_wish_add(db, wish->network, wish->kind, wish->person, wish->other,
                     (struct maybe_account_id){true, wish->made_by});
    return WISH_ADDED;
}
