// SPDX-License-Identifier: EUPL-1.2
// Language tags and the negotiation over them.
#include "i18n/lang.h"

enum { RANGES_MOST = 20 };

static const struct {
    struct str tag, name;
} languages[LANG_COUNT] = {
    [LANG_NB] = {S_INIT("nb"), S_INIT("Bokmål")},
    [LANG_NN] = {S_INIT("nn"), S_INIT("Nynorsk")},
    [LANG_DA] = {S_INIT("da"), S_INIT("Dansk")},
    [LANG_EN] = {S_INIT("en"), S_INIT("English")},
};

struct str lang_tag(enum lang lang)
{
    return languages[lang].tag;
}

struct str lang_name(enum lang lang)
{
    return languages[lang].name;
}

bool lang_from_tag(struct str tag, enum lang *out)
{
    struct str primary = str_slice(tag, 0, str_find(tag, '-', 0));
    primary = str_slice(primary, 0, str_find(primary, '_', 0));
    if (str_is_nocase(primary, S("no"))) {
        *out = LANG_NB;
        return true;
    }
    for (enum lang lang = 0; lang < LANG_COUNT; lang++)
        if (str_is_nocase(primary, languages[lang].tag)) {
            *out = lang;
            return true;
        }
    return false;
}

// One element of the header, "nb;q=0.8": its tag and its weight, 1 where none is given and 0 where it is not
// a number from 0 to 1.
static double range_read(struct str range, struct str *tag)
{
    struct str weight = range;
    double q = 1;
    str_cut(&weight, ';', tag);
    *tag = str_trim(*tag);
    weight = str_trim(weight);
    if (!weight.len)
        return 1;
    if (!str_starts(weight, S("q=")) && !str_starts(weight, S("Q=")))
        return 0;
    return str_double(str_slice(weight, 2, weight.len), &q) && q > 0 && q <= 1 ? q : 0;
}

enum lang lang_from_accept(struct str header, enum lang otherwise)
{
    enum lang best = otherwise, lang;
    double best_weight = 0;
    struct str range, tag;
    for (int i = 0; i < RANGES_MOST && str_cut(&header, ',', &range); i++) {
        double weight = range_read(range, &tag);
        if (weight > best_weight && lang_from_tag(tag, &lang)) {
            best = lang;
            best_weight = weight;
        }
    }
    return best;
}

enum lang lang_from_locale(struct str locale, enum lang otherwise)
{
    enum lang lang;
    struct str tag = str_slice(locale, 0, str_find(locale, '.', 0));
    return lang_from_tag(tag, &lang) ? lang : otherwise;
}
