// SPDX-License-Identifier: EUPL-1.2
// Lists that grow in an arena: any struct with the fields `at` (a pointer) and `count`.
//
//     struct names {
//         struct str *at;
//         size_t count;
//     } names = {0};
//     *LIST_ADD(arena, &names) = S("Kari");
//
// The room is the next power of two, so that n additions cost O(n); the arena keeps the outgrown halves. A
// pointer into the list is valid until the next addition.
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include "base/arena.h"

#include <string.h>

/// The room for one element more than `count`.
__attribute__((returns_nonnull)) static inline void *list_room(struct arena *arena, void *at, size_t count,
                                                               size_t size_bytes)
{
    if (at && count & (count - 1))
        return at;
    void *larger = arena_alloc(arena, size_bytes, count ? count * 2 : 1);
    if (at)
        memcpy(larger, at, count * size_bytes);
    return larger;
}

/// A pointer to a new element, zeroed.
#define LIST_ADD(arena, list)                                                                                \
    ((list)->at = list_room((arena), (list)->at, (list)->count, sizeof *(list)->at),                         \
     &(list)->at[(list)->count++])

#endif
