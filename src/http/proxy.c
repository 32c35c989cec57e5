// SPDX-License-Identifier: EUPL-1.2
// Addresses of trusted proxies, and what they forward.
#include "http/proxy.h"

#include <arpa/inet.h>
#include <string.h>

static const unsigned char ipv4_prefix[12] = {[10] = 0xFF, [11] = 0xFF};

/// Any address as 128 bits. Sets *is_ipv4.
static bool address_parse(struct str text, unsigned char out[16], bool *is_ipv4)
{
    char copy[INET6_ADDRSTRLEN] = "";
    if (text.len >= sizeof copy || !text.len)
        return false;
    memcpy(copy, text.at, text.len);
    memcpy(out, ipv4_prefix, sizeof ipv4_prefix);
    *is_ipv4 = inet_pton(AF_INET, copy, out + 12) == 1;
    return *is_ipv4 || inet_pton(AF_INET6, copy, out) == 1;
}

static bool prefix_parse(struct str entry, struct network_prefix *out)
{
    size_t slash = str_find(entry, '/', 0);
    bool is_ipv4;
    if (!address_parse(str_slice(entry, 0, slash), out->address, &is_ipv4))
        return false;
    int64_t most = is_ipv4 ? 32 : 128, bits = most;
    if (slash < entry.len && !str_int(str_slice(entry, slash + 1, entry.len), &bits))
        return false;
    out->bits = (int)bits + (is_ipv4 ? 96 : 0);
    return bits >= 0 && bits <= most;
}

bool trusted_proxies_read(const struct str *entries, size_t count, struct trusted_proxies *out)
{
    *out = (struct trusted_proxies){0};
    for (size_t i = 0; i < count; i++) {
        if (str_is(entries[i], S("unix")))
            out->unix_sockets = true;
        else if (out->count == TRUSTED_PROXIES_MOST ||
                 !prefix_parse(entries[i], &out->prefixes[out->count++]))
            return false;
    }
    return true;
}

static bool prefix_has(const struct network_prefix *prefix, const unsigned char address[16])
{
    size_t whole = (size_t)prefix->bits / 8;
    if (memcmp(prefix->address, address, whole) != 0)
        return false;
    int rest = prefix->bits % 8;
    return !rest || (prefix->address[whole] ^ address[whole]) >> (8 - rest) == 0;
}

bool trusted_proxies_have(const struct trusted_proxies *proxies, struct str address)
{
    unsigned char bits[16];
    bool is_ipv4;
    if (str_is(address, S("unix")))
        return proxies->unix_sockets;
    if (!address_parse(address, bits, &is_ipv4))
        return false;
    for (size_t i = 0; i < proxies->count; i++)
        if (prefix_has(&proxies->prefixes[i], bits))
            return true;
    return false;
}

/// The last element of the last field of that name: what the proxy itself wrote, whatever the client sent.
static struct str last_hop(const struct http_request *request, struct str name)
{
    struct str last = {NULL, 0};
    for (size_t i = 0; i < request->header_count; i++) {
        struct str rest = request->headers[i].value, part;
        if (str_is_nocase(request->headers[i].name, name))
            while (str_cut(&rest, ',', &part))
                last = str_trim(part);
    }
    return last;
}

void proxy_apply(struct http_request *request)
{
    unsigned char bits[16];
    bool is_ipv4;
    struct str hop = last_hop(request, S("X-Forwarded-For"));
    if (address_parse(hop, bits, &is_ipv4))
        request->peer = hop;
    request->https_outside = str_is_nocase(last_hop(request, S("X-Forwarded-Proto")), S("https"));
}

static bool is_ipv4_inside(const unsigned char bits[16])
{
    return memcmp(bits, ipv4_prefix, sizeof ipv4_prefix) == 0;
}

struct str peer_network(struct arena *arena, struct str peer)
{
    unsigned char bits[16];
    bool is_ipv4;
    if (!address_parse(peer, bits, &is_ipv4) || is_ipv4_inside(bits))
        return peer;
    memset(bits + 8, 0, 8);
    char *text = NEW_ARRAY(arena, char, INET6_ADDRSTRLEN);
    return inet_ntop(AF_INET6, bits, text, INET6_ADDRSTRLEN) ? str_from(text) : peer;
}

struct origin peer_origin(struct str peer)
{
    static const unsigned char loopback[16] = {[15] = 1};
    struct origin o = {0};
    bool is_ipv4;
    bool is_here = !address_parse(peer, o.bytes, &is_ipv4) || !memcmp(o.bytes, loopback, sizeof loopback) ||
                   (is_ipv4_inside(o.bytes) && o.bytes[12] == 127);
    if (is_here)
        return (struct origin){0};
    if (!is_ipv4_inside(o.bytes))
        memset(o.bytes + 8, 0, 8);
    return o;
}

bool origin_same(const struct origin *a, const struct origin *b)
{
    return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

bool origin_is_counted(const struct origin *origin)
{
    return !origin_same(origin, &(struct origin){0});
}
