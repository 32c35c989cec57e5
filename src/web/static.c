// SPDX-License-Identifier: EUPL-1.2
// Files of the program: they touch no database and no session.
#include "web/static.h"

#include "html/asset.h"
#include "http/negotiate.h"
#include "web/answer.h"

static const struct str prefix = S_INIT("/assets/");

static const struct asset *asset_of(const struct http_request *request)
{
    if (!str_starts(request->path, prefix) || (request->method != HTTP_GET && request->method != HTTP_HEAD))
        return NULL;
    return asset_by_file(str_slice(request->path, prefix.len, request->path.len));
}

/// Another version's file is asked for again: what it is called does not say what it holds.
static struct str cache_control(const struct http_request *request, const struct asset *asset)
{
    bool is_this_version = str_ends(request->path, asset->file);
    return is_this_version ? S("public, max-age=31536000, immutable") : S("no-cache");
}

bool static_has(const struct http_request *request)
{
    return asset_of(request);
}

bool static_answer(const struct http_request *request, struct http_response *response)
{
    const struct asset *asset = asset_of(request);
    if (!asset)
        return false;
    response->status = 200;
    response->body = asset->bytes;
    http_response_header(response, S("Content-Type"), asset->type);
    answer_guard(response);
    http_response_header(response, S("Cache-Control"), cache_control(request, asset));
    http_response_header(response, S("Vary"), S("Accept-Encoding"));
    if (asset->gzip.len && http_accepts_gzip(request)) {
        response->body = asset->gzip;
        http_response_header(response, S("Content-Encoding"), S("gzip"));
    }
    return true;
}
