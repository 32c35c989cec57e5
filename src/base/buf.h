// SPDX-License-Identifier: EUPL-1.2
// A buffer that grows up to a limit set at its birth. Too much is not an error at each call but sticks: ask
// once, at the end, with buf_full().
//
//     struct buf page = buf_new(arena, 4 << 20);
//     buf_str(&page, S("Hei, "));
//     buf_format(&page, "%d", 27);
//     struct str all = buf_get(&page);        // valid until the next write
//
// The bytes live in the arena. Growing doubles, so that n bytes cost O(n).
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
    struct arena *arena;
    char *at;
    size_t len, room, limit_bytes;
    bool full;
};

struct buf buf_new(struct arena *arena, size_t limit_bytes);
/// Room for so many bytes in all from the start, where one knows about how many there will be.
void buf_reserve(struct buf *buf, size_t bytes);
void buf_str(struct buf *buf, struct str s);
void buf_char(struct buf *buf, char c);
void buf_int(struct buf *buf, int64_t n);
__attribute__((format(printf, 2, 3))) void buf_format(struct buf *buf, const char *format, ...);
struct str buf_get(const struct buf *buf);
/// True once a write went over the limit; that write and all later ones left no byte behind.
bool buf_full(const struct buf *buf);
void buf_clear(struct buf *buf);

#endif
