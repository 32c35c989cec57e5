// SPDX-License-Identifier: EUPL-1.2
// What the pages of seating share: a plan as the engine sees it with what it reaches, the curve, the verdict,
// the groups.
//
//     struct seating_view view;
//     if (seating_view_read(w, &row, &view)) page.verdict = seating_verdict(w, &view);
#ifndef PAGES_GROUPS_SEATING_H
#define PAGES_GROUPS_SEATING_H

#include "groups/misfit.h"
#include "groups/reach.h"
#include "groups/seating.h"
#include "html/groups/seating.h"
#include "web/web.h"

/// A stored plan, judged for those whom it has seats for.
struct seating_view {
    struct seating_plan row;
    struct table table;
    struct plan plan;
    struct misfit misfit;
    struct reach reach;
    struct plan_value value;
    double bound;
};

/// False where there are too few people or no gatherings.
bool seating_view_read(struct web *w, const struct seating_plan *row, struct seating_view *out);

enum table_state seating_table(struct web *w, uint32_t size_least, uint32_t size_most, struct table *out);

/// One sentence on what the plan reaches, and one on why no plan does better; the second may be empty.
struct str seating_verdict(struct web *w, const struct seating_view *view);
struct str seating_proof(struct web *w, const struct seating_view *view);
/// By whom and by which lot it was drawn.
struct str seating_drawn(struct web *w, const struct seating_plan *row);
struct coverage seating_coverage(struct web *w, const struct seating_view *view);

/// With links to move people in rounds to come when `draft` is set.
struct seating_round_list seating_rounds(struct web *w, const struct seating_view *view,
                                         struct maybe_seating_plan_id draft);
struct group_card_list seating_cards(struct web *w, const struct table *table, const struct plan *plan,
                                     uint32_t round);
struct own_row seating_own_row(struct web *w, const struct seating_view *view);
/// The first round to come in which the two sit together; rounds where there is none.
uint32_t seating_round_of_pair(const struct plan *plan, uint32_t from, uint32_t a, uint32_t b);
/// How often the two sat together in the first `rounds`.
uint32_t seating_times_met(const struct plan *plan, uint32_t rounds, uint32_t a, uint32_t b);
struct str seating_name(struct web *w, const struct seating_member *m);

struct wish_reader seating_reader(const struct web *w);
struct str seating_pair_text(struct web *w, const struct table *table, enum wish wish,
                             struct person_pair pair);
/// A sentence for each wish that is not kept, with the first gathering where it is not.
struct text_line_list seating_broken(struct web *w, const struct table *table,
                                     const struct broken_wish_list *broken);
struct wish_form seating_wish_form(struct web *w);
struct choices seating_member_choices(struct web *w, struct str name, enum message label);

/// The page of a network's groups, with what is said above it: why something could not be done. `typed` is
/// what stands in the form for drawing; NULL: what is usual.
void seating_page_show(struct web *w, struct seating_page *page, const struct draw_form *typed);
void seating_crumbs(struct web *w, bool is_own_page);

#endif
