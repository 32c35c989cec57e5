// SPDX-License-Identifier: EUPL-1.2
#include "search/search.h"

#include "i18n/text.h"
#include "i18n/word.h"

/// As it is stored and as it is asked for.
static struct str bare(struct arena *arena, struct str word)
{
    return text_bare(arena, word, TEXT_IN_ASCII);
}

static void words_add(struct db *db, int64_t doc, const struct search_text *text, struct str words,
                      int64_t weight, int *room)
{
    struct str rest = text_fold(db_arena(db), words), word;
    int64_t network = text->network.is_set ? text->network.value.n : 0;
    while (*room > 0 && word_cut(&rest, &word)) {
        struct str plain = bare(db_arena(db), word);
        if (plain.len >= SEARCH_WORD_LEAST)
            *room -= search_word_add(db, doc, plain, network, weight) > 0;
    }
}

void search_put(struct db *db, const struct search_text *text)
{
    int64_t doc = 0;
    int room = SEARCH_WORDS_MOST;
    search_doc_put(
        db, &(struct search_doc_new){text->kind, text->subject, text->network, text->title, text->changed_at},
        &doc);
    search_words_drop(db, doc);
    words_add(db, doc, text, text->title, SEARCH_TITLE_WEIGHT,
              &room); // first: a word counts by its best place
    words_add(db, doc, text, text->body, 1, &room);
}

void search_open(struct db *db, enum search_kind kind, int64_t subject)
{
    search_doc_open(db, kind, subject);
    search_words_open(db, kind, subject);
}

/// The words wanted, the longest first: fewest texts have one that begins so.
static size_t words_wanted(struct arena *arena, struct str text, struct str words[SEARCH_WANTED_MOST])
{
    size_t count = 0;
    struct str rest = text_fold(arena, text), word;
    while (count < SEARCH_WANTED_MOST && word_cut(&rest, &word)) {
        struct str plain = bare(arena, word);
        if (plain.len < SEARCH_WORD_LEAST)
            continue;
        words[count] = plain;
        if (plain.len > words[0].len) {
            words[count] = words[0];
            words[0] = plain;
        }
        count++;
    }
    return count;
}

struct search_found_list search_texts(struct db *db, struct account_id account, struct maybe_person_id person,
                                      struct str wanted, int64_t most)
{
    struct arena *arena = db_arena(db);
    struct str words[SEARCH_WANTED_MOST] = {S(""), S(""), S("")}, ends[SEARCH_WANTED_MOST];
    if (!words_wanted(arena, wanted, words))
        return (struct search_found_list){0};
    for (size_t i = 0; i < SEARCH_WANTED_MOST; i++)
        ends[i] = str_cat(arena, words[i], WORD_END);
    return search_found(db, account, person, words[0], ends[0], words[1], ends[1], words[2], ends[2], most);
}

void search_forget(struct db *db, struct str name)
{
    struct str rest = text_fold(db_arena(db), name), word;
    while (word_cut(&rest, &word))
        erase_search_word(db, bare(db_arena(db), word));
}
