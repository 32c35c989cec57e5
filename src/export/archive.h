// SPDX-License-Identifier: EUPL-1.2
// A zip in memory whose bytes depend on what is in it and on nothing else. For the files of export/ alone.
//
//     struct archive a = archive_new(arena);
//     archive_put(&a, S("mimetype"), S("application/epub+zip"), ARCHIVE_STORED);
//     struct str bytes = archive_get(&a);
//
// Entries stand in the order in which they are put. What is put must live until archive_get(). A failing
// library is our own broken promise: nothing here comes from outside but bytes.
#ifndef EXPORT_ARCHIVE_H
#define EXPORT_ARCHIVE_H

#include "base/str.h"

#include <zip.h>

struct archive {
    struct arena *arena;
    zip_t *zip;
    zip_source_t *buffer;
};

enum archive_packing { ARCHIVE_STORED, ARCHIVE_PACKED };

struct archive archive_new(struct arena *arena);
void archive_put(struct archive *archive, struct str name, struct str bytes, enum archive_packing packing);
struct str archive_get(struct archive *archive);

#endif
