// SPDX-License-Identifier: EUPL-1.2
// Links and forms out of a page. It is our own page: no more of HTML is known here than our templates write.
#include "attack.h"

#include <string.h>

struct tag {
    struct str name, attributes;
};

static bool tag_next(struct str *rest, struct tag *out)
{
    size_t from = str_find(*rest, '<', 0) + 1, to = str_find(*rest, '>', from);
    if (to >= rest->len)
        return false;
    struct str inside = str_slice(*rest, from, to);
    size_t blank = str_find(inside, ' ', 0);
    *out = (struct tag){str_slice(inside, 0, blank), str_slice(inside, blank, inside.len)};
    *rest = str_slice(*rest, to + 1, rest->len);
    return true;
}

static struct str unescaped(struct arena *arena, struct str s)
{
    static const struct {
        struct str reference, character;
    } known[] = {{S_INIT("&lt;"), S_INIT("<")},
                 {S_INIT("&gt;"), S_INIT(">")},
                 {S_INIT("&quot;"), S_INIT("\"")},
                 {S_INIT("&#39;"), S_INIT("'")},
                 {S_INIT("&amp;"), S_INIT("&")}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        s = str_replace(arena, s, known[i].reference, known[i].character);
    return s;
}

/// Its value; .at is NULL when the tag has none of that name.
static struct str attribute(struct arena *arena, const struct tag *tag, const char *name)
{
    struct str start = str_format(arena, " %s=\"", name);
    size_t from = str_find_str(tag->attributes, start, 0);
    if (from >= tag->attributes.len)
        return (struct str){NULL, 0};
    from += start.len;
    struct str value = str_slice(tag->attributes, from, str_find(tag->attributes, '"', from));
    return unescaped(arena, str_copy(arena, value));
}

static void field_add(struct form *form, enum field_kind kind, struct str name, struct str value)
{
    if (form->count < FIELDS && name.len)
        form->fields[form->count++] = (struct field){kind, name, value};
}

static void input_add(struct arena *arena, struct form *form, const struct tag *tag)
{
    struct str type = attribute(arena, tag, "type"), value = attribute(arena, tag, "value");
    enum field_kind kind = str_is(type, S("checkbox")) || str_is(type, S("radio")) ? FIELD_CHOICE
                           : str_is(type, S("file"))                               ? FIELD_FILE
                                                                                   : FIELD_TEXT;
    if (!value.at)
        value = kind == FIELD_CHOICE ? S("on") : S("");
    field_add(form, kind, attribute(arena, tag, "name"), value);
}

/// Reads on to the end of the form.
static void form_read(struct arena *arena, struct str *rest, struct form *form)
{
    struct tag tag;
    struct str select = S("");
    while (tag_next(rest, &tag) && !str_is(tag.name, S("/form"))) {
        struct str name = attribute(arena, &tag, "name"), value = attribute(arena, &tag, "value");
        if (str_is(tag.name, S("input")))
            input_add(arena, form, &tag);
        if (str_is(tag.name, S("button")))
            field_add(form, FIELD_BUTTON, name, value);
        if (str_is(tag.name, S("textarea")))
            field_add(form, FIELD_TEXT, name,
                      unescaped(arena, str_copy(arena, str_slice(*rest, 0, str_find(*rest, '<', 0)))));
        if (str_is(tag.name, S("select")))
            select = name;
        if (str_is(tag.name, S("option")))
            field_add(form, FIELD_CHOICE, select, value);
    }
}

/// The row that answers there, or -1.
static int route_at(enum http_method method, struct str address)
{
    struct path path;
    enum route_miss why;
    const struct route *route =
        route_match(method, str_slice(address, 0, str_find(address, '?', 0)), &path, &why);
    return route ? (int)(route - routes) : -1;
}

static void link_add(struct harvest *h, struct str link)
{
    if (str_starts(link, h->public_url))
        link = str_slice(link, h->public_url.len, link.len);
    int route = route_at(HTTP_GET, link);
    if (route >= 0)
        h->links[route][str_hash(link) % PLACES] = link;
}

static void form_add(struct harvest *h, struct str *rest, const struct tag *tag, int role)
{
    struct form *form = NEW(h->arena, struct form);
    form->role = role;
    form->action = attribute(h->arena, tag, "action");
    form_read(h->arena, rest, form);
    int route = route_at(HTTP_POST, form->action);
    if (route >= 0)
        h->forms[route][(str_hash(form->action) + (uint64_t)role + form->count) % PLACES] = form;
}

void harvest_take(struct harvest *h, struct str page, int role)
{
    struct tag tag;
    harvest_addresses(h, page);
    while (tag_next(&page, &tag)) {
        if (str_is(tag.name, S("a")))
            link_add(h, attribute(h->arena, &tag, "href"));
        if (str_is(tag.name, S("form")) && str_is(attribute(h->arena, &tag, "method"), S("post")))
            form_add(h, &page, &tag, role);
    }
}

void harvest_addresses(struct harvest *h, struct str text)
{
    struct str start = str_cat(h->arena, h->public_url, S("/"));
    size_t at = str_find_str(text, start, 0);
    for (size_t end; at < text.len; at = str_find_str(text, start, end)) {
        for (end = at; end < text.len && text.at[end] > ' ' && !memchr("\"<>'", text.at[end], 4);)
            end++;
        link_add(h, unescaped(h->arena, str_copy(h->arena, str_slice(text, at, end))));
    }
}

struct str harvest_link(const struct harvest *h, struct dice *dice)
{
    size_t route = dice_below(dice, ROUTE_COUNT), place = dice_below(dice, PLACES);
    const struct str *all = h->links[0];
    size_t count = ROUTE_COUNT * PLACES, at = route * PLACES + place;
    for (size_t i = 0; i < count && !all[at].at; i++)
        at = (at + 1) % count;
    return all[at];
}

const struct form *harvest_form(const struct harvest *h, struct dice *dice)
{
    size_t route = dice_below(dice, ROUTE_COUNT), place = dice_below(dice, PLACES);
    const struct form *const *all = h->forms[0];
    size_t count = ROUTE_COUNT * PLACES, at = route * PLACES + place;
    for (size_t i = 0; i < count && !all[at]; i++)
        at = (at + 1) % count;
    return all[at];
}
