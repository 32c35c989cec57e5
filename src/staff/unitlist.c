// SPDX-License-Identifier: EUPL-1.2
// Reading a file of units into a staff list.
#include "staff/unitlist.h"

#include "i18n/text.h"
#include "staff/cell.h"
#include "staff/sheet.h"
#include "staff/staff_named.h"

enum unit_field {
#define FIELD(name, nb, nn, da, en) UNIT_##name,
#include "staff/unit_columns.def"
#undef FIELD
    UNIT_FIELD_COUNT
};

static const struct column_row rows[] = {
#define FIELD(name, nb, nn, da, en)                                                                          \
    {S_INIT(#name), {[LANG_NB] = nb, [LANG_NN] = nn, [LANG_DA] = da, [LANG_EN] = en}},
#include "staff/unit_columns.def"
#undef FIELD
};

/// What a staff list must not hold, a file of units must not either.
const struct column_table unit_columns = {
    .rows = rows,
    .count = UNIT_FIELD_COUNT,
    .list = S_INIT("units"),
#define FIELD(name, nb, nn, da, en)
#define FORBIDDEN(names) .forbidden = (names),
#define PRIVATE(names) .personal = (names),
#include "staff/columns.def"
};

struct merge {
    struct arena *arena;
    struct staff_list *list;
    struct sheet sheet;
    struct date today;
    struct str_map by_code, by_name; // units; of units with one name, AMBIGUOUS
    struct links {
        struct link {
            int64_t row;
            int32_t unit;
            struct str parent_code;
        } * at;
        size_t count;
    } links;
};

#define AMBIGUOUS UINT32_MAX

static void maps_fill(struct merge *m)
{
    for (uint32_t i = 0; i < m->list->units.count; i++) {
        const struct staff_unit *unit = &m->list->units.at[i];
        uint32_t *index;
        bool is_new = unit->code.len ? str_map_add(&m->by_code, unit->code, &index)
                                     : str_map_add(&m->by_name, text_fold(m->arena, unit->name), &index);
        *index = is_new ? i : AMBIGUOUS;
    }
}

static uint32_t unit_of_row(struct merge *m, struct str code, struct str name)
{
    uint32_t *index, named;
    if (!str_map_add(&m->by_code, code, &index))
        return *index;
    bool has_name = str_map_find(&m->by_name, text_fold(m->arena, name), &named) && named != AMBIGUOUS;
    *index = has_name ? named : (uint32_t)m->list->units.count;
    if (!has_name)
        *LIST_ADD(m->arena, &m->list->units) =
            (struct staff_unit){.parent = STAFF_NONE, .manager = STAFF_NONE};
    return *index;
}

static bool is_over(struct merge *m)
{
    struct date_cell end = date_cell(m->arena, sheet_cell(&m->sheet, UNIT_valid_to));
    if (end.state == CELL_INVALID)
        sheet_note(&m->sheet, UNIT_valid_to, FINDING_date_invalid);
    return end.state == CELL_READ && date_compare(end.date, m->today) < 0;
}

static void row_take(struct merge *m)
{
    struct str code = sheet_cell(&m->sheet, UNIT_unit_code), name = sheet_cell(&m->sheet, UNIT_unit_name);
    struct str manager = text_fold(m->arena, sheet_cell(&m->sheet, UNIT_manager_id));
    uint32_t known;
    bool is_past = is_over(m) && !str_map_find(&m->by_code, code, &known);
    if (!code.len || !name.len)
        sheet_note(&m->sheet, code.len ? UNIT_unit_name : UNIT_unit_code, FINDING_unit_missing);
    if (m->sheet.row_is_spoiled || is_past)
        return;
    uint32_t index = unit_of_row(m, code, name);
    struct staff_unit *unit = &m->list->units.at[index];
    unit->code = code;
    unit->name = name;
    unit->kind = sheet_cell(&m->sheet, UNIT_kind);
    unit->parent = STAFF_NONE;
    if (manager.len)
        unit->manager_key =
            str_cat(m->arena, str_find(manager, '@', 0) < manager.len ? S("m:") : S("n:"), manager);
    *LIST_ADD(m->arena, &m->links) =
        (struct link){m->sheet.row, (int32_t)index, sheet_cell(&m->sheet, UNIT_parent_code)};
}

/// Whether `above` stands below `unit`, so that it cannot be its parent.
static bool would_circle(const struct staff_list *list, int32_t unit, int32_t above)
{
    enum { STEPS_MOST = 1000 };
    int steps = 0;
    for (int32_t at = above; at != STAFF_NONE; at = list->units.at[at].parent)
        if (at == unit || ++steps > STEPS_MOST)
            return true;
    return false;
}

static void parents_link(struct merge *m)
{
    for (size_t i = 0; i < m->links.count; i++) {
        const struct link *link = &m->links.at[i];
        uint32_t parent;
        if (!link->parent_code.len)
            continue;
        if (!str_map_find(&m->by_code, link->parent_code, &parent))
            sheet_note_at(&m->sheet, link->row, UNIT_parent_code, FINDING_unit_parent_unknown);
        else if (would_circle(m->list, link->unit, (int32_t)parent))
            sheet_note_at(&m->sheet, link->row, UNIT_parent_code, FINDING_unit_circle);
        else
            m->list->units.at[link->unit].parent = (int32_t)parent;
    }
}

/// Cuts what is deeper than any organisation.
static void depths_check(struct merge *m)
{
    enum { DEPTH_MOST = 50 };
    for (size_t i = 0; i < m->links.count; i++) {
        struct staff_unit *unit = &m->list->units.at[m->links.at[i].unit];
        int depth = 0;
        for (int32_t at = unit->parent; at != STAFF_NONE && depth <= DEPTH_MOST;
             at = m->list->units.at[at].parent)
            depth++;
        if (depth <= DEPTH_MOST)
            continue;
        unit->parent = STAFF_NONE;
        sheet_note_at(&m->sheet, m->links.at[i].row, UNIT_parent_code, FINDING_unit_circle);
    }
}

static void managers_find(struct merge *m)
{
    struct staff_named named = staff_named_new(m->arena);
    struct staff_units *units = &m->list->units;
    uint32_t *manager = NEW_ARRAY(m->arena, uint32_t, units->count + 1);
    for (size_t i = 0; i < units->count; i++)
        manager[i] = units->at[i].manager_key.len ? staff_named_add(&named, units->at[i].manager_key) : 0;
    staff_named_find(&named, m->list);
    for (size_t i = 0; i < units->count; i++)
        if (manager[i] && named.people.at[manager[i]] != STAFF_NONE)
            units->at[i].manager = named.people.at[manager[i]];
}

static void required_check(struct merge *m)
{
    for (int field = UNIT_unit_code; field <= UNIT_unit_name; field++)
        if (!sheet_has(&m->sheet, field)) {
            struct finding finding = {m->sheet.header_row, rows[field].name, FINDING_column_missing};
            *LIST_ADD(m->arena, &m->sheet.findings) = finding;
            m->sheet.counts[FINDING_REFUSES]++;
        }
}

struct unit_list_result unit_list_merge(struct arena *arena, struct staff_list *list, struct str bytes,
                                        struct date today)
{
    struct merge m = {.arena = arena, .list = list, .today = today};
    m.by_code = str_map_new(arena);
    m.by_name = str_map_new(arena);
    m.sheet = (struct sheet){.arena = arena,
                             .book = column_book_new(arena, &unit_columns),
                             .list = unit_columns.list,
                             .keys = UINT64_C(1) << UNIT_unit_code | UINT64_C(1) << UNIT_parent_code,
                             .numbers = UINT64_C(1) << UNIT_unit_code | UINT64_C(1) << UNIT_parent_code |
                                        UINT64_C(1) << UNIT_manager_id};
    maps_fill(&m);
    if (sheet_begin(&m.sheet, bytes)) {
        required_check(&m);
        while (sheet_row(&m.sheet))
            row_take(&m);
        parents_link(&m);
        depths_check(&m);
        managers_find(&m);
        list->has_unit_tree = true;
    }
    struct unit_list_result result = {
        m.sheet.is_json, m.sheet.header_row, m.sheet.rows, m.sheet.findings, {0}};
    memcpy(result.counts, m.sheet.counts, sizeof result.counts);
    return result;
}
