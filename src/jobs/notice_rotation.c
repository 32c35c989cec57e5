// SPDX-License-Identifier: EUPL-1.2
#include "jobs/notice_rotation.h"

#include "db/db.h"
#include "i18n/format.h"
#include "jobs/notice_own.h"
#include "rotation/word.h"
#include "sql/ask.h"
#include "sql/person.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

enum { OTHERS_TOLD_MOST = 3 };

/// An application with what mails say of it.
struct matter {
    struct application application;
    struct theme theme;
    struct person_card who;
    struct theme_names names;
};

static bool matter_read(struct db *db, struct application_id id, struct matter *m)
{
    return application_by_id(db, id, &m->application) && m->application.person.is_set &&
           theme_by_id(db, m->application.theme, &m->theme) &&
           theme_names(db, m->application.theme, &m->names) &&
           person_card(db, m->application.person.value, &m->who);
}

// ---- the manager's word ----

static void word_facts(struct notice_own *m, const struct matter *of)
{
    struct letter *l = &m->letter;
    letter_item(l, SAYS(m, MSG_word_theme, arg_str(of->theme.title)));
    if (of->application.hours.is_set)
        letter_item(l, SAYS(m, MSG_word_hours, arg_int(of->application.hours.value)));
    if (of->theme.starts_on.is_set && of->theme.ends_on.is_set)
        letter_item(l, SAYS(m, MSG_word_period,
                            arg_str(format_date_range(l->arena, m->lang, of->theme.starts_on.value,
                                                      of->theme.ends_on.value))));
}

static void word_write(struct notice_own *m, const struct matter *of, const struct ask *ask, struct date due)
{
    struct letter *l = &m->letter;
    struct str name = str_words(l->arena, of->who.given_name, of->who.family_name);
    m->subject = SAYS(m, MSG_mail_word_subject, arg_str(name));
    letter_says(
        l, SAYS(m, MSG_mail_word_ask, arg_str(name), arg_str(format_weekday_date(l->arena, m->lang, due))));
    word_facts(m, of);
    letter_answer(l, SAYS(m, MSG_mail_word_answer), notice_own_ask(m, ask));
    letter_says(l, SAYS(m, MSG_mail_word_about));
}

bool notice_word(struct db *db, const struct notice_site *site, struct application_id application, bool again)
{
    struct matter of;
    struct manager_word word;
    struct notice_own m;
    struct ask ask;
    if (!matter_read(db, application, &of) || !word_of(db, application, &word) || !word.asked_of.is_set ||
        !ask_asked(db, ASK_KIND_WORD, application.n, word.asked_of.value, &ask) ||
        ask.state != ASK_STATE_OPEN || !notice_own_new(db, site, ask.person, OUTBOX_KIND_WORD, &m))
        return false;
    word_write(&m, &of, &ask, word.due_on);
    m.key = str_format(m.letter.arena, "word:%lld:%lld%s", (long long)ask.id.n, (long long)ask.generation,
                       again ? ":again" : "");
    return notice_own_add(&m);
}

// ---- a call ----

/// What of the theme's wants the person brings, in words.
static struct str wants_brought(struct notice_own *m, struct theme_id theme, struct person_id person)
{
    struct theme_wanted_list wanted = theme_wants(m->db, theme);
    struct competence_id_list own = person_competences(m->db, person);
    struct str *names = NEW_ARRAY(m->letter.arena, struct str, wanted.count);
    size_t count = 0;
    for (size_t i = 0; i < wanted.count; i++)
        for (size_t k = 0; k < own.count; k++)
            if (own.at[k].n == wanted.at[i].id.n)
                names[count++] = competence_in(m->lang, wanted.at[i].name_nb, wanted.at[i].name_nn,
                                               wanted.at[i].name_da, wanted.at[i].name_en);
    return format_list(m->letter.arena, m->lang, names, count);
}

bool notice_call(struct db *db, const struct notice_site *site, const struct call *call,
                 struct person_id person)
{
    struct theme theme;
    struct notice_own m;
    if (!theme_by_id(db, call->theme, &theme) || !notice_own_new(db, site, person, OUTBOX_KIND_CALL, &m))
        return false;
    struct letter *l = &m.letter;
    struct str day = format_weekday_date(l->arena, m.lang, call->closes_on);
    m.subject = SAYS(&m, MSG_mail_call_subject, arg_str(theme.title));
    letter_says(l, SAYS(&m, MSG_mail_call_says, arg_str(theme.title), arg_str(day),
                        arg_str(wants_brought(&m, theme.id, person))));
    letter_says(l, theme.question);
    letter_answer(l, SAYS(&m, MSG_mail_call_answer), notice_own_page(&m, url_theme_show(l->arena, theme.id)));
    letter_says(l, SAYS(&m, MSG_mail_call_why));
    letter_link(l, SAYS(&m, MSG_mail_call_profile), notice_own_page(&m, url_profile_form(l->arena)));
    m.key = str_format(l->arena, "call:%lld:%lld", (long long)call->id.n, (long long)person.n);
    return notice_own_add(&m);
}

// ---- the answers ----

bool notice_place(struct db *db, const struct notice_site *site, struct application_id id)
{
    struct matter of;
    struct notice_own m;
    if (!matter_read(db, id, &of) || of.application.state != APPLICATION_STATE_OFFERED ||
        !notice_own_new(db, site, of.who.id, OUTBOX_KIND_PLACE, &m))
        return false;
    struct letter *l = &m.letter;
    struct str until = format_weekday_date(l->arena, m.lang, of.application.offer_until.value);
    m.subject = SAYS(&m, MSG_mail_place_subject, arg_str(of.theme.title));
    letter_says(l, SAYS(&m, MSG_mail_place_says, arg_str(of.theme.title), arg_str(until)));
    letter_answer(l, SAYS(&m, MSG_mail_place_answer),
                  notice_own_page(&m, url_application_show(l->arena, id)));
    letter_says(l, SAYS(&m, MSG_mail_place_about));
    m.key = str_format(l->arena, "place:%lld", (long long)id.n);
    return notice_own_add(&m);
}

static void others_write(struct notice_own *m, const struct matter *of)
{
    struct letter *l = &m->letter;
    struct call_open_list open = calls_open(m->db, wall_from_instant(m->site->now, ZONE_OSLO).date);
    size_t told = 0;
    for (size_t i = 0; i < open.count && told < OTHERS_TOLD_MOST; i++) {
        if (open.at[i].theme.n == of->theme.id.n)
            continue;
        if (!told++)
            letter_says(l, SAYS(m, MSG_mail_decided_others));
        letter_link(l, open.at[i].title, notice_own_page(m, url_theme_show(l->arena, open.at[i].theme)));
    }
}

bool notice_decided(struct db *db, const struct notice_site *site, struct application_id id)
{
    struct matter of;
    struct notice_own m;
    struct call call;
    if (!matter_read(db, id, &of) || of.application.state != APPLICATION_STATE_NOT_CHOSEN ||
        !call_by_id(db, of.application.call, &call) ||
        !notice_own_new(db, site, of.who.id, OUTBOX_KIND_DECIDED, &m))
        return false;
    struct letter *l = &m.letter;
    m.subject = SAYS(&m, MSG_mail_decided_subject, arg_str(of.theme.title));
    letter_says(l, SAYS(&m, MSG_mail_decided_says, arg_str(of.theme.title)));
    letter_says(l, call.answer.len ? call.answer : SAYS(&m, MSG_mail_decided_nobody));
    if (of.names.reference.is_set && !of.names.reference_has_left)
        letter_says(l, SAYS(&m, MSG_mail_decided_ask, arg_str(of.names.reference.value)));
    others_write(&m, &of);
    m.key = str_format(l->arena, "decided:%lld", (long long)id.n);
    return notice_own_add(&m);
}

// ---- signing ----

bool notice_sign(struct db *db, const struct notice_site *site, struct agreement_id id,
                 struct person_id person)
{
    struct agreement a;
    struct theme theme;
    struct person_card who;
    struct ask ask;
    struct notice_own m;
    if (!agreement_by_id(db, id, &a) || !a.person.is_set || !theme_by_id(db, a.theme, &theme) ||
        !person_card(db, a.person.value, &who) || !ask_asked(db, ASK_KIND_SIGN, id.n, person, &ask) ||
        ask.state != ASK_STATE_OPEN || !notice_own_new(db, site, person, OUTBOX_KIND_SIGN, &m))
        return false;
    struct letter *l = &m.letter;
    struct str name = str_words(l->arena, who.given_name, who.family_name);
    m.subject = SAYS(&m, MSG_mail_sign_subject, arg_str(theme.title));
    letter_says(l, SAYS(&m, ask.occasion > 1 ? MSG_mail_sign_again : MSG_mail_sign_ask, arg_str(theme.title),
                        arg_str(name)));
    letter_answer(l, SAYS(&m, MSG_mail_sign_answer), notice_own_ask(&m, &ask));
    letter_says(l, SAYS(&m, MSG_mail_sign_about));
    m.key = str_format(l->arena, "sign:%lld:%lld", (long long)ask.id.n, (long long)ask.generation);
    return notice_own_add(&m);
}
