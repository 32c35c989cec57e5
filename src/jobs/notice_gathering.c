// SPDX-License-Identifier: EUPL-1.2
// Mails about a gathering: asked, moved, changed, cancelled, and the groups.
#include "jobs/notice.h"

#include "db/db.h"
#include "i18n/format.h"
#include "jobs/notice_mail.h"
#include "sql/invitation.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

enum { DAYS_TO_ANSWER = 5 };

/// What a mail about a gathering tells.
struct gathering_news {
    struct db *db;
    const struct notice_site *site;
    struct gathering gathering;
    struct network network;
    enum outbox_kind kind;
    int64_t turn; // what makes this event another than the last of its kind
};

static bool begin(struct gathering_news *news, struct gathering_id id)
{
    return gathering_by_id(news->db, id, &news->gathering) &&
           network_by_id(news->db, news->gathering.network, &news->network);
}

static struct str day_of(const struct gathering_news *news, enum lang lang)
{
    return format_weekday_date(db_arena(news->db), lang, news->gathering.held_on);
}

/// Five days from now, but the day before at the latest, and never before today.
static struct str deadline(const struct gathering_news *news, enum lang lang)
{
    struct date today = wall_from_instant(news->site->now, notice_zone(&news->network)).date;
    struct date day = date_plus_days(today, DAYS_TO_ANSWER);
    struct date last = date_plus_days(news->gathering.held_on, -1);
    day = date_compare(last, day) < 0 ? last : day;
    day = date_compare(day, today) < 0 ? today : day;
    return format_weekday_date(db_arena(news->db), lang, day);
}

static struct notice_mail mail_to(const struct gathering_news *news, const struct gathering_audience *to)
{
    struct notice_reader reader = {to->person, to->given_name, to->family_name, to->email, to->language};
    struct notice_mail m = notice_mail_new(news->db, news->site, &news->network, &reader);
    const char *const names[] = {[OUTBOX_KIND_GATHERING] = "gathering",
                                 [OUTBOX_KIND_MOVED] = "moved",
                                 [OUTBOX_KIND_CHANGED] = "changed",
                                 [OUTBOX_KIND_CANCELLED] = "cancelled",
                                 [OUTBOX_KIND_GROUPS] = "groups"};
    m.kind = news->kind;
    m.may_stop = news->kind == OUTBOX_KIND_GROUPS;
    m.notice = m.may_stop ? NOTICE_KIND_GROUPS : NOTICE_KIND_REMINDER;
    m.key = str_format(m.letter.arena, "%s:%lld:%lld:%lld", names[news->kind],
                       (long long)news->gathering.id.n, (long long)news->turn, (long long)to->person.n);
    if (to->generation.is_set)
        m.sequence_plus = notice_sequence_plus(to->generation.value);
    return m;
}

static struct str token(const struct notice_mail *m, struct link link)
{
    return secret_reveal(link_token(m->letter.arena, m->site->key, link));
}

static struct url gathering_page(const struct notice_mail *m, const struct gathering_audience *to)
{
    struct link link = {LINK_GATHERING, to->attendee.value.n, 1};
    return url_gathering_reply_show(m->letter.arena, token(m, link));
}

/// Who has not said yes to the network answers that question; a member says whether this gathering suits.
static void ask(struct notice_mail *m, const struct gathering_audience *to)
{
    bool is_invited = to->invitation.is_set && to->invitation_answer.value != ANSWER_YES;
    struct link invitation = {LINK_INVITATION, to->invitation.value.n, (uint32_t)to->generation.value};
    notice_mail_answers(m, is_invited ? url_invitation_show(m->letter.arena, token(m, invitation))
                                      : gathering_page(m, to));
}

static void write_asked(const struct gathering_news *news, struct notice_mail *m,
                        const struct gathering_audience *to)
{
    const struct gathering *g = &news->gathering;
    m->subject = SAYS(m, MSG_mail_gathering_subject, arg_str(g->title), arg_str(day_of(news, m->lang)));
    letter_says(&m->letter,
                SAYS(m, MSG_mail_gathering_ask, arg_str(g->title), arg_str(deadline(news, m->lang))));
    notice_mail_when(m, g);
    letter_says(&m->letter, g->about);
    ask(m, to);
    notice_mail_programme(m, g);
    notice_mail_calendar(m, g, CALENDAR_METHOD_REQUEST, ANSWER_NONE, true);
}

static void write_moved(const struct gathering_news *news, struct notice_mail *m,
                        const struct gathering_audience *to)
{
    const struct gathering *g = &news->gathering;
    m->subject = SAYS(m, MSG_mail_moved_subject, arg_str(g->title), arg_str(day_of(news, m->lang)));
    letter_says(&m->letter, SAYS(m, MSG_mail_moved_ask, arg_str(g->title), arg_str(deadline(news, m->lang))));
    notice_mail_when(m, g);
    if (g->moved_why.is_set && g->moved_why.value.len)
        letter_says(&m->letter, SAYS(m, MSG_mail_reason, arg_str(g->moved_why.value)));
    letter_says(&m->letter, SAYS(m, MSG_mail_moved_calendar));
    ask(m, to);
    notice_mail_calendar(m, g, CALENDAR_METHOD_REQUEST, ANSWER_NONE, true);
}

static void write_changed(const struct gathering_news *news, struct notice_mail *m,
                          const struct gathering_audience *to)
{
    const struct gathering *g = &news->gathering;
    enum answer answer = to->answer.is_set ? to->answer.value : ANSWER_NONE;
    m->subject = SAYS(m, MSG_mail_changed_subject, arg_str(g->title), arg_str(day_of(news, m->lang)));
    letter_says(&m->letter, SAYS(m, MSG_mail_changed_ask, arg_str(g->title)));
    notice_mail_when(m, g);
    letter_says(&m->letter, g->about);
    notice_mail_programme(m, g);
    notice_mail_calendar(m, g, CALENDAR_METHOD_REQUEST, answer, false);
}

static void write_cancelled(const struct gathering_news *news, struct notice_mail *m,
                            const struct gathering_audience *to)
{
    const struct gathering *g = &news->gathering;
    enum answer answer = to->answer.is_set ? to->answer.value : ANSWER_NONE;
    m->subject = SAYS(m, MSG_mail_cancelled_subject, arg_str(g->title), arg_str(day_of(news, m->lang)));
    letter_says(&m->letter, SAYS(m, MSG_mail_cancelled_ask, arg_str(g->title)));
    letter_says(&m->letter, SAYS(m, MSG_mail_cancelled_calendar));
    notice_mail_calendar(m, g, CALENDAR_METHOD_CANCEL, answer, false);
}

typedef void write_news(const struct gathering_news *news, struct notice_mail *m,
                        const struct gathering_audience *to);

/// One mail to each whom the gathering concerns.
static int64_t tell_everyone(const struct gathering_news *news, write_news *write)
{
    struct gathering_audience_list audience = gathering_audience(news->db, news->gathering.id);
    int64_t count = 0;
    for (size_t i = 0; i < audience.count; i++) {
        struct notice_mail m = mail_to(news, &audience.at[i]);
        write(news, &m, &audience.at[i]);
        count += notice_mail_add(&m);
    }
    return count;
}

/// Every one of the audience has a row that an answer can be written to.
static void make_attendees(const struct gathering_news *news)
{
    struct gathering_audience_list audience = gathering_audience(news->db, news->gathering.id);
    for (size_t i = 0; i < audience.count; i++)
        if (!audience.at[i].attendee.is_set)
            attendee_ask(news->db, news->gathering.id, audience.at[i].person);
}

int64_t notice_gathering_invitation(struct db *db, const struct notice_site *site,
                                    struct gathering_id gathering)
{
    struct gathering_news news = {.db = db, .site = site, .kind = OUTBOX_KIND_GATHERING};
    if (!begin(&news, gathering) || news.gathering.kind == GATHERING_KIND_KICKOFF ||
        news.gathering.state != GATHERING_STATE_PLANNED)
        return 0;
    make_attendees(&news);
    return tell_everyone(&news, write_asked);
}

int64_t notice_gathering_moved(struct db *db, const struct notice_site *site, struct gathering_id gathering)
{
    struct gathering_news news = {.db = db, .site = site, .kind = OUTBOX_KIND_MOVED};
    if (!begin(&news, gathering))
        return 0;
    news.turn = news.gathering.sequence;
    make_attendees(&news);
    return tell_everyone(&news, write_moved);
}

int64_t notice_gathering_changed(struct db *db, const struct notice_site *site, struct gathering_id gathering)
{
    struct gathering_news news = {.db = db, .site = site, .kind = OUTBOX_KIND_CHANGED};
    if (!begin(&news, gathering))
        return 0;
    news.turn = news.gathering.version;
    return tell_everyone(&news, write_changed);
}

int64_t notice_gathering_cancelled(struct db *db, const struct notice_site *site,
                                   struct gathering_id gathering)
{
    struct gathering_news news = {.db = db, .site = site, .kind = OUTBOX_KIND_CANCELLED};
    if (!begin(&news, gathering))
        return 0;
    news.turn = news.gathering.sequence;
    return tell_everyone(&news, write_cancelled);
}

// ---- groups ----

static void write_group(const struct gathering_news *news, struct notice_mail *m,
                        const struct gathering_audience *to, const struct gathering_seat_list *seats,
                        const struct gathering_seat *own)
{
    const struct gathering *g = &news->gathering;
    struct str names = notice_companions(m->letter.arena, m->lang, seats, own);
    m->subject = SAYS(m, MSG_mail_group_subject, arg_str(g->title), arg_str(day_of(news, m->lang)));
    if (names.len)
        letter_says(&m->letter, SAYS(m, MSG_mail_group_ask, arg_str(names)));
    letter_says(&m->letter, SAYS(m, MSG_mail_group_table, arg_plain(own->group_number)));
    notice_mail_when(m, g);
    letter_link(&m->letter, SAYS(m, MSG_mail_group_cannot),
                url_absolute(m->letter.arena, m->site->public_url, gathering_page(m, to)));
    notice_mail_calendar(m, g, CALENDAR_METHOD_REQUEST, to->answer.is_set ? to->answer.value : ANSWER_NONE,
                         false);
}

static bool is_among(struct person_id person, const struct person_id *people, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (people[i].n == person.n)
            return true;
    return false;
}

int64_t notice_groups(struct db *db, const struct notice_site *site, struct gathering_id gathering,
                      const struct person_id *people, size_t count)
{
    struct gathering_news news = {.db = db, .site = site, .kind = OUTBOX_KIND_GROUPS};
    if (!count || !begin(&news, gathering))
        return 0;
    struct gathering_seat_list seats = gathering_seats(db, gathering);
    news.turn = seats.count ? seats.at[0].published_at.us : 0;
    make_attendees(&news);
    struct gathering_audience_list audience = gathering_audience(db, gathering);
    int64_t mails = 0;
    for (size_t i = 0; i < audience.count; i++) {
        const struct gathering_audience *to = &audience.at[i];
        const struct gathering_seat *own = notice_seat_of(&seats, to->person);
        if (!own || !is_among(to->person, people, count))
            continue;
        struct notice_mail m = mail_to(&news, to);
        write_group(&news, &m, to, &seats, own);
        mails += notice_mail_add(&m);
    }
    return mails;
}
