// SPDX-License-Identifier: EUPL-1.2
// multipart/form-data (RFC 7578, on RFC 2046 section 5.1). Parts do not nest.
//
//     --BOUNDARY CRLF  head CRLF CRLF  value CRLF  --BOUNDARY CRLF ... --BOUNDARY-- CRLF
#include "http/form.h"
#include "http/head.h"
#include "http/parameter.h"

#include "base/utf8.h"

#include <string.h>

enum { BOUNDARY_BYTES_MOST = 70 }; // RFC 2046 section 5.1.1

static bool is_text(struct str s)
{
    return (!s.len || !memchr(s.at, '\0', s.len)) && utf8_valid(s);
}

/// Takes everything up to the next `end` off the front, and `end` too. False when it does not come.
static bool cut_at(struct str *rest, struct str end, struct str *before)
{
    size_t at = str_find_str(*rest, end, 0);
    if (at >= rest->len)
        return false;
    *before = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at + end.len, rest->len);
    return true;
}

static enum http_form_problem disposition_read(struct arena *arena, struct str value,
                                               struct http_field *field)
{
    if (!str_is_nocase(http_parameter_main(value), S("form-data")) ||
        !http_parameter(arena, value, S("name"), &field->name))
        return HTTP_FORM_BROKEN;
    field->is_file = http_parameter(arena, value, S("filename"), &field->file_name);
    if (field->name.len > HTTP_FORM_NAME_BYTES_MOST)
        return HTTP_FORM_NAME_TOO_LONG;
    return is_text(field->name) && is_text(field->file_name) ? HTTP_FORM_FINE : HTTP_FORM_BAD_TEXT;
}

/// The head of a part: exactly one Content-Disposition; at most one Content-Type; others are of no use here.
static enum http_form_problem head_read(struct arena *arena, struct str head, struct http_field *field)
{
    struct str line;
    struct http_header header;
    int dispositions = 0;
    enum http_form_problem problem = HTTP_FORM_BROKEN;
    for (struct str rest = str_cat(arena, head, S("\r\n")); rest.len;) {
        if (!cut_at(&rest, S("\r\n"), &line) || http_field_line(line, &header) != 0)
            return HTTP_FORM_BROKEN;
        if (str_is_nocase(header.name, S("Content-Disposition")) && dispositions++ == 0)
            problem = disposition_read(arena, header.value, field);
        if (str_is_nocase(header.name, S("Content-Type")))
            field->content_type = header.value;
    }
    return dispositions > 1 ? HTTP_FORM_BROKEN : problem;
}

static enum http_form_problem part_read(struct arena *arena, struct str *rest, struct str delimiter,
                                        struct http_field *field)
{
    struct str head;
    if (!cut_at(rest, S("\r\n\r\n"), &head) || head.len > HTTP_FORM_PART_HEAD_BYTES_MOST)
        return HTTP_FORM_BROKEN;
    enum http_form_problem problem = head_read(arena, head, field);
    if (problem != HTTP_FORM_FINE)
        return problem;
    if (!cut_at(rest, delimiter, &field->value))
        return HTTP_FORM_BROKEN;
    return field->is_file || is_text(field->value) ? HTTP_FORM_FINE : HTTP_FORM_BAD_TEXT;
}

static struct http_form form_broken(enum http_form_problem problem)
{
    return (struct http_form){.problem = problem};
}

/// Behind a delimiter stands "--" and the end, or CRLF and the next part.
static bool another_part(struct str *rest, bool *broken)
{
    bool more = str_starts(*rest, S("\r\n"));
    *broken = !more && !str_is(*rest, S("--")) && !str_is(*rest, S("--\r\n"));
    *rest = str_slice(*rest, 2, rest->len);
    return more;
}

struct http_form http_form_multipart(struct arena *arena, struct str body, struct str boundary)
{
    struct http_form form = {.fields = NEW_ARRAY(arena, struct http_field, HTTP_FORM_FIELDS_MOST)};
    struct str delimiter = str_cat(arena, S("\r\n--"), boundary);
    struct str first = str_slice(delimiter, 2, delimiter.len), rest = body;
    if (!boundary.len || boundary.len > BOUNDARY_BYTES_MOST || !str_starts(body, first))
        return form_broken(HTTP_FORM_BROKEN);
    rest = str_slice(rest, first.len, rest.len);
    bool broken;
    while (another_part(&rest, &broken)) {
        if (form.count == HTTP_FORM_FIELDS_MOST)
            return form_broken(HTTP_FORM_TOO_MANY_FIELDS);
        enum http_form_problem problem = part_read(arena, &rest, delimiter, &form.fields[form.count++]);
        if (problem != HTTP_FORM_FINE)
            return form_broken(problem);
    }
    return broken ? form_broken(HTTP_FORM_BROKEN) : form;
}
