// SPDX-License-Identifier: EUPL-1.2
// EPUB 3.3 (W3C Recommendation, 2023): a container, a package, a page of contents, and XHTML for each
// chapter.
#include "export/export.h"

#include "export/archive.h"
#include "export/document.h"
#include "i18n/message.h"
#include "markdown/markdown.h"

enum { CHAPTER_HEADING = 2 };

static const char container[] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" "
                                "version=\"1.0\"><rootfiles><rootfile full-path=\"book/package.opf\" "
                                "media-type=\"application/oebps-package+xml\" /></rootfiles></container>\n";

struct outside {
    struct arena *arena;
    const struct book_tree *tree;
};

static bool picture_beside(void *of, struct str address, struct str *source)
{
    const struct outside *out = of;
    const struct book_picture *p = tree_picture(out->tree, address);
    if (p)
        *source = str_cat(out->arena, S("pictures/"), tree_picture_name(out->arena, p));
    return p != NULL;
}

// ---- pages ----

/// "book/c1.xhtml"; `kind` is what EPUB calls such a part of a book.
static struct str page_of(struct arena *arena, const struct book_tree *t, struct str title, const char *kind,
                          struct str body)
{
    struct buf out = buf_new(arena, EXPORT_BYTES_MOST);
    struct str lang = lang_tag(t->lang);
    DOCUMENT_PUT(
        &out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
        "xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"$\" lang=\"$\">\n<head><title>$</title>"
        "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\" /></head>\n<body><section "
        "epub:type=\"$\">\n<h1>$</h1>\n",
        lang, lang, title, str_from(kind), title);
    buf_str(&out, body);
    buf_str(&out, S("</section></body>\n</html>\n"));
    return buf_get(&out);
}

static struct str title_page(struct arena *arena, const struct book_tree *t)
{
    struct buf out = buf_new(arena, EXPORT_BYTES_MOST);
    DOCUMENT_PUT(&out, "<p>$</p>\n<p>$</p>\n", t->authors, t->about);
    return page_of(arena, t, t->title, "titlepage", buf_get(&out));
}

static struct str contents_page(struct arena *arena, const struct book_tree *t)
{
    struct buf out = buf_new(arena, EXPORT_BYTES_MOST);
    buf_str(&out, S("<nav epub:type=\"toc\"><ol>\n"));
    for (size_t i = 0; i < t->chapter_count; i++)
        DOCUMENT_PUT(&out, "<li><a href=\"c$.xhtml\">$</a></li>\n", str_format(arena, "%zu", i + 1),
                     t->chapters[i].title);
    buf_str(&out, S("</ol></nav>\n"));
    return page_of(arena, t, TEXT(arena, t->lang, MSG_book_contents), "frontmatter", buf_get(&out));
}

static void chapters_put(struct arena *arena, struct archive *a, const struct book_tree *t)
{
    struct outside outside = {arena, t};
    struct markdown_options options = {.heading_from = CHAPTER_HEADING,
                                       .is_xml = true,
                                       .site = t->site,
                                       .picture = picture_beside,
                                       .of = &outside};
    for (size_t i = 0; i < t->chapter_count; i++) {
        struct str body = markdown_render(arena, t->chapters[i].body, &options).s;
        archive_put(a, str_format(arena, "book/c%zu.xhtml", i + 1),
                    page_of(arena, t, t->chapters[i].title, "chapter", body), ARCHIVE_PACKED);
    }
}

// ---- the package ----

static void metadata_put(struct buf *out, struct arena *arena, const struct book_tree *t)
{
    struct str day = date_iso(arena, t->published_on);
    DOCUMENT_PUT(out,
                 "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier "
                 "id=\"id\">$</dc:identifier>\n<dc:title>$</dc:title>\n<dc:language>$</dc:language>\n"
                 "<dc:date>$</dc:date>\n<meta property=\"dcterms:modified\">$T00:00:00Z</meta>\n"
                 "<meta property=\"schema:accessMode\">textual</meta>\n"
                 "<meta property=\"schema:accessibilityFeature\">tableOfContents</meta>\n"
                 "<meta property=\"schema:accessibilityFeature\">alternativeText</meta>\n"
                 "<meta property=\"schema:accessibilityHazard\">none</meta>\n",
                 t->address, t->title, lang_tag(t->lang), day, day);
    if (t->authors.len)
        DOCUMENT_PUT(out, "<dc:creator>$</dc:creator>\n", t->authors);
    buf_str(out, S("</metadata>\n"));
}

static void manifest_put(struct buf *out, struct arena *arena, const struct book_tree *t)
{
    buf_str(out, S("<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" "
                   "properties=\"nav\" />\n<item id=\"style\" href=\"style.css\" media-type=\"text/css\" />\n"
                   "<item id=\"title\" href=\"title.xhtml\" media-type=\"application/xhtml+xml\" />\n"));
    for (size_t i = 1; i <= t->chapter_count; i++)
        buf_format(out, "<item id=\"c%zu\" href=\"c%zu.xhtml\" media-type=\"application/xhtml+xml\" />\n", i,
                   i);
    for (size_t i = 0; i < t->picture_count; i++)
        DOCUMENT_PUT(out, "<item id=\"p$\" href=\"pictures/$\" media-type=\"$\" />\n",
                     str_format(arena, "%zu", i + 1), tree_picture_name(arena, &t->pictures[i]),
                     t->pictures[i].type);
    buf_str(out, S("</manifest>\n"));
}

static struct str package_of(struct arena *arena, const struct book_tree *t)
{
    struct buf out = buf_new(arena, EXPORT_BYTES_MOST);
    DOCUMENT_PUT(
        &out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" "
        "version=\"3.0\" unique-identifier=\"id\" xml:lang=\"$\">\n",
        lang_tag(t->lang));
    metadata_put(&out, arena, t);
    manifest_put(&out, arena, t);
    buf_str(&out, S("<spine>\n<itemref idref=\"title\" />\n<itemref idref=\"nav\" />\n"));
    for (size_t i = 1; i <= t->chapter_count; i++)
        buf_format(&out, "<itemref idref=\"c%zu\" />\n", i);
    buf_str(&out, S("</spine>\n</package>\n"));
    return buf_get(&out);
}

struct str export_epub(struct arena *arena, const struct book_tree *t)
{
    struct archive a = archive_new(arena);
    archive_put(&a, S("mimetype"), S("application/epub+zip"), ARCHIVE_STORED);
    archive_put(&a, S("META-INF/container.xml"), str_from(container), ARCHIVE_PACKED);
    archive_put(&a, S("book/package.opf"), package_of(arena, t), ARCHIVE_PACKED);
    archive_put(&a, S("book/title.xhtml"), title_page(arena, t), ARCHIVE_PACKED);
    archive_put(&a, S("book/nav.xhtml"), contents_page(arena, t), ARCHIVE_PACKED);
    archive_put(&a, S("book/style.css"), str_from(document_style), ARCHIVE_PACKED);
    chapters_put(arena, &a, t);
    for (size_t i = 0; i < t->picture_count; i++)
        archive_put(&a, str_cat(arena, S("book/pictures/"), tree_picture_name(arena, &t->pictures[i])),
                    t->pictures[i].bytes, ARCHIVE_STORED);
    return archive_get(&a);
}
