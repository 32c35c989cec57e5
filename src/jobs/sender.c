// SPDX-License-Identifier: EUPL-1.2
// One mail from the outbox to the relay.
#include "jobs/sender.h"

#include "auth/part.h"
#include "auth/settings.h"
#include "base/bug.h"
#include "base/log.h"
#include "base/rng.h"
#include "db/db.h"
#include "jobs/notice.h"
#include "jobs/outgoing.h"
#include "jobs/return_address.h"
#include "jobs/trouble.h"
#include "mail/mime.h"
#include "sql/outbox.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { NAME_BYTES = 64, RECORD_TRIES = 5, TRIES_MOST = 28 };

#define NO_RELAY_US US_PER_MINUTE

struct sender {
    struct db_pool *pool;
    struct smtp *smtp;
    const struct key *key; // of the proof in the address that reports come to
    struct arena *arena;   // of the mail at hand
    struct arena *kept;    // of the name
    struct str name;       // this sender and no other: what its claims are signed with
    int64_t clock_shift_us;
    struct outbox_id mail; // at hand
};

int64_t sender_backoff_us(int64_t tries)
{
    static const int64_t first_minutes[] = {5, 15, 30, 60};
    const int64_t first_count = sizeof first_minutes / sizeof *first_minutes;
    if (tries >= TRIES_MOST)
        return 0;
    if (tries < 1)
        tries = 1;
    return (tries <= first_count ? first_minutes[tries - 1] : 120) * US_PER_MINUTE;
}

struct sender *sender_new(struct db_pool *pool, const struct smtp_settings *relay, const struct key *key,
                          int64_t clock_shift_us)
{
    struct sender *s = calloc(1, sizeof *s);
    uint64_t number;
    if (!s)
        die("no memory for a sender");
    random_bytes(&number, sizeof number);
    *s = (struct sender){.pool = pool,
                         .key = key,
                         .smtp = smtp_new(relay),
                         .arena = arena_new(),
                         .kept = arena_new(),
                         .clock_shift_us = clock_shift_us};
    s->name = str_format(s->kept, "%d-%016llx", (int)getpid(), (unsigned long long)number);
    return s;
}

void sender_free(struct sender *s)
{
    smtp_free(s->smtp);
    arena_free(s->arena);
    arena_free(s->kept);
    free(s);
}

static struct instant now_of(const struct sender *s)
{
    return instant_plus(instant_now(), s->clock_shift_us);
}

// ---- claiming ----

/// Whether the relay takes one more within this minute. All senders count together.
static bool pace_allows(struct db *db, struct instant now)
{
    int64_t most = settings_read(db).mails_per_minute, taken = 0;
    if (!most)
        return true;
    outbox_taken_since(db, instant_plus(now, -US_PER_MINUTE), now, &taken);
    return taken < most;
}

/// A look without a lock, so that an idle sender disturbs nobody.
static enum sender_step look(struct sender *s)
{
    struct instant now = now_of(s);
    int64_t found = 0;
    struct db *db = db_begin(s->pool, DB_READ, s->arena);
    bool is_due = outbox_is_due(db, now, instant_plus(now, -SENDER_STALE_US), &found);
    bool may_leave = is_due && pace_allows(db, now);
    if (db_end(db, DB_COMMIT) == DB_FAILED)
        return SENDER_FAILED;
    return may_leave ? SENDER_WORKED : is_due ? SENDER_PACED : SENDER_IDLE;
}

static enum sender_step claim(struct sender *s, struct outbox_mail *mail, struct str *bounces_to)
{
    struct instant now = now_of(s), stale = instant_plus(now, -SENDER_STALE_US);
    struct db *db = db_begin_part(s->pool, part_of_outbox(), s->arena);
    bool has_one = pace_allows(db, now) && outgoing_claim(db, s->name, now, stale, mail);
    s->mail = has_one ? mail->id : (struct outbox_id){0};
    *bounces_to = settings_read(db).mail_from;
    if (db_end(db, DB_COMMIT) == DB_FAILED)
        return SENDER_FAILED;
    return has_one ? SENDER_WORKED : SENDER_IDLE;
}

// ---- sending ----

static enum mail_calendar calendar_of(const struct outbox_mail *m)
{
    if (!m->calendar.is_set || !m->calendar_method.is_set)
        return MAIL_NO_CALENDAR;
    switch (m->calendar_method.value) {
    case CALENDAR_METHOD_REQUEST: return MAIL_REQUEST;
    case CALENDAR_METHOD_CANCEL: return MAIL_CANCEL;
    }
    BUG("no such method");
}

static struct str list_id(struct arena *arena, const struct outbox_mail *m)
{
    struct str host = str_slice(m->from_address, str_find(m->from_address, '@', 0) + 1, m->from_address.len);
    return m->network.is_set
               ? str_format(arena, "network-%lld.%.*s", (long long)m->network.value.n, STR(host))
               : S("");
}

/// The last step of the link, which is what a mail may say instead of the click.
static struct str stop_subject(struct arena *arena, struct str link)
{
    size_t from = link.len;
    while (from > 0 && link.at[from - 1] != '/')
        from--;
    return str_cat(arena, NOTICE_STOP_PREFIX, str_slice(link, from, link.len));
}

static void unsubscribe_fill(struct sender *s, const struct outbox_mail *m, struct mail *mail)
{
    if (!m->unsubscribe.is_set)
        return;
    mail->unsubscribe_url = m->unsubscribe.value;
    mail->unsubscribe_mailto = m->from_address;
    mail->unsubscribe_subject = stop_subject(s->arena, m->unsubscribe.value);
}

static bool compose(struct sender *s, const struct outbox_mail *m, struct str *bytes)
{
    struct mail mail = {
        .from = {m->from_name, m->from_address},
        .to = {m->to_name, m->to_address},
        .subject = m->subject,
        .text = m->body_text,
        .html = m->body_html,
        .calendar = m->calendar.is_set ? m->calendar.value : S(""),
        .calendar_method = calendar_of(m),
        .message_id = m->message_id,
        .in_reply_to = m->in_reply_to.is_set ? m->in_reply_to.value : S(""),
        .date = now_of(s),
        .boundary_seed = (uint64_t)m->id.n,
        .list_id = list_id(s->arena, m),
    };
    unsubscribe_fill(s, m, &mail);
    return mail_address_valid(m->to_address) && mail_compose(s->arena, &mail, bytes) == MAIL_FINE;
}

/// The relay waits for the first byte: from here on the mail may have arrived.
static bool note_leaving(void *context)
{
    struct sender *s = context;
    struct arena *arena = arena_new();
    struct db *db = db_begin_part(s->pool, part_of_outbox(), arena);
    bool is_ours = outbox_leave(db, s->mail, s->name, now_of(s)) == 1;
    bool is_written = db_end(db, is_ours ? DB_COMMIT : DB_ROLLBACK) == DB_DONE;
    arena_free(arena);
    return is_ours && is_written;
}

// ---- what came of it ----

/// One row, in one transaction. False when the database failed.
static bool note(struct sender *s, const struct outbox_mail *m, enum smtp_result result,
                 const struct smtp_answer *answer)
{
    struct instant now = now_of(s);
    struct maybe_str said = {answer->text.len > 0, answer->text};
    int64_t wait_us = answer->code ? sender_backoff_us(m->tries) : NO_RELAY_US;
    struct db *db = db_begin_part(s->pool, part_of_outbox(), s->arena);
    switch (result) {
    case SMTP_SENT:
        outbox_end(db, m->id, s->name, OUTBOX_STATE_SENT, (struct maybe_str){0},
                   (struct maybe_instant){true, now});
        break;
    case SMTP_REFUSED:
        outbox_end(db, m->id, s->name, OUTBOX_STATE_REFUSED, said, (struct maybe_instant){0});
        trouble_note(db, m, trouble_status(answer->text), answer->code, now);
        break;
    case SMTP_UNSURE:
        outbox_end(db, m->id, s->name, OUTBOX_STATE_UNSURE, said, (struct maybe_instant){0});
        break;
    case SMTP_LATER:
        if (wait_us)
            outbox_later(db, m->id, s->name, said, instant_plus(now, wait_us), m->tries - !answer->code);
        else
            outbox_end(db, m->id, s->name, OUTBOX_STATE_REFUSED, said, (struct maybe_instant){0});
        break;
    }
    return db_end(db, DB_COMMIT) == DB_DONE;
}

/// An answer that cannot be written is tried again: a mail that arrived should not end as unsure.
static enum sender_step record(struct sender *s, const struct outbox_mail *m, enum smtp_result result,
                               const struct smtp_answer *answer)
{
    for (int i = 0; i < RECORD_TRIES; i++) {
        if (note(s, m, result, answer))
            return result == SMTP_LATER && !answer->code ? SENDER_NO_RELAY : SENDER_WORKED;
        nanosleep(&(struct timespec){.tv_sec = 1}, NULL);
    }
    log_line(LOG_ERROR, "outbox: what became of mail %lld could not be written", (long long)m->id.n);
    return SENDER_FAILED;
}

static enum sender_step send_one(struct sender *s, const struct outbox_mail *m, struct str bounces_to)
{
    struct str bytes;
    struct smtp_answer answer = {.text = S("tvers:content")};
    struct str sender = return_address_reports(s->arena, s->key, bounces_to, m->id);
    if (!mail_address_valid(sender) || !compose(s, m, &bytes))
        return record(s, m, SMTP_REFUSED, &answer);
    struct smtp_message message = {
        .sender = sender,
        .recipient = m->to_address,
        .bytes = bytes,
        .before_body = note_leaving,
        .context = s,
    };
    enum smtp_result result = smtp_send(s->smtp, s->arena, &message, &answer);
    log_line(LOG_INFO, "outbox: mail %lld, answer %d", (long long)m->id.n, answer.code);
    return record(s, m, result, &answer);
}

enum sender_step sender_step(struct sender *s)
{
    struct outbox_mail mail;
    struct str bounces_to;
    arena_reset(s->arena);
    enum sender_step step = look(s);
    if (step == SENDER_WORKED)
        step = claim(s, &mail, &bounces_to);
    return step == SENDER_WORKED ? send_one(s, &mail, bounces_to) : step;
}
