// SPDX-License-Identifier: EUPL-1.2
// Files that are part of the program: style, script, fonts, icon. Their names carry a hash of their bytes, so
// that a browser may keep them for ever.
#ifndef WEB_STATIC_H
#define WEB_STATIC_H

#include "http/http.h"

/// Whether it asks for one of these.
bool static_has(const struct http_request *request);
/// False when the path is no file of ours.
bool static_answer(const struct http_request *request, struct http_response *response);

#endif
