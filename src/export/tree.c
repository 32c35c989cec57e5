// SPDX-License-Identifier: EUPL-1.2
#include "export/export.h"

const struct book_picture *tree_picture(const struct book_tree *tree, struct str address)
{
    struct str prefix = S("/pictures/");
    int64_t id = 0;
    if (!str_starts(address, prefix) || !str_int(str_slice(address, prefix.len, address.len), &id))
        return NULL;
    for (size_t i = 0; i < tree->picture_count; i++)
        if (tree->pictures[i].id == id)
            return &tree->pictures[i];
    return NULL;
}

struct str tree_picture_name(struct arena *arena, const struct book_picture *p)
{
    return str_format(arena, "%lld.%s", (long long)p->id, str_is(p->type, S("image/png")) ? "png" : "jpg");
}
