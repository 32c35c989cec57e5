// SPDX-License-Identifier: EUPL-1.2
// Texts of headers as encoded words (RFC 2047), written by ourselves where a text looks like one already.
//
//     encoded_words(arena, S("=?x"))        =?utf-8?B?PT94?=
//
// GMime leaves such a text as it is, or takes it apart and folds it where no line may begin: what somebody
// typed into a name would decide what the header says.
#ifndef MAIL_ENCODED_WORD_H
#define MAIL_ENCODED_WORD_H

#include "base/str.h"

/// Whether a reader might take part of the text for an encoded word.
bool encoded_word_looks(struct str text);
/// UTF-8 in base64, one word a line, folded ("\n "); a letter is never divided (RFC 2047, sections 2 and 5).
struct str encoded_words(struct arena *arena, struct str text);

#endif
