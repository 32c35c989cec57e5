// SPDX-License-Identifier: EUPL-1.2
// Answers, proposals and bounces.
#include "jobs/incoming.h"

#include "base/bug.h"
#include "db/db.h"
#include "i18n/email.h"
#include "i18n/format.h"
#include "i18n/message.h"
#include "i18n/national_id.h"
#include "jobs/answering.h"
#include "jobs/outgoing.h"
#include "jobs/return_address.h"
#include "jobs/tray.h"
#include "jobs/trouble.h"
#include "sql/notice.h"
#include "sql/outbox.h"
#include "sql/weekly.h"

/// Of a proposal only a no is an answer: what programs write beside it otherwise is no more than a "perhaps".
static enum answer answer_of(const struct calendar_reply *r)
{
    switch (r->answer) {
    case PARTSTAT_ACCEPTED: return r->is_counter ? ANSWER_NONE : ANSWER_YES;
    case PARTSTAT_DECLINED: return ANSWER_NO;
    case PARTSTAT_TENTATIVE: return r->is_counter ? ANSWER_NONE : ANSWER_MAYBE;
    case PARTSTAT_NEEDS_ACTION:
    case PARTSTAT_DELEGATED: return ANSWER_NONE;
    }
    BUG("no such answer");
}

/// The gathering's own time, or only its beginning.
static bool is_own_time(const struct gathering *g, const struct calendar_reply *r)
{
    struct wall starts = wall_at(g->held_on, g->start_minute), ends = wall_at(g->held_on, g->end_minute);
    bool ends_alike = !wall_compare(r->ends, ends) || !wall_compare(r->ends, r->starts);
    return r->proposes == REPLY_PROPOSES_TIME && !wall_compare(r->starts, starts) && ends_alike;
}

/// "torsdag 3. desember 2026 kl. 13.00–15.00", or who is to come instead; in the organisation's language.
/// Empty where nothing is proposed.
static struct str proposal_of(struct arena *arena, enum lang lang, const struct gathering *g,
                              const struct calendar_reply *r)
{
    if (r->delegated_to.len)
        return TEXT(arena, lang, MSG_reply_delegates, arg_str(r->delegated_to));
    if (!r->is_counter || is_own_time(g, r))
        return S("");
    switch (r->proposes) {
    case REPLY_PROPOSES_NOTHING:
    case REPLY_PROPOSES_UNREADABLY: return S("");
    case REPLY_PROPOSES_TIME:
        if (!wall_compare(r->starts, r->ends))
            return format_wall(arena, lang, r->starts);
        return format_wall_range(arena, lang, r->starts, r->ends);
    case REPLY_PROPOSES_DAYS:
        return TEXT(arena, lang, MSG_reply_all_day,
                    arg_str(date_compare(r->starts.date, r->ends.date)
                                ? format_date_range(arena, lang, r->starts.date, r->ends.date)
                                : format_day(arena, lang, r->starts.date)));
    }
    BUG("no such proposal");
}

static struct maybe_str maybe_text(struct str text)
{
    return (struct maybe_str){text.len > 0, text};
}

static struct answering answering_of(struct db *db, const struct notice_site *site, const struct gathering *g,
                                     const struct calendar_reply *r)
{
    return (struct answering){
        .gathering = *g,
        .answer = answer_of(r),
        .proposal = maybe_text(proposal_of(db_arena(db), site->lang, g, r)),
        .comment = maybe_text(national_id_hide(db_arena(db), r->comment)),
        .sequence = {r->has_sequence, r->sequence},
        .given_at = {r->has_stamp, r->stamp},
    };
}

// ---- who says so ----

static struct str host_of(struct str address)
{
    return str_slice(address, str_find(address, '@', 0), address.len);
}

/// The person, or somebody who acts for the person in the same house.
static bool is_from(struct arena *arena, const struct incoming *in)
{
    const struct calendar_reply *r = &in->reply;
    struct str from = email_key(arena, in->from), attendee = email_key(arena, r->attendee);
    bool acts_for = str_is(from, email_key(arena, r->sent_by)) && str_is(host_of(from), host_of(attendee));
    return in->is_vouched && from.len && (str_is(from, attendee) || acts_for);
}

static bool is_proven(struct db *db, const struct notice_site *site, const struct incoming *in,
                      const struct answering *a)
{
    struct return_address_entry entry = {a->gathering.network, a->gathering.id, a->who.person};
    for (size_t i = 0; i < in->to_count; i++)
        if (return_address_vouches(db_arena(db), site->key, site->mail_from, in->to[i], &entry))
            return true;
    return is_from(db_arena(db), in);
}

// ---- what it says ----

static enum incoming_taken take_proven(struct db *db, const struct notice_site *site,
                                       const struct answering *a)
{
    switch (answering_take(db, site, a)) {
    case ANSWERING_DONE:
        return a->proposal.is_set || a->answer == ANSWER_NONE ? INCOMING_PROPOSED : INCOMING_ANSWERED;
    case ANSWERING_TOO_OLD: return INCOMING_TOO_OLD;
    case ANSWERING_CLOSED: return INCOMING_STRANGER;
    }
    BUG("no such outcome");
}

static enum incoming_taken lay_aside(struct db *db, const struct notice_site *site, const struct incoming *in,
                                     const struct answering *a, enum incoming_taken as)
{
    return tray_lay(db, site->now, in, a) ? as : INCOMING_LETTER;
}

static enum incoming_taken take_reply(struct db *db, const struct notice_site *site,
                                      const struct incoming *in)
{
    const struct calendar_reply *r = &in->reply;
    struct gathering_id id;
    struct gathering g;
    if (!gathering_with_uid(db, r->uid, &id) || !gathering_by_id(db, id, &g))
        return INCOMING_STRANGER;
    struct answering a = answering_of(db, site, &g, r);
    bool says_nothing = a.answer == ANSWER_NONE && !a.proposal.is_set && !a.comment.is_set;
    if (says_nothing || (r->proposes == REPLY_PROPOSES_UNREADABLY && a.answer == ANSWER_NONE))
        return INCOMING_LETTER;
    if (!addressed(db, g.network, email_key(db_arena(db), r->attendee), &a.who))
        return lay_aside(db, site, in, &a, INCOMING_STRANGER);
    if (!is_proven(db, site, in, &a))
        return lay_aside(db, site, in, &a, INCOMING_TRAY);
    return take_proven(db, site, &a);
}

static enum incoming_taken note_bounce(struct db *db, struct outbox_id id, struct str status,
                                       struct instant now)
{
    struct outbox_mail mail;
    if (!outbox_bounced(db, id, status.len ? status : S("tvers:bounce")))
        return INCOMING_IGNORED;
    if (outbox_by_id(db, id, &mail))
        trouble_note(db, &mail, status, 0, now);
    return INCOMING_BOUNCED;
}

static enum incoming_taken take_bounce(struct db *db, const struct notice_site *site,
                                       const struct incoming *in)
{
    struct outbox_id mail = {0};
    bool is_ours = false;
    for (size_t i = 0; i < in->to_count && !is_ours; i++)
        is_ours = return_address_reports_read(db_arena(db), site->key, site->mail_from, in->to[i], &mail);
    if (!is_ours)
        return INCOMING_LETTER;
    switch (in->bounce.action) {
    case BOUNCE_FAILED:
    case BOUNCE_UNCLEAR: return note_bounce(db, mail, in->bounce.status, site->now);
    case BOUNCE_DELAYED:
    case BOUNCE_DELIVERED: return INCOMING_IGNORED;
    }
    BUG("no such action");
}

/// The subject holds the token of a link, which is proof enough whoever sends it.
static bool switches_off(struct db *db, const struct notice_site *site, const struct incoming *in)
{
    struct link link;
    struct notice_link what;
    struct str token = str_slice(in->subject, NOTICE_STOP_PREFIX.len, in->subject.len);
    if (!str_starts(in->subject, NOTICE_STOP_PREFIX) || !link_read(site->key, token, &link))
        return false;
    if (link.purpose == LINK_WEEKLY)
        weekly_off_put(db, (struct person_id){link.id}, true);
    else if (link.purpose == LINK_NOTICES &&
             notice_setting_by_id(db, (struct notice_setting_id){link.id}, &what))
        notice_setting_put(db, what.network, what.person, what.kind, true);
    else
        return false;
    outgoing_drop_off(db);
    return true;
}

enum incoming_taken incoming_take(struct db *db, const struct notice_site *site, const struct incoming *in)
{
    if (switches_off(db, site, in))
        return INCOMING_SWITCHED_OFF;
    switch (in->kind) {
    case INCOMING_OTHER: return INCOMING_LETTER;
    case INCOMING_REPLY:
    case INCOMING_COUNTER: return take_reply(db, site, in);
    case INCOMING_BOUNCE: return take_bounce(db, site, in);
    case INCOMING_AUTOREPLY: return INCOMING_IGNORED;
    }
    BUG("no such kind");
}
