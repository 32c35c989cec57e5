// SPDX-License-Identifier: EUPL-1.2
// Starting a network, fifth step: what the invitation says, to whom it goes, and sending it.
#include "pages/start/selection.h"

#include "i18n/format.h"
#include "invitation/invitation.h"
#include "sql/invitation.h"
#include "web/form.h"
#include "web/notify.h"

static enum lang language_of(const struct web *w, struct maybe_str tag)
{
    enum lang lang = w->settings.lang;
    if (tag.is_set)
        lang_from_tag(tag.value, &lang);
    return lang;
}

// ---- the words ----

static struct str subject_usual(struct web *w, enum lang lang, struct date answer_by)
{
    struct str until = format_weekday_date(w->arena, lang, answer_by);
    return TEXT(w->arena, lang, MSG_mail_invitation_subject, arg_str(until), arg_str(w->network.name));
}

static struct str body_usual(struct web *w, enum lang lang)
{
    struct str parts[] = {
        TEXT(w->arena, lang, MSG_mail_invitation_purpose, arg_str(w->settings.organisation)),
        TEXT(w->arena, lang, MSG_mail_invitation_what),
        TEXT(w->arena, lang, MSG_mail_invitation_self_driven),
    };
    return str_join(w->arena, parts, sizeof parts / sizeof *parts, S("\n\n"));
}

static struct str field_name(struct web *w, const char *what, enum lang lang)
{
    return str_format(w->arena, "%s_%.*s", what, STR(lang_tag(lang)));
}

static struct invitation_words words_in(struct web *w, enum lang lang, int64_t people, struct date answer_by)
{
    struct network_text_in own;
    if (!network_text_in(w->db, w->network.id, lang_tag(lang), &own))
        own = (struct network_text_in){.subject = S(""), .body = body_usual(w, lang)};
    struct invitation_words words = {
        .language = lang_name(lang),
        .people = people,
        .subject = input_text(w, field_name(w, "subject", lang), MSG_selection_invitation_subject),
        .body = input_required(input_area(w, field_name(w, "body", lang), MSG_selection_invitation_body)),
    };
    words.subject.value = own.subject;
    words.subject.hint =
        SAY(w, MSG_selection_invitation_subject_hint, arg_str(subject_usual(w, lang, answer_by)));
    words.body = input_hint(w, input_value(words.body, own.body), MSG_selection_invitation_body_hint);
    return words;
}

/// One for each language that occurs among the recipients; langs[i] is that of words.at[i].
static struct invitation_words_list words_of(struct web *w, const struct to_invite_count_list *people,
                                             struct date answer_by, enum lang langs[LANG_COUNT])
{
    int64_t counts[LANG_COUNT] = {0};
    struct invitation_words_list list = {.at = NEW_ARRAY(w->arena, struct invitation_words, LANG_COUNT)};
    for (size_t i = 0; i < people->count; i++)
        counts[language_of(w, people->at[i].language)] += people->at[i].people;
    for (enum lang l = LANG_NB; l < LANG_COUNT; l++)
        if (counts[l]) {
            langs[list.count] = l;
            list.at[list.count++] = words_in(w, l, counts[l], answer_by);
        }
    return list;
}

// ---- the page ----

struct invitation_work {
    struct invitation_step_page page;
    struct date kickoff_day;
    enum lang langs[LANG_COUNT];
};

static struct url recipients_url(struct web *w, struct person_id behind)
{
    struct url url = url_invitation_step(w->arena, w->network.id);
    if (behind.n)
        url = url_with_int(w->arena, url, S("behind"), behind.n);
    return url_with_fragment(w->arena, url, S("recipients"));
}

/// One page of them, and the links to its neighbours.
static struct to_invite_list recipients_read(struct web *w, struct invitation_step_page *page)
{
    struct person_id behind = {0};
    str_int(form_query(w, S("behind")), &behind.n);
    struct selection_page from = selection_recipients_behind(w->db, w->network.id, behind);
    const struct candidate_turn *t = &from.behind;
    struct to_invite_list people = invitations_to_send(w->db, w->network.id, t->queued_at, t->misses,
                                                       t->name_rank, t->person, SELECTION_PAGE_PEOPLE + 1);
    page->behind = t->person.n;
    page->has_earlier = from.has_earlier;
    page->earlier = recipients_url(w, from.earlier);
    page->has_later = people.count > SELECTION_PAGE_PEOPLE;
    if (page->has_later) {
        people.count = SELECTION_PAGE_PEOPLE;
        page->later = recipients_url(w, people.at[people.count - 1].person);
    }
    return people;
}

/// The person whom the address names, when on this page; else the first of it.
static size_t shown_of(struct web *w, const struct to_invite_list *people)
{
    int64_t wanted = 0;
    str_int(form_query(w, S("person")), &wanted);
    for (size_t i = 0; i < people->count; i++)
        if (people->at[i].person.n == wanted)
            return i;
    return 0;
}

static void recipients_add(struct web *w, struct invitation_step_page *page,
                           const struct to_invite_list *people, size_t shown)
{
    page->recipients.at = NEW_ARRAY(w->arena, struct recipient_line, people->count);
    for (size_t i = 0; i < people->count; i++) {
        const struct to_invite *p = &people->at[i];
        page->recipients.at[page->recipients.count++] = (struct recipient_line){
            .id = str_format(w->arena, "%lld", (long long)p->person.n),
            .name = str_words(w->arena, p->given_name, p->family_name),
            .unit = p->unit_name.value,
            .is_shown = i == shown,
        };
    }
}

static void preview_add(struct web *w, struct invitation_work *work, struct person_id person)
{
    struct notice_site site = notify_site(w);
    struct notice_preview preview = notice_invitation_preview(w->db, &site, w->network.id, person);
    work->page.has_preview = preview.text.len > 0;
    work->page.preview_to =
        str_format(w->arena, "%.*s <%.*s>", STR(preview.to.name), STR(preview.to.address));
    work->page.preview = (struct letter_seen){preview.subject, lang_tag(preview.lang), preview.blocks};
}

static struct str what_is_missing(struct web *w, int64_t people, bool has_kickoff)
{
    if (w->network.state == NETWORK_STATE_ENDED)
        return SAY(w, MSG_selection_network_ended);
    if (!has_kickoff)
        return SAY(w, MSG_selection_missing_kickoff);
    return people ? S("") : SAY(w, MSG_selection_missing_people);
}

static struct invitation_work work_new(struct web *w)
{
    struct invitation_work work = {0};
    struct to_invite_count_list counted = invitations_to_send_counted(w->db, w->network.id);
    int64_t people = 0;
    for (size_t i = 0; i < counted.count; i++)
        people += counted.at[i].people;
    struct gathering kickoff = {0};
    bool has_kickoff = selection_kickoff(w, &kickoff);
    work.kickoff_day = kickoff.held_on;
    work.page = (struct invitation_step_page){
        .csrf = w->csrf,
        .steps = selection_steps(w, SELECTION_INVITATION),
        .missing = what_is_missing(w, people, has_kickoff),
        .people = people,
        .answer_by = input_required(input_of_kind(w, S("answer_by"), MSG_selection_answer_by, S("date"))),
        .reserve = selection_listed(w->db, w->network.id).reserve,
        .is_sent = w->network.state != NETWORK_STATE_DRAFT,
        .has_own_address = w->actor.person.is_set,
        .action = url_invitation_step_act(w->arena, w->network.id),
        .self = url_invitation_step(w->arena, w->network.id),
        .board = url_invitations_board(w->arena, w->network.id),
        .fix = has_kickoff ? url_candidates_list(w->arena, w->network.id)
                           : url_kickoff_form(w->arena, w->network.id),
        .back = url_kickoff_form(w->arena, w->network.id),
    };
    if (work.page.missing.len)
        return work;
    struct date answer_by = w->today;
    invitations_answer_by(w->db, &w->network, w->now, &answer_by);
    work.page.answer_by.value = date_iso(w->arena, answer_by);
    work.page.words = words_of(w, &counted, answer_by, work.langs);
    return work;
}

static void work_show(struct web *w, struct invitation_work *work)
{
    if (!work->page.missing.len) {
        struct to_invite_list people = recipients_read(w, &work->page);
        size_t shown = shown_of(w, &people);
        recipients_add(w, &work->page, &people, shown);
        if (people.count)
            preview_add(w, work, people.at[shown].person);
    }
    view_invitation_step_page(&w->page, &work->page);
    selection_frame(w, MSG_selection_invitation_title);
}

void invitation_step(struct web *w)
{
    struct invitation_work work = work_new(w);
    work_show(w, &work);
}

// ---- saving and sending ----

/// What was typed is kept, whichever button was pressed. False: the page with what is wrong is written.
static bool words_save(struct web *w, struct invitation_work *work)
{
    struct date answer_by;
    bool has_day = form_date(w, &work->page.answer_by, &answer_by);
    if (has_day && (date_compare(answer_by, w->today) <= 0 || date_compare(answer_by, work->kickoff_day) > 0))
        form_problem(w, &work->page.answer_by, SAY(w, MSG_selection_answer_by_wrong));
    for (size_t i = 0; i < work->page.words.count; i++) {
        struct invitation_words *words = &work->page.words.at[i];
        struct str subject = form_line(w, &words->subject, 0, 200);
        struct str body = form_text(w, &words->body, 10, 4000);
        if (form_ok(w))
            network_text_put(w->db, w->network.id, lang_tag(work->langs[i]), subject, body);
    }
    if (form_ok(w))
        network_answer_by_set(w->db, w->network.id, (struct maybe_date){true, answer_by});
    else
        work_show(w, work);
    return form_ok(w);
}

static struct url preview_of(struct web *w, const struct invitation_work *work)
{
    return url_with_fragment(w->arena, work->page.self, S("preview"));
}

static void test_mail(struct web *w, struct invitation_work *work)
{
    struct notice_site site = notify_site(w);
    bool is_sent =
        w->actor.person.is_set && notice_invitation_test(w->db, &site, w->network.id, w->actor.person.value);
    web_redirect_said(w, preview_of(w, work),
                      is_sent ? MSG_selection_test_sent : MSG_selection_test_no_address);
}

static void refuse(struct web *w, struct invitation_work *work, enum message why)
{
    w->status = 409;
    w->keeps_writes = true; // of the words
    form_problem(w, NULL, SAY(w, why));
    work_show(w, work);
}

/// All of them in the transaction of this request: every invitation with its mail, or none.
static void send_all(struct web *w, struct invitation_work *work)
{
    struct notice_site site = notify_site(w);
    struct invitation_id_list fresh;
    switch (invitations_send(w->db, w->network.id, w->now, &fresh)) {
    case INVITATIONS_NOBODY: refuse(w, work, MSG_selection_missing_people); return;
    case INVITATIONS_NO_KICKOFF: refuse(w, work, MSG_selection_missing_kickoff); return;
    case INVITATIONS_TOO_LATE: refuse(w, work, MSG_selection_too_late); return;
    case INVITATIONS_ENDED: refuse(w, work, MSG_selection_network_ended); return;
    case INVITATIONS_SENT: break;
    }
    for (size_t i = 0; i < fresh.count; i++)
        notice_invitation(w->db, &site, fresh.at[i]);
    web_redirect_said(w, work->page.board, MSG_selection_sent);
}

void invitation_step_act(struct web *w)
{
    struct invitation_work work = work_new(w);
    struct str what = form_get(w, S("do"));
    bool sends = str_is(what, S("send"));
    int64_t seen = -1;
    str_int(form_get(w, S("count")), &seen);
    if (sends && !work.page.people && work.page.is_sent)
        web_redirect(w, work.page.board); // pressed twice: the first press sent them
    else if (!work.page.missing.len && !words_save(w, &work))
        return;
    else if (sends && seen != work.page.people)
        refuse(w, &work, MSG_selection_number_changed);
    else if (sends)
        send_all(w, &work);
    else if (str_is(what, S("test")))
        test_mail(w, &work);
    else
        web_redirect_said(w, preview_of(w, &work), MSG_form_saved);
}
