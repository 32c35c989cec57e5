// SPDX-License-Identifier: EUPL-1.2
// Names for fictional people, as varied as in a Norwegian municipality. Given and family names are combined
// at random and never twice; any likeness to a living person is chance.
#ifndef DEMO_NAMES_H
#define DEMO_NAMES_H

#include "base/str.h"

extern const struct str demo_given_names[];
extern const size_t demo_given_name_count;
extern const struct str demo_family_names[];
extern const size_t demo_family_name_count;

#endif
