// SPDX-License-Identifier: EUPL-1.2
// What makes every page somebody's: the municipality's colour as a style sheet, and its arms. Both have an
// address of their own for what they are, so that browsers keep them for good.
#include "web/web.h"

#include "draw/colour.h"

static void keep_for_good(struct web *w)
{
    web_header(w, S("Cache-Control"), S("public, max-age=31536000, immutable"));
}

void colour_sheet(struct web *w)
{
    struct colour given;
    if (!colour_read(w->path.slug, &given)) {
        web_not_found(w);
        return;
    }
    struct colour_pair p = colour_pair_of(given);
    struct str light = colour_hex(w->arena, p.light), dark = colour_hex(w->arena, p.dark);
    struct str tint = colour_hex(w->arena, p.light_tint), dark_tint = colour_hex(w->arena, p.dark_tint);
    web_bytes(w, S("text/css; charset=utf-8"),
              str_format(w->arena, ":root{--accent:light-dark(%.*s,%.*s);--tint:light-dark(%.*s,%.*s)}\n",
                         STR(light), STR(dark), STR(tint), STR(dark_tint)));
    keep_for_good(w);
}

void arms_image(struct web *w)
{
    if (!w->settings.arms.len) {
        web_not_found(w);
        return;
    }
    web_bytes(w, S("image/svg+xml"), w->settings.arms);
    keep_for_good(w);
}
