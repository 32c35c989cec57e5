// SPDX-License-Identifier: EUPL-1.2
// An address as a QR code (ISO/IEC 18004), for cameras.
//
//     qr_draw(&s, 56, 216, 700, S("https://tvers.example/c/..."));         // on a drawing
//     struct str code = qr_alone(arena, &frame, address);                  // one of its own
//
// Black on white, whatever the page is, with the quiet zone that readers need inside the square. Corrects up
// to 15 % of damage (level M). libqrencode says which modules are black; we draw them.
#ifndef DRAW_QR_H
#define DRAW_QR_H

#include "draw/svg.h"

enum { QR_BYTES_MOST = 500, QR_ALONE_PX = 320 };

/// Nothing for a longer text.
void qr_draw(struct svg *s, double x, double y, double side, struct str text);
/// `frame` without its width.
struct str qr_alone(struct arena *arena, const struct svg_frame *frame, struct str text);

#endif
