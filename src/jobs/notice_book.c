// SPDX-License-Identifier: EUPL-1.2
// A question for a book: who asks, what is asked, by when; answered by a link, without an account.
#include "book/contribution.h"
#include "db/db.h"
#include "i18n/format.h"
#include "jobs/notice_own.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

/// The first author: who asks.
static struct str author_name(struct db *db, struct book_id book)
{
    struct book_maker_list people = book_people(db, book);
    for (size_t i = 0; i < people.count; i++)
        if (people.at[i].duty == BOOK_DUTY_AUTHOR && !people.at[i].has_left)
            return notice_one_line(
                db_arena(db), str_words(db_arena(db), people.at[i].given_name, people.at[i].family_name));
    return S("");
}

static void letter_write(struct notice_own *m, const struct contribution *c, struct str title,
                         struct url link)
{
    struct arena *arena = m->letter.arena;
    letter_says(&m->letter,
                SAYS(m, MSG_mail_contribute_who, arg_str(author_name(m->db, c->book)), arg_str(title)));
    letter_says(&m->letter, c->question);
    letter_says(&m->letter,
                SAYS(m, MSG_mail_contribute_by, arg_str(format_weekday_date(arena, m->lang, c->due_on))));
    letter_answer(&m->letter, SAYS(m, MSG_mail_contribute_answer), link);
    letter_says(&m->letter, SAYS(m, MSG_mail_contribute_free));
}

void notice_contribution(struct db *db, const struct notice_site *site, struct contribution_id id)
{
    struct contribution c;
    struct book book;
    struct ask ask;
    struct notice_own m;
    if (!contribution_by_id(db, id, &c) || !c.person.is_set || !book_by_id(db, c.book, &book) ||
        !ask_asked(db, ASK_KIND_CONTRIBUTE, id.n, c.person.value, &ask) ||
        !notice_own_new(db, site, c.person.value, OUTBOX_KIND_CONTRIBUTE, &m))
        return;
    struct str title = notice_one_line(m.letter.arena, book.title);
    m.key = str_format(m.letter.arena, "contribute:%lld", (long long)id.n);
    m.subject = SAYS(&m, MSG_mail_contribute_subject, arg_str(title));
    letter_write(&m, &c, title, notice_own_ask(&m, &ask));
    notice_own_add(&m);
}
