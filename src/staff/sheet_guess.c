// SPDX-License-Identifier: EUPL-1.2
// Finding separator and header.
#include "staff/sheet_guess.h"

#include "base/csv.h"

enum { ROWS_LOOKED_AT = 40, NAMES_LEAST = 2 };

struct trial {
    size_t score, as_long; // names known in the best row; rows of that row's length
    int64_t header_row;
    bool is_cut; // a quotation mark opens a cell and does not end it
};

static struct trial trial_of(struct arena *arena, const struct column_book *book, struct str text,
                             char separator)
{
    struct trial trial = {0};
    size_t lengths[ROWS_LOOKED_AT], rows = 0, header = 0;
    struct csv csv = csv_read(arena, text, separator);
    while (rows < ROWS_LOOKED_AT && csv_row(&csv)) {
        size_t score = column_score(book, csv.fields, csv.count);
        if (score > trial.score) {
            trial.score = score;
            trial.header_row = csv.row;
            header = rows;
        }
        lengths[rows++] = csv.count;
    }
    trial.is_cut = csv.problem == CSV_QUOTE_OPEN;
    for (size_t i = 0; i < rows; i++)
        trial.as_long += lengths[i] == lengths[header];
    if (trial.score < NAMES_LEAST)
        trial.header_row = 0;
    return trial;
}

/// "sep=;" alone on the first line, as Excel writes it, in quotes or not.
static bool separator_line_take(struct str *text, char *separator)
{
    size_t end = 0;
    while (end < text->len && text->at[end] != '\n' && text->at[end] != '\r')
        end++;
    struct str line = str_slice(*text, 0, end);
    if (str_starts(line, S("\"")) && str_ends(line, S("\"")) && line.len > 2)
        line = str_slice(line, 1, line.len - 1);
    if (line.len != 5 || !str_is_nocase(str_slice(line, 0, 4), S("sep=")))
        return false;
    *separator = line.at[4];
    end += str_starts(str_slice(*text, end, text->len), S("\r\n")) ? 2 : 1;
    *text = str_slice(*text, end, text->len);
    return true;
}

struct sheet_guess sheet_guess(struct arena *arena, const struct column_book *book, struct str text)
{
    static const char separators[] = {';', ',', '\t', '|'};
    struct sheet_guess guess = {.separator = ';'};
    struct trial best = {0};
    char cut = '\0'; // by which a stray mark may hide the header
    bool is_told = separator_line_take(&text, &guess.separator);
    if (is_told)
        best = trial_of(arena, book, text, guess.separator);
    for (size_t i = 0; i < sizeof separators && !is_told; i++) {
        struct trial trial = trial_of(arena, book, text, separators[i]);
        if (trial.score > best.score || (trial.score == best.score && trial.as_long > best.as_long)) {
            best = trial;
            guess.separator = separators[i];
        }
        cut = trial.is_cut && !cut ? separators[i] : cut;
    }
    if (!best.header_row && cut)
        guess.separator = cut;
    guess.header_row = best.header_row;
    guess.text = text;
    return guess;
}
