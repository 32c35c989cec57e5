// SPDX-License-Identifier: EUPL-1.2
// The demo's shelf.
#ifndef DEMO_THEMES_H
#define DEMO_THEMES_H

#include "demo/demo.h"

/// Themes that these members proposed, with intakes, calls and applications; all by the functions that people
/// use, with moments of the past.
void demo_themes_add(struct demo *d, const struct demo_cohort *members);

#endif
