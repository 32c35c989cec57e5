// SPDX-License-Identifier: EUPL-1.2
// What the organisation has set, with what holds where it has set nothing. Everyone who asks, asks here:
// pages, mails, commands. Read anew for each request and each transaction of a worker, so that a change holds
// at once.
//
//     struct settings s = settings_read(db);                  // one statement; texts live in its arena
//     s.contact = S("Ine Solheim, HR");
//     settings_write(db, &s);                                 // those that an administrator sets
//
// The key that links are signed with is a row of the same table, and not among these: see cli/store.h.
#ifndef AUTH_SETTINGS_H
#define AUTH_SETTINGS_H

#include "i18n/lang.h"

struct db;

struct settings {
    struct str organisation;
    enum lang lang;           // of mails and pages where no one has chosen
    int64_t silo_depth;       // a person's silo is the ancestor unit at this depth; 1: the units at the top
    struct str mail_from;     // address
    struct str contact;       // whom to ask
    struct str statement;     // address of the official accessibility statement; empty where there is none
    struct str accent;        // "#0d5c75": the municipality's colour; empty: ours
    struct str arms;          // its arms as SVG, cleaned (draw/arms.h); empty: a plain shield
    int64_t mails_per_minute; // that the relay takes; 0: as many as there are
    struct str public_url;    // of the server that began last: for links in mails of a worker elsewhere
    struct str demo;          // the language of the demo; empty: nobody's play
};

struct settings settings_read(struct db *db);
/// All but the last two.
void settings_write(struct db *db, const struct settings *settings);
void settings_write_public_url(struct db *db, struct str public_url);
void settings_write_demo(struct db *db, enum lang lang);

#endif
