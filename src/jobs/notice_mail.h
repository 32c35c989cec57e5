// SPDX-License-Identifier: EUPL-1.2
// What the notices share: the recipient, the frame of a mail, and the row of the outbox. The entry for the
// calendar is notice_entry.h's. For the files notice*.c alone.
#ifndef JOBS_NOTICE_MAIL_H
#define JOBS_NOTICE_MAIL_H

#include "jobs/letter.h"
#include "jobs/notice.h"
#include "sql/ask.h"
#include "sql/gathering.h"
#include "sql/network.h"
#include "sql/notice.h"
#include "sql/outbox.h"
#include "sql/told.h"
#include "url/urls.h"

struct notice_mail {
    struct db *db;
    const struct notice_site *site;
    struct network network;
    struct person_id person;
    struct str given_name;
    struct mail_address from, to;
    struct str letters_to; // where a person of the network reads
    enum lang lang;
    enum outbox_kind kind;
    struct str key; // of the event
    struct str subject, calendar;
    struct maybe_calendar_method method;
    struct maybe_gathering_id gathering; // that the mail is about
    bool tells;                          // its entry changes what the reader's calendar was told, to
    struct told told;
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

/// How a mail ends that stands for an ask: where to answer, and `by` when if that has words of its own. It
/// does not leave when that is answered before, and the weekly mail does not call the ask new. Returns the
/// number of mails: none where the reader has switched these off.
int64_t notice_mail_ask(struct notice_mail *m, const struct ask *ask, struct str label, struct str by);

/// Time and place as two lines, and the programme.
void notice_mail_when(struct notice_mail *m, const struct gathering *g);
void notice_mail_programme(struct notice_mail *m, const struct programme_item_list *items);
/// "09:00  Velkommen, Rådhuset (Åse Dahl)"
struct str notice_programme_line(struct notice_mail *m, const struct programme_item *item);
/// The three links to the reader's page of an invitation or of a gathering: "/i/TOKEN?a=yes".
void notice_mail_answers(struct notice_mail *m, struct url page);

enum zone notice_zone(const struct network *n);
/// Titles and names on one line: control characters would end a header.
struct str notice_one_line(struct arena *arena, struct str text);
/// A new one, unique on the host of our own address.
struct str notice_message_id(struct arena *arena, struct str own_address);

#endif
