// SPDX-License-Identifier: EUPL-1.2
// From the mailbox to the store, one message a transaction.
#include "jobs/collector.h"

#include "base/bug.h"
#include "base/log.h"
#include "db/db.h"
#include "jobs/incoming.h"
#include "sql/mailbox.h"

enum { STRETCH = 10000 };

struct collector {
    struct db_pool *pool;
    struct imap *imap;
    const struct key *key;
    struct str name; // of the mailbox in the store
    struct str public_url, vouched_by;
    int64_t clock_shift_us;
    struct arena *kept, *arena; // of the collector; of the step at hand
};

struct collector *collector_new(struct db_pool *pool, const struct imap_settings *mailbox,
                                const struct key *key, struct str public_url, struct str vouched_by,
                                int64_t clock_shift_us)
{
    struct arena *kept = arena_new();
    struct collector *c = NEW(kept, struct collector);
    *c = (struct collector){
        .pool = pool,
        .imap = imap_new(mailbox),
        .key = key,
        .name =
            str_format(kept, "%.*s %.*s/%.*s", STR(mailbox->user), STR(mailbox->url), STR(mailbox->mailbox)),
        .public_url = public_url,
        .vouched_by = vouched_by,
        .clock_shift_us = clock_shift_us,
        .kept = kept,
        .arena = arena_new(),
    };
    return c;
}

void collector_free(struct collector *c)
{
    imap_free(c->imap);
    arena_free(c->arena);
    arena_free(c->kept);
}

static struct instant now_of(const struct collector *c)
{
    return instant_plus(instant_now(), c->clock_shift_us);
}

/// Where to go on. Where the mailbox is new to us, or numbers its messages anew: at what comes next.
static bool place_of(struct collector *c, const struct imap_state *state, int64_t *next)
{
    struct mailbox_place place;
    struct db *db = db_begin(c->pool, DB_WRITE, c->arena);
    bool is_known = mailbox_place(db, c->name, &place) && place.validity == state->validity;
    if (!is_known)
        mailbox_put(db, c->name, state->validity, state->next);
    *next = is_known ? place.next : state->next;
    return db_end(db, DB_COMMIT) == DB_DONE;
}

static bool is_for_a_person(enum incoming_taken taken)
{
    switch (taken) {
    case INCOMING_LETTER:
    case INCOMING_STRANGER: return true;
    case INCOMING_ANSWERED:
    case INCOMING_PROPOSED:
    case INCOMING_TOO_OLD:
    case INCOMING_TRAY:
    case INCOMING_BOUNCED:
    case INCOMING_SWITCHED_OFF:
    case INCOMING_IGNORED: return false;
    }
    BUG("no such outcome");
}

/// Nothing where another server was here first.
static bool take(struct collector *c, const struct imap_state *state, int64_t uid, const struct incoming *in,
                 bool *is_letter)
{
    struct mailbox_place place;
    struct db *db = db_begin(c->pool, DB_WRITE, c->arena);
    struct notice_site site = notice_site_read(db, c->key, c->public_url, now_of(c));
    if (mailbox_place(db, c->name, &place) && place.validity == state->validity && place.next <= uid) {
        *is_letter = in ? is_for_a_person(incoming_take(db, &site, in)) : true;
        mailbox_put(db, c->name, state->validity, uid + 1);
    }
    return db_end(db, DB_COMMIT) == DB_DONE;
}

static bool collect_one(struct collector *c, const struct imap_state *state, int64_t uid)
{
    struct str bytes;
    struct incoming in;
    bool is_letter = false;
    enum imap_result fetched = imap_fetch(c->imap, c->arena, uid, INCOMING_BYTES_MOST, &bytes);
    if (fetched == IMAP_UNREACHABLE)
        return false;
    bool is_read = fetched == IMAP_FINE && mail_receive(c->arena, bytes, c->vouched_by, &in) == INCOMING_FINE;
    if (!is_read)
        log_line(LOG_WARNING, "mailbox: message %lld is left for a person: too large, or no message",
                 (long long)uid);
    if (!take(c, state, uid, is_read ? &in : NULL, &is_letter))
        return false;
    return !is_letter || imap_unread(c->imap, c->arena, uid) == IMAP_FINE;
}

/// Numbers that no message has any more are passed over.
static bool pass(struct collector *c, const struct imap_state *state, int64_t next)
{
    struct db *db = db_begin(c->pool, DB_WRITE, c->arena);
    mailbox_put(db, c->name, state->validity, next);
    return db_end(db, DB_COMMIT) == DB_DONE;
}

/// A stretch of numbers at a time, so that no answer is too long.
static bool collect(struct collector *c, bool *is_full)
{
    struct imap_state state;
    int64_t next, uids[COLLECTED_MOST];
    size_t count = 0;
    if (imap_look(c->imap, c->arena, &state) != IMAP_FINE || !place_of(c, &state, &next))
        return false;
    int64_t last = next + STRETCH - 1 < state.next ? next + STRETCH - 1 : state.next - 1;
    if (last < next)
        return true;
    if (imap_between(c->imap, c->arena, next, last, uids, COLLECTED_MOST, &count) != IMAP_FINE)
        return false;
    *is_full = count == COLLECTED_MOST || last < state.next - 1;
    if (!count)
        return pass(c, &state, last + 1);
    for (size_t i = 0; i < count; i++) {
        arena_reset(c->arena); // of the message before
        if (!collect_one(c, &state, uids[i]))
            return false;
    }
    log_line(LOG_INFO, "mailbox: %zu messages read", count);
    return true;
}

bool collector_step(struct collector *c, bool *is_full)
{
    arena_reset(c->arena);
    *is_full = false;
    if (collect(c, is_full))
        return true;
    struct str why = imap_problem(c->imap);
    log_line(LOG_ERROR, "mailbox: could not be read: %.*s", STR(why.len ? why : S("the database failed")));
    return false;
}
