// SPDX-License-Identifier: EUPL-1.2
// What is asked of the reader, each with the page where it is answered; and the page with all that waits.
#include "pages/home/home.h"

#include "ask/words.h"
#include "i18n/format.h"
#include "sql/home.h"
#include "web/listing.h"

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

static const struct listing_key waiting_keys[] = {
    {"text", MSG_home_task, .is_searched = true},
    {"network", MSG_home_task_network, .is_searched = true},
};
static const struct listing_about waiting_listing = {
    .label = MSG_home_find, .keys = waiting_keys, .key_count = 2};

static struct str task_text(struct web *w, const void *row, size_t key)
{
    (void)w;
    const struct home_task *t = row;
    return key == 0 ? t->text : t->network;
}

void waiting(struct web *w)
{
    struct waiting_page page = {.tasks = home_waiting(w)};
    page.list = listing_read(w, url_waiting(w->arena), &waiting_listing);
    LISTING_PICK(w, &page.list, &page.tasks, task_text);
    view_waiting_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_my_page), url_home(w->arena));
    web_title(w, SAY(w, MSG_home_tasks));
}
