// SPDX-License-Identifier: EUPL-1.2
// Reading a staff list for a command.
#include "cli/staff.h"

#include "cli/cli.h"
#include "cli/input.h"
#include "cli/say.h"

enum { SAID_OF_A_KIND = 20 };

/// "people.csv:3" or "people.json: position 3", then the column or the field; the same in every language, for
/// the sake of tools.
static struct str place_of(struct arena *arena, const struct staff_file_said *file, int64_t row,
                           struct str column, bool is_line)
{
    struct buf place = buf_new(arena, file->path.len + column.len + 100);
    buf_str(&place, file->path);
    if (row)
        buf_format(&place, file->is_json && !is_line ? ": position %lld" : ":%lld", (long long)row);
    if (column.len)
        buf_format(&place, ": %s \"%.*s\"", file->is_json ? "field" : "column", STR(column));
    return buf_get(&place);
}

static void finding_say(struct arena *arena, const struct staff_file_said *file, const struct finding *f)
{
    struct str place = place_of(arena, file, f->row, f->column, f->code == FINDING_json_invalid);
    say_text(NULL, place, SAID(arena, finding_message(f->code)));
}

static void dropped_say(struct arena *arena, const struct staff_file_said *file,
                        const struct staff_list *list)
{
    for (size_t i = 0; i < list->dropped_columns.count; i++)
        say(NULL, place_of(arena, file, list->header_row, list->dropped_columns.at[i], false),
            MSG_cli_column_dropped);
}

void findings_say(struct arena *arena, const struct staff_file_said *file,
                  const struct finding_list *findings)
{
    size_t said[FINDING_COUNT] = {0};
    for (size_t i = 0; i < findings->count; i++)
        if (said[findings->at[i].code]++ < SAID_OF_A_KIND)
            finding_say(arena, file, &findings->at[i]);
    for (int code = 0; code < FINDING_COUNT; code++)
        if (said[code] > SAID_OF_A_KIND) {
            struct arg more = arg_int((int64_t)said[code] - SAID_OF_A_KIND);
            struct str parts[] = {file->path, SAID(arena, finding_message((enum finding_code)code))};
            say_text(NULL, str_join(arena, parts, 2, S(": ")), SAID(arena, MSG_cli_more_findings, more));
        }
}

void staff_findings_say(struct arena *arena, struct str path, const struct staff_list *list)
{
    struct staff_file_said file = {path, list->is_json};
    findings_say(arena, &file, &list->findings);
    dropped_say(arena, &file, list);
}

struct staff_list *staff_open(struct arena *arena, struct str path, bool skip_bad_rows, int *status)
{
    struct str bytes;
    *status = input_read(arena, path, SHEET_BYTES_MOST, &bytes);
    if (*status != EXIT_DONE)
        return NULL;
    struct staff_list *list = staff_list_read(arena, bytes);
    staff_findings_say(arena, path, list);
    if (!list->counts[FINDING_REFUSES] && (skip_bad_rows || !list->counts[FINDING_SPOILS_ROW]))
        return list;
    *status = EXIT_INPUT;
    return NULL;
}
