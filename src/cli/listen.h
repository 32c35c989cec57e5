// SPDX-License-Identifier: EUPL-1.2
// Where a server listens, as people write it after --listen.
#ifndef CLI_LISTEN_H
#define CLI_LISTEN_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct listening {
    struct str address; // as http_options has it: "127.0.0.1", "::1", "/run/tvers.sock"
    uint16_t port;      // 0: the system chooses
};

/// "127.0.0.1:8080", "[::1]:8080" (also without the brackets), "/run/tvers.sock". False, and said which forms
/// there are, for anything else.
bool listen_read(struct arena *arena, const char *command, struct str typed, struct listening *out);
/// Where this machine finds it: who listens on all addresses also listens on its own. A Unix socket has no
/// such address: the path.
struct str listen_url(struct arena *arena, const struct listening *l, uint16_t port);
/// Whether only this machine reaches it.
bool listen_is_near(struct arena *arena, const struct listening *l);

#endif
