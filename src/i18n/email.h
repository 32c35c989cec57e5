// SPDX-License-Identifier: EUPL-1.2
// Addresses of e-mail: the one judge of them, for staff lists, pages and mails.
//
//     email_is_valid(arena, S("åse@bærum-it.example"))    true
//     email_in_ascii(arena, S("åse@bærum-it.example"))    "åse@xn--brum-it-mxa.example": for mail, calendars
//     email_key(arena, S("Åse@BÆRUM-IT.example"))         "åse@xn--brum-it-mxa.example": for comparing
//
// Valid is a dot-atom of at most 64 bytes, @, and a host name with at least one dot (RFC 5321, section 4.1.2,
// without quoted local parts and literals, which no staff list holds). The local part may hold letters of any
// alphabet (RFC 6531): only a relay that offers SMTPUTF8 takes such a mail. A host with such letters is valid
// where it has a form in ASCII (UTS 46, without deviations). Cost: one pass; hosts with other letters some
// microseconds.
#ifndef I18N_EMAIL_H
#define I18N_EMAIL_H

#include "base/str.h"

bool email_is_valid(struct arena *arena, struct str address);
/// With the host in ASCII; the address as it is where it has no valid one.
struct str email_in_ascii(struct arena *arena, struct str address);
struct str email_key(struct arena *arena, struct str address);

/// The part before the @.
bool email_local_is_valid(struct str local);
/// Letters, digits, hyphens and dots, in ASCII; a single label will do.
bool email_host_is_valid(struct str host);

#endif
