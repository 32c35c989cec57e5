// SPDX-License-Identifier: EUPL-1.2
// The files that pages need (style sheet, typeface, scripts, pictures), compiled into the program by
// tools/embed.c. The name holds a hash of the content, so that a browser may keep the file for good.
//
//     const struct asset *a = asset_by_file(w->path.file);     // "app.3f2a....css"; NULL: 404
//     bool may_be_kept = str_is(a->file, w->path.file);        // else its content is another than was asked
//     for <link rel="stylesheet" href="{% asset app.css %}">        in a template
//
// The bytes are constants and never go away.
#ifndef HTML_ASSET_H
#define HTML_ASSET_H

#include "assets/assets.h"
#include "url/url.h"

struct asset {
    struct str name; // "app.css"
    struct str file; // "app.3f2a....css"; also its entity tag
    struct str type; // of content
    struct str bytes;
    struct str gzip; // the same compressed; empty where that is not smaller
};

extern const struct asset assets[ASSET_COUNT];
extern const struct str asset_paths[ASSET_COUNT]; // "/assets/app.3f2a....css"

/// "/assets/app.3f2a....css"
struct url asset_url(enum asset_name name);
/// Of that name, whatever its hash: while servers are upgraded one by one, a page from one of them asks
/// another for its files, and yesterday's style is better than none.
const struct asset *asset_by_file(struct str file);

#endif
