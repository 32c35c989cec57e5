// SPDX-License-Identifier: EUPL-1.2
// The order of names in an alphabet, and the comparison of words that someone searches for.
//
//     key = collate_key(arena, LANG_NB, S("Aas"));        // sorts behind the key of "Øst": Aa is Å
//     if (str_compare(key, other_key) < 0) ...
//     if (search_matches(arena, S("Bjørn Ånerud"), S("aaner"))) ...   that is how Å can be typed
//
// Keys are those of ICU's collators (Unicode Technical Standard 10 with CLDR's rules for the language), with
// digits compared as numbers: "Skole 9" before "Skole 10". They are bytes for comparing, not for showing or
// storing: they change with the release of ICU. The collators are opened once in a process and never change.
// Bytes that are no UTF-8 count as U+FFFD. Everything returned lives in the arena. Cost: about a microsecond
// a short word.
#ifndef I18N_COLLATE_H
#define I18N_COLLATE_H

#include "i18n/lang.h"

struct str collate_key(struct arena *arena, enum lang lang, struct str s);
/// Sorts in the order of the language; equal names keep their order.
void collate_sort(enum lang lang, struct str *items, size_t count);

/// For comparing words: NFKC and case folding (Unicode 5.18, "NFKC_Casefold"), blanks at the ends cut and
/// between words made one. Letters stay what they are: "ÅSE" becomes "åse", and é stays é.
struct str fold(struct arena *arena, struct str s);
/// The second try: as fold(), then æ and ä as ae, ø and ö as oe, å as aa, and other letters without their
/// marks.
struct str fold_loose(struct arena *arena, struct str s);
/// Whether `text` holds `wanted`, by fold() or else by fold_loose(). An empty `wanted` is in everything.
bool search_matches(struct arena *arena, struct str text, struct str wanted);

#endif
