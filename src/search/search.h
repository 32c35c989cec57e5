// SPDX-License-Identifier: EUPL-1.2
// One search over what networks write: topics, ideas, notes, questions. People are found by people/lookup.h,
// and the page asks both.
//
//     search_put(db, &(struct search_text){SEARCH_KIND_TOPIC, topic.n, {true, network}, title, why, now});
//     found = search_texts(db, account, person, S("ukeplan vakt"), 20);
//
// Whoever writes a text puts it here, in the same transaction; putting it again replaces it. A reader finds
// what is everybody's and what is of the networks in which they have a voice: the rights stand in the
// statement, so that nothing is read which is not shown. Never put here: what somebody takes home for
// themselves, sheets, votes.
//
// Every word that is asked for begins one of the text's. Letters count as they sound: "skonsarbeid",
// "skønsarbeid" and "skoensarbeid" are one, å is aa, in the text and in what is asked. Words of a title weigh
// more. Of a text SEARCH_WORDS_MOST different words are kept, and its title, nothing else: it is shown by the
// page that it leads to.
//
// Cost of finding: the texts that the longest word begins, of the reader's networks, 2000 at most.
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "db/db.h"
#include "sql/search.h"

enum {
    SEARCH_WORDS_MOST = 400,
    SEARCH_WANTED_MOST = 3, // words that are asked for; more only narrow
    SEARCH_WORD_LEAST = 2,  // bytes
    SEARCH_TITLE_WEIGHT = 4,
};

struct search_text {
    enum search_kind kind;
    int64_t subject;
    struct maybe_network_id network; // not set: everybody's
    struct str title, body;
    struct instant changed_at;
};

void search_put(struct db *db, const struct search_text *text);
/// What was its network's is everybody's now.
void search_open(struct db *db, enum search_kind kind, int64_t subject);
/// The best first; nothing where `wanted` holds no word.
struct search_found_list search_texts(struct db *db, struct account_id account, struct maybe_person_id person,
                                      struct str wanted, int64_t most);
/// The words of a name are taken out of all texts, also where they mean something else.
void search_forget(struct db *db, struct str name);

#endif
