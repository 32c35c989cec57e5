// SPDX-License-Identifier: EUPL-1.2
// Tokens: random ones for sessions and one-time links, and signed ones for people without an account.
//
// A random token has 256 bits; the database keeps only its hash, so that a copy of the database signs nobody
// in. A link token says what it is for (purpose), whom it concerns (id) and how often it was renewed
// (generation), and carries a keyed BLAKE2b (RFC 7693) of these: it needs no table, cannot be used for
// another purpose, and raising the generation makes all older ones invalid. The key stands among the
// settings, where all servers find it: who has a copy of the database can make links, and answer for others.
//
//     struct secret t = link_token(arena, &key, (struct link){LINK_INVITATION, invitation.n, 1});
//     struct link l;
//     if (link_read(&key, token, &l) && l.purpose == LINK_INVITATION) ...
#ifndef AUTH_TOKEN_H
#define AUTH_TOKEN_H

#include "base/secret.h"

enum { TOKEN_HASH_BYTES = 32, KEY_BYTES = 32 };

struct key {
    unsigned char bytes[KEY_BYTES];
};

enum link_purpose {
    LINK_INVITATION = 1,
    LINK_GATHERING = 2,
    LINK_FEED = 3,
    LINK_NOTICES = 4,
    LINK_ASK = 5,
    LINK_CHECK_IN = 6,
    LINK_WEEKLY = 7,
};

struct link {
    enum link_purpose purpose;
    int64_t id;
    uint32_t generation;
};

struct key key_new(void);
struct str key_hex(struct arena *arena, const struct key *key);
bool key_from_hex(struct str hex, struct key *out);

/// 43 characters of base64url.
struct secret token_new(struct arena *arena);
/// TOKEN_HASH_BYTES bytes.
struct str token_hash(struct arena *arena, struct secret token);

struct secret link_token(struct arena *arena, const struct key *key, struct link link);
/// False for every token that this key did not sign, letter for letter.
bool link_read(const struct key *key, struct str token, struct link *out);

/// A short proof that a form came from a page of this session: of the session's token, for one purpose.
struct str csrf_token(struct arena *arena, const struct key *key, struct secret session);
/// The same with a nonce behind it, which no other page has: by it, a form that comes twice is known.
struct str csrf_token_new(struct arena *arena, const struct key *key, struct secret session);
bool csrf_token_has_nonce(struct str token);
/// Whether both are of the same session, whatever their nonces.
bool csrf_token_same(struct str a, struct str b);
/// What a browser keeps in which this name has signed in: by it, its tries are counted apart from those of
/// strangers.
struct str browser_mark(struct arena *arena, const struct key *key, struct str user_name);
bool browser_mark_holds(struct arena *arena, const struct key *key, struct str user_name, struct str mark);
/// A proof that goes into a mail address: 16 letters and digits, none of which case or a relay could change.
/// `about` says what it is for.
struct str address_proof(struct arena *arena, const struct key *key, struct str about);
/// In constant time.
bool token_same(struct str a, struct str b);

#endif
