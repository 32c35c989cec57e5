// SPDX-License-Identifier: EUPL-1.2
// Somebody of yours applies for a theme: yes, yes if, or no. Here stands what the manager needs for that, and
// nothing else of the application.
#include "html/answer/word.h"

#include "i18n/format.h"
#include "pages/answer/answer.h"
#include "pages/application/application.h"
#include "pages/invitation/reply.h"
#include "rotation/word.h"
#include "sql/person.h"
#include "web/form.h"

enum { TERMS_LEAST = 3 };

/// An application and the word on it.
struct matter {
    struct application application;
    struct manager_word word;
    struct theme theme;
    struct str who;
};

/// False, and answered: there is nothing to say to any more.
static bool read_matter(struct web *w, const struct asked *of, struct matter *m)
{
    struct application_id id = {of->ask.subject};
    struct person_card card;
    if (application_by_id(w->db, id, &m->application) && m->application.person.is_set &&
        word_of(w->db, id, &m->word) && theme_by_id(w->db, m->application.theme, &m->theme) &&
        person_card(w->db, m->application.person.value, &card)) {
        m->who = str_words(w->arena, card.given_name, card.family_name);
        return true;
    }
    reply_gone(w, MSG_ask_gone_title, MSG_ask_gone_void);
    return false;
}

static struct choices reasons(struct web *w)
{
    struct choices list = choices_new(w, S("reason"), MSG_word_reason, WORD_REASON_COUNT);
    for (enum word_reason r = WORD_REASON_COVER; r <= WORD_REASON_OTHER; r++)
        choices_add(&list, word_reason_text(r), word_reason_words(w, r), r == WORD_REASON_COVER);
    return list;
}

static struct str said_words(struct web *w, const struct matter *m)
{
    static const enum message words[WORD_STATE_COUNT] = {
        [WORD_STATE_YES] = MSG_word_you_said_yes,
        [WORD_STATE_YES_IF] = MSG_word_you_said_yes_if,
        [WORD_STATE_NO] = MSG_word_you_said_no,
        [WORD_STATE_NO_WORD] = MSG_word_too_late,
    };
    if (m->word.state == WORD_STATE_ASKED)
        return S("");
    return SAY(w, words[m->word.state], arg_str(m->who));
}

static struct word_page page_new(struct web *w, const struct asked *of, const struct matter *m)
{
    const struct theme *t = &m->theme;
    struct word_page page = {
        .csrf = w->csrf,
        .title = SAY(w, MSG_word_title, arg_str(m->who)),
        .theme = t->title,
        .question = t->question,
        .why = m->application.shows_why ? m->application.why : S(""),
        .said = said_words(w, m),
        .terms =
            input_required(input_hint(w, input_area(w, S("terms"), MSG_word_terms), MSG_word_terms_hint)),
        .reason = reasons(w),
        .may_say = word_may_move(m->word.state, WORD_STATE_YES, BY_ASKED),
        .may_say_no = word_may_move(m->word.state, WORD_STATE_NO, BY_ASKED),
        .action = url_ask_save(w->arena, w->path.token),
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
    if (m->application.hours.is_set)
        page.hours = format_int(w->arena, w->lang, m->application.hours.value);
    if (t->starts_on.is_set && t->ends_on.is_set)
        page.period = format_date_range(w->arena, w->lang, t->starts_on.value, t->ends_on.value);
    if (of->ask.due_on.is_set)
        page.deadline = format_weekday_date(w->arena, w->lang, of->ask.due_on.value);
    return page;
}

static void page_show(struct web *w, const struct word_page *page)
{
    view_word_page(&w->page, page);
    web_title(w, page->title);
}

void word_show(struct web *w, const struct asked *of)
{
    struct matter m;
    if (!read_matter(w, of, &m))
        return;
    struct word_page page = page_new(w, of, &m);
    page_show(w, &page);
}

/// False, and answered: no button of the page sends that.
static bool saying_read(struct web *w, struct word_page *page, struct word_saying *s)
{
    *s = (struct word_saying){.reason = WORD_REASON_OTHER};
    if (!word_state_from_text(form_get(w, S("say")), &s->to)) {
        web_error(w, 400);
        return false;
    }
    if (s->to == WORD_STATE_YES_IF)
        s->terms = form_text(w, &page->terms, TERMS_LEAST, WORD_TERMS_MOST);
    if (s->to == WORD_STATE_NO)
        word_reason_from_text(form_choice(w, &page->reason), &s->reason);
    return true;
}

void word_save(struct web *w, const struct asked *of)
{
    struct matter m;
    struct word_saying saying;
    if (!read_matter(w, of, &m))
        return;
    struct word_page page = page_new(w, of, &m);
    if (!saying_read(w, &page, &saying))
        return;
    if (form_ok(w))
        switch (word_say(w->db, &m.word, of->ask.person, &saying, w->now)) {
        case WORD_SAID: answer_saved(w); return;
        case WORD_REFUSED:
        case WORD_STALE: form_problem(w, NULL, SAY(w, MSG_word_refused)); break;
        }
    page_show(w, &page);
}
