// SPDX-License-Identifier: EUPL-1.2
// The status, and the headers that every answer carries.
#include "web/answer.h"

#include "base/log.h"

static bool has_header(const struct http_response *response, struct str name)
{
    for (size_t i = 0; i < response->header_count; i++)
        if (str_is_nocase(response->headers[i].name, name))
            return true;
    return false;
}

void answer_guard(struct http_response *response)
{
    static const struct http_header guards[] = {
        {S_INIT("Content-Security-Policy"),
         S_INIT("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types tvers")},
        {S_INIT("X-Content-Type-Options"), S_INIT("nosniff")},
        {S_INIT("Referrer-Policy"), S_INIT("same-origin")},
        {S_INIT("Cross-Origin-Opener-Policy"), S_INIT("same-origin")},
        {S_INIT("Cross-Origin-Resource-Policy"), S_INIT("same-origin")},
        {S_INIT("Permissions-Policy"), S_INIT("camera=(), microphone=(), geolocation=()")},
    };
    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
        if (!has_header(response, guards[i].name)) // a document of one file names its own style
            http_response_header(response, guards[i].name, guards[i].value);
}

void answer_finish(struct web *w)
{
    if (!w->status)
        w->status = w->problem_count ? 422 : 200;
    if (html_full(&w->page)) {
        log_line(LOG_ERROR, "web: a page is too large: %.*s", STR(w->route ? w->route->name : S("none")));
        web_error(w, 500);
    }
    if (!w->has_bytes && w->status != 303)
        w->kind->finish(w);
    answer_guard(w->response);
    if (!has_header(w->response, S("Cache-Control"))) // the handler may know better
        web_header(w, S("Cache-Control"), S("no-store"));
    w->response->status = w->status;
}
