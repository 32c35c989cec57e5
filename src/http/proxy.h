// SPDX-License-Identifier: EUPL-1.2
// Which peers may say on whose behalf they come: reverse proxies named in the configuration.
#ifndef HTTP_PROXY_H
#define HTTP_PROXY_H

#include "http/http.h"

enum { TRUSTED_PROXIES_MOST = 16 };

struct network_prefix {
    unsigned char address[16]; // IPv4 as ::ffff:a.b.c.d
    int bits;
};

struct trusted_proxies {
    struct network_prefix prefixes[TRUSTED_PROXIES_MOST];
    size_t count;
    bool unix_sockets;
};

/// False when an entry is neither an address, a prefix like 10.0.0.0/8, nor "unix".
bool trusted_proxies_read(const struct str *entries, size_t count, struct trusted_proxies *out);
bool trusted_proxies_have(const struct trusted_proxies *proxies, struct str address);
/// Takes peer and https_outside from X-Forwarded-For and X-Forwarded-Proto. Only for a trusted peer.
void proxy_apply(struct http_request *request);

/// Where a peer comes from, for counting: an IPv4 address as it is; of an IPv6 address the first 64 bits,
/// which are the least that a household is given.
struct str peer_network(struct arena *arena, struct str peer);

/// The same as bytes; all zero for this machine, a Unix socket, and what is no address: they are not counted.
struct origin {
    unsigned char bytes[16];
};

struct origin peer_origin(struct str peer);
bool origin_is_counted(const struct origin *origin);
bool origin_same(const struct origin *a, const struct origin *b);

#endif
