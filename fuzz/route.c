// SPDX-License-Identifier: EUPL-1.2
// Fuzzes the choice of the row that answers: the first byte is the method, the rest the path.
#include "base/bug.h"
#include "web/routes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size)
        return 0;
    struct arena *arena = arena_new();
    struct str address = {(const char *)data + 1, size - 1};
    struct path path = {0};
    enum route_miss why;
    const struct route *route =
        route_match((enum http_method)(data[0] % ROUTE_METHODS), address, &path, &why);
    struct buf allow = buf_new(arena, 100);
    route_allow(address, &allow);
    ASSERT((route != NULL) == (why == ROUTE_FOUND));
    ASSERT((allow.len > 0) == (why != ROUTE_NO_PAGE));
    ASSERT(!buf_full(&allow));
    arena_free(arena);
    return 0;
}
