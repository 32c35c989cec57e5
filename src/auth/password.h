// SPDX-License-Identifier: EUPL-1.2
// Passwords, kept as argon2id strings (RFC 9106) with 19 MiB and two passes, as OWASP's Password Storage
// Cheat Sheet advises. Both calls take about 20 ms and wait for their turn: at most two run at once, so that
// a flood of sign-ins does not take all memory. Never call them inside a write transaction.
#ifndef AUTH_PASSWORD_H
#define AUTH_PASSWORD_H

#include "base/secret.h"

enum { PASSWORD_LENGTH_LEAST = 12, PASSWORD_LENGTH_MOST = 200 }; // characters, bytes

/// Once per program, before any other function of auth/.
void auth_begin(void);

struct str password_hash(struct arena *arena, struct secret password);

/// False when the password is wrong. An empty hash takes as long as a wrong password, so that an unknown name
/// does not answer sooner than a known one.
bool password_verify(struct arena *arena, struct str hash, struct secret password);

#endif
