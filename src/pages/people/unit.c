// SPDX-License-Identifier: EUPL-1.2
// The base organisation: the tree of units, one unit, and finding people by name.
#include "web/listing.h"

#include "html/people/unit.h"
#include "pages/people/unit.h"
#include "people/lookup.h"
#include "sql/unit.h"

enum { FOUND_MOST = 1000, UNIT_PEOPLE_MOST = 2000, UNITS_SHOWN_MOST = 80, DEPTH_MOST = 20 };

static const struct listing_key person_keys[] = {
    {"name", MSG_listing_name, .is_searched = true, .given = LISTING_UP},
    {"title", MSG_listing_title, .is_searched = true},
    {"unit", .label = MSG_listing_unit},
};
static const struct listing_about found_listing = {.label = MSG_unit_search,
                                                   .keys = person_keys,
                                                   .key_count = 3,
                                                   .is_always_searched = true,
                                                   .is_found_elsewhere = true};
static const struct listing_about people_listing = {
    .label = MSG_unit_find_person, .keys = person_keys, .key_count = 2};

static const struct listing_key unit_keys[] = {
    {"name", MSG_listing_name, .is_searched = true},
    {"people", MSG_unit_size, .begins_down = true},
};
static const struct listing_about unit_listing = {
    .label = MSG_unit_find, .keys = unit_keys, .key_count = 2, .prefix = "units", .most = UNITS_SHOWN_MOST};

static struct str person_text(struct web *w, const void *row, size_t key)
{
    const struct found_person *p = row;
    switch (key) {
    case 0: return str_words(w->arena, p->family_name, p->given_name);
    case 1: return p->job_title.value;
    default: return p->unit_name.value;
    }
}

static struct str unit_text(struct web *w, const void *row, size_t key)
{
    const struct unit_line *u = row;
    return key == 0 ? u->name : str_format(w->arena, "%lld", (long long)u->people);
}

/// One more is read than `most`, to know whether there are more.
static struct person_line_list people_lines(struct web *w, struct found_person_list rows, size_t most,
                                            struct listing *list)
{
    struct person_line_list lines = {.at = NEW_ARRAY(w->arena, struct person_line, rows.count)};
    rows.count = rows.count < most ? rows.count : most;
    LISTING_PICK(w, list, &rows, person_text);
    for (size_t i = 0; i < rows.count; i++) {
        const struct found_person *p = &rows.at[i];
        lines.at[lines.count++] = (struct person_line){
            .name = str_words(w->arena, p->given_name, p->family_name),
            .title = p->job_title.value,
            .unit = p->unit_name.value,
            .ask = p->ask_me_about.value,
            .url = url_person_show(w->arena, p->id),
        };
    }
    return lines;
}

static void find(struct web *w, struct units_page *page)
{
    struct found_person_list rows = {0};
    page->list = listing_read(w, url_units(w->arena), &found_listing);
    if (page->list.wanted.len)
        rows = lookup_people(w->db, page->list.wanted, FOUND_MOST + 1);
    page->has_more = rows.count > FOUND_MOST;
    page->people = people_lines(w, rows, FOUND_MOST, &page->list);
}

int64_t units_depth_shown(struct web *w, bool *has_deeper)
{
    int64_t depth = 1, count = 0, deeper = 0;
    units_counted(w->db, depth, UNITS_SHOWN_MOST + 1, &count);
    while (depth < DEPTH_MOST && units_counted(w->db, depth + 1, UNITS_SHOWN_MOST + 1, &deeper) &&
           deeper > count && deeper <= UNITS_SHOWN_MOST) {
        count = deeper;
        depth++;
    }
    *has_deeper = deeper > count;
    return depth;
}

/// Bars within bars: each begins where the one before it in the same unit ends.
static void bars_fill(struct unit_line_list *units)
{
    double begin[DEPTH_MOST + 2] = {0}, whole = 0;
    for (size_t i = 0; i < units->count; i++)
        whole += units->at[i].depth == 1 ? (double)units->at[i].people : 0;
    for (size_t i = 0; i < units->count; i++) {
        struct unit_line *u = &units->at[i];
        double length = whole > 0 ? 1000 * (double)u->people / whole : 0;
        u->from = (int64_t)begin[u->depth];
        u->length = u->people ? (int64_t)(length < 3 ? 3 : length) : 0;
        begin[u->depth + 1] = begin[u->depth];
        begin[u->depth] += length;
    }
}

/// The upper levels as a tree; all units, without their depth, where somebody looks for one or sorts them.
static void tree_fill(struct web *w, struct units_page *page)
{
    page->unit_list = listing_read(w, url_units(w->arena), &unit_listing);
    bool is_tree = !page->unit_list.wanted.len && page->unit_list.key < 0;
    int64_t depth = is_tree ? units_depth_shown(w, &page->has_deeper) : DEPTH_MOST;
    struct unit_row_list rows = units_as_tree(w->db, depth);
    page->units.at = NEW_ARRAY(w->arena, struct unit_line, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        page->units.at[page->units.count++] = (struct unit_line){
            .name = rows.at[i].name,
            .depth = is_tree ? rows.at[i].depth : 1,
            .people = rows.at[i].people,
            .url = url_unit_show(w->arena, rows.at[i].id),
        };
    if (is_tree)
        bars_fill(&page->units);
    LISTING_PICK(w, &page->unit_list, &page->units, unit_text);
}

void units(struct web *w)
{
    struct units_page page = {0};
    find(w, &page);
    tree_fill(w, &page);
    view_units_page(&w->page, &page);
    web_title(w, SAY(w, MSG_unit_page_title));
}

static struct unit_line_list lines_below(struct web *w, struct unit_id unit, struct listing *list)
{
    struct unit_below_list rows = units_below(w->db, unit);
    struct unit_line_list lines = {.at = NEW_ARRAY(w->arena, struct unit_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = (struct unit_line){.name = rows.at[i].name,
                                                     .people = rows.at[i].people,
                                                     .url = url_unit_show(w->arena, rows.at[i].id)};
    *list = listing_read(w, url_unit_show(w->arena, unit), &unit_listing);
    LISTING_PICK(w, list, &lines, unit_text);
    return lines;
}

/// `path` begins with the unit itself.
static void unit_crumbs(struct web *w, const struct unit_named_list *path)
{
    enum { CRUMBS_MOST = 4 };
    web_crumb(w, SAY(w, MSG_frame_people), url_units(w->arena));
    for (size_t i = path->count < CRUMBS_MOST ? path->count : CRUMBS_MOST; i > 1; i--)
        web_crumb(w, path->at[i - 1].name, url_unit_show(w->arena, path->at[i - 1].id));
}

void unit_show(struct web *w)
{
    struct unit_named_list path = units_above(w->db, w->path.unit);
    const struct unit_named *unit = path.at;
    struct unit_manager_of manager;
    if (!path.count) {
        web_not_found(w);
        return;
    }
    struct found_person_list rows = unit_people(w->db, unit->id, UNIT_PEOPLE_MOST + 1);
    struct unit_page page = {
        .name = unit->name,
        .list = listing_read(w, url_unit_show(w->arena, unit->id), &people_listing),
        .most = UNIT_PEOPLE_MOST,
        .has_more = rows.count > UNIT_PEOPLE_MOST,
        .has_manager = unit_manager_of(w->db, unit->id, &manager),
    };
    page.below = lines_below(w, unit->id, &page.unit_list);
    page.people = people_lines(w, rows, UNIT_PEOPLE_MOST, &page.list);
    if (page.has_manager) {
        page.manager = str_words(w->arena, manager.given_name, manager.family_name);
        page.manager_url = url_person_show(w->arena, manager.id);
    }
    unit_people_counted(w->db, unit->id, &page.total);
    view_unit_page(&w->page, &page);
    unit_crumbs(w, &path);
    web_title(w, unit->name);
}
