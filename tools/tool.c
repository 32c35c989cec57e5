// SPDX-License-Identifier: EUPL-1.2
// Files in, files out, and a clear end: common to the build-time generators.
#include "tool.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static FILE *open_or_stop(const char *path, const char *mode)
{
    FILE *file = fopen(path, mode);
    if (!file)
        tool_stop(path, 0, "%s", strerror(errno));
    return file;
}

struct str tool_read(struct arena *arena, const char *path)
{
    FILE *file = open_or_stop(path, "rb");
    struct buf all = buf_new(arena, TOOL_FILE_BYTES_MOST);
    char piece[64 * 1024];
    for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
        buf_str(&all, (struct str){piece, n});
    if (ferror(file) || buf_full(&all))
        tool_stop(path, 0, "cannot be read, or is larger than %d bytes", TOOL_FILE_BYTES_MOST);
    fclose(file);
    return buf_get(&all);
}

static bool holds_already(const char *path, struct str text)
{
    struct stat is;
    if (stat(path, &is) != 0 || (size_t)is.st_size != text.len)
        return false;
    struct arena *arena = arena_new();
    bool same = str_is(tool_read(arena, path), text);
    arena_free(arena);
    return same;
}

static void make_folders(const char *path)
{
    char *copy = strdup(path);
    if (!copy)
        tool_stop(path, 0, "out of memory");
    for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(copy, 0777);
        *slash = '/';
    }
    free(copy);
}

void tool_write(const char *path, struct str text)
{
    if (holds_already(path, text))
        return;
    make_folders(path);
    FILE *file = open_or_stop(path, "wb");
    bool written = fwrite(text.at, 1, text.len, file) == text.len;
    if (fclose(file) != 0 || !written)
        tool_stop(path, 0, "cannot be written");
}

void tool_stop(const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (line)
        fprintf(stderr, "%s:%d: ", file, line);
    else
        fprintf(stderr, "%s: ", file);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

struct str tool_stem(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct str name = str_from(slash ? slash + 1 : path);
    return str_slice(name, 0, str_find(name, '.', 0));
}

void tool_c_string(struct buf *out, struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.at[i];
        if (c == '\n')
            buf_str(out, S("\\n"));
        else if (c == '"' || c == '\\' || c == '?') // "??=" would be a trigraph
            buf_format(out, "\\%c", c);
        else if (c < ' ' || c == 0x7f)
            buf_format(out, "\\%03o", c);
        else
            buf_char(out, (char)c);
    }
}
