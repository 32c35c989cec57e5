// SPDX-License-Identifier: EUPL-1.2
// A list of chunks, newest first; the newest is the one that is being filled. Memory comes zeroed from the
// system, and stays so until it is handed out: only what was used before a reset has to be zeroed again, and
// what is never used is never touched.
//
//     arena -> [ head | used ......... | poisoned ........ ] -> [ head | used ............... ] -> NULL
//                       not zero ............ | zero
#include "base/arena.h"

#include "base/bug.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif

#ifdef HAS_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(at, bytes) __asan_poison_memory_region((at), (bytes))
#define UNPOISON(at, bytes) __asan_unpoison_memory_region((at), (bytes))
#else
#define POISON(at, bytes) ((void)(at), (void)(bytes))
#define UNPOISON(at, bytes) ((void)(at), (void)(bytes))
#endif

enum { CHUNK_BYTES = 64 * 1024, PAGE_BYTES = 4096, HUGE_PAGE_BYTES = 2 << 20, ALIGN = alignof(max_align_t) };

struct chunk {
    struct chunk *older;
    size_t size_bytes;
    size_t used_bytes;
    size_t touched_bytes; // by anyone so far; zero behind them
    alignas(max_align_t) unsigned char data[];
};

struct arena {
    struct chunk *newest;
};

/// A page fault costs more than filling the page: what is large is to come in few of them, where the system
/// can.
static void few_faults_ask(struct chunk *c)
{
    uintptr_t from = ((uintptr_t)c + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES,
              to = (uintptr_t)c + c->size_bytes;
    if (c->size_bytes >= HUGE_PAGE_BYTES)
        madvise((void *)from, to - from, MADV_HUGEPAGE);
}

static struct chunk *chunk_new(size_t size_bytes, struct chunk *older)
{
    struct chunk *c = calloc(1, sizeof *c + size_bytes);
    if (!c)
        die("out of memory (%zu bytes)", size_bytes);
    *c = (struct chunk){.older = older, .size_bytes = size_bytes};
    few_faults_ask(c);
    POISON(c->data, c->size_bytes);
    return c;
}

static void chunk_free(struct chunk *c)
{
    UNPOISON(c->data, c->size_bytes);
    free(c);
}

struct arena *arena_new(void)
{
    struct arena *a = malloc(sizeof *a);
    if (!a)
        die("out of memory (%zu bytes)", sizeof *a);
    a->newest = chunk_new(CHUNK_BYTES, NULL);
    return a;
}

void arena_reset(struct arena *arena)
{
    while (arena->newest->older) {
        struct chunk *c = arena->newest;
        arena->newest = c->older;
        chunk_free(c);
    }
    arena->newest->used_bytes = 0;
    POISON(arena->newest->data, arena->newest->size_bytes);
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    arena_reset(arena);
    chunk_free(arena->newest);
    free(arena);
}

void *arena_alloc(struct arena *arena, size_t size_bytes, size_t count)
{
    size_t wanted;
    if (__builtin_mul_overflow(size_bytes, count, &wanted) || wanted > SIZE_MAX / 2)
        die("out of memory (%zu times %zu bytes)", count, size_bytes);
    size_t room = (wanted + ALIGN - 1) / ALIGN * ALIGN;
    struct chunk *c = arena->newest;
    if (c->size_bytes - c->used_bytes < room)
        c = arena->newest = chunk_new(room > CHUNK_BYTES ? room : CHUNK_BYTES, c);
    void *at = c->data + c->used_bytes;
    size_t from = c->used_bytes;
    c->used_bytes += room;
    UNPOISON(at, wanted);
    if (c->touched_bytes > from)
        memset(at, 0, wanted);
    if (c->touched_bytes < c->used_bytes)
        c->touched_bytes = c->used_bytes;
    return at;
}

size_t arena_bytes(const struct arena *arena)
{
    size_t sum = 0;
    for (const struct chunk *c = arena->newest; c; c = c->older)
        sum += sizeof *c + c->size_bytes;
    return sum;
}
