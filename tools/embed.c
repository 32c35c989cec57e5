// SPDX-License-Identifier: EUPL-1.2
// Compiles files into the program: tools/embed OUT_DIR ASSETS_DIR NODE_MODULES FILE... writes assets.h and
// assets.c.
//
//     assets/css/*.css, styles of from-npm   one app.css, without comments
//     assets/from-npm "file ..."             served as they are
//     every other FILE                       served as it is, under its own name
//
// Each gets a name with a hash of its content, and a twin made by gzip. In style sheets url("x.woff2")
// becomes the hashed name of that asset; an unknown one stops the build.
#include "tool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { FILES_MOST = 500, OUT_BYTES_MOST = 256 << 20 };

struct file {
    struct str name, hashed, type, bytes, gzip;
};

struct bundle {
    struct arena *arena;
    const char *assets_dir, *node_modules, *from_npm;
    struct file files[FILES_MOST];
    size_t count;
    struct buf style;
};

// ---- one file ----

static struct str type_of(struct str name)
{
    static const struct {
        struct str ending, type;
    } types[] = {
        {S_INIT(".css"), S_INIT("text/css; charset=utf-8")},
        {S_INIT(".js"), S_INIT("text/javascript; charset=utf-8")},
        {S_INIT(".svg"), S_INIT("image/svg+xml")},
        {S_INIT(".png"), S_INIT("image/png")},
        {S_INIT(".jpg"), S_INIT("image/jpeg")},
        {S_INIT(".ico"), S_INIT("image/x-icon")},
        {S_INIT(".woff2"), S_INIT("font/woff2")},
        {S_INIT(".webmanifest"), S_INIT("application/manifest+json")},
        {S_INIT(".json"), S_INIT("application/json")},
        {S_INIT(".txt"), S_INIT("text/plain; charset=utf-8")},
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (str_ends(name, types[i].ending))
            return types[i].type;
    return S("");
}

static struct str hashed_name(struct arena *arena, struct str name, struct str bytes)
{
    size_t dot = str_find(name, '.', 0);
    struct str stem = str_slice(name, 0, dot), ending = str_slice(name, dot, name.len);
    return str_format(arena, "%.*s.%016llx%.*s", STR(stem), (unsigned long long)str_hash(bytes), STR(ending));
}

/// Empty where it would save less than a tenth.
static struct str compressed(struct arena *arena, struct str bytes)
{
    z_stream z = {0};
    if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        tool_stop("zlib", 0, "cannot begin");
    uLong most = deflateBound(&z, (uLong)bytes.len);
    char *out = NEW_ARRAY(arena, char, most);
    z.next_in = (Bytef *)(uintptr_t)bytes.at;
    z.avail_in = (uInt)bytes.len;
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)most;
    if (deflate(&z, Z_FINISH) != Z_STREAM_END)
        tool_stop("zlib", 0, "cannot compress");
    size_t len = z.total_out;
    deflateEnd(&z);
    return len < bytes.len - bytes.len / 10 ? (struct str){out, len} : S("");
}

static const struct file *file_named(const struct bundle *b, struct str name)
{
    for (size_t i = 0; i < b->count; i++)
        if (str_is(b->files[i].name, name))
            return &b->files[i];
    return NULL;
}

static void file_add(struct bundle *b, const char *path, struct str name, struct str bytes)
{
    if (b->count == FILES_MOST)
        tool_stop(path, 0, "more than %d assets", FILES_MOST);
    if (file_named(b, name))
        tool_stop(path, 0, "two assets are called %.*s", STR(name));
    struct str type = type_of(name);
    if (!type.len)
        tool_stop(path, 0, "what type of content is this? tools/embed.c does not know its ending");
    b->files[b->count++] = (struct file){.name = name,
                                         .hashed = hashed_name(b->arena, name, bytes),
                                         .type = type,
                                         .bytes = bytes,
                                         .gzip = compressed(b->arena, bytes)};
}

static struct str base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return str_from(slash ? slash + 1 : path);
}

// ---- the style sheet ----

/// The index behind a "quoted text" or a /* comment */ that begins at `at`.
static size_t behind(struct str s, size_t at)
{
    if (s.at[at] == '/')
        return str_find_str(s, S("*/"), at + 2) + 2;
    for (size_t i = at + 1; i < s.len; i++) {
        if (s.at[i] == '\\')
            i++;
        else if (s.at[i] == s.at[at])
            return i + 1;
    }
    return s.len;
}

static void url_write(struct bundle *b, const char *path, struct str inner)
{
    struct str name = str_trim(inner);
    if (name.len > 1 && (name.at[0] == '"' || name.at[0] == '\''))
        name = str_slice(name, 1, name.len - 1);
    if (str_starts(name, S("data:")) || str_starts(name, S("#"))) {
        buf_format(&b->style, "url(%.*s)", STR(inner));
        return;
    }
    const struct file *file = file_named(b, name);
    if (!file)
        tool_stop(path, 0, "url(%.*s) is no asset", STR(name));
    buf_format(&b->style, "url(\"%.*s\")", STR(file->hashed));
}

/// Where the url( that begins at `at` ends, also when a quoted one holds parentheses.
static size_t url_end(struct str css, size_t at)
{
    size_t i = at;
    while (i < css.len && css.at[i] != ')')
        i = css.at[i] == '"' || css.at[i] == '\'' ? behind(css, i) : i + 1;
    return i;
}

static void style_add(struct bundle *b, const char *path)
{
    struct str css = tool_read(b->arena, path);
    for (size_t i = 0; i < css.len;) {
        size_t from = i;
        if (str_starts(str_slice(css, i, i + 2), S("/*"))) {
            i = behind(css, i);
        } else if (css.at[i] == '"' || css.at[i] == '\'') {
            i = behind(css, i);
            buf_str(&b->style, str_slice(css, from, i));
        } else if (str_starts(str_slice(css, i, i + 4), S("url("))) {
            i = url_end(css, from + 4);
            url_write(b, path, str_slice(css, from + 4, i++));
        } else {
            buf_char(&b->style, css.at[i++]);
        }
    }
    buf_char(&b->style, '\n');
}

// ---- what comes from npm ----

static void npm_each(struct bundle *b, struct str kind, void (*add)(struct bundle *, const char *path))
{
    struct str rest = tool_read(b->arena, b->from_npm), line;
    for (int n = 1; str_cut(&rest, '\n', &line); n++) {
        line = str_trim(str_slice(line, 0, str_find(line, '#', 0)));
        size_t blank = str_find(line, ' ', 0);
        struct str word = str_slice(line, 0, blank), path = str_trim(str_slice(line, blank, line.len));
        if (line.len && !str_is(word, S("style")) && !str_is(word, S("file")))
            tool_stop(b->from_npm, n, "a line is \"style PATH\" or \"file PATH\"");
        if (str_is(word, kind))
            add(b, str_c(b->arena, str_format(b->arena, "%s/%.*s", b->node_modules, STR(path))));
    }
}

static void npm_file_add(struct bundle *b, const char *path)
{
    file_add(b, path, base_name(path), tool_read(b->arena, path));
}

static bool is_style(const struct bundle *b, const char *path)
{
    return str_starts(str_from(path), str_format(b->arena, "%s/css/", b->assets_dir));
}

static void all_add(struct bundle *b, char **paths, int count)
{
    npm_each(b, S("file"), npm_file_add);
    for (int i = 0; i < count; i++)
        if (!is_style(b, paths[i]) && strcmp(paths[i], b->from_npm) != 0)
            file_add(b, paths[i], base_name(paths[i]), tool_read(b->arena, paths[i]));
    for (int i = 0; i < count; i++)
        if (is_style(b, paths[i]))
            style_add(b, paths[i]);
    npm_each(b, S("style"), style_add);
    file_add(b, "app.css", S("app.css"), buf_get(&b->style));
}

// ---- writing ----

static int by_name(const void *a, const void *b)
{
    const struct file *x = a, *y = b;
    return str_compare(x->name, y->name);
}

static struct str constant(struct arena *arena, struct str name)
{
    char *c = str_c(arena, name);
    for (char *at = c; *at; at++)
        if (!((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9')))
            *at = '_';
    return str_from(c);
}

static struct str header(const struct bundle *b)
{
    struct buf h = buf_new(b->arena, OUT_BYTES_MOST);
    buf_str(&h,
            S("// Made from assets/ by tools/embed.c.\n#ifndef ASSETS_ASSETS_H\n#define ASSETS_ASSETS_H\n\n"
              "enum asset_name {\n"));
    for (size_t i = 0; i < b->count; i++) {
        struct str name = constant(b->arena, b->files[i].name);
        buf_format(&h, "    ASSET_%.*s,\n", STR(name));
    }
    buf_format(&h, "};\n\nenum { ASSET_COUNT = %zu };\n\n#endif\n", b->count);
    return buf_get(&h);
}

static void bytes_write(struct buf *c, size_t number, const char *kind, struct str bytes)
{
    if (!bytes.len)
        return;
    buf_format(c, "static const unsigned char %s_%zu[] = {", kind, number);
    for (size_t i = 0; i < bytes.len; i++) {
        buf_str(c, i % 32 ? S("") : S("\n"));
        buf_int(c, (unsigned char)bytes.at[i]);
        buf_char(c, ',');
    }
    buf_str(c, S("};\n"));
}

static void row_write(struct buf *c, const struct file *f, size_t number)
{
    buf_format(c, "    {S_INIT(\"%.*s\"), S_INIT(\"%.*s\"), S_INIT(\"%.*s\"), ", STR(f->name), STR(f->hashed),
               STR(f->type));
    if (f->bytes.len)
        buf_format(c, "{(const char *)bytes_%zu, sizeof bytes_%zu}, ", number, number);
    else
        buf_str(c, S("S_INIT(\"\"), "));
    if (f->gzip.len)
        buf_format(c, "{(const char *)gzip_%zu, sizeof gzip_%zu}},\n", number, number);
    else
        buf_str(c, S("S_INIT(\"\")},\n"));
}

static struct str code(const struct bundle *b)
{
    struct buf c = buf_new(b->arena, OUT_BYTES_MOST);
    buf_str(&c, S("// Made from assets/ by tools/embed.c.\n#include \"html/asset.h\"\n\n"));
    for (size_t i = 0; i < b->count; i++) {
        bytes_write(&c, i, "bytes", b->files[i].bytes);
        bytes_write(&c, i, "gzip", b->files[i].gzip);
    }
    buf_str(&c, S("\nconst struct asset assets[ASSET_COUNT] = {\n"));
    for (size_t i = 0; i < b->count; i++)
        row_write(&c, &b->files[i], i);
    buf_str(&c, S("};\n\nconst struct str asset_paths[ASSET_COUNT] = {\n"));
    for (size_t i = 0; i < b->count; i++)
        buf_format(&c, "    S_INIT(\"/assets/%.*s\"),\n", STR(b->files[i].hashed));
    buf_str(&c, S("};\n"));
    return buf_get(&c);
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("use: embed OUT_DIR ASSETS_DIR NODE_MODULES FILE...\n", stderr);
        return 2;
    }
    struct arena *arena = arena_new();
    struct bundle *b = NEW(arena, struct bundle);
    *b = (struct bundle){.arena = arena, .assets_dir = argv[2], .node_modules = argv[3]};
    b->from_npm = str_c(arena, str_format(arena, "%s/from-npm", argv[2]));
    b->style = buf_new(arena, OUT_BYTES_MOST);
    all_add(b, argv + 4, argc - 4);
    qsort(b->files, b->count, sizeof b->files[0], by_name);
    tool_write(str_c(arena, str_format(arena, "%s/assets.h", argv[1])), header(b));
    tool_write(str_c(arena, str_format(arena, "%s/assets.c", argv[1])), code(b));
    arena_free(arena);
    return 0;
}
