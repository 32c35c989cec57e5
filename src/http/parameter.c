// SPDX-License-Identifier: EUPL-1.2
// Parameters of a field value.
#include "http/parameter.h"

#include "http/head.h"

struct str http_parameter_main(struct str value)
{
    return str_trim(str_slice(value, 0, str_find(value, ';', 0)));
}

/// The end of a quoted text that starts at `from`, behind its first quote; s.len when it is never closed.
static size_t quote_end(struct str s, size_t from)
{
    for (size_t i = from; i < s.len; i++) {
        if (s.at[i] == '"')
            return i;
        i += s.at[i] == '\\' && i + 1 < s.len && (s.at[i + 1] == '"' || s.at[i + 1] == '\\');
    }
    return s.len;
}

static struct str unquote(struct arena *arena, struct str s)
{
    s = str_replace(arena, s, S("%22"), S("\""));
    if (str_find(s, '\\', 0) == s.len)
        return s;
    char *to = NEW_ARRAY(arena, char, s.len);
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++) {
        bool escapes = s.at[i] == '\\' && i + 1 < s.len && (s.at[i + 1] == '"' || s.at[i + 1] == '\\');
        to[len++] = s.at[i += escapes];
    }
    return (struct str){to, len};
}

/// Takes `; name=value` off the front of *rest. False when it does not look like that.
static bool parameter_take(struct arena *arena, struct str *rest, struct str *name, struct str *value)
{
    struct str s = str_trim(str_slice(*rest, 1, rest->len)); // without the semicolon
    size_t equals = str_find(s, '=', 0);
    *name = str_slice(s, 0, equals);
    if (equals == s.len || !http_is_token(*name))
        return false;
    size_t from = equals + 1, end;
    if (from < s.len && s.at[from] == '"') {
        end = quote_end(s, from + 1);
        if (end == s.len)
            return false;
        *value = unquote(arena, str_slice(s, from + 1, end));
        end++;
    } else {
        end = str_find(s, ';', from);
        *value = str_trim(str_slice(s, from, end));
        if (!value->len)
            return false;
    }
    *rest = str_trim(str_slice(s, end, s.len));
    return !rest->len || rest->at[0] == ';';
}

bool http_parameter(struct arena *arena, struct str value, struct str name, struct str *out)
{
    struct str rest = str_slice(value, str_find(value, ';', 0), value.len), this_name, this_value;
    int found = 0;
    while (rest.len) {
        if (rest.len == 1 || !parameter_take(arena, &rest, &this_name, &this_value))
            return found == 1 && rest.len == 1; // a last semicolon with nothing behind it
        if (str_is_nocase(this_name, name)) {
            *out = this_value;
            found++;
        }
    }
    return found == 1;
}
