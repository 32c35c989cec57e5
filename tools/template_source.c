// SPDX-License-Identifier: EUPL-1.2
// Cuts a template into literal text, values and tags, and tags into words.
#include "template.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>

void source_stop(const struct source *s, const char *format, ...)
{
    char message[500];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    tool_stop(s->path, s->line, "%s", message);
}

static bool opens(const struct source *s, size_t at)
{
    if (at + 1 >= s->text.len || s->text.at[at] != '{')
        return false;
    char next = s->text.at[at + 1];
    return next == '{' || next == '%' || next == '#';
}

static int line_at(const struct source *s, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += s->text.at[i] == '\n';
    return line;
}

/// Nothing but blanks before `from` and after `to` on their lines.
static bool stands_alone(const struct source *s, size_t from, size_t to)
{
    while (from > 0 && (s->text.at[from - 1] == ' ' || s->text.at[from - 1] == '\t'))
        from--;
    while (to < s->text.len && (s->text.at[to] == ' ' || s->text.at[to] == '\t'))
        to++;
    return (from == 0 || s->text.at[from - 1] == '\n') && (to == s->text.len || s->text.at[to] == '\n');
}

static struct str closing(char kind)
{
    return kind == '{' ? S("}}") : kind == '%' ? S("%}") : S("#}");
}

/// The piece in braces at s->at. False for a comment, which is skipped together with a line of its own.
static bool braces_next(struct source *s, struct piece *out)
{
    char kind = s->text.at[s->at + 1];
    size_t from = s->at, end = str_find_str(s->text, closing(kind), s->at + 2);
    s->line = line_at(s, from);
    if (end >= s->text.len)
        source_stop(s, "\"{%c\" is never closed", kind);
    s->at = end + 2;
    out->kind = kind == '{' ? PIECE_VALUE : PIECE_TAG;
    out->text = str_trim(str_slice(s->text, from + 2, end));
    out->line = s->line;
    out->alone = stands_alone(s, from, s->at);
    if (kind != '#')
        return true;
    if (out->alone)
        s->at = str_find(s->text, '\n', s->at);
    return false;
}

bool source_next(struct source *s, struct piece *out)
{
    while (s->at < s->text.len) {
        size_t from = s->at;
        while (s->at < s->text.len && !opens(s, s->at))
            s->at++;
        if (s->at > from) {
            s->line = line_at(s, from);
            *out = (struct piece){PIECE_TEXT, str_slice(s->text, from, s->at), s->line, false};
            return true;
        }
        if (braces_next(s, out))
            return true;
    }
    *out = (struct piece){.kind = PIECE_NONE};
    return false;
}

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.';
}

static size_t word_length(struct str s)
{
    size_t n = 0;
    if (s.at[0] == '"') {
        size_t end = str_find(s, '"', 1);
        return end < s.len ? end + 1 : s.len;
    }
    while (n < s.len && in_word(s.at[n]))
        n++;
    if (n)
        return n;
    return s.len > 1 && s.at[1] == '=' && str_find(S("=!<>"), s.at[0], 0) < 4 ? 2 : 1;
}

struct str word_next(struct str *rest)
{
    *rest = str_trim(*rest);
    if (!rest->len)
        return S("");
    size_t n = word_length(*rest);
    struct str word = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->len);
    return word;
}

bool is_name(struct str s)
{
    if (!s.len || !(islower((unsigned char)s.at[0]) || s.at[0] == '_'))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!islower((unsigned char)s.at[i]) && !isdigit((unsigned char)s.at[i]) && s.at[i] != '_')
            return false;
    return true;
}
