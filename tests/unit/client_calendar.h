// SPDX-License-Identifier: EUPL-1.2
// A person's calendar program, for tests: it applies the entries of mails in the order in which they come, by
// RFC 5546, section 2.1.5, as strictly as programs do.
//
//     struct client kari = {.arena = arena, .forgets = true};
//     struct str wrong = client_receive(&kari, mail.calendar.value);
//     const struct client_entry *e = client_entry(&kari, S("g1@tvers.example"));
//
// An entry with a lower sequence, or the same and no newer stamp, is passed over. A program that forgets
// keeps nothing of what was taken out; the others keep its sequence. It shares no code with what writes the
// entries.
#ifndef TESTS_UNIT_CLIENT_CALENDAR_H
#define TESTS_UNIT_CLIENT_CALENDAR_H

#include "base/str.h"

#include <stdbool.h>

enum { CLIENT_ENTRIES_MOST = 8 };

struct client_entry {
    struct str uid, organizer, starts, ends, place, summary, text; // times: "20261210T090000"
    struct str partstat;                                           // of its owner: "ACCEPTED"
    struct str stamp;
    int64_t sequence;
    bool asks, is_out;
};

struct client {
    struct arena *arena; // texts
    bool forgets;
    struct client_entry at[CLIENT_ENTRIES_MOST];
    size_t count;
};

/// Returns what is wrong with the mail, empty if nothing is: it takes out what was never there, alters time
/// or place under the sequence that it had, or comes too late to be applied.
struct str client_receive(struct client *client, struct str ics);
/// What the owner clicks: "ACCEPTED".
void client_click(struct client_entry *entry, struct str partstat);
/// NULL where the program has no such entry.
struct client_entry *client_entry(struct client *client, struct str uid);
/// Whether its owner sees it as something to come to.
bool client_shows(const struct client_entry *entry);

#endif
