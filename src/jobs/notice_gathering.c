// SPDX-License-Identifier: EUPL-1.2
// Mails about a gathering: asked, moved, changed, out of the calendar, and the groups.
#include "jobs/notice.h"

#include "db/db.h"
#include "gathering/gathering.h"
#include "gathering/place.h"
#include "i18n/format.h"
#include "jobs/notice_entry.h"
#include "sql/gathering.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

enum { DAYS_TO_ANSWER = 5 };

/// What all mails about a gathering have in common.
struct news {
    struct db *db;
    const struct notice_site *site;
    struct notice_gathering about;
    unsigned tells; // bits 1 << enum telling: what else differs waits until somebody means to tell it
};

enum {
    TELLS_NEW = 1 << TELLING_NEW,
    TELLS_OUT = 1 << TELLING_OUT,
    TELLS_WHETHER = TELLS_NEW | TELLS_OUT | 1 << TELLING_MOVED,
    TELLS_ALL = TELLS_WHETHER | 1 << TELLING_CHANGED,
};

static bool begin(struct db *db, const struct notice_site *site, struct gathering_id id, unsigned tells,
                  struct news *out)
{
    *out = (struct news){.db = db, .site = site, .tells = tells};
    return notice_gathering_read(db, site, id, &out->about);
}

static struct str day_of(const struct news *news, enum lang lang)
{
    return format_weekday_date(db_arena(news->db), lang, news->about.gathering.held_on);
}

/// Five days from now, but the day before at the latest, and never before today.
static struct str deadline(const struct news *news, enum lang lang)
{
    struct date today = wall_from_instant(news->site->now, notice_zone(&news->about.network)).date;
    struct date day = date_plus_days(today, DAYS_TO_ANSWER);
    struct date last = date_plus_days(news->about.gathering.held_on, -1);
    day = date_compare(last, day) < 0 ? last : day;
    day = date_compare(day, today) < 0 ? today : day;
    return format_weekday_date(db_arena(news->db), lang, day);
}

static struct notice_mail mail_to(const struct news *news, const struct told_audience *to)
{
    struct notice_reader reader = {to->person, to->given_name, to->family_name, to->email, to->language};
    struct notice_mail m = notice_mail_new(news->db, news->site, &news->about.network, &reader);
    m.gathering = (struct maybe_gathering_id){true, news->about.gathering.id};
    return m;
}

static bool has_answered(const struct told_audience *to)
{
    return to->answer.is_set && to->answer.value != ANSWER_NONE;
}

/// The number that a link is made of.
static struct attendee_id attendee(const struct news *news, const struct told_audience *to)
{
    struct attendee row = {0};
    if (to->attendee.is_set)
        return to->attendee.value;
    attendee_ask(news->db, news->about.gathering.id, to->person);
    attendee_of(news->db, news->about.gathering.id, to->person, &row);
    return row.id;
}

static struct str token(const struct notice_mail *m, struct link link)
{
    return secret_reveal(link_token(m->letter.arena, m->site->key, link));
}

static struct url gathering_page(const struct news *news, const struct notice_mail *m,
                                 const struct told_audience *to)
{
    struct link link = {LINK_GATHERING, attendee(news, to).n, 1};
    return url_gathering_reply_show(m->letter.arena, token(m, link));
}

/// Who has not said yes to the network answers that question; a member says whether this gathering suits.
static void ask(const struct news *news, struct notice_mail *m, const struct told_audience *to)
{
    bool is_invited = to->invitation.is_set && to->invitation_answer.value != ANSWER_YES;
    struct link invitation = {LINK_INVITATION, to->invitation.value.n, (uint32_t)to->generation.value};
    notice_mail_answers(m, is_invited ? url_invitation_show(m->letter.arena, token(m, invitation))
                                      : gathering_page(news, m, to));
}

static void write_new(const struct news *news, struct notice_mail *m, const struct told_audience *to)
{
    const struct gathering *g = &news->about.gathering;
    m->kind = OUTBOX_KIND_GATHERING;
    if (has_answered(to)) { // a no that became a yes: the entry was out, and comes back
        m->subject = SAYS(m, MSG_mail_changed_subject, arg_str(g->title), arg_str(day_of(news, m->lang)));
        letter_says(&m->letter, SAYS(m, MSG_mail_gathering_back, arg_str(g->title)));
    } else {
        m->subject = SAYS(m, MSG_mail_gathering_subject, arg_str(g->title), arg_str(day_of(news, m->lang)));
        letter_says(&m->letter,
                    SAYS(m, MSG_mail_gathering_ask, arg_str(g->title), arg_str(deadline(news, m->lang))));
    }
    notice_mail_when(m, g);
    letter_says(&m->letter, g->about);
    if (!has_answered(to))
        ask(news, m, to);
    notice_mail_programme(m, &news->about.programme);
}

/// The time that the reader's calendar shows still.
static struct str time_before(const struct notice_mail *m, const struct told_audience *to)
{
    return format_wall_range(m->letter.arena, m->lang,
                             (struct wall){to->told_on.value, (int32_t)to->told_start.value},
                             (struct wall){to->told_on.value, (int32_t)to->told_end.value});
}

static void write_moved(const struct news *news, struct notice_mail *m, const struct told_audience *to)
{
    const struct gathering *g = &news->about.gathering;
    m->kind = OUTBOX_KIND_MOVED;
    m->subject = SAYS(m, MSG_mail_moved_subject, arg_str(g->title), arg_str(day_of(news, m->lang)));
    letter_says(&m->letter, SAYS(m, MSG_mail_moved_ask, arg_str(g->title), arg_str(deadline(news, m->lang))));
    notice_mail_when(m, g);
    letter_item(&m->letter, SAYS(m, MSG_mail_moved_before, arg_str(time_before(m, to))));
    if (g->moved_why.is_set && g->moved_why.value.len)
        letter_says(&m->letter, SAYS(m, MSG_mail_reason, arg_str(g->moved_why.value)));
    if (to->told_method.value == TOLD_METHOD_REQUEST)
        letter_says(&m->letter, SAYS(m, MSG_mail_moved_calendar));
    ask(news, m, to);
    notice_mail_programme(m, &news->about.programme);
}

static void write_changed(const struct news *news, struct notice_mail *m, const struct told_audience *to)
{
    const struct gathering *g = &news->about.gathering;
    m->kind = OUTBOX_KIND_CHANGED;
    m->subject = SAYS(m, MSG_mail_changed_subject, arg_str(g->title), arg_str(day_of(news, m->lang)));
    letter_says(&m->letter, SAYS(m, has_answered(to) ? MSG_mail_changed_ask : MSG_mail_changed_unanswered,
                                 arg_str(g->title)));
    notice_mail_when(m, g);
    letter_says(&m->letter, g->about);
    if (!has_answered(to))
        ask(news, m, to);
    notice_mail_programme(m, &news->about.programme);
}

static void write_out(const struct news *news, struct notice_mail *m, const struct told_audience *to)
{
    const struct gathering *g = &news->about.gathering;
    struct str name = news->about.network.name;
    bool is_cancelled = g->state == GATHERING_STATE_CANCELLED;
    m->kind = is_cancelled ? OUTBOX_KIND_CANCELLED : OUTBOX_KIND_LEFT;
    m->subject = SAYS(m, is_cancelled ? MSG_mail_cancelled_subject : MSG_mail_left_subject, arg_str(g->title),
                      arg_str(day_of(news, m->lang)));
    if (is_cancelled)
        letter_says(&m->letter, SAYS(m, MSG_mail_cancelled_ask, arg_str(g->title)));
    else if (news->about.network.state == NETWORK_STATE_ENDED)
        letter_says(&m->letter, SAYS(m, MSG_mail_left_ended, arg_str(name), arg_str(g->title)));
    else if (to->is_concerned)
        letter_says(&m->letter, SAYS(m, MSG_mail_left_no, arg_str(g->title)));
    else
        letter_says(&m->letter, SAYS(m, MSG_mail_left_network, arg_str(name), arg_str(g->title)));
    if (is_cancelled && g->moved_why.is_set)
        letter_says(&m->letter, SAYS(m, MSG_mail_reason, arg_str(g->moved_why.value)));
    letter_says(&m->letter, SAYS(m, MSG_mail_cancelled_calendar));
}

/// Who said no to the time that it was, and so has no entry any more, is asked about the new one.
static bool knows_other_time(const struct news *news, const struct told_audience *to)
{
    const struct gathering *g = &news->about.gathering;
    return to->told_method.is_set &&
           (date_compare(to->told_on.value, g->held_on) != 0 || to->told_start.value != g->start_minute);
}

static struct str key_of(const struct notice_mail *m, const struct told *next)
{
    return str_format(m->letter.arena, "told:%lld:%lld:%lld", (long long)next->gathering.n,
                      (long long)next->person.n, (long long)next->mails);
}

/// One person, if there is something to tell; else false.
static bool tell(const struct news *news, const struct told_audience *to, enum notice_begin begins)
{
    struct told next;
    enum telling what = notice_telling(news->site, &news->about, to, begins, &next);
    if (!(news->tells & 1u << what))
        return false;
    struct notice_mail m = mail_to(news, to);
    switch (what) {
    case TELLING_NOTHING: return false;
    case TELLING_NEW:
        (knows_other_time(news, to) && !has_answered(to) ? write_moved : write_new)(news, &m, to);
        break;
    case TELLING_MOVED: write_moved(news, &m, to); break;
    case TELLING_CHANGED: write_changed(news, &m, to); break;
    case TELLING_OUT: write_out(news, &m, to); break;
    }
    m.key = key_of(&m, &next);
    notice_mail_entry(&m, &news->about, to, &next);
    return notice_mail_add(&m);
}

static int64_t tell_everyone(const struct news *news, enum notice_begin begins)
{
    struct told_audience_list audience =
        told_audience(news->db, news->about.gathering.id, (struct person_id){0});
    int64_t count = 0;
    for (size_t i = 0; i < audience.count; i++)
        count += tell(news, &audience.at[i], begins);
    return count;
}

int64_t notice_gathering(struct db *db, const struct notice_site *site, struct gathering_id gathering)
{
    struct news news;
    return begin(db, site, gathering, TELLS_ALL, &news) ? tell_everyone(&news, NOTICE_GOES_ON) : 0;
}

int64_t notice_gathering_over(struct db *db, const struct notice_site *site, struct gathering_id gathering)
{
    struct news news;
    return begin(db, site, gathering, TELLS_OUT, &news) ? tell_everyone(&news, NOTICE_GOES_ON) : 0;
}

int64_t notice_network_over(struct db *db, const struct notice_site *site, struct network_id network)
{
    struct date today = wall_from_instant(site->now, ZONE_OSLO).date;
    struct gathering_id_list over = gatherings_to_take_out(db, network, today);
    int64_t count = 0;
    for (size_t i = 0; i < over.count; i++)
        count += notice_gathering_over(db, site, over.at[i]);
    return count;
}

int64_t notice_gathering_invitation(struct db *db, const struct notice_site *site,
                                    struct gathering_id gathering)
{
    struct news news;
    if (!begin(db, site, gathering, TELLS_NEW, &news) || news.about.gathering.kind == GATHERING_KIND_KICKOFF)
        return 0;
    return tell_everyone(&news, NOTICE_BEGINS);
}

int64_t notice_gatherings_near(struct db *db, const struct notice_site *site, struct network_id network,
                               struct date today)
{
    struct network of;
    if (!network_by_id(db, network, &of) || of.state != NETWORK_STATE_RUNNING)
        return 0;
    int64_t count = 0;
    struct gathering_id_list placed = gatherings_place_near(db, network, today);
    for (size_t i = 0; i < placed.count; i++)
        count += notice_gathering(db, site, placed.at[i]);
    struct gathering_id_list near =
        gatherings_to_ask(db, network, today, date_plus_days(today, GATHERING_ASK_BEFORE_DAYS));
    for (size_t i = 0; i < near.count; i++)
        count += notice_gathering_invitation(db, site, near.at[i]);
    return count;
}

int64_t notice_gathering_due(struct db *db, const struct notice_site *site, struct gathering_id gathering)
{
    struct news news;
    struct told next;
    int64_t count = 0;
    if (!begin(db, site, gathering, TELLS_ALL, &news))
        return 0;
    struct told_audience_list audience = told_audience(db, gathering, (struct person_id){0});
    for (size_t i = 0; i < audience.count; i++)
        count += notice_telling(site, &news.about, &audience.at[i], NOTICE_GOES_ON, &next) != TELLING_NOTHING;
    return count;
}

int64_t notice_person(struct db *db, const struct notice_site *site, struct network_id network,
                      struct person_id person)
{
    struct date today = wall_from_instant(site->now, ZONE_OSLO).date;
    struct gathering_id_list told = told_gatherings(db, network, person, today);
    int64_t count = 0;
    for (size_t i = 0; i < told.count; i++) {
        struct news news;
        struct told_audience to;
        if (begin(db, site, told.at[i], TELLS_WHETHER, &news) &&
            notice_audience_of(db, told.at[i], person, &to))
            count += tell(&news, &to, NOTICE_GOES_ON);
    }
    return count;
}

// ---- groups ----

static void write_group(const struct news *news, struct notice_mail *m, const struct told_audience *to,
                        const struct group_seat *own)
{
    const struct gathering *g = &news->about.gathering;
    struct arena *arena = m->letter.arena;
    struct str names = notice_companions(arena, m->lang, &news->about.seats, own);
    int64_t before = 0;
    bool was_told = told_group_of(news->db, g->id, to->person, &before);
    bool is_new = was_told && before != own->group_number;
    m->subject = SAYS(m, is_new ? MSG_mail_group_new_subject : MSG_mail_group_subject, arg_str(g->title),
                      arg_str(day_of(news, m->lang)));
    if (is_new)
        letter_says(&m->letter, SAYS(m, MSG_mail_group_new, arg_plain(own->group_number), arg_plain(before)));
    else if (was_told)
        letter_says(&m->letter, SAYS(m, MSG_mail_group_others, arg_plain(own->group_number)));
    if (names.len)
        letter_says(&m->letter, SAYS(m, MSG_mail_group_ask, arg_str(names)));
    if (!was_told)
        letter_says(&m->letter, SAYS(m, MSG_mail_group_table, arg_plain(own->group_number)));
    notice_mail_when(m, g);
    letter_link(&m->letter, SAYS(m, MSG_mail_group_cannot),
                url_absolute(arena, m->site->public_url, gathering_page(news, m, to)));
}

/// The group, and the entry with it for who has the entry.
static bool tell_group(const struct news *news, const struct told_audience *to)
{
    const struct gathering *g = &news->about.gathering;
    const struct group_seat *own = notice_seat_of(&news->about.seats, to->person);
    struct told next;
    if (!own || !to->is_concerned || !news->about.is_ahead || g->state != GATHERING_STATE_PLANNED ||
        news->about.network.state == NETWORK_STATE_ENDED)
        return false;
    notice_telling(news->site, &news->about, to, NOTICE_RENEWS, &next);
    struct notice_mail m = mail_to(news, to);
    m.kind = OUTBOX_KIND_GROUPS;
    m.may_stop = true;
    m.notice = NOTICE_KIND_GROUPS;
    m.key = str_format(m.letter.arena, "groups:%lld:%lld:%lld", (long long)g->id.n,
                       (long long)own->published_at.us, (long long)to->person.n);
    write_group(news, &m, to, own);
    notice_mail_entry(&m, &news->about, to, &next);
    bool is_added = notice_mail_add(&m);
    if (is_added)
        told_group_put(news->db, g->id, to->person, own->group_number);
    return is_added;
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
    struct news news;
    int64_t mails = 0;
    if (!count || !begin(db, site, gathering, TELLS_ALL, &news))
        return 0;
    struct told_audience_list audience = told_audience(db, gathering, (struct person_id){0});
    for (size_t i = 0; i < audience.count; i++)
        if (is_among(audience.at[i].person, people, count))
            mails += tell_group(&news, &audience.at[i]);
    return mails;
}

// ---- the day before ----

static void write_day_before(const struct news *news, struct notice_mail *m, const struct told_audience *to)
{
    const struct gathering *g = &news->about.gathering;
    struct arena *arena = m->letter.arena;
    const struct group_seat *own = notice_seat_of(&news->about.seats, to->person);
    m->subject = SAYS(m, MSG_mail_day_before_subject, arg_str(g->title), arg_str(day_of(news, m->lang)));
    letter_says(&m->letter, SAYS(m, MSG_mail_day_before, arg_str(g->title), arg_str(day_of(news, m->lang))));
    notice_mail_when(m, g);
    if (own)
        letter_says(&m->letter, SAYS(m, MSG_mail_group_table, arg_plain(own->group_number)));
    if (has_answered(to))
        letter_link(&m->letter, SAYS(m, MSG_mail_group_cannot),
                    url_absolute(arena, m->site->public_url, gathering_page(news, m, to)));
    else
        ask(news, m, to);
    notice_mail_programme(m, &news->about.programme);
}

static bool tell_day_before(const struct news *news, const struct told_audience *to)
{
    const struct gathering *g = &news->about.gathering;
    bool stands = to->told_method.is_set && to->told_method.value == TOLD_METHOD_REQUEST;
    if (!stands || !to->is_concerned || to->is_away || (to->answer.is_set && to->answer.value == ANSWER_NO))
        return false;
    struct notice_mail m = mail_to(news, to);
    m.kind = OUTBOX_KIND_DAY_BEFORE;
    m.may_stop = true;
    m.notice = NOTICE_KIND_DAY_BEFORE;
    m.key = str_format(m.letter.arena, "day-before:%lld:%lld:%d", (long long)g->id.n, (long long)to->person.n,
                       g->held_on.days);
    write_day_before(news, &m, to);
    return notice_mail_add(&m);
}

int64_t notice_day_before(struct db *db, const struct notice_site *site, struct gathering_id gathering)
{
    struct news news;
    int64_t mails = 0;
    if (!begin(db, site, gathering, TELLS_ALL, &news) || !news.about.is_ahead ||
        news.about.gathering.state != GATHERING_STATE_PLANNED ||
        news.about.network.state != NETWORK_STATE_RUNNING)
        return 0;
    struct told_audience_list audience = told_audience(db, gathering, (struct person_id){0});
    for (size_t i = 0; i < audience.count; i++)
        mails += tell_day_before(&news, &audience.at[i]);
    return mails;
}
