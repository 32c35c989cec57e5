// SPDX-License-Identifier: EUPL-1.2
// The whole book as one file: style and pictures are in it, and it is what one prints, with its title and the
// number of the page on each.
#include "export/export.h"

#include "export/document.h"
#include "i18n/message.h"
#include "markdown/markdown.h"

#include <sodium.h>

enum { CHAPTER_HEADING = 3, HASH_TEXT = 64 };

// ---- pictures as a part of the text ----

struct inside {
    struct arena *arena;
    const struct book_tree *tree;
};

static struct str base64(struct arena *arena, struct str bytes)
{
    size_t room = sodium_base64_encoded_len(bytes.len, sodium_base64_VARIANT_ORIGINAL);
    char *text = NEW_ARRAY(arena, char, room);
    sodium_bin2base64(text, room, (const unsigned char *)bytes.at, bytes.len, sodium_base64_VARIANT_ORIGINAL);
    return (struct str){text, room - 1};
}

static bool picture_inside(void *of, struct str address, struct str *source)
{
    const struct inside *in = of;
    const struct book_picture *p = tree_picture(in->tree, address);
    if (p)
        *source =
            str_format(in->arena, "data:%.*s;base64,%.*s", STR(p->type), STR(base64(in->arena, p->bytes)));
    return p != NULL;
}

// ---- the style ----

/// A text between quotation marks in CSS.
static struct str css_text(struct arena *arena, struct str text)
{
    struct buf out = buf_new(arena, 8 * text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c < ' ' || c == '"' || c == '\\' || c == '<' || c == '&')
            buf_format(&out, "\\%02x ", c);
        else
            buf_char(&out, (char)c);
    }
    return buf_get(&out);
}

static struct str style_of(struct arena *arena, const struct book_tree *t)
{
    return str_format(arena,
                      "%s@page { margin: 22mm 18mm; size: A4; @top-left { content: \"%.*s\"; font: 9pt "
                      "system-ui, sans-serif; } @bottom-right { content: counter(page); font: 9pt system-ui, "
                      "sans-serif; } }\n@page :first { @top-left { content: \"\"; } }\n",
                      document_style, STR(css_text(arena, t->title)));
}

/// What the file may do: show its own pictures, in this style.
static struct str policy_of(struct arena *arena, struct str style)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char text[HASH_TEXT];
    crypto_hash_sha256(hash, (const unsigned char *)style.at, style.len);
    sodium_bin2base64(text, sizeof text, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
    return str_format(arena, "default-src 'none'; style-src 'sha256-%s'; img-src data:", text);
}

// ---- the file ----

static void head_put(struct buf *out, const struct book_tree *t, struct str style, struct str policy)
{
    DOCUMENT_PUT(out,
                 "<!doctype html>\n<html lang=\"$\">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"$\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<title>$</title>\n<style>",
                 lang_tag(t->lang), policy, t->title);
    buf_str(out, style);
    DOCUMENT_PUT(out,
                 "</style>\n</head>\n<body>\n<header>\n<h1>$</h1>\n<p>$</p>\n<p>$ <a href=\"$\">$</a></p>\n"
                 "</header>\n",
                 t->title, t->authors, t->about, t->address, t->address);
}

static void contents_put(struct buf *out, struct arena *arena, const struct book_tree *t)
{
    DOCUMENT_PUT(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">$</h2>\n<ol>\n",
                 TEXT(arena, t->lang, MSG_book_contents));
    for (size_t i = 0; i < t->chapter_count; i++)
        DOCUMENT_PUT(out, "<li><a href=\"#c$\">$</a></li>\n", str_format(arena, "%zu", i + 1),
                     t->chapters[i].title);
    buf_str(out, S("</ol>\n</nav>\n"));
}

static void chapters_put(struct buf *out, struct arena *arena, const struct book_tree *t)
{
    struct inside inside = {arena, t};
    struct markdown_options options = {
        .heading_from = CHAPTER_HEADING, .site = t->site, .picture = picture_inside, .of = &inside};
    buf_str(out, S("<main>\n"));
    for (size_t i = 0; i < t->chapter_count; i++) {
        struct str number = str_format(arena, "%zu", i + 1);
        DOCUMENT_PUT(out, "<section aria-labelledby=\"c$\">\n<h2 id=\"c$\">$</h2>\n", number, number,
                     t->chapters[i].title);
        buf_str(out, markdown_render(arena, t->chapters[i].body, &options).s);
        buf_str(out, S("</section>\n"));
    }
    buf_str(out, S("</main>\n</body>\n</html>\n"));
}

struct offline_book export_html(struct arena *arena, const struct book_tree *t)
{
    struct buf out = buf_new(arena, EXPORT_BYTES_MOST);
    struct str style = style_of(arena, t), policy = policy_of(arena, style);
    head_put(&out, t, style, policy);
    contents_put(&out, arena, t);
    chapters_put(&out, arena, t);
    return (struct offline_book){buf_get(&out), policy};
}
