// SPDX-License-Identifier: EUPL-1.2
// What a staff list would change, as a page: the first of everything, and each part at length.
#include "pages/staff/import.h"

#include "staff/staff_file.h"

enum { LINES_OF_PAGE = 500, PLACES_OF_GROUP = 12 };

static struct url url_of_part(struct web *w, struct str show, size_t from)
{
    struct url url = url_with(w->arena, url_import_show(w->arena, w->path.import), S("show"), show);
    return from ? url_with_int(w->arena, url, S("from"), (int64_t)from) : url;
}

// ---- what was found ----

/// A column that is missing has no name in the file: it is told by ours, in words.
static struct str missing_column(struct web *w, struct str name)
{
    for (enum staff_field f = 0; f < FIELD_COUNT; f++)
        if (str_is(staff_columns.rows[f].name, name))
            return import_field_label(w, f);
    return name;
}

static struct str place_in_json(struct web *w, const struct finding *f)
{
    if (f->code == FINDING_json_invalid)
        return SAY(w, MSG_import_finding_line, arg_plain(f->row));
    if (f->row && f->column.len)
        return SAY(w, MSG_import_finding_position_field, arg_plain(f->row), arg_str(f->column));
    if (f->row)
        return SAY(w, MSG_import_finding_position, arg_plain(f->row));
    if (f->column.len)
        return SAY(w, MSG_import_finding_field, arg_str(f->column));
    return SAY(w, MSG_import_finding_whole);
}

static struct str place_in_table(struct web *w, const struct finding *f)
{
    if (f->row && f->column.len)
        return SAY(w, MSG_import_finding_place, arg_plain(f->row), arg_str(f->column));
    if (f->row)
        return SAY(w, MSG_import_finding_row, arg_plain(f->row));
    if (f->column.len)
        return SAY(w, MSG_import_finding_column, arg_str(f->column));
    return SAY(w, MSG_import_finding_whole);
}

static struct str place_in_file(struct web *w, const struct finding *f, bool is_json)
{
    if (is_json)
        return place_in_json(w, f);
    if (f->code == FINDING_column_missing)
        return SAY(w, MSG_import_finding_column, arg_str(missing_column(w, f->column)));
    return place_in_table(w, f);
}

static struct str place_of(struct web *w, struct import_finding f)
{
    struct str place = place_in_file(w, f.what, f.is_json);
    return f.source == IMPORT_FROM_UNITS ? SAY(w, MSG_import_finding_units, arg_str(place)) : place;
}

struct import_finding_part import_findings_part(struct web *w, const struct import_reading *r,
                                                enum finding_weight weight, size_t from, size_t most)
{
    struct import_finding_part part = {
        .lines = {.at = NEW_ARRAY(w->arena, struct import_finding_line, most)},
        .count = import_findings_weighing(r, weight),
    };
    size_t number = 0;
    for (size_t i = 0; i < import_findings_count(r) && part.lines.count < most; i++) {
        struct import_finding f = import_finding_at(r, i);
        if (finding_weight(f.what->code) == weight && number++ >= from)
            part.lines.at[part.lines.count++] =
                (struct import_finding_line){place_of(w, f), SAY(w, finding_message(f.what->code))};
    }
    part.more = part.count - (int64_t)from - (int64_t)part.lines.count;
    return part;
}

/// The first places of a kind of warning: "Rad 4, rad 7, ..."
static struct str places_of(struct web *w, const struct import_reading *r, enum finding_code code,
                            int64_t count)
{
    struct str places[PLACES_OF_GROUP + 1];
    size_t shown = 0;
    for (size_t i = 0; i < import_findings_count(r) && shown < PLACES_OF_GROUP; i++)
        if (import_finding_at(r, i).what->code == code)
            places[shown++] = place_of(w, import_finding_at(r, i));
    if (count > (int64_t)shown)
        places[shown] = SAY(w, MSG_import_more, arg_int(count - (int64_t)shown));
    return str_join(w->arena, places, shown + (count > (int64_t)shown), S("; "));
}

static struct import_warning_group_list warnings_grouped(struct web *w, const struct import_reading *r)
{
    struct import_warning_group_list groups = {
        .at = NEW_ARRAY(w->arena, struct import_warning_group, FINDING_COUNT)};
    int64_t counts[FINDING_COUNT] = {0};
    for (size_t i = 0; i < import_findings_count(r); i++)
        counts[import_finding_at(r, i).what->code]++;
    for (enum finding_code c = 0; c < FINDING_COUNT; c++)
        if (counts[c] && finding_weight(c) == FINDING_WARNS)
            groups.at[groups.count++] = (struct import_warning_group){
                SAY(w, finding_message(c)), places_of(w, r, c, counts[c]), counts[c]};
    return groups;
}

// ---- people ----

static struct str title_of(struct web *w, enum import_kind kind, int64_t count)
{
    switch (kind) {
    case IMPORT_KIND_NEW: return SAY(w, MSG_import_new_title, arg_int(count));
    case IMPORT_KIND_CHANGED: return SAY(w, MSG_import_changed_title, arg_int(count));
    case IMPORT_KIND_GONE: return SAY(w, MSG_import_gone_title, arg_int(count));
    case IMPORT_KIND_UNCHANGED: break;
    }
    return S("");
}

static struct import_person_line line_of(struct web *w, const struct import_reading *r,
                                         const struct import_names *names, const struct import_entry *e)
{
    struct import_images images = import_images(w->arena, r->plan, e);
    struct import_person_line line = {
        .row = e->staff == STAFF_NONE ? 0 : r->list->people.at[e->staff].row,
        .name = import_name_of(w->arena, &images.after),
        .unit = import_unit_name(names, images.after.at[IMAGE_unit]),
        .title = images.after.at[IMAGE_job_title],
    };
    if (e->kind == IMPORT_KIND_CHANGED)
        line.changes = import_changes(w, names, &images.before, &images.after);
    return line;
}

struct import_people_part import_people_part(struct web *w, const struct import_reading *r,
                                             const struct import_names *names, enum import_kind kind,
                                             size_t from, size_t most)
{
    struct import_people_part part = {
        .kind = kind,
        .count = r->plan->counts[kind],
        .title = title_of(w, kind, r->plan->counts[kind]),
        .lines = {.at = NEW_ARRAY(w->arena, struct import_person_line, most)},
        .all = url_of_part(w, import_kind_text(kind), 0),
    };
    size_t number = 0;
    for (size_t i = 0; i < r->plan->entries.count && part.lines.count < most; i++)
        if (r->plan->entries.at[i].kind == kind && number++ >= from)
            part.lines.at[part.lines.count++] = line_of(w, r, names, &r->plan->entries.at[i]);
    part.more = part.count - (int64_t)from - (int64_t)part.lines.count;
    return part;
}

// ---- columns ----

static struct str taken_as(struct web *w, const struct column *column)
{
    switch (column->kind) {
    case COLUMN_FIELD: return import_field_label(w, (enum staff_field)column->field);
    case COLUMN_PRIVATE: return SAY(w, MSG_import_column_private);
    case COLUMN_UNKNOWN: return SAY(w, MSG_import_column_skipped);
    case COLUMN_FORBIDDEN: break; // such a file has no preview
    }
    return S("");
}

static struct import_column_line_list columns_of(struct web *w, const struct import *row)
{
    struct column_list columns = staff_file_columns(w->arena, &staff_columns, row->file.value);
    struct import_column_line_list lines = {
        .at = NEW_ARRAY(w->arena, struct import_column_line, columns.count + 1)};
    for (size_t i = 0; i < columns.count; i++)
        lines.at[lines.count++] = (struct import_column_line){columns.at[i].name, taken_as(w, &columns.at[i]),
                                                              columns.at[i].kind == COLUMN_FIELD};
    return lines;
}

// ---- the page ----

static void counts_fill(struct import_preview_page *page, const struct import_reading *r)
{
    const int64_t *n = r->plan->counts;
    struct import_unit_counts units = import_units_count(r->plan);
    page->header_row = r->list->header_row;
    page->rows = r->list->rows;
    page->people = (int64_t)r->list->people.count;
    page->positions = (int64_t)r->list->positions.count;
    page->added = n[IMPORT_KIND_NEW];
    page->changed = n[IMPORT_KIND_CHANGED];
    page->unchanged = n[IMPORT_KIND_UNCHANGED];
    page->gone = n[IMPORT_KIND_GONE];
    page->at_work = r->plan->at_work_before;
    page->warned = import_findings_weighing(r, FINDING_WARNS);
    page->bad = import_rows_spoilt(r);
    page->units_added = units.added;
    page->units_changed = units.changed;
}

struct import_preview_page import_preview(struct web *w, const struct import *row,
                                          const struct import_reading *r)
{
    struct import_names names = import_names_read(w, r->plan);
    struct import_preview_page page = {
        .csrf = w->csrf,
        .digest = import_digest(w->arena, r->plan),
        .file_name = row->file_name,
        .encoding = row->encoding.value,
        .separator = import_separator(w, r->list->separator),
        .asks = import_asks(r->plan),
        .changes_nothing = import_changes_nothing(r->plan),
        .columns = columns_of(w, row),
        .added_part = import_people_part(w, r, &names, IMPORT_KIND_NEW, 0, IMPORT_LINES_OF_PART),
        .changed_part = import_people_part(w, r, &names, IMPORT_KIND_CHANGED, 0, IMPORT_LINES_OF_PART),
        .gone_part = import_people_part(w, r, &names, IMPORT_KIND_GONE, 0, IMPORT_LINES_OF_PART),
        .bad_part = import_findings_part(w, r, FINDING_SPOILS_ROW, 0, IMPORT_LINES_OF_PART),
        .warnings = warnings_grouped(w, r),
        .action = url_import_decide(w->arena, row->id),
    };
    page.bad_part.all = url_of_part(w, S("bad"), 0);
    counts_fill(&page, r);
    return page;
}

// ---- one part at length ----

static size_t from_of(struct web *w)
{
    int64_t from;
    return str_int(form_query(w, S("from")), &from) && from > 0 ? (size_t)from : 0;
}

static void part_page_show(struct web *w, struct import_part_page *page, struct str show)
{
    size_t from = from_of(w), lines = page->is_people ? page->people.lines.count : page->bad.lines.count;
    page->all = page->is_people ? page->people.count : page->bad.count;
    page->first = lines ? (int64_t)from + 1 : 0;
    page->last = lines ? (int64_t)(from + lines) : 0;
    page->has_previous = from > 0;
    page->has_next = lines == LINES_OF_PAGE && page->last < page->all;
    page->previous = url_of_part(w, show, from > LINES_OF_PAGE ? from - LINES_OF_PAGE : 0);
    page->next = url_of_part(w, show, from + LINES_OF_PAGE);
    page->people.more = page->bad.more = 0; // told by the links
    view_import_part_page(&w->page, page);
    web_title(w, page->title);
}

bool import_part_show(struct web *w, const struct import_reading *r)
{
    struct str show = form_query(w, S("show"));
    struct import_part_page page = {0};
    enum import_kind kind;
    page.is_people = import_kind_from_text(show, &kind) && kind != IMPORT_KIND_UNCHANGED;
    if (!page.is_people && !str_is(show, S("bad")))
        return false;
    if (page.is_people) {
        struct import_names names = import_names_read(w, r->plan);
        page.people = import_people_part(w, r, &names, kind, from_of(w), LINES_OF_PAGE);
        page.title = page.people.title;
    } else {
        page.bad = import_findings_part(w, r, FINDING_SPOILS_ROW, from_of(w), LINES_OF_PAGE);
        page.title = SAY(w, MSG_import_bad_title, arg_int(import_rows_spoilt(r)));
    }
    part_page_show(w, &page, show);
    return true;
}
