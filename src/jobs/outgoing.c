// SPDX-License-Identifier: EUPL-1.2
// Dropping, addressing anew, trying again.
#include "jobs/outgoing.h"

#include "base/list.h"
#include "calendar/ical.h"
#include "db/db.h"
#include "i18n/email.h"
#include "jobs/letter.h"
#include "sql/notice.h"
#include "sql/outbox.h"
#include "sql/trouble.h"
#include "url/url.h"

void outgoing_tidy(struct db *db, struct instant stale)
{
    outbox_unsure(db, stale, S("tvers:died"));
    outbox_drop_answered(db, S("tvers:answered"));
    outbox_drop_settled(db, S("tvers:answered"));
    outbox_drop_ended(db, S("tvers:ended"));
    outbox_drop_done(db, S("tvers:done"));
    outgoing_drop_off(db);
    outbox_refuse_troubled(db, S("tvers:trouble"));
}

void outgoing_drop_off(struct db *db)
{
    notice_drop_off(db, S("tvers:off"));
    outbox_drop_weekly(db, S("tvers:off"), S("tvers:ended"), S("tvers:answered"));
}

void outgoing_reader(struct db *db, const struct outbox_mail *mail, struct str *name, struct str *address)
{
    struct outbox_reader reader;
    *name = mail->to_name;
    *address = mail->to_address;
    if (!mail->person.is_set || !outbox_reader(db, mail->person.value, &reader))
        return;
    *name = str_words(db_arena(db), reader.given_name, reader.family_name);
    *address = email_in_ascii(db_arena(db), reader.email);
}

/// The entry names its attendee by the address, so that a calendar program knows whose it is.
static void readdress(struct db *db, struct outbox_mail *mail)
{
    struct calendar_person reader;
    outgoing_reader(db, mail, &reader.name, &reader.address);
    if (str_is(reader.address, mail->to_address) || !reader.address.len)
        return;
    mail->to_address = reader.address;
    if (mail->calendar.is_set)
        mail->calendar.value = calendar_to(db_arena(db), mail->calendar.value, &reader);
    outbox_readdress(db, mail->id, mail->to_address, mail->calendar);
}

bool outgoing_claim(struct db *db, struct str worker, struct instant now, struct instant stale,
                    struct outbox_mail *out)
{
    struct outbox_id id;
    outgoing_tidy(db, stale);
    if (!outbox_claim(db, worker, now, stale, &id) || !outbox_by_id(db, id, out))
        return false;
    readdress(db, out);
    return true;
}

void outgoing_note(struct db *db, struct instant now, struct notice_written_list *written)
{
    struct outbox_mail_list mails = outbox_queued_at(db, now);
    for (size_t i = 0; i < mails.count; i++) {
        const struct outbox_mail *m = &mails.at[i];
        struct notice_written *note = LIST_ADD(db_arena(db), written);
        *note = (struct notice_written){
            .person = m->person.value,
            .kind = m->kind,
            .subject = m->subject,
            .text = m->body_text,
            .is_sendable = true,
            .has_entry = m->calendar.is_set,
        };
        lang_from_tag(m->language, &note->lang);
        outgoing_reader(db, m, &note->to.name, &note->to.address);
        struct letter letter = letter_new(db_arena(db), note->lang);
        letter_says(&letter, url_without_secrets(db_arena(db), m->body_text));
        note->blocks = letter.blocks;
    }
}

int64_t outgoing_again(struct db *db, enum outbox_state from, struct outbox_id mail,
                       struct network_id network, struct instant now, int64_t *dropped)
{
    struct date today = wall_from_instant(now, ZONE_OSLO).date;
    trouble_gone(db, from, mail, network);
    *dropped = outbox_drop_outdated(db, from, mail, network, today, S("tvers:outdated"));
    return mail.n ? outbox_state_change(db, mail, from, OUTBOX_STATE_QUEUED, now)
                  : outbox_state_change_all(db, from, OUTBOX_STATE_QUEUED, network, now);
}
