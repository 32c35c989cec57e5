// SPDX-License-Identifier: EUPL-1.2
// Fuzzes what a stranger's text can do in a page: as text, as an attribute, as an address.
#include "base/bug.h"
#include "html/html.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// No character that could leave the text or the attribute, and every & begins a reference.
static void check_escaped(struct str out)
{
    static const char *const references[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    for (size_t i = 0; i < out.len; i++) {
        ASSERT(out.at[i] != '<' && out.at[i] != '>' && out.at[i] != '"' && out.at[i] != '\'' && out.at[i]);
        bool known = out.at[i] != '&';
        for (size_t r = 0; !known && r < sizeof references / sizeof references[0]; r++)
            known = str_starts(str_slice(out, i, out.len), str_from(references[r]));
        ASSERT(known);
    }
}

static void check_external(struct str url)
{
    ASSERT(str_is(url, S("#")) || str_is_nocase(str_slice(url, 0, 8), S("https://")) ||
           str_is_nocase(str_slice(url, 0, 7), S("http://")) ||
           str_is_nocase(str_slice(url, 0, 7), S("mailto:")));
    for (size_t i = 0; i < url.len; i++)
        ASSERT((unsigned char)url.at[i] > ' ' && url.at[i] != 0x7f && url.at[i] != '\\');
}

static void check_query(struct arena *arena, struct str text)
{
    struct url x = url_of(arena, (const struct url_part[]){URL_PART_LITERAL("/x")}, 1);
    struct str url = url_text(url_with(arena, x, text, text));
    ASSERT(str_starts(url, S("/x?")));
    for (size_t i = 3; i < url.len; i++)
        ASSERT(memchr("&#?/ <>\"'", url.at[i], 9) == NULL && (unsigned char)url.at[i] < 0x7f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct str text = {(const char *)data, size};
    struct html h = html_new(arena, LANG_EN);
    html_put(&h, text);
    html_put_attribute(&h, text);
    html_put_url(&h, url_external(arena, text));
    check_escaped(html_get(&h));
    check_external(url_text(url_external(arena, text)));
    check_query(arena, text);
    arena_free(arena);
    return 0;
}
