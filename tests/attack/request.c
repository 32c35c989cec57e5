// SPDX-License-Identifier: EUPL-1.2
// Requests: an address of the route table, a link that was seen, a form that was seen, each with something
// odd.
#include "attack.h"

enum { REQUEST_BYTES_MOST = 4 << 20, SLOW_ONE_IN = 12, BOOK_BYTES = 80000 };

static void encoded(struct buf *out, struct str s)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') {
            buf_char(out, s.at[i]);
        } else {
            buf_char(out, '%');
            buf_char(out, hex[c >> 4]);
            buf_char(out, hex[c & 15]);
        }
    }
}

/// A step of a path in the place of {network}, {token} ...
static struct str step_value(struct attack *a, struct dice *dice, struct arena *arena)
{
    static const char *const usual[] = {"1", "2", "3", "4", "5", "7", "20", "55", "100"};
    if (dice_one_in(dice, 6))
        return value_odd(dice, arena, str_from(usual[dice_below(dice, 9)]));
    if (dice_one_in(dice, 4)) { // something out of a link
        struct str rest = harvest_link(&a->harvest, dice), step, last = S("1");
        while (str_cut(&rest, '/', &step))
            last = step;
        return last;
    }
    return str_from(usual[dice_below(dice, 9)]);
}

/// "/networks/{network}/plan" with something in the place of what is in braces.
static struct str path_of(struct attack *a, struct dice *dice, struct arena *arena, struct str pattern,
                          bool is_odd)
{
    struct buf out = buf_new(arena, 1 << 20);
    while (pattern.len) {
        size_t open = str_find(pattern, '{', 0), close = str_find(pattern, '}', open);
        buf_str(&out, str_slice(pattern, 0, open));
        if (open < pattern.len)
            encoded(&out, is_odd ? step_value(a, dice, arena) : S("1"));
        pattern = str_slice(pattern, close + 1, pattern.len);
    }
    return buf_get(&out);
}

static struct str query_odd(struct dice *dice, struct arena *arena, struct str target)
{
    static const char *const names[] = {"q",      "list", "behind", "next", "state",  "network",
                                        "before", "show", "from",   "a",    "person", "day",
                                        "month",  "nth",  "every",  "x"};
    struct buf out = buf_new(arena, 1 << 20);
    buf_str(&out, target);
    buf_char(&out, str_find(target, '?', 0) < target.len ? '&' : '?');
    buf_str(&out, str_from(names[dice_below(dice, sizeof names / sizeof *names)]));
    buf_char(&out, '=');
    encoded(&out, value_odd(dice, arena, S("1")));
    return buf_get(&out);
}

static void head(struct buf *out, const struct attack *a, int role, const char *method, struct str target)
{
    static const char *const languages[ROLES] = {"nb", "nn", "da", "en", "de", "nb;q=0.1, da;q=2", ""};
    buf_format(out, "%s %.*s HTTP/1.1\r\nHost: tvers.example\r\nAccept-Language: %s\r\n", method, STR(target),
               languages[role]);
    buf_format(out, "Cookie: __Host-visitor=" ATTACK_VISITOR "; __Host-said=%d; __Host-tvers=%.*s\r\n",
               (int)(a->steps % (MSG_COUNT + 3)), STR(secret_reveal(a->roles[role].session)));
}

static struct str get(const struct attack *a, struct arena *arena, int role, const char *method,
                      struct str target)
{
    struct buf out = buf_new(arena, REQUEST_BYTES_MOST);
    head(&out, a, role, method, target);
    buf_str(&out, S("\r\n"));
    return buf_get(&out);
}

// ---- forms ----

#define BOUNDARY "attackboundary"

static void part_add(struct buf *body, bool multipart, const struct field *field, struct str value)
{
    if (!multipart) {
        buf_str(body, body->len ? S("&") : S(""));
        encoded(body, field->name);
        buf_char(body, '=');
        encoded(body, value);
        return;
    }
    buf_format(body, "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"%.*s\"", STR(field->name));
    buf_str(body, field->kind == FIELD_FILE ? S("; filename=\"list.csv\"\r\n\r\n") : S("\r\n\r\n"));
    buf_str(body, value);
    buf_str(body, S("\r\n"));
}

/// One of the buttons, if there are any.
static const struct field *button_of(struct dice *dice, const struct form *form)
{
    const struct field *buttons[FIELDS];
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++)
        if (form->fields[i].kind == FIELD_BUTTON)
            buttons[count++] = &form->fields[i];
    return count ? buttons[dice_below(dice, count)] : NULL;
}

/// `oddness`: one in so many values is not what the page had.
static struct str body_of(struct dice *dice, struct arena *arena, const struct form *form, struct str token,
                          bool multipart)
{
    static const size_t oddnesses[] = {1000, 1000, 8, 3};
    struct buf body = buf_new(arena, REQUEST_BYTES_MOST / 2);
    size_t oddness = oddnesses[dice_below(dice, 4)];
    const struct field *button = button_of(dice, form);
    for (const struct field *f = form->fields; f < form->fields + form->count; f++) {
        if ((f->kind == FIELD_BUTTON && f != button) || (f->kind == FIELD_CHOICE && dice_below(dice, 2)))
            continue;
        bool is_token = str_is(f->name, S("csrf"));
        struct str value = f->kind == FIELD_FILE ? value_file(dice, arena) : is_token ? token : f->value;
        if (f->kind == FIELD_TEXT && !value.len && !dice_one_in(dice, 4))
            value = str_is(f->name, S("password")) ? S("riktig hest batteri") : S("Kari 12");
        if (dice_one_in(dice, is_token ? 40 : oddness))
            value = value_odd(dice, arena, value);
        part_add(&body, multipart, f, value);
        if (dice_one_in(dice, 50))
            part_add(&body, multipart, f, value_odd(dice, arena, value));
    }
    if (multipart)
        buf_str(&body, S("--" BOUNDARY "--\r\n"));
    return buf_get(&body);
}

/// That of the page while its session lasts, so that a form may come twice; else that of the role's session.
static struct str token_of(const struct attack *a, struct arena *arena, int role, const struct form *form)
{
    struct secret session = a->roles[role].session;
    struct str kept = S(""), own = csrf_token(arena, &a->site.key, session);
    for (size_t i = 0; i < form->count; i++)
        if (str_is(form->fields[i].name, S("csrf")))
            kept = form->fields[i].value;
    return !secret_reveal(session).len || csrf_token_same(kept, own) ? kept : own;
}

static struct str post(struct attack *a, struct dice *dice, struct arena *arena, int role,
                       const struct form *form, struct str target)
{
    bool multipart = dice_one_in(dice, 4);
    for (size_t i = 0; i < form->count; i++)
        multipart |= form->fields[i].kind == FIELD_FILE;
    struct str body = body_of(dice, arena, form, token_of(a, arena, role, form), multipart);
    struct buf out = buf_new(arena, REQUEST_BYTES_MOST);
    head(&out, a, role, "POST", target);
    buf_format(&out, "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n",
               multipart ? "multipart/form-data; boundary=" BOUNDARY : "application/x-www-form-urlencoded",
               body.len);
    buf_str(&out, body);
    return buf_get(&out);
}

struct str request_too_long(struct attack *a, struct arena *arena, const struct form *form, size_t field)
{
    struct form *copy = NEW(arena, struct form);
    struct dice steady = dice_of_bytes(NULL, 0); // all else is as the page has it
    struct buf value = buf_new(arena, 2 * BOOK_BYTES);
    *copy = *form;
    buf_str(&value, form->fields[field].value);
    while (value.len < BOOK_BYTES)
        buf_char(&value, 'a');
    copy->fields[field].value = buf_get(&value);
    return post(a, &steady, arena, form->role, copy, form->action);
}

static bool is_slow(const struct route *route)
{
    return route && (route->kind == ROUTE_KIND_SLOW || route->kind == ROUTE_KIND_PASSWORD);
}

static bool is_slow_post(struct str target)
{
    struct path path;
    enum route_miss why;
    return is_slow(route_match(HTTP_POST, target, &path, &why));
}

/// A form for a route whose page was never seen.
static struct form bare_form(const struct attack *a, struct arena *arena, int role)
{
    struct form form = {.role = role, .count = 2};
    struct str token = csrf_token(arena, &a->site.key, secret_of(S(ATTACK_VISITOR)));
    form.fields[0] = (struct field){FIELD_TEXT, S("csrf"), token};
    form.fields[1] = (struct field){FIELD_TEXT, S("do"), S("send")};
    return form;
}

struct str request_of_route(struct attack *a, struct dice *dice, struct arena *arena, int route, int role,
                            bool is_odd)
{
    struct str path = path_of(a, dice, arena, routes[route].pattern, is_odd);
    struct form form = bare_form(a, arena, role);
    if (routes[route].method == HTTP_POST)
        return post(a, dice, arena, role, &form, path);
    return get(a, arena, role, "GET", is_odd && dice_one_in(dice, 5) ? query_odd(dice, arena, path) : path);
}

struct str request_any(struct attack *a, struct dice *dice, struct arena *arena, int *role)
{
    const struct form *form = harvest_form(&a->harvest, dice);
    struct str link = harvest_link(&a->harvest, dice);
    *role = (int)dice_below(dice, ROLES);
    uint32_t what = dice_below(dice, 8);
    if (what < 4 && form && (!is_slow_post(form->action) || dice_one_in(dice, SLOW_ONE_IN))) {
        *role = dice_one_in(dice, 12) ? *role : form->role;
        return post(a, dice, arena, *role, form, form->action);
    }
    if (what < 7 && link.at)
        return get(a, arena, *role, dice_one_in(dice, 20) ? "HEAD" : "GET",
                   dice_one_in(dice, 5) ? query_odd(dice, arena, link) : link);
    int route = (int)dice_below(dice, ROUTE_COUNT);
    if (is_slow(&routes[route]) && !dice_one_in(dice, SLOW_ONE_IN))
        route = 0;
    return request_of_route(a, dice, arena, route, *role, true);
}
