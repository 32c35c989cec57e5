// SPDX-License-Identifier: EUPL-1.2
// Reading a file or standard input whole.
#include "cli/input.h"

#include "base/buf.h"
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static int world_failed(struct str path)
{
    fprintf(stderr, "tvers: %.*s: %s\n", STR(path), strerror(errno));
    return EXIT_WORLD;
}

/// The size of a file is known beforehand, that of a pipe is not.
static void room_make(struct arena *arena, FILE *file, struct buf *all)
{
    struct stat about;
    if (fstat(fileno(file), &about) != 0 || !S_ISREG(about.st_mode) ||
        (size_t)about.st_size > all->limit_bytes)
        return;
    all->room = (size_t)about.st_size;
    all->at = NEW_ARRAY(arena, char, all->room + 1);
}

int input_read(struct arena *arena, struct str path, size_t limit_bytes, struct str *bytes)
{
    bool is_stdin = str_is(path, S("-"));
    FILE *file = is_stdin ? stdin : fopen(str_c(arena, path), "rb");
    if (!file)
        return world_failed(path);
    struct buf all = buf_new(arena, limit_bytes);
    room_make(arena, file, &all);
    char piece[64 * 1024];
    size_t len;
    while (!buf_full(&all) && (len = fread(piece, 1, sizeof piece, file)) > 0)
        buf_str(&all, (struct str){piece, len});
    int status = ferror(file) ? world_failed(path) : EXIT_DONE;
    if (!is_stdin)
        fclose(file);
    if (buf_full(&all)) {
        fprintf(stderr, "tvers: %.*s: larger than %zu bytes\n", STR(path), limit_bytes);
        status = EXIT_INPUT;
    }
    *bytes = buf_get(&all);
    return status;
}
