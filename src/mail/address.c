// SPDX-License-Identifier: EUPL-1.2
// What an address may look like, and what can be written into one.
#include "mail/address.h"

#include "base/utf8.h"

#include <string.h>

enum { LOCAL_BYTES_MOST = 64, HOST_BYTES_MOST = 253, LABEL_BYTES_MOST = 63 };

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_atom(char c)
{
    return is_alnum(c) || (unsigned char)c >= 0x80 || (c && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

static bool local_valid(struct str local)
{
    bool after_dot = true;
    for (size_t i = 0; i < local.len; i++) {
        if (local.at[i] == '.' ? after_dot : !is_atom(local.at[i]))
            return false;
        after_dot = local.at[i] == '.';
    }
    return !after_dot && local.len <= LOCAL_BYTES_MOST && utf8_valid(local);
}

static bool label_valid(struct str label)
{
    if (label.len == 0 || label.len > LABEL_BYTES_MOST || label.at[0] == '-' ||
        label.at[label.len - 1] == '-')
        return false;
    for (size_t i = 0; i < label.len; i++)
        if (!is_alnum(label.at[i]) && label.at[i] != '-')
            return false;
    return true;
}

bool mail_host_valid(struct str host)
{
    struct str label;
    if (host.len == 0 || host.len > HOST_BYTES_MOST || host.at[host.len - 1] == '.')
        return false;
    while (str_cut(&host, '.', &label))
        if (!label_valid(label))
            return false;
    return true;
}

bool mail_address_valid(struct str address)
{
    size_t at = str_find(address, '@', 0);
    return at < address.len && local_valid(str_slice(address, 0, at)) &&
           mail_host_valid(str_slice(address, at + 1, address.len));
}

bool mail_address_own_valid(struct str address)
{
    for (size_t i = 0; i < address.len; i++)
        if ((unsigned char)address.at[i] >= 0x80)
            return false;
    return mail_address_valid(address);
}

struct str mail_plus(struct arena *arena, struct str base, struct str tag)
{
    size_t at = str_find(base, '@', 0);
    return str_format(arena, "%.*s+%.*s%.*s", STR(str_slice(base, 0, at)), STR(tag),
                      STR(str_slice(base, at, base.len)));
}

bool mail_plus_read(struct str address, struct str base, struct str *tag)
{
    size_t local = str_find(base, '@', 0), at = str_find(address, '@', 0);
    if (at <= local || address.at[local] != '+' ||
        !str_is_nocase(str_slice(address, 0, local), str_slice(base, 0, local)) ||
        !str_is_nocase(str_slice(address, at, address.len), str_slice(base, local, base.len)))
        return false;
    *tag = str_slice(address, local + 1, at);
    return true;
}
