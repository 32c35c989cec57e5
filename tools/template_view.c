// SPDX-License-Identifier: EUPL-1.2
// Compiles one view into C: literal markup in long strings, values by type, blocks as if, for and switch.
#include "template.h"

#include <ctype.h>

enum { LITERAL_BYTES_MOST = 1000 }; // C17 promises 4095 in one string literal, after escapes

// ---- writing code ----

static size_t literal_end(struct str all, size_t from)
{
    size_t end = from + LITERAL_BYTES_MOST;
    if (end >= all.len)
        return all.len;
    while (((unsigned char)all.at[end] & 0xc0) == 0x80) // not in the middle of a character
        end--;
    return end;
}

static void literal_flush(struct view *v)
{
    struct str all = buf_get(&v->literal);
    for (size_t at = 0, end; at < all.len; at = end) {
        end = literal_end(all, at);
        buf_str(&v->code, S("    html_literal(h, S(\""));
        tool_c_string(&v->code, str_slice(all, at, end));
        buf_str(&v->code, S("\"));\n"));
        v->line++;
    }
    buf_clear(&v->literal);
}

/// Names the line of the template, so that the compiler's messages point there.
static void line_write(struct view *v)
{
    literal_flush(v);
    if (v->line != v->source->line)
        buf_format(&v->code, "#line %d \"%s\"\n", v->source->line, v->source->path);
    v->line = v->source->line + 1; // for the statement takes one line
}

static void statement(struct view *v, struct str c)
{
    line_write(v);
    buf_format(&v->code, "    %.*s\n", STR(c));
}

// ---- literal text ----

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void literal_byte(struct view *v, const char *at)
{
    bool blank = is_blank(*at) && !place_keeps_blanks(&v->place), was_text = v->place.kind == PLACE_TEXT;
    place_feed(&v->place, v->source, at);
    if (blank && (v->after_blank || v->skip_blanks))
        return;
    buf_char(&v->literal, blank && *at != '\n' ? ' ' : *at);
    v->after_blank = blank;
    v->skip_blanks = false;
    if (!was_text && *at == '>' && v->place.depth && str_is(v->place.open[v->place.depth - 1], S("textarea")))
        buf_char(&v->literal, '\n'); // which a browser drops, and not the first line of the value
}

static void text_compile(struct view *v, struct piece piece)
{
    for (size_t i = 0; i < piece.text.len; i++) {
        literal_byte(v, piece.text.at + i);
        v->source->line += piece.text.at[i] == '\n';
    }
}

// ---- output tags ----

static enum value_form value_place(struct view *v)
{
    v->after_blank = v->skip_blanks = false;
    return place_value(&v->place, v->source);
}

static void value_compile(struct view *v, struct piece piece)
{
    statement(v, value_c(v, piece.text, value_place(v)));
}

static void tag_t(struct view *v, struct str rest)
{
    if (value_place(v) == VALUE_URL)
        source_stop(v->source, "a text is no url");
    statement(v, text_c(v, rest));
}

static void tag_asset(struct view *v, struct str rest)
{
    if (place_value(&v->place, v->source) != VALUE_URL)
        source_stop(v->source, "an asset can only be the value of href or src");
    char *name = str_c(v->arena, rest);
    for (char *c = name; *c; c++)
        *c = isalnum((unsigned char)*c) ? *c : '_';
    *v->uses_assets = true;
    statement(v, str_format(v->arena, "html_put_url(h, asset_url(ASSET_%s));", name));
}

static void needs_text(struct view *v, const char *tag)
{
    v->after_blank = v->skip_blanks = false;
    if (!place_is_text(&v->place))
        source_stop(v->source, "{%% %s %%} can only stand where a tag of HTML could", tag);
}

/// "show card .x" -> name "card", and ", &v->x"
static struct str view_argument_c(struct view *v, struct str rest, struct str *name)
{
    *name = word_next(&rest);
    struct str path = word_next(&rest);
    if (!is_name(*name) || rest.len)
        source_stop(v->source, "a view's name and what it is given should be here");
    if (!path.len)
        return S("");
    path = path_c(v, path);
    return str_format(v->arena, ", &%.*s", STR(path));
}

static void tag_show(struct view *v, struct str rest)
{
    struct str name, argument = view_argument_c(v, rest, &name);
    needs_text(v, "show");
    statement(v, str_format(v->arena, "view_%.*s(h%.*s);", STR(name), STR(argument)));
}

static void tag_content(struct view *v, struct str rest)
{
    needs_text(v, "content");
    if (v->depth || v->wraps || rest.len)
        source_stop(v->source, "{%% content %%} stands once in a view, and in no other block");
    literal_flush(v);
    v->wraps = true;
    v->begin = v->code;
    v->code = buf_new(v->arena, OUT_BYTES_MOST);
    v->line = 0;
}

// ---- blocks ----

static struct block *block_begin(struct view *v, enum block_kind kind)
{
    if (v->depth == BLOCKS_MOST)
        source_stop(v->source, "more than %d blocks inside each other", BLOCKS_MOST);
    place_settle(&v->place, v->source);
    struct block *b = &v->blocks[v->depth++];
    *b = (struct block){.kind = kind, .line = v->source->line, .start = v->place};
    v->place.floor = v->place.depth;
    return b;
}

/// Ends a branch of the innermost block; the next one begins where the block began.
static void branch_end(struct view *v, struct block *b)
{
    place_settle(&v->place, v->source);
    place_check_same(&b->start, &v->place, v->source);
    if (b->branched)
        place_join(&b->joined, &v->place);
    else
        b->joined = v->place;
    b->branched = true;
    v->place = b->start;
    v->place.floor = v->place.depth;
}

static struct block *innermost(struct view *v, const char *tag)
{
    if (!v->depth)
        source_stop(v->source, "{%% %s %%} stands in no block", tag);
    return &v->blocks[v->depth - 1];
}

static void tag_if(struct view *v, struct str rest)
{
    block_begin(v, BLOCK_IF);
    struct str condition = condition_c(v, rest);
    statement(v, str_format(v->arena, "if (%.*s) {", STR(condition)));
}

static void tag_elif(struct view *v, struct str rest)
{
    struct block *b = innermost(v, "elif");
    if (b->kind != BLOCK_IF || b->otherwise)
        source_stop(v->source, "{%% elif %%} belongs to an {%% if %%}, before its {%% else %%}");
    branch_end(v, b);
    struct str condition = condition_c(v, rest);
    statement(v, str_format(v->arena, "} else if (%.*s) {", STR(condition)));
}

static void tag_else(struct view *v, struct str rest)
{
    struct block *b = innermost(v, "else");
    if ((b->kind != BLOCK_IF && b->kind != BLOCK_FOR) || b->otherwise || rest.len)
        source_stop(v->source, "{%% else %%} stands once, in an {%% if %%} or {%% for %%}");
    branch_end(v, b);
    b->otherwise = true;
    if (b->kind == BLOCK_IF)
        statement(v, S("} else {"));
    else
        statement(v, str_format(v->arena, "} if (%.*s.count == 0) {", STR(b->value)));
}

static void check_loop_name(struct view *v, struct str name)
{
    static const struct str taken[] = {S_INIT("h"), S_INIT("v"), S_INIT("loop"), S_INIT("not"),
                                       S_INIT("empty")};
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
        if (str_is(name, taken[i]))
            source_stop(v->source, "a loop's variable cannot be called %.*s", STR(name));
    for (size_t i = 0; i < v->depth; i++)
        if (str_is(name, v->blocks[i].name))
            source_stop(v->source, "%.*s is the loop's variable of line %d already", STR(name),
                        v->blocks[i].line);
}

static void tag_for(struct view *v, struct str rest)
{
    struct str name = word_next(&rest), in = word_next(&rest), path = word_next(&rest);
    if (!is_name(name) || !str_is(in, S("in")) || !path.len || rest.len)
        source_stop(v->source, "write {%% for topic in .topics %%}");
    if (v->place.kind != PLACE_TEXT && v->place.kind != PLACE_ATTRIBUTE_VALUE)
        source_stop(v->source, "a loop inside a tag of HTML");
    check_loop_name(v, name);
    struct str list = path_c(v, path);
    struct block *b = block_begin(v, BLOCK_FOR);
    b->name = name;
    b->value = list;
    statement(v, str_format(v->arena,
                            "for (size_t %.*s_at = 0, %.*s_count = %.*s.count; %.*s_at < %.*s_count; "
                            "%.*s_at++) { const __typeof__(*%.*s.at) *%.*s = &%.*s.at[%.*s_at]; (void)%.*s;",
                            STR(name), STR(name), STR(list), STR(name), STR(name), STR(name), STR(list),
                            STR(name), STR(list), STR(name), STR(name)));
}

static void tag_switch(struct view *v, struct str rest)
{
    struct str path = path_c(v, word_next(&rest));
    if (rest.len)
        source_stop(v->source, "\"%.*s\" is left over", STR(rest));
    block_begin(v, BLOCK_SWITCH);
    statement(v, str_format(v->arena, "switch (%.*s) {", STR(path)));
}

static void tag_case(struct view *v, struct str rest)
{
    struct block *b = innermost(v, "case");
    if (b->kind != BLOCK_SWITCH || !rest.len)
        source_stop(v->source, "write {%% case CONSTANT %%} in a {%% switch %%}");
    if (b->otherwise) {
        branch_end(v, b);
        statement(v, S("} break;"));
    }
    b->otherwise = true;
    struct buf cases = buf_new(v->arena, OUT_BYTES_MOST);
    while (rest.len) {
        struct str constant = word_next(&rest);
        if (!isupper((unsigned char)constant.at[0]))
            source_stop(v->source, "%.*s is no constant", STR(constant));
        buf_format(&cases, "case %.*s: ", STR(constant));
    }
    statement(v, str_format(v->arena, "%.*s{", STR(buf_get(&cases))));
}

static void tag_wrap(struct view *v, struct str rest)
{
    struct str name, argument = view_argument_c(v, rest, &name);
    needs_text(v, "wrap");
    struct block *b = block_begin(v, BLOCK_WRAP);
    b->value = str_format(v->arena, "view_%.*s_end(h%.*s);", STR(name), STR(argument));
    statement(v, str_format(v->arena, "{ view_%.*s_begin(h%.*s);", STR(name), STR(argument)));
}

static void tag_end(struct view *v, struct str rest)
{
    struct block *b = innermost(v, "end");
    if (rest.len)
        source_stop(v->source, "{%% end %%} takes no words");
    if (b->kind == BLOCK_SWITCH && !b->otherwise)
        source_stop(v->source, "the {%% switch %%} of line %d has no {%% case %%}", b->line);
    branch_end(v, b);
    if (b->kind != BLOCK_WRAP && !(b->kind == BLOCK_IF && b->otherwise))
        place_join(&b->joined, &b->start); // it may be that no branch is taken
    size_t floor = b->start.floor;
    v->place = b->joined;
    v->place.floor = floor;
    if (b->kind == BLOCK_WRAP)
        statement(v, b->value);
    statement(v, b->kind == BLOCK_SWITCH ? S("} break; }") : S("}"));
    v->depth--;
}

// ---- the whole ----

struct tag {
    struct str word;
    void (*compile)(struct view *, struct str rest);
    bool is_block;
};

static const struct tag tags[] = {
    {S_INIT("if"), tag_if, true},           {S_INIT("elif"), tag_elif, true},
    {S_INIT("else"), tag_else, true},       {S_INIT("for"), tag_for, true},
    {S_INIT("switch"), tag_switch, true},   {S_INIT("case"), tag_case, true},
    {S_INIT("end"), tag_end, true},         {S_INIT("t"), tag_t, false},
    {S_INIT("show"), tag_show, false},      {S_INIT("wrap"), tag_wrap, true},
    {S_INIT("content"), tag_content, true}, {S_INIT("asset"), tag_asset, false},
};

static void tag_compile(struct view *v, struct piece piece)
{
    struct str rest = piece.text, word = word_next(&rest);
    rest = str_trim(rest);
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (!str_is(word, tags[i].word))
            continue;
        tags[i].compile(v, rest);
        v->after_blank = false;
        v->skip_blanks = tags[i].is_block && piece.alone;
        return;
    }
    source_stop(v->source, "there is no {%% %.*s %%}", STR(word));
}

static bool in_empty_switch(const struct view *v)
{
    return v->depth && v->blocks[v->depth - 1].kind == BLOCK_SWITCH && !v->blocks[v->depth - 1].otherwise;
}

static void piece_compile(struct view *v, struct piece piece)
{
    if (in_empty_switch(v) && piece.kind == PIECE_TEXT && !str_trim(piece.text).len)
        return;
    if (in_empty_switch(v) && !(piece.kind == PIECE_TAG && str_starts(piece.text, S("case"))))
        source_stop(v->source, "a {%% case %%} should follow the {%% switch %%}");
    if (piece.kind == PIECE_TEXT)
        text_compile(v, piece);
    else if (piece.kind == PIECE_VALUE)
        value_compile(v, piece);
    else
        tag_compile(v, piece);
}

/// "person_card of person": the name, and the struct that it shows (its own name when there is no "of").
static void view_name(struct view *v, struct str words)
{
    v->name = v->type = word_next(&words);
    if (words.len && str_is(word_next(&words), S("of")))
        v->type = word_next(&words);
    if (!is_name(v->name) || !is_name(v->type) || words.len)
        source_stop(v->source, "write {%% view NAME %%} or {%% view NAME of STRUCT %%}");
    if (str_is(v->type, S("nothing")))
        v->type = S("");
}

static void trim_end(struct buf *literal)
{
    while (literal->len && is_blank(literal->at[literal->len - 1]))
        literal->len--;
}

static struct str signature(const struct view *v, const char *suffix)
{
    if (!v->type.len)
        return str_format(v->arena, "void view_%.*s%s(struct html *h)", STR(v->name), suffix);
    return str_format(v->arena, "void view_%.*s%s(struct html *h, const struct %.*s *v)", STR(v->name),
                      suffix, STR(v->type));
}

static void function_write(struct view *v, struct view_code *out, const char *suffix, const struct buf *body)
{
    struct str head = signature(v, suffix), unused = v->type.len ? S("    (void)v;\n") : S("");
    out->prototypes = str_format(v->arena, "%.*s%.*s;\n", STR(out->prototypes), STR(head));
    out->functions = str_format(v->arena, "%.*s\n%.*s\n{\n%.*s%.*s}\n", STR(out->functions), STR(head),
                                STR(unused), STR(buf_get(body)));
}

static struct view_code view_end(struct view *v)
{
    if (v->place.kind != PLACE_TEXT || v->place.depth)
        source_stop(v->source, "the view %.*s ends with <%.*s> open", STR(v->name),
                    STR(v->place.depth ? v->place.open[v->place.depth - 1] : v->place.tag));
    trim_end(&v->literal);
    literal_flush(v);
    struct view_code out = {0};
    if (v->wraps)
        function_write(v, &out, "_begin", &v->begin);
    function_write(v, &out, v->wraps ? "_end" : "", &v->code);
    return out;
}

struct view_code view_compile(struct arena *arena, struct source *source, const struct texts *texts,
                              struct str words, bool *uses_assets)
{
    struct view *v = NEW(arena, struct view);
    *v = (struct view){.arena = arena, .source = source, .texts = texts, .skip_blanks = true};
    v->uses_assets = uses_assets;
    v->code = buf_new(arena, OUT_BYTES_MOST);
    v->literal = buf_new(arena, OUT_BYTES_MOST);
    view_name(v, words);
    int line = source->line;
    struct piece piece;
    while (source_next(source, &piece)) {
        if (piece.kind == PIECE_TAG && str_is(piece.text, S("end")) && !v->depth)
            return view_end(v);
        piece_compile(v, piece);
    }
    source->line = v->depth ? v->blocks[v->depth - 1].line : line;
    source_stop(source, "what begins here has no {%% end %%}");
}
