// SPDX-License-Identifier: EUPL-1.2
// Mails about an invitation: the first, the reminder, an offer from the waiting list, and its withdrawal.
#include "jobs/notice.h"

#include "db/db.h"
#include "i18n/format.h"
#include "invitation/invitation.h"
#include "jobs/notice_entry.h"
#include "jobs/reason.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

/// All that such a mail is about.
struct subject {
    struct invitation invitation;
    struct network network;
    struct notice_gathering kickoff;
    bool has_kickoff; // which lies ahead
};

static bool reader_of(struct db *db, struct person_id person, struct notice_reader *out)
{
    struct invitee p;
    if (!invitee(db, person, &p) || p.has_left)
        return false;
    *out = (struct notice_reader){p.id, p.given_name, p.family_name, p.email, p.language};
    return true;
}

static void kickoff_read(struct db *db, const struct notice_site *site, struct subject *s)
{
    struct gathering_id id;
    s->has_kickoff = network_kickoff(db, s->network.id, &id) &&
                     notice_gathering_read(db, site, id, &s->kickoff) && s->kickoff.is_ahead &&
                     s->kickoff.gathering.state == GATHERING_STATE_PLANNED;
}

static bool begin(struct db *db, const struct notice_site *site, struct invitation_id id, struct subject *s,
                  struct notice_mail *m)
{
    struct notice_reader reader;
    *s = (struct subject){0};
    if (!invitation_by_id(db, id, &s->invitation) || !network_by_id(db, s->invitation.network, &s->network) ||
        !reader_of(db, s->invitation.person, &reader))
        return false;
    kickoff_read(db, site, s);
    *m = notice_mail_new(db, site, &s->network, &reader);
    return s->network.state != NETWORK_STATE_ENDED;
}

static struct str key(struct notice_mail *m, const char *what, const struct invitation *i)
{
    return str_format(m->letter.arena, "%s:%lld:%lld", what, (long long)i->id.n, (long long)i->generation);
}

/// Where the reader answers.
static struct url answer_page(struct notice_mail *m, const struct invitation *i)
{
    struct link link = {LINK_INVITATION, i->id.n, (uint32_t)i->generation};
    struct secret token = link_token(m->letter.arena, m->site->key, link);
    return url_invitation_show(m->letter.arena, secret_reveal(token));
}

static struct date deadline_day(const struct notice_mail *m, const struct invitation *i)
{
    return wall_from_instant(i->answer_by.value, notice_zone(&m->network)).date;
}

/// "torsdag 3. desember": for subjects and first lines.
static struct str deadline(const struct notice_mail *m, const struct invitation *i)
{
    return format_weekday_date(m->letter.arena, m->lang, deadline_day(m, i));
}

/// What the network is: in the words of those who invite, else in ours.
static void say_what(struct notice_mail *m)
{
    struct network_text_in own;
    if (network_text_in(m->db, m->network.id, lang_tag(m->lang), &own) && own.body.len) {
        letter_says(&m->letter, own.body);
        return;
    }
    letter_says(&m->letter, SAYS(m, MSG_mail_invitation_purpose, arg_str(m->site->organisation)));
    letter_says(&m->letter, SAYS(m, MSG_mail_invitation_what));
    letter_says(&m->letter, SAYS(m, MSG_mail_invitation_self_driven));
}

static struct str invitation_subject(struct notice_mail *m, const struct invitation *i)
{
    struct network_text_in own;
    if (network_text_in(m->db, m->network.id, lang_tag(m->lang), &own) && own.subject.len)
        return own.subject;
    return SAYS(m, MSG_mail_invitation_subject, arg_str(deadline(m, i)), arg_str(m->network.name));
}

static void say_kickoff(struct notice_mail *m, const struct subject *s)
{
    if (!s->has_kickoff)
        return;
    letter_heading(&m->letter, SAYS(m, MSG_mail_invitation_start));
    notice_mail_when(m, &s->kickoff.gathering);
}

/// Where everything is after a yes.
static void say_way_in(struct notice_mail *m)
{
    struct arena *arena = m->letter.arena;
    letter_says(&m->letter, SAYS(m, MSG_mail_my_page));
    letter_answer(&m->letter, SAYS(m, MSG_frame_my_page),
                  url_absolute(arena, m->site->public_url, url_home(arena)));
}

/// The whole of an invitation under its first line.
static void say_invitation(struct notice_mail *m, const struct subject *s, struct url page)
{
    say_what(m);
    struct str why = reason_for(m->db, m->lang, m->network.id, m->person);
    letter_says(&m->letter, SAYS(m, MSG_mail_invitation_why, arg_str(why)));
    say_kickoff(m, s);
    notice_mail_answers(m, page);
    if (s->has_kickoff)
        notice_mail_programme(m, &s->kickoff.programme);
    say_way_in(m);
}

/// The mail carries what the reader's calendar does not know of the kick-off: that it is on, or no longer.
static void kickoff_tell(struct notice_mail *m, const struct subject *s, enum notice_begin begin)
{
    struct told_audience to;
    struct told next;
    if (!s->has_kickoff || !notice_audience_of(m->db, s->kickoff.gathering.id, m->person, &to))
        return;
    if (notice_telling(m->site, &s->kickoff, &to, begin, &next) == TELLING_OUT)
        letter_says(&m->letter, SAYS(m, MSG_mail_cancelled_calendar));
    notice_mail_entry(m, &s->kickoff, &to, &next);
}

static void invitation_write(struct notice_mail *m, const struct subject *s, struct url page)
{
    const struct invitation *i = &s->invitation;
    m->kind = OUTBOX_KIND_INVITATION;
    m->subject = invitation_subject(m, i);
    letter_says(&m->letter,
                SAYS(m, MSG_mail_invitation_ask, arg_str(m->network.name), arg_str(deadline(m, i))));
    say_invitation(m, s, page);
}

static void invitation_send(struct db *db, const struct notice_site *site, struct invitation_id invitation,
                            bool is_again)
{
    struct subject s;
    struct notice_mail m;
    if (!begin(db, site, invitation, &s, &m) || !s.invitation.answer_by.is_set)
        return;
    m.key = key(&m, "invitation", &s.invitation);
    if (is_again) {
        m.key = str_format(m.letter.arena, "%.*s:%lld", STR(m.key), (long long)site->now.us);
        outbox_resent(db, m.network.id, m.person, S("tvers:outdated"));
    }
    invitation_write(&m, &s, answer_page(&m, &s.invitation));
    kickoff_tell(&m, &s, is_again ? NOTICE_RENEWS : NOTICE_BEGINS);
    notice_mail_add(&m);
}

void notice_invitation(struct db *db, const struct notice_site *site, struct invitation_id invitation)
{
    invitation_send(db, site, invitation, false);
}

void notice_invitation_again(struct db *db, const struct notice_site *site, struct invitation_id invitation)
{
    invitation_send(db, site, invitation, true);
}

static bool is_undecided(enum answer answer)
{
    return answer == ANSWER_NONE || answer == ANSWER_MAYBE;
}

void notice_reminder(struct db *db, const struct notice_site *site, struct invitation_id invitation)
{
    struct subject s;
    struct notice_mail m;
    if (!begin(db, site, invitation, &s, &m) || !s.invitation.answer_by.is_set ||
        !is_undecided(s.invitation.answer))
        return;
    struct str day = date_iso(m.letter.arena, wall_from_instant(site->now, notice_zone(&m.network)).date);
    m.kind = OUTBOX_KIND_REMINDER;
    m.may_stop = true;
    m.key = str_format(m.letter.arena, "reminder:%lld:%.*s", (long long)invitation.n, STR(day));
    struct str until = deadline(&m, &s.invitation);
    m.subject = SAYS(&m, MSG_mail_reminder_subject, arg_str(until), arg_str(m.network.name));
    letter_says(&m.letter,
                SAYS(&m,
                     s.invitation.answer == ANSWER_MAYBE ? MSG_mail_reminder_maybe : MSG_mail_reminder_ask,
                     arg_str(m.network.name), arg_str(until)));
    letter_says(&m.letter, SAYS(&m, MSG_mail_reminder_after));
    say_kickoff(&m, &s);
    notice_mail_answers(&m, answer_page(&m, &s.invitation));
    notice_mail_add(&m);
}

void notice_offer(struct db *db, const struct notice_site *site, struct invitation_id invitation)
{
    struct subject s;
    struct notice_mail m;
    if (!begin(db, site, invitation, &s, &m) || !s.invitation.answer_by.is_set)
        return;
    struct str until = deadline(&m, &s.invitation);
    m.kind = OUTBOX_KIND_OFFER;
    m.key = key(&m, "offer", &s.invitation);
    m.subject = SAYS(&m, MSG_mail_offer_subject, arg_str(until), arg_str(m.network.name));
    letter_says(&m.letter, SAYS(&m, MSG_mail_offer_ask, arg_str(m.network.name), arg_str(until)));
    letter_says(&m.letter, SAYS(&m, MSG_mail_offer_after));
    say_invitation(&m, &s, answer_page(&m, &s.invitation));
    kickoff_tell(&m, &s, NOTICE_BEGINS);
    notice_mail_add(&m);
}

int64_t notice_offers(struct db *db, const struct notice_site *site, struct network_id network)
{
    struct invitation_id offered;
    int64_t count = 0;
    if (!invitation_offer_matters(db, network, site->now))
        return 0;
    for (; invitation_promote(db, network, site->now, &offered); count++)
        notice_offer(db, site, offered);
    return count;
}

void notice_waiting(struct db *db, const struct notice_site *site, struct invitation_id invitation)
{
    struct subject s;
    struct notice_mail m;
    int64_t ahead = 0;
    if (!begin(db, site, invitation, &s, &m) || s.invitation.invited_at.is_set)
        return;
    invitations_waiting_ahead(db, s.network.id, s.invitation.place, &ahead);
    m.kind = OUTBOX_KIND_WAITING;
    m.key = key(&m, "waiting", &s.invitation);
    m.subject = SAYS(&m, MSG_mail_waiting_subject, arg_str(m.network.name));
    letter_says(&m.letter, SAYS(&m, MSG_mail_waiting_text, arg_str(m.network.name), arg_int(ahead + 1)));
    kickoff_tell(&m, &s, NOTICE_BEGINS);
    notice_mail_add(&m);
}

void notice_withdrawn(struct db *db, const struct notice_site *site, struct invitation_id invitation)
{
    struct subject s;
    struct notice_mail m;
    if (!begin(db, site, invitation, &s, &m) || !s.invitation.invited_at.is_set)
        return;
    m.kind = OUTBOX_KIND_WITHDRAWN;
    m.key = key(&m, "withdrawn", &s.invitation);
    m.subject = SAYS(&m, MSG_mail_withdrawn_subject, arg_str(m.network.name));
    letter_says(&m.letter, SAYS(&m, MSG_mail_withdrawn_ask, arg_str(m.network.name)));
    kickoff_tell(&m, &s, NOTICE_BEGINS);
    notice_mail_add(&m);
}

/// The mail as it would be today. Its links lead nowhere.
static bool preview_begin(struct db *db, const struct notice_site *site, struct network_id network,
                          struct person_id person, struct subject *s, struct notice_mail *m)
{
    struct notice_reader reader;
    struct date day = wall_from_instant(site->now, ZONE_OSLO).date;
    *s = (struct subject){0};
    if (!network_by_id(db, network, &s->network) || !reader_of(db, person, &reader))
        return false;
    kickoff_read(db, site, s);
    invitations_answer_by(db, &s->network, site->now, &day);
    s->invitation.answer_by = (struct maybe_instant){true, invitation_day_end(day, s->network.zone)};
    *m = notice_mail_new(db, site, &s->network, &reader);
    return true;
}

struct notice_preview notice_invitation_preview(struct db *db, const struct notice_site *site,
                                                struct network_id network, struct person_id person)
{
    struct subject s;
    struct notice_mail m;
    if (!preview_begin(db, site, network, person, &s, &m))
        return (struct notice_preview){0};
    invitation_write(&m, &s, url_invitation_show(m.letter.arena, S("...")));
    notice_mail_end(&m, notice_settings_url(&m, S("...")));
    return (struct notice_preview){m.to, m.lang, m.subject, letter_text(&m.letter), m.letter.blocks};
}

bool notice_invitation_test(struct db *db, const struct notice_site *site, struct network_id network,
                            struct person_id self)
{
    struct subject s;
    struct notice_mail m;
    if (!preview_begin(db, site, network, self, &s, &m) || !mail_address_valid(m.to.address))
        return false;
    letter_says(&m.letter, SAYS(&m, MSG_mail_test));
    invitation_write(&m, &s, url_invitation_show(m.letter.arena, S("...")));
    m.subject = SAYS(&m, MSG_mail_test_subject, arg_str(m.subject));
    m.key = str_format(m.letter.arena, "test:%lld:%lld:%lld", (long long)network.n, (long long)self.n,
                       (long long)site->now.us);
    return notice_mail_add(&m);
}
