// SPDX-License-Identifier: EUPL-1.2
#include "draw/initials.h"

#include "base/utf8.h"

static struct str first_letter(struct str word)
{
    size_t end = 0;
    if (word.len)
        utf8_next(word, &end);
    return str_slice(word, 0, end);
}

struct str initials_of(struct arena *arena, struct str name)
{
    struct str rest = str_trim(name), word, last = S("");
    struct str first = first_letter(rest);
    for (bool is_first = true; str_cut(&rest, ' ', &word); is_first = false)
        if (!is_first && word.len)
            last = first_letter(word);
    return str_cat(arena, first, last);
}
