// SPDX-License-Identifier: EUPL-1.2
// Follows the HTML of a template byte by byte, so that the compiler knows where a value would stand: in text,
// in an attribute's value, or where none may be. Method: the tokenizer of the HTML Standard (section 13.2.5),
// without its repairs of bad markup, which is refused here.
#include "template.h"

#include <ctype.h>
#include <string.h>

static bool is_one_of(struct str s, const char *const *names)
{
    for (; *names; names++)
        if (str_is_nocase(s, str_from(*names)))
            return true;
    return false;
}

static bool is_void(struct str tag)
{
    static const char *const names[] = {"area",  "base", "br",   "col",    "embed", "hr",  "img",
                                        "input", "link", "meta", "source", "track", "wbr", NULL};
    return is_one_of(tag, names);
}

static bool is_svg_shape(struct str tag)
{
    static const char *const names[] = {"path",    "circle", "rect",  "line", "polyline", "polygon",
                                        "ellipse", "use",    "image", "stop", NULL};
    return is_one_of(tag, names);
}

static bool takes_url(struct str attribute)
{
    static const char *const names[] = {"href",   "src",  "action",   "formaction", "xlink:href",
                                        "poster", "cite", "manifest", "data",       NULL};
    return is_one_of(attribute, names);
}

static struct str top(const struct place *p)
{
    return p->depth ? p->open[p->depth - 1] : S("");
}

static bool in_svg(const struct place *p)
{
    for (size_t i = 0; i < p->depth; i++)
        if (str_is(p->open[i], S("svg")))
            return true;
    return is_svg_shape(p->tag);
}

static struct str since_start(const struct place *p, const char *at)
{
    return (struct str){p->start, (size_t)(at - p->start)};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Mail programs know no style sheet of ours, and no Content Security Policy: a mail carries its rules
/// itself.
static bool is_mail(const struct source *s)
{
    return strstr(s->path, "/mail.html") != NULL;
}

// ---- tags ----

static void tag_begin(struct place *p, const struct source *s, const char *at)
{
    p->tag = since_start(p, at);
    p->kind = PLACE_IN_TAG;
    p->spaced = false;
    if (str_is_nocase(p->tag, S("style")) && !is_mail(s))
        source_stop(s, "<style> is not allowed: write the rule in assets/css");
}

static void tag_opened(struct place *p, const struct source *s)
{
    p->kind = PLACE_TEXT;
    if (is_void(p->tag))
        return;
    if (p->depth == OPEN_TAGS_MOST)
        source_stop(s, "more than %d tags inside each other", OPEN_TAGS_MOST);
    p->open_lines[p->depth] = s->line;
    p->open[p->depth++] = p->tag;
}

static void tag_closed(struct place *p, const struct source *s, const char *at)
{
    struct str tag = str_trim(since_start(p, at));
    p->kind = PLACE_TEXT;
    if (p->depth == p->floor)
        source_stop(s, "</%.*s> closes nothing that was opened in this part", STR(tag));
    if (!str_is(top(p), tag))
        source_stop(s, "</%.*s> stands where <%.*s> of line %d is open", STR(tag), STR(top(p)),
                    p->open_lines[p->depth - 1]);
    p->depth--;
}

static void feed_less_than(struct place *p, const struct source *s, const char *at)
{
    bool only_text = str_is(top(p), S("title")) || str_is(top(p), S("textarea"));
    p->start = at;
    if (*at == '/') {
        p->kind = PLACE_END_TAG;
        p->start = at + 1;
    } else if (only_text) {
        source_stop(s, "<%.*s> holds text only", STR(top(p)));
    } else if (isalpha((unsigned char)*at)) {
        p->kind = PLACE_TAG_NAME;
    } else if (*at == '!' && at[1] != '-') {
        p->kind = PLACE_DECLARATION;
    } else if (*at == '!') {
        source_stop(s, "an HTML comment would be sent to everyone: write {# ... #}");
    } else {
        source_stop(s, "write &lt; for a less-than sign");
    }
}

static void feed_text(struct place *p, const struct source *s, const char *at)
{
    if (*at == '<')
        p->kind = PLACE_LESS_THAN;
    else if (str_is(top(p), S("script")) && !is_blank(*at))
        source_stop(s, "a <script> takes no body: write it in assets/js and give its src");
}

// ---- attributes ----

static void attribute_begin(struct place *p, const struct source *s, const char *at)
{
    if (*at == '=' || *at == '"' || *at == '\'' || *at == '<')
        source_stop(s, "%c in <%.*s> where an attribute's name should be", *at, STR(p->tag));
    if (!p->spaced)
        source_stop(s, "a blank is missing between two attributes of <%.*s>", STR(p->tag));
    p->kind = PLACE_ATTRIBUTE_NAME;
    p->start = at;
}

static void attribute_named(struct place *p, const struct source *s, const char *at)
{
    static const char *const refused[] = {"srcdoc", "srcset", "ping", "http-equiv", NULL};
    p->attribute = since_start(p, at);
    p->kind = PLACE_IN_TAG;
    p->spaced = false;
    if (str_is_nocase(p->attribute, S("style")) && !is_mail(s))
        source_stop(s, "a style attribute is not allowed: give a class");
    if (p->attribute.len > 2 && str_is_nocase(str_slice(p->attribute, 0, 2), S("on")))
        source_stop(s, "%.*s is not allowed: a script in assets/js adds its own listener", STR(p->attribute));
    if (is_one_of(p->attribute, refused))
        source_stop(s, "the attribute %.*s is not allowed", STR(p->attribute));
}

static void value_begin(struct place *p, const struct source *s, const char *at)
{
    if (*at != '"' && *at != '\'')
        source_stop(s, "the value of %.*s needs quotes", STR(p->attribute));
    p->kind = PLACE_ATTRIBUTE_VALUE;
    p->quote = *at;
    p->start = at + 1;
    p->started = p->whole = false;
}

static bool has_any(struct str s, const char *chars)
{
    for (size_t i = 0; i < s.len; i++)
        if (strchr(chars, s.at[i]))
            return true;
    return false;
}

static void feed_value(struct place *p, const struct source *s, const char *at)
{
    if (*at == p->quote) {
        p->kind = PLACE_IN_TAG;
        p->spaced = false;
        return;
    }
    if (p->whole)
        source_stop(s, "in %.*s a struct url must be the whole value", STR(p->attribute));
    p->started = true;
    if (*at == ':' && takes_url(p->attribute)) {
        static const char *const schemes[] = {"http", "https", "mailto", NULL};
        struct str scheme = since_start(p, at);
        if (!has_any(scheme, "/?#") && !is_one_of(scheme, schemes))
            source_stop(s, "%.*s: is not allowed in %.*s", STR(scheme), STR(p->attribute));
    }
}

static void feed_in_tag(struct place *p, const struct source *s, const char *at)
{
    if (is_blank(*at))
        p->spaced = true;
    else if (*at == '>')
        tag_opened(p, s);
    else if (*at == '/')
        p->kind = PLACE_SLASH;
    else
        attribute_begin(p, s, at);
}

static void feed_attribute_name(struct place *p, const struct source *s, const char *at)
{
    if (!is_blank(*at) && !memchr("=>/\"'<", *at, 6))
        return;
    attribute_named(p, s, at);
    if (*at == '=')
        p->kind = PLACE_BEFORE_VALUE;
    else
        feed_in_tag(p, s, at);
}

static void feed_tag_name(struct place *p, const struct source *s, const char *at)
{
    if (isalnum((unsigned char)*at) || *at == '-' || *at == ':')
        return;
    tag_begin(p, s, at);
    feed_in_tag(p, s, at);
}

static void feed_slash(struct place *p, const struct source *s, const char *at)
{
    if (*at != '>' || !(is_void(p->tag) || in_svg(p)))
        source_stop(s, "<%.*s/>: only void elements and SVG may end so", STR(p->tag));
    p->kind = PLACE_TEXT;
}

static void feed_end_tag(struct place *p, const struct source *s, const char *at)
{
    if (*at == '>')
        tag_closed(p, s, at);
    else if (!isalnum((unsigned char)*at) && *at != '-')
        source_stop(s, "%c in an end tag", *at);
}

void place_feed(struct place *p, const struct source *s, const char *at)
{
    switch (p->kind) {
    case PLACE_TEXT: feed_text(p, s, at); return;
    case PLACE_LESS_THAN: feed_less_than(p, s, at); return;
    case PLACE_DECLARATION: p->kind = *at == '>' ? PLACE_TEXT : PLACE_DECLARATION; return;
    case PLACE_TAG_NAME: feed_tag_name(p, s, at); return;
    case PLACE_IN_TAG: feed_in_tag(p, s, at); return;
    case PLACE_ATTRIBUTE_NAME: feed_attribute_name(p, s, at); return;
    case PLACE_BEFORE_VALUE: value_begin(p, s, at); return;
    case PLACE_ATTRIBUTE_VALUE: feed_value(p, s, at); return;
    case PLACE_SLASH: feed_slash(p, s, at); return;
    case PLACE_END_TAG: feed_end_tag(p, s, at); return;
    }
}

// ---- values and blocks ----

static enum value_form attribute_value(struct place *p, const struct source *s)
{
    if (!takes_url(p->attribute)) {
        p->started = true;
        return VALUE_ATTRIBUTE;
    }
    if (p->started)
        source_stop(s, "in %.*s a struct url must be the whole value", STR(p->attribute));
    p->started = p->whole = true;
    return VALUE_URL;
}

enum value_form place_value(struct place *p, const struct source *s)
{
    if (p->kind == PLACE_ATTRIBUTE_VALUE)
        return attribute_value(p, s);
    if (p->kind == PLACE_BEFORE_VALUE)
        source_stop(s, "a value in an attribute without quotes: write %.*s=\"{{ ... }}\"", STR(p->attribute));
    if (p->kind != PLACE_TEXT)
        source_stop(s, "a value cannot be a part of a tag's or an attribute's name");
    if (str_is(top(p), S("script")))
        source_stop(s, "a value in <script>: put it into a data attribute");
    if (str_is(top(p), S("title")) || str_is(top(p), S("textarea")))
        return VALUE_PLAIN_TEXT;
    return VALUE_TEXT;
}

bool place_is_text(const struct place *p)
{
    return p->kind == PLACE_TEXT && !str_is(top(p), S("title")) && !str_is(top(p), S("textarea")) &&
           !str_is(top(p), S("script"));
}

bool place_keeps_blanks(const struct place *p)
{
    if (p->kind == PLACE_ATTRIBUTE_VALUE)
        return true;
    for (size_t i = 0; i < p->depth; i++)
        if (str_is(p->open[i], S("pre")) || str_is(p->open[i], S("textarea")))
            return true;
    return false;
}

/// Where the template's tag that was just read begins.
static const char *brace_behind(const struct source *s)
{
    size_t at = s->at - 2; // "%}"
    while (!(s->text.at[at] == '{' && s->text.at[at + 1] == '%'))
        at--;
    return s->text.at + at;
}

void place_settle(struct place *p, const struct source *s)
{
    if (p->kind == PLACE_TAG_NAME)
        tag_begin(p, s, brace_behind(s));
    else if (p->kind == PLACE_ATTRIBUTE_NAME)
        attribute_named(p, s, brace_behind(s));
    else if (p->kind != PLACE_TEXT && p->kind != PLACE_IN_TAG && p->kind != PLACE_ATTRIBUTE_VALUE)
        source_stop(s, "a tag of the template cannot stand in the middle of a tag of HTML");
}

void place_check_same(const struct place *start, const struct place *end, const struct source *s)
{
    if (end->depth > start->depth)
        source_stop(s, "<%.*s> of line %d is not closed in the part that ends here", STR(top(end)),
                    end->open_lines[end->depth - 1]);
    if (end->kind != start->kind || (end->kind == PLACE_ATTRIBUTE_VALUE && end->quote != start->quote))
        source_stop(s, "the part that ends here begins and ends in different places of the HTML");
    if (end->kind == PLACE_ATTRIBUTE_VALUE && !str_is(end->attribute, start->attribute))
        source_stop(s, "the part that ends here begins in one attribute and ends in another");
}

void place_join(struct place *into, const struct place *other)
{
    into->spaced = into->spaced && other->spaced;
    into->started = into->started || other->started;
    into->whole = into->whole || other->whole;
}
