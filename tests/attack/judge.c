// SPDX-License-Identifier: EUPL-1.2
// What must hold of every answer, whoever asks for whatever.
#include "attack.h"

#include "base/utf8.h"
#include "http/response.h"

static struct str header(const struct http_response *response, struct str name)
{
    for (size_t i = 0; i < response->header_count; i++)
        if (str_is_nocase(response->headers[i].name, name))
            return response->headers[i].value;
    return S("");
}

static bool has(struct str s, struct str part)
{
    return str_find_str(s, part, 0) < s.len;
}

const char *judge(const struct http_request *request, const struct http_response *response)
{
    struct str location = header(response, S("Location")), type = header(response, S("Content-Type"));
    bool is_page = str_starts(type, S("text/html"));
    if (!response_is_sound(response))
        return "an answer that cannot be sent";
    if (!str_ends(response_head(response, (struct answer_terms){.date = S("")}), S("\r\n\r\n")))
        return "a head without its end";
    if (response->status >= 500)
        return "our fault";
    if (response->status == 303 && (!str_starts(location, S("/")) || str_starts(location, S("//"))))
        return "leads away";
    if (is_page && !utf8_valid(response->body))
        return "a page that is not UTF-8";
    if (is_page && has(response->body, S("<attack")))
        return "a stranger's mark-up in a page";
    if (is_page && !str_ends(str_trim(response->body), S("</html>")))
        return "a page without its end";
    if (request->method == HTTP_GET && response->status == 303 && str_is(location, request->target))
        return "leads to itself";
    return NULL;
}
