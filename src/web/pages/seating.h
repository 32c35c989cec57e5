// SPDX-License-Identifier: EUPL-1.2
// What the pages of seating share: the table as the engine sees it, the curve, the verdict, the groups.
#ifndef WEB_PAGES_SEATING_H
#define WEB_PAGES_SEATING_H

#include "html/seating.h"
#include "network/seating.h"
#include "web/web.h"

enum { SEATING_SIZE_LEAST = 3, SEATING_SIZE_MOST = 3 }; // proposed where nothing was published yet

enum table_state seating_table(struct web *w, uint32_t size_least, uint32_t size_most, struct table *out);

/// One sentence on what the plan reaches, and one on why no plan does better; the second may be empty.
struct str seating_verdict(struct web *w, const struct table *table, const struct plan *plan);
struct str seating_proof(struct web *w, const struct table *table, const struct plan *plan,
                         const struct seating_plan *row);
struct coverage seating_coverage(struct web *w, const struct table *table, const struct plan *plan);
/// With links to move people in rounds to come when `draft` is set.
struct seating_round_list seating_rounds(struct web *w, const struct table *table, const struct plan *plan,
                                         struct maybe_seating_plan_id draft);
struct group_card_list seating_cards(struct web *w, const struct table *table, const struct plan *plan,
                                     uint32_t round);
struct own_row seating_own_row(struct web *w, const struct table *table, const struct plan *plan);
struct str seating_name(struct web *w, const struct seating_member *m);
/// The first round to come; rounds where there is none.
uint32_t seating_next_round(const struct table *table);
void seating_crumbs(struct web *w, bool is_own_page);

#endif
