// SPDX-License-Identifier: EUPL-1.2
// A book outside of Tvers, in three forms from one tree: EPUB 3 (W3C, EPUB 3.3), one HTML file that needs
// nothing else, and Markdown as it was written, in a zip.
//
//     struct book_tree tree = {.title = ..., .chapters = ...};
//     struct str bytes = export_epub(arena, &tree);
//
// The same tree gives the same bytes: order, names and times of what is in an archive are ours. Names are
// made of numbers, never of what people wrote. None of the forms holds a script or fetches anything. Cost:
// linear; the whole book is in memory.
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "base/date.h"
#include "i18n/lang.h"
#include "html/html.h"

enum { EXPORT_BYTES_MOST = 64 << 20 };

struct book_chapter {
    struct str title, body; // Markdown
};

struct book_picture {
    int64_t id;             // "/pictures/12" in the text
    struct str type, bytes; // "image/jpeg"
};

struct book_tree {
    struct str title, authors, about; // about: edition and day, in words
    struct str address;               // of the edition, which never changes: also its identifier
    struct str site;                  // "https://tvers.kommune.example": links to it are whole
    enum lang lang;
    struct date published_on;
    const struct book_chapter *chapters;
    size_t chapter_count;
    const struct book_picture *pictures;
    size_t picture_count;
};

struct str export_epub(struct arena *arena, const struct book_tree *tree);
struct str export_markdown(struct arena *arena, const struct book_tree *tree);

/// One file. `policy` is the Content-Security-Policy that it also names itself: its style by a hash, and
/// nothing else.
struct offline_book {
    struct str html, policy;
};
struct offline_book export_html(struct arena *arena, const struct book_tree *tree);

// ---- for the files of export/ alone ----

/// The picture of an address in the text; NULL: none of this book.
const struct book_picture *tree_picture(const struct book_tree *tree, struct str address);
/// "3.jpg"
struct str tree_picture_name(struct arena *arena, const struct book_picture *picture);

#endif
