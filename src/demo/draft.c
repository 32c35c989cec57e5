// SPDX-License-Identifier: EUPL-1.2
// The network in preparation.
#include "demo/networks.h"

void demo_draft_add(struct demo *d)
{
    demo_network_add(
        d, S("Nye i helse og omsorg"),
        S("Nyansatte i sykehjem, hjemmetjeneste og helsestasjon møtes på tvers av enhetene det første året."),
        date_plus_months(d->today, 2), 24);
}
