// SPDX-License-Identifier: EUPL-1.2
#include "i18n/word.h"

static bool is_in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

bool word_cut(struct str *text, struct str *word)
{
    size_t start = 0, end;
    while (start < text->len && !is_in_word(text->at[start]))
        start++;
    for (end = start; end < text->len && is_in_word(text->at[end]);)
        end++;
    *word = str_slice(*text, start, end);
    *text = str_slice(*text, end, text->len);
    return word->len > 0;
}
