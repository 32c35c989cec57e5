// SPDX-License-Identifier: EUPL-1.2
// An application: its applicant sees it, the leadership team once it is sent, and nobody else learns that it
// is there.
#include "html/application/application.h"

#include "i18n/format.h"
#include "jobs/rotating.h"
#include "pages/application/application.h"
#include "people/manager.h"
#include "sql/person.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/notify.h"

enum { OFFER_DAYS = 14 };

struct str application_state_words(struct web *w, enum application_state state)
{
    static const enum message words[APPLICATION_STATE_COUNT] = {
        [APPLICATION_STATE_DRAFT] = MSG_application_state_draft,
        [APPLICATION_STATE_SENT] = MSG_application_state_sent,
        [APPLICATION_STATE_OFFERED] = MSG_application_state_offered,
        [APPLICATION_STATE_ACCEPTED] = MSG_application_state_accepted,
        [APPLICATION_STATE_PLACED] = MSG_application_state_placed,
        [APPLICATION_STATE_NOT_CHOSEN] = MSG_application_state_not_chosen,
        [APPLICATION_STATE_WITHDRAWN] = MSG_application_state_withdrawn,
        [APPLICATION_STATE_DECLINED] = MSG_application_state_declined,
        [APPLICATION_STATE_LAPSED] = MSG_application_state_lapsed,
    };
    return SAY(w, words[state]);
}

static struct choices reasons(struct web *w)
{
    static const enum message words[WITHDRAW_REASON_COUNT] = {
        [WITHDRAW_REASON_NO_TIME] = MSG_application_reason_no_time,
        [WITHDRAW_REASON_MANAGER] = MSG_application_reason_manager,
        [WITHDRAW_REASON_FAMILY] = MSG_application_reason_family,
        [WITHDRAW_REASON_OTHER] = MSG_application_reason_other,
    };
    struct choices list = choices_new(w, S("reason"), MSG_application_reason, WITHDRAW_REASON_COUNT);
    for (enum withdraw_reason r = WITHDRAW_REASON_NO_TIME; r <= WITHDRAW_REASON_OTHER; r++)
        choices_add(&list, withdraw_reason_text(r), SAY(w, words[r]), r == WITHDRAW_REASON_NO_TIME);
    return list;
}

static struct str person_name(struct web *w, struct person_id id)
{
    struct person_card p;
    return person_card(w->db, id, &p) ? str_words(w->arena, p.given_name, p.family_name) : S("");
}

/// As long as it is a draft: who will be asked for a word; whoever decides on the theme is not.
static struct str manager_of_draft(struct web *w, struct person_id person)
{
    struct person_id_list team = team_people(w->db);
    struct manager m = manager_of(w->db, person, (struct manager_matter){team.at, team.count});
    switch (m.found) {
    case MANAGER_FOUND: return person_name(w, m.person);
    case MANAGER_CONFLICT: return SAY(w, MSG_application_manager_conflict, arg_str(person_name(w, m.person)));
    case MANAGER_NONE: break;
    }
    return SAY(w, MSG_application_manager_none);
}

static struct str manager_words(struct web *w, const struct application *a)
{
    struct manager_word word;
    if (!word_of(w->db, a->id, &word))
        return a->state == APPLICATION_STATE_DRAFT ? manager_of_draft(w, a->person.value) : S("");
    if (word_waits_for_team(&word))
        return SAY(w, MSG_word_waits_for_team);
    struct str name = str_words(w->arena, word.given_name.value, word.family_name.value);
    int64_t noes = 0;
    word_noes(w->db, word.id, &noes);
    struct str says = word_says(w, &word, name);
    return noes ? SAY(w, MSG_word_changed, arg_str(says)) : says;
}

/// Whom the team may ask, where nobody is.
static struct choices others_of(struct web *w, bool *may_place)
{
    struct manager_word word;
    struct choices list = {0};
    *may_place =
        web_may(w, VERB_TEAM) && word_of(w->db, w->application.id, &word) && word_waits_for_team(&word);
    if (!*may_place)
        return list;
    struct person_id_list all = word_candidates(w->db, &w->application);
    list = choices_new(w, S("whom"), MSG_word_whom, all.count);
    for (size_t i = 0; i < all.count; i++)
        choices_add(&list, str_format(w->arena, "%lld", (long long)all.at[i].n), person_name(w, all.at[i]),
                    !i);
    return list;
}

static bool is_own(const struct web *w)
{
    const struct application *a = &w->application;
    return a->person.is_set && w->actor.person.is_set && a->person.value.n == w->actor.person.value.n;
}

static struct str missed_words(struct web *w, const struct missed_row *m)
{
    static const enum message words[MISSED_WHY_COUNT] = {
        [MISSED_WHY_ELSEWHERE] = MSG_missed_elsewhere, [MISSED_WHY_HOURS] = MSG_missed_hours,
        [MISSED_WHY_WORD] = MSG_missed_word,           [MISSED_WHY_TEAM] = MSG_missed_team,
        [MISSED_WHY_REQUIRED] = MSG_missed_required,   [MISSED_WHY_FULL] = MSG_missed_full,
        [MISSED_WHY_BETTER] = MSG_missed_better,       [MISSED_WHY_EQUAL] = MSG_missed_equal,
    };
    struct str why = SAY(w, words[m->missed]);
    bool is_close = m->missed == MISSED_WHY_BETTER || m->missed == MISSED_WHY_EQUAL;
    if (!is_close || !m->last_met.is_set || !m->wanted)
        return why;
    return str_words(
        w->arena, why,
        SAY(w, MSG_missed_last_in, arg_int(m->last_met.value), arg_int(m->wanted), arg_int(m->met)));
}

static void rights_fill(struct web *w, struct application_page *page)
{
    enum application_state state = w->application.state;
    bool is_offered = state == APPLICATION_STATE_OFFERED, is_sent = state == APPLICATION_STATE_SENT;
    page->may_answer = is_own(w) && is_offered;
    page->may_withdraw = is_own(w) && (is_sent || is_offered);
    page->may_send = is_own(w) && state == APPLICATION_STATE_DRAFT;
    page->may_offer = web_may(w, VERB_TEAM) && is_sent;
}

static struct application_page page_new(struct web *w)
{
    const struct application *a = &w->application;
    struct theme theme = {0};
    theme_by_id(w->db, a->theme, &theme);
    struct application_page page = {
        .csrf = w->csrf,
        .title = theme.title,
        .state = application_state_words(w, a->state),
        .why = a->why,
        .hours = a->hours.is_set ? format_int(w->arena, w->lang, a->hours.value) : S(""),
        .until = a->offer_until.is_set ? format_date(w->arena, w->lang, a->offer_until.value) : S(""),
        .reason = reasons(w),
        .offer_until =
            input_required(input_of_kind(w, S("offer_until"), MSG_application_offer_until, S("date"))),
        .theme = url_theme_show(w->arena, a->theme),
        .action = url_application_act(w->arena, a->id),
        .write = url_apply_form(w->arena, a->theme),
    };
    page.offer_until.value = date_iso(w->arena, date_plus_days(w->today, OFFER_DAYS));
    if (a->person.is_set) {
        page.who = person_name(w, a->person.value);
        page.manager = manager_words(w, a);
        page.whom = others_of(w, &page.may_place);
    }
    struct missed_row missed;
    if (is_own(w) && application_missed(w->db, a->id, &missed))
        page.missed = missed_words(w, &missed);
    struct agreement made;
    page.has_agreement = agreement_of_application(w->db, a->id, &made);
    if (page.has_agreement)
        page.agreement = url_agreement_show(w->arena, made.id);
    rights_fill(w, &page);
    return page;
}

static void page_show(struct web *w, const struct application_page *page)
{
    web_crumb(w, SAY(w, MSG_frame_shelf), url_themes(w->arena));
    if (is_own(w))
        web_crumb(w, SAY(w, MSG_applications_title), url_application_list(w->arena));
    view_application_page(&w->page, page);
    web_title(w, SAY(w, MSG_application_title));
}

void application_show(struct web *w)
{
    struct application_page page = page_new(w);
    page_show(w, &page);
}

static enum application_moved withdraw(struct web *w, struct application_page *page)
{
    enum withdraw_reason reason = WITHDRAW_REASON_OTHER;
    withdraw_reason_from_text(form_choice(w, &page->reason), &reason);
    return application_withdraw(w->db, &w->application, reason, w->now);
}

static enum application_moved offer(struct web *w, struct application_page *page)
{
    struct date until;
    if (!form_date(w, &page->offer_until, &until))
        return APPLICATION_REFUSED;
    struct notice_site site = notify_site(w);
    return rotating_offer(w->db, &site, &w->application, until);
}

static enum application_moved place(struct web *w, struct application_page *page)
{
    struct person_id whom;
    struct notice_site site = notify_site(w);
    if (!str_int(form_choice(w, &page->whom), &whom.n))
        return APPLICATION_REFUSED;
    switch (rotating_word_placed(w->db, &site, &w->application, whom, w->actor.account)) {
    case WORD_PLACED: return APPLICATION_MOVED;
    case WORD_PLACED_ALREADY: return APPLICATION_STALE;
    case WORD_NO_CANDIDATE: break;
    }
    return APPLICATION_REFUSED;
}

/// What the button says, by whom it is for.
static enum application_moved act(struct web *w, struct application_page *page)
{
    struct str what = form_get(w, S("do"));
    struct notice_site site = notify_site(w);
    const struct application *a = &w->application;
    if (str_is(what, S("withdraw")) && is_own(w))
        return withdraw(w, page);
    if (str_is(what, S("accept")) && is_own(w))
        return rotating_answer(w->db, &site, a, true);
    if (str_is(what, S("decline")) && is_own(w))
        return rotating_answer(w->db, &site, a, false);
    if (str_is(what, S("offer")) && web_may(w, VERB_TEAM))
        return offer(w, page);
    if (str_is(what, S("place")) && page->may_place)
        return place(w, page);
    return APPLICATION_REFUSED;
}

/// Who has accepted finds the agreement that is made of it.
static struct url after(struct web *w)
{
    struct agreement made;
    return agreement_of_application(w->db, w->application.id, &made) && is_own(w)
               ? url_agreement_show(w->arena, made.id)
               : url_application_show(w->arena, w->application.id);
}

void application_act(struct web *w)
{
    struct application_page page = page_new(w);
    switch (act(w, &page)) {
    case APPLICATION_MOVED: web_redirect_said(w, after(w), MSG_form_saved); return;
    case APPLICATION_REFUSED:
    case APPLICATION_STALE: form_problem(w, NULL, SAY(w, MSG_application_refused)); break;
    case APPLICATION_LAPSED: form_problem(w, NULL, SAY(w, MSG_application_lapsed)); break;
    case APPLICATION_WORD_NO: form_problem(w, NULL, SAY(w, MSG_application_word_no)); break;
    }
    page_show(w, &page);
}

struct str application_line_text(struct web *w, const void *row, size_t key)
{
    (void)w;
    const struct application_line *a = row;
    return key == 0 ? a->title : a->about;
}

static const struct listing_key application_keys[] = {{"title", MSG_shelf_book, .is_searched = true},
                                                      {"state", MSG_shelf_state, .is_searched = true}};
static const struct listing_about application_listing = {
    .label = MSG_application_find, .keys = application_keys, .key_count = 2};

void application_list(struct web *w)
{
    struct own_application_list rows = {0};
    if (w->actor.person.is_set)
        rows = applications_by(w->db, w->actor.person.value);
    struct applications_page page = {
        .applications = {.at = NEW_ARRAY(w->arena, struct application_line, rows.count)},
        .shelf = url_themes(w->arena),
    };
    for (size_t i = 0; i < rows.count; i++)
        page.applications.at[page.applications.count++] =
            (struct application_line){rows.at[i].title, application_state_words(w, rows.at[i].state),
                                      url_application_show(w->arena, rows.at[i].id)};
    page.list = listing_read(w, url_application_list(w->arena), &application_listing);
    LISTING_PICK(w, &page.list, &page.applications, application_line_text);
    web_crumb(w, SAY(w, MSG_frame_shelf), url_themes(w->arena));
    view_applications_page(&w->page, &page);
    web_title(w, SAY(w, MSG_applications_title));
}
