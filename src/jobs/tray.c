// SPDX-License-Identifier: EUPL-1.2
// Laying aside, and judging.
#include "jobs/tray.h"

#include "base/bug.h"
#include "db/db.h"
#include "i18n/national_id.h"

bool tray_lay(struct db *db, struct instant now, const struct incoming *in, const struct answering *a)
{
    int64_t there = 0;
    tray_forget(db, a->gathering.id, in->from, in->reply.attendee);
    tray_number(db, a->gathering.network, &there);
    if (there >= TRAY_MOST)
        return false;
    tray_add(db, &(struct tray_new){
                     .network = a->gathering.network,
                     .gathering = a->gathering.id,
                     .sender = in->from,
                     .attendee = in->reply.attendee,
                     .subject = national_id_hide(db_arena(db), in->subject),
                     .answer = a->answer,
                     .proposal = a->proposal,
                     .comment = a->comment,
                     .sequence = a->sequence,
                     .given_at = a->given_at.is_set ? a->given_at.value : now,
                     .received_at = now,
                 });
    return true;
}

enum tray_accepted tray_accept(struct db *db, const struct notice_site *site, struct tray_id id,
                               struct person_id person)
{
    struct tray t;
    struct answering a = {0};
    if (!tray_by_id(db, id, &t) || !gathering_by_id(db, t.gathering, &a.gathering))
        return TRAY_NO_LETTER;
    if (!addressed_person(db, t.network, person, &a.who))
        return TRAY_NOBODY;
    a.answer = t.answer;
    a.proposal = t.proposal;
    a.comment = t.comment;
    a.sequence = t.sequence;
    a.given_at = (struct maybe_instant){true, t.given_at};
    switch (answering_take(db, site, &a)) {
    case ANSWERING_DONE: tray_delete(db, id); return TRAY_ACCEPTED;
    case ANSWERING_TOO_OLD: return TRAY_TOO_OLD;
    case ANSWERING_CLOSED: return TRAY_NOBODY;
    }
    BUG("no such outcome");
}
