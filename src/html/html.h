// SPDX-License-Identifier: EUPL-1.2
// Writing HTML: what a value's C type says decides how it is written, so that nothing is left unescaped.
//
//     struct html h = html_new(arena, LANG_NB);
//     view_network_page(&h, &page);             // generated from html/network.html, see doc/templates.md
//     struct str all = html_get(&h);
//
//     type                  in text                        in an attribute's value
//     struct str            escaped                        escaped
//     int, int64_t, size_t  1 234                          1234
//     struct date           3. desember 2026               2026-12-03
//     struct wall           torsdag 3. desember 2026 ...   2026-12-03T13:00
//     struct instant        the same, Norwegian time       2026-12-03T12:00:00Z
//     struct markup         as it is                       does not compile
//     struct url            does not compile               href, src, action ... only, where nothing else is
//
// bool, enums, floating point and struct secret do not compile anywhere: say in a text what they mean.
// A page over HTML_BYTES_MOST is cut off; html_full() tells. Cost: linear in what is written.
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "base/buf.h"
#include "base/date.h"
#include "url/url.h"
#include "i18n/lang.h"
#include "i18n/message.h"

enum { HTML_BYTES_MOST = 8 << 20 };

/// HTML that is known to be safe: made by a view, from a literal, or by a library that cleans.
struct markup {
    struct str s;
};

struct html {
    struct buf out;
    struct buf words; // of one text, before it is escaped
    enum lang lang;
};

struct html html_new(struct arena *arena, enum lang lang);
struct str html_get(const struct html *h);
struct markup html_markup(const struct html *h);
bool html_full(const struct html *h);
/// & < > " ' as character references; control characters that HTML forbids as U+FFFD.
void html_escape(struct buf *out, struct str text);

// ---- what generated code calls ----

void html_literal(struct html *h, struct str markup);
void html_message(struct html *h, enum message m, const struct arg *args, size_t count);
static inline bool html_empty_text(struct str s)
{
    return s.len == 0;
}
#define html_empty(value) _Generic((value), struct str : html_empty_text, struct url : url_is_none)(value)

// clang-format off
#define html_put(h, value) _Generic((value), HTML_WORDS_, struct markup: html_put_markup)((h), (value))
#define html_put_text(h, value) _Generic((value), HTML_WORDS_)((h), (value))
#define HTML_WORDS_               \
    struct str: html_put_str,     \
    int: html_put_int,            \
    int64_t: html_put_int,        \
    size_t: html_put_count,       \
    struct date: html_put_date,   \
    struct wall: html_put_wall,   \
    struct instant: html_put_instant
#define html_put_attribute(h, value)          \
    _Generic((value),                         \
        struct str: html_put_str,             \
        int: html_put_plain,                  \
        int64_t: html_put_plain,              \
        size_t: html_put_count_plain,         \
        struct date: html_put_date_iso,       \
        struct wall: html_put_wall_iso,       \
        struct instant: html_put_instant_iso)((h), (value))
#define html_arg(value)           \
    _Generic((value),             \
        struct str: arg_str,      \
        int: arg_int,             \
        int64_t: arg_int,         \
        size_t: html_arg_count,   \
        struct date: arg_date,    \
        struct wall: arg_wall)(value)
// clang-format on

void html_put_str(struct html *h, struct str s);
void html_put_markup(struct html *h, struct markup markup);
void html_put_int(struct html *h, int64_t n);
void html_put_count(struct html *h, size_t n);
void html_put_date(struct html *h, struct date d);
void html_put_wall(struct html *h, struct wall w);
void html_put_instant(struct html *h, struct instant t);
void html_put_plain(struct html *h, int64_t n); // {{ plain(.year) }}: 2026
void html_put_count_plain(struct html *h, size_t n);
void html_put_date_iso(struct html *h, struct date d);
void html_put_wall_iso(struct html *h, struct wall w);
void html_put_instant_iso(struct html *h, struct instant t);
void html_put_day(struct html *h, struct date d);    // {{ day(.date) }}: torsdag 3. desember 2026
void html_put_short(struct html *h, struct date d);  // {{ short(.date) }}: 3.12.2026
void html_put_time(struct html *h, int32_t minute);  // {{ time(.minute) }}: kl. 13.00
void html_put_clock(struct html *h, int32_t minute); // {{ clock(.minute) }}: 13:00
void html_put_url(struct html *h, struct url url);
struct arg html_arg_count(size_t n);

#endif
