// SPDX-License-Identifier: EUPL-1.2
// A network on one page: where it is, who came, who has met whom, in numbers that rest on enough people.
#include "html/network/status.h"

#include "i18n/format.h"
#include "pages/network/network_years.h"
#include "pages/network/warnings.h"
#include "sql/gathering.h"

/// Fewer are no figure but persons. So many gatherings fit the sheet.
enum { PEOPLE_LEAST = 5, BARS_MOST = 12, FIGURES = 4 };

static void figure_add(struct status_page *page, struct str number, struct str words)
{
    page->figures.at[page->figures.count++] = (struct status_figure){number, words};
}

// ---- who came ----

static const struct attendance_count *count_of(const struct attendance_count_list *counts,
                                               struct gathering_id id)
{
    for (size_t i = 0; i < counts->count; i++)
        if (counts->at[i].gathering.n == id.n)
            return &counts->at[i];
    return NULL;
}

static void bar_add(struct web *w, struct status_page *page, const struct gathering *g,
                    const struct attendance_count *c)
{
    page->attendance.at[page->attendance.count++] = (struct status_bar){
        .title = g->title,
        .day = format_day_month(w->arena, w->lang, g->held_on),
        .words = SAY(w, MSG_seating_of, arg_int(c->came), arg_int(c->marked)),
        .length = 1000 * c->came / c->marked,
    };
}

/// The latest gatherings, and the mean of all.
static void attendance_fill(struct web *w, struct status_page *page, const struct gathering_years *years)
{
    struct attendance_count_list counts = attendance_counts(w->db, w->network.id);
    double shares = 0;
    int64_t counted = 0;
    size_t first = counts.count > BARS_MOST ? years->years.count - BARS_MOST : 0;
    page->attendance.at = NEW_ARRAY(w->arena, struct status_bar, years->years.count);
    for (size_t i = 0; i < years->years.count; i++) {
        const struct attendance_count *c = count_of(&counts, years->rows[i]->id);
        if (!c || c->marked < PEOPLE_LEAST)
            continue;
        shares += (double)c->came / (double)c->marked;
        counted++;
        if (i >= first)
            bar_add(w, page, years->rows[i], c);
    }
    if (counted)
        figure_add(page, format_percent(w->arena, w->lang, 100 * shares / (double)counted, 0),
                   SAY(w, MSG_status_attendance_mean, arg_int(counted)));
}

// ---- the page ----

static int64_t units_of(const struct member_list *members)
{
    int64_t units = 0;
    for (size_t i = 0; i < members->count; i++) {
        bool is_new = members->at[i].unit.is_set;
        for (size_t k = 0; k < i && is_new; k++)
            is_new = members->at[k].unit.value.n != members->at[i].unit.value.n;
        units += is_new;
    }
    return units;
}

static void pairs_add(struct web *w, struct status_page *page, const struct years *y)
{
    int64_t met = 0, at_most = 0;
    for (size_t i = 0; i < y->count; i++)
        if (y->marks[i].has_pairs && y->marks[i].state == YEAR_MARK_HELD) {
            met = y->marks[i].met;
            at_most = y->marks[i].at_most;
        }
    if (at_most)
        figure_add(page, SAY(w, MSG_seating_of, arg_int(met), arg_int(y->possible)),
                   SAY(w, MSG_status_pairs, arg_int(at_most)));
}

static void years_draw_on(struct web *w, struct status_page *page, struct years y)
{
    page->has_years = y.count > 1;
    page->has_pairs = y.possible > 0;
    if (!page->has_years)
        return;
    y.frame =
        (struct svg_frame){.id = S("years"), .title = SAY(w, MSG_network_line_title), .desc = page->about};
    page->wide.s = years_draw(w->arena, &y, SVG_WIDE);
    y.frame.id = S("years-narrow");
    page->narrow.s = years_upright_draw(w->arena, &y);
    y.frame.id = S("pairs");
    if (page->has_pairs)
        page->small.s = years_pairs_draw(w->arena, &y, y.frame);
}

void network_status(struct web *w)
{
    struct gathering_list all = gatherings_of(w->db, w->network.id);
    struct gathering_years years = network_years_of(w, &all, years_next(w, &all));
    struct member_list members = members_of(w->db, w->network.id);
    struct status_page page = {
        .organisation = w->settings.organisation,
        .name = w->network.name,
        .period = format_date_range(w->arena, w->lang, w->network.starts_on, w->network.ends_on),
        .about = years.about,
        .gatherings = network_gathering_lines(w, &years),
        .counted = SAY(w, MSG_status_counted, arg_date(w->today)),
        .figures.at = NEW_ARRAY(w->arena, struct status_figure, FIGURES),
    };
    figure_add(&page, format_int(w->arena, w->lang, (int64_t)members.count),
               SAY(w, MSG_status_members, arg_int(units_of(&members))));
    attendance_fill(w, &page, &years);
    pairs_add(w, &page, &years.years);
    years_draw_on(w, &page, years.years);
    page.warnings = status_warnings(w);
    view_status_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_title(w, SAY(w, MSG_status_title));
}
