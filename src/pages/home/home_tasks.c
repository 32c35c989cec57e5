// SPDX-License-Identifier: EUPL-1.2
// What waits on My page for those who lead or coordinate networks: the nearest first, each with the page
// where it is done.
#include "pages/home/home.h"

#include "i18n/format.h"
#include "sql/home.h"

enum { LOOK_BACK_DAYS = 60, LOOK_AHEAD_DAYS = 60 };
enum { HOST_DAYS = 14 }; // by then all members have been asked
enum { END_DAYS = 60 };  // before a network's last day, when there is time to plan more of it
/// The members see what is to be looked at first.
#define WARNINGS_AFTER_US (7 * US_PER_DAY)

enum { A_MINUTE = 1, A_FEW_MINUTES = 3, SOME_MINUTES = 5, A_WHILE = 10 };

/// What is to be added, and how much of it there is already.
struct adding {
    struct web *w;
    struct home_task_list *to;
    size_t most;
};

static void add(struct adding *a, int64_t minutes, struct str text, struct str network, struct url url)
{
    if (a->to->count < a->most)
        a->to->at[a->to->count++] = (struct home_task){text, network, S(""), minutes, url};
}

static struct str network_name(const struct duty_network_list *networks, struct network_id id)
{
    for (size_t i = 0; i < networks->count; i++)
        if (networks->at[i].id.n == id.n)
            return networks->at[i].name;
    return S("");
}

static void add_gathering(struct adding *a, const struct duty_gathering *g, struct str network)
{
    struct web *w = a->w;
    struct arg title = arg_str(g->title), day = arg_str(format_weekday_date(w->arena, w->lang, g->held_on));
    int order = date_compare(g->held_on, w->today);
    if (order < 0)
        add(a, A_FEW_MINUTES, SAY(w, MSG_home_task_attendance, title, day), network,
            url_attendance_list(w->arena, g->id));
    if (order == 0)
        add(a, A_FEW_MINUTES, SAY(w, MSG_home_task_today, title), network,
            url_attendance_list(w->arena, g->id));
    if (order >= 0 && g->wants_host && g->held_on.days - w->today.days <= HOST_DAYS)
        add(a, A_FEW_MINUTES,
            SAY(w, g->is_host_asked ? MSG_home_task_host : MSG_home_task_no_host, title, day), network,
            url_host_show(w->arena, g->id));
    if (order >= 0 && !g->has_programme)
        add(a, A_WHILE, SAY(w, MSG_home_task_programme, title, day), network,
            url_programme_form(w->arena, g->id));
    if (order >= 0 && !g->has_groups)
        add(a, SOME_MINUTES, SAY(w, MSG_home_task_groups, title, day), network,
            url_seating_show(w->arena, g->network));
    if (order >= 0 && g->has_groups && g->misfits)
        add(a, A_FEW_MINUTES, SAY(w, MSG_home_task_misfits, title, day, arg_int(g->misfits)), network,
            order ? url_seating_show(w->arena, g->network) : url_attendance_list(w->arena, g->id));
}

static void add_network(struct adding *a, const struct duty_network *n)
{
    struct web *w = a->w;
    if (n->state == NETWORK_STATE_DRAFT && n->is_lead)
        add(a, A_WHILE, SAY(w, MSG_home_task_prepare), n->name, url_candidates_list(w->arena, n->id));
    if (n->draft.is_set)
        add(a, SOME_MINUTES, SAY(w, MSG_home_task_publish), n->name,
            url_seating_draft_show(w->arena, n->id, n->draft.value));
    if (n->state == NETWORK_STATE_RUNNING && n->is_lead && n->ends_on.days - w->today.days <= END_DAYS)
        add(a, SOME_MINUTES, SAY(w, MSG_home_task_end, arg_day(n->ends_on)), n->name,
            url_purpose_form(w->arena, n->id));
    if (n->warnings)
        add(a, A_FEW_MINUTES, SAY(w, MSG_home_task_warnings, arg_int(n->warnings)), n->name,
            url_network_show(w->arena, n->id));
    if (n->lacks_coordinators && n->is_lead)
        add(a, A_MINUTE, SAY(w, MSG_home_task_coordinators), n->name, url_roles_show(w->arena, n->id));
    if (n->volunteers && n->is_lead)
        add(a, A_MINUTE, SAY(w, MSG_home_task_volunteers, arg_int(n->volunteers)), n->name,
            url_roles_show(w->arena, n->id));
    if (n->unanswered && n->is_lead) // who may remind them
        add(a, SOME_MINUTES, SAY(w, MSG_home_task_unanswered, arg_int(n->unanswered)), n->name,
            url_invitations_board(w->arena, n->id));
}

void home_tasks(struct web *w, struct home_task_list *tasks)
{
    struct adding adding = {w, tasks, tasks->count + HOME_TASKS_MOST};
    struct duty_network_list networks =
        duty_networks(w->db, w->actor.account, w->now, instant_plus(w->now, -WARNINGS_AFTER_US));
    struct duty_gathering_list gatherings =
        duty_gatherings(w->db, w->actor.account, date_plus_days(w->today, -LOOK_BACK_DAYS),
                        date_plus_days(w->today, LOOK_AHEAD_DAYS));
    for (size_t i = 0; i < gatherings.count; i++)
        if (date_compare(gatherings.at[i].held_on, w->today) <= 0)
            add_gathering(&adding, &gatherings.at[i], network_name(&networks, gatherings.at[i].network));
    for (size_t i = 0; i < networks.count; i++)
        add_network(&adding, &networks.at[i]);
    for (size_t i = 0; i < gatherings.count; i++)
        if (date_compare(gatherings.at[i].held_on, w->today) > 0)
            add_gathering(&adding, &gatherings.at[i], network_name(&networks, gatherings.at[i].network));
}
