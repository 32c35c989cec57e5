// SPDX-License-Identifier: EUPL-1.2
// Addresses of e-mail. A plus-address carries a tag, which says what a mail to it is about:
//
//     mail_plus(arena, S("nettverk@tvers.no"), S("12"))           nettverk+12@tvers.no
//
// Texts live in the arena or point into what was given.
#ifndef MAIL_ADDRESS_H
#define MAIL_ADDRESS_H

#include "base/str.h"

struct mail_address {
    struct str name; // may be empty
    struct str address;
};

/// One as a mail's envelope and headers have it: as i18n/email.h judges, its host in ASCII already, and of
/// one label too (our own machine). Nothing that passes can break a header line or an SMTP command.
bool mail_address_valid(struct str address);
/// One that we send from: ASCII alone, so that every relay takes it.
bool mail_address_own_valid(struct str address);
/// Letters, digits, hyphens and dots; a single label will do.
bool mail_host_valid(struct str host);

struct str mail_plus(struct arena *arena, struct str base, struct str tag);
/// The tag of `address` if it is `base` with one; case does not matter.
bool mail_plus_read(struct str address, struct str base, struct str *tag);

#endif
