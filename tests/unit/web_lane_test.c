// SPDX-License-Identifier: EUPL-1.2
// Which workers a request may hold, and what is answered where there is no database.
#include "test.h"

#include "html/asset.h"
#include "web/lane.h"
#include "web/web.h"

static int lane(enum http_method method, struct str path)
{
    return web_lane(NULL, &(struct http_request){.method = method, .path = path});
}

TEST("each kind of work has its lane, by the route table")
{
    CHECK_INT(lane(HTTP_GET, S("/networks/7")), LANE_READ);
    CHECK_INT(lane(HTTP_HEAD, S("/networks/7")), LANE_READ);
    CHECK_INT(lane(HTTP_GET, S("/sign-in")), LANE_READ);
    CHECK_INT(lane(HTTP_GET, S("/nothing")), LANE_READ);
    CHECK_INT(lane(HTTP_POST, S("/networks/new")), LANE_WRITE);
    CHECK_INT(lane(HTTP_POST, S("/n/token")), LANE_WRITE);
    CHECK_INT(lane(HTTP_POST, S("/networks/7/seating")), LANE_SLOW);
    CHECK_INT(lane(HTTP_POST, S("/admin/import")), LANE_SLOW);
    CHECK_INT(lane(HTTP_POST, S("/sign-in")), LANE_PASSWORD);
    CHECK_INT(lane(HTTP_POST, S("/password/token")), LANE_PASSWORD);
    CHECK_INT(lane(HTTP_GET, S("/healthz")), LANE_BARE);
    CHECK_INT(lane(HTTP_GET, S("/readyz")), LANE_READ);
    CHECK_INT(lane(HTTP_GET, asset_paths[0]), LANE_BARE);
}

TEST("all lanes that have a limit together leave a worker for what has none")
{
    struct http_options o = {0};
    web_lanes_share(&o);
    int taken = 0;
    for (int i = LANE_READ; i < LANE_COUNT; i++) {
        CHECK(o.lane_most[i] >= 2);
        taken += o.lane_most[i];
    }
    CHECK_INT(o.lane_most[LANE_BARE], 0);
    CHECK(taken < o.threads);
}

TEST("that the process lives is said without a database")
{
    struct site no_database = {0};
    struct http_request r = {.method = HTTP_GET, .path = S("/healthz"), .arena = test_arena()};
    struct http_response out = {.arena = test_arena()};
    web_handle(&no_database, &r, &out);
    CHECK_INT(out.status, 200);
    CHECK_STR(out.body, S("alive\n"));
}
