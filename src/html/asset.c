// SPDX-License-Identifier: EUPL-1.2
// Looking up what tools/embed.c compiled in.
#include "html/asset.h"

#include "base/bug.h"

enum { HASH_DIGITS = 16 };

struct url asset_url(enum asset_name name)
{
    struct url url;
    bool is_ours = url_local_read(asset_paths[name], &url);
    ASSERT(is_ours);
    return url;
}

static bool is_hash(struct str text)
{
    if (text.len != HASH_DIGITS)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (str_find(S("0123456789abcdef"), text.at[i], 0) == 16)
            return false;
    return true;
}

/// "app.3f2a....css" is "app" and ".css" about a hash.
const struct asset *asset_by_file(struct str file)
{
    size_t dot = str_find(file, '.', 0), behind = str_find(file, '.', dot + 1);
    struct str stem = str_slice(file, 0, dot), ending = str_slice(file, behind, file.len);
    if (!is_hash(str_slice(file, dot + 1, behind)))
        return NULL;
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        struct str name = assets[i].name;
        if (name.len == stem.len + ending.len && str_starts(name, stem) && str_ends(name, ending))
            return &assets[i];
    }
    return NULL;
}
