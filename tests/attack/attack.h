// SPDX-License-Identifier: EUPL-1.2
// Attacks the whole of web/ as somebody would who is signed in: reads pages, follows their links, sends their
// forms with values that nobody should send, one request at a time, and judges each answer.
//
//     struct attack *a = attack_new("/tmp/attack", seed);
//     struct dice dice = dice_of_seed(seed);         // or dice_of_bytes(): then a fuzzer decides
//     attack_all_routes(a, &dice);
//     for (int i = 0; i < 10000; i++)
//         attack_step(a, &dice);
//     attack_all_fields(a, &dice);
//     attack_report(a);
//     attack_free(a);
//
// A step is a request as bytes: through the reader of http/, then web_handle(). The store is the demo, copied
// anew after some thousand steps, each time on another day of its two years; the mails stay in the outbox,
// but are composed, for a relay that is not there. What must hold is in attack_judge.c. The request at hand
// stands in FOLDER/request, for when the process dies of it.
#ifndef TESTS_ATTACK_ATTACK_H
#define TESTS_ATTACK_ATTACK_H

#include "base/buf.h"
#include "base/rng.h"
#include "dice.h"
#include "web/web.h"

#define ATTACK_VISITOR "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv"

enum { ROLES = 7, PLACES = 24, FIELDS = 120, FINDINGS_MOST = 20 };

enum field_kind {
    FIELD_TEXT,
    FIELD_CHOICE, // sent or not: a box, a radio, an option
    FIELD_BUTTON, // one of them is sent
    FIELD_FILE,
};

struct field {
    enum field_kind kind;
    struct str name, value;
};

struct form {
    int role; // of whoever got the page
    struct str action;
    struct field fields[FIELDS];
    size_t count;
};

/// What the pages and mails of this copy of the store have shown: by route, so that those of which there are
/// many are not all that is asked for. A place is given by the address's hash, to the newest.
struct harvest {
    struct arena *arena;
    struct str public_url;
    struct str links[ROUTE_COUNT][PLACES];
    const struct form *forms[ROUTE_COUNT][PLACES];
};

struct attacker {
    struct str user_name; // empty: a visitor
    struct secret session;
};

struct attack {
    struct str folder;
    struct site site;
    struct attacker roles[ROLES];
    struct harvest harvest;
    struct arena *kept, *copy; // for all time, and as long as this copy of the store
    struct sender *sender;
    uint64_t seed;
    int64_t steps, steps_of_copy, findings;
    int request_file;
    int64_t asked[ROUTE_COUNT][ROLES], fine[ROUTE_COUNT]; // fine: an answer below 400
    int64_t slowest_ms;
    struct str slowest;
};

/// The folder is made; it must not be there.
struct attack *attack_new(struct str folder, uint64_t seed);
/// One request, sometimes with what the worker does in between.
void attack_step(struct attack *a, struct dice *dice);
/// Asks every route as every role once.
void attack_all_routes(struct attack *a, struct dice *dice);
/// Sends every form that was seen once for each of its fields, with a book in that.
void attack_all_fields(struct attack *a, struct dice *dice);
/// Prints what was asked; false when there are findings or a route that never gave an answer below 400.
bool attack_report(struct attack *a);
void attack_free(struct attack *a);

// ---- its parts ----

/// A new copy of the store, with new sessions, on another day.
void attack_copy(struct attack *a, struct dice *dice);
/// A new session in the place of one that has ended.
void attack_session(struct attack *a, int role);
/// What the worker does meanwhile; the links in its mails are seen.
void attack_work(struct attack *a);

/// A request of that role: the bytes of the wire.
struct str request_any(struct attack *a, struct dice *dice, struct arena *arena, int *role);
/// One that the route takes, whatever it then answers; is_odd: also one that it does not.
struct str request_of_route(struct attack *a, struct dice *dice, struct arena *arena, int route, int role,
                            bool is_odd);

/// The form as the page had it, but for one field that is as long as a book.
struct str request_too_long(struct attack *a, struct arena *arena, const struct form *form, size_t field);

/// A value to send instead of `usual`.
struct str value_odd(struct dice *dice, struct arena *arena, struct str usual);
/// A file to send as a staff list.
struct str value_file(struct dice *dice, struct arena *arena);

/// Takes the links and forms out of a page that this role got.
void harvest_take(struct harvest *h, struct str page, int role);
/// Takes the addresses of ours that stand in a text in full, as in mails.
void harvest_addresses(struct harvest *h, struct str text);
/// Any of them; .at is NULL, and NULL, while there are none.
struct str harvest_link(const struct harvest *h, struct dice *dice);
const struct form *harvest_form(const struct harvest *h, struct dice *dice);

/// Says what is wrong with the answer; NULL when nothing is.
const char *judge(const struct http_request *request, const struct http_response *response);

#endif
