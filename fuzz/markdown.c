// SPDX-License-Identifier: EUPL-1.2
// Whatever somebody writes, what comes of it holds nothing but what is allowed; and lines are lifted of it.
#include "../tests/unit/allowed_html.h"

#include "base/utf8.h"
#include "markdown/markdown.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct str body = {(const char *)data, size};
    struct str html = markdown_render(arena, body, &(struct markdown_options){.heading_from = 3}).s;
    struct markdown_line_list lines = markdown_lift(arena, body);
    if (!allowed_html(html) || !utf8_valid(html)) {
        printf("not allowed: %.*s\n", STR(html));
        abort();
    }
    for (size_t i = 0; i < lines.count; i++)
        if (!lines.at[i].text.len || str_find(lines.at[i].text, '\n', 0) < lines.at[i].text.len)
            abort();
    arena_free(arena);
    return 0;
}
