// SPDX-License-Identifier: EUPL-1.2
// Each run of black modules is a rectangle of one path.
#include "draw/qr.h"

#include <qrencode.h>

enum { QUIET = 4 };

static bool is_black(const QRcode *code, int x, int y)
{
    return x < code->width && code->data[y * code->width + x] & 1;
}

static void rectangle(struct svg *s, double x, double y, double width, double height)
{
    svg_path_move(s, x, y);
    svg_path_line(s, x + width, y);
    svg_path_line(s, x + width, y + height);
    svg_path_line(s, x, y + height);
    svg_path_close(s);
}

static void row_draw(struct svg *s, const QRcode *code, int row, double x, double y, double module)
{
    for (int at = 0, from; at < code->width; at++) {
        if (!is_black(code, at, row))
            continue;
        for (from = at; is_black(code, at, row);)
            at++;
        rectangle(s, x + module * (from + QUIET), y, module * (at - from), module);
    }
}

void qr_draw(struct svg *s, double x, double y, double side, struct str text)
{
    QRcode *code = text.len <= QR_BYTES_MOST
                       ? QRcode_encodeData((int)text.len, (const unsigned char *)text.at, 0, QR_ECLEVEL_M)
                       : NULL;
    if (!code)
        return;
    double module = side / (code->width + 2 * QUIET);
    svg_rect(s, SVG_CODE_GROUND, x, y, side, side);
    svg_path_begin(s, SVG_CODE);
    for (int row = 0; row < code->width; row++)
        row_draw(s, code, row, x, y + module * (row + QUIET), module);
    svg_path_end(s);
    QRcode_free(code);
}

struct str qr_alone(struct arena *arena, const struct svg_frame *frame, struct str text)
{
    struct svg_frame square = *frame;
    square.width = QR_ALONE_PX;
    struct svg s = svg_new(arena, &square, QR_ALONE_PX);
    qr_draw(&s, 0, 0, QR_ALONE_PX, text);
    return svg_end(&s);
}
