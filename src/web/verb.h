// SPDX-License-Identifier: EUPL-1.2
// What an address needs: each row of routes.def names one of these, and policy.c says who has it.
#ifndef WEB_VERB_H
#define WEB_VERB_H

enum verb {
    VERB_ANYONE,      // also without signing in
    VERB_DEMO,        // anyone, and only in the demo
    VERB_LOOPBACK,    // this machine only
    VERB_SIGNED_IN,   // whoever has an account
    VERB_OFFICE,      // HR, administrators, auditors: the way in to the administration
    VERB_ADMINISTER,  // accounts, settings
    VERB_STAFF,       // the staff list: import, undo
    VERB_OUTBOX,      // mails that leave: HR and administrators all, a lead those of the own networks
    VERB_START,       // start a network
    VERB_SEE,         // a network, its gatherings and its people
    VERB_TALK,        // what members do: answer, mark that they came, take notes
    VERB_RUN,         // plan gatherings, compose groups, mark attendance: coordinators and leads
    VERB_HOST,        // prepare one gathering: its hosts, and those who run the network
    VERB_LEAD,        // choose people, invite, cancel: the leads of the network, and HR
    VERB_RELEASE,     // let a file about many people out: HR
    VERB_CONFIDE,     // what members tell the lead of their network alone: private wishes
    VERB_TEAM,        // the leadership team of rotations, and HR: decide on themes, intakes, competences
    VERB_THEME,       // see a theme: everybody once it is on the shelf
    VERB_REFER,       // change a theme on the shelf: its reference leader, the team
    VERB_APPLICATION, // one's own application; the team, once it is sent. Nobody else learns that it is there
    VERB_IDEA,        // see an idea: its network's members, everybody once it has been ripe
    VERB_STEWARD,     // grow an idea and hand it on: who looks after it, who runs its network
    VERB_AGREEMENT,   // an agreement: who signs it, their manager, the team. Nobody else learns that it is
                      // there
    VERB_BOOK,        // read a book: everybody once it is published; before that who makes it
    VERB_MAKE,        // see a book being made: its authors and reviewers, the reference leader, the team
    VERB_WRITE,       // its authors
    VERB_REVIEW,      // its reviewers
    VERB_COUNT,
};

#endif
