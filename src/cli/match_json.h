// SPDX-License-Identifier: EUPL-1.2
// A matching with all its figures as JSON, on standard output.
#ifndef CLI_MATCH_JSON_H
#define CLI_MATCH_JSON_H

#include "cli/match_print.h"

void match_print_json(const struct match_output *out);

#endif
