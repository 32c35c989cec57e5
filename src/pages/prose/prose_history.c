// SPDX-License-Identifier: EUPL-1.2
// Who wrote what, and when: the words that each version added and struck.
#include "pages/prose/prose_page.h"

#include "i18n/format.h"
#include "prose/diff.h"
#include "web/form.h"

/// Versions of one writer in one go are shown as one.
static bool is_same_go(const struct prose_line *newer, const struct prose_line *older)
{
    return newer->writer.is_set && older->writer.is_set && newer->writer.value.n == older->writer.value.n &&
           newer->saved_at.us - older->saved_at.us < PROSE_GO_US;
}

static struct str version_body(struct web *w, struct prose_id prose, int64_t number)
{
    struct prose_version v;
    return prose_version(w->db, prose, number, &v) ? v.body : S("");
}

static struct change_run_list changes_of(struct web *w, struct str before, struct str after)
{
    struct prose_run_list runs = prose_diff(w->arena, before, after);
    struct change_run_list list = {.at = NEW_ARRAY(w->arena, struct change_run, runs.count)};
    for (size_t i = 0; i < runs.count; i++)
        list.at[list.count++] = (struct change_run){runs.at[i].text, runs.at[i].change == PROSE_ADDED,
                                                    runs.at[i].change == PROSE_STRUCK};
    return list;
}

static struct version_line line_of(struct web *w, const struct prose_line *v, struct url page)
{
    struct str number = str_format(w->arena, "%lld", (long long)v->number);
    return (struct version_line){
        .who = prose_writer_name(w, v->given_name, v->family_name),
        .when = format_day(w->arena, w->lang, wall_from_instant(v->saved_at, ZONE_OSLO).date),
        .url = url_with(w->arena, page, S("version"), number),
    };
}

void prose_history_show(struct web *w, struct prose_id prose, struct url self)
{
    struct prose_line_list all = prose_versions(w->db, prose);
    struct history_page page = {.versions.at = NEW_ARRAY(w->arena, struct version_line, all.count)};
    int64_t wanted = 0;
    str_int(form_query(w, S("version")), &wanted);
    for (size_t i = 0, next; i < all.count; i = next) {
        for (next = i + 1; next < all.count && is_same_go(&all.at[next - 1], &all.at[next]);)
            next++;
        struct version_line line = line_of(w, &all.at[i], self);
        line.is_shown = wanted ? all.at[i].number == wanted : i == 0;
        if (line.is_shown) {
            struct str before = next < all.count ? version_body(w, prose, all.at[next].number) : S("");
            page.changes = changes_of(w, before, version_body(w, prose, all.at[i].number));
            page.has_changes = true;
            page.shown_title = SAY(w, MSG_notes_changes, arg_str(line.who), arg_str(line.when));
        }
        page.versions.at[page.versions.count++] = line;
    }
    view_history_page(&w->page, &page);
    web_title(w, SAY(w, MSG_notes_history));
}
