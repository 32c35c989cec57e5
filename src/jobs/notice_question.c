// SPDX-License-Identifier: EUPL-1.2
#include "jobs/notice_question.h"

#include "db/db.h"
#include "i18n/message.h"
#include "jobs/notice_mail.h"
#include "jobs/notice_own.h"
#include "sql/idea.h"
#include "sql/invitation.h"
#include "sql/question.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

/// What it is about is no more: outbox_drop_done() of sql/outbox.h knows it by this.
static struct str key_of(struct arena *arena, const struct ask *ask)
{
    return str_format(arena, "ask:%lld:%lld", (long long)ask->id.n, (long long)ask->generation);
}

static bool open_ask(struct db *db, struct ask_id id, struct ask *ask)
{
    return ask_by_id(db, id, ask) && ask->state == ASK_STATE_OPEN;
}

static struct str name_or(struct arena *arena, struct maybe_str given, struct maybe_str family,
                          struct str nobody)
{
    return given.is_set ? str_words(arena, given.value, family.value) : nobody;
}

// ---- a member's question ----

static void question_write(struct notice_mail *m, const struct ask *ask, const struct question *question)
{
    struct arena *arena = m->letter.arena;
    struct question_asker by = {0};
    bool has_name = question_asker(m->db, question->id, &by);
    struct str name = name_or(arena, (struct maybe_str){has_name, by.given_name},
                              (struct maybe_str){has_name, by.family_name}, SAYS(m, MSG_topic_no_name));
    struct link link = {LINK_ASK, ask->id.n, (uint32_t)ask->generation};
    struct url url = url_ask_show(arena, secret_reveal(link_token(arena, m->site->key, link)));
    m->subject = SAYS(m, MSG_mail_question_subject, arg_str(name));
    letter_says(&m->letter, SAYS(m, MSG_mail_question_ask, arg_str(name), arg_str(m->network.name)));
    letter_says(&m->letter, question->body);
    letter_answer(&m->letter, SAYS(m, MSG_mail_question_answer),
                  url_absolute(arena, m->site->public_url, url));
    letter_says(&m->letter, SAYS(m, MSG_mail_question_why));
}

/// Then the weekly mail tells it.
static bool is_off(struct db *db, const struct ask *ask)
{
    struct notice_setting setting;
    return notice_setting_of(db, ask->network.value, ask->person, NOTICE_KIND_QUESTION, &setting) &&
           setting.is_off;
}

void notice_question(struct db *db, const struct notice_site *site, struct ask_id id)
{
    struct ask ask;
    struct question question;
    struct network network;
    struct invitee who;
    if (!open_ask(db, id, &ask) || !question_by_id(db, (struct question_id){ask.subject}, &question) ||
        !network_by_id(db, question.network, &network) || !invitee(db, ask.person, &who) || who.has_left)
        return;
    struct notice_reader reader = {who.id, who.given_name, who.family_name, who.email, who.language};
    struct notice_mail m = notice_mail_new(db, site, &network, &reader);
    m.kind = OUTBOX_KIND_QUESTION;
    m.key = key_of(db_arena(db), &ask);
    m.notice = NOTICE_KIND_QUESTION;
    m.may_stop = true;
    question_write(&m, &ask, &question);
    if (notice_mail_add(&m) && !is_off(db, &ask))
        ask_told(db, id, site->now);
}

// ---- an idea ----

void notice_idea(struct db *db, const struct notice_site *site, struct ask_id id)
{
    struct ask ask;
    struct idea_handed handed;
    struct idea idea;
    struct idea_names names = {0};
    struct notice_own m;
    if (!open_ask(db, id, &ask) || !idea_handed_by_id(db, (struct idea_handed_id){ask.subject}, &handed) ||
        !idea_by_id(db, handed.idea, &idea) ||
        !notice_own_new(db, site, ask.person, OUTBOX_KIND_QUESTION, &m))
        return;
    idea_names(db, idea.id, &names);
    struct str name =
        name_or(db_arena(db), names.steward_given, names.steward_family, SAYS(&m, MSG_topic_no_name));
    m.key = key_of(db_arena(db), &ask);
    m.subject = SAYS(&m, MSG_mail_idea_subject, arg_str(idea.title));
    letter_says(&m.letter, SAYS(&m, MSG_mail_idea_ask, arg_str(name), arg_str(handed.to_text)));
    letter_heading(&m.letter, idea.title);
    letter_says(&m.letter, idea.body);
    letter_answer(&m.letter, SAYS(&m, MSG_mail_idea_answer), notice_own_ask(&m, &ask));
    letter_says(&m.letter, SAYS(&m, MSG_mail_idea_what));
    if (notice_own_add(&m))
        ask_told(db, id, site->now);
}
