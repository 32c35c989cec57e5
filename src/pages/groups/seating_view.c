// SPDX-License-Identifier: EUPL-1.2
// A plan in words and as a curve.
#include "pages/groups/seating.h"

#include "i18n/format.h"
#include "seating/seat.h"

enum { PLOT_LEFT = 50, PLOT_TOP = 10, PLOT_WIDTH = 580, PLOT_HEIGHT = 210 };

void seating_crumbs(struct web *w, bool is_own_page)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    if (!is_own_page)
        web_crumb(w, SAY(w, MSG_seating_title), url_seating_show(w->arena, w->network.id));
}

enum table_state seating_table(struct web *w, uint32_t size_least, uint32_t size_most, struct table *out)
{
    struct table_question question = {
        .network = w->network.id,
        .reader = seating_reader(w),
        .today = w->today,
        .silo_depth = w->settings.silo_depth,
        .size_least = size_least,
        .size_most = size_most,
    };
    return table_read(w->db, &question, out);
}

bool seating_view_read(struct web *w, const struct seating_plan *row, struct seating_view *out)
{
    out->row = *row;
    if (seating_table(w, (uint32_t)row->size_least, (uint32_t)row->size_most, &out->table) != TABLE_READY)
        return false;
    out->plan = table_plan(w->db, &out->table, row->id);
    out->misfit = misfit_find(w->db, &out->table, row, &out->plan, w->today);
    table_fit(w->arena, &out->table, &out->plan);
    out->reach = reach_of(w->arena, &out->table, &out->plan);
    struct shape shape = problem_shape(w->arena, &out->table.seen);
    out->value = plan_value(w->arena, &out->table.seen, &out->plan);
    out->bound = bound_worth(&out->table.seen, &shape);
    return true;
}

struct str seating_name(struct web *w, const struct seating_member *m)
{
    return str_words(w->arena, m->given_name, m->family_name);
}

// ---- words ----

struct str seating_verdict(struct web *w, const struct seating_view *view)
{
    const struct reach *reach = &view->reach;
    const struct plan_value *v = &view->value;
    if (reach->all_met)
        return SAY(w, MSG_seating_verdict_all, arg_int(reach->all_met), arg_int(view->plan.rounds),
                   arg_date(view->table.rounds[reach->all_met - 1].held_on));
    struct str some =
        SAY(w, MSG_seating_verdict_some, arg_int((int64_t)v->pairs_met), arg_int((int64_t)v->pairs_possible));
    if (view->table.silos < 2)
        return some;
    struct str cross = SAY(w, MSG_seating_verdict_cross, arg_int((int64_t)v->cross_met),
                           arg_int((int64_t)v->cross_possible));
    return str_words(w->arena, some, cross);
}

/// Why fewer gatherings than the plan needs are impossible.
static struct str proof_of_fewest(struct web *w, const struct reach *r)
{
    if (r->held)
        return SAY(w, MSG_seating_proof_here, arg_int(r->left), arg_int(r->size - 1));
    if (r->reason == COVER_TOO_MANY_OTHERS)
        return SAY(w, MSG_seating_proof_fewest, arg_int(r->earliest), arg_int(r->size - 1),
                   arg_int(r->people - 1));
    return SAY(w, MSG_seating_proof_counted, arg_int(r->earliest), arg_int(r->people), arg_int(r->size));
}

/// When at the earliest any plan could have everyone meet.
static struct str proof_of_floor(struct web *w, const struct reach *r)
{
    if (r->held)
        return SAY(w, MSG_seating_floor_here, arg_int(r->earliest), arg_int(r->left), arg_int(r->size - 1));
    if (r->reason == COVER_TOO_MANY_OTHERS)
        return SAY(w, MSG_seating_floor_fewest, arg_int(r->earliest), arg_int(r->size - 1),
                   arg_int(r->people - 1));
    return SAY(w, MSG_seating_floor_counted, arg_int(r->earliest), arg_int(r->people), arg_int(r->size));
}

/// How near the plan is to what no plan can exceed, rounded against it.
static struct str proof_of_worth(struct web *w, const struct seating_view *view)
{
    double missing = view->bound - view->value.worth;
    if (missing <= view->bound * 0x1p-40)
        return SAY(w, MSG_seating_proof_best);
    double percent = 100 * missing / view->bound;
    return SAY(w, MSG_seating_proof_gap, arg_percent(percent < 0.1 ? 0.1 : percent, 1));
}

/// A published plan is no good plan for those whom it has no seats for, whatever it is for the others.
static bool has_gaps(const struct seating_view *view)
{
    return view->row.state == PLAN_STATE_PUBLISHED &&
           (view->misfit.without_seat.count || view->misfit.without_groups);
}

struct str seating_proof(struct web *w, const struct seating_view *view)
{
    const struct reach *r = &view->reach;
    bool is_over = r->held >= view->plan.rounds, is_plain = r->earliest <= 1 || r->size < 2;
    if (is_over || view->bound <= 0 || (r->all_met && r->all_met <= r->held))
        return S("");
    if (is_plain)
        return has_gaps(view) ? S("") : proof_of_worth(w, view);
    if (r->all_met == r->earliest)
        return proof_of_fewest(w, r);
    struct str floor = proof_of_floor(w, r);
    if (has_gaps(view))
        return floor;
    struct str worth = proof_of_worth(w, view);
    return str_words(w->arena, floor, worth);
}

struct str seating_drawn(struct web *w, const struct seating_plan *row)
{
    struct str by = row->made_by.is_set ? row->made_by.value : S("Tvers");
    struct wall at = wall_from_instant(row->created_at, ZONE_OSLO);
    struct str drawn = SAY(w, MSG_seating_drawn, arg_wall(at), arg_str(by), arg_plain(row->seed));
    if (row->version == 1)
        return drawn;
    return str_words(w->arena, drawn, SAY(w, MSG_seating_by_hand));
}

// ---- the curve ----

static double across(uint32_t round, uint32_t rounds)
{
    return PLOT_LEFT + (double)PLOT_WIDTH * round / (rounds ? rounds : 1);
}

static void point(struct buf *out, double x, uint32_t value, uint32_t all)
{
    buf_format(out, "%.1f,%.1f ", x, PLOT_TOP + PLOT_HEIGHT - (double)PLOT_HEIGHT * value / (all ? all : 1));
}

static struct coverage_row row_of(struct web *w, const struct seating_view *view, uint32_t r)
{
    const struct seating_gathering *g = &view->table.rounds[r];
    return (struct coverage_row){
        .title = g->title,
        .day = format_date(w->arena, w->lang, g->held_on),
        .met = view->reach.met[r],
        .possible = view->reach.pairs,
        .at_most = view->reach.at_most[r],
        .is_held = view->table.held[r],
    };
}

struct coverage seating_coverage(struct web *w, const struct seating_view *view)
{
    const struct reach *reach = &view->reach;
    uint32_t rounds = view->plan.rounds, met = rounds ? reach->met[rounds - 1] : 0;
    struct buf line = buf_new(w->arena, 1 << 16), ideal = buf_new(w->arena, 1 << 16);
    struct coverage c = {.possible = reach->pairs,
                         .rows.at = NEW_ARRAY(w->arena, struct coverage_row, rounds)};
    point(&line, PLOT_LEFT, 0, reach->pairs);
    point(&ideal, PLOT_LEFT, 0, reach->pairs);
    for (uint32_t r = 0; r < rounds; r++) {
        double x = across(r + 1, rounds);
        point(&line, x, reach->met[r], reach->pairs);
        point(&ideal, x, reach->at_most[r], reach->pairs);
        c.rows.at[c.rows.count++] = row_of(w, view, r);
    }
    c.line = str_trim(buf_get(&line));
    c.ideal = str_trim(buf_get(&ideal));
    c.now = (int64_t)across(reach->held, rounds);
    c.is_under_way = reach->held > 0 && reach->held < rounds;
    c.first = rounds ? format_date_short(w->arena, w->lang, view->table.rounds[0].held_on) : S("");
    c.last = rounds ? format_date_short(w->arena, w->lang, view->table.rounds[rounds - 1].held_on) : S("");
    c.title = SAY(w, MSG_seating_figure_title, arg_int(met), arg_int(reach->pairs), arg_int(rounds));
    c.about = SAY(w, MSG_seating_figure_about, arg_int(met), arg_int(reach->pairs));
    return c;
}
