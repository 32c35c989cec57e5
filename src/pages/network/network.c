// SPDX-License-Identifier: EUPL-1.2
// The list of networks, and one network: where are we, and what comes?
#include "web/web.h"

#include "i18n/format.h"
#include "pages/gathering/gathering.h"
#include "pages/groups/seating.h"
#include "pages/network/network_doors.h"
#include "sql/invitation.h"
#include "sql/selection.h"

enum { LINE_LEFT = 20, LINE_RIGHT = 620 }; // of the picture, in its own units

static struct network_line network_line_of(struct web *w, const struct network_row *n)
{
    return (struct network_line){
        .name = n->name,
        .period = format_date_range(w->arena, w->lang, n->starts_on, n->ends_on),
        .members = n->members,
        .state = n->state,
        .url = url_network_show(w->arena, n->id),
    };
}

void networks(struct web *w)
{
    struct network_row_list rows = actor_has(&w->actor, ROLE_HR)
                                       ? networks_all(w->db)
                                       : networks_of(w->db, w->actor.account, w->actor.person);
    struct networks_page page = {.networks.at = NEW_ARRAY(w->arena, struct network_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        page.networks.at[page.networks.count++] = network_line_of(w, &rows.at[i]);
    page.may_start = web_may(w, VERB_START);
    page.start = url_network_new_form(w->arena);
    view_networks_page(&w->page, &page);
    web_title(w, SAY(w, MSG_frame_networks));
}

static struct gathering_line gathering_line_of(struct web *w, const struct gathering *g)
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

static bool comes(const struct web *w, const struct gathering *g)
{
    return g->state == GATHERING_STATE_PLANNED && date_compare(g->held_on, w->today) >= 0;
}

/// NULL where nothing is planned. Moved gatherings need not stand in the order of their numbers.
static const struct gathering *next_of(const struct web *w, const struct gathering_list *all)
{
    const struct gathering *next = NULL;
    for (size_t i = 0; i < all->count; i++)
        if (comes(w, &all->at[i]) && (!next || date_compare(all->at[i].held_on, next->held_on) < 0))
            next = &all->at[i];
    return next;
}

static struct gathering_line_list gathering_lines(struct web *w, const struct gathering_list *all,
                                                  const struct gathering *next)
{
    struct gathering_line_list lines = {.at = NEW_ARRAY(w->arena, struct gathering_line, all->count)};
    for (size_t i = 0; i < all->count; i++) {
        lines.at[lines.count] = gathering_line_of(w, &all->at[i]);
        lines.at[lines.count++].is_next = &all->at[i] == next;
    }
    return lines;
}

// ---- the time line ----

/// Where a day stands between the two ends of the line.
static int64_t place_on_line(struct date first, struct date last, struct date day)
{
    int64_t whole = last.days - first.days;
    return LINE_LEFT + (LINE_RIGHT - LINE_LEFT) * (day.days - first.days) / (whole > 0 ? whole : 1);
}

static void widen(struct date *first, struct date *last, struct date day)
{
    *first = date_compare(day, *first) < 0 ? day : *first;
    *last = date_compare(day, *last) > 0 ? day : *last;
}

static struct str line_about(struct web *w, const struct gathering_list *all, const struct gathering *next)
{
    int64_t held = 0;
    for (size_t i = 0; i < all->count; i++)
        held += gathering_state_shown(w, &all->at[i]) == GATHERING_STATE_HELD;
    struct str done = SAY(w, MSG_network_line_about, arg_int(held), arg_int((int64_t)all->count));
    if (!next)
        return done;
    struct str then = SAY(w, MSG_network_line_next, arg_str(next->title), arg_day(next->held_on));
    return str_words(w->arena, done, then);
}

/// Where the years begin between the two ends.
static struct time_year_list years_of(struct web *w, struct date first, struct date last)
{
    int from = date_civil(first).year + 1, to = date_civil(last).year;
    struct time_year_list years = {0};
    if (from > to)
        return years;
    years.at = NEW_ARRAY(w->arena, struct time_year, (size_t)(to - from + 1));
    for (int year = from; year <= to; year++)
        years.at[years.count++] = (struct time_year){str_format(w->arena, "%d", year),
                                                     place_on_line(first, last, date_of(year, 1, 1))};
    return years;
}

static struct time_line time_line_of(struct web *w, const struct gathering_list *all,
                                     const struct gathering *next)
{
    struct date first = w->network.starts_on, last = w->network.ends_on;
    for (size_t i = 0; i < all->count; i++)
        widen(&first, &last, all->at[i].held_on);
    struct civil from = date_civil(first), to = date_civil(last);
    struct time_line line = {
        .title = SAY(w, MSG_network_line_title),
        .about = line_about(w, all, next),
        .first = format_month_year(w->arena, w->lang, from.year, from.month),
        .last = format_month_year(w->arena, w->lang, to.year, to.month),
        .marks.at = NEW_ARRAY(w->arena, struct time_mark, all->count),
        .years = years_of(w, first, last),
        .has_today = date_compare(first, w->today) <= 0 && date_compare(w->today, last) <= 0,
        .today = place_on_line(first, last, w->today),
    };
    for (size_t i = 0; i < all->count; i++)
        line.marks.at[line.marks.count++] = (struct time_mark){
            .x = place_on_line(first, last, all->at[i].held_on),
            .kind = all->at[i].kind,
            .state = gathering_state_shown(w, &all->at[i]),
            .is_next = &all->at[i] == next,
        };
    return line;
}

// ---- the page ----

/// The first step that is not done.
static struct url step_to_do(struct web *w)
{
    struct network_id n = w->network.id;
    struct network_rule rule;
    struct gathering_id kickoff;
    if (!network_rule(w->db, n, &rule))
        return url_rule_form(w->arena, n);
    if (!rule.listed_at.is_set)
        return url_candidates_list(w->arena, n);
    return network_kickoff(w->db, n, &kickoff) ? url_invitation_step(w->arena, n)
                                               : url_kickoff_form(w->arena, n);
}

static void next_fill(struct web *w, struct network_page *page, const struct gathering *next)
{
    if (!next)
        return;
    struct gathering_line line = gathering_line_of(w, next);
    page->has_next = true;
    page->next_title = line.title;
    page->next_when = line.when;
    page->next_place = line.place;
    page->next = line.url;
    page->next_mates = gathering_companions(w, next->id);
}

/// How many pairs have sat together so far; empty as long as no gathering with groups was held.
static struct str met_so_far(struct web *w)
{
    struct seating_plan row;
    struct seating_view view;
    if (!seating_plan_published(w->db, w->network.id, &row) || !seating_view_read(w, &row, &view))
        return S("");
    struct coverage c = seating_coverage(w, &view);
    int64_t held = 0, met = 0;
    for (size_t i = 0; i < c.rows.count; i++)
        if (c.rows.at[i].is_held) {
            held++;
            met = c.rows.at[i].met;
        }
    return held ? SAY(w, MSG_network_met, arg_int(held), arg_int((int64_t)c.rows.count), arg_int(met),
                      arg_int(c.possible))
                : S("");
}

void network_show(struct web *w)
{
    struct network_id n = w->network.id;
    struct gathering_list all = gatherings_of(w->db, n);
    const struct gathering *next = next_of(w, &all);
    struct network_page page = {
        .name = w->network.name,
        .purpose = w->network.purpose,
        .period = format_date_range(w->arena, w->lang, w->network.starts_on, w->network.ends_on),
        .members = (int64_t)members_of(w->db, n).count,
        .state = w->network.state,
        .line = time_line_of(w, &all, next),
        .met = met_so_far(w),
        .gatherings = gathering_lines(w, &all, next),
        .may_lead = web_may(w, VERB_LEAD),
        .may_leave = w->standing.is_member,
        .prepare = step_to_do(w),
        .purpose_url = url_purpose_form(w->arena, n),
        .leave = url_network_leave_form(w->arena, n),
    };
    next_fill(w, &page, next);
    page.doors = network_doors(w, page.members);
    view_network_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_title(w, w->network.name);
}
