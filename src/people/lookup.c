// SPDX-License-Identifier: EUPL-1.2
#include "people/lookup.h"

#include "i18n/collate.h"
#include "i18n/word.h"
#include "sql/unit.h"

void lookup_add(struct db *db, struct person_id person, enum word_source source, struct str text)
{
    for (struct str word; word_cut(&text, &word);)
        person_word_add(db, person, word, source);
}

void lookup_put(struct db *db, struct person_id person, enum word_source source, struct str text)
{
    person_words_drop(db, person, source);
    lookup_add(db, person, source, text);
}

/// The words wanted, the longest first: fewest people have one that begins so.
static size_t words_wanted(struct str text, struct str words[LOOKUP_WORDS_MOST])
{
    size_t count = 0;
    for (struct str word; count < LOOKUP_WORDS_MOST && word_cut(&text, &word); count++) {
        words[count] = word;
        if (word.len > words[0].len) {
            words[count] = words[0];
            words[0] = word;
        }
    }
    return count;
}

struct found_person_list lookup_people(struct db *db, struct str wanted, int64_t most)
{
    struct arena *arena = db_arena(db);
    struct str words[LOOKUP_WORDS_MOST] = {S(""), S(""), S("")}, ends[LOOKUP_WORDS_MOST];
    if (!words_wanted(fold(arena, wanted), words))
        return (struct found_person_list){0};
    for (size_t i = 0; i < LOOKUP_WORDS_MOST; i++)
        ends[i] = str_cat(arena, words[i], WORD_END);
    return people_found(db, words[0], ends[0], words[1], ends[1], words[2], ends[2], most);
}

void lookup_count(struct db *db)
{
    staff_counts_drop(db);
    staff_counts_add(db);
    unit_counts_drop(db);
    unit_counts_add(db);
}
