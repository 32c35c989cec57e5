// SPDX-License-Identifier: EUPL-1.2
// The parts of the template compiler: pieces of source, where in the HTML we stand, expressions, texts, code.
//
//     html/network/network.html
//         --template_source-->  pieces
//         --template_place-->   is a value allowed here, and how is it escaped?
//         --template_view-->    build/gen/html/network/network.h, network.c
//
// The language is described in doc/templates.md. Every mistake ends the program with file and line.
#ifndef TOOLS_TEMPLATE_H
#define TOOLS_TEMPLATE_H

#include "tool.h"

enum { OPEN_TAGS_MOST = 64, BLOCKS_MOST = 32, TEXT_ARGS_MOST = 12, OUT_BYTES_MOST = 16 << 20 };

// ---- template_source.c: literal text, {{ values }}, {% tags %}; {# comments #} are left out ----

enum piece_kind { PIECE_TEXT, PIECE_VALUE, PIECE_TAG, PIECE_NONE };

struct piece {
    enum piece_kind kind;
    struct str text; // without the braces and the blanks next to them
    int line;
    bool alone; // a tag with nothing else on its line
};

struct source {
    const char *path;
    struct str text;
    size_t at;
    int line; // of the piece that was read last
};

bool source_next(struct source *s, struct piece *out);
__attribute__((noreturn, format(printf, 2, 3))) void source_stop(const struct source *s, const char *format,
                                                                 ...);

/// Takes the next word, number, "literal" or operator off the front of a tag; empty at the end.
struct str word_next(struct str *rest);
bool is_name(struct str s); // lower-case identifier of C

// ---- template_place.c: where in the HTML the compiler stands ----

enum place_kind {
    PLACE_TEXT,
    PLACE_LESS_THAN,
    PLACE_DECLARATION,
    PLACE_TAG_NAME,
    PLACE_IN_TAG,
    PLACE_ATTRIBUTE_NAME,
    PLACE_BEFORE_VALUE,
    PLACE_ATTRIBUTE_VALUE,
    PLACE_SLASH,
    PLACE_END_TAG
};

struct place {
    enum place_kind kind;
    const char *start; // of the name or value that is being read
    struct str tag, attribute;
    char quote;
    bool spaced;  // in a tag: an attribute may begin here
    bool started; // the attribute's value has begun
    bool whole;   // the attribute's value is complete: only the quote may follow
    struct str open[OPEN_TAGS_MOST];
    int open_lines[OPEN_TAGS_MOST];
    size_t depth, floor; // open tags, and how many of them belong to the block outside
};

enum value_form { VALUE_TEXT, VALUE_PLAIN_TEXT, VALUE_ATTRIBUTE, VALUE_URL };

/// One byte of literal markup, at `at` in the source.
void place_feed(struct place *p, const struct source *s, const char *at);
/// How a value is to be written here; stops the build where no value may stand.
enum value_form place_value(struct place *p, const struct source *s);
/// Blanks count here: <pre>, <textarea>, an attribute's value.
bool place_keeps_blanks(const struct place *p);
bool place_is_text(const struct place *p);
/// Before a block begins or a branch of it ends: finishes a name that was being read.
void place_settle(struct place *p, const struct source *s);
/// A branch must end where it began.
void place_check_same(const struct place *start, const struct place *end, const struct source *s);
void place_join(struct place *into, const struct place *other);

// ---- template_texts.c: the keys and placeholders that tools/messages.c lists in messages.tsv ----

struct text_entry {
    struct str key;
    struct str names[TEXT_ARGS_MOST];
    size_t count;
};

struct texts {
    struct text_entry *at;
    size_t count;
};

struct texts texts_read(struct arena *arena, const char *path);
const struct text_entry *texts_find(const struct texts *texts, struct str key);

// ---- template_expression.c: paths, conditions and arguments as C ----

enum block_kind { BLOCK_IF, BLOCK_FOR, BLOCK_SWITCH, BLOCK_WRAP };

struct block {
    enum block_kind kind;
    int line;
    struct str name;            // of the loop's variable, or of the view that wraps
    struct str value;           // in C: what is wrapped with
    struct place start, joined; // where the block began, and where its branches ended
    bool branched, otherwise;   // one branch has ended; {% else %} was seen
};

struct view {
    struct arena *arena;
    struct source *source;
    const struct texts *texts;
    struct str name, type; // type is empty for a view of nothing
    struct place place;
    struct block blocks[BLOCKS_MOST];
    size_t depth;
    struct buf code, literal, begin; // begin: the code before {% content %}
    bool wraps, after_blank, skip_blanks;
    bool *uses_assets;
    int line; // of the last #line
};

/// ".network.name" -> "v->network.name"
struct str path_c(const struct view *v, struct str path);
/// "not .closed and .topics.count" -> "(!v->closed && v->topics.count)"
struct str condition_c(const struct view *v, struct str condition);
/// "topic_count count=.n" -> the call that writes the text
struct str text_c(const struct view *v, struct str words);
/// ".n" or "plain(.n)" -> the call that writes the value
struct str value_c(const struct view *v, struct str expression, enum value_form form);

// ---- template_view.c ----

struct view_code {
    struct str prototypes, functions;
};

/// Compiles what stands between {% view ... %} (whose words are given) and its {% end %}.
struct view_code view_compile(struct arena *arena, struct source *source, const struct texts *texts,
                              struct str words, bool *uses_assets);

#endif
