// SPDX-License-Identifier: EUPL-1.2
// What a client accepts (RFC 9110 section 12) and what it has already (section 13).
//
//     struct http_accept item;
//     for (struct str rest = value; http_accept_next(&rest, &item);)      // "da, nb;q=0.8, *;q=0.1"
//         consider(item.name, item.quality);
#ifndef HTTP_NEGOTIATE_H
#define HTTP_NEGOTIATE_H

#include "http/http.h"

struct http_accept {
    struct str name;
    int quality; // thousandths: 1000 unless ;q= says less; 0 is "not this"
};

/// Takes the next element off the front of an Accept, Accept-Language or Accept-Encoding value. An element
/// with a q that is no number from 0 to 1 is left out.
bool http_accept_next(struct str *rest, struct http_accept *out);

/// Whether an answer may be sent with Content-Encoding: gzip.
bool http_accepts_gzip(const struct http_request *request);

/// Whether If-None-Match names this entity tag (with its quotes): then the answer is 304. Weak comparison.
bool http_has_etag(const struct http_request *request, struct str etag);

#endif
