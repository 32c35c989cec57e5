// SPDX-License-Identifier: EUPL-1.2
// Turns the small expressions of a template into C. The C compiler checks the types; here only the shape is
// checked, so that nothing but data can be reached.
#include "template.h"

#include <ctype.h>

// ---- paths ----

static void check_segments(const struct view *v, struct str path)
{
    struct str rest = path, segment;
    while (str_cut(&rest, '.', &segment))
        if (!is_name(segment))
            source_stop(v->source, "\"%.*s\" is not a path like .network.name", STR(path));
}

static const struct block *loop_named(const struct view *v, struct str name)
{
    for (size_t i = v->depth; i-- > 0;)
        if (v->blocks[i].kind == BLOCK_FOR && (!name.len || str_is(v->blocks[i].name, name)))
            return &v->blocks[i];
    return NULL;
}

static struct str loop_c(const struct view *v, struct str what)
{
    const struct block *loop = loop_named(v, S(""));
    if (!loop)
        source_stop(v->source, "loop.%.*s stands outside of a {%% for %%}", STR(what));
    if (str_is(what, S("number")))
        return str_format(v->arena, "(int64_t)(%.*s_at + 1)", STR(loop->name));
    if (str_is(what, S("first")))
        return str_format(v->arena, "%.*s_at == 0", STR(loop->name));
    if (str_is(what, S("last")))
        return str_format(v->arena, "%.*s_at + 1 == %.*s_count", STR(loop->name), STR(loop->name));
    source_stop(v->source, "loop has .number, .first and .last, not .%.*s", STR(what));
}

struct str path_c(const struct view *v, struct str path)
{
    struct str root, rest = path;
    str_cut(&rest, '.', &root);
    if (rest.len)
        check_segments(v, rest);
    if (path.len && path.at[0] == '.') {
        if (!v->type.len)
            source_stop(v->source, "%.*s: this view is of nothing", STR(path));
        return rest.len ? str_format(v->arena, "v->%.*s", STR(rest)) : S("(*v)");
    }
    if (str_is(root, S("loop")))
        return loop_c(v, rest);
    if (!loop_named(v, root))
        source_stop(v->source, "\"%.*s\" is neither a member (.%.*s) nor the variable of a {%% for %%}",
                    STR(path), STR(path));
    return rest.len ? str_format(v->arena, "%.*s->%.*s", STR(root), STR(rest))
                    : str_format(v->arena, "(*%.*s)", STR(root));
}

// ---- conditions ----

static bool is_constant(struct str word)
{
    if (!isupper((unsigned char)word.at[0]))
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (!isupper((unsigned char)word.at[i]) && !isdigit((unsigned char)word.at[i]) && word.at[i] != '_')
            return false;
    return true;
}

static bool is_comparison(struct str word)
{
    return str_is(word, S("==")) || str_is(word, S("!=")) || str_is(word, S("<")) || str_is(word, S("<=")) ||
           str_is(word, S(">")) || str_is(word, S(">="));
}

static struct str peek(struct str rest)
{
    return word_next(&rest);
}

static void expect(const struct view *v, struct str *rest, struct str wanted)
{
    struct str got = word_next(rest);
    if (!str_is(got, wanted))
        source_stop(v->source, "\"%.*s\" where \"%.*s\" should be", STR(got), STR(wanted));
}

static struct str operand_c(const struct view *v, struct str *rest)
{
    struct str word = word_next(rest);
    int64_t number;
    if (!word.len)
        source_stop(v->source, "the condition ends too early");
    if (str_is(word, S("empty"))) {
        expect(v, rest, S("("));
        struct str path = path_c(v, word_next(rest));
        expect(v, rest, S(")"));
        return str_format(v->arena, "html_empty(%.*s)", STR(path));
    }
    if (is_constant(word) || str_int(word, &number))
        return word;
    return path_c(v, word);
}

static struct str either_c(const struct view *v, struct str *rest);

static struct str comparison_c(const struct view *v, struct str *rest)
{
    if (str_is(peek(*rest), S("not"))) {
        word_next(rest);
        struct str inner = comparison_c(v, rest);
        return str_format(v->arena, "!(%.*s)", STR(inner));
    }
    if (str_is(peek(*rest), S("("))) {
        word_next(rest);
        struct str inner = either_c(v, rest);
        expect(v, rest, S(")"));
        return inner;
    }
    struct str left = operand_c(v, rest);
    if (!is_comparison(peek(*rest)))
        return left;
    struct str sign = word_next(rest);
    struct str right = operand_c(v, rest);
    return str_format(v->arena, "%.*s %.*s %.*s", STR(left), STR(sign), STR(right));
}

static struct str chain_c(const struct view *v, struct str *rest, struct str word, struct str sign,
                          struct str (*part_c)(const struct view *, struct str *))
{
    struct str all = part_c(v, rest);
    if (!str_is(peek(*rest), word))
        return all;
    all = str_format(v->arena, "(%.*s)", STR(all));
    while (str_is(peek(*rest), word)) {
        word_next(rest);
        struct str part = part_c(v, rest);
        all = str_format(v->arena, "%.*s %.*s (%.*s)", STR(all), STR(sign), STR(part));
    }
    return all;
}

static struct str both_c(const struct view *v, struct str *rest)
{
    return chain_c(v, rest, S("and"), S("&&"), comparison_c);
}

static struct str either_c(const struct view *v, struct str *rest)
{
    return chain_c(v, rest, S("or"), S("||"), both_c);
}

struct str condition_c(const struct view *v, struct str condition)
{
    struct str all = either_c(v, &condition);
    if (condition.len)
        source_stop(v->source, "\"%.*s\" is left over in the condition", STR(str_trim(condition)));
    return all;
}

// ---- texts and values ----

/// ".n" or "day(.n)": the path in C, and in *form the word before the parenthesis.
static struct str formed_path_c(const struct view *v, struct str *rest, struct str *form)
{
    struct str word = word_next(rest);
    *form = S("");
    if (!str_is(peek(*rest), S("(")))
        return path_c(v, word);
    *form = word;
    word_next(rest);
    struct str path = path_c(v, word_next(rest));
    expect(v, rest, S(")"));
    return path;
}

static bool is_one_of(struct str word, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(word, words[i]))
            return true;
    return false;
}

/// "count=plain(.n)": the argument in C, put in its place among the arguments of the text.
static void argument_c(const struct view *v, const struct text_entry *text, struct str *rest,
                       struct str arguments[])
{
    static const struct str forms[] = {S_INIT("plain"), S_INIT("day"), S_INIT("time"), S_INIT("text")};
    struct str name = word_next(rest), form;
    expect(v, rest, S("="));
    struct str path = formed_path_c(v, rest, &form);
    size_t i = 0;
    while (i < text->count && !str_is(text->names[i], name))
        i++;
    if (i == text->count)
        source_stop(v->source, "the text %.*s has no placeholder {%.*s}", STR(text->key), STR(name));
    if (arguments[i].len)
        source_stop(v->source, "%.*s is given twice", STR(name));
    if (form.len && !is_one_of(form, forms, sizeof forms / sizeof forms[0]))
        source_stop(v->source, "in a text, a value may be plain(), day(), time() or text(), not %.*s()",
                    STR(form));
    arguments[i] = form.len ? str_format(v->arena, "arg_%.*s(%.*s)", STR(form), STR(path))
                            : str_format(v->arena, "html_arg(%.*s)", STR(path));
}

static struct str text_by_key_c(const struct view *v, const struct text_entry *text, struct str rest)
{
    struct str arguments[TEXT_ARGS_MOST] = {{0}};
    while (peek(rest).len)
        argument_c(v, text, &rest, arguments);
    for (size_t i = 0; i < text->count; i++)
        if (!arguments[i].len)
            source_stop(v->source, "the text %.*s needs %.*s=", STR(text->key), STR(text->names[i]));
    if (!text->count)
        return str_format(v->arena, "html_message(h, MSG_%.*s, NULL, 0);", STR(text->key));
    struct str all = str_join(v->arena, arguments, text->count, S(", "));
    return str_format(v->arena, "html_message(h, MSG_%.*s, (const struct arg[]){%.*s}, %zu);", STR(text->key),
                      STR(all), text->count);
}

struct str text_c(const struct view *v, struct str words)
{
    struct str key = word_next(&words);
    if (str_find(key, '.', 0) == key.len) {
        const struct text_entry *text = texts_find(v->texts, key);
        if (!text)
            source_stop(v->source, "there is no text %.*s in po/", STR(key));
        return text_by_key_c(v, text, words);
    }
    if (words.len)
        source_stop(v->source, "a text that the code chooses takes no arguments");
    struct str path = path_c(v, key);
    return str_format(v->arena, "html_message(h, %.*s, NULL, 0);", STR(path));
}

struct str value_c(const struct view *v, struct str expression, enum value_form form)
{
    static const struct str forms[] = {S_INIT("plain"), S_INIT("day"), S_INIT("short"), S_INIT("time"),
                                       S_INIT("clock")};
    static const char *const writers[] = {"html_put", "html_put_text", "html_put_attribute", "html_put_url"};
    struct str name, path = formed_path_c(v, &expression, &name);
    if (str_trim(expression).len)
        source_stop(v->source, "\"%.*s\" is left over in the value", STR(str_trim(expression)));
    if (!name.len)
        return str_format(v->arena, "%s(h, %.*s);", writers[form], STR(path));
    if (form == VALUE_URL || !is_one_of(name, forms, sizeof forms / sizeof forms[0]))
        source_stop(v->source, "a value may be plain(), day(), short(), time() or clock(), not %.*s()",
                    STR(name));
    return str_format(v->arena, "html_put_%.*s(h, %.*s);", STR(name), STR(path));
}
