// SPDX-License-Identifier: EUPL-1.2
// What one does with a topic: bring something, offer help, comment, change it, set it aside, choose it.
#include "pages/topic/topic_page.h"

#include "jobs/choosing.h"
#include "web/form.h"
#include "web/notify.h"

static void back(struct web *w, enum message said)
{
    web_redirect_said(w, url_topic_show(w->arena, w->topic.id), said);
}

static struct topic_move_by by_me(const struct web *w, struct str why)
{
    return (struct topic_move_by){.person = w->actor.person, .why = why, .now = w->now};
}

static void answer_move(struct web *w, struct topic_page *page, enum topic_moved moved)
{
    switch (moved) {
    case TOPIC_MOVED: back(w, MSG_form_saved); return;
    case TOPIC_NOT_NOW: web_error(w, 409); return;
    case TOPIC_GATHERING_HAS: form_problem(w, NULL, SAY(w, MSG_topic_gathering_has)); break;
    case TOPIC_GATHERING_OVER: form_problem(w, NULL, SAY(w, MSG_topic_gathering_over)); break;
    case TOPIC_NO_ROOM: form_problem(w, NULL, SAY(w, MSG_topic_enough, arg_int(TOPICS_WAITING_MOST))); break;
    case TOPIC_TOO_OFTEN:
        form_problem(w, NULL, SAY(w, MSG_topic_too_often, arg_int(TOPIC_TAKEN_UP_MOST)));
        break;
    }
    topic_page_show(w, page);
}

// ---- each button ----

static void bring(struct web *w, struct topic_page *page)
{
    struct str body = form_line(w, &page->bring, 0, TOPIC_BRING_MOST);
    if (!form_ok(w)) {
        topic_page_show(w, page);
        return;
    }
    if (body.len)
        topic_bring_put(w->db, w->topic.id, w->actor.person.value, body, w->now);
    else
        topic_bring_drop(w->db, w->topic.id, w->actor.person.value);
    back(w, MSG_form_saved);
}

static void offer_help(struct web *w, struct topic_page *page)
{
    (void)page;
    topic_help_put(w->db, w->topic.id, w->actor.person.value);
    back(w, MSG_form_saved);
}

static void withdraw_help(struct web *w, struct topic_page *page)
{
    (void)page;
    topic_help_drop(w->db, w->topic.id, w->actor.person.value);
    back(w, MSG_form_saved);
}

static void comment(struct web *w, struct topic_page *page)
{
    struct str body = form_text(w, &page->comment, 1, TOPIC_COMMENT_MOST);
    if (form_ok(w) && !topic_comment(w->db, w->topic.id, w->actor.person, body, w->now))
        form_problem(w, &page->comment, SAY(w, MSG_topic_comments_full, arg_int(TOPIC_COMMENTS_MOST)));
    if (form_ok(w))
        back(w, MSG_topic_commented);
    else
        topic_page_show(w, page);
}

static void comment_drop(struct web *w, struct topic_page *page)
{
    struct topic_comment_id id = {0};
    (void)page;
    str_int(form_get(w, S("comment_id")), &id.n);
    if (topic_comment_drop(w->db, id, w->topic.id, w->actor.person.value))
        back(w, MSG_topic_comment_removed);
    else
        web_not_found(w);
}

static void change(struct web *w, struct topic_page *page)
{
    int64_t version = 0;
    struct str title = form_line(w, &page->new_title, TOPIC_TITLE_LEAST, TOPIC_TITLE_MOST);
    struct str why = form_text(w, &page->new_why, 0, TOPIC_WHY_MOST);
    str_int(form_get(w, S("version")), &version);
    if (!form_ok(w))
        topic_page_show(w, page);
    else if (topic_change(w->db, &w->topic, version, title, why, w->now))
        back(w, MSG_form_saved);
    else
        web_error(w, 409);
}

static void set_aside(struct web *w, struct topic_page *page)
{
    struct topic_move_by by = by_me(w, form_line(w, &page->aside_why, TOPIC_TITLE_LEAST, TOPIC_BRING_MOST));
    if (form_ok(w))
        answer_move(w, page, topic_set_aside(w->db, w->topic.id, &by));
    else
        topic_page_show(w, page);
}

static void take_up(struct web *w, struct topic_page *page)
{
    struct topic_move_by by = by_me(w, S(""));
    answer_move(w, page, topic_take_up(w->db, w->topic.id, &by));
}

static void choose(struct web *w, struct topic_page *page)
{
    struct topic_choice choice = {.topic = w->topic.id, .chosen_by = TOPIC_CHOOSER_PERSON};
    str_int(form_choice(w, &page->gatherings), &choice.gathering.value.n);
    choice.gathering.is_set = choice.gathering.value.n != 0;
    choice.by = by_me(w, form_line(w, &page->choose_why, TOPIC_TITLE_LEAST, TOPIC_BRING_MOST));
    if (!form_ok(w)) {
        topic_page_show(w, page);
        return;
    }
    struct notice_site site = notify_site(w);
    answer_move(w, page, topic_goes_on(w->db, &site, &choice));
}

// ---- which button ----

static bool anybody(const struct web *w)
{
    (void)w;
    return true;
}

static bool runs_it(const struct web *w)
{
    return web_may(w, VERB_RUN);
}

static const struct {
    struct str name;
    bool (*may)(const struct web *w);
    void (*act)(struct web *w, struct topic_page *page);
} acts[] = {
    {S_INIT("bring"), topic_has_voice, bring},
    {S_INIT("help"), topic_has_voice, offer_help},
    {S_INIT("no_help"), topic_has_voice, withdraw_help},
    {S_INIT("comment"), anybody, comment},
    {S_INIT("comment_drop"), topic_has_voice, comment_drop},
    {S_INIT("change"), topic_is_ours, change},
    {S_INIT("set_aside"), topic_is_ours, set_aside},
    {S_INIT("take_up"), anybody, take_up},
    {S_INIT("choose"), runs_it, choose},
};

void topic_act(struct web *w)
{
    struct str name = form_get(w, S("do"));
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (!str_is(acts[i].name, name))
            continue;
        if (!acts[i].may(w)) {
            web_error(w, 403);
            return;
        }
        struct topic_page page = topic_page_new(w);
        acts[i].act(w, &page);
        return;
    }
    web_error(w, 400);
}
