// SPDX-License-Identifier: EUPL-1.2
// The four languages of the program, and which of them a browser or a terminal asks for.
//
//     enum lang lang = lang_from_accept(header, LANG_NB);     // "nn,nb;q=0.8,en;q=0.5" gives LANG_NN
//
// Bokmål and nynorsk are two languages: a page never mixes them. "no" without more means bokmål.
#ifndef I18N_LANG_H
#define I18N_LANG_H

#include "base/str.h"

enum lang { LANG_NB, LANG_NN, LANG_DA, LANG_EN };
#define LANG_COUNT (LANG_EN + 1)

/// BCP 47, for <html lang> and Content-Language: "nb".
struct str lang_tag(enum lang lang);
/// The language's name in itself: "Nynorsk".
struct str lang_name(enum lang lang);
/// By tag, with or without region, any case: "nb", "nb-NO", "no", "en_GB". False on any other language.
bool lang_from_tag(struct str tag, enum lang *out);

/// The language the header Accept-Language (RFC 9110 section 12.5.4) wants most; on equal weight the first.
/// `otherwise` when it wants none of ours. Looks at the first 20 ranges.
enum lang lang_from_accept(struct str header, enum lang otherwise);
/// The language of a POSIX locale: "nn_NO.UTF-8". `otherwise` for C, POSIX and others.
enum lang lang_from_locale(struct str locale, enum lang otherwise);

#endif
