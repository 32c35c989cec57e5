// SPDX-License-Identifier: EUPL-1.2
#include "export/archive.h"

#include "base/bug.h"

enum { DOS_1980_01_01 = 0x21 }; // the first day that a zip knows

struct archive archive_new(struct arena *arena)
{
    zip_error_t error;
    struct archive a = {.arena = arena, .buffer = zip_source_buffer_create(NULL, 0, 0, &error)};
    if (a.buffer)
        a.zip = zip_open_from_source(a.buffer, ZIP_TRUNCATE, &error);
    if (!a.zip)
        BUG("zip: %s", zip_error_strerror(&error));
    zip_source_keep(a.buffer);
    return a;
}

void archive_put(struct archive *a, struct str name, struct str bytes, enum archive_packing packing)
{
    zip_source_t *source = zip_source_buffer(a->zip, bytes.at, bytes.len, 0);
    zip_int64_t at = source ? zip_file_add(a->zip, str_c(a->arena, name), source, ZIP_FL_ENC_UTF_8) : -1;
    zip_int32_t method = packing == ARCHIVE_STORED ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (at < 0 || zip_set_file_compression(a->zip, (zip_uint64_t)at, method, 0) ||
        zip_file_set_dostime(a->zip, (zip_uint64_t)at, 0, DOS_1980_01_01, 0))
        BUG("zip: %s", zip_strerror(a->zip));
}

struct str archive_get(struct archive *a)
{
    zip_stat_t stat;
    if (zip_close(a->zip) || zip_source_open(a->buffer) || zip_source_stat(a->buffer, &stat))
        BUG("zip: it cannot be closed");
    char *bytes = NEW_ARRAY(a->arena, char, stat.size);
    if (zip_source_read(a->buffer, bytes, stat.size) != (zip_int64_t)stat.size)
        BUG("zip: it cannot be read");
    zip_source_close(a->buffer);
    zip_source_free(a->buffer);
    return (struct str){bytes, stat.size};
}
