// SPDX-License-Identifier: EUPL-1.2
// What an address may look like, and what can be written into one.
#include "mail/address.h"

#include "i18n/email.h"

bool mail_host_valid(struct str host)
{
    return email_host_is_valid(host);
}

bool mail_address_valid(struct str address)
{
    size_t at = str_find(address, '@', 0);
    return at < address.len && email_local_is_valid(str_slice(address, 0, at)) &&
           email_host_is_valid(str_slice(address, at + 1, address.len));
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
