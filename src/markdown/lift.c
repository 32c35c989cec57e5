// SPDX-License-Identifier: EUPL-1.2
// Lines that begin with a word and a colon.
#include "markdown/document.h"
#include "markdown/markdown.h"

static const struct {
    struct str word; // in small letters
    enum markdown_mark mark;
} words[] = {
    {S_INIT("beslutning"), MARKDOWN_DECISION},
    {S_INIT("vedtak"), MARKDOWN_DECISION},
    {S_INIT("avgjerd"), MARKDOWN_DECISION},
    {S_INIT("decision"), MARKDOWN_DECISION},
    {S_INIT("oppgave"), MARKDOWN_TASK},
    {S_INIT("oppgåve"), MARKDOWN_TASK},
    {S_INIT("opgave"), MARKDOWN_TASK},
    {S_INIT("task"), MARKDOWN_TASK},
    {S_INIT("idé"), MARKDOWN_IDEA},
    {S_INIT("ide"), MARKDOWN_IDEA},
    {S_INIT("idea"), MARKDOWN_IDEA},
};

/// Takes the word and the colon from the line, if it begins so and something follows.
static bool line_read(struct arena *arena, struct str line, struct markdown_line *out)
{
    struct str rest = str_trim(line), word;
    if (!str_cut(&rest, ':', &word))
        return false;
    word = str_lower(arena, str_trim(word)); // A-Z only: OPPGÅVE in capitals is not known
    rest = str_trim(rest);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (rest.len && str_is(word, words[i].word)) {
            *out = (struct markdown_line){words[i].mark, rest};
            return true;
        }
    return false;
}

static void line_add(struct arena *arena, struct markdown_line_list *list, struct str line)
{
    if (list->count < MARKDOWN_LINES_MOST && line_read(arena, line, &list->at[list->count]))
        list->count++;
}

/// The words of the nodes below, a line for each of the text's.
static struct str paragraph_words(struct arena *arena, cmark_node *paragraph)
{
    struct buf out = buf_new(arena, MARKDOWN_BYTES_MOST);
    cmark_iter *iter = cmark_iter_new(paragraph);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            buf_char(&out, '\n');
        else
            buf_str(&out, document_words(node));
    }
    cmark_iter_free(iter);
    return buf_get(&out);
}

struct markdown_line_list markdown_lift(struct arena *arena, struct str body)
{
    struct markdown_line_list list = {.at = NEW_ARRAY(arena, struct markdown_line, MARKDOWN_LINES_MOST)};
    cmark_node *document = document_read(body);
    cmark_iter *iter = cmark_iter_new(document);
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
            continue;
        struct str rest = paragraph_words(arena, node), line;
        while (rest.len) {
            str_cut(&rest, '\n', &line);
            line_add(arena, &list, line);
        }
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
    return list;
}
