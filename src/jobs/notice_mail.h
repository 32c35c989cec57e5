// SPDX-License-Identifier: EUPL-1.2
// What the notices share: the recipient, the frame of a mail, its calendar part, and the row of the outbox.
// For the files notice*.c alone.
#ifndef JOBS_NOTICE_MAIL_H
#define JOBS_NOTICE_MAIL_H

#include "calendar/ical.h"
#include "jobs/letter.h"
#include "jobs/notice.h"
#include "sql/invitation.h"
#include "sql/network.h"
#include "sql/notice.h"
#include "sql/outbox.h"
#include "url/urls.h"

struct notice_mail {
    struct db *db;
    const struct notice_site *site;
    struct network network;
    struct person_id person;
    struct str given_name;
    struct mail_address from, to;
    enum lang lang;
    enum outbox_kind kind;
    struct str key; // of the event
    struct str subject, calendar;
    struct maybe_calendar_method method;
    int64_t sequence_plus;
    enum notice_kind notice; // what its link to the settings is about
    bool may_stop;           // a mail program may offer to switch such mails off
    struct letter letter;
};

/// Whom a mail goes to.
struct notice_reader {
    struct person_id id;
    struct str given_name, family_name, email;
    struct maybe_str language;
};

/// A mail from the network to the reader, which begins with the greeting.
struct notice_mail notice_mail_new(struct db *db, const struct notice_site *site,
                                   const struct network *network, const struct notice_reader *reader);
/// How a mail ends: whom to ask, how data are used, who sends. Then its row; false when the event has its
/// mail already.
bool notice_mail_add(struct notice_mail *m);
/// `settings` is where the reader chooses which mails come.
void notice_mail_end(struct notice_mail *m, struct url settings);
/// The address that a link to the settings has: of its token.
struct url notice_settings_url(struct notice_mail *m, struct str token);

/// The entry for the reader's calendar. `asks`: an answer is wanted; else `answer` is what was given.
void notice_mail_calendar(struct notice_mail *m, const struct gathering *g, enum calendar_method method,
                          enum answer answer, bool asks);
/// The seat of a person, NULL where there is none; and "Anne Berg, Bo Dahl og Cecilie Lund": who sits in its
/// group.
const struct gathering_seat *notice_seat_of(const struct gathering_seat_list *seats, struct person_id person);
struct str notice_companions(struct arena *arena, enum lang lang, const struct gathering_seat_list *seats,
                             const struct gathering_seat *own);
/// How far this person's calendar entry is ahead of the gathering's sequence: someone who was taken off and
/// asked again has had two mails that others had not.
int64_t notice_sequence_plus(int64_t generation);
/// Time and place as two lines, and the programme.
void notice_mail_when(struct notice_mail *m, const struct gathering *g);
void notice_mail_programme(struct notice_mail *m, const struct gathering *g);
/// The three links to the reader's page of an invitation or of a gathering: "/i/TOKEN?a=yes".
void notice_mail_answers(struct notice_mail *m, struct url page);

enum zone notice_zone(const struct network *n);
/// Titles and names on one line: control characters would end a header.
struct str notice_one_line(struct arena *arena, struct str text);
/// A new one, unique on the host of our own address.
struct str notice_message_id(struct arena *arena, struct str own_address);

#endif
