// SPDX-License-Identifier: EUPL-1.2
// Which set a country has.
#include "demo/set.h"

#include "base/bug.h"

const struct demo_set *demo_set_of(enum demo_country country)
{
    switch (country) {
    case DEMO_NORWEGIAN: return &demo_set_nb;
    case DEMO_DANISH: return &demo_set_da;
    }
    BUG("country %d", (int)country);
}
