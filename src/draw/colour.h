// SPDX-License-Identifier: EUPL-1.2
// One colour of a municipality made into a pair that is always legible: for light grounds and for dark ones.
//
//     struct colour given;
//     if (colour_read(S("#0d5c75"), &given)) {
//         struct colour_pair pair = colour_pair_of(given);    // never fails, not for yellow or near black
//         colour_contrast(pair.light, COLOUR_PAPER);          // 7.5
//     }
//
// Hue is kept, and chroma as far as screens can show it; lightness moves until the contrast holds: 4.9:1 on
// paper and sand, 6:1 on their dark twins. Method: OKLCH (Ottosson, "A perceptual color space for image
// processing", 2020), contrast of WCAG 2.2. Pure.
#ifndef DRAW_COLOUR_H
#define DRAW_COLOUR_H

#include "base/str.h"

struct colour {
    unsigned char red, green, blue;
};

#define COLOUR_PAPER ((struct colour){0xff, 0xff, 0xff})
#define COLOUR_SAND ((struct colour){0xf6, 0xf3, 0xec})
#define COLOUR_DARK_PAPER ((struct colour){0x14, 0x17, 0x1a})
#define COLOUR_DARK_SAND ((struct colour){0x1e, 0x22, 0x26})

struct colour_pair {
    struct colour light, dark;           // what stands on paper and sand
    struct colour light_tint, dark_tint; // a ground of its own
};

/// "#0d5c75" or "0d5c75".
bool colour_read(struct str hex, struct colour *out);
/// "#0d5c75"
struct str colour_hex(struct arena *arena, struct colour c);
struct colour_pair colour_pair_of(struct colour given);
/// 1 to 21.
double colour_contrast(struct colour a, struct colour b);

#endif
