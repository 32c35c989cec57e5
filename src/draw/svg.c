// SPDX-License-Identifier: EUPL-1.2
#include "draw/svg.h"

#include "base/utf8.h"
#include "draw/style.h"
#include "draw/text_width.h"

#include <math.h>
#include <stdlib.h>

enum { HEADLINE_PX = 20, HEADLINE_STEP = 27, MARGIN = 24 };

static const struct str classes[] = {
#define CLASS(name, class) S_INIT(class),
#include "draw/classes.def"
#undef CLASS
};

// ---- texts and numbers ----

static bool is_allowed(int32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return c != 0x7f && c != 0xfffe && c != 0xffff;
}

void svg_escape(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        int32_t c = utf8_next(text, &at);
        switch (c) {
        case '&': buf_str(out, S("&amp;")); break;
        case '<': buf_str(out, S("&lt;")); break;
        case '>': buf_str(out, S("&gt;")); break;
        case '"': buf_str(out, S("&quot;")); break;
        case '\'': buf_str(out, S("&#39;")); break;
        default: utf8_write(out, is_allowed(c) ? (uint32_t)c : 0xfffd);
        }
    }
}

/// With one decimal, and none where it is 0; never "-0".
static void number(struct svg *s, double value)
{
    long long tenths = llround(value * 10);
    if (tenths < 0)
        buf_char(&s->out, '-');
    tenths = llabs(tenths);
    buf_int(&s->out, tenths / 10);
    if (tenths % 10) {
        buf_char(&s->out, '.');
        buf_int(&s->out, tenths % 10);
    }
}

/// Without a format, as element(): a page's picture has thousands.
static void attribute(struct svg *s, const char *name, double value)
{
    buf_char(&s->out, ' ');
    buf_str(&s->out, str_from(name));
    buf_str(&s->out, S("=\""));
    number(s, value);
    buf_char(&s->out, '"');
}

static void element(struct svg *s, const char *name, enum svg_class class)
{
    buf_char(&s->out, '<');
    buf_str(&s->out, str_from(name));
    buf_str(&s->out, S(" class=\""));
    buf_str(&s->out, classes[class]);
    buf_char(&s->out, '"');
}

// ---- the drawing ----

static void named_by(struct svg *s, const char *what, const struct svg_frame *f, struct str text)
{
    buf_format(&s->out, "<%s id=\"", what);
    svg_escape(&s->out, f->id);
    buf_format(&s->out, "-%s\">", what);
    svg_escape(&s->out, text);
    buf_format(&s->out, "</%s>\n", what);
}

static int headline_lines(const struct svg_frame *f)
{
    int lines = 0;
    for (struct str rest = f->title; rest.len; lines++)
        text_line(&rest, HEADLINE_PX, TEXT_BOLD, f->width - 2 * MARGIN);
    return lines;
}

static void headline(struct svg *s, const struct svg_frame *f)
{
    double y = -HEADLINE_STEP * headline_lines(f) - 4;
    for (struct str rest = f->title; rest.len; y += HEADLINE_STEP)
        svg_text(s, SVG_HEADLINE, SVG_START, MARGIN, y + HEADLINE_PX,
                 text_line(&rest, HEADLINE_PX, TEXT_BOLD, f->width - 2 * MARGIN));
}

struct svg svg_new(struct arena *arena, const struct svg_frame *f, double height)
{
    struct svg s = {.arena = arena, .out = buf_new(arena, SVG_BYTES_MOST)};
    int above = f->is_alone ? HEADLINE_STEP * headline_lines(f) + MARGIN : 0;
    buf_str(&s.out, S("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" role=\"img\""));
    if (!f->is_alone)
        buf_format(&s.out, " width=\"%d\"", f->width);
    buf_str(&s.out, S(" viewBox=\"0 "));
    number(&s, f->top - above);
    buf_format(&s.out, " %d ", f->width);
    number(&s, height + above);
    buf_str(&s.out, S("\" aria-labelledby=\""));
    svg_escape(&s.out, f->id);
    buf_str(&s.out, S("-title\" aria-describedby=\""));
    svg_escape(&s.out, f->id);
    buf_str(&s.out, S("-desc\">\n"));
    named_by(&s, "title", f, f->title);
    named_by(&s, "desc", f, f->desc);
    if (f->is_alone) {
        buf_format(&s.out, "<style>\n%.*s</style>\n", STR(draw_style));
        svg_rect(&s, SVG_GROUND, 0, -above, f->width, height + above);
        headline(&s, f);
    }
    return s;
}

struct str svg_end(struct svg *s)
{
    buf_str(&s->out, S("</svg>\n"));
    return buf_get(&s->out);
}

bool svg_full(const struct svg *s)
{
    return buf_full(&s->out);
}

// ---- marks ----

void svg_circle(struct svg *s, enum svg_class class, double x, double y, double radius)
{
    element(s, "circle", class);
    attribute(s, "cx", x);
    attribute(s, "cy", y);
    attribute(s, "r", radius);
    buf_str(&s->out, S("/>\n"));
}

void svg_rect(struct svg *s, enum svg_class class, double x, double y, double width, double height)
{
    element(s, "rect", class);
    attribute(s, "x", x);
    attribute(s, "y", y);
    attribute(s, "width", width);
    attribute(s, "height", height);
    buf_str(&s->out, S("/>\n"));
}

void svg_line(struct svg *s, enum svg_class class, double x1, double y1, double x2, double y2)
{
    element(s, "line", class);
    attribute(s, "x1", x1);
    attribute(s, "y1", y1);
    attribute(s, "x2", x2);
    attribute(s, "y2", y2);
    buf_str(&s->out, S("/>\n"));
}

void svg_text(struct svg *s, enum svg_class class, enum svg_anchor anchor, double x, double y,
              struct str text)
{
    svg_text_sized(s, class, anchor, 0, x, y, text);
}

void svg_text_sized(struct svg *s, enum svg_class class, enum svg_anchor anchor, double size_px, double x,
                    double y, struct str text)
{
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    element(s, "text", class);
    if (size_px > 0)
        attribute(s, "font-size", size_px);
    attribute(s, "x", x);
    attribute(s, "y", y);
    buf_format(&s->out, "%s>", anchors[anchor]);
    svg_escape(&s->out, text);
    buf_str(&s->out, S("</text>\n"));
}

void svg_path_begin(struct svg *s, enum svg_class class)
{
    element(s, "path", class);
    buf_str(&s->out, S(" d=\""));
}

static void step(struct svg *s, char letter, double x, double y)
{
    buf_char(&s->out, letter);
    number(s, x);
    buf_char(&s->out, ' ');
    number(s, y);
}

void svg_path_move(struct svg *s, double x, double y)
{
    step(s, 'M', x, y);
}

void svg_path_line(struct svg *s, double x, double y)
{
    step(s, 'L', x, y);
}

void svg_path_arc(struct svg *s, double radius, double x, double y)
{
    step(s, 'A', radius, radius);
    buf_str(&s->out, S(" 0 0 1"));
    step(s, ' ', x, y);
}

void svg_path_curve(struct svg *s, double x1, double y1, double x2, double y2, double x, double y)
{
    step(s, 'C', x1, y1);
    step(s, ' ', x2, y2);
    step(s, ' ', x, y);
}

void svg_path_close(struct svg *s)
{
    buf_char(&s->out, 'Z');
}

void svg_path_end(struct svg *s)
{
    buf_str(&s->out, S("\"/>\n"));
}
