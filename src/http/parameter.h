// SPDX-License-Identifier: EUPL-1.2
// A field value with parameters: `form-data; name="list"; filename="ansatte.csv"` (RFC 9110 section 5.6.6).
//
//     struct str name;
//     if (str_is_nocase(http_parameter_main(value), S("form-data")) &&
//         http_parameter(arena, value, S("name"), &name)) ...
#ifndef HTTP_PARAMETER_H
#define HTTP_PARAMETER_H

#include "base/str.h"

/// What stands before the first semicolon, without blanks.
struct str http_parameter_main(struct str value);

/// The parameter of that name, a quoted one without its quotes. A browser writes a quote inside a form's
/// names as %22 (WHATWG HTML, section 4.10.22.8), which is undone here; so are the backslashes of RFC 9110.
/// False when there is none, when it stands there twice, and when a quote or the syntax is broken.
bool http_parameter(struct arena *arena, struct str value, struct str name, struct str *out);

#endif
