// SPDX-License-Identifier: EUPL-1.2
// Addresses that may stand in href, src and action. A struct url comes from the functions below and from
// those that tools/routes.c makes of the route table, never from a text as it is; so that no "javascript:"
// gets in.
//
//     struct url here = url_network_show(arena, network);              // generated
//     struct url page = url_with(arena, here, S("page"), S("2"));      // /networks/7?page=2
//     struct url field = url_fragment(arena, S("title"));              // #title
//     struct url site = url_external(arena, typed_by_a_person);        // https://..., else "#"
//
// Everything lives in the arena. Cost: one allocation each.
#ifndef HTML_URL_H
#define HTML_URL_H

#include "base/str.h"

struct url {
    struct str s;
};

/// A part of a path: as it is, a number, or a text to be percent-encoded.
struct url_part {
    enum { URL_LITERAL, URL_NUMBER, URL_TEXT } kind;
    struct str text;
    int64_t number;
};

#define URL_PART_LITERAL(s) ((struct url_part){.kind = URL_LITERAL, .text = S(s)})
#define URL_PART_NUMBER(n) ((struct url_part){.kind = URL_NUMBER, .number = (n)})
#define URL_PART_TEXT(s) ((struct url_part){.kind = URL_TEXT, .text = (s)})

/// For generated code. The first part is a literal that begins with "/".
struct url url_of(struct arena *arena, const struct url_part *parts, size_t count);
/// The same with one more field in its query; key and value are percent-encoded (RFC 3986 section 2).
struct url url_with(struct arena *arena, struct url url, struct str key, struct str value);
struct url url_with_int(struct arena *arena, struct url url, struct str key, int64_t value);
/// An anchor on the same page.
struct url url_fragment(struct arena *arena, struct str id);
/// "https://tvers.example" and a url of ours, for mails and calendars.
struct url url_absolute(struct arena *arena, struct str origin, struct url url);
/// An address from outside, when it is https:, http: or mailto: and holds no blanks or control characters;
/// else "#".
struct url url_external(struct arena *arena, struct str address);

#endif
