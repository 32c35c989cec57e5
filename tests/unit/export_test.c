// SPDX-License-Identifier: EUPL-1.2
// Books that leave: the same tree gives the same bytes, nothing that somebody wrote becomes a tag, a style or
// an address outside.
#include "test.h"

#include "base/buf.h"
#include "export/document.h"
#include "export/export.h"

static const char png[] = "\x89PNG not really";

static const struct book_chapter chapters[] = {
    {S_INIT("Regn & <script>"),
     S_INIT("Se [nettverket](/networks/7).\n\n![Et kart](/pictures/3)\n\n---\n\nEn  \nto")},
    {S_INIT("To"), S_INIT("![Fremmed](https://tracker.example/a.png) <b>fed</b>")},
};
static const struct book_picture pictures[] = {{3, S_INIT("image/png"), {png, sizeof png - 1}}};

static struct book_tree tree(void)
{
    return (struct book_tree){
        .title = S("Vand \"</style>\\ & regn"),
        .authors = S("Kari Moe"),
        .about = S("1. udgave"),
        .address = S("https://tvers.example/books/7#1"),
        .site = S("https://tvers.example"),
        .lang = LANG_DA,
        .published_on = date_of(2026, 11, 23),
        .chapters = chapters,
        .chapter_count = 2,
        .pictures = pictures,
        .picture_count = 1,
    };
}

static bool says(struct str text, const char *what)
{
    return str_find_str(text, str_from(what), 0) < text.len;
}

TEST("one file holds its pictures and its style, leads to the site by whole addresses, and fetches nothing")
{
    struct book_tree t = tree();
    struct str html = export_html(test_arena(), &t).html;
    CHECK(says(html, "<img src=\"data:image/png;base64,iVBORyBub3QgcmVhbGx5\" alt=\"Et kart\">"));
    CHECK(says(html, "<a href=\"https://tvers.example/networks/7\">"));
    CHECK(says(html, "Regn &amp; &lt;script&gt;"));
    CHECK(!says(html, "tracker.example") && says(html, "Fremmed"));
    CHECK(!says(html, "<script") && !says(html, "<b>"));
    CHECK(says(html, "<html lang=\"da\">") && says(html, "Indhold"));
}

TEST("a title cannot end the style in which it is printed")
{
    struct book_tree t = tree();
    struct str html = export_html(test_arena(), &t).html;
    size_t first = str_find_str(html, S("</style>"), 0);
    CHECK(str_find_str(html, S("</style>"), first + 1) == html.len);
    CHECK(says(html, "content: \"Vand \\22 \\3c /style>\\5c  \\26  regn\""));
}

TEST("the policy names the hash of the style, in the file and beside it")
{
    struct book_tree t = tree();
    struct offline_book book = export_html(test_arena(), &t);
    CHECK(str_starts(book.policy, S("default-src 'none'; style-src 'sha256-")));
    struct str inside = str_replace(test_arena(), book.policy, S("'"), S("&#39;"));
    CHECK(str_find_str(book.html, inside, 0) < book.html.len);
}

TEST("the same tree is the same file, and another tree another")
{
    struct book_tree t = tree();
    struct str first = export_epub(test_arena(), &t), again = export_epub(test_arena(), &t);
    CHECK(str_is(first, again));
    CHECK(str_starts(str_slice(first, 30, first.len), S("mimetypeapplication/epub+zip")));
    CHECK(str_is(export_markdown(test_arena(), &t), export_markdown(test_arena(), &t)));
    t.title = S("Et andet navn");
    CHECK(!str_is(first, export_epub(test_arena(), &t)));
}

TEST("a text between tags is escaped, and each has its place")
{
    struct buf out = buf_new(test_arena(), 100);
    DOCUMENT_PUT(&out, "<a href=\"$\">$</a>", S("\"x"), S("<y>"));
    CHECK_STR(buf_get(&out), S("<a href=\"&quot;x\">&lt;y&gt;</a>"));
}
