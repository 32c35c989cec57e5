// SPDX-License-Identifier: EUPL-1.2
// Escaping, and the written form of each type.
#include "html/html.h"

#include "base/bug.h"
#include "i18n/format.h"

#include <string.h>

enum { USUAL_BYTES = 12 * 1024 }; // most pages with their frame; a worker's first piece of memory holds two

struct html html_new(struct arena *arena, enum lang lang)
{
    struct html h = {
        .out = buf_new(arena, HTML_BYTES_MOST), .words = buf_new(arena, HTML_BYTES_MOST), .lang = lang};
    buf_reserve(&h.out, USUAL_BYTES);
    return h;
}

struct str html_get(const struct html *h)
{
    return buf_get(&h->out);
}

struct markup html_markup(const struct html *h)
{
    return (struct markup){buf_get(&h->out)};
}

bool html_full(const struct html *h)
{
    return buf_full(&h->out);
}

// ---- escaping ----

enum { CLEAN, AMP, LT, GT, QUOT, APOS, BAD };

static const struct str references[] = {
    [AMP] = S_INIT("&amp;"),   [LT] = S_INIT("&lt;"),    [GT] = S_INIT("&gt;"),
    [QUOT] = S_INIT("&quot;"), [APOS] = S_INIT("&#39;"), [BAD] = S_INIT("\xef\xbf\xbd"),
};

// What each byte becomes. Of the control characters HTML allows tab, line feed, form feed and carriage return
// (HTML Standard, section 13.2.3.5).
static const unsigned char escapes[256] = {
    [0] = BAD,   [1] = BAD,   [2] = BAD,  [3] = BAD,  [4] = BAD,    [5] = BAD,     [6] = BAD,
    [7] = BAD,   [8] = BAD,   [11] = BAD, [14] = BAD, [15] = BAD,   [16] = BAD,    [17] = BAD,
    [18] = BAD,  [19] = BAD,  [20] = BAD, [21] = BAD, [22] = BAD,   [23] = BAD,    [24] = BAD,
    [25] = BAD,  [26] = BAD,  [27] = BAD, [28] = BAD, [29] = BAD,   [30] = BAD,    [31] = BAD,
    [127] = BAD, ['&'] = AMP, ['<'] = LT, ['>'] = GT, ['"'] = QUOT, ['\''] = APOS,
};

void html_escape(struct buf *out, struct str text)
{
    size_t clean = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char escape = escapes[(unsigned char)text.at[i]];
        if (escape == CLEAN)
            continue;
        buf_str(out, (struct str){text.at + clean, i - clean});
        buf_str(out, references[escape]);
        clean = i + 1;
    }
    if (clean < text.len)
        buf_str(out, (struct str){text.at + clean, text.len - clean});
}

void html_literal(struct html *h, struct str markup)
{
    buf_str(&h->out, markup);
}

void html_message(struct html *h, enum message m, const struct arg *args, size_t count)
{
    buf_clear(&h->words);
    message_write(&h->words, h->lang, m, args, count);
    html_escape(&h->out, buf_get(&h->words));
}

// ---- values ----

void html_put_str(struct html *h, struct str s)
{
    html_escape(&h->out, s);
}

void html_put_markup(struct html *h, struct markup markup)
{
    buf_str(&h->out, markup.s);
}

void html_put_int(struct html *h, int64_t n)
{
    if (n >= 0 && n < 1000)
        buf_int(&h->out, n); // the same in every language
    else
        html_escape(&h->out, format_int(h->out.arena, h->lang, n));
}

void html_put_count(struct html *h, size_t n)
{
    html_put_int(h, (int64_t)n);
}

void html_put_date(struct html *h, struct date d)
{
    html_escape(&h->out, format_date(h->out.arena, h->lang, d));
}

void html_put_wall(struct html *h, struct wall w)
{
    html_escape(&h->out, format_wall(h->out.arena, h->lang, w));
}

void html_put_instant(struct html *h, struct instant t)
{
    html_put_wall(h, wall_from_instant(t, ZONE_OSLO)); // and Copenhagen: one rule
}

void html_put_plain(struct html *h, int64_t n)
{
    buf_int(&h->out, n);
}

void html_put_count_plain(struct html *h, size_t n)
{
    buf_int(&h->out, (int64_t)n);
}

void html_put_date_iso(struct html *h, struct date d)
{
    buf_str(&h->out, date_iso(h->out.arena, d));
}

void html_put_wall_iso(struct html *h, struct wall w)
{
    html_put_date_iso(h, w.date);
    buf_format(&h->out, "T%02d:%02d", (int)(w.minute / 60), (int)(w.minute % 60));
}

void html_put_instant_iso(struct html *h, struct instant t)
{
    buf_str(&h->out, instant_iso(h->out.arena, t));
}

void html_put_day(struct html *h, struct date d)
{
    html_escape(&h->out, format_day(h->out.arena, h->lang, d));
}

void html_put_short(struct html *h, struct date d)
{
    html_escape(&h->out, format_date_short(h->out.arena, h->lang, d));
}

void html_put_time(struct html *h, int32_t minute)
{
    html_escape(&h->out, format_time(h->out.arena, h->lang, minute));
}

void html_put_clock(struct html *h, int32_t minute)
{
    html_escape(&h->out, format_clock(h->out.arena, h->lang, minute));
}

void html_put_url(struct html *h, struct url url)
{
    html_escape(&h->out, url_text(url));
}

struct arg html_arg_count(size_t n)
{
    return arg_int((int64_t)n);
}
