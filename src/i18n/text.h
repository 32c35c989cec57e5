// SPDX-License-Identifier: EUPL-1.2
// Texts as people type them, made comparable: Unicode NFC (UAX 15), case folded, blanks of all kinds trimmed.
//
//     text_clean(arena, S("\u00a0Åse  Marie "))        "Åse Marie"
//     text_fold(arena, S("Åse@X.example"))             "åse@x.example": for comparing, never for showing
//     text_bare(arena, S("St. %"), TEXT_AS_WRITTEN)    "st%": letters, digits and % only
//     text_bare(arena, S("Lønnsnr"), TEXT_IN_ASCII)    "lonnsnr", as of "Loennsnr"
//
// A result points into the arena, or is the text given where nothing had to change.
#ifndef I18N_TEXT_H
#define I18N_TEXT_H

#include "base/str.h"

/// In NFC, with every run of blanks, line breaks and control characters as one blank, none at the ends, and
/// without zero-width characters.
struct str text_clean(struct arena *arena, struct str s);
/// As fold() of i18n/collate.h, quicker for what is simple.
struct str text_fold(struct arena *arena, struct str s);

enum text_letters {
    TEXT_AS_WRITTEN,
    TEXT_IN_ASCII, // æ is ae; ø, oe is o; å, aa is a
};
struct str text_bare(struct arena *arena, struct str s, enum text_letters letters);

/// The first words of a text that is longer than `characters`, and an ellipsis: for a line of a list.
struct str text_short(struct arena *arena, struct str s, size_t characters);

#endif
