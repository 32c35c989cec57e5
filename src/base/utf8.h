// SPDX-License-Identifier: EUPL-1.2
// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing over U+10FFFF.
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"

/// The next character of s at *at, moving *at behind it. -1 (and *at one further) on a bad byte.
int32_t utf8_next(struct str s, size_t *at);
/// The first byte from `from` on that is not ASCII; s.len when there is none.
size_t utf8_ascii_end(struct str s, size_t from);
bool utf8_valid(struct str s);
/// Characters, not bytes; a bad byte counts as one.
size_t utf8_length(struct str s);
/// The beginning of s, of at most so many bytes and of whole characters.
struct str utf8_clip(struct str s, size_t bytes_most);
void utf8_write(struct buf *buf, uint32_t character);

#endif
