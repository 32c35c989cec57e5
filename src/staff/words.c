// SPDX-License-Identifier: EUPL-1.2
// Looking up the words of closed fields.
#include "staff/words.h"

#include "base/list.h"
#include "base/str_map.h"
#include "i18n/lang.h"
#include "i18n/text.h"

static const struct row {
    enum word_set set;
    int value;
    const char *words;
} rows[] = {
#define WORDS(set, value, words) {WORDS_##set, value, words},
#include "staff/words.def"
#undef WORDS
};

enum { ROW_COUNT = sizeof rows / sizeof *rows, NOT_KNOWN = 0, TEXT_BYTES_MOST = 200 };

struct pattern {
    struct str text; // bare; 'x' is any digit
    bool is_open;    // anything may follow
    int value;
};

struct word_book {
    struct arena *arena;
    struct str_map words; // bare word -> value + 1
    struct str_map seen;  // text as it stood -> value + 1, or NOT_KNOWN
    struct patterns {
        struct pattern *at;
        size_t count;
    } patterns;
    struct word_book *unfinished;
};

static bool is_pattern(struct str word)
{
    return str_ends(word, S("*")) || (word.len == 6 && str_ends(word, S("xxxxx")));
}

static void word_add(struct word_book *book, struct str word, int value)
{
    struct str bare = text_bare(book->arena, word, TEXT_IN_ASCII);
    uint32_t *slot;
    if (is_pattern(word))
        *LIST_ADD(book->arena, &book->patterns) = (struct pattern){bare, str_ends(word, S("*")), value};
    else if (bare.len && str_map_add(&book->words, bare, &slot))
        *slot = (uint32_t)value + 1;
}

struct word_book *word_book_new(struct arena *arena, enum word_set set)
{
    struct word_book *book = NEW(arena, struct word_book);
    *book = (struct word_book){.arena = arena, .words = str_map_new(arena), .seen = str_map_new(arena)};
    for (size_t i = 0; i < ROW_COUNT; i++) {
        struct str rest = str_from(rows[i].words), word;
        while (rows[i].set == set && str_cut(&rest, '|', &word))
            word_add(book, word, rows[i].value);
    }
    if (set == WORDS_education)
        book->unfinished = word_book_new(arena, WORDS_unfinished);
    return book;
}

static bool matches(const struct pattern *pattern, struct str text)
{
    if (pattern->is_open ? !str_starts(text, pattern->text) : text.len != pattern->text.len)
        return false;
    for (size_t i = 0; i < pattern->text.len; i++) {
        bool any_digit = pattern->text.at[i] == 'x' && text.at[i] >= '0' && text.at[i] <= '9';
        if (!any_digit && text.at[i] != pattern->text.at[i])
            return false;
    }
    return true;
}

static uint32_t find_word(const struct word_book *book, struct str bare)
{
    uint32_t found = NOT_KNOWN;
    return bare.len && str_map_find(&book->words, bare, &found) ? found : NOT_KNOWN;
}

static uint32_t find_pattern(const struct word_book *book, struct str bare)
{
    for (size_t i = 0; i < book->patterns.count; i++)
        if (matches(&book->patterns.at[i], bare))
            return (uint32_t)book->patterns.at[i].value + 1;
    return NOT_KNOWN;
}

/// The first word of a longer text that is known and says more than a code; nothing where another word says
/// that it is not finished.
static uint32_t find_in_words(const struct word_book *book, struct str text)
{
    uint32_t found = NOT_KNOWN;
    struct str rest = text, word;
    while (book->unfinished && str_cut(&rest, ' ', &word)) {
        struct str bare = text_bare(book->arena, word, TEXT_IN_ASCII);
        if (find_word(book->unfinished, bare))
            return NOT_KNOWN;
        if (!found && bare.len >= 3)
            found = find_word(book, bare);
    }
    return found;
}

static uint32_t find(const struct word_book *book, struct str text)
{
    struct str bare = text_bare(book->arena, text, TEXT_IN_ASCII);
    uint32_t found = find_word(book, bare);
    if (!found)
        found = find_pattern(book, bare);
    return found ? found : find_in_words(book, text);
}

bool word_find(struct word_book *book, struct str text, int *value)
{
    uint32_t *seen;
    if (text.len > TEXT_BYTES_MOST)
        return false;
    if (str_map_add(&book->seen, text, &seen))
        *seen = find(book, text);
    *value = (int)*seen - 1;
    return *seen != NOT_KNOWN;
}
