// SPDX-License-Identifier: EUPL-1.2
// The base organisation: the tree of units, one unit, and finding people by name.
#include "web/form.h"

#include "html/unit.h"
#include "i18n/collate.h"
#include "network/unit_tree.h"
#include "sql/person.h"
#include "sql/unit.h"

enum { FOUND_MOST = 50, UNIT_PEOPLE_MOST = 500, WANTED_BYTES_MOST = 100 };

/// One more is read than is shown, to know whether there are more.
static struct person_line_list people_lines(struct web *w, const struct found_person_list *rows, size_t most)
{
    struct person_line_list lines = {.at = NEW_ARRAY(w->arena, struct person_line, rows->count)};
    for (size_t i = 0; i < rows->count && i < most; i++) {
        const struct found_person *p = &rows->at[i];
        lines.at[lines.count++] = (struct person_line){
            .name = str_format(w->arena, "%.*s %.*s", STR(p->given_name), STR(p->family_name)),
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
    struct found_person_list rows = people_found(w->db, fold(w->arena, page->wanted), FOUND_MOST + 1);
    page->is_search = true;
    page->has_more = rows.count > FOUND_MOST;
    page->people = people_lines(w, &rows, FOUND_MOST);
}

/// To each unit its own people and those of all units below it. Children stand behind their parent.
static void people_sum(struct unit_line_list *units)
{
    int64_t below[UNIT_DEPTH_MOST + 2] = {0};
    for (size_t i = units->count; i-- > 0;) {
        struct unit_line *u = &units->at[i];
        size_t depth = (size_t)(u->depth < UNIT_DEPTH_MOST ? u->depth : UNIT_DEPTH_MOST);
        u->people += below[depth + 1];
        below[depth + 1] = 0;
        below[depth] += u->people;
    }
}

void units(struct web *w)
{
    struct unit_row_list rows = units_as_tree(w->db);
    struct str wanted = str_trim(form_query(w, S("q")));
    struct units_page page = {
        .wanted = str_slice(wanted, 0, WANTED_BYTES_MOST),
        .units.at = NEW_ARRAY(w->arena, struct unit_line, rows.count),
        .search = url_units(w->arena),
    };
    for (size_t i = 0; i < rows.count; i++)
        page.units.at[page.units.count++] = (struct unit_line){
            .name = rows.at[i].name,
            .depth = rows.at[i].depth,
            .people = rows.at[i].people,
            .url = url_unit_show(w->arena, rows.at[i].id),
        };
    people_sum(&page.units);
    if (page.wanted.len)
        find(w, &page);
    view_units_page(&w->page, &page);
    web_title(w, SAY(w, MSG_frame_people));
}

static struct unit_line_list units_below(struct web *w, const struct unit_tree *tree, struct unit_id unit)
{
    struct unit_line_list lines = {.at = NEW_ARRAY(w->arena, struct unit_line, tree->units.count)};
    for (size_t i = 0; i < tree->units.count; i++) {
        const struct unit_node *u = &tree->units.at[i];
        if (u->parent.is_set && u->parent.value.n == unit.n)
            lines.at[lines.count++] =
                (struct unit_line){.name = u->name, .url = url_unit_show(w->arena, u->id)};
    }
    return lines;
}

static void unit_crumbs(struct web *w, const struct unit_tree *tree, struct maybe_unit_id unit)
{
    enum { CRUMBS_MOST = 4 };
    const struct unit_node *path[UNIT_DEPTH_MOST];
    size_t count = unit_tree_path(tree, unit, path);
    web_crumb(w, SAY(w, MSG_frame_people), url_units(w->arena));
    for (size_t i = count < CRUMBS_MOST ? count : CRUMBS_MOST; i > 1; i--)
        web_crumb(w, path[i - 1]->name, url_unit_show(w->arena, path[i - 1]->id));
}

void unit_show(struct web *w)
{
    struct unit_tree tree = unit_tree_read(w->db);
    struct maybe_unit_id id = {true, w->path.unit};
    const struct unit_node *unit = unit_tree_find(&tree, id);
    struct unit_manager_of manager;
    if (!unit) {
        web_not_found(w);
        return;
    }
    struct found_person_list rows = unit_people(w->db, unit->id, UNIT_PEOPLE_MOST + 1);
    struct unit_page page = {
        .name = unit->name,
        .below = units_below(w, &tree, unit->id),
        .people = people_lines(w, &rows, UNIT_PEOPLE_MOST),
        .has_more = rows.count > UNIT_PEOPLE_MOST,
        .has_manager = unit_manager_of(w->db, unit->id, &manager),
    };
    if (page.has_manager) {
        page.manager = str_format(w->arena, "%.*s %.*s", STR(manager.given_name), STR(manager.family_name));
        page.manager_url = url_person_show(w->arena, manager.id);
    }
    view_unit_page(&w->page, &page);
    unit_crumbs(w, &tree, id);
    web_title(w, unit->name);
}
