// SPDX-License-Identifier: EUPL-1.2
// Would you stand in for a member who is away? What they were to do is taken over by one tick each.
#include "html/answer/stand_in.h"

#include "gathering/hosting.h"
#include "i18n/format.h"
#include "jobs/standing_in.h"
#include "pages/answer/answer.h"
#include "web/form.h"

/// What the link is about.
struct standing_in {
    struct stand_in s;
    struct network network;
    struct away away;
};

/// False, and answered: the absence or the network is over.
static bool read_it(struct web *w, const struct asked *of, struct standing_in *out)
{
    bool is_there = stand_in_by_id(w->db, (struct stand_in_id){of->ask.subject}, &out->s) &&
                    network_by_id(w->db, out->s.network, &out->network) &&
                    out->network.state == NETWORK_STATE_RUNNING &&
                    away_of(w->db, out->s.network, out->s.person, &out->away);
    if (!is_there)
        web_not_found(w);
    return is_there;
}

static struct choices tasks_of_absentee(struct web *w, const struct standing_in *it)
{
    struct task_to_take_list rows = tasks_to_take_over(w->db, it->s.network, it->s.person);
    struct choices list = choices_new(w, S("task"), MSG_stand_in_tasks, rows.count);
    list.many = true;
    for (size_t i = 0; i < rows.count; i++)
        choices_add(&list, str_format(w->arena, "%lld", (long long)rows.at[i].id.n), rows.at[i].text, false);
    return list;
}

static struct choices hostings_of_absentee(struct web *w, const struct standing_in *it)
{
    struct date from = date_compare(it->away.starts_on, w->today) > 0 ? it->away.starts_on : w->today;
    struct hosting_to_take_list rows =
        hostings_to_take_over(w->db, it->s.network, it->s.person, from, it->away.ends_on);
    struct choices list = choices_new(w, S("gathering"), MSG_stand_in_hostings, rows.count);
    list.many = true;
    for (size_t i = 0; i < rows.count; i++) {
        struct str day = format_weekday_date(w->arena, w->lang, rows.at[i].held_on);
        choices_add(&list, str_format(w->arena, "%lld", (long long)rows.at[i].id.n),
                    str_words(w->arena, rows.at[i].title, day), false);
    }
    return list;
}

static struct stand_in_page page_new(struct web *w, const struct asked *of, const struct standing_in *it)
{
    struct str name = str_words(w->arena, it->s.given_name, it->s.family_name);
    struct str days = format_date_range(w->arena, w->lang, it->away.starts_on, it->away.ends_on);
    struct stand_in_page page = {
        .csrf = w->csrf,
        .title = SAY(w, MSG_ask_stand_in, arg_str(name)),
        .about = SAY(w, MSG_stand_in_asked, arg_str(name), arg_str(it->network.name), arg_str(days)),
        .tasks = tasks_of_absentee(w, it),
        .hostings = hostings_of_absentee(w, it),
        .is_open = it->s.state == STAND_IN_STATE_ASKED,
        .action = url_ask_save(w->arena, w->path.token),
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
    bool is_more = page.tasks.count || page.hostings.count;
    page.may_take = page.is_open || (it->s.state == STAND_IN_STATE_SERVING && is_more);
    if (it->s.state == STAND_IN_STATE_SERVING)
        page.said = SAY(w, MSG_stand_in_serves, arg_str(name), arg_date(it->away.ends_on));
    if (it->s.state == STAND_IN_STATE_DECLINED)
        page.said = SAY(w, MSG_ask_declined);
    if (of->ask.due_on.is_set)
        page.deadline = format_weekday_date(w->arena, w->lang, of->ask.due_on.value);
    return page;
}

void stand_in_show(struct web *w, const struct asked *of)
{
    struct standing_in it;
    if (!read_it(w, of, &it))
        return;
    struct stand_in_page page = page_new(w, of, &it);
    view_stand_in_page(&w->page, &page);
    web_title(w, page.title);
}

/// Each tick is a yes of its own; what somebody else has by now is passed over.
static void take_over(struct web *w, const struct standing_in *it, struct stand_in_page *page)
{
    form_choices(w, &page->tasks);
    form_choices(w, &page->hostings);
    for (size_t i = 0; i < page->tasks.count; i++) {
        struct task_id task;
        if (page->tasks.at[i].selected && str_int(page->tasks.at[i].value, &task.n))
            standing_in_task(w->db, &it->s, task, w->now);
    }
    for (size_t i = 0; i < page->hostings.count; i++) {
        struct gathering g;
        struct gathering_id id;
        if (!page->hostings.at[i].selected || !str_int(page->hostings.at[i].value, &id.n) ||
            !gathering_by_id(w->db, id, &g))
            continue;
        struct hosting_list seats = hostings_of(w->db, id);
        for (size_t k = 0; k < seats.count; k++)
            hosting_give_back(w->db, &seats.at[k], it->s.person, w->now);
        hosting_take(w->db, &g, (struct maybe_person_id){true, it->s.stand_in}, w->today, w->now);
    }
}

void stand_in_save(struct web *w, const struct asked *of)
{
    struct standing_in it;
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE || !read_it(w, of, &it))
        return;
    struct stand_in_page page = page_new(w, of, &it);
    if (answer == ANSWER_NO)
        stand_in_decline(w->db, &it.s, w->now);
    else if (page.may_take) {
        stand_in_serve(w->db, &it.s, &it.away, w->now);
        take_over(w, &it, &page);
    }
    answer_saved(w);
}
