// SPDX-License-Identifier: EUPL-1.2
// How wide a text will be in Inter, without a font at hand: so that labels keep clear of each other.
//
//     double px = text_width(S("Helse og omsorg"), 14, TEXT_BOLD);
//     struct str label = text_cut(arena, name, 14, TEXT_PLAIN, 200);      // "Helse og oms…"
//
// An estimate from a table of classes of letters, measured on Norwegian and Danish names and titles: never
// under, 3 to 10 % over. Letters of other scripts are taken as wide ones. Cost: linear.
#ifndef DRAW_TEXT_WIDTH_H
#define DRAW_TEXT_WIDTH_H

#include "base/str.h"

enum text_weight { TEXT_PLAIN, TEXT_BOLD };

double text_width(struct str text, double size_px, enum text_weight weight);
/// The text, or as much of it as fits, with an ellipsis.
struct str text_cut(struct arena *arena, struct str text, double size_px, enum text_weight weight,
                    double width_px);
/// Takes the next line off the front of *rest: whole words, as many as fit, and at least one.
struct str text_line(struct str *rest, double size_px, enum text_weight weight, double width_px);

#endif
