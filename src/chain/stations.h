// SPDX-License-Identifier: EUPL-1.2
// The chain: from the first sentence of an idea, or of a question, to the last "still in use", station by
// station in their order. What a page draws (draw/chain.h) and tells in a table (pages/chain).
//
//     struct station_list all = stations_of_theme(db, theme);
//     for (size_t i = 0; i < all.count; i++)
//         switch (all.at[i].kind) ...
//
//     topic ── gathering ── idea ─┬─ unit, project                 handed on to whom
//                                 └─ theme ── call ── rotation ── book ── practice, practice, ...
//
// An idea and the theme that it became have the same chain, from the day on which the theme is on the shelf:
// what is only proposed is for those who decide. Whoever builds what comes next adds its stations
// here. It holds names only of who is public by a duty: the steward of an idea, who answered for a unit, who
// confirmed a practice; a rotation is a period without a name.
//
// Lives in the db's arena; days are those of Oslo. Cost: a statement for each kind.
#ifndef CHAIN_STATIONS_H
#define CHAIN_STATIONS_H

#include "db/db.h"
#include "sql/agreement.h"
#include "sql/idea.h"
#include "sql/practice.h"
#include "sql/theme.h"

enum station_kind {
    STATION_TOPIC,     // id: a topic
    STATION_GATHERING, // id: a gathering; count: how many came, 0: not known
    STATION_IDEA,      // id: the idea; who: its steward
    STATION_UNIT,      // id: a unit; who: who answered
    STATION_PROJECT,   // id: 0
    STATION_THEME,     // id: the theme; theme
    STATION_CALL,      // id: the theme; until: its last day; count: how many applied
    STATION_ROTATION,  // id: the agreement; rotation; until: its last day
    STATION_BOOK,      // id: the book; count: its edition
    STATION_PRACTICE,  // id: the practice; title: the unit; who: who confirmed it
};

struct station {
    enum station_kind kind;
    int64_t id;
    struct str title;
    struct maybe_date day, until;
    struct str who; // empty: nobody is named
    int64_t count;
    union {
        enum idea_answer answer; // of a unit or project
        enum theme_state theme;
        enum agreement_state rotation;
        bool is_withdrawn; // of a book
        struct {
            enum practice_state state;
            struct maybe_date asked_on, answered_on;
            int64_t asked_times;
        } practice;
    };
};

struct station_list {
    struct station *at;
    size_t count;
};

struct station_list stations_of_idea(struct db *db, const struct idea *idea);
struct station_list stations_of_theme(struct db *db, struct theme_id theme);

/// The words with which it began: the sentence in which the idea was put down, else the theme's question.
struct str chain_first_words(struct db *db, struct theme_id theme);

#endif
