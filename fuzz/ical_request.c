// SPDX-License-Identifier: EUPL-1.2
// Fuzzes the writer of invitations with hostile texts in every field (one text per line of the input): the
// result is short lines of valid UTF-8, one event with one attendee, and no property that was not written by
// us.
#include "base/bug.h"
#include "base/utf8.h"
#include "calendar/ical.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str next_text(struct str *rest)
{
    struct str text = S("");
    (void)str_cut(rest, 0x1e, &text); // the ASCII record separator: line feeds are part of the texts
    return text;
}

static int count_lines(struct str ics, struct str prefix)
{
    struct str line;
    int count = 0;
    while (str_cut(&ics, '\n', &line)) {
        if (!line.len)
            continue;
        ASSERT(line.at[line.len - 1] == '\r' && line.len <= 76 && utf8_valid(line));
        count += str_starts(line, prefix);
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct str rest = {(const char *)data, size};
    struct calendar_event e = {
        .starts = {date_of(2026, 12, 3), 13 * 60},
        .ends = {date_of(2026, 12, 3), 15 * 60},
        .summary = next_text(&rest),
        .uid = next_text(&rest),
        .location = next_text(&rest),
        .url = next_text(&rest),
        .category = next_text(&rest),
        .organizer = {next_text(&rest), next_text(&rest)},
        .attendee = {next_text(&rest), next_text(&rest)},
        .description = next_text(&rest),
    };
    struct str ics = calendar_request(arena, &e);
    ASSERT(count_lines(ics, S("BEGIN:")) == 5);
    ASSERT(count_lines(ics, S("ATTENDEE")) == 1 && count_lines(ics, S("ORGANIZER")) == 1);
    ASSERT(count_lines(ics, S("X-")) == 0 && count_lines(ics, S("METHOD:REQUEST\r")) == 1);
    arena_free(arena);
    return 0;
}
