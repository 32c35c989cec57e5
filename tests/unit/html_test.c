// SPDX-License-Identifier: EUPL-1.2
// What is written into a page comes out as text, and an address as an address.
#include "test.h"

#include "base/rng.h"
#include "html/html.h"

#include <string.h>

static struct str written(struct str (*write)(struct html *h))
{
    struct html h = html_new(test_arena(), LANG_NB);
    return write(&h);
}

static struct str escaped(struct str text)
{
    struct buf out = buf_new(test_arena(), 1 << 20);
    html_escape(&out, text);
    return buf_get(&out);
}

TEST("the five characters that mean something in HTML become references")
{
    CHECK_STR(escaped(S("<a href='x'>\"Å & ø\"</a>")),
              S("&lt;a href=&#39;x&#39;&gt;&quot;Å &amp; ø&quot;&lt;/a&gt;"));
    CHECK_STR(escaped(S("")), S(""));
}

TEST("control characters that HTML forbids become a replacement character, line breaks stay")
{
    CHECK_STR(escaped(S("a\0b\x1b[31m\tc\r\n")), S("a\xef\xbf\xbd"
                                                   "b\xef\xbf\xbd[31m\tc\r\n"));
}

/// The way back, as a browser reads it.
static struct str unescaped(struct str html)
{
    struct arena *a = test_arena();
    html = str_replace(a, html, S("&lt;"), S("<"));
    html = str_replace(a, html, S("&gt;"), S(">"));
    html = str_replace(a, html, S("&quot;"), S("\""));
    html = str_replace(a, html, S("&#39;"), S("'"));
    return str_replace(a, html, S("&amp;"), S("&"));
}

TEST("whatever the bytes, none of < > \" ' comes out, and reading gives the same text")
{
    struct rng rng = rng_new(7);
    const struct str alphabet = S("<>&\"'abc;#39ampltgt \n\xc3\xa5");
    for (int round = 0; round < 2000; round++) {
        char bytes[64];
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = alphabet.at[rng_below(&rng, (uint32_t)alphabet.len)];
        struct str text = {bytes, rng_below(&rng, sizeof bytes)}, out = escaped(text);
        for (size_t i = 0; i < out.len; i++)
            CHECK(!strchr("<>\"'", out.at[i]));
        CHECK_STR(unescaped(out), text);
    }
}

static struct str a_number(struct html *h)
{
    html_put(h, 27);
    html_put(h, S(" "));
    html_put(h, INT64_C(1234567));
    html_put(h, S(" "));
    html_put_attribute(h, INT64_C(1234567));
    return html_get(h);
}

TEST("a number is written as the language has it in text, and with digits only in an attribute")
{
    CHECK_STR(written(a_number), S("27 1\xc2\xa0"
                                   "234\xc2\xa0"
                                   "567 1234567"));
}

static struct str a_moment(struct html *h)
{
    struct wall w = {date_of(2026, 12, 3), 13 * 60};
    html_put(h, w.date);
    html_put(h, S(" | "));
    html_put(h, wall_instant(w, ZONE_OSLO));
    html_put(h, S(" | "));
    html_put_attribute(h, w.date);
    html_put(h, S(" | "));
    html_put_attribute(h, w);
    html_put(h, S(" | "));
    html_put_attribute(h, wall_instant(w, ZONE_OSLO));
    return html_get(h);
}

TEST("a date is for people in text, and for programs in an attribute")
{
    CHECK_STR(written(a_moment),
              S("3. desember 2026 | torsdag 3. desember 2026 kl.\u00a013.00 | 2026-12-03 | "
                "2026-12-03T13:00 | 2026-12-03T12:00:00Z"));
}
