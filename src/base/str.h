// SPDX-License-Identifier: EUPL-1.2
// Strings are values with a length. They never own their bytes: those live in an arena, a literal or a
// buffer.
//
//     struct str name = S("Kari");
//     if (str_is(name, S("Kari"))) ...
//     struct str line, rest = text;
//     while (str_cut(&rest, '\n', &line)) ...
//
// A str need not end in NUL; str_c() makes a copy that does. printf: "%.*s" with STR(name).
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    const char *at;
    size_t len;
};

#define S(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define S_INIT(literal)                                                                                      \
    {                                                                                                        \
        "" literal, sizeof(literal) - 1                                                                      \
    }                               // the same where a constant is needed
#define STR(s) (int)(s).len, (s).at // for "%.*s"

struct str str_from(const char *nul_terminated);
struct str str_copy(struct arena *arena, struct str s);
/// A copy that ends in NUL, for functions of the C library.
char *str_c(struct arena *arena, struct str s);
__attribute__((format(printf, 2, 3))) struct str str_format(struct arena *arena, const char *format, ...);
struct str str_join(struct arena *arena, const struct str *parts, size_t count, struct str between);
struct str str_cat(struct arena *arena, struct str a, struct str b);
/// "Kari Nordmann": with a space between, where both say something.
struct str str_words(struct arena *arena, struct str a, struct str b);

bool str_is(struct str a, struct str b);
bool str_is_nocase(struct str a, struct str b); // A-Z only
int str_compare(struct str a, struct str b);    // by bytes
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/// Index of the first byte or part from `from` on; s.len when there is none.
size_t str_find(struct str s, char c, size_t from);
size_t str_find_str(struct str s, struct str part, size_t from);

/// Bytes from `from` up to, not including, `to`; both are clamped to the string.
struct str str_slice(struct str s, size_t from, size_t to);
/// Without blanks, tabs, CR and LF at either end.
struct str str_trim(struct str s);
/// Takes the part before the next `separator` (or the rest) off the front of *rest. False when *rest is used
/// up.
bool str_cut(struct str *rest, char separator, struct str *part);
struct str str_lower(struct arena *arena, struct str s); // A-Z only
/// Replaces every occurrence of `from` (not empty).
struct str str_replace(struct arena *arena, struct str s, struct str from, struct str to);

/// The whole string as a decimal integer, with optional minus; false on anything else or out of range.
bool str_int(struct str s, int64_t *out);
/// The whole string as a decimal number with a point; false on anything else, infinity or NaN.
bool str_double(struct str s, double *out);

/// FNV-1a, 64 bits: for hash tables of trusted keys, not for secrets.
uint64_t str_hash(struct str s);

#endif
