// SPDX-License-Identifier: EUPL-1.2
// What no honest message has.
#include "mail/shape.h"

struct shape {
    int lines, boundaries, nestings, fields;
    size_t field_bytes, field_colons; // of the field that the last line belongs to; 0 bytes: to none
};

static bool holds_word(struct str line, struct str word)
{
    for (size_t i = 0; i + word.len <= line.len; i++)
        if ((line.at[i] | 0x20) == word.at[0] && str_is_nocase(str_slice(line, i, i + word.len), word))
            return true;
    return false;
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/// "Subject: ...", also with blanks before the colon.
static bool begins_field(struct str line)
{
    size_t end = 0;
    while (end < line.len && is_name(line.at[end]))
        end++;
    struct str rest = str_trim(str_slice(line, end, line.len));
    return end > 0 && str_starts(rest, S(":"));
}

static size_t count_colons(struct str line)
{
    size_t count = 0;
    for (size_t i = 0; i < line.len; i++)
        count += line.at[i] == ':';
    return count;
}

static void field_count(struct shape *s, struct str line)
{
    bool continues = s->field_bytes && line.len && (line.at[0] == ' ' || line.at[0] == '\t');
    if (begins_field(line)) {
        s->fields++;
        s->field_bytes = line.len;
        s->field_colons = count_colons(line);
    } else if (continues) {
        s->field_bytes += line.len;
        s->field_colons += count_colons(line);
    } else {
        s->field_bytes = s->field_colons = 0;
    }
}

static bool is_fine(const struct shape *s)
{
    return s->lines <= SHAPE_LINES_MOST && s->boundaries <= SHAPE_BOUNDARIES_MOST &&
           s->nestings <= SHAPE_NESTINGS_MOST && s->fields <= SHAPE_FIELDS_MOST &&
           s->field_bytes <= SHAPE_FIELD_BYTES_MOST && s->field_colons <= SHAPE_FIELD_COLONS_MOST;
}

bool message_shape_fine(struct str bytes)
{
    struct shape s = {0};
    struct str line;
    while (is_fine(&s) && str_cut(&bytes, '\n', &line)) {
        s.lines++;
        s.boundaries += str_starts(line, S("--"));
        s.nestings += holds_word(line, S("boundary")) || holds_word(line, S("message/"));
        field_count(&s, line);
    }
    return is_fine(&s);
}
