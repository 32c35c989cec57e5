// SPDX-License-Identifier: EUPL-1.2
// argon2id by libsodium, two at a time.
#include "auth/password.h"

#include "base/bug.h"

#include <semaphore.h>
#include <sodium.h>

enum { MEMORY_BYTES = 19 << 20, PASSES = 2, AT_ONCE = 2 };

static sem_t turns; // the one thing all threads of the program share here: who may use 19 MiB now

void auth_begin(void)
{
    if (sodium_init() < 0 || sem_init(&turns, 0, AT_ONCE))
        die("libsodium does not start");
}

static void turn_begin(void)
{
    while (sem_wait(&turns))
        ; // interrupted by a signal
}

struct str password_hash(struct arena *arena, struct secret password)
{
    struct str text = secret_reveal(password);
    char *hash = NEW_ARRAY(arena, char, crypto_pwhash_STRBYTES);
    turn_begin();
    int failed = crypto_pwhash_str(hash, text.at, text.len, PASSES, MEMORY_BYTES);
    sem_post(&turns);
    if (failed)
        die("out of memory (argon2id)");
    return str_from(hash);
}

/// A hash of random bytes that no one knows, made with the same cost.
static struct str no_password(void)
{
    return S("$argon2id$v=19$m=19456,t=2,p=1$dt9Uz8ga3tXNSLf9IP3BaA$"
             "rEa2PCQjhspDRe2XpJFpMdn84f6B9Gq12XBYqU9rX1c");
}

bool password_verify(struct arena *arena, struct str hash, struct secret password)
{
    struct str text = secret_reveal(password);
    char *known = str_c(arena, hash.len ? hash : no_password());
    turn_begin();
    int wrong = crypto_pwhash_str_verify(known, text.at, text.len);
    sem_post(&turns);
    return !wrong && hash.len;
}
