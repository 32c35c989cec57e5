// SPDX-License-Identifier: EUPL-1.2
// What is asked at once of one who may know, or of whom an idea was handed to.
#include "db/db.h"
#include "i18n/message.h"
#include "jobs/notice_ask.h"
#include "sql/idea.h"
#include "sql/question.h"

#define SAYS(a, ...) TEXT((a)->letter.arena, (a)->letter.lang, __VA_ARGS__)

static struct str name_of(struct notice_asking *a, struct maybe_str given, struct maybe_str family)
{
    return given.is_set ? str_words(a->letter.arena, given.value, family.value) : SAYS(a, MSG_topic_no_name);
}

void notice_question(struct db *db, const struct notice_site *site, struct ask_id ask)
{
    struct notice_asking a;
    struct question question;
    struct question_asker by = {0};
    if (!notice_asking_begin(db, site, ask, &a) ||
        !question_by_id(db, (struct question_id){a.ask.subject}, &question))
        return;
    bool has_name = question_asker(db, question.id, &by);
    struct str name = name_of(&a, (struct maybe_str){has_name, by.given_name},
                              (struct maybe_str){has_name, by.family_name});
    letter_says(&a.letter, SAYS(&a, MSG_mail_question_ask, arg_str(name), arg_str(a.network.name)));
    letter_says(&a.letter, question.body);
    letter_says(&a.letter, SAYS(&a, MSG_mail_question_why));
    notice_asking_end(db, site, &a, SAYS(&a, MSG_mail_question_subject, arg_str(name)),
                      SAYS(&a, MSG_mail_question_answer));
}

void notice_idea(struct db *db, const struct notice_site *site, struct ask_id ask)
{
    struct notice_asking a;
    struct idea_handed handed;
    struct idea idea;
    struct idea_names names = {0};
    if (!notice_asking_begin(db, site, ask, &a) ||
        !idea_handed_by_id(db, (struct idea_handed_id){a.ask.subject}, &handed) ||
        !idea_by_id(db, handed.idea, &idea))
        return;
    idea_names(db, idea.id, &names);
    struct str name = name_of(&a, names.steward_given, names.steward_family);
    letter_says(&a.letter, SAYS(&a, MSG_mail_idea_ask, arg_str(name), arg_str(handed.to_text)));
    letter_heading(&a.letter, idea.title);
    letter_says(&a.letter, idea.body);
    letter_says(&a.letter, SAYS(&a, MSG_mail_idea_what));
    notice_asking_end(db, site, &a, SAYS(&a, MSG_mail_idea_subject, arg_str(idea.title)),
                      SAYS(&a, MSG_mail_idea_answer));
}
