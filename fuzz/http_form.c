// SPDX-License-Identifier: EUPL-1.2
// Fuzzes both kinds of form. What is accepted keeps the limits and is clean text; an URL-encoded form that is
// written again gives the same fields; a part of a multipart form lies inside the body and holds no
// delimiter.
//
// An even first byte: URL-encoded. Odd: multipart with the boundary "B".
#include "base/bug.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "http/form.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(struct str s)
{
    ASSERT(utf8_valid(s) && (!s.len || !memchr(s.at, '\0', s.len)));
}

static void check_limits(const struct http_form *form)
{
    ASSERT(form->count <= HTTP_FORM_FIELDS_MOST && (form->problem == HTTP_FORM_FINE || !form->count));
    for (size_t i = 0; i < form->count; i++) {
        ASSERT(form->fields[i].name.len <= HTTP_FORM_NAME_BYTES_MOST);
        check_text(form->fields[i].name);
        if (!form->fields[i].is_file)
            check_text(form->fields[i].value);
    }
}

static void encode(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        buf_format(out, "%%%02X", (unsigned char)s.at[i]);
}

static void check_written_again(struct arena *arena, const struct http_form *form)
{
    struct buf out = buf_new(arena, 16 << 20);
    for (size_t i = 0; i < form->count; i++) {
        encode(&out, form->fields[i].name);
        buf_char(&out, '=');
        encode(&out, form->fields[i].value);
        buf_str(&out, i + 1 < form->count ? S("&") : S(""));
    }
    struct http_form again = http_form_urlencoded(arena, buf_get(&out));
    ASSERT(again.count == form->count);
    for (size_t i = 0; i < form->count; i++)
        ASSERT(str_is(again.fields[i].name, form->fields[i].name) &&
               str_is(again.fields[i].value, form->fields[i].value));
}

static void check_parts(const struct http_form *form, struct str body)
{
    for (size_t i = 0; i < form->count; i++) {
        struct str value = form->fields[i].value;
        ASSERT(value.at >= body.at && value.at + value.len <= body.at + body.len);
        ASSERT(str_find_str(value, S("\r\n--B"), 0) == value.len);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size)
        return 0;
    struct arena *arena = arena_new();
    struct str body = {(const char *)data + 1, size - 1};
    struct http_form form =
        data[0] % 2 ? http_form_multipart(arena, body, S("B")) : http_form_urlencoded(arena, body);
    check_limits(&form);
    if (data[0] % 2)
        check_parts(&form, body);
    else
        check_written_again(arena, &form);
    arena_free(arena);
    return 0;
}
