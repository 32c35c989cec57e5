// SPDX-License-Identifier: EUPL-1.2
// Reading a file or standard input whole.
#include "cli/input.h"

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/say.h"
#include "staff/finding.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static int world_failed(struct arena *arena, struct str path)
{
    int why = errno;
    struct str text = why == ENOENT   ? SAID(arena, MSG_cli_input_none)
                      : why == EACCES ? SAID(arena, MSG_cli_input_forbidden)
                      : why == EISDIR
                          ? SAID(arena, MSG_cli_input_folder)
                          : SAID(arena, MSG_cli_input_unreadable, arg_str(str_from(strerror(why))));
    say_text("", path, text);
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
        return world_failed(arena, path);
    struct buf all = buf_new(arena, limit_bytes);
    room_make(arena, file, &all);
    char piece[64 * 1024];
    size_t len;
    while (!buf_full(&all) && (len = fread(piece, 1, sizeof piece, file)) > 0)
        buf_str(&all, (struct str){piece, len});
    int status = ferror(file) ? world_failed(arena, path) : EXIT_DONE;
    if (!is_stdin)
        fclose(file);
    if (buf_full(&all)) {
        struct arg limit = arg_int((int64_t)(limit_bytes >> 20));
        say_text("", path, SAID(arena, MSG_cli_input_too_large, limit));
        status = EXIT_INPUT;
    }
    *bytes = buf_get(&all);
    return status;
}

int input_text_read(struct arena *arena, struct str path, size_t limit_bytes, struct str *text)
{
    struct str bytes;
    int status = input_read(arena, path, limit_bytes, &bytes);
    struct decoded decoded = decode(arena, bytes);
    *text = decoded.utf8;
    if (status != EXIT_DONE || decoded.state == DECODED || decoded.state == DECODE_EMPTY)
        return status;
    say(NULL, path, finding_message(finding_undecoded(decoded.state)));
    return EXIT_INPUT;
}
