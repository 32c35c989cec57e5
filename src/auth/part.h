// SPDX-License-Identifier: EUPL-1.2
// The parts of the store that writers keep to, so that on PostgreSQL a network does not wait for another
// (db_begin_part()). Who is in none of them writes in the whole: a staff list, an account, the settings.
//
//     struct db *db = db_begin_part(pool, part_of_network(network), arena);
//
// A table is written in one part only, or in the whole. In the part of a network: all that names it, and new
// rows of the outbox. In that of the outbox: what becomes of a mail, once its network has written it. In that
// of a book: its chapters, who makes it, what is asked about it, and new rows of the outbox. In that of
// sessions: who is signed in, and what throttles signing in.
#ifndef AUTH_PART_H
#define AUTH_PART_H

#include "db/db.h"
#include "sql/types.h"

enum part_kind { PART_WHOLE, PART_NETWORK, PART_OUTBOX, PART_SESSIONS, PART_BOOK };

static inline struct db_part part_of_network(struct network_id id)
{
    return (struct db_part){PART_NETWORK, id.n};
}

/// Themes, applications, agreements and ideas are written rarely, and with what is around them: in the whole.
static inline struct db_part part_of_theme(struct theme_id id)
{
    (void)id;
    return (struct db_part){PART_WHOLE, 0};
}

static inline struct db_part part_of_application(struct application_id id)
{
    (void)id;
    return (struct db_part){PART_WHOLE, 0};
}

static inline struct db_part part_of_agreement(struct agreement_id id)
{
    (void)id;
    return (struct db_part){PART_WHOLE, 0};
}

static inline struct db_part part_of_idea(struct idea_id id)
{
    (void)id;
    return (struct db_part){PART_WHOLE, 0};
}

/// Its people, chapters and contents: while somebody types, a draft is saved with every rest.
static inline struct db_part part_of_book(struct book_id id)
{
    return (struct db_part){PART_BOOK, id.n};
}

static inline struct db_part part_of_outbox(void)
{
    return (struct db_part){PART_OUTBOX, 0};
}

static inline struct db_part part_of_sessions(void)
{
    return (struct db_part){PART_SESSIONS, 0};
}

#endif
