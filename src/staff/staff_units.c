// SPDX-License-Identifier: EUPL-1.2
// The units that the rows of a staff list name: by code, or by name below a sector or a path.
#include "staff/staff_reader.h"

#include "i18n/text.h"

enum { PATH_DEPTH_MOST = 20 };

struct path {
    struct str parts[PATH_DEPTH_MOST]; // top first
    size_t count;
};

static int32_t unit_add(struct staff_reader *r, struct staff_unit unit)
{
    int32_t index = (int32_t)r->list->units.count;
    *LIST_ADD(r->arena, &r->list->units) = unit;
    return index;
}

static int32_t unit_by_name(struct staff_reader *r, struct str name, int32_t parent)
{
    struct str key = str_format(r->arena, "%d:%.*s", parent, STR(text_fold(r->arena, name)));
    uint32_t *index;
    if (str_map_add(&r->units, key, &index))
        *index =
            (uint32_t)unit_add(r, (struct staff_unit){.name = name, .parent = parent, .manager = STAFF_NONE});
    return (int32_t)*index;
}

static int32_t unit_by_code(struct staff_reader *r, struct str code, struct str name, int32_t parent)
{
    uint32_t *index;
    if (str_map_add(&r->units, str_cat(r->arena, S("c:"), code), &index)) {
        struct staff_unit unit = {.code = code, .name = name, .parent = parent, .manager = STAFF_NONE};
        *index = (uint32_t)unit_add(r, unit);
    }
    struct staff_unit *unit = &r->list->units.at[*index];
    if (!unit->name.len)
        unit->name = name;
    if (name.len && !str_is(unit->name, name))
        sheet_note(&r->sheet, FIELD_unit_name, FINDING_unit_differs);
    return (int32_t)*index;
}

/// "Kari,OU=Skole,OU=Oppvekst,DC=kommune,DC=no": the lowest comes first.
static struct path path_of_directory_name(struct str text)
{
    struct path path = {0};
    struct str rest = text, part;
    while (path.count < PATH_DEPTH_MOST && str_cut(&rest, ',', &part))
        if (str_is_nocase(str_slice(str_trim(part), 0, 3), S("OU=")))
            path.parts[path.count++] = str_slice(str_trim(part), 3, part.len);
    for (size_t i = 0; i < path.count / 2; i++) {
        struct str swap = path.parts[i];
        path.parts[i] = path.parts[path.count - 1 - i];
        path.parts[path.count - 1 - i] = swap;
    }
    return path;
}

static char path_separator(struct str text)
{
    static const char separators[] = {'>', '\\', '|', '/'};
    for (size_t i = 0; i < sizeof separators; i++)
        if (str_find(text, separators[i], 0) < text.len)
            return separators[i];
    return '>';
}

static struct path path_of(struct str text)
{
    if (str_is_nocase(str_slice(text, 0, 3), S("CN=")) || str_is_nocase(str_slice(text, 0, 3), S("OU=")))
        return path_of_directory_name(text);
    struct path path = {0};
    char separator = path_separator(text);
    struct str rest = text, part;
    while (path.count < PATH_DEPTH_MOST && text.len && str_cut(&rest, separator, &part))
        if (str_trim(part).len)
            path.parts[path.count++] = str_trim(part);
    return path;
}

/// What stands above the unit: a path (without the unit itself at its end) or a sector.
static struct path parents_read(struct staff_reader *r, struct str name)
{
    struct path path = path_of(staff_cell(r, FIELD_unit_path));
    struct str sector = staff_cell(r, FIELD_sector);
    if (!path.count && sector.len)
        path = (struct path){{sector}, 1};
    if (path.count && str_is(text_fold(r->arena, path.parts[path.count - 1]), text_fold(r->arena, name)))
        path.count--;
    return path;
}

/// What a spoiled row names may be something else that has slipped into the column.
int32_t staff_unit_of_row(struct staff_reader *r)
{
    struct str code = staff_cell(r, FIELD_unit_code), name = staff_cell(r, FIELD_unit_name);
    struct path parents = parents_read(r, name);
    int32_t parent = STAFF_NONE;
    if (!code.len && !name.len && !parents.count) {
        int field = sheet_has(&r->sheet, FIELD_unit_name) ? FIELD_unit_name : FIELD_unit_code;
        sheet_note(&r->sheet, field, FINDING_unit_missing);
    }
    if (r->sheet.row_is_spoiled)
        return STAFF_NONE;
    for (size_t i = 0; i < parents.count; i++)
        parent = unit_by_name(r, parents.parts[i], parent);
    if (code.len)
        return unit_by_code(r, code, name, parent);
    return name.len ? unit_by_name(r, name, parent) : parent;
}

int32_t staff_unit_at_depth(const struct staff_list *list, int32_t unit, int depth)
{
    int32_t line[PATH_DEPTH_MOST * 5];
    int count = 0, most = sizeof line / sizeof *line;
    for (int32_t at = unit; at != STAFF_NONE && count < most; at = list->units.at[at].parent)
        line[count++] = at;
    return count > depth ? line[count - 1 - depth] : unit;
}
