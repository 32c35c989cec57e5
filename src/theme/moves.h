// SPDX-License-Identifier: EUPL-1.2
// Which way a theme goes, and who moves it: the table is the law, and every move that is not in it is
// refused.
//
//     draft ──> proposed ──> open ──> taken ──> written ──> in practice
//                  │  ^        │  ^     │
//                  │  └ parked │  └─────┘ the rotation ended early
//                  │      ^    v
//                  │      └─ closed: nobody was chosen
//                  └──────> parked, or declined
//
// An intake brings parked themes back and parks the closed ones by itself (BY_SCHEDULE).
#ifndef THEME_MOVES_H
#define THEME_MOVES_H

#include "sql/theme.h"

/// In what capacity somebody moves it.
enum theme_mover {
    BY_PROPOSER,
    BY_REFERENCE, // its reference leader
    BY_TEAM,
    BY_ANYBODY, // everybody else
    BY_SCHEDULE,
    BY_CALL,      // its call was decided with nobody
    BY_AGREEMENT, // a rotation begins, or ends early
    BY_BOOK,
    BY_PRACTICE,
    THEME_MOVERS,
};

bool theme_may_move(enum theme_state from, enum theme_state to, enum theme_mover by);

struct theme_step {
    struct theme_id theme;
    enum theme_state from, to;
    enum theme_mover by;
    struct maybe_account_id account; // not set: by itself
    struct str why;                  // kept as the theme's reason
    struct maybe_date until;         // of parked; not set: until the next intake opens
    bool is_outside;                 // of an intake
    struct instant now;
    struct date today;
};

enum theme_moving {
    THEME_MOVED,
    THEME_MOVE_REFUSED, // not in the table
    THEME_MOVE_STALE,   // it is in another state by now
};

/// Writes the move, and that it was made.
enum theme_moving theme_move(struct db *db, const struct theme_step *step);

/// What happens when a day begins: parked themes come back, closed ones are parked. May run twice. Returns
/// how many moved.
int64_t themes_turn(struct db *db, struct date today, struct instant now);

#endif
