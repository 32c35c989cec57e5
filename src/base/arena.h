// SPDX-License-Identifier: EUPL-1.2
// Memory by lifetime: everything that belongs to one request, job or command lives in one arena and goes with
// it.
//
//     struct arena *a = arena_new();
//     struct person *p = NEW(a, struct person);          // zeroed
//     double *sums = NEW_ARRAY(a, double, people);       // zeroed
//     arena_reset(a);                                    // all of it is gone; the memory is kept for the
//     next request arena_free(a);
//
// Nothing is freed alone. Memory that is not handed out is poisoned for AddressSanitizer, so that a pointer
// that outlives its request is caught. Out of memory ends the process. An arena belongs to one thread at a
// time. Cost: a few instructions an allocation; one piece of memory from the system for as much
// as there is already: at least 64 KiB, at most 2 MiB (or for a larger piece).
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/// Takes back all that was handed out; keeps the first chunk.
void arena_reset(struct arena *arena);

/// `count` zeroed elements of `size_bytes`, aligned for any type. A product that overflows ends the process.
__attribute__((returns_nonnull)) void *arena_alloc(struct arena *arena, size_t size_bytes, size_t count);

/// What the arena holds from the system, in bytes.
size_t arena_bytes(const struct arena *arena);

#define NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type), 1))
#define NEW_ARRAY(arena, type, count) ((type *)arena_alloc((arena), sizeof(type), (size_t)(count)))

#endif
