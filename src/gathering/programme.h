// SPDX-License-Identifier: EUPL-1.2
// A line of a programme, alike wherever it is read: in a mail, in a calendar, on the page of an invitation.
#ifndef GATHERING_PROGRAMME_H
#define GATHERING_PROGRAMME_H

#include "sql/gathering.h"

/// What, where and by whom: "Fra mål til tiltak, Formannskapssalen (Kari Berg)". The time is the reader's to
/// put in front.
struct str programme_item_words(struct arena *arena, const struct programme_item *item);

#endif
