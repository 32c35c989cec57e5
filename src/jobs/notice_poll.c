// SPDX-License-Identifier: EUPL-1.2
// The words of the mails about polls of dates.
#include "jobs/notice_poll.h"

#include "db/db.h"
#include "gathering/poll.h"
#include "i18n/format.h"
#include "jobs/notice_mail.h"
#include "sql/ask.h"
#include "sql/away.h"
#include "sql/invitation.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

struct about {
    struct date_poll poll;
    struct gathering gathering;
    struct network network;
};

static bool about_read(struct db *db, struct date_poll_id id, struct about *a)
{
    return date_poll_by_id(db, id, &a->poll) && gathering_by_id(db, a->poll.gathering, &a->gathering) &&
           network_by_id(db, a->poll.network, &a->network);
}

/// False: that person has left.
static bool begin(struct db *db, const struct notice_site *site, const struct about *a, struct person_id to,
                  struct notice_mail *m)
{
    struct invitee p;
    if (!invitee(db, to, &p) || p.has_left)
        return false;
    struct notice_reader reader = {p.id, p.given_name, p.family_name, p.email, p.language};
    *m = notice_mail_new(db, site, &a->network, &reader);
    m->gathering = (struct maybe_gathering_id){true, a->gathering.id};
    m->notice = NOTICE_KIND_POLL;
    m->kind = OUTBOX_KIND_POLL;
    return true;
}

static struct str slot_words(const struct notice_mail *m, const struct poll_slot *s)
{
    return format_day_hours(m->letter.arena, m->lang, s->held_on, s->start_minute, s->end_minute);
}

static int64_t ask_one(struct db *db, const struct notice_site *site, const struct about *a,
                       const struct poll_slot_list *slots, struct person_id person, struct date today)
{
    struct ask ask;
    struct notice_mail m;
    struct away away;
    bool is_away = away_of(db, a->network.id, person, &away) && date_compare(away.starts_on, today) <= 0 &&
                   date_compare(today, away.ends_on) <= 0; // the ask waits for them
    if (is_away || !ask_asked(db, ASK_KIND_POLL, a->poll.id.n, person, &ask) || ask.state != ASK_STATE_OPEN ||
        !begin(db, site, a, person, &m))
        return 0;
    struct wall hour = wall_at(a->poll.closes_on, a->poll.closes_minute);
    m.subject = SAYS(&m, MSG_mail_poll_subject, arg_str(a->gathering.title));
    letter_says(&m.letter, SAYS(&m, MSG_mail_poll_ask, arg_str(a->gathering.title), arg_wall(hour)));
    for (size_t i = 0; i < slots->count; i++)
        letter_item(&m.letter, slot_words(&m, &slots->at[i]));
    return notice_mail_ask(&m, &ask, SAYS(&m, MSG_mail_poll_answer), S(""));
}

int64_t notice_poll_asked(struct db *db, const struct notice_site *site, struct date_poll_id id)
{
    struct about a;
    int64_t mails = 0;
    if (!about_read(db, id, &a))
        return 0;
    struct poll_slot_list slots = poll_slots(db, id);
    struct member_list members = members_of(db, a.network.id);
    struct date today = wall_from_instant(site->now, notice_zone(&a.network)).date;
    for (size_t i = 0; i < members.count; i++)
        mails += ask_one(db, site, &a, &slots, members.at[i].person, today);
    return mails;
}

int64_t notice_poll_closed(struct db *db, const struct notice_site *site, struct date_poll_id id)
{
    struct about a;
    struct notice_mail m;
    if (!about_read(db, id, &a) || !a.poll.by_person.is_set ||
        !begin(db, site, &a, a.poll.by_person.value, &m))
        return 0;
    struct date today = wall_from_instant(site->now, notice_zone(&a.network)).date;
    struct poll_view view = poll_view_of(db, &a.poll, today);
    m.key = str_format(m.letter.arena, "poll-closed:%lld", (long long)id.n);
    m.subject = SAYS(&m, MSG_mail_poll_closed_subject, arg_str(a.gathering.title));
    letter_says(&m.letter, SAYS(&m, MSG_mail_poll_closed, arg_str(a.gathering.title), arg_int(view.answered),
                                arg_int(view.members)));
    if (view.best < view.slots.count)
        letter_says(&m.letter,
                    SAYS(&m, MSG_mail_poll_best, arg_str(slot_words(&m, &view.slots.at[view.best])),
                         arg_int(view.counts[view.best].yes)));
    letter_link(&m.letter, SAYS(&m, MSG_mail_poll_decide),
                url_absolute(m.letter.arena, site->public_url, url_poll_show(m.letter.arena, id)));
    return notice_mail_add(&m);
}
