// SPDX-License-Identifier: EUPL-1.2
// Finding numeric character references.
#include "staff/entity.h"

enum { DIGITS_MOST = 7 }; // of the highest code point, 1114111

size_t entity_at(struct str text, size_t at)
{
    if (!str_starts(str_slice(text, at, text.len), S("&#")))
        return 0;
    size_t end = at + 2;
    while (end < text.len && end < at + 2 + DIGITS_MOST && text.at[end] >= '0' && text.at[end] <= '9')
        end++;
    return end > at + 2 && end < text.len && text.at[end] == ';' ? end + 1 - at : 0;
}

size_t entity_find(struct str text, size_t at)
{
    for (at = str_find(text, '&', at); at < text.len; at = str_find(text, '&', at + 1))
        if (entity_at(text, at))
            return at;
    return text.len;
}

struct str entities_shield(struct arena *arena, struct str text)
{
    size_t at = entity_find(text, 0);
    if (at == text.len)
        return text;
    char *copy = str_c(arena, text);
    for (; at < text.len; at = entity_find(text, at + 1))
        copy[at + entity_at(text, at) - 1] = ENTITY_END;
    return (struct str){copy, text.len};
}

struct str entities_unshield(struct arena *arena, struct str piece)
{
    if (str_find(piece, ENTITY_END, 0) == piece.len)
        return piece;
    char *copy = str_c(arena, piece);
    for (size_t i = 0; i < piece.len; i++)
        if (copy[i] == ENTITY_END)
            copy[i] = ';';
    return (struct str){copy, piece.len};
}
