// SPDX-License-Identifier: EUPL-1.2
// Names of relations taken apart, and their files read.
#include "cli/flow_relation.h"

static struct str file_name(struct str path)
{
    size_t from = 0;
    for (size_t i = 0; i < path.len; i++)
        if (path.at[i] == '/')
            from = i + 1;
    return str_slice(path, from, path.len);
}

static struct flow_relation relation_of(struct arena *arena, const struct flow_relation_wishes *w,
                                        struct str text)
{
    struct str rest = file_name(text), file, relation = {0}, wave = {0};
    struct str folder = str_slice(text, 0, text.len - rest.len);
    str_cut(&rest, ':', &file);
    bool is_named = str_cut(&rest, ':', &relation);
    str_cut(&rest, ':', &wave);
    struct flow_relation r = {.path = str_slice(text, 0, folder.len + file.len)};
    r.choice = (struct tie_choice){.relation = is_named ? relation : w->relation,
                                   .wave = wave.len ? wave : w->wave,
                                   .weight = w->weight,
                                   .at_least = w->at_least};
    struct str stem = str_ends(file, S(".csv")) ? str_slice(file, 0, file.len - 4) : file;
    r.name = !is_named  ? stem
             : wave.len ? str_format(arena, "%.*s_%.*s", STR(relation), STR(wave))
                        : relation;
    return r;
}

struct flow_relation flow_relation_read(struct flow_input *in, const struct flow_relation_wishes *w,
                                        struct str text)
{
    struct flow_relation r = relation_of(in->arena, w, text);
    r.ties = flow_ties_read(in, r.path, &r.choice);
    return r;
}

static void missing_row(struct flow_input *in, struct table *t, struct dyads *dyads)
{
    uint32_t from = flow_person_cell(in, t, 0);
    if (table_cell(t, 1).len) {
        dyads_drop(dyads, from, flow_person_cell(in, t, 1));
        return;
    }
    for (uint32_t to = 0; to < dyads->people; to++)
        dyads_drop(dyads, from, to);
}

void flow_missing_read(struct flow_input *in, struct str path, struct dyads *dyads)
{
    struct str names[] = {S("from"), S("to")};
    if (!path.len)
        return;
    struct table t = table_open(in->arena, path, names, 2, 1, &in->status);
    while (table_row(&t))
        missing_row(in, &t, dyads);
}
