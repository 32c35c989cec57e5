// SPDX-License-Identifier: EUPL-1.2
// From the tree to HTML. Every tag that can come out is a literal in this file.
#include "markdown/document.h"
#include "markdown/markdown.h"

#include "base/list.h"
#include "url/url.h"

enum { NESTING_MOST = 50, COLUMNS_MOST = 200, HEADING_LEAST = 6, HREF_BYTES_MOST = 3 * MARKDOWN_BYTES_MOST };

struct renderer {
    struct buf out;
    struct arena *arena;
    int heading_from;
    int depth;
    int column; // of the row that is being written
    const struct markdown_options *options;
    cmark_node *picture; // that is written already: its words are its alternative text
};

static void literal(struct renderer *r, const char *tag)
{
    buf_str(&r->out, str_from(tag));
}

/// An opening or a closing tag without attributes.
static void tag(struct renderer *r, bool opens, const char *name)
{
    literal(r, opens ? "<" : "</");
    literal(r, name);
    literal(r, ">");
}

static void line_end(struct renderer *r)
{
    struct str so_far = buf_get(&r->out);
    if (so_far.len && so_far.at[so_far.len - 1] != '\n')
        buf_char(&r->out, '\n');
}

/// A tag on a line of its own.
static void block(struct renderer *r, bool opens, const char *name)
{
    if (opens)
        line_end(r);
    tag(r, opens, name);
    line_end(r);
}

// ---- links ----

/// Everything that may not stand in an address is percent-encoded, as cmark does.
static struct str href_encoded(struct arena *arena, struct str address)
{
    static const char hex[] = "0123456789ABCDEF";
    struct buf out = buf_new(arena, HREF_BYTES_MOST);
    for (size_t i = 0; i < address.len; i++) {
        unsigned char c = (unsigned char)address.at[i];
        bool is_word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (is_word ||
            str_find(S("-_.+!*(),%#@?=;:/$~'&"), (char)c, 0) < sizeof "-_.+!*(),%#@?=;:/$~'&" - 1) {
            buf_char(&out, (char)c);
            continue;
        }
        buf_char(&out, '%');
        buf_char(&out, hex[c >> 4]);
        buf_char(&out, hex[c & 15]);
    }
    return buf_get(&out);
}

/// Where the link may lead; false where it may not.
static bool link_leads(struct renderer *r, cmark_node *node, struct str *href, bool *is_own)
{
    struct url own;
    *href = href_encoded(r->arena, str_from(cmark_node_get_url(node)));
    *is_own = url_local_read(*href, &own);
    return *is_own || !str_is(url_text(url_external(r->arena, *href)), S("#"));
}

static void link_write(struct renderer *r, cmark_node *node, bool opens)
{
    struct str href, title = str_from(cmark_node_get_title(node));
    bool is_own;
    if (!link_leads(r, node, &href, &is_own))
        return;
    if (!opens) {
        literal(r, "</a>");
        return;
    }
    literal(r, "<a href=\"");
    html_escape(&r->out, is_own ? r->options->site : S(""));
    html_escape(&r->out, href);
    if (title.len) {
        literal(r, "\" title=\"");
        html_escape(&r->out, title);
    }
    literal(r, is_own ? "\">" : "\" rel=\"nofollow noopener\">");
}

// ---- blocks ----

static void heading(struct renderer *r, cmark_node *node, bool opens)
{
    static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    int level = cmark_node_get_heading_level(node) + r->heading_from - 1;
    if (opens)
        line_end(r);
    tag(r, opens, names[(level < HEADING_LEAST ? level : HEADING_LEAST) - 1]);
    if (!opens)
        line_end(r);
}

static void list(struct renderer *r, cmark_node *node, bool opens)
{
    bool is_numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int start = cmark_node_get_list_start(node);
    if (!opens || !is_numbered || start == 1) {
        block(r, opens, is_numbered ? "ol" : "ul");
        return;
    }
    line_end(r);
    literal(r, "<ol start=\"");
    buf_int(&r->out, start);
    literal(r, "\">\n");
}

/// In a list without blank lines a paragraph is the bare text of its item.
static bool is_tight(cmark_node *paragraph)
{
    cmark_node *item = cmark_node_parent(paragraph), *of = item ? cmark_node_parent(item) : NULL;
    return of && cmark_node_get_type(of) == CMARK_NODE_LIST && cmark_node_get_list_tight(of);
}

static void paragraph(struct renderer *r, cmark_node *node, bool opens)
{
    if (is_tight(node))
        return;
    if (opens)
        line_end(r);
    tag(r, opens, "p");
    if (!opens)
        line_end(r);
}

static void item(struct renderer *r, bool opens)
{
    if (opens)
        line_end(r);
    tag(r, opens, "li");
    if (!opens)
        line_end(r);
}

static void code_block(struct renderer *r, cmark_node *node)
{
    line_end(r);
    literal(r, "<pre><code>");
    html_escape(&r->out, document_words(node));
    literal(r, "</code></pre>\n");
}

/// HTML that somebody typed: they see what they typed.
static void typed_html(struct renderer *r, cmark_node *node, bool is_block)
{
    if (is_block) {
        line_end(r);
        literal(r, "<p>");
    }
    html_escape(&r->out, is_block ? str_trim(document_words(node)) : document_words(node));
    if (is_block)
        literal(r, "</p>\n");
}

// ---- tables ----

static void table(struct renderer *r, cmark_node *node, bool opens)
{
    bool has_body = cmark_node_first_child(node) != cmark_node_last_child(node);
    if (!opens && has_body)
        literal(r, "</tbody>\n");
    block(r, opens, "table");
}

static void row(struct renderer *r, cmark_node *node, bool opens)
{
    bool is_head = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    if (opens && is_head)
        literal(r, "<thead>\n");
    block(r, opens, "tr");
    if (opens || !is_head)
        return;
    literal(r, "</thead>\n");
    if (cmark_node_next(node))
        literal(r, "<tbody>\n");
}

static void cell(struct renderer *r, cmark_node *node, bool opens)
{
    bool is_head = cmark_gfm_extensions_get_table_row_is_header(cmark_node_parent(node)) != 0;
    if (opens)
        literal(r, is_head ? "<th scope=\"col\">" : "<td>");
    else
        literal(r, is_head ? "</th>\n" : "</td>\n");
}

// ---- pictures ----

static struct str words_within(struct arena *arena, cmark_node *node)
{
    struct buf out = buf_new(arena, MARKDOWN_BYTES_MOST);
    cmark_iter *iter = cmark_iter_new(node);
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
        cmark_node *n = cmark_iter_get_node(iter);
        bool is_blank =
            cmark_node_get_type(n) == CMARK_NODE_SOFTBREAK || cmark_node_get_type(n) == CMARK_NODE_LINEBREAK;
        buf_str(&out, is_blank ? S(" ") : document_words(n));
    }
    cmark_iter_free(iter);
    return str_trim(buf_get(&out));
}

/// One that the caller knows, and that says in words what it shows.
static bool picture_write(struct renderer *r, cmark_node *node)
{
    struct str source, alt;
    if (!r->options->picture ||
        !r->options->picture(r->options->of, str_from(cmark_node_get_url(node)), &source))
        return false;
    alt = words_within(r->arena, node);
    literal(r, "<img src=\"");
    html_escape(&r->out, source);
    literal(r, "\" alt=\"");
    html_escape(&r->out, alt);
    literal(r, r->options->is_xml ? "\" />" : "\">");
    return true;
}

// ---- the walk ----

/// The nodes of the extension have no numbers in its headers, only names.
enum table_part { NO_TABLE_PART, WHOLE_TABLE, TABLE_ROW, TABLE_CELL };

static enum table_part table_part(cmark_node *node)
{
    struct str type = str_from(cmark_node_get_type_string(node));
    if (!str_starts(type, S("table")))
        return NO_TABLE_PART;
    if (str_is(type, S("table_cell")))
        return TABLE_CELL;
    return str_is(type, S("table")) ? WHOLE_TABLE : TABLE_ROW;
}

static void table_write(struct renderer *r, cmark_node *node, bool opens)
{
    switch (table_part(node)) {
    case NO_TABLE_PART: return; // a document; a picture, whose words are its children
    case WHOLE_TABLE: table(r, node, opens); return;
    case TABLE_ROW: row(r, node, opens); return;
    case TABLE_CELL: cell(r, node, opens); return;
    }
}

static void node_write(struct renderer *r, cmark_node *node, bool opens)
{
    switch ((unsigned)cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE: block(r, opens, "blockquote"); return;
    case CMARK_NODE_LIST: list(r, node, opens); return;
    case CMARK_NODE_ITEM: item(r, opens); return;
    case CMARK_NODE_PARAGRAPH: paragraph(r, node, opens); return;
    case CMARK_NODE_HEADING: heading(r, node, opens); return;
    case CMARK_NODE_CODE_BLOCK: code_block(r, node); return;
    case CMARK_NODE_HTML_BLOCK: typed_html(r, node, true); return;
    case CMARK_NODE_HTML_INLINE: typed_html(r, node, false); return;
    case CMARK_NODE_THEMATIC_BREAK: block(r, true, r->options->is_xml ? "hr /" : "hr"); return;
    case CMARK_NODE_TEXT: html_escape(&r->out, document_words(node)); return;
    case CMARK_NODE_SOFTBREAK: literal(r, "\n"); return;
    case CMARK_NODE_LINEBREAK: literal(r, r->options->is_xml ? "<br />\n" : "<br>\n"); return;
    case CMARK_NODE_EMPH: tag(r, opens, "em"); return;
    case CMARK_NODE_STRONG: tag(r, opens, "strong"); return;
    case CMARK_NODE_LINK: link_write(r, node, opens); return;
    case CMARK_NODE_CODE:
        tag(r, true, "code");
        html_escape(&r->out, document_words(node));
        tag(r, false, "code");
        return;
    default: table_write(r, node, opens); return;
    }
}

/// What the library enters and never leaves.
static bool is_leaf(cmark_node *node)
{
    switch ((unsigned)cmark_node_get_type(node)) {
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK:
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE: return true;
    default: return false;
    }
}

static void count_columns(struct renderer *r, cmark_node *node, bool opens)
{
    enum table_part part = table_part(node);
    if (part == TABLE_ROW)
        r->column = 0;
    r->column += part == TABLE_CELL && opens;
}

/// Of what lies too deep, the words are written and the tags left out.
static void visit(struct renderer *r, cmark_node *node, bool opens)
{
    bool has_two_ends = !is_leaf(node);
    if (r->picture) {
        if (r->picture == node)
            r->picture = NULL;
        return;
    }
    if (cmark_node_get_type(node) == CMARK_NODE_IMAGE && opens && picture_write(r, node)) {
        r->picture = node;
        return;
    }
    count_columns(r, node, opens);
    r->depth += has_two_ends && opens;
    if (r->column <= COLUMNS_MOST && (r->depth <= NESTING_MOST || !has_two_ends))
        node_write(r, node, opens);
    r->depth -= has_two_ends && !opens;
}

static struct markup node_render(struct arena *arena, cmark_node *node,
                                 const struct markdown_options *options)
{
    struct renderer r = {
        .out = buf_new(arena, HTML_BYTES_MOST),
        .arena = arena,
        .heading_from = options->heading_from > 1 ? options->heading_from : 1,
        .options = options,
    };
    cmark_iter *iter = cmark_iter_new(node);
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter))
        visit(&r, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    cmark_iter_free(iter);
    return (struct markup){buf_get(&r.out)};
}

struct markup markdown_render(struct arena *arena, struct str body, const struct markdown_options *options)
{
    cmark_node *document = document_read(body);
    struct markup all = node_render(arena, document, options);
    cmark_node_free(document);
    return all;
}

// ---- by paragraphs ----

/// From one line to another, both counted from 1.
static struct str lines_between(struct str text, int first, int last)
{
    struct str rest = text, line;
    const char *begin = text.at, *end = text.at;
    for (int n = 1; n <= last && rest.len; n++) {
        if (n == first)
            begin = rest.at;
        if (!str_cut(&rest, '\n', &line)) {
            line = rest;
            rest = (struct str){rest.at + rest.len, 0};
        }
        end = line.at + line.len;
    }
    return str_trim((struct str){begin, end > begin ? (size_t)(end - begin) : 0});
}

struct markdown_block_list markdown_blocks(struct arena *arena, struct str body,
                                           const struct markdown_options *options)
{
    cmark_node *document = document_read(body);
    struct markdown_block_list blocks = {0};
    for (cmark_node *n = cmark_node_first_child(document); n; n = cmark_node_next(n))
        *LIST_ADD(arena, &blocks) = (struct markdown_block){
            .source = lines_between(body, cmark_node_get_start_line(n), cmark_node_get_end_line(n)),
            .html = node_render(arena, n, options),
        };
    cmark_node_free(document);
    return blocks;
}
