// SPDX-License-Identifier: EUPL-1.2
// Asking the network, and what was asked.
#include "pages/question/question.h"

#include "i18n/text.h"
#include "jobs/notice_question.h"
#include "pages/topic/topic.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/notify.h"

enum { TITLE_CHARACTERS = 120 };

// ---- what all pages of questions share ----

struct question_voice_list question_voices(struct web *w, struct question_id question)
{
    struct question_answer_list rows = question_answers(w->db, question);
    struct question_voice_list list = {.at = NEW_ARRAY(w->arena, struct question_voice, rows.count)};
    for (size_t i = 0; i < rows.count; i++) {
        const struct question_answer *a = &rows.at[i];
        list.at[list.count++] = (struct question_voice){
            .name = topic_name(w, a->given_name, a->family_name, a->unit_name),
            .when = topic_day(w, a->said_at),
            .body = a->body,
            .id = str_format(w->arena, "%lld", (long long)a->id.n),
            .is_own = w->actor.person.is_set && a->by_person.is_set &&
                      a->by_person.value.n == w->actor.person.value.n,
        };
    }
    return list;
}

struct str question_about(struct web *w, const struct question *q)
{
    struct question_asker by = {0};
    struct str day = topic_day(w, q->asked_at);
    if (!question_asker(w->db, q->id, &by))
        return SAY(w, MSG_question_asked_on, arg_str(day));
    struct str name = topic_name(w, (struct maybe_str){true, by.given_name},
                                 (struct maybe_str){true, by.family_name}, by.unit_name);
    return SAY(w, MSG_question_asked_by, arg_str(name), arg_str(day));
}

// ---- all of them ----

static struct str state_words(struct web *w, enum question_state state)
{
    switch (state) {
    case QUESTION_STATE_OPEN: return SAY(w, MSG_question_open);
    case QUESTION_STATE_ANSWERED: return SAY(w, MSG_question_answered);
    case QUESTION_STATE_THANKED: return SAY(w, MSG_question_thanked);
    }
    return S("");
}

static struct str about_line(struct web *w, const struct question_line *q)
{
    struct str parts[3];
    size_t count = 0;
    parts[count++] = topic_name(w, q->given_name, q->family_name, (struct maybe_str){0});
    parts[count++] = topic_day(w, q->asked_at);
    if (q->answers)
        parts[count++] = SAY(w, MSG_question_answer_count, arg_int(q->answers));
    return str_join(w->arena, parts, count, S(", "));
}

static const struct listing_key question_keys[] = {
    {"body", MSG_question_one_title, .is_searched = true},
    {"state", MSG_topic_state, .is_searched = true},
    {"when", MSG_question_when, .begins_down = true},
    {"who", MSG_listing_name, .is_searched = true, .is_only_text = true},
};
static const struct listing_about question_listing = {.label = MSG_question_find,
                                                      .keys = question_keys,
                                                      .key_count =
                                                          sizeof question_keys / sizeof *question_keys};

static struct str question_text(struct web *w, const void *row, size_t key)
{
    const struct question_line *q = row;
    switch (key) {
    case 0: return q->body;
    case 1: return state_words(w, q->state);
    case 2: return str_format(w->arena, "%lld", (long long)q->asked_at.us);
    default: return topic_name(w, q->given_name, q->family_name, (struct maybe_str){0});
    }
}

static void lines_fill(struct web *w, struct questions_page *page)
{
    struct question_line_list rows = questions_of(w->db, w->network.id);
    page->list = listing_read(w, url_questions(w->arena, w->network.id), &question_listing);
    LISTING_PICK(w, &page->list, &rows, question_text);
    page->questions.at = NEW_ARRAY(w->arena, struct question_card, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        page->questions.at[page->questions.count++] = (struct question_card){
            .body = text_short(w->arena, rows.at[i].body, TITLE_CHARACTERS),
            .state = state_words(w, rows.at[i].state),
            .about = about_line(w, &rows.at[i]),
            .is_open = rows.at[i].state == QUESTION_STATE_OPEN,
            .url = url_question_show(w->arena, rows.at[i].id),
        };
}

static struct questions_page page_new(struct web *w)
{
    return (struct questions_page){
        .csrf = w->csrf,
        .body = input_hint(w, input_required(input_area(w, S("body"), MSG_question_body)),
                           MSG_question_body_hint),
        .may_ask = w->actor.person.is_set && w->network.state == NETWORK_STATE_RUNNING,
        .action = url_question_create(w->arena, w->network.id),
    };
}

static void page_show(struct web *w, struct questions_page *page)
{
    lines_fill(w, page);
    page->lead = SAY(w, page->may_ask || page->list.has_rows ? MSG_question_lead : MSG_question_lead_none);
    view_questions_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_title(w, SAY(w, MSG_question_title));
}

void questions(struct web *w)
{
    struct questions_page page = page_new(w);
    page_show(w, &page);
}

// ---- asking ----

static struct str why_not(struct web *w, enum question_putting putting)
{
    switch (putting) {
    case QUESTION_PUT: break;
    case QUESTION_ENOUGH_OF_YOURS:
        return SAY(w, MSG_question_enough_of_yours, arg_int(QUESTIONS_OF_ONE_OPEN));
    case QUESTION_ENOUGH_EVER: return SAY(w, MSG_question_enough_ever, arg_int(QUESTIONS_OF_ONE_EVER));
    case QUESTION_ENOUGH: return SAY(w, MSG_question_enough, arg_int(QUESTIONS_OPEN_MOST));
    }
    return S("");
}

void question_create(struct web *w)
{
    struct questions_page page = page_new(w);
    struct question_id id = {0};
    struct ask_id asked[QUESTION_FIRST];
    struct notice_site site = notify_site(w);
    if (!page.may_ask) {
        web_error(w, 403);
        return;
    }
    struct question_new question = {.network = w->network.id,
                                    .by_person = w->actor.person.value,
                                    .body = form_text(w, &page.body, QUESTION_LEAST, QUESTION_MOST),
                                    .asked_at = w->now};
    struct str refused = form_ok(w) ? why_not(w, question_put(w->db, &question, &id, asked)) : S("");
    if (refused.len)
        form_problem(w, NULL, refused);
    if (!form_ok(w)) {
        page_show(w, &page);
        return;
    }
    for (size_t i = 0; i < QUESTION_FIRST; i++)
        if (asked[i].n)
            notice_question(w->db, &site, asked[i]);
    web_redirect_said(w, url_question_show(w->arena, id), MSG_question_is_asked);
}

// ---- one ----

static struct question_page one_new(struct web *w)
{
    bool is_running = w->network.state == NETWORK_STATE_RUNNING;
    bool is_asker = w->actor.person.is_set && w->question.by_person.is_set &&
                    w->actor.person.value.n == w->question.by_person.value.n;
    return (struct question_page){
        .csrf = w->csrf,
        .body = w->question.body,
        .about = question_about(w, &w->question),
        .answer = input_required(input_area(w, S("answer"), MSG_question_answer)),
        .may_answer = is_running,
        .may_thank = is_running && is_asker && w->question.state == QUESTION_STATE_ANSWERED,
        .action = url_question_act(w->arena, w->question.id),
    };
}

static struct str lead_of(struct web *w, const struct question_page *page)
{
    if (page->answers.count)
        return SAY(w, MSG_question_answer_count, arg_int((int64_t)page->answers.count));
    return SAY(w, w->question.widened_at.is_set ? MSG_question_waits_all : MSG_question_waits_three);
}

static void one_show(struct web *w, struct question_page *page)
{
    page->answers = question_voices(w, w->question.id);
    page->lead = lead_of(w, page);
    view_question_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_crumb(w, SAY(w, MSG_question_title), url_questions(w->arena, w->network.id));
    web_title(w, SAY(w, MSG_question_one_title));
}

void question_show(struct web *w)
{
    struct question_page page = one_new(w);
    one_show(w, &page);
}

// ---- answering ----

static void back(struct web *w, enum message said)
{
    web_redirect_said(w, url_question_show(w->arena, w->question.id), said);
}

bool question_answer_take(struct web *w, struct input *input, const struct question *question,
                          struct maybe_person_id by)
{
    struct str body = form_text(w, input, 1, QUESTION_ANSWER_MOST);
    if (form_ok(w) && !question_answer_put(w->db, question, by, body, w->now))
        form_problem(w, input, SAY(w, MSG_question_answers_full, arg_int(QUESTION_ANSWERS_MOST)));
    return form_ok(w);
}

static void drop(struct web *w)
{
    struct question_answer_id id = {0};
    str_int(form_get(w, S("answer_id")), &id.n);
    if (w->actor.person.is_set && question_answer_drop(w->db, id, w->question.id, w->actor.person.value))
        back(w, MSG_topic_comment_removed);
    else
        web_not_found(w);
}

void question_act(struct web *w)
{
    struct question_page page = one_new(w);
    struct str act = form_get(w, S("do"));
    if (str_is(act, S("drop"))) {
        drop(w);
    } else if (str_is(act, S("thank"))) {
        if (page.may_thank && question_thank(w->db, &w->question))
            back(w, MSG_question_is_thanked);
        else
            web_error(w, 409);
    } else if (!str_is(act, S("answer"))) {
        web_error(w, 400);
    } else if (question_answer_take(w, &page.answer, &w->question, w->actor.person)) {
        back(w, MSG_question_is_answered);
    } else {
        one_show(w, &page);
    }
}
