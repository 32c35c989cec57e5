// SPDX-License-Identifier: EUPL-1.2
#include "jobs/guiding.h"

#include "db/db.h"
#include "jobs/notice_own.h"
#include "sql/person.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

static struct str name_of(struct db *db, struct maybe_person_id person)
{
    struct person_card card;
    if (!person.is_set || !person_card(db, person.value, &card))
        return S("");
    return notice_one_line(db_arena(db), str_words(db_arena(db), card.given_name, card.family_name));
}

/// What the question is about: the theme, and who asks.
static bool read_about(struct db *db, const struct guide_question *q, struct agreement *a,
                       struct theme *theme)
{
    return agreement_by_id(db, q->agreement, a) && theme_by_id(db, a->theme, theme);
}

static bool notice_question_put(struct db *db, const struct notice_site *site, struct guide_question_id id,
                                struct person_id person)
{
    struct guide_question q;
    struct agreement a;
    struct theme theme;
    struct ask ask;
    struct notice_own m;
    if (!guide_question_by_id(db, id, &q) || !read_about(db, &q, &a, &theme) ||
        !ask_asked(db, ASK_KIND_GUIDE_QUESTION, id.n, person, &ask) || ask.state != ASK_STATE_OPEN ||
        !notice_own_new(db, site, person, OUTBOX_KIND_QUESTION, &m))
        return false;
    struct str name = name_of(db, a.person);
    m.key = str_format(m.letter.arena, "ask:%lld:%lld", (long long)ask.id.n, (long long)ask.generation);
    m.subject = SAYS(&m, MSG_mail_question_subject, arg_str(name));
    letter_says(&m.letter, SAYS(&m, MSG_mail_guide_question, arg_str(name), arg_str(theme.title)));
    letter_says(&m.letter, q.body);
    letter_answer(&m.letter, SAYS(&m, MSG_mail_question_answer), notice_own_ask(&m, &ask));
    letter_says(&m.letter, SAYS(&m, MSG_mail_guide_why));
    return notice_own_add(&m);
}

static void notice_answer_put(struct db *db, const struct notice_site *site, struct guide_question_id id)
{
    struct guide_question q;
    struct agreement a;
    struct theme theme;
    struct notice_own m;
    if (!guide_question_by_id(db, id, &q) || !read_about(db, &q, &a, &theme) || !a.person.is_set ||
        !notice_own_new(db, site, a.person.value, OUTBOX_KIND_QUESTION, &m))
        return;
    m.key = str_format(m.letter.arena, "guide-answer:%lld", (long long)id.n);
    m.subject = SAYS(&m, MSG_mail_guide_answer_subject, arg_str(theme.title));
    letter_says(&m.letter, SAYS(&m, MSG_mail_guide_you_asked, arg_str(q.body)));
    letter_says(&m.letter, SAYS(&m, MSG_mail_guide_answered, arg_str(q.answerer.value)));
    letter_says(&m.letter, q.answer);
    letter_answer(&m.letter, SAYS(&m, MSG_mail_guide_open),
                  notice_own_page(&m, url_period_show(m.letter.arena, a.id)));
    notice_own_add(&m);
}

enum guide_asked guiding_ask(struct db *db, const struct notice_site *site, const struct agreement *a,
                             struct maybe_person_id by, struct str body)
{
    struct guide_question_id id;
    struct guide_card guide;
    enum guide_asked asked = guide_ask(db, a, by, body, site->now, &id);
    if (asked == GUIDE_ASKED && guide_of(db, a->id, &guide))
        notice_question_put(db, site, id, guide.person);
    return asked;
}

bool guiding_answer(struct db *db, const struct notice_site *site, const struct guide_question *q,
                    struct person_id by, struct str body)
{
    if (!guide_answer(db, q, by, body, site->now))
        return false;
    notice_answer_put(db, site, q->id);
    return true;
}

int64_t guiding_turn(struct db *db, const struct notice_site *site)
{
    struct guide_turns turns = guides_turn(db, wall_from_instant(site->now, ZONE_OSLO).date, site->now);
    int64_t mails = 0;
    for (size_t i = 0; i < turns.count; i++)
        mails += notice_question_put(db, site, turns.at[i].question, turns.at[i].person);
    return mails;
}
