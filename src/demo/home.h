// SPDX-License-Identifier: EUPL-1.2
// The demo's rotation that is over: out of an idea, agreed, signed, come home from, with what was to be done
// then. By the functions that people use, with moments of the past.
#ifndef DEMO_HOME_H
#define DEMO_HOME_H

#include "demo/demo.h"
#include "sql/idea.h"
#include "sql/theme.h"

/// A ripe idea of the member whom the demo looks around as; they make the theme out of it.
struct idea_id demo_origin_add(struct demo *d, const struct demo_cohort *members);

/// From the call to the last day; the theme is open before and taken after.
struct agreement_id demo_rotation_add(struct demo *d, const struct demo_cohort *members,
                                      struct theme_id theme);
/// The last day is over; after the book is written.
void demo_home_add(struct demo *d, const struct demo_cohort *members, struct agreement_id id);

#endif
