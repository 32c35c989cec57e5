// SPDX-License-Identifier: EUPL-1.2
// Those who were chosen, by part of the organisation, against all who work there.
#include "pages/start/selection.h"

#include "base/rng.h"
#include "selection/spread.h"
#include "selection/unit_tree.h"
#include "sql/selection.h"
#include "sql/unit.h"

enum { CHOSEN_MOST = 5000 };

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

// ---- more people than seats ----

static uint32_t sector_number(const struct unit_row_list *units, const struct unit_node *silo)
{
    for (size_t i = 0; silo && i < units->count; i++)
        if (units->at[i].id.n == silo->id.n)
            return (uint32_t)i;
    return (uint32_t)units->count; // without a unit: a sector of their own
}

static struct spread spread_of(struct web *w, const struct candidate_line_list *chosen)
{
    struct unit_tree tree = unit_tree_read(w->db);
    struct unit_row_list units = units_as_tree(w->db, w->settings.silo_depth);
    uint32_t *sector_of = NEW_ARRAY(w->arena, uint32_t, chosen->count);
    int64_t *staff = NEW_ARRAY(w->arena, int64_t, units.count + 1);
    struct spread s = {.sector_of = sector_of,
                       .people = chosen->count,
                       .staff = staff,
                       .sectors = units.count + 1,
                       .seats = (size_t)(w->network.seats > 0 ? w->network.seats : 0)};
    for (size_t i = 0; i < units.count; i++)
        staff[i] = units.at[i].people;
    for (size_t i = 0; i < chosen->count; i++)
        sector_of[i] =
            sector_number(&units, unit_tree_at_depth(&tree, chosen->at[i].home, w->settings.silo_depth));
    random_bytes(&s.seed, sizeof s.seed);
    s.seed >>= 16; // the reason tells it, in digits that a person can read
    return s;
}

enum selection_decided selection_spread_decide(struct web *w)
{
    struct candidate_line_list chosen =
        candidates_placed(w->db, w->network.id, CANDIDATE_PLACE_IN, S(""), (struct instant){0}, 0, 0,
                          (struct person_id){0}, CHOSEN_MOST);
    struct spread spread = spread_of(w, &chosen);
    bool *stays = spread_choose(w->arena, &spread);
    struct person_id *waiting = NEW_ARRAY(w->arena, struct person_id, chosen.count);
    size_t count = 0;
    for (size_t i = 0; i < chosen.count; i++)
        if (!stays[i])
            waiting[count++] = chosen.at[i].person;
    struct selection_decision d = {
        .network = w->network.id,
        .people = {waiting, count},
        .to = {true, CANDIDATE_PLACE_RESERVE},
        .by = w->actor.account,
        .why = SAY(w, MSG_selection_spread_why, arg_plain((int64_t)spread.seed)),
        .now = w->now,
    };
    return selection_decide(w->db, &d);
}
