// SPDX-License-Identifier: EUPL-1.2
// What `tvers user list` prints.
#ifndef CLI_USER_PRINT_H
#define CLI_USER_PRINT_H

#include "cli/options.h"
#include "sql/auth.h"

void accounts_print(struct arena *arena, const struct account_row_list *accounts, enum format format);

#endif
