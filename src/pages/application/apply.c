// SPDX-License-Identifier: EUPL-1.2
// Applying: one question and one number, on a phone.
#include "html/application/application.h"

#include "jobs/rotating.h"
#include "pages/people/skills.h"
#include "web/form.h"
#include "web/notify.h"

enum { WHY_LEAST = 10, WHY_MOST = 1500, HOURS_A_WEEK_MOST = 40 };

static bool is_taking(struct web *w, struct call *call)
{
    return call_of_theme(w->db, w->theme.id, call) && call->state == CALL_STATE_PUBLISHED &&
           date_compare(w->today, call->closes_on) <= 0 && w->actor.person.is_set;
}

/// Who applies for more than one says which they want most; the first is simply the first.
static void wishes_fill(struct web *w, struct apply_page *page, const struct call *call)
{
    struct own_application_list own = applications_by(w->db, w->actor.person.value);
    int64_t others = 0;
    for (size_t i = 0; i < own.count; i++)
        others += own.at[i].call.n != call->id.n && own.at[i].state == APPLICATION_STATE_SENT;
    page->has_others = others > 0;
    page->rank.value =
        str_format(w->arena, "%lld", (long long)(others < WISHES_MOST ? others + 1 : WISHES_MOST));
    page->skill = skill_choices(w, w->actor.person.value, &w->theme.id);
}

/// Words of a draft come back.
static void draft_fill(struct web *w, struct apply_page *page, const struct call *call)
{
    struct application a;
    if (!application_of(w->db, call->id, w->actor.person.value, &a))
        return;
    page->why.value = a.why;
    page->shows_why = a.shows_why;
    page->rank.value = str_format(w->arena, "%lld", (long long)a.rank);
    page->hours.value = a.hours.is_set ? str_format(w->arena, "%lld", (long long)a.hours.value) : S("");
}

static struct apply_page page_new(struct web *w, struct call *call)
{
    struct apply_page page = {
        .csrf = w->csrf,
        .title = w->theme.title,
        .question = w->theme.question,
        .is_open = is_taking(w, call),
        .why = input_required(input_hint(w, input_area(w, S("why"), MSG_apply_why), MSG_apply_why_hint)),
        .hours = input_of_kind(w, S("hours"), MSG_apply_hours, S("number")),
        .rank = input_required(
            input_hint(w, input_of_kind(w, S("rank"), MSG_apply_rank, S("number")), MSG_apply_rank_hint)),
        .action = url_apply_send(w->arena, w->theme.id),
        .back = url_theme_show(w->arena, w->theme.id),
    };
    if (page.is_open) {
        page.until = SAY(w, MSG_apply_until, arg_date(call->closes_on));
        wishes_fill(w, &page, call);
        draft_fill(w, &page, call);
    }
    return page;
}

static void page_show(struct web *w, const struct apply_page *page)
{
    web_crumb(w, SAY(w, MSG_frame_shelf), url_themes(w->arena));
    web_crumb(w, w->theme.title, page->back);
    view_apply_page(&w->page, page);
    web_title(w, SAY(w, MSG_apply_title));
}

void apply_form(struct web *w)
{
    struct call call;
    struct apply_page page = page_new(w, &call);
    page_show(w, &page);
}

static struct application_words words_read(struct web *w, struct apply_page *page, const struct call *call)
{
    struct application_words words = {.call = call->id,
                                      .person = w->actor.person.value,
                                      .why = form_text(w, &page->why, WHY_LEAST, WHY_MOST),
                                      .shows_why = page->shows_why = form_has(w, S("shows_why")),
                                      .today = w->today,
                                      .now = w->now};
    if (form_get(w, S("hours")).len)
        words.hours = (struct maybe_int){true, form_int(w, &page->hours, 1, HOURS_A_WEEK_MOST)};
    if (page->has_others)
        words.rank = form_int(w, &page->rank, 1, WISHES_MOST);
    skills_save(w, words.person, &page->skill);
    return words;
}

/// The manager is asked at once, by a mail that the applicant reads first.
static void done(struct web *w, struct application_id id, bool sends)
{
    struct notice_site site = notify_site(w);
    if (sends)
        rotating_sent(w->db, &site, id);
    web_redirect_said(w, url_application_show(w->arena, id), sends ? MSG_apply_sent : MSG_form_saved);
}

void apply_send(struct web *w)
{
    struct call call;
    struct application_id id;
    struct apply_page page = page_new(w, &call);
    bool sends = !str_is(form_get(w, S("do")), S("save"));
    if (!page.is_open) {
        form_problem(w, NULL, SAY(w, MSG_apply_closed));
        page_show(w, &page);
        return;
    }
    struct application_words words = words_read(w, &page, &call);
    if (form_ok(w))
        switch (application_write(w->db, &words, sends, &id)) {
        case APPLIED: done(w, id, sends); return;
        case APPLY_CLOSED: form_problem(w, NULL, SAY(w, MSG_apply_closed)); break;
        case APPLY_SENT_ALREADY: form_problem(w, NULL, SAY(w, MSG_apply_sent_already)); break;
        case APPLY_TOO_MANY:
            form_problem(w, NULL, SAY(w, MSG_apply_too_many, arg_int(APPLICATIONS_MOST)));
            break;
        }
    page_show(w, &page);
}
