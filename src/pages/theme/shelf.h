// SPDX-License-Identifier: EUPL-1.2
// The books that are stored, as draw/shelf.h places them: standing for wide screens, lying for narrow ones.
#ifndef PAGES_THEME_SHELF_H
#define PAGES_THEME_SHELF_H

#include "html/theme/shelf.h"
#include "web/web.h"

/// `about` is what the picture says in a sentence.
void shelf_draw(struct web *w, const struct shelved_list *all, struct str about, struct shelf_picture *wide,
                struct shelf_picture *narrow);

#endif
