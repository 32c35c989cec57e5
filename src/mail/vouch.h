// SPDX-License-Identifier: EUPL-1.2
// Whether our own mail server vouches for the sender of a message: what it wrote into Authentication-Results
// (RFC 8601) after SPF, DKIM and DMARC.
//
//     if (vouch_read(arena, fields, count, S("mx.kommune.example"), S("kari@kommune.example"))) ...
//
// Only fields of that server count. Its DMARC verdict decides where there is one; else a DKIM signature or an
// SPF pass of the sender's own domain, or of one above it. The server must take fields in its own name out of
// what comes in (RFC 8601, section 5), as OpenDKIM and OpenDMARC do; of several, the first is believed, which
// is the one that was added last. Pure; it looks nothing up.
#ifndef MAIL_VOUCH_H
#define MAIL_VOUCH_H

#include "base/str.h"

/// `fields`: the values in the order of the message; `from`: its author, in lower case.
bool vouch_read(struct arena *arena, const struct str *fields, size_t count, struct str host,
                struct str from);

#endif
