// SPDX-License-Identifier: EUPL-1.2
#include "draw/arms.h"

#include "base/buf.h"

#include <string.h>

struct cleaner {
    struct str in;
    size_t at;
    struct buf out;
    struct str open[ARMS_DEPTH_MOST + 1]; // the names of the elements that are not closed
    int depth, hidden_below;              // how many; the depth from which all is left out, 0: nothing is
    int shapes;
    bool is_broken, has_root;
};

// ---- what is let through ----

static bool is_listed(struct str word, const char *const *list)
{
    for (; *list; list++)
        if (str_is(word, str_from(*list)))
            return true;
    return false;
}

static bool is_shape(struct str name)
{
    static const char *const shapes[] = {"path", "circle",  "ellipse",  "rect",
                                         "line", "polygon", "polyline", NULL};
    return is_listed(name, shapes);
}

static bool is_allowed_attribute(struct str name)
{
    static const char *const names[] = {"d",
                                        "cx",
                                        "cy",
                                        "r",
                                        "rx",
                                        "ry",
                                        "x",
                                        "y",
                                        "width",
                                        "height",
                                        "x1",
                                        "y1",
                                        "x2",
                                        "y2",
                                        "points",
                                        "transform",
                                        "fill",
                                        "stroke",
                                        "opacity",
                                        "fill-rule",
                                        "clip-rule",
                                        "fill-opacity",
                                        "stroke-width",
                                        "stroke-linecap",
                                        "viewBox",
                                        "stroke-linejoin",
                                        "stroke-opacity",
                                        "stroke-miterlimit",
                                        NULL};
    return is_listed(name, names);
}

/// Numbers, colours, names of transforms: nothing that could be an address or end the attribute.
static bool is_harmless(struct str value)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,+-#%()\t\r\n";
    for (size_t i = 0; i < value.len; i++)
        if (!value.at[i] || !strchr(letters, value.at[i]))
            return false;
    return str_find_str(value, S("url"), 0) == value.len && value.len > 0;
}

// ---- reading ----

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_name_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == ':' || c == '.';
}

static char here(const struct cleaner *c)
{
    return c->at < c->in.len ? c->in.at[c->at] : '\0';
}

static void skip_blanks(struct cleaner *c)
{
    while (is_blank(here(c)))
        c->at++;
}

static struct str read_name(struct cleaner *c)
{
    size_t from = c->at;
    while (is_name_letter(here(c)))
        c->at++;
    return str_slice(c->in, from, c->at);
}

/// Behind the next `end`; where there is none, the document is broken.
static void skip_past(struct cleaner *c, struct str end)
{
    size_t at = str_find_str(c->in, end, c->at);
    c->is_broken |= at == c->in.len;
    c->at = at + end.len;
}

static struct str read_value(struct cleaner *c)
{
    char quote = here(c);
    if (quote != '"' && quote != '\'') {
        c->is_broken = true;
        return S("");
    }
    size_t from = ++c->at, to = str_find(c->in, quote, from);
    c->is_broken |= to == c->in.len;
    c->at = to + 1;
    return str_slice(c->in, from, to);
}

// ---- writing ----

static bool is_hidden(const struct cleaner *c)
{
    return c->hidden_below > 0;
}

static void attribute_write(struct cleaner *c, struct str name, struct str value)
{
    value = str_trim(value);
    if (!is_hidden(c) && is_allowed_attribute(name) && is_harmless(value))
        buf_format(&c->out, " %.*s=\"%.*s\"", STR(name), STR(value));
}

/// "fill:#fff;stroke:none" as attributes of their own.
static void style_write(struct cleaner *c, struct str style)
{
    struct str part;
    while (str_cut(&style, ';', &part)) {
        size_t colon = str_find(part, ':', 0);
        attribute_write(c, str_trim(str_slice(part, 0, colon)), str_slice(part, colon + 1, part.len));
    }
}

static void attributes_take(struct cleaner *c, bool is_root)
{
    for (skip_blanks(c); is_name_letter(here(c)) && !c->is_broken; skip_blanks(c)) {
        struct str name = read_name(c);
        skip_blanks(c);
        if (here(c) != '=') {
            c->is_broken = true;
            return;
        }
        c->at++;
        skip_blanks(c);
        struct str value = read_value(c);
        bool is_size =
            is_root && !str_is(name, S("viewBox")); // the page says how large, the arms how they are cut
        if (str_is(name, S("style")) && !is_root)
            style_write(c, value);
        else if (!is_size)
            attribute_write(c, name, value);
    }
}

static void element_open(struct cleaner *c)
{
    struct str name = read_name(c);
    bool is_root = !c->has_root, is_group = str_is(name, S("g"));
    c->is_broken |= (is_root && !str_is(name, S("svg"))) || c->depth == ARMS_DEPTH_MOST;
    if (c->is_broken)
        return;
    c->open[++c->depth] = name;
    if (!is_root && !is_hidden(c) && !is_group && !is_shape(name))
        c->hidden_below = c->depth;
    if (!is_hidden(c))
        buf_format(&c->out, "<%.*s%s", STR(name), is_root ? " xmlns=\"http://www.w3.org/2000/svg\"" : "");
    c->shapes += !is_hidden(c) && is_shape(name);
    c->has_root = true;
    attributes_take(c, is_root);
    bool is_whole = here(c) == '/';
    c->at += is_whole;
    c->is_broken |= here(c) != '>' || (is_root && is_whole);
    c->at++;
    if (!is_hidden(c))
        buf_str(&c->out, is_whole ? S("/>") : S(">"));
    if (is_whole && c->hidden_below == c->depth)
        c->hidden_below = 0;
    c->depth -= is_whole;
}

/// False at the end of the root.
static bool element_close(struct cleaner *c)
{
    struct str name = read_name(c);
    skip_past(c, S(">"));
    c->is_broken |= !c->depth || !str_is(name, c->open[c->depth]);
    if (c->is_broken)
        return false;
    if (!is_hidden(c))
        buf_format(&c->out, "</%.*s>", STR(name));
    if (c->hidden_below == c->depth)
        c->hidden_below = 0;
    return --c->depth > 0;
}

/// One tag, comment or instruction. False when the drawing is over.
static bool piece_take(struct cleaner *c)
{
    c->at = str_find(c->in, '<', c->at);
    struct str rest = str_slice(c->in, c->at, c->in.len);
    if (!rest.len || c->is_broken)
        return false;
    if (str_starts(rest, S("<!--")))
        skip_past(c, S("-->"));
    else if (str_starts(rest, S("<![CDATA[")))
        skip_past(c, S("]]>"));
    else if (str_starts(rest, S("<?")))
        skip_past(c, S("?>"));
    else if (str_starts(rest, S("<!"))) {
        skip_past(c, S(">"));
        c->is_broken |= str_find(str_slice(rest, 0, str_find(rest, '>', 0)), '[', 0) <
                        str_find(rest, '>', 0); // entities of its own
    } else if (str_starts(rest, S("</"))) {
        c->at += 2;
        return element_close(c);
    } else {
        c->at++;
        element_open(c);
    }
    return !c->is_broken;
}

enum arms_cleaned arms_clean(struct arena *arena, struct str given, struct str *out)
{
    if (given.len > ARMS_BYTES_MOST)
        return ARMS_TOO_LARGE;
    struct cleaner c = {.in = given, .out = buf_new(arena, ARMS_CLEAN_BYTES_MOST)};
    while (piece_take(&c)) {
    }
    if (c.is_broken || !c.has_root || c.depth || is_hidden(&c))
        return ARMS_NOT_SVG;
    if (buf_full(&c.out))
        return ARMS_TOO_LARGE;
    *out = buf_get(&c.out);
    return c.shapes ? ARMS_CLEAN : ARMS_EMPTY;
}
