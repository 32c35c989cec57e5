// SPDX-License-Identifier: EUPL-1.2
// libical's check of an iCalendar object against the rules of RFC 5545 and 5546 for its METHOD, and the form
// of its lines: restrict FILE ends with 0 where all hold; see life.mjs.
#include <libical/ical.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { BYTES_MOST = 1 << 20, LINE_OCTETS_MOST = 75 };

static bool lines_fine(const char *text)
{
    for (const char *end; *text; text = end + 2) {
        end = strstr(text, "\r\n");
        if (!end || end - text > LINE_OCTETS_MOST || memchr(text, '\n', (size_t)(end - text)))
            return false;
    }
    return true;
}

static void errors_print(icalcomponent *c)
{
    char *text = icalcomponent_as_ical_string_r(c);
    fputs(text, stdout);
    icalmemory_free_buffer(text);
}

int main(int argc, char **argv)
{
    static char text[BYTES_MOST];
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file)
        return 2;
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
    icalcomponent *c = icalparser_parse_string(text);
    if (!c)
        return 1;
    bool fine = icalrestriction_check(c) && icalcomponent_count_errors(c) == 0 && lines_fine(text);
    if (!fine)
        errors_print(c);
    icalcomponent_free(c);
    return !fine;
}
