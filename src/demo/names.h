// SPDX-License-Identifier: EUPL-1.2
// Names for fictional people, as varied as in a municipality of the country. Given and family names are
// combined at random and never twice; any likeness to a living person is chance.
#ifndef DEMO_NAMES_H
#define DEMO_NAMES_H

#include "base/str.h"

struct demo_names {
    const struct str *given, *family;
    size_t given_count, family_count;
};

extern const struct demo_names demo_names_nb, demo_names_da;

#endif
