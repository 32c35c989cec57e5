// SPDX-License-Identifier: EUPL-1.2
#include "draw/colour.h"

#include <math.h>

static const double LIGHT_CONTRAST = 4.9, DARK_CONTRAST = 6, LIGHT_MOST = 0.56, DARK_LEAST = 0.70;
static const double DARK_CHROMA = 0.13, STEP = 0.01, CHROMA_STEP = 0.002;

struct oklch {
    double lightness, chroma, hue;
};

struct linear {
    double red, green, blue;
};

// ---- reading and writing ----

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool colour_read(struct str hex, struct colour *out)
{
    if (str_starts(hex, S("#")))
        hex = str_slice(hex, 1, hex.len);
    unsigned char part[3];
    if (hex.len != 6)
        return false;
    for (int i = 0; i < 3; i++) {
        int high = digit(hex.at[2 * i]), low = digit(hex.at[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        part[i] = (unsigned char)(16 * high + low);
    }
    *out = (struct colour){part[0], part[1], part[2]};
    return true;
}

struct str colour_hex(struct arena *arena, struct colour c)
{
    return str_format(arena, "#%02x%02x%02x", c.red, c.green, c.blue);
}

// ---- between sRGB and OKLCH ----

static double to_linear(unsigned char part)
{
    double v = part / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static struct linear linear_of(struct colour c)
{
    return (struct linear){to_linear(c.red), to_linear(c.green), to_linear(c.blue)};
}

static unsigned char from_linear(double v)
{
    double s = v <= 0.0031308 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055;
    return (unsigned char)lround(255 * fmin(1, fmax(0, s)));
}

static struct oklch oklch_of(struct colour colour)
{
    struct linear c = linear_of(colour);
    double l = cbrt(0.4122214708 * c.red + 0.5363325363 * c.green + 0.0514459929 * c.blue);
    double m = cbrt(0.2119034982 * c.red + 0.6806995451 * c.green + 0.1073969566 * c.blue);
    double s = cbrt(0.0883024619 * c.red + 0.2817188376 * c.green + 0.6299787005 * c.blue);
    double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return (struct oklch){0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, hypot(a, b), atan2(b, a)};
}

static struct linear linear_of_oklch(struct oklch o)
{
    double a = o.chroma * cos(o.hue), b = o.chroma * sin(o.hue);
    double l = pow(o.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    double m = pow(o.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    double s = pow(o.lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return (struct linear){4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                           -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                           -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

static bool is_shown(double v)
{
    return v >= -1e-4 && v <= 1 + 1e-4;
}

/// The colour of that lightness and hue, with as much of its chroma as screens can show.
static struct colour colour_of(struct oklch o)
{
    struct linear c = linear_of_oklch(o);
    while (o.chroma > 0 && !(is_shown(c.red) && is_shown(c.green) && is_shown(c.blue))) {
        o.chroma = fmax(0, o.chroma - CHROMA_STEP);
        c = linear_of_oklch(o);
    }
    return (struct colour){from_linear(c.red), from_linear(c.green), from_linear(c.blue)};
}

// ---- contrast ----

static double luminance(struct colour c)
{
    struct linear l = linear_of(c);
    return 0.2126 * l.red + 0.7152 * l.green + 0.0722 * l.blue;
}

double colour_contrast(struct colour a, struct colour b)
{
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static bool is_legible(struct colour c, struct colour paper, struct colour sand, double least)
{
    return colour_contrast(c, paper) >= least && colour_contrast(c, sand) >= least;
}

static struct colour for_light(struct colour given)
{
    struct oklch o = oklch_of(given);
    struct colour c = given;
    while (o.lightness > LIGHT_MOST || !is_legible(c, COLOUR_PAPER, COLOUR_SAND, LIGHT_CONTRAST)) {
        o.lightness -= STEP;
        c = colour_of(o);
    }
    return c;
}

static struct colour for_dark(struct colour given)
{
    struct oklch o = oklch_of(given);
    o.chroma = fmin(o.chroma, DARK_CHROMA);
    o.lightness = fmax(o.lightness, DARK_LEAST);
    struct colour c = colour_of(o);
    while (!is_legible(c, COLOUR_DARK_PAPER, COLOUR_DARK_SAND, DARK_CONTRAST)) {
        o.lightness += STEP;
        c = colour_of(o);
    }
    return c;
}

static struct colour tint(struct colour given, double lightness, double chroma_most)
{
    struct oklch o = oklch_of(given);
    return colour_of((struct oklch){lightness, fmin(o.chroma, chroma_most), o.hue});
}

struct colour_pair colour_pair_of(struct colour given)
{
    return (struct colour_pair){for_light(given), for_dark(given), tint(given, 0.955, 0.022),
                                tint(given, 0.28, 0.035)};
}
