// SPDX-License-Identifier: EUPL-1.2
// The time away: who is around somebody on rotation. What they ask is read by themselves, their guide and the
// leadership team; never by their own manager.
#include "html/agreement/period.h"

#include "i18n/format.h"
#include "jobs/guiding.h"
#include "pages/agreement/agreement.h"
#include "pages/people/pick.h"
#include "rotation/home.h"
#include "web/form.h"
#include "web/notify.h"

enum { QUESTION_LEAST = 5 };

static bool sees_questions(struct web *w, const struct guide_card *guide)
{
    switch (return_mover_of(w->db, &w->agreement, w->actor.person)) {
    case BY_HOMECOMER: return true;
    case BY_OWN_MANAGER: return false;
    case BY_OTHERS:
    case RETURN_MOVERS: break;
    }
    bool is_guide = w->actor.person.is_set && guide->person.n == w->actor.person.value.n;
    return is_guide || web_may(w, VERB_TEAM);
}

static struct period_question_list lines_of(struct web *w)
{
    struct guide_question_list rows = guide_questions_of(w->db, w->agreement.id);
    struct period_question_list lines = {.at = NEW_ARRAY(w->arena, struct period_question, rows.count)};
    for (size_t i = 0; i < rows.count; i++) {
        const struct guide_question *q = &rows.at[i];
        struct date day = wall_from_instant(q->asked_at, ZONE_OSLO).date;
        struct str state = !q->answered_at.is_set ? SAY(w, MSG_period_waits)
                           : q->answerer.is_set   ? SAY(w, MSG_period_answered_by, arg_str(q->answerer.value))
                                                  : SAY(w, MSG_period_answered);
        lines.at[lines.count++] = (struct period_question){format_date(w->arena, w->lang, day), q->body,
                                                           q->answer, state, q->answered_at.is_set};
    }
    return lines;
}

static struct period_other_list others_of(struct web *w)
{
    struct other_on_rotation_list rows = others_on_rotation(w->db, w->agreement.id);
    struct period_other_list lines = {.at = NEW_ARRAY(w->arena, struct period_other, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = (struct period_other){
            str_words(w->arena, rows.at[i].given_name, rows.at[i].family_name), rows.at[i].theme_title,
            url_person_show(w->arena, rows.at[i].person), url_theme_show(w->arena, rows.at[i].theme)};
    return lines;
}

static struct period_page page_new(struct web *w)
{
    struct guide_card guide = {0};
    struct theme theme = {0};
    enum agreement_state state = w->agreement.state;
    bool has_guide = guide_of(w->db, w->agreement.id, &guide) && !guide.has_left;
    bool is_mine = return_mover_of(w->db, &w->agreement, w->actor.person) == BY_HOMECOMER;
    theme_by_id(w->db, w->agreement.theme, &theme);
    struct input body = input_required(input_area(w, S("body"), MSG_period_question));
    struct period_page page = {
        .csrf = w->csrf,
        .title = SAY(w, MSG_agreement_title, arg_str(theme.title)),
        .guide = has_guide ? str_words(w->arena, guide.given_name, guide.family_name) : S(""),
        .person = pick_required(pick_new(w, S("person"), MSG_period_guide, (struct maybe_person_id){0})),
        .body = input_hint(w, body, MSG_period_question_hint),
        .others = others_of(w),
        .may_name =
            web_may(w, VERB_TEAM) && (state == AGREEMENT_STATE_SIGNED || state == AGREEMENT_STATE_RUNNING),
        .may_ask = is_mine && has_guide && state != AGREEMENT_STATE_ENDED,
        .sees_questions = sees_questions(w, &guide),
        .action = url_period_act(w->arena, w->agreement.id),
        .back = url_agreement_show(w->arena, w->agreement.id),
    };
    page.person.hint = SAY(w, MSG_period_guide_hint);
    if (has_guide)
        page.guide_url = url_person_show(w->arena, guide.person);
    if (page.sees_questions)
        page.questions = lines_of(w);
    return page;
}

static void page_show(struct web *w, const struct period_page *page)
{
    web_crumb(w, SAY(w, MSG_agreements_title), url_agreement_list(w->arena));
    web_crumb(w, page->title, page->back);
    view_period_page(&w->page, page);
    web_title(w, SAY(w, MSG_period_title));
}

void period_show(struct web *w)
{
    struct period_page page = page_new(w);
    page_show(w, &page);
}

// ---- what its buttons do ----

static void name(struct web *w, struct period_page *page)
{
    struct maybe_person_id person = pick_read(w, &page->person);
    if (!form_ok(w))
        return;
    if (!person.is_set) {
        pick_problem(w, &page->person, SAY(w, MSG_period_not_team));
        return;
    }
    switch (guide_name(w->db, &w->agreement, person.value, w->today, w->now)) {
    case GUIDE_NAMED: return;
    case GUIDE_NOT_TEAM: pick_problem(w, &page->person, SAY(w, MSG_period_not_team)); return;
    case GUIDE_CONFLICT: pick_problem(w, &page->person, SAY(w, MSG_period_conflict)); return;
    case GUIDE_NOT_NOW: form_problem(w, NULL, SAY(w, MSG_agreement_refused)); return;
    }
}

static void ask(struct web *w, struct period_page *page)
{
    struct notice_site site = notify_site(w);
    struct str body = form_text(w, &page->body, QUESTION_LEAST, GUIDE_WORDS_MOST);
    if (!form_ok(w))
        return;
    switch (guiding_ask(w->db, &site, &w->agreement, w->actor.person, body)) {
    case GUIDE_ASKED: return;
    case GUIDE_NOT_YOURS:
    case GUIDE_OVER: form_problem(w, NULL, SAY(w, MSG_agreement_refused)); return;
    case GUIDE_NOBODY: form_problem(w, NULL, SAY(w, MSG_period_guide_none)); return;
    case GUIDE_TOO_MANY:
        form_problem(w, NULL, SAY(w, MSG_period_too_many, arg_int(GUIDE_QUESTIONS_MOST)));
        return;
    }
}

void period_act(struct web *w)
{
    struct period_page page = page_new(w);
    struct str deed = form_get(w, S("do"));
    if (str_is(deed, S("name")) && page.may_name)
        name(w, &page);
    else if (str_is(deed, S("ask")))
        ask(w, &page);
    else
        form_problem(w, NULL, SAY(w, MSG_agreement_refused));
    if (form_ok(w))
        web_redirect_said(w, url_period_show(w->arena, w->agreement.id), MSG_form_saved);
    else
        page_show(w, &page);
}
