// SPDX-License-Identifier: EUPL-1.2
// What belongs together when a rotation moves on: the move itself (src/rotation/), what it asks of others,
// and the mails of it. Pages, links, the demo and the schedule call these.
//
//     rotating_sent(db, &site, application);       // after application_write(): the own manager is asked
//
// Each works in the caller's transaction, in the whole.
#ifndef JOBS_ROTATING_H
#define JOBS_ROTATING_H

#include "jobs/notice.h"
#include "auth/settings.h"
#include "placing/placing.h"
#include "rotation/agreement.h"

/// call_publish(), the call joins the round, and whoever wants to know has a mail.
enum call_published rotating_publish(struct db *db, const struct notice_site *site, const struct call *call);
/// Sent: the own manager is asked for a word.
void rotating_sent(struct db *db, const struct notice_site *site, struct application_id application);
/// The team decides whose word is asked.
enum word_placed rotating_word_placed(struct db *db, const struct notice_site *site,
                                      const struct application *application, struct person_id whom,
                                      struct account_id by);
enum application_moved rotating_offer(struct db *db, const struct notice_site *site,
                                      const struct application *application, struct date until);
/// Yes or no to an offer; a yes makes the draft of an agreement.
enum application_moved rotating_answer(struct db *db, const struct notice_site *site,
                                       const struct application *application, bool accepts);
/// Whoever is meant to go somewhere in a round gets an offer until that day. Returns how many.
int64_t rotating_send_round(struct db *db, const struct notice_site *site, struct placing_id round,
                            struct date until);
/// Everyone who is not chosen is told, in these words.
enum call_decided rotating_decide(struct db *db, const struct notice_site *site, const struct call *call,
                                  struct str answer);

/// How hours are counted: the full week and the holidays of the organisation's country, which is that of its
/// language. Closed days are no part of the hours.
struct hours_rules rotating_rules(const struct settings *settings);
/// agreement_write() and agreement_send(); those who are to sign get a mail for each version.
struct agreement_answer rotating_write(struct db *db, const struct notice_site *site,
                                       const struct agreement *agreement, const struct agreed *agreed,
                                       const struct hours_rules *rules);
struct agreement_answer rotating_send(struct db *db, const struct notice_site *site,
                                      const struct agreement *agreement, const struct hours_rules *rules);

/// What is due on a working day: managers are reminded once, and who was not chosen by a call that decided
/// itself is told. Returns the number of mails.
int64_t rotating_turn(struct db *db, const struct notice_site *site);

#endif
