// SPDX-License-Identifier: EUPL-1.2
// An address as a QR code (ISO/IEC 18004), drawn as one path: black squares on whatever lies behind.
//
//     int64_t side;
//     struct str path = qr_path(arena, S("https://tvers.example/c/..."), &side);
//     <svg viewBox="0 0 {side} {side}"><path d="{path}"/></svg>
//
// The quiet zone that readers need is part of the drawing. Corrects up to 15 % of damage (level M). Colour is
// the caller's: dark on light, also where the page is dark. libqrencode says which squares are black.
#ifndef HTML_QR_H
#define HTML_QR_H

#include "base/arena.h"
#include "base/str.h"

enum { QR_BYTES_MOST = 500 };

/// Empty, with *side 0, for a longer text.
struct str qr_path(struct arena *arena, struct str text, int64_t *side);

#endif
