// SPDX-License-Identifier: EUPL-1.2
// Replica exchange (parallel tempering; Swendsen and Wang, Phys. Rev. Lett. 57, 1986): boards at temperatures
// between where the problem melts and where it freezes trade places now and then, so that a plan stuck in the
// cold gets out through the warm. For small problems, until the budget ends or the goal is reached.
#ifndef SEATING_REPLICAS_H
#define SEATING_REPLICAS_H

#include "seating/search.h"

void replicas_run(struct search *search);

#endif
