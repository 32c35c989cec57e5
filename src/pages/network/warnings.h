// SPDX-License-Identifier: EUPL-1.2
// What a network should look at, in words (network/warning.h).
#ifndef PAGES_NETWORK_WARNINGS_H
#define PAGES_NETWORK_WARNINGS_H

#include "html/network/network.h"
#include "html/network/status.h"
#include "web/web.h"

/// For its members and those who run it; none where it does not run.
struct warning_line_list network_warnings(struct web *w);
/// For whoever follows it: the rule and the day.
struct status_warning_list status_warnings(struct web *w);

#endif
