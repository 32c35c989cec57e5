// SPDX-License-Identifier: EUPL-1.2
// What is asked of the reader, each with the page where it is answered; and the page with all that waits.
#include "pages/home/home.h"

#include "ask/words.h"
#include "i18n/format.h"
#include "sql/home.h"

enum { AN_OFFER_MINUTES = 3 };

static struct str deadline_of(struct web *w, struct date day)
{
    return SAY(w, MSG_ask_deadline, arg_str(format_weekday_date(w->arena, w->lang, day)));
}

static struct home_task task_of_offer(struct web *w, const struct my_offer *o)
{
    return (struct home_task){
        .text = SAY(w, MSG_home_task_offer, arg_str(o->title)),
        .deadline = deadline_of(w, o->until),
        .minutes = AN_OFFER_MINUTES,
        .url = url_application_show(w->arena, o->id),
    };
}

static struct home_task task_of(struct web *w, const struct ask_open *a)
{
    struct link link = {LINK_ASK, a->id.n, (uint32_t)a->generation};
    struct home_task task = {
        .text = ask_line(w->arena, w->lang, a),
        .minutes = ask_minutes(a->kind),
        .url = url_ask_show(w->arena, secret_reveal(link_token(w->arena, &w->site->key, link))),
    };
    if (a->due_on.is_set)
        task.deadline = deadline_of(w, a->due_on.value);
    return task;
}

struct home_task_list home_waiting(struct web *w)
{
    struct ask_open_list asks = {0};
    struct home_task_list tasks = {0};
    struct my_offer_list offers = {0};
    if (w->actor.person.is_set) {
        asks = asks_open_of(w->db, w->actor.person.value, w->today);
        offers = my_offers(w->db, w->actor.person.value, w->today);
    }
    tasks.at = NEW_ARRAY(w->arena, struct home_task, offers.count + asks.count + HOME_TASKS_MOST);
    for (size_t i = 0; i < offers.count; i++) // they lapse
        tasks.at[tasks.count++] = task_of_offer(w, &offers.at[i]);
    for (size_t i = 0; i < asks.count; i++)
        tasks.at[tasks.count++] = task_of(w, &asks.at[i]);
    home_tasks(w, &tasks);
    return tasks;
}

void waiting(struct web *w)
{
    view_waiting_page(&w->page, &(struct waiting_page){.tasks = home_waiting(w)});
    web_crumb(w, SAY(w, MSG_frame_my_page), url_home(w->arena));
    web_title(w, SAY(w, MSG_home_tasks));
}
