// SPDX-License-Identifier: EUPL-1.2
// The plural rules of CLDR for nb, nn, da and en.
#include "i18n/plural.h"

#include <math.h>

enum plural plural_of_int(int64_t n)
{
    return n == 1 || n == -1 ? PLURAL_ONE : PLURAL_OTHER;
}

enum plural plural_of_number(enum lang lang, double value, int decimals)
{
    double scale = pow(10, decimals), shown = round(fabs(value) * scale) / scale;
    bool has_fraction = shown != floor(shown), is_one = shown == 1;
    switch (lang) {
    case LANG_NB:
    case LANG_NN: break;
    case LANG_DA: is_one = is_one || (has_fraction && shown < 2); break;
    case LANG_EN: is_one = is_one && decimals == 0; break;
    }
    return is_one ? PLURAL_ONE : PLURAL_OTHER;
}
