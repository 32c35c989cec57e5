// SPDX-License-Identifier: EUPL-1.2
// The words of a text, one after the other, for finding by them.
//
//     struct str text = fold(arena, S("Åse Berg-Dahl"));
//     for (struct str word; word_cut(&text, &word);)      // "åse", "berg", "dahl"
//
// A word is letters and digits; of other alphabets than ASCII everything counts as a letter. The text must be
// folded: capitals are no letters here. Cost: the bytes that are cut off.
#ifndef I18N_WORD_H
#define I18N_WORD_H

#include "base/str.h"

/// Sorts behind everything that a word goes on with (U+10FFFF): words that begin with one lie from it to it
/// with this behind it.
#define WORD_END S("\xF4\x8F\xBF\xBF")

/// Cuts the first word off. False: there was none.
bool word_cut(struct str *text, struct str *word);

#endif
