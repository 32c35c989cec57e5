// SPDX-License-Identifier: EUPL-1.2
// The eight shapes that tell units apart, and the ring of what has none.
#include "draw/svg.h"

enum { CORNERS_MOST = 12 };

/// In radii of the disc that looks as large. No corners: the disc itself.
static const struct {
    unsigned count;
    double at[CORNERS_MOST][2];
} shapes[SVG_SIGNS] = {
    {0, {{0}}},
    {4, {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}}},
    {3, {{0, -1.3}, {1.2, 0.8}, {-1.2, 0.8}}},
    {4, {{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}}},
    {12,
     {{-0.45, -1.2},
      {0.45, -1.2},
      {0.45, -0.45},
      {1.2, -0.45},
      {1.2, 0.45},
      {0.45, 0.45},
      {0.45, 1.2},
      {-0.45, 1.2},
      {-0.45, 0.45},
      {-1.2, 0.45},
      {-1.2, -0.45},
      {-0.45, -0.45}}},
    {3, {{0, 1.3}, {-1.2, -0.8}, {1.2, -0.8}}},
    {10,
     {{0, -1.5},
      {0.44, -0.61},
      {1.43, -0.46},
      {0.71, 0.23},
      {0.88, 1.21},
      {0, 0.75},
      {-0.88, 1.21},
      {-0.71, 0.23},
      {-1.43, -0.46},
      {-0.44, -0.61}}},
    {4, {{-0.6, -1.3}, {0.6, -1.3}, {0.6, 1.3}, {-0.6, 1.3}}},
};

static void polygon(struct svg *s, unsigned kind, double x, double y, double radius)
{
    svg_path_begin(s, SVG_SIGN_0 + kind);
    for (unsigned i = 0; i < shapes[kind].count; i++) {
        double at_x = x + radius * shapes[kind].at[i][0], at_y = y + radius * shapes[kind].at[i][1];
        if (i == 0)
            svg_path_move(s, at_x, at_y);
        else
            svg_path_line(s, at_x, at_y);
    }
    svg_path_close(s);
    svg_path_end(s);
}

void svg_sign(struct svg *s, unsigned kind, double x, double y, double radius)
{
    if (kind >= SVG_SIGNS)
        svg_circle(s, SVG_OPEN, x, y, 0.85 * radius);
    else if (shapes[kind].count == 0)
        svg_circle(s, SVG_SIGN_0 + kind, x, y, radius);
    else
        polygon(s, kind, x, y, radius);
}
