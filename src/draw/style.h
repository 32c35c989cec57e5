// SPDX-License-Identifier: EUPL-1.2
// The style sheet of all drawings: colours, strokes and type by the classes of classes.def.
//
// A drawing that stands alone carries it; a page serves it once as a stylesheet of its own and may set the
// custom properties (--ink, --accent, ...) to its own colours. Light and dark follow the reader's choice,
// forced colours the system's; on paper it is always light. The eight fills are those of Okabe and Ito (Color
// Universal Design, 2008); none of them is told apart by colour alone, and all have an outline in ink.
#ifndef DRAW_STYLE_H
#define DRAW_STYLE_H

#include "base/str.h"

extern const struct str draw_style;
/// Of a page with one drawing and its table, and nothing else.
extern const struct str draw_page_style;

#endif
