// SPDX-License-Identifier: EUPL-1.2
// The gatherings of a network as a picture of its years.
//
//     struct gathering_years years = gathering_years_of(w, &all, next);
//     page.years = years_figure_of(w, &years);               // the network's pages add pairs before
//
// Nothing is drawn of fewer than two gatherings: a line with one mark says nothing that its date does not.
#ifndef PAGES_GATHERING_YEARS_H
#define PAGES_GATHERING_YEARS_H

#include "draw/years.h"
#include "html/gathering/years.h"
#include "sql/network.h"
#include "web/web.h"

struct gathering_years {
    struct years years;
    struct year_mark *marks;       // years.marks, by day
    const struct gathering **rows; // what each mark is of
    struct str about;
};

/// How many have been held, and what is next; `next` of `all`, or NULL.
struct str years_about(struct web *w, const struct gathering_list *all, const struct gathering *next);
struct gathering_years gathering_years_of(struct web *w, const struct gathering_list *all,
                                          const struct gathering *next);
/// Empty where there is nothing to draw.
struct years_figure years_figure_of(struct web *w, const struct gathering_years *years);
/// NULL where nothing is planned. Moved gatherings need not stand in the order of their numbers.
const struct gathering *years_next(const struct web *w, const struct gathering_list *all);

#endif
