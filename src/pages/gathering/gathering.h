// SPDX-License-Identifier: EUPL-1.2
// What the pages of a gathering share.
#ifndef PAGES_GATHERING_GATHERING_H
#define PAGES_GATHERING_GATHERING_H

#include "draw/round_table.h"
#include "html/gathering/gathering.h"
#include "web/web.h"

/// The way back: networks, the network, and (unless the page is the gathering's own) the gathering.
void gathering_crumbs(struct web *w, bool is_own_page);
/// "torsdag 3. desember 2026 kl. 9.00-15.00"
struct str gathering_when(struct web *w);
struct item_line_list gathering_programme(struct web *w);
/// The programme in proportion; nothing where there is one item, or two at a time.
struct day_figure gathering_day(struct web *w);
/// The state that people see: a gathering whose day is past was held, also where nobody marked who came.
enum gathering_state gathering_state_shown(const struct web *w, const struct gathering *g);
/// With whom the actor sits; number 0 without a seat.
struct own_table {
    int64_t number;
    const struct table_mate *mates;
    size_t count;
    struct str companions; // "Kari Berg (Fagerli skole) og Ola Dahl (Geodata)"
};
struct own_table gathering_own_table(struct web *w, struct gathering_id gathering);
/// "Kari Berg (Fagerli skole) og Ola Dahl (Geodata)": with whom the actor sits; empty without a seat.
struct str gathering_companions(struct web *w, struct gathering_id gathering);
/// The published groups; empty where there are none. *mine: the number of the actor's own group, or 0.
struct group_card_list gathering_groups(struct web *w, int64_t *mine);
/// The groups of a page, found by who sits there: of a list with that prefix, NULL for the first of a page.
struct listing gathering_groups_pick(struct web *w, struct url here, const char *prefix,
                                     struct group_card_list *cards);
/// Sets the seats around the sign of each table: the reader nearest, the others clockwise.
void gathering_tables_lay(struct group_card_list *cards);

/// Which other networks gather on that day, and with how many of the same people, for whoever runs this one;
/// a member is told of their own. Empty where there are none.
struct str gathering_same_day(struct web *w, struct date day);
/// What speaks against a day: holidays, calendars to keep clear of. For whoever runs the network; else empty.
struct str gathering_day_against(struct web *w, struct date day);

#endif
