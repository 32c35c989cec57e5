// SPDX-License-Identifier: EUPL-1.2
// What people write, as HTML: CommonMark 0.29 and the tables of GFM, read by cmark-gfm and written by us. No
// other place makes `struct markup` of people's words.
//
//     struct markup notes = markdown_render(arena, body, &(struct markdown_options){.heading_from = 3});
//
// What comes out is of a closed set: p h1-h6 ul ol li blockquote pre code em strong br hr a table thead tbody
// tr th td img; of attributes href, title and rel on links, start on lists, scope on cells, src and alt on
// pictures. HTML that somebody
// typed stands there as the text that it is. A link leads to https, http, mailto or a path of this site, and
// says nofollow to the outside; any other is its text alone. A picture is its alternative text, but for
// those that the caller knows (options.picture).
//
// It does not check spelling of names, nor make links of bare addresses (the library does that in quadratic
// time). What is longer than MARKDOWN_BYTES_MOST is cut off, what is nested deeper than 50 loses its tags, of
// a table the first 200 columns are shown. Cost: linear but for some malicious texts, for which 20 kB take
// less than a tenth of a second.
#ifndef MARKDOWN_MARKDOWN_H
#define MARKDOWN_MARKDOWN_H

#include "html/html.h"

enum { MARKDOWN_BYTES_MOST = 20 * 1024 };

struct markdown_options {
    int heading_from; // what "#" is: 3 gives <h3>; 0 and 1 give <h1>
    bool is_xml;      // "<br />": for a book that is read as XHTML
    struct str site;  // what stands before a path of this site, where the text is read elsewhere
    /// The source of a picture with that address; false: it is its alternative text. NULL: all are.
    bool (*picture)(void *of, struct str address, struct str *source);
    void *of;
};

struct markup markdown_render(struct arena *arena, struct str body, const struct markdown_options *options);

/// A paragraph, list, table, heading: what lies at the top of the text.
struct markdown_block {
    struct str source; // as it was written
    struct markup html;
};

struct markdown_block_list {
    struct markdown_block *at;
    size_t count;
};

struct markdown_block_list markdown_blocks(struct arena *arena, struct str body,
                                           const struct markdown_options *options);

// ---- lines that mean something ----

enum markdown_mark { MARKDOWN_DECISION, MARKDOWN_TASK, MARKDOWN_IDEA };

/// A line of a paragraph or of a list, behind its word and the colon: "Oppgave: @Kari lager en liste".
struct markdown_line {
    enum markdown_mark mark;
    struct str text; // without Markdown, on one line
};

struct markdown_line_list {
    struct markdown_line *at;
    size_t count;
};

enum { MARKDOWN_LINES_MOST = 200 };

/// Decisions, tasks and ideas, in the order of the text. The words of all four languages are known always:
/// "Beslutning:" "Vedtak:" "Avgjerd:" "Decision:", "Oppgave:" "Oppgåve:" "Opgave:" "Task:", "Idé:" "Ide:"
/// "Idea:".
struct markdown_line_list markdown_lift(struct arena *arena, struct str body);

#endif
