// SPDX-License-Identifier: EUPL-1.2
// Each run of black squares is a rectangle of the path.
#include "html/qr.h"

#include "base/buf.h"

#include <qrencode.h>

enum { QUIET = 4, RUN_BYTES = 40 };

static bool is_black(const QRcode *code, int x, int y)
{
    return x < code->width && code->data[y * code->width + x] & 1;
}

static void row_draw(struct buf *path, const QRcode *code, int y)
{
    for (int x = 0, from; x < code->width; x++) {
        if (!is_black(code, x, y))
            continue;
        for (from = x; is_black(code, x, y);)
            x++;
        buf_format(path, "M%d %dh%dv1h-%dz", from + QUIET, y + QUIET, x - from, x - from);
    }
}

struct str qr_path(struct arena *arena, struct str text, int64_t *side)
{
    *side = 0;
    QRcode *code = text.len <= QR_BYTES_MOST
                       ? QRcode_encodeData((int)text.len, (const unsigned char *)text.at, 0, QR_ECLEVEL_M)
                       : NULL;
    if (!code)
        return S("");
    struct buf path = buf_new(arena, (size_t)code->width * (size_t)code->width * RUN_BYTES);
    for (int y = 0; y < code->width; y++)
        row_draw(&path, code, y);
    *side = code->width + 2 * QUIET;
    QRcode_free(code);
    return buf_get(&path);
}
