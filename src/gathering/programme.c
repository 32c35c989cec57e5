// SPDX-License-Identifier: EUPL-1.2
// What, where and by whom.
#include "gathering/programme.h"

struct str programme_item_words(struct arena *arena, const struct programme_item *item)
{
    struct str words = item->title;
    if (item->place.len)
        words = str_format(arena, "%.*s, %.*s", STR(words), STR(item->place));
    if (item->responsible_name.len)
        words = str_format(arena, "%.*s (%.*s)", STR(words), STR(item->responsible_name));
    return words;
}
