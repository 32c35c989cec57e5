// SPDX-License-Identifier: EUPL-1.2
// A calendar from an address on the internet that somebody typed into a form: it is a stranger's, and so is
// what its name leads to.
//
//     struct fetched f = fetch(arena, S("https://skole.example.no/rute.ics"), &fetch_usual);
//     if (f.result == FETCH_DONE) ... f.bytes ...
//
// Only https, also where it is sent on to, which happens three times at most. No connection is made to an
// address that is not the internet's: each is judged when it is resolved and about to be used, so that a name
// that leads elsewhere the second time is found, too (RFC 6890; DNS rebinding). No proxy, no cookies, no
// password. FETCH_BYTES_MOST and FETCH_SECONDS_MOST hold for all of it together.
//
// Waits for the network: never in a transaction. The texts live in the arena. By libcurl.
#ifndef CALENDAR_FETCH_H
#define CALENDAR_FETCH_H

#include "base/str.h"

struct sockaddr;

enum { FETCH_BYTES_MOST = 1 << 20, FETCH_SECONDS_MOST = 10, FETCH_REDIRECTS_MOST = 3 };

enum fetch_result {
    FETCH_DONE,
    FETCH_NOT_SECURE,  // the address, or where it is sent on to, is not https
    FETCH_PRIVATE,     // it leads into somebody's own network
    FETCH_UNREACHABLE, // nobody answers, or not in time, or with a certificate that is none
    FETCH_REFUSED,     // an answer that is no file: `status`
    FETCH_TOO_LARGE,
    FETCH_TOO_MANY_REDIRECTS,
};

struct fetch_settings {
    bool takes_private; // only a test says so
    struct str ca_file; // likewise; empty: those of the system
};
extern const struct fetch_settings fetch_usual;

struct fetched {
    enum fetch_result result;
    long status;
    struct str bytes;
};

struct fetched fetch(struct arena *arena, struct str url, const struct fetch_settings *settings);

/// Of the internet: no address of a machine itself, of a local network, for tests, for documents, or for many
/// at once.
bool fetch_is_public(const struct sockaddr *address);

#endif
