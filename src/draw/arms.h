// SPDX-License-Identifier: EUPL-1.2
// A municipality's arms, given as SVG, cleaned to what can only be seen.
//
//     struct str clean;
//     switch (arms_clean(arena, given, &clean)) {
//     case ARMS_CLEAN: ...                       // "<svg xmlns=... viewBox=...><path d=.../></svg>"
//     case ARMS_NOT_SVG: case ARMS_EMPTY: case ARMS_TOO_LARGE: ...
//     }
//
// An allow-list: shapes and groups, the attributes that place and colour them, also where these stand in a
// style attribute. Everything else is left out with what is in it: scripts, styles, links, images, text,
// gradients, whatever a program for drawing keeps for itself. What is written is written by us, not copied.
// A document with a DOCTYPE of its own is refused: entities are not read. Cost: linear; ARMS_BYTES_MOST in,
// ARMS_CLEAN_BYTES_MOST out, since every page fetches it once.
#ifndef DRAW_ARMS_H
#define DRAW_ARMS_H

#include "base/str.h"

enum { ARMS_BYTES_MOST = 256 * 1024, ARMS_CLEAN_BYTES_MOST = 32 * 1024, ARMS_DEPTH_MOST = 60 };
enum arms_cleaned { ARMS_CLEAN, ARMS_NOT_SVG, ARMS_EMPTY, ARMS_TOO_LARGE };

enum arms_cleaned arms_clean(struct arena *arena, struct str given, struct str *out);

#endif
