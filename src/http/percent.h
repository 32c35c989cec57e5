// SPDX-License-Identifier: EUPL-1.2
// Percent-decoding (RFC 3986 section 2.1), strict: each '%' is followed by two hexadecimal digits.
#ifndef HTTP_PERCENT_H
#define HTTP_PERCENT_H

#include "base/str.h"

enum percent_plus { PERCENT_PLUS_IS_PLUS, PERCENT_PLUS_IS_SPACE };

/// False on a bad '%', on NUL and on bad UTF-8. Without anything to decode, *out is s itself.
bool percent_decode(struct arena *arena, struct str s, enum percent_plus plus, struct str *out);
/// The value of a hexadecimal digit, or -1.
int hex_digit(char c);

#endif
