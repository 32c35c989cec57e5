// SPDX-License-Identifier: EUPL-1.2
// Where an idea came from and what became of it, station by station, in their order: what a page draws
// (draw/chain.h) and tells in a table.
//
//     struct idea_chain chain = idea_chain(db, &idea);
//     for (size_t i = 0; i < chain.count; i++)
//         switch (chain.at[i].kind) ...
//
// Whoever builds what comes after an idea (themes, rotations, books, practice) appends its stations in
// idea_chain(), and its words in src/pages/idea/chain.c. Cost: a statement for each kind.
#ifndef IDEA_CHAIN_H
#define IDEA_CHAIN_H

#include "db/db.h"
#include "sql/idea.h"

enum idea_station_kind {
    IDEA_STATION_TOPIC,     // id: a topic
    IDEA_STATION_GATHERING, // id: a gathering
    IDEA_STATION_IDEA,      // id: the idea; who: its steward
    IDEA_STATION_UNIT,      // id: a unit; who: who answered
    IDEA_STATION_PROJECT,   // id: 0
};

struct idea_station {
    enum idea_station_kind kind;
    int64_t id;
    struct str title;
    struct maybe_date day;
    struct str who;          // empty: nobody is named
    int64_t people;          // of a gathering: how many came; 0: not known
    enum idea_answer answer; // of a unit or project
};

struct idea_chain {
    struct idea_station *at;
    size_t count;
};

/// In the db's arena. Days are those of Oslo.
struct idea_chain idea_chain(struct db *db, const struct idea *idea);

#endif
