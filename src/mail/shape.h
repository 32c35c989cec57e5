// SPDX-License-Identifier: EUPL-1.2
// Looks over a message before it is parsed. GMime knows no limits: ten megabytes of "To: a:a:a:..." overflow
// its stack, and a million empty parts or headers fill the memory. What no honest message has is counted
// here.
//
// Pure; one pass, about 5 ms a megabyte.
#ifndef MAIL_SHAPE_H
#define MAIL_SHAPE_H

#include "base/str.h"

enum {
    SHAPE_LINES_MOST = 250000,
    SHAPE_BOUNDARIES_MOST = 2000, // lines that begin with two hyphens
    SHAPE_NESTINGS_MOST = 200,    // lines that could open another level: "boundary", "message/"
    SHAPE_FIELDS_MOST = 20000,    // lines that look like a header field, in text too
    SHAPE_FIELD_BYTES_MOST = 64 * 1024,
    SHAPE_FIELD_COLONS_MOST = 200, // groups of addresses can be nested: GMime recurses
};

bool message_shape_fine(struct str bytes);

#endif
