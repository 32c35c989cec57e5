// SPDX-License-Identifier: EUPL-1.2
// Forms: which kind it is, URL-encoded ones, and looking fields up.
#include "http/form.h"

#include "http/parameter.h"
#include "http/percent.h"

static struct http_form form_broken(enum http_form_problem problem)
{
    return (struct http_form){.problem = problem};
}

static size_t parts_count(struct str text, char separator)
{
    size_t count = 1;
    for (size_t at = str_find(text, separator, 0); at < text.len; at = str_find(text, separator, at + 1))
        count++;
    return count;
}

static enum http_form_problem pair_read(struct arena *arena, struct str pair, struct http_field *out)
{
    size_t equals = str_find(pair, '=', 0);
    struct str name = str_slice(pair, 0, equals), value = str_slice(pair, equals + 1, pair.len);
    if (!percent_decode(arena, name, PERCENT_PLUS_IS_SPACE, &out->name) ||
        !percent_decode(arena, value, PERCENT_PLUS_IS_SPACE, &out->value))
        return HTTP_FORM_BAD_TEXT;
    return out->name.len > HTTP_FORM_NAME_BYTES_MOST ? HTTP_FORM_NAME_TOO_LONG : HTTP_FORM_FINE;
}

struct http_form http_form_urlencoded(struct arena *arena, struct str text)
{
    struct http_form form = {0};
    if (!text.len)
        return form;
    size_t most = parts_count(text, '&');
    if (most > HTTP_FORM_FIELDS_MOST)
        return form_broken(HTTP_FORM_TOO_MANY_FIELDS);
    form.fields = NEW_ARRAY(arena, struct http_field, most);
    struct str rest = text, pair;
    while (str_cut(&rest, '&', &pair)) {
        if (!pair.len)
            continue;
        enum http_form_problem problem = pair_read(arena, pair, &form.fields[form.count++]);
        if (problem != HTTP_FORM_FINE)
            return form_broken(problem);
    }
    return form;
}

struct http_form http_form_query(const struct http_request *request)
{
    return http_form_urlencoded(request->arena, request->query);
}

struct http_form http_form_read(const struct http_request *request)
{
    struct str type = http_request_header(request, S("Content-Type")), boundary;
    if (!request->body.len)
        return (struct http_form){0};
    if (!type.at)
        return form_broken(HTTP_FORM_NOT_A_FORM);
    struct str media = http_parameter_main(type);
    if (str_is_nocase(media, S("application/x-www-form-urlencoded")))
        return http_form_urlencoded(request->arena, request->body);
    if (!str_is_nocase(media, S("multipart/form-data")))
        return form_broken(HTTP_FORM_NOT_A_FORM);
    if (!http_parameter(request->arena, type, S("boundary"), &boundary))
        return form_broken(HTTP_FORM_BROKEN);
    return http_form_multipart(request->arena, request->body, boundary);
}

struct str http_form_value(const struct http_form *form, struct str name)
{
    for (size_t i = 0; i < form->count; i++)
        if (!form->fields[i].is_file && str_is(form->fields[i].name, name))
            return form->fields[i].value;
    return (struct str){NULL, 0};
}

const struct http_field *http_form_file(const struct http_form *form, struct str name)
{
    for (size_t i = 0; i < form->count; i++) {
        const struct http_field *f = &form->fields[i];
        if (f->is_file && str_is(f->name, name) && (f->file_name.len || f->value.len))
            return f;
    }
    return NULL;
}
