// SPDX-License-Identifier: EUPL-1.2
// Reads messages.tsv: a key, a tab, and its placeholders, separated by commas, in the order of the arguments.
#include "template.h"

struct texts texts_read(struct arena *arena, const char *path)
{
    struct str rest = tool_read(arena, path), line, name;
    size_t lines = 1;
    for (size_t i = 0; i < rest.len; i++)
        lines += rest.at[i] == '\n';
    struct texts texts = {NEW_ARRAY(arena, struct text_entry, lines), 0};
    while (str_cut(&rest, '\n', &line)) {
        struct text_entry *t = &texts.at[texts.count++];
        str_cut(&line, '\t', &t->key);
        while (str_cut(&line, ',', &name)) {
            if (!name.len)
                continue;
            if (t->count == TEXT_ARGS_MOST)
                tool_stop(path, (int)texts.count, "more than %d placeholders", TEXT_ARGS_MOST);
            t->names[t->count++] = str_trim(name);
        }
    }
    return texts;
}

const struct text_entry *texts_find(const struct texts *texts, struct str key)
{
    for (size_t i = 0; i < texts->count; i++)
        if (str_is(texts->at[i].key, key))
            return &texts->at[i];
    return NULL;
}
