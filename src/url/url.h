// SPDX-License-Identifier: EUPL-1.2
// Addresses: made of the route table, never typed by hand, so that no "javascript:" gets into a page and no
// mail leads to a page that has moved. Jobs and domain make theirs here as pages do; url/urls.h has one
// function for each row of routes.def.
//
//     struct url here = url_network_show(arena, network);              // url/urls.h
//     struct url page = url_with(arena, here, S("page"), S("2"));      // /networks/7?page=2
//     struct url field = url_fragment(arena, S("title"));              // #title
//     struct url site = url_external(arena, typed_by_a_person);        // https://..., else "#"
//
// Only url.c knows what is in a struct url: it is made by the functions below, or it does not compile.
// Everything lives in the arena. Cost: one allocation each.
#ifndef URL_URL_H
#define URL_URL_H

#include "base/str.h"

#if defined __has_attribute && __has_attribute(designated_init)
#define URL_NOT_BY_POSITION __attribute__((designated_init))
#else
#define URL_NOT_BY_POSITION
#endif

struct URL_NOT_BY_POSITION url {
    struct str url_known_to_url_c_alone;
};

#ifndef URL_C
#pragma GCC poison url_known_to_url_c_alone // nor by name
#endif

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
/// No address: what a page leaves out where there is nothing to lead to.
struct url url_none(void);
bool url_is_none(struct url url);
/// As it stands in a mail, a header or a log; a page takes the struct url itself.
struct str url_text(struct url url);

/// The same with one more field in its query; key and value are percent-encoded (RFC 3986 section 2).
struct url url_with(struct arena *arena, struct url url, struct str key, struct str value);
struct url url_with_int(struct arena *arena, struct url url, struct str key, int64_t value);
/// An anchor on the same page; and one on the page of that url.
struct url url_fragment(struct arena *arena, struct str id);
struct url url_with_fragment(struct arena *arena, struct url url, struct str id);
/// "https://tvers.example" and a url of ours, for mails and calendars.
struct url url_absolute(struct arena *arena, struct str origin, struct url url);

/// An address from outside, when it is https:, http: or mailto: and holds no blanks or control characters;
/// else "#".
struct url url_external(struct arena *arena, struct str address);
/// An address of this site that came from outside: "/networks/3?page=2", never "//elsewhere" or a full
/// address, of at most URL_LOCAL_BYTES_MOST. False for anything else; *out points into the text.
bool url_local_read(struct str address, struct url *out);
enum { URL_LOCAL_BYTES_MOST = 1000 };

/// The text with "..." for what follows the door of a row that is marked SECRET, as "/i/" is: who may read a
/// mail of somebody else must not be able to answer it. A query behind it ("?a=yes") stays.
struct str url_without_secrets(struct arena *arena, struct str text);

#endif
