// SPDX-License-Identifier: EUPL-1.2
// Numbers written so that nothing of them is lost.
#include "cli/flow_print.h"

#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { OUTPUT_BYTES_MOST = 1 << 30 };

static const double WHOLE_MOST = 9007199254740992; // 2^53: beyond it not every whole number is one

struct str flow_number(struct arena *arena, double value)
{
    char text[32];
    if (isnan(value))
        return S("");
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    return str_copy(arena, str_from(text));
}

json_t *flow_real(double value)
{
    if (isnan(value))
        return json_null();
    bool is_whole = value == floor(value) && fabs(value) <= WHOLE_MOST;
    return is_whole ? json_integer((json_int_t)value) : json_real(value);
}

static struct str unicode(struct arena *arena, struct str text)
{
    struct buf out = buf_new(arena, text.len * 3);
    if (utf8_valid(text))
        return text;
    for (size_t at = 0; at < text.len;) {
        int32_t c = utf8_next(text, &at);
        utf8_write(&out, c < 0 ? 0xfffd : (uint32_t)c);
    }
    return buf_get(&out);
}

json_t *flow_text(struct arena *arena, struct str text)
{
    return json_string(str_c(arena, unicode(arena, text)));
}

void flow_set(struct arena *arena, json_t *object, struct str name, json_t *value)
{
    json_object_set_new(object, str_c(arena, unicode(arena, name)), value);
}

struct buf flow_csv(struct arena *arena)
{
    return buf_new(arena, OUTPUT_BYTES_MOST);
}

void flow_csv_print(const struct buf *out)
{
    struct str text = buf_get(out);
    fwrite(text.at, 1, text.len, stdout);
}

void flow_json_print(json_t *all)
{
    json_dumpf(all, stdout, JSON_INDENT(1));
    putchar('\n');
    json_decref(all);
}
