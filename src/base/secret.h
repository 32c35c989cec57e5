// SPDX-License-Identifier: EUPL-1.2
// A text that must not be seen: a password, a token, a key. It is no struct str, so nothing that prints, logs
// or writes a page takes it; secret_reveal() is the one door, and is easy to find.
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/str.h"

struct secret {
    struct str hidden_;
};

static inline struct secret secret_of(struct str s)
{
    return (struct secret){s};
}

static inline struct str secret_reveal(struct secret secret)
{
    return secret.hidden_;
}

#endif
