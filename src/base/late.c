// SPDX-License-Identifier: EUPL-1.2
// Loading a library late.
#include "base/late.h"

#include "base/bug.h"

#include <dlfcn.h>
#include <stddef.h>

void *late_find(const char *library, const char *function, _Atomic(void *) *found)
{
    void *at = atomic_load_explicit(found, memory_order_acquire);
    if (at)
        return at;
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL); // the same handle each time, and never closed
    at = handle ? dlsym(handle, function) : NULL;
    if (!at)
        die("%s", dlerror());
    atomic_store_explicit(found, at, memory_order_release);
    return at;
}
