// SPDX-License-Identifier: EUPL-1.2
// On the day: groups again from who is here, in one press. The wall shows them at once; nobody is mailed, for
// whoever is concerned stands in the room.
#include "pages/groups/seating.h"

#include "base/rng.h"
#include "gathering/arrival.h"
#include "groups/draw.h"
#include "web/form.h"

static bool is_here(const struct attendance *a)
{
    return a->came.is_set && a->came.value;
}

/// Once somebody is marked as here, whoever is not marked is not here yet.
static void absent_read(struct web *w, struct table_question *q)
{
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    struct person_id *absent = NEW_ARRAY(w->arena, struct person_id, rows.count);
    bool is_any_here = false;
    for (size_t i = 0; i < rows.count; i++)
        is_any_here |= is_here(&rows.at[i]);
    for (size_t i = 0; i < rows.count; i++)
        if (is_any_here && !is_here(&rows.at[i]))
            absent[q->absent_count++] = rows.at[i].person;
    q->absent_at = w->gathering.id;
    q->absent = absent;
}

/// Today's round of the table; false where there is none to make anew.
static bool today_read(struct web *w, const struct seating_plan *row, struct table *table, uint32_t *round)
{
    struct table_question q = {
        .network = w->network.id,
        .reader = seating_reader(w),
        .today = w->today,
        .silo_depth = w->settings.silo_depth,
        .size_least = (uint32_t)row->size_least,
        .size_most = (uint32_t)row->size_most,
    };
    absent_read(w, &q);
    if (date_compare(w->gathering.held_on, w->today) || table_read(w->db, &q, table) != TABLE_READY)
        return false;
    *round = table_round(table, w->gathering.id);
    return *round != UINT32_MAX && !table->held[*round];
}

/// What was drawn takes the place of the published plan, and who came along gets a seat again.
static void publish(struct web *w, const struct table *table, const struct seating *drawn, uint64_t seed)
{
    struct seating_plan_id id;
    if (!web_write(w))
        return;
    if (!seating_draft_save(w->db, w->network.id, table, drawn, seed, w->actor.account, w->now, &id)) {
        web_error(w, 503);
        return;
    }
    seating_publish(w->db, w->network.id, id, w->today, w->now);
    arrival_reseat(w->db, w->gathering.id, w->today);
    web_redirect_said(w, url_attendance_list(w->arena, w->gathering.id), MSG_attendance_regrouped);
}

void seating_today(struct web *w)
{
    struct seating_plan row;
    struct table table;
    struct seating drawn;
    uint32_t round;
    uint64_t seed;
    if (!seating_plan_published(w->db, w->network.id, &row) || !today_read(w, &row, &table, &round)) {
        web_error(w, 409);
        return;
    }
    struct plan plan = table_plan(w->db, &table, row.id);
    random_bytes(&seed, sizeof seed);
    seed >>= 32;
    table_draw_round(w->arena, &table, &plan, round, seed, &drawn);
    if (drawn.outcome == SEAT_PLANNED)
        publish(w, &table, &drawn, seed);
    else
        web_redirect_said(w, url_attendance_list(w->arena, w->gathering.id), MSG_attendance_regroup_not);
}
