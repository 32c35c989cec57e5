// SPDX-License-Identifier: EUPL-1.2
// The demo's book: opened by the member whom the demo looks around as, written, read by a reviewer,
// published; and the units that use it. By the functions that people use, with moments of the past.
#ifndef DEMO_SHELF_BOOK_H
#define DEMO_SHELF_BOOK_H

#include "demo/demo.h"
#include "sql/theme.h"

void demo_book_add(struct demo *d, const struct demo_cohort *members, struct theme_id theme,
                   struct account_id team);

#endif
