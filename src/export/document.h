// SPDX-License-Identifier: EUPL-1.2
// The XHTML and XML that an export is made of. Templates (html/) make pages of this site, and know no XML.
// For the files of export/ alone.
//
//     DOCUMENT_PUT(&out, "<dc:title>$</dc:title>\n", tree->title);     // each $ is a text, escaped
#ifndef EXPORT_DOCUMENT_H
#define EXPORT_DOCUMENT_H

#include "base/buf.h"

#define DOCUMENT_PUT(out, pattern, ...)                                                                      \
    document_put((out), (pattern), (const struct str[]){__VA_ARGS__},                                        \
                 sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))

/// As many texts as there are $.
void document_put(struct buf *out, const char *pattern, const struct str *texts, size_t count);

/// How a book looks where it stands alone: on a screen, in a reader, on paper.
extern const char document_style[];

#endif
