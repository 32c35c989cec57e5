// SPDX-License-Identifier: EUPL-1.2
// Answers, proposals and bounces.
#include "jobs/incoming.h"

#include "base/bug.h"
#include "db/db.h"
#include "i18n/email.h"
#include "i18n/format.h"
#include "invitation/invitation.h"
#include "jobs/notice_mail.h"
#include "sql/gathering.h"
#include "sql/outbox.h"

enum { PROPOSAL_BYTES_MOST = 2000 };

/// Who answers, and to what.
struct answering {
    struct gathering gathering;
    struct addressed who;
    struct attendee attendee; // id 0: no row yet
};

static bool find(struct db *db, const struct calendar_reply *r, struct answering *out)
{
    struct gathering_id id;
    *out = (struct answering){0};
    if (!gathering_with_uid(db, r->uid, &id) || !gathering_by_id(db, id, &out->gathering) ||
        !addressed(db, out->gathering.network, email_key(db_arena(db), r->attendee), &out->who))
        return false;
    attendee_of(db, id, out->who.person, &out->attendee);
    return true;
}

/// An answer to a time that holds no longer, or one that was overtaken.
static bool is_too_old(const struct calendar_reply *r, const struct answering *a)
{
    int64_t plus = a->who.generation.is_set ? notice_sequence_plus(a->who.generation.value) : 0;
    if (r->has_sequence && r->sequence - plus < a->gathering.sequence)
        return true;
    struct maybe_instant on_record = a->attendee.answered_at;
    return r->has_stamp && on_record.is_set &&
           r->stamp.us + US_PER_SECOND <= on_record.value.us; // stamps are seconds
}

static bool answer_of(enum partstat partstat, enum answer *out)
{
    switch (partstat) {
    case PARTSTAT_ACCEPTED: *out = ANSWER_YES; return true;
    case PARTSTAT_DECLINED: *out = ANSWER_NO; return true;
    case PARTSTAT_TENTATIVE: *out = ANSWER_MAYBE; return true;
    case PARTSTAT_NEEDS_ACTION:
    case PARTSTAT_DELEGATED: return false;
    }
    BUG("no such answer");
}

/// "torsdag 3. desember 2026 kl. 13.00–15.00. Passer bedre", in the organisation's language.
static enum incoming_taken note_proposal(struct db *db, const struct notice_site *site,
                                         const struct calendar_reply *r, struct answering *a)
{
    struct buf text = buf_new(db_arena(db), PROPOSAL_BYTES_MOST + REPLY_COMMENT_BYTES_MOST);
    if (r->proposes)
        buf_str(&text, format_wall_range(db_arena(db), site->lang, r->starts, r->ends));
    if (r->delegated_to.len)
        buf_format(&text, "%s%.*s", text.len ? ". " : "", STR(r->delegated_to));
    if (r->comment.len)
        buf_format(&text, "%s%.*s", text.len ? ". " : "", STR(r->comment));
    if (!a->attendee.id.n) {
        attendee_ask(db, a->gathering.id, a->who.person);
        attendee_of(db, a->gathering.id, a->who.person, &a->attendee);
    }
    attendee_proposal_set(db, a->attendee.id, buf_get(&text));
    return INCOMING_PROPOSED;
}

/// The moment it was given, which may lie behind us but not ahead.
static struct instant given_at(const struct notice_site *site, const struct calendar_reply *r)
{
    return r->has_stamp && instant_compare(r->stamp, site->now) < 0 ? r->stamp : site->now;
}

/// Whether the answer is to the network, and not only to the time of one gathering.
static bool is_about_network(const struct answering *a, enum answer answer)
{
    if (a->gathering.kind != GATHERING_KIND_KICKOFF || !a->who.invitation.is_set)
        return false;
    bool is_member = a->who.answer.is_set && a->who.answer.value == ANSWER_YES;
    return !is_member || (answer != ANSWER_YES && a->gathering.sequence == 0);
}

static enum incoming_taken note_answer(struct db *db, const struct notice_site *site,
                                       const struct calendar_reply *r, const struct answering *a,
                                       enum answer answer)
{
    struct instant given = given_at(site, r);
    if (!is_about_network(a, answer)) {
        attendee_answer_put(db, a->gathering.id, a->who.person, answer, a->gathering.sequence, given);
        return INCOMING_ANSWERED;
    }
    struct invitation_reply reply = {.invitation = a->who.invitation.value,
                                     .answer = answer,
                                     .via = ANSWER_VIA_MAIL,
                                     .now = site->now,
                                     .given_at = {true, given}};
    switch (invitation_answer(db, &reply)) {
    case INVITATION_WAITING: notice_waiting(db, site, reply.invitation); __attribute__((fallthrough));
    case INVITATION_RECORDED:
    case INVITATION_UNCHANGED: notice_offers(db, site, a->gathering.network); return INCOMING_ANSWERED;
    case INVITATION_WITHDRAWN:
    case INVITATION_CLOSED:
    case INVITATION_UNKNOWN: return INCOMING_STRANGER;
    }
    BUG("no such outcome");
}

static enum incoming_taken take_reply(struct db *db, const struct notice_site *site,
                                      const struct calendar_reply *r)
{
    struct answering a;
    enum answer answer = ANSWER_NONE;
    if (!find(db, r, &a))
        return INCOMING_STRANGER;
    if (is_too_old(r, &a) || a.gathering.state != GATHERING_STATE_PLANNED)
        return INCOMING_TOO_OLD;
    if (r->is_counter || !answer_of(r->answer, &answer))
        return note_proposal(db, site, r, &a);
    return note_answer(db, site, r, &a, answer);
}

static enum incoming_taken take_bounce(struct db *db, const struct bounce *b)
{
    struct str id = b->original_message_id, why = b->status.len ? b->status : S("tvers:bounce");
    switch (b->action) {
    case BOUNCE_FAILED:
    case BOUNCE_UNCLEAR: break;
    case BOUNCE_DELAYED:
    case BOUNCE_DELIVERED: return INCOMING_IGNORED;
    }
    if (outbox_bounced(db, id, why))
        return INCOMING_BOUNCED;
    bool is_known =
        b->recipient.len && outbox_newest_to(db, b->recipient, &id) && outbox_bounced(db, id, why);
    return is_known ? INCOMING_BOUNCED : INCOMING_IGNORED;
}

/// The subject holds the token of a link, which is proof enough whoever sends it.
static bool switches_off(struct db *db, const struct notice_site *site, const struct incoming *in)
{
    struct link link;
    struct notice_link what;
    struct str token = str_slice(in->subject, NOTICE_STOP_PREFIX.len, in->subject.len);
    if (!str_starts(in->subject, NOTICE_STOP_PREFIX) || !link_read(site->key, token, &link) ||
        link.purpose != LINK_NOTICES || !notice_setting_by_id(db, (struct notice_setting_id){link.id}, &what))
        return false;
    notice_setting_put(db, what.network, what.person, what.kind, true);
    notice_drop_off(db, S("tvers:off"));
    return true;
}

enum incoming_taken incoming_take(struct db *db, const struct notice_site *site, const struct incoming *in)
{
    if (switches_off(db, site, in))
        return INCOMING_SWITCHED_OFF;
    switch (in->kind) {
    case INCOMING_OTHER: return INCOMING_LETTER;
    case INCOMING_REPLY:
    case INCOMING_COUNTER: return take_reply(db, site, &in->reply);
    case INCOMING_BOUNCE: return take_bounce(db, &in->bounce);
    case INCOMING_AUTOREPLY: return INCOMING_IGNORED;
    }
    BUG("no such kind");
}
