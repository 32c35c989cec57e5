// SPDX-License-Identifier: EUPL-1.2
// The files that pages need (style sheet, typeface, scripts, pictures), compiled into the program by
// tools/embed.c. The name holds a hash of the content, so that a browser may keep the file for good: answer
// with "Cache-Control: public, max-age=31536000, immutable".
//
//     const struct asset *a = asset_by_file(w->path.file);     // "app.3f2a....css"; NULL: 404
//     <link rel="stylesheet" href="{% asset app.css %}">        in a template
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
const struct asset *asset_by_file(struct str file);

#endif
