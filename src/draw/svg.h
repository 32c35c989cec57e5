// SPDX-License-Identifier: EUPL-1.2
// Writing one SVG drawing, so that nothing in it can be anything but a drawing.
//
//     struct svg_frame frame = {.id = S("ties"), .width = 720, .title = title, .desc = desc};
//     struct svg s = svg_new(arena, &frame, 540);
//     svg_circle(&s, SVG_OPEN, 20, 30, 7);
//     svg_text(&s, SVG_STRONG, SVG_START, 34, 35, name);
//     struct str all = svg_end(&s);
//
// Texts are escaped, classes come from a closed list (draw/classes.def), numbers have one decimal: the
// same data always gives the same bytes. Colours, strokes and type are the style sheet's; nothing needs a
// style attribute or a script. The drawing has role="img" and is named by its title and desc, whose ids begin
// with the frame's.
//
// A page shows it at its width, or as wide as there is room. One that stands alone, in a file of its own,
// carries the style sheet, a ground and its title as a headline. A drawing over SVG_BYTES_MOST is cut off;
// svg_full() tells.
#ifndef DRAW_SVG_H
#define DRAW_SVG_H

#include "base/buf.h"

enum { SVG_BYTES_MOST = 4 << 20, SVG_FULL = 1120, SVG_WIDE = 720, SVG_NARROW = 320, SVG_SIGNS = 8 };

enum svg_class {
#define CLASS(name, class) SVG_##name,
#include "draw/classes.def"
#undef CLASS
};

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

struct svg_frame {
    struct str id; // unique on its page
    int width;  // at which it is shown: SVG_FULL beside nothing, SVG_WIDE beside words, SVG_NARROW on a phone
    double top; // where its y begins: what is above is left out
    bool is_alone;
    struct str title; // the finding in a sentence
    struct str desc;  // how to read it, and the figures that matter most
};

struct svg {
    struct arena *arena;
    struct buf out;
};

struct svg svg_new(struct arena *arena, const struct svg_frame *frame, double height);
struct str svg_end(struct svg *s);
bool svg_full(const struct svg *s);

void svg_circle(struct svg *s, enum svg_class class, double x, double y, double radius);
void svg_rect(struct svg *s, enum svg_class class, double x, double y, double width, double height);
void svg_line(struct svg *s, enum svg_class class, double x1, double y1, double x2, double y2);
void svg_text(struct svg *s, enum svg_class class, enum svg_anchor anchor, double x, double y,
              struct str text);
/// The same in letters of a size of its own; for classes that have none.
void svg_text_sized(struct svg *s, enum svg_class class, enum svg_anchor anchor, double size_px, double x,
                    double y, struct str text);

/// One of eight shapes, each with its colour, that are told apart without it; `kind` SVG_SIGNS is an open
/// ring. All look equally large.
void svg_sign(struct svg *s, unsigned kind, double x, double y, double radius);

/// Between begin and end: move, line, arc, curve, close.
void svg_path_begin(struct svg *s, enum svg_class class);
void svg_path_move(struct svg *s, double x, double y);
void svg_path_line(struct svg *s, double x, double y);
/// Part of a circle, the shorter way, clockwise on the page.
void svg_path_arc(struct svg *s, double radius, double x, double y);
/// A cubic one, which leaves towards the first point and comes from the second.
void svg_path_curve(struct svg *s, double x1, double y1, double x2, double y2, double x, double y);
void svg_path_close(struct svg *s);
void svg_path_end(struct svg *s);

/// & < > " ' as references; what XML forbids, and bytes that are no UTF-8, as U+FFFD.
void svg_escape(struct buf *out, struct str text);

#endif
