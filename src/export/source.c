// SPDX-License-Identifier: EUPL-1.2
// Markdown as it was written: a file for each chapter, one with the contents, and the pictures beside them.
#include "export/export.h"

#include "base/buf.h"
#include "export/archive.h"
#include "markdown/markdown.h"

static struct str chapter_name(struct arena *arena, size_t i)
{
    return str_format(arena, "chapter-%02zu.md", i + 1);
}

/// Pictures are where they are in the archive.
static struct str body_of(struct arena *arena, const struct book_tree *t, struct str body)
{
    for (size_t i = 0; i < t->picture_count; i++)
        body =
            str_replace(arena, body, str_format(arena, "(/pictures/%lld)", (long long)t->pictures[i].id),
                        str_format(arena, "(pictures/%.*s)", STR(tree_picture_name(arena, &t->pictures[i]))));
    return body;
}

static struct str contents_of(struct arena *arena, const struct book_tree *t)
{
    struct buf out = buf_new(arena, MARKDOWN_BYTES_MOST);
    buf_format(&out, "# %.*s\n\n%.*s\n\n%.*s\n\n", STR(t->title), STR(t->authors), STR(t->about));
    for (size_t i = 0; i < t->chapter_count; i++)
        buf_format(&out, "%zu. [%.*s](%.*s)\n", i + 1, STR(t->chapters[i].title),
                   STR(chapter_name(arena, i)));
    return buf_get(&out);
}

struct str export_markdown(struct arena *arena, const struct book_tree *t)
{
    struct archive a = archive_new(arena);
    archive_put(&a, S("contents.md"), contents_of(arena, t), ARCHIVE_PACKED);
    for (size_t i = 0; i < t->chapter_count; i++)
        archive_put(&a, chapter_name(arena, i),
                    str_format(arena, "# %.*s\n\n%.*s\n", STR(t->chapters[i].title),
                               STR(body_of(arena, t, t->chapters[i].body))),
                    ARCHIVE_PACKED);
    for (size_t i = 0; i < t->picture_count; i++)
        archive_put(&a, str_cat(arena, S("pictures/"), tree_picture_name(arena, &t->pictures[i])),
                    t->pictures[i].bytes, ARCHIVE_STORED);
    return archive_get(&a);
}
