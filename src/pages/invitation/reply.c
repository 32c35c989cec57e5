// SPDX-License-Identifier: EUPL-1.2
// Parts of the pages on which someone answers from a mail.
#include "pages/invitation/reply.h"

#include "calendar/ical.h"
#include "gathering/programme.h"
#include "i18n/format.h"
#include "sql/told.h"
#include "web/cookie.h"

void reply_language(struct web *w, struct maybe_str of_person)
{
    enum lang chosen;
    if (w->actor.is_signed_in || cookie_language_chosen(w, &chosen) || !of_person.is_set)
        return;
    lang_from_tag(of_person.value, &w->lang);
    w->page = html_new(w->arena, w->lang);
}

void reply_gone(struct web *w, enum message title, enum message text)
{
    reply_gone_words(w, title, SAY(w, text));
}

void reply_gone_words(struct web *w, enum message title, struct str text)
{
    struct str contact = w->settings.contact;
    struct reply_gone page = {
        .title = SAY(w, title),
        .text = text,
        .contact = contact.len ? SAY(w, MSG_invitation_gone_contact, arg_str(contact)) : S(""),
    };
    view_reply_gone(&w->page, &page);
    w->status = 410;
    web_title(w, page.title);
}

struct choices reply_answers(struct web *w, enum answer chosen)
{
    static const struct {
        enum answer answer;
        enum message label;
    } rows[] = {
        {ANSWER_YES, MSG_button_answer_yes},
        {ANSWER_MAYBE, MSG_button_answer_maybe},
        {ANSWER_NO, MSG_button_answer_no},
    };
    enum { ROWS = sizeof rows / sizeof *rows };
    struct choices answers = choices_new(w, S("answer"), MSG_invitation_your_answer, ROWS);
    for (size_t i = 0; i < ROWS; i++)
        choices_add(&answers, answer_text(rows[i].answer), SAY(w, rows[i].label), rows[i].answer == chosen);
    for (size_t i = 0; i < ROWS; i++)
        answers.at[i].id = str_cat(w->arena, S("answer-"), answers.at[i].value);
    return answers;
}

enum answer reply_wished(const struct web *w)
{
    enum answer answer;
    return answer_from_text(form_query(w, S("a")), &answer) ? answer : ANSWER_NONE;
}

void reply_about_gathering(struct web *w, struct reply_page *page, const struct gathering *g)
{
    struct programme_item_list items = programme_of(w->db, g->id);
    page->when = format_day_hours(w->arena, w->lang, g->held_on, g->start_minute, g->end_minute);
    page->place = g->place;
    page->sequence = g->sequence;
    page->programme.at = NEW_ARRAY(w->arena, struct reply_item, items.count);
    for (size_t i = 0; i < items.count; i++)
        page->programme.at[page->programme.count++] =
            (struct reply_item){format_clock(w->arena, w->lang, (int32_t)items.at[i].start_minute),
                                programme_item_words(w->arena, &items.at[i])};
}

void reply_show(struct web *w, struct reply_page *page)
{
    struct str contact = w->settings.contact;
    page->csrf = w->csrf;
    page->contact = contact.len ? SAY(w, MSG_invitation_gone_contact, arg_str(contact)) : S("");
    page->privacy = url_privacy(w->arena);
    view_reply_page(&w->page, page);
    web_title(w, page->title);
}

void reply_calendar(struct web *w, const struct gathering *g, const struct network *n,
                    struct person_id person)
{
    struct told told = {.sequence = g->sequence};
    told_of(w->db, g->id, person, &told);
    struct calendar_event e = {
        .uid = g->uid,
        .sequence = (int)told.sequence,
        .stamp = w->now,
        .starts = wall_at(g->held_on, g->start_minute),
        .ends = wall_at(g->held_on, g->end_minute),
        .summary = SAY(w, MSG_mail_calendar_summary, arg_str(g->title), arg_str(n->name)),
        .location = g->place,
        .description = g->about,
        .status = g->state == GATHERING_STATE_CANCELLED ? CALENDAR_CANCELLED : CALENDAR_CONFIRMED,
    };
    zone_by_name(n->zone, &e.zone);
    web_bytes(w, S("text/calendar; charset=utf-8"), calendar_single(w->arena, &e));
    web_header(w, S("Content-Disposition"), S("attachment; filename=\"tvers.ics\""));
}
