// SPDX-License-Identifier: EUPL-1.2
// The marks and words of a signature, and the pieces of SQL.
#ifndef TOOLS_QUERIES_SCAN_H
#define TOOLS_QUERIES_SCAN_H

#include "queries.h"

struct scan {
    struct queries *q;
    struct sql_file *file;
    struct str text;
    size_t at;
    int line;
};

struct block { // of comment lines
    struct str text;
    int line;
};

struct place here(const struct scan *s);
/// The next character that is not blank; NUL at the end.
char peek(struct scan *s);
/// The rest of the line, or the front of it, for a complaint.
struct str ahead(const struct scan *s);
bool take(struct scan *s, struct str mark);
/// Takes a mark, or complains.
void need(struct scan *s, struct str mark);
/// Takes a word, or complains that `what` is missing.
struct str word(struct scan *s, const char *what);

/// Moves *at over one piece of SQL: a comment (of which nothing is kept), a quoted text or a character.
struct str piece(struct str text, size_t *at);

/// Consecutive comment lines from *at on.
struct block block_read(struct str text, size_t *at, int *line);
/// The text of comment lines, their dashes blanked out.
struct str undashed(struct arena *arena, struct str lines);
int lines_in(struct str text);

#endif
