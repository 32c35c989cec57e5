// SPDX-License-Identifier: EUPL-1.2
// A list of chunks, newest first; the newest is the one that is being filled. Memory comes zeroed from the
// system, and stays so until it is handed out: only what was used before a reset has to be zeroed again, and
// what is never used is never touched. Each chunk is as large as all before it, within limits, and a large
// one stands on huge pages: a page fault costs more than filling the page, and so does finding one of many
// small.
//
//     arena -> [ head | used ......... | poisoned ........ ] -> [ head | used ............... ] -> NULL
//                       not zero ............ | zero
#include "base/arena.h"

#include "base/bug.h"

#include <stdalign.h>
#include <stdbool.h>
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
#include <sanitizer/lsan_interface.h>
#define POISON(at, bytes) __asan_poison_memory_region((at), (bytes))
#define UNPOISON(at, bytes) __asan_unpoison_memory_region((at), (bytes))
#define LEAKS_SEARCH(at, bytes)                                                                              \
    __lsan_register_root_region((at), (bytes)) // pages it does not know hold pointers
#define LEAKS_FORGET(at, bytes) __lsan_unregister_root_region((at), (bytes))
#else
#define POISON(at, bytes) ((void)(at), (void)(bytes))
#define UNPOISON(at, bytes) ((void)(at), (void)(bytes))
#define LEAKS_SEARCH(at, bytes) ((void)(at), (void)(bytes))
#define LEAKS_FORGET(at, bytes) ((void)(at), (void)(bytes))
#endif

enum { CHUNK_BYTES = 64 * 1024, HUGE_PAGE_BYTES = 2 << 20, ALIGN = alignof(max_align_t) };

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

static bool is_on_huge_pages(size_t bytes)
{
    return bytes >= HUGE_PAGE_BYTES;
}

/// Whole huge pages, where the system has them. It maps wherever there is room for small ones: what lies
/// before the first huge page goes back.
static struct chunk *huge_pages_map(size_t bytes)
{
    unsigned char *at =
        mmap(NULL, bytes + HUGE_PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
        return NULL;
    size_t before = (HUGE_PAGE_BYTES - (uintptr_t)at % HUGE_PAGE_BYTES) % HUGE_PAGE_BYTES;
    if (before)
        munmap(at, before);
    munmap(at + before + bytes, HUGE_PAGE_BYTES - before);
    madvise(at + before, bytes, MADV_HUGEPAGE);
    LEAKS_SEARCH(at + before, bytes);
    return (struct chunk *)(void *)(at + before);
}

static struct chunk *chunk_new(size_t size_bytes, struct chunk *older)
{
    size_t bytes = sizeof(struct chunk) + size_bytes;
    if (is_on_huge_pages(bytes))
        bytes = (bytes + HUGE_PAGE_BYTES - 1) / HUGE_PAGE_BYTES * HUGE_PAGE_BYTES;
    struct chunk *c = is_on_huge_pages(bytes) ? huge_pages_map(bytes) : calloc(1, bytes);
    if (!c)
        die("out of memory (%zu bytes)", size_bytes);
    *c = (struct chunk){.older = older, .size_bytes = bytes - sizeof *c};
    POISON(c->data, c->size_bytes);
    return c;
}

static void chunk_free(struct chunk *c)
{
    size_t bytes = sizeof *c + c->size_bytes;
    UNPOISON(c->data, c->size_bytes);
    if (is_on_huge_pages(bytes)) {
        LEAKS_FORGET(c, bytes);
        munmap(c, bytes);
    } else {
        free(c);
    }
}

/// What the next chunk should have room for, unless a larger piece is wanted.
static size_t chunk_bytes_next(const struct arena *arena)
{
    size_t bytes = arena_bytes(arena), most = HUGE_PAGE_BYTES - sizeof(struct chunk);
    return bytes < CHUNK_BYTES ? CHUNK_BYTES : bytes < most ? bytes : most;
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
    if (c->size_bytes - c->used_bytes < room) {
        size_t next = chunk_bytes_next(arena);
        c = arena->newest = chunk_new(room > next ? room : next, c);
    }
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
