// SPDX-License-Identifier: EUPL-1.2
// The addresses of mail servers, taken apart.
#include "jobs/relay.h"

#include "base/buf.h"
#include "mail/address.h"

#include <unistd.h>

enum { HOST_BYTES = 256, PORT_MOST = 65535, MAILBOX_BYTES_MOST = 200 };

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static struct str percent_decoded(struct arena *arena, struct str text)
{
    struct buf out = buf_new(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        bool is_code = text.at[i] == '%' && i + 2 < text.len && hex_digit(text.at[i + 1]) >= 0 &&
                       hex_digit(text.at[i + 2]) >= 0;
        buf_char(&out,
                 is_code ? (char)(hex_digit(text.at[i + 1]) * 16 + hex_digit(text.at[i + 2])) : text.at[i]);
        i += is_code ? 2 : 0;
    }
    return buf_get(&out);
}

/// The last one, for a password may hold another.
static size_t last_at_sign(struct str text)
{
    size_t at = text.len;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '@')
            at = i;
    return at;
}

static bool is_this_machine(struct str host)
{
    return str_is_nocase(host, S("localhost")) || str_starts(host, S("127.")) || str_is(host, S("[::1]"));
}

static bool host_and_port_valid(struct str place, struct str *host)
{
    size_t colon = place.len;
    while (colon > 0 && place.at[colon - 1] != ':' && place.at[colon - 1] != ']')
        colon--;
    bool has_port = colon > 0 && place.at[colon - 1] == ':';
    int64_t port = 25;
    *host = has_port ? str_slice(place, 0, colon - 1) : place;
    if (has_port && (!str_int(str_slice(place, colon, place.len), &port) || port < 1 || port > PORT_MOST))
        return false;
    return str_is(*host, S("[::1]")) || mail_host_valid(*host);
}

static struct str own_host(struct arena *arena)
{
    char name[HOST_BYTES] = "";
    gethostname(name, sizeof name - 1);
    struct str host = str_copy(arena, str_from(name));
    return mail_host_valid(host) ? host : S("localhost");
}

/// SCHEME://NAME:PASSWORD@HOST:PORT, without what follows.
struct server {
    struct str place, host, user;
    struct secret password;
};

static bool server_read(struct arena *arena, struct str address, struct server *out)
{
    size_t at = last_at_sign(address);
    struct str who = at < address.len ? str_slice(address, 0, at) : S("");
    size_t colon = str_find(who, ':', 0);
    *out = (struct server){
        .place = at < address.len ? str_slice(address, at + 1, address.len) : address,
        .user = percent_decoded(arena, str_slice(who, 0, colon)),
        .password = secret_of(percent_decoded(arena, str_slice(who, colon + 1, who.len))),
    };
    return host_and_port_valid(out->place, &out->host);
}

bool relay_read(struct arena *arena, struct str address, struct smtp_settings *out)
{
    struct server server;
    struct str scheme = str_starts(address, S("smtps://")) ? S("smtps://") : S("smtp://");
    if (!str_starts(address, scheme))
        return false;
    struct str rest = str_slice(address, scheme.len, address.len);
    while (str_ends(rest, S("/")))
        rest.len--;
    if (!server_read(arena, rest, &server))
        return false;
    *out = (struct smtp_settings){
        .url = str_cat(arena, scheme, server.place),
        .hello = own_host(arena),
        .user = server.user,
        .password = server.password,
        .security =
            is_this_machine(server.host) && str_is(scheme, S("smtp://")) ? SMTP_CLEAR : SMTP_ENCRYPTED,
    };
    return true;
}

/// It stands between quotation marks in a command.
static bool mailbox_name_valid(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.at[i] < ' ' || name.at[i] == 0x7f || name.at[i] == '"' || name.at[i] == '\\')
            return false;
    return name.len <= MAILBOX_BYTES_MOST;
}

bool mailbox_read(struct arena *arena, struct str address, struct imap_settings *out)
{
    struct server server;
    struct str scheme = str_starts(address, S("imaps://")) ? S("imaps://") : S("imap://");
    if (!str_starts(address, scheme))
        return false;
    struct str rest = str_slice(address, scheme.len, address.len);
    size_t behind_at = last_at_sign(rest) < rest.len ? last_at_sign(rest) : 0;
    size_t slash = str_find(rest, '/', behind_at);
    struct str name = percent_decoded(arena, str_slice(rest, slash + 1, rest.len));
    if (!server_read(arena, str_slice(rest, 0, slash), &server) || !server.user.len ||
        !mailbox_name_valid(name))
        return false;
    *out = (struct imap_settings){
        .url = str_cat(arena, scheme, server.place),
        .mailbox = name.len ? name : S("INBOX"),
        .user = server.user,
        .password = server.password,
        .is_clear = is_this_machine(server.host) && str_is(scheme, S("imap://")),
    };
    return true;
}
