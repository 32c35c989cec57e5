// SPDX-License-Identifier: EUPL-1.2
// Judges HTML that was made of people's words: a strict reader that knows what may be there and takes nothing
// else.
//
//     CHECK(allowed_html(html));
//
// Elements, their attributes and what these may say are a table; every element is closed in order; a "<",
// ">", '"' or "'" of the text is a character reference, and so is every "&".
#ifndef TESTS_UNIT_ALLOWED_HTML_H
#define TESTS_UNIT_ALLOWED_HTML_H

#include "base/str.h"

enum { ALLOWED_DEPTH = 120 };

struct allowed_reader {
    struct str s;
    size_t at;
    struct str open[ALLOWED_DEPTH]; // names of the elements that are open
    size_t depth;
};

static bool allowed_take(struct allowed_reader *r, struct str what)
{
    if (!str_starts(str_slice(r->s, r->at, r->s.len), what))
        return false;
    r->at += what.len;
    return true;
}

static bool allowed_among(struct str name, const char *list)
{
    struct str rest = str_from(list), one;
    while (str_cut(&rest, ' ', &one))
        if (str_is(one, name))
            return true;
    return false;
}

static bool allowed_reference(struct allowed_reader *r)
{
    return allowed_take(r, S("&amp;")) || allowed_take(r, S("&lt;")) || allowed_take(r, S("&gt;")) ||
           allowed_take(r, S("&quot;")) || allowed_take(r, S("&#39;"));
}

/// A character that is no markup.
static bool allowed_character(struct allowed_reader *r)
{
    unsigned char c = (unsigned char)r->s.at[r->at];
    if (c == '&')
        return allowed_reference(r);
    bool is_control =
        c == 0x7f || (c < ' ' && c != '\n' && c != '\t' && c != '\f' && c != '\r'); // see html_escape()
    if (c == '<' || c == '>' || c == '"' || c == '\'' || is_control)
        return false;
    r->at++;
    return true;
}

static struct str allowed_name(struct allowed_reader *r)
{
    size_t from = r->at;
    while (r->at < r->s.len && ((r->s.at[r->at] >= 'a' && r->s.at[r->at] <= 'z') ||
                                (r->s.at[r->at] >= '1' && r->s.at[r->at] <= '6')))
        r->at++;
    return str_slice(r->s, from, r->at);
}

static bool allowed_number(struct str value)
{
    int64_t n;
    return str_int(value, &n) && n >= 0;
}

/// A browser leaves out tabs and line breaks and takes "\\" for "/": none of these is there.
static bool allowed_address(struct str value)
{
    for (size_t i = 0; i < value.len; i++)
        if (value.at[i] <= ' ' || value.at[i] == '\\' || (unsigned char)value.at[i] > '~')
            return false;
    if (str_starts(value, S("/")))
        return !str_starts(value, S("//"));
    struct str start = str_slice(value, 0, sizeof "https://" - 1);
    return str_is_nocase(start, S("https://")) || str_is_nocase(str_slice(start, 0, 7), S("http://")) ||
           str_is_nocase(str_slice(start, 0, 7), S("mailto:"));
}

static bool allowed_value(struct str element, struct str name, struct str value)
{
    if (str_is(element, S("a")) && str_is(name, S("href")))
        return allowed_address(value);
    if (str_is(element, S("a")) && str_is(name, S("rel")))
        return str_is(value, S("nofollow noopener"));
    if (str_is(element, S("a")) && str_is(name, S("title")))
        return true;
    if (str_is(element, S("ol")) && str_is(name, S("start")))
        return allowed_number(value);
    return str_is(element, S("th")) && str_is(name, S("scope")) && str_is(value, S("col"));
}

static bool allowed_attributes(struct allowed_reader *r, struct str element)
{
    bool has_address = false, leads_away = false, says_nofollow = false;
    while (allowed_take(r, S(" "))) {
        struct str name = allowed_name(r);
        if (!allowed_take(r, S("=\"")))
            return false;
        size_t from = r->at;
        while (r->at < r->s.len && r->s.at[r->at] != '"')
            if (!allowed_character(r))
                return false;
        struct str value = str_slice(r->s, from, r->at);
        if (!allowed_take(r, S("\"")) || !allowed_value(element, name, value))
            return false;
        has_address |= str_is(name, S("href"));
        leads_away |= str_is(name, S("href")) && !str_starts(value, S("/"));
        says_nofollow |= str_is(name, S("rel"));
    }
    return str_is(element, S("a")) == has_address && leads_away == says_nofollow && allowed_take(r, S(">"));
}

static bool allowed_tag(struct allowed_reader *r)
{
    static const char elements[] =
        "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong a table thead tbody tr th td";
    if (allowed_take(r, S("<br>")) || allowed_take(r, S("<hr>")))
        return true;
    if (allowed_take(r, S("</"))) {
        struct str name = allowed_name(r);
        return r->depth && str_is(r->open[--r->depth], name) && allowed_take(r, S(">"));
    }
    if (!allowed_take(r, S("<")))
        return false;
    struct str name = allowed_name(r);
    if (!allowed_among(name, elements) || r->depth == ALLOWED_DEPTH)
        return false;
    r->open[r->depth++] = name;
    return allowed_attributes(r, name);
}

static bool allowed_html(struct str html)
{
    struct allowed_reader r = {.s = html};
    while (r.at < html.len)
        if (!(html.at[r.at] == '<' ? allowed_tag(&r) : allowed_character(&r)))
            return false;
    return !r.depth;
}

#endif
