// SPDX-License-Identifier: EUPL-1.2
#include "pages/network/network_years.h"

#include "i18n/format.h"
#include "pages/gathering/gathering.h"
#include "pages/groups/seating.h"

static void pairs_add(struct year_mark *mark, const struct gathering *g, const struct seating_view *view)
{
    uint32_t round = table_round(&view->table, g->id);
    if (round == UINT32_MAX)
        return;
    mark->has_pairs = true;
    mark->met = view->reach.met[round];
    mark->at_most = view->reach.at_most[round];
}

/// How many pairs have sat together so far; empty as long as no gathering with groups was held.
static struct str met_so_far(struct web *w, const struct seating_view *view)
{
    const struct reach *r = &view->reach;
    if (!r->held)
        return S("");
    return SAY(w, MSG_network_met, arg_int(r->held), arg_int(view->plan.rounds), arg_int(r->met[r->held - 1]),
               arg_int(r->pairs));
}

static void pairs_fill(struct web *w, struct gathering_years *g)
{
    struct seating_plan row;
    struct seating_view view;
    if (!seating_plan_published(w->db, w->network.id, &row) || !seating_view_read(w, &row, &view) ||
        !view.plan.rounds)
        return;
    const struct reach *r = &view.reach;
    for (size_t i = 0; i < g->years.count; i++)
        pairs_add(&g->marks[i], g->rows[i], &view);
    g->years.possible = r->pairs;
    g->years.all_words = SAY(w, MSG_years_pairs_all, arg_int(r->pairs));
    g->years.met_words = SAY(w, MSG_years_pairs_met, arg_int(r->held ? r->met[r->held - 1] : 0));
    g->years.end_words = SAY(w, MSG_years_pairs_end, arg_int(r->met[view.plan.rounds - 1]));
    g->about = str_words(w->arena, g->about, met_so_far(w, &view));
}

struct gathering_years network_years_of(struct web *w, const struct gathering_list *all,
                                        const struct gathering *next)
{
    struct gathering_years years = gathering_years_of(w, all, next);
    pairs_fill(w, &years);
    return years;
}

struct gathering_line network_gathering_line(struct web *w, const struct gathering *g)
{
    return (struct gathering_line){
        .title = g->title,
        .when = format_day_hours(w->arena, w->lang, g->held_on, g->start_minute, g->end_minute),
        .place = g->place,
        .moved_why = g->moved_why.is_set ? g->moved_why.value : S(""),
        .state = gathering_state_shown(w, g),
        .url = url_gathering_show(w->arena, g->id),
    };
}

struct gathering_line_list network_gathering_lines(struct web *w, const struct gathering_years *g)
{
    struct gathering_line_list lines = {.at = NEW_ARRAY(w->arena, struct gathering_line, g->years.count)};
    for (size_t i = 0; i < g->years.count; i++) {
        const struct year_mark *m = &g->marks[i];
        struct gathering_line *line = &lines.at[lines.count++];
        *line = network_gathering_line(w, g->rows[i]);
        line->is_next = m->state == YEAR_MARK_NEXT;
        if (m->has_pairs)
            line->pairs =
                SAY(w, MSG_years_pairs_row, arg_int(m->met), arg_int(g->years.possible), arg_int(m->at_most));
    }
    return lines;
}
