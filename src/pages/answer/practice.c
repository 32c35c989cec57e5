// SPDX-License-Identifier: EUPL-1.2
// Is it in use where you work? Confirmed, denied; later still in use or not.
#include "html/answer/practice.h"

#include "i18n/format.h"
#include "pages/answer/answer.h"
#include "pages/invitation/reply.h"
#include "practice/practice.h"
#include "web/form.h"

enum { WHY_LEAST = 3 };

/// False, and answered: it was taken back.
static bool read_practice(struct web *w, const struct asked *of, struct practice *p,
                          struct practice_names *names)
{
    struct practice_id id = {of->ask.subject};
    if (practice_by_id(w->db, id, p) && practice_names(w->db, id, names))
        return true;
    reply_gone(w, MSG_ask_gone_title, MSG_ask_gone_void);
    return false;
}

static struct str said_words(struct web *w, const struct asked *of, const struct practice *p)
{
    if (of->ask.state == ASK_STATE_OPEN)
        return S("");
    if (p->state == PRACTICE_STATE_SAID)
        return SAY(w, MSG_practice_you_denied);
    return SAY(w, p->state == PRACTICE_STATE_LAPSED ? MSG_practice_you_lapsed : MSG_practice_you_confirmed);
}

static struct practice_answer_page page_new(struct web *w, const struct asked *of, const struct practice *p,
                                            const struct practice_names *names)
{
    struct input changed = input_area(w, S("changed"), MSG_practice_changed);
    return (struct practice_answer_page){
        .csrf = w->csrf,
        .title = names->theme,
        .unit = names->unit,
        .since = format_date(w->arena, w->lang, p->since_on),
        .what_for = p->what_for,
        .said = said_words(w, of, p),
        .changed = input_hint(w, changed, MSG_practice_changed_hint),
        .why = input_required(input_area(w, S("why"), MSG_practice_why)),
        .is_new = p->state == PRACTICE_STATE_SAID,
        .is_open = of->ask.state == ASK_STATE_OPEN,
        .action = url_ask_save(w->arena, w->path.token),
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
}

static void page_show(struct web *w, const struct practice_answer_page *page)
{
    view_practice_answer_page(&w->page, page);
    web_title(w, page->title);
}

void practice_answer_show(struct web *w, const struct asked *of)
{
    struct practice p;
    struct practice_names names;
    if (!read_practice(w, of, &p, &names))
        return;
    struct practice_answer_page page = page_new(w, of, &p, &names);
    page_show(w, &page);
}

/// What was pressed, done. Refused also where a text is missing, which the form says.
static enum practice_moved act(struct web *w, const struct asked *of, const struct practice *p,
                               struct practice_answer_page *page)
{
    struct str say = form_get(w, S("say"));
    struct person_id me = of->ask.person;
    if (str_is(say, S("confirm")))
        return practice_confirm(w->db, p, me, w->today, w->now);
    if (str_is(say, S("deny")))
        return practice_deny(w->db, p, me, w->now);
    bool is_in_use = str_is(say, S("in_use"));
    struct str body = is_in_use ? form_text(w, &page->changed, 0, PRACTICE_WORDS_MOST)
                                : form_text(w, &page->why, WHY_LEAST, PRACTICE_WORDS_MOST);
    return form_ok(w) ? practice_answer(w->db, p, me, is_in_use, body, w->today, w->now) : PRACTICE_REFUSED;
}

void practice_answer_save(struct web *w, const struct asked *of)
{
    struct practice p;
    struct practice_names names;
    if (!read_practice(w, of, &p, &names))
        return;
    struct practice_answer_page page = page_new(w, of, &p, &names);
    if (act(w, of, &p, &page) == PRACTICE_MOVED) {
        answer_saved(w);
        return;
    }
    if (form_ok(w))
        form_problem(w, NULL, SAY(w, MSG_practice_refused));
    page_show(w, &page);
}
