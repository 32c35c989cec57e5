// SPDX-License-Identifier: EUPL-1.2
// Duties in a network, for a time: leads, coordinators, sponsors. A term says who, from which day to which
// (both included), and who appointed; none is forgotten when it ends. What runs today stands in network_role,
// where policy and pages look: it is made of the terms here, at once when one changes, and by the schedule
// when a day begins.
//
//     switch (term_appoint(db, &(struct term_wish){network, person, NETWORK_DUTY_COORDINATOR, from, ...}))
//     ... switch (term_end(db, network, term, today)) ...
//
// Who is appointed and has no account gets one, without roles and password: they sign in by a mailed link
// (auth/way_in.h). Nothing is mailed from here.
#ifndef NETWORK_TERM_H
#define NETWORK_TERM_H

#include "ask/ask.h"
#include "sql/network.h"
#include "sql/term.h"

struct term_wish {
    struct network_id network;
    struct person_id person;
    enum network_duty role;
    struct date starts_on;
    struct maybe_date ends_on; // not set: as long as the network
    struct account_id by;
    struct instant now;
    struct date today;
};

enum term_appointed {
    TERM_APPOINTED,
    TERM_CHANGED,     // had this duty, or was to have it: the term has the new days now
    TERM_NO_ACCOUNT,  // the person's account is closed, or the person has left
    TERM_WRONG_DATES, // it ends before it starts, or has ended
};

/// A person who offered to help has their offer taken.
enum term_appointed term_appoint(struct db *db, const struct term_wish *wish);

/// Who offered coordinates, by their own yes: nobody has appointed them (wish->by is not read). A term that
/// runs goes on until the new last day. False: the account is closed, or the person has left; their offer is
/// gone.
bool term_serve(struct db *db, const struct term_wish *wish);

/// From today, as long as the network; for whoever starts one.
void term_begin(struct db *db, struct network_id network, struct account_id account, enum network_duty role,
                struct date today, struct instant now);

enum term_ended {
    TERM_ENDED,     // yesterday was the last day; one that had not begun before today is gone
    TERM_LAST_LEAD, // a network is led by somebody
    TERM_UNKNOWN,   // none of this network, or over already
};
enum term_ended term_end(struct db *db, struct network_id network, struct network_term_id term,
                         struct date today);

/// Offers to help coordinate, and takes that back; either answers whoever asked. Where there is a
/// place they begin by themselves (jobs/serving.h); a lead may accept before, by term_appoint().
void volunteer_offer(struct db *db, struct network_id network, struct person_id person, struct instant now);
void volunteer_withdraw(struct db *db, struct network_id network, struct person_id person,
                        struct instant now);

#endif
