// SPDX-License-Identifier: EUPL-1.2
#include "draw/shelf_title.h"

#include <math.h>

/// Whether the lines hold all of the text.
static bool is_whole(struct str text, const struct title_space *s)
{
    size_t lines = 0;
    struct str rest = text;
    while (rest.len && lines < s->lines_most) {
        struct str line = text_line(&rest, s->size_px, s->weight, s->length);
        if (text_width(line, s->size_px, s->weight) > s->length)
            return false;
        lines++;
    }
    return !rest.len;
}

size_t title_break(struct arena *arena, struct str text, const struct title_space *s, struct str *lines)
{
    size_t count = 0;
    struct str rest = text;
    while (rest.len && count + 1 < s->lines_most) {
        struct str line = text_line(&rest, s->size_px, s->weight, s->length);
        lines[count++] = text_cut(arena, line, s->size_px, s->weight, s->length);
    }
    if (rest.len || !count)
        lines[count++] = text_cut(arena, rest, s->size_px, s->weight, s->length);
    return count;
}

/// From the top of the book to the title, and from its end to the foot.
static int head_px(enum shelf_state state)
{
    return state >= SHELF_WRITTEN ? 24 : 13;
}

static int foot_px(const struct shelf_book *b)
{
    if (b->state == SHELF_TAKEN && b->percent != SHELF_PERCENT_UNKNOWN)
        return 28;
    return b->state >= SHELF_WRITTEN ? 20 : 10;
}

enum text_weight title_weight(enum shelf_state state)
{
    return state >= SHELF_TAKEN ? TEXT_BOLD : TEXT_PLAIN;
}

static void lines_stand(struct shelf_place *p, const struct str *lines, size_t count, double size, int y)
{
    double middle = p->width / 2.0;
    double first = count == 1 ? -0.34 : 0.25, second = -0.83; // of the size, to where letters stand
    p->title.count = count;
    for (size_t i = 0; i < count; i++)
        p->title.at[i] = (struct shelf_line){lines[i], (int)lround(middle + (i ? second : first) * size), y};
}

void title_stand(struct arena *arena, const struct shelf_book *b, const struct title_rule *rule,
                 struct shelf_place *p)
{
    struct str lines[2];
    struct title_space s = {.length = p->height - head_px(b->state) - foot_px(b),
                            .weight = title_weight(b->state)};
    for (size_t i = 0; i < 4; i++) { // one line, then two, then the same in the smaller size
        double size = rule->sizes_px[i / 2];
        bool has_two = p->width >= 2.3 * size;
        if (i % 2 && !has_two)
            continue;
        s.size_px = size;
        s.lines_most = i % 2 ? 2 : 1;
        if (is_whole(b->title, &s))
            break;
    }
    size_t count = title_break(arena, b->title, &s, lines);
    lines_stand(p, lines, count, s.size_px, head_px(b->state));
    p->title_px = str_format(arena, "%g", s.size_px);
}

struct shelf_layout shelf_layout_new(struct arena *arena, size_t count)
{
    return (struct shelf_layout){
        .books = {NEW_ARRAY(arena, struct shelf_place, count), count},
        .names = {.at = NEW_ARRAY(arena, struct shelf_name, 2 * count + 1)},
        .boards = {.at = NEW_ARRAY(arena, struct shelf_board, count + 1)},
    };
}
