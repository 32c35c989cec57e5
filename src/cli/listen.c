// SPDX-License-Identifier: EUPL-1.2
// Reading --listen, and writing it as an address for a browser.
#include "cli/listen.h"

#include "cli/say.h"

#include <arpa/inet.h>

static bool is_address(struct arena *arena, int family, struct str text)
{
    unsigned char bits[16];
    return inet_pton(family, str_c(arena, text), bits) == 1;
}

static bool port_read(struct str text, uint16_t *out)
{
    int64_t port;
    if (!str_int(text, &port) || port < 0 || port > UINT16_MAX)
        return false;
    *out = (uint16_t)port;
    return true;
}

/// The port stands behind the last colon, whatever is before it.
static bool listen_split(struct arena *arena, struct str typed, struct listening *out)
{
    *out = (struct listening){.address = typed};
    if (str_starts(typed, S("/")))
        return true;
    size_t colon = typed.len;
    while (colon > 0 && typed.at[colon - 1] != ':')
        colon--;
    if (!colon || !port_read(str_slice(typed, colon, typed.len), &out->port))
        return false;
    out->address = str_slice(typed, 0, colon - 1);
    if (is_address(arena, AF_INET, out->address))
        return true;
    if (str_starts(out->address, S("[")) && str_ends(out->address, S("]")))
        out->address = str_slice(out->address, 1, out->address.len - 1);
    return is_address(arena, AF_INET6, out->address);
}

bool listen_read(struct arena *arena, const char *command, struct str typed, struct listening *out)
{
    if (listen_split(arena, typed, out))
        return true;
    say_text(command, str_cat(arena, S("--listen "), typed),
             SAID(arena, MSG_cli_option_expects,
                  arg_str(S("ADDRESS:PORT (127.0.0.1:8080, [::1]:8080, 0.0.0.0:8080)"))));
    return false;
}

struct str listen_url(struct arena *arena, const struct listening *l, uint16_t port)
{
    struct str host = l->address;
    if (str_starts(host, S("/")))
        return host;
    if (str_is(host, S("0.0.0.0")))
        host = S("127.0.0.1");
    if (str_is(host, S("::")))
        host = S("::1");
    if (str_find(host, ':', 0) < host.len)
        host = str_format(arena, "[%.*s]", STR(host));
    return str_format(arena, "http://%.*s:%u", STR(host), (unsigned)port);
}

bool listen_is_near(struct arena *arena, const struct listening *l)
{
    struct in6_addr bits;
    if (str_starts(l->address, S("/")) || str_starts(l->address, S("127.")))
        return true;
    if (inet_pton(AF_INET6, str_c(arena, l->address), &bits) != 1)
        return false;
    return IN6_IS_ADDR_LOOPBACK(&bits) || (IN6_IS_ADDR_V4MAPPED(&bits) && bits.s6_addr[12] == 127);
}
