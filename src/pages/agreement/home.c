// SPDX-License-Identifier: EUPL-1.2
// Coming home: one thing that the agreement says, done, moved or dropped.
#include "pages/agreement/home.h"

#include "i18n/format.h"
#include "sql/person.h"
#include "web/form.h"

enum { WHY_LEAST = 3 };

// ---- in words ----

struct str return_kind_words(struct web *w, enum return_kind kind)
{
    static const enum message words[RETURN_KIND_COUNT] = {
        [RETURN_KIND_DEBRIEF] = MSG_return_debrief,   [RETURN_KIND_TALK] = MSG_return_talk,
        [RETURN_KIND_WORKSHOP] = MSG_return_workshop, [RETURN_KIND_ADVICE] = MSG_return_advice,
        [RETURN_KIND_OTHER] = MSG_return_other,
    };
    return SAY(w, words[kind]);
}

struct str return_state_words(struct web *w, const struct return_item *item)
{
    struct date day = item->settled_on.is_set ? item->settled_on.value : item->due_on;
    switch (item->state) {
    case RETURN_STATE_DUE:
        if (item->person_says || item->manager_says)
            return SAY(w, item->person_says ? MSG_return_waits_manager : MSG_return_waits_person);
        return SAY(w, MSG_return_due, arg_date(day));
    case RETURN_STATE_DONE: return SAY(w, MSG_return_done, arg_date(day));
    case RETURN_STATE_MOVED: return SAY(w, MSG_return_moved, arg_date(day));
    case RETURN_STATE_DROPPED: return SAY(w, MSG_return_dropped, arg_date(day));
    }
    return S("");
}

static struct str about_words(struct web *w, const struct return_item *item, const struct agreement *a)
{
    struct theme theme = {0};
    struct person_card card = {0};
    theme_by_id(w->db, a->theme, &theme);
    if (!a->person.is_set || !person_card(w->db, a->person.value, &card))
        return SAY(w, MSG_return_about_nobody, arg_str(theme.title), arg_date(item->due_on));
    return SAY(w, MSG_return_about, arg_str(str_words(w->arena, card.given_name, card.family_name)),
               arg_str(theme.title), arg_date(item->due_on));
}

// ---- the page ----

struct return_page return_page_of(struct web *w, const struct return_item *item, const struct agreement *a,
                                  struct maybe_person_id me)
{
    enum return_mover mover = return_mover_of(w->db, a, me);
    bool has_said = mover == BY_HOMECOMER ? item->person_says : item->manager_says;
    bool is_open = item->state == RETURN_STATE_DUE && (item->person_says || item->manager_says);
    struct return_page page = {
        .csrf = w->csrf,
        .title = return_kind_words(w, item->kind),
        .body = item->body,
        .about = about_words(w, item, a),
        .state = is_open || item->state != RETURN_STATE_DUE ? return_state_words(w, item) : S(""),
        .reason = item->reason,
        .due_on = input_required(input_of_kind(w, S("due_on"), MSG_return_new_day, S("date"))),
        .why = input_required(input_text(w, S("why"), MSG_return_why)),
        .may_do = return_may_move(item->kind, item->state, RETURN_STATE_DONE, mover) && !has_said,
        .may_move = return_may_move(item->kind, item->state, RETURN_STATE_MOVED, mover),
        .is_settled = item->state == RETURN_STATE_DONE,
        .privacy = url_privacy(w->arena),
    };
    return page;
}

void return_page_show(struct web *w, const struct return_page *page)
{
    view_return_page(&w->page, page);
    web_title(w, page->title);
}

// ---- what its buttons do ----

static enum returned act(struct web *w, struct return_page *page, const struct return_item *item,
                         struct person_id me)
{
    struct str deed = form_get(w, S("do"));
    struct date day = {0};
    if (str_is(deed, S("done")))
        return return_done(w->db, item, me, w->today, w->now);
    if (str_is(deed, S("move")))
        return form_date(w, &page->due_on, &day) ? return_move(w->db, item, me, day, w->today, w->now)
                                                 : RETURN_DAY_WRONG;
    if (!str_is(deed, S("drop")))
        return RETURN_REFUSED;
    struct str why = form_line(w, &page->why, WHY_LEAST, RETURN_WORDS_MOST);
    return form_ok(w) ? return_drop(w->db, item, me, why, w->today, w->now) : RETURN_SETTLED;
}

void return_page_act(struct web *w, struct return_page *page, const struct return_item *item,
                     struct person_id me)
{
    enum returned returned = act(w, page, item, me);
    if (!form_ok(w))
        return;
    switch (returned) {
    case RETURN_SETTLED:
    case RETURN_HALF_SAID: return;
    case RETURN_REFUSED: form_problem(w, NULL, SAY(w, MSG_return_refused)); return;
    case RETURN_STALE: form_problem(w, NULL, SAY(w, MSG_return_stale)); return;
    case RETURN_DAY_WRONG: form_problem(w, &page->due_on, SAY(w, MSG_return_day_wrong)); return;
    case RETURN_TOO_MANY: form_problem(w, NULL, SAY(w, MSG_return_too_many)); return;
    }
}

/// False, and answered: there is no such thing of this agreement.
static bool open_page(struct web *w, struct return_item *item, struct return_page *page)
{
    if (!return_item_by_id(w->db, w->path.return_item, item) || item->agreement.n != w->agreement.id.n) {
        web_not_found(w);
        return false;
    }
    *page = return_page_of(w, item, &w->agreement, w->actor.person);
    page->action = url_return_act(w->arena, w->agreement.id, item->id);
    page->back = url_agreement_show(w->arena, w->agreement.id);
    return true;
}

void return_show(struct web *w)
{
    struct return_item item;
    struct return_page page;
    if (open_page(w, &item, &page))
        return_page_show(w, &page);
}

void return_act(struct web *w)
{
    struct return_item item;
    struct return_page page;
    if (!open_page(w, &item, &page))
        return;
    if (w->actor.person.is_set)
        return_page_act(w, &page, &item, w->actor.person.value);
    else
        form_problem(w, NULL, SAY(w, MSG_return_refused));
    if (form_ok(w))
        web_redirect_said(w, page.back, MSG_form_saved);
    else
        return_page_show(w, &page);
}
