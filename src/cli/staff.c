// SPDX-License-Identifier: EUPL-1.2
// Reading a staff list for a command.
#include "cli/staff.h"

#include "cli/cli.h"
#include "cli/input.h"

#include <stdio.h>
#include <stdlib.h>

enum { SAID_OF_A_KIND = 20 };

enum lang cli_lang(void)
{
    const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return lang_from_locale(str_from(value), LANG_EN);
    }
    return LANG_EN;
}

static void finding_say(struct arena *arena, struct str path, const struct finding *finding)
{
    struct str text = TEXT(arena, cli_lang(), finding_message(finding->code));
    fprintf(stderr, "%.*s:", STR(path));
    if (finding->row)
        fprintf(stderr, "%lld:", (long long)finding->row);
    if (finding->column.len)
        fprintf(stderr, " column \"%.*s\":", STR(finding->column));
    fprintf(stderr, " %.*s\n", STR(text));
}

static void dropped_say(struct arena *arena, struct str path, const struct staff_list *list)
{
    struct str text = TEXT(arena, cli_lang(), MSG_cli_column_dropped);
    for (size_t i = 0; i < list->dropped_columns.count; i++)
        fprintf(stderr, "%.*s:%lld: column \"%.*s\": %.*s\n", STR(path), (long long)list->header_row,
                STR(list->dropped_columns.at[i]), STR(text));
}

void findings_say(struct arena *arena, struct str path, const struct finding_list *findings)
{
    size_t said[FINDING_COUNT] = {0};
    for (size_t i = 0; i < findings->count; i++)
        if (said[findings->at[i].code]++ < SAID_OF_A_KIND)
            finding_say(arena, path, &findings->at[i]);
    for (int code = 0; code < FINDING_COUNT; code++)
        if (said[code] > SAID_OF_A_KIND) {
            struct arg more = arg_int((int64_t)said[code] - SAID_OF_A_KIND);
            struct str what = TEXT(arena, cli_lang(), finding_message((enum finding_code)code));
            struct str text = TEXT(arena, cli_lang(), MSG_cli_more_findings, more);
            fprintf(stderr, "%.*s: %.*s: %.*s\n", STR(path), STR(what), STR(text));
        }
}

void staff_findings_say(struct arena *arena, struct str path, const struct staff_list *list)
{
    findings_say(arena, path, &list->findings);
    dropped_say(arena, path, list);
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
