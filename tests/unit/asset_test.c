// SPDX-License-Identifier: EUPL-1.2
// The style sheet and the typeface are in the program, under names that change with their content.
#include "test.h"

#include "html/asset.h"

#include <zlib.h>

static const struct asset *style(void)
{
    return &assets[ASSET_app_css];
}

TEST("an asset is found by the file name of its address, with whatever hash, and not without one")
{
    struct str path = url_text(asset_url(ASSET_app_css));
    CHECK(str_starts(path, S("/assets/app.")) && str_ends(path, S(".css")));
    const struct asset *found = asset_by_file(str_slice(path, 8, path.len));
    CHECK(found == style());
    CHECK_STR(found->type, S("text/css; charset=utf-8"));
    CHECK(asset_by_file(S("app.0123456789abcdef.css")) == style());
    CHECK(!asset_by_file(S("app.css")));
    CHECK(!asset_by_file(S("app.0123456789abcdeg.css")));
    CHECK(!asset_by_file(S("app.0123456789abcde.css")));
    CHECK(!asset_by_file(S("app.0123456789abcdef.png")));
    CHECK(!asset_by_file(S("ap.0123456789abcdef.css")));
    CHECK(!asset_by_file(S(".0123456789abcdef.")));
    CHECK(!asset_by_file(S("")));
}

TEST("the name holds the hash of the content")
{
    struct str hash =
        str_format(test_arena(), "app.%016llx.css", (unsigned long long)str_hash(style()->bytes));
    CHECK_STR(style()->file, hash);
}

TEST("the compressed twin unpacks to the same bytes")
{
    struct str gzip = style()->gzip;
    size_t len = style()->bytes.len;
    unsigned char *out = NEW_ARRAY(test_arena(), unsigned char, len + 1);
    z_stream z = {.avail_in = (uInt)gzip.len, .next_out = out, .avail_out = (uInt)(len + 1)};
    z.next_in = (Bytef *)(uintptr_t)gzip.at;
    CHECK_INT(inflateInit2(&z, 15 + 16), Z_OK);
    CHECK_INT(inflate(&z, Z_FINISH), Z_STREAM_END);
    CHECK_INT(z.total_out, len);
    CHECK_STR(((struct str){(const char *)out, len}), style()->bytes);
    inflateEnd(&z);
}

TEST("the style sheet is small, holds no comment, and asks for the typeface by its hashed name")
{
    CHECK(style()->gzip.len < 40 * 1024);
    CHECK(str_find_str(style()->bytes, S("/*"), 0) == style()->bytes.len);
    struct str face = assets[ASSET_inter_latin_wght_normal_woff2].file;
    CHECK(str_find_str(style()->bytes, face, 0) < style()->bytes.len);
    CHECK(str_find_str(style()->bytes, S("url(\"inter-latin-wght-normal.woff2"), 0) == style()->bytes.len);
    CHECK(str_find_str(style()->bytes, S("https://"), 0) == style()->bytes.len);
}

TEST("a typeface is compressed already and has no twin")
{
    CHECK_INT(assets[ASSET_inter_latin_wght_normal_woff2].gzip.len, 0);
}
