// SPDX-License-Identifier: EUPL-1.2
// Which lane of the server a request takes (http/lane.h), so that no kind of work holds up another: pages
// that are read, what writes, long work, passwords.
#ifndef WEB_LANE_H
#define WEB_LANE_H

#include "http/http.h"

/// LANE_BARE has whatever workers are free: it asks nothing of the database.
enum web_lane { LANE_BARE, LANE_READ, LANE_WRITE, LANE_SLOW, LANE_PASSWORD, LANE_COUNT };

/// One of these, as http_options has it.
int web_lane(void *site, const struct http_request *request);
/// Gives each lane workers of its own, by the number of processors, and one more for what has none.
void web_lanes_share(struct http_options *options);

#endif
