// SPDX-License-Identifier: EUPL-1.2
// What a plan does, in one number.
#include "people/import_digest.h"

#define MIX UINT64_C(0x9e3779b97f4a7c15) // 2^64 divided by the golden ratio (Knuth, TAOCP 6.4)

static uint64_t mixed(uint64_t digest, uint64_t with)
{
    return (digest ^ with) * MIX + (digest >> 29);
}

static uint64_t with_text(uint64_t digest, struct str text)
{
    return mixed(digest, str_hash(text));
}

static uint64_t with_entry(uint64_t digest, const struct import_entry *entry,
                           const struct import_images *images)
{
    digest = mixed(digest, (uint64_t)entry->kind);
    digest = mixed(digest, entry->person.is_set ? (uint64_t)entry->person.value.n : 0);
    for (enum image_field f = IMAGE_match_key; f < IMAGE_COUNT; f++)
        if (image_differs(&images->before, &images->after, f))
            digest = with_text(with_text(mixed(digest, f), images->before.at[f]), images->after.at[f]);
    return digest;
}

static uint64_t with_unit(uint64_t digest, const struct import_unit *unit, const struct staff_unit *listed)
{
    digest = mixed(digest, unit->stored.is_set ? (uint64_t)unit->stored.value.n : 0);
    return with_text(mixed(digest, unit->differs), listed->name);
}

struct str import_digest(struct arena *arena, const struct import_plan *plan)
{
    uint64_t digest = 1;
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < plan->entries.count; i++) {
        const struct import_entry *entry = &plan->entries.at[i];
        if (entry->kind == IMPORT_KIND_UNCHANGED)
            continue;
        arena_reset(scratch);
        struct import_images images = import_images(scratch, plan, entry);
        digest = with_entry(digest, entry, &images);
    }
    arena_free(scratch);
    for (size_t i = 0; i < plan->list->units.count; i++)
        digest = with_unit(digest, &plan->units[i], &plan->list->units.at[i]);
    return str_format(arena, "%016llx", (unsigned long long)digest);
}

/// Whether the list names another manager than the unit has.
static bool gets_manager(const struct import_plan *plan, size_t index)
{
    int32_t manager = plan->list->units.at[index].manager;
    if (manager == STAFF_NONE)
        return false;
    struct maybe_person_id now = plan->entries.at[manager].person; // the list's people come first, in order
    struct maybe_person_id before = plan->units[index].before.manager;
    return !now.is_set || !before.is_set || now.value.n != before.value.n;
}

struct import_unit_counts import_units_count(const struct import_plan *plan)
{
    struct import_unit_counts counts = {0};
    for (size_t i = 0; i < plan->list->units.count; i++) {
        bool is_stored = plan->units[i].stored.is_set;
        counts.added += !is_stored;
        counts.changed += is_stored && (plan->units[i].differs || gets_manager(plan, i));
    }
    return counts;
}

bool import_changes_nothing(const struct import_plan *plan)
{
    struct import_unit_counts units = import_units_count(plan);
    return !plan->counts[IMPORT_KIND_NEW] && !plan->counts[IMPORT_KIND_CHANGED] &&
           !plan->counts[IMPORT_KIND_GONE] && !units.added && !units.changed;
}
