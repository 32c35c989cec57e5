// SPDX-License-Identifier: EUPL-1.2
// Why somebody is invited, in that person's own words: "du begynte 1. januar 2026 eller senere og stillingen
// din er rådgiver". It says what the rule found, or that a person chose; never what the rule did not find.
#ifndef JOBS_REASON_H
#define JOBS_REASON_H

#include "i18n/lang.h"
#include "sql/types.h"

struct db;

/// In the arena of the transaction; never empty.
struct str reason_for(struct db *db, enum lang lang, struct network_id network, struct person_id person);

#endif
