// SPDX-License-Identifier: EUPL-1.2
// Scans signatures and SQL.
#include "queries_scan.h"

bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

struct place here(const struct scan *s)
{
    return (struct place){s->file->path, s->line};
}

char peek(struct scan *s)
{
    while (s->at < s->text.len && (s->text.at[s->at] == ' ' || s->text.at[s->at] == '\n'))
        s->line += s->text.at[s->at++] == '\n';
    return s->at < s->text.len ? s->text.at[s->at] : '\0';
}

bool take(struct scan *s, struct str mark)
{
    peek(s);
    if (!str_starts(str_slice(s->text, s->at, s->text.len), mark))
        return false;
    s->at += mark.len;
    return true;
}

struct str ahead(const struct scan *s)
{
    size_t end = str_find(s->text, '\n', s->at);
    return str_slice(s->text, s->at, end < s->at + 30 ? end : s->at + 30);
}

void need(struct scan *s, struct str mark)
{
    if (!take(s, mark))
        complain(here(s), "\"%.*s\" is missing before \"%.*s\"", STR(mark), STR(ahead(s)));
}

struct str word(struct scan *s, const char *what)
{
    peek(s);
    size_t from = s->at;
    while (s->at < s->text.len && is_word_char(s->text.at[s->at]))
        s->at++;
    if (s->at == from)
        complain(here(s), "%s is missing before \"%.*s\"", what, STR(ahead(s)));
    return str_slice(s->text, from, s->at);
}

struct str piece(struct str text, size_t *at)
{
    size_t from = *at;
    if (str_starts(str_slice(text, from, text.len), S("--"))) {
        *at = str_find(text, '\n', from);
        return S("");
    }
    if (text.at[from] == '\'' || text.at[from] == '"')
        *at = str_find(text, text.at[from], from + 1);
    *at += *at < text.len;
    return str_slice(text, from, *at);
}

bool statement_text(struct queries *q, struct str text, size_t *at, struct str *out)
{
    struct buf sql = buf_new(q->arena, OUTPUT_BYTES_MOST);
    bool ended = false;
    while (*at < text.len && !ended) {
        struct str part = piece(text, at);
        ended = str_is(part, S(";"));
        if (!ended)
            buf_str(&sql, part);
    }
    *out = str_trim(buf_get(&sql));
    return ended;
}

int lines_in(struct str text)
{
    int lines = 0;
    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    return lines;
}

struct str undashed(struct arena *arena, struct str lines)
{
    char *copy = str_c(arena, lines);
    for (size_t i = 0; i + 1 < lines.len; i++)
        if ((i == 0 || copy[i - 1] == '\n') && copy[i] == '-')
            copy[i] = copy[i + 1] = ' ';
    return (struct str){copy, lines.len};
}

struct block block_read(struct str text, size_t *at, int *line)
{
    struct block block = {.line = *line};
    size_t from = *at;
    while (str_starts(str_slice(text, *at, text.len), S("--"))) {
        size_t end = str_find(text, '\n', *at);
        *at = end < text.len ? end + 1 : text.len;
        *line += 1;
    }
    block.text = str_slice(text, from, *at);
    return block;
}
