// SPDX-License-Identifier: EUPL-1.2
// The words a staff list uses for the values of its closed fields: "cand.polit." is a master's degree.
//
//     struct word_book *book = word_book_new(arena, WORDS_education);
//     int value;
//     if (word_find(book, S("Mastergrad i jus"), &value)) ...      // EDUCATION_MASTER
//
// Every text asked for is remembered in the book, so that a column of 60,000 rows with twenty different
// values is read twenty times.
#ifndef STAFF_WORDS_H
#define STAFF_WORDS_H

#include "sql/types.h" // enum education, enum employment, enum person_state

enum word_set {
    WORDS_education,
    WORDS_employment,
    WORDS_status,
    WORDS_leave,
    WORDS_language,
    WORDS_answer,
    WORDS_unfinished
};

struct word_book;

struct word_book *word_book_new(struct arena *arena, enum word_set set);
bool word_find(struct word_book *book, struct str text, int *value);

#endif
