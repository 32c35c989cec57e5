// SPDX-License-Identifier: EUPL-1.2
// Lanes by the route table.
#include "web/lane.h"

#include "web/routes.h"
#include "web/static.h"

#include <assert.h>
#include <unistd.h>

static_assert((int)LANE_COUNT <= HTTP_LANES_MOST, "http/ has a lane for each");

int web_lane(void *site, const struct http_request *request)
{
    (void)site;
    struct path path;
    enum route_miss miss;
    if (static_has(request))
        return LANE_BARE;
    const struct route *route = route_match(request->method, request->path, &path, &miss);
    if (!route)
        return LANE_READ; // an error page has a frame, with who asks
    switch (route->kind) {
    case ROUTE_KIND_BARE: return LANE_BARE;
    case ROUTE_KIND_SLOW: return LANE_SLOW;
    case ROUTE_KIND_PASSWORD: return LANE_PASSWORD;
    case ROUTE_KIND_USUAL:
    case ROUTE_KIND_ONE_CLICK:
    case ROUTE_KIND_WHOLE: break;
    }
    return route->method == HTTP_POST ? LANE_WRITE : LANE_READ;
}

static int at_least(int number, int least)
{
    return number > least ? number : least;
}

/// More than the processors of long work at a time would not end sooner. Writers mostly wait, for a disk or
/// for each other, and those of one network should not hold up all (auth/part.h).
void web_lanes_share(struct http_options *options)
{
    int processors = (int)sysconf(_SC_NPROCESSORS_ONLN), half = at_least(processors / 2, 2);
    int *most = options->lane_most;
    most[LANE_READ] = most[LANE_WRITE] = at_least(2 * processors, 4);
    most[LANE_SLOW] = most[LANE_PASSWORD] = half;
    options->threads = most[LANE_READ] + most[LANE_WRITE] + most[LANE_SLOW] + most[LANE_PASSWORD] + 1;
}
