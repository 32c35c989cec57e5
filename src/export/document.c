// SPDX-License-Identifier: EUPL-1.2
#include "export/document.h"

#include "base/bug.h"
#include "html/html.h"

void document_put(struct buf *out, const char *pattern, const struct str *texts, size_t count)
{
    struct str rest = str_from(pattern);
    for (size_t used = 0; rest.len; used++) {
        size_t end = str_find(rest, '$', 0);
        buf_str(out, str_slice(rest, 0, end));
        if (end == rest.len)
            return;
        if (used == count)
            BUG("%s has more texts than %zu", pattern, count);
        html_escape(out, texts[used]);
        rest = str_slice(rest, end + 1, rest.len);
    }
}

const char document_style[] =
    ":root { color-scheme: light dark; }\n"
    "body { font: 106%/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 42rem; overflow-wrap: "
    "break-word; padding: 1rem; }\n"
    "h1, h2, h3, h4 { line-height: 1.25; }\n"
    "a { color: inherit; }\n"
    "img { height: auto; max-width: 100%; }\n"
    "pre { white-space: pre-wrap; }\n"
    "table { border-collapse: collapse; }\n"
    "th, td { border-bottom: 1px solid; padding: 0.3rem 0.8rem 0.3rem 0; text-align: left; vertical-align: "
    "top; }\n"
    "blockquote { border-left: 3px solid; margin: 1rem 0; padding-left: 1rem; }\n"
    "@media print {\n"
    "  body { font-size: 11pt; max-width: none; padding: 0; }\n"
    "  main > section { break-before: page; }\n"
    "  h1, h2, h3, h4 { break-after: avoid; }\n"
    "  img, tr { break-inside: avoid; }\n"
    "  a { text-decoration: none; }\n"
    "}\n";
