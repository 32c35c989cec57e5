// SPDX-License-Identifier: EUPL-1.2
// cmark-gfm, with tables and nothing else of its extensions.
#include "markdown/document.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "markdown/markdown.h"

#include <pthread.h>

enum { CELLS_MOST = 50000 };

static pthread_once_t registered = PTHREAD_ONCE_INIT;

/// Every row of a table gets all its cells, also those that nobody typed: few bytes can make millions. A text
/// that could do so has no tables.
static bool may_have_tables(struct str text)
{
    size_t lines = 1, bars = 0, most_bars = 0;
    for (size_t i = 0; i < text.len; i++) {
        bars = text.at[i] == '\n' ? 0 : bars + (text.at[i] == '|');
        lines += text.at[i] == '\n';
        most_bars = bars > most_bars ? bars : most_bars;
    }
    return lines * most_bars <= CELLS_MOST;
}

static void attach_tables(cmark_parser *parser)
{
    cmark_syntax_extension *tables = cmark_find_syntax_extension("table");
    if (!tables || !cmark_parser_attach_syntax_extension(parser, tables))
        BUG("cmark-gfm has no tables");
}

cmark_node *document_read(struct str body)
{
    struct str text = utf8_clip(body, MARKDOWN_BYTES_MOST);
    pthread_once(&registered, cmark_gfm_core_extensions_ensure_registered);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
    if (may_have_tables(text))
        attach_tables(parser);
    cmark_parser_feed(parser, text.at, text.len);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return document;
}

struct str document_words(cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    return literal ? str_from(literal) : S("");
}
