// SPDX-License-Identifier: EUPL-1.2
// Those who were chosen, by part of the organisation, against all who work there.
#include "pages/start/selection.h"

#include "sql/selection.h"
#include "sql/unit.h"

static int64_t chosen_in(const struct candidate_silo_list *chosen, struct str name)
{
    for (size_t i = 0; i < chosen->count; i++)
        if (chosen->at[i].name.is_set && str_is(chosen->at[i].name.value, name))
            return chosen->at[i].people;
    return 0;
}

static int64_t share(int64_t part, int64_t whole)
{
    return whole ? 1000 * part / whole : 0;
}

/// Both bars of each as shares of all, on one scale: a sector that is chosen from as it is large has two of a
/// length.
static void lengths_fill(struct silo_line_list *silos)
{
    int64_t chosen = 0, staff = 0, longest = 1;
    for (size_t i = 0; i < silos->count; i++) {
        chosen += silos->at[i].people;
        staff += silos->at[i].staff;
    }
    for (size_t i = 0; i < silos->count; i++) {
        struct silo_line *s = &silos->at[i];
        s->chosen_length = share(s->people, chosen);
        s->staff_length = share(s->staff, staff);
        longest = s->chosen_length > longest ? s->chosen_length : longest;
        longest = s->staff_length > longest ? s->staff_length : longest;
    }
    for (size_t i = 0; i < silos->count; i++) {
        silos->at[i].chosen_length = share(silos->at[i].chosen_length, longest);
        silos->at[i].staff_length = share(silos->at[i].staff_length, longest);
    }
}

struct silo_line_list selection_spread(struct web *w)
{
    struct candidate_silo_list chosen = candidate_silos(w->db, w->network.id, w->settings.silo_depth);
    struct unit_row_list units = units_as_tree(w->db, w->settings.silo_depth);
    struct silo_line_list silos = {.at = NEW_ARRAY(w->arena, struct silo_line, units.count + 1)};
    for (size_t i = 0; i < units.count; i++)
        if (units.at[i].depth == w->settings.silo_depth)
            silos.at[silos.count++] = (struct silo_line){
                .name = units.at[i].name,
                .people = chosen_in(&chosen, units.at[i].name),
                .staff = units.at[i].people,
            };
    for (size_t i = 0; i < chosen.count; i++)
        if (!chosen.at[i].name.is_set)
            silos.at[silos.count++] =
                (struct silo_line){.name = SAY(w, MSG_selection_no_unit), .people = chosen.at[i].people};
    lengths_fill(&silos);
    return silos;
}
