// SPDX-License-Identifier: EUPL-1.2
// What a form sent: application/x-www-form-urlencoded (WHATWG URL, section 5) and multipart/form-data (RFC
// 7578), and the query of a link.
//
//     struct http_form form = http_form_read(request);
//     if (form.problem != HTTP_FORM_FINE) ...
//     struct str title = http_form_value(&form, S("title"));              // .at is NULL when it was not sent
//     const struct http_field *list = http_form_file(&form, S("list"));   // NULL when none was chosen
//
// Decoding is strict: one bad percent sign, NUL or byte that is not UTF-8 in a name or a text refuses the
// whole form, since a browser sends none of these. Files are bytes and are not looked into. Values point into
// the request's body or its arena. Cost: one pass over the body.
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include "http/http.h"

enum { HTTP_FORM_FIELDS_MOST = 500, HTTP_FORM_NAME_BYTES_MOST = 100, HTTP_FORM_PART_HEAD_BYTES_MOST = 2048 };

enum http_form_problem {
    HTTP_FORM_FINE,
    HTTP_FORM_NOT_A_FORM, // another Content-Type
    HTTP_FORM_BAD_TEXT,   // percent sign, NUL or UTF-8
    HTTP_FORM_TOO_MANY_FIELDS,
    HTTP_FORM_NAME_TOO_LONG,
    HTTP_FORM_BROKEN, // multipart that does not follow its own boundary
};

struct http_field {
    struct str name, value;
    bool is_file;
    struct str file_name;    // what the browser called it: for showing, never for opening
    struct str content_type; // what the browser said it is: a hint
};

struct http_form {
    struct http_field *fields;
    size_t count;
    enum http_form_problem problem; // when not HTTP_FORM_FINE there are no fields
};

/// The body, by its Content-Type. A request without a body is a form without fields.
struct http_form http_form_read(const struct http_request *request);
struct http_form http_form_query(const struct http_request *request);

/// The first text field of that name.
struct str http_form_value(const struct http_form *form, struct str name);
/// The first file of that name that has bytes or a file name: a file input left empty sends neither.
const struct http_field *http_form_file(const struct http_form *form, struct str name);

struct http_form http_form_urlencoded(struct arena *arena, struct str text);
struct http_form http_form_multipart(struct arena *arena, struct str body, struct str boundary);

#endif
