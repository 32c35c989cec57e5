// SPDX-License-Identifier: EUPL-1.2
// Rows of the programme for colleagues of one turn, among whom the theme decides: one who stands lower is
// there only if each who stands higher has something as good, where the unit could say no to that one. Of
// program.c only.
#ifndef MATCHING_PROGRAM_TWINS_H
#define MATCHING_PROGRAM_TWINS_H

#include "matching/program.h"

/// After all other columns are there. O(wishes log wishes) rows and entries: one for each applicant, not each
/// pair.
void program_twins(struct program *program);

#endif
