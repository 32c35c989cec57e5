// SPDX-License-Identifier: EUPL-1.2
// A text read by cmark-gfm: the tree that both readers of it walk. For the files of markdown/ alone.
#ifndef MARKDOWN_DOCUMENT_H
#define MARKDOWN_DOCUMENT_H

#include "base/str.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

/// Its first MARKDOWN_BYTES_MOST bytes. End it with cmark_node_free().
cmark_node *document_read(struct str body);
/// What a leaf holds; empty for others.
struct str document_words(cmark_node *node);

#endif
