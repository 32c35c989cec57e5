// SPDX-License-Identifier: EUPL-1.2
#include "jobs/practising.h"

#include "db/db.h"
#include "i18n/format.h"
#include "jobs/notice_own.h"
#include "sql/ask.h"

enum { MAILS_A_DAY_MOST = 5 }; // to one person

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

static void question_write(struct notice_own *m, const struct practice *p, const struct practice_names *names)
{
    struct letter *l = &m->letter;
    struct str since = format_date(l->arena, m->lang, p->since_on);
    bool is_new = p->state == PRACTICE_STATE_SAID;
    m->subject = is_new ? SAYS(m, MSG_mail_practice_subject, arg_str(names->theme))
                        : SAYS(m, MSG_mail_practice_still_subject, arg_str(names->theme));
    if (is_new && names->sayer.is_set)
        letter_says(l, SAYS(m, MSG_mail_practice_said, arg_str(names->sayer.value), arg_str(names->unit),
                            arg_str(names->theme), arg_str(since)));
    else
        letter_says(
            l, SAYS(m, MSG_mail_practice_still, arg_str(names->unit), arg_str(names->theme), arg_str(since)));
    letter_item(l, p->what_for);
}

/// Whoever says and takes back all day fills nobody's mailbox: what is asked stands on My page.
static bool has_had_enough(struct db *db, const struct notice_site *site, struct person_id person)
{
    int64_t count = 0;
    outbox_counted_to(db, person, OUTBOX_KIND_PRACTICE, instant_plus(site->now, -US_PER_DAY), &count);
    return count >= MAILS_A_DAY_MOST;
}

static bool notice_practice(struct db *db, const struct notice_site *site, struct practice_id id,
                            struct person_id person, bool is_again)
{
    struct practice p;
    struct practice_names names;
    struct notice_own m;
    struct ask ask;
    if (has_had_enough(db, site, person) || !practice_by_id(db, id, &p) || !practice_names(db, id, &names) ||
        !ask_asked(db, ASK_KIND_PRACTICE, id.n, person, &ask) || ask.state != ASK_STATE_OPEN ||
        !notice_own_new(db, site, person, OUTBOX_KIND_PRACTICE, &m))
        return false;
    question_write(&m, &p, &names);
    letter_answer(&m.letter, SAYS(&m, MSG_mail_practice_answer), notice_own_ask(&m, &ask));
    letter_says(&m.letter, SAYS(&m, MSG_mail_practice_about));
    m.key = str_format(m.letter.arena, "practice:%lld:%lld%s", (long long)ask.id.n, (long long)ask.generation,
                       is_again ? ":again" : "");
    return notice_own_add(&m);
}

enum practice_said practising_said(struct db *db, const struct notice_site *site,
                                   const struct practice_saying *saying, struct practice_id *id)
{
    enum practice_said said = practice_say(db, saying, id);
    if (said == PRACTICE_SAID)
        notice_practice(db, site, *id, saying->confirmer, false);
    return said;
}

enum practice_said practising_named(struct db *db, const struct notice_site *site,
                                    const struct practice *practice, struct person_id confirmer)
{
    enum practice_said said = practice_name(db, practice, confirmer, site->now);
    if (said == PRACTICE_SAID)
        notice_practice(db, site, practice->id, confirmer, false);
    return said;
}

int64_t practising_turn(struct db *db, const struct notice_site *site)
{
    struct practice_turn_asks asks =
        practices_turn(db, wall_from_instant(site->now, ZONE_OSLO).date, site->now);
    int64_t mails = 0;
    for (size_t i = 0; i < asks.count; i++)
        mails += notice_practice(db, site, asks.at[i].practice, asks.at[i].person, asks.at[i].is_again);
    return mails;
}
