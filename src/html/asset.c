// SPDX-License-Identifier: EUPL-1.2
// Looking up what tools/embed.c compiled in.
#include "html/asset.h"

#include "base/bug.h"

struct url asset_url(enum asset_name name)
{
    struct url url;
    bool is_ours = url_local_read(asset_paths[name], &url);
    ASSERT(is_ours);
    return url;
}

const struct asset *asset_by_file(struct str file)
{
    for (size_t i = 0; i < ASSET_COUNT; i++)
        if (str_is(assets[i].file, file))
            return &assets[i];
    return NULL;
}
