// SPDX-License-Identifier: EUPL-1.2
// Printing what an import does.
#include "cli/import_print.h"

#include "cli/say.h"

#include <jansson.h>
#include <stdio.h>

static json_t *text_json(struct str s)
{
    return json_stringn(s.at ? s.at : "", s.len);
}

static json_t *findings_json(const struct import_reading *r, enum finding_weight weight)
{
    json_t *array = json_array();
    for (size_t i = 0; i < import_findings_count(r); i++) {
        const struct finding *f = import_finding_at(r, i).what;
        if (finding_weight(f->code) == weight)
            json_array_append_new(array,
                                  json_pack("{s:I,s:o,s:o}", "row", (json_int_t)f->row, "column",
                                            text_json(f->column), "code", text_json(finding_code(f->code))));
    }
    return array;
}

static json_t *dropped_json(const struct staff_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->dropped_columns.count; i++)
        json_array_append_new(array, text_json(list->dropped_columns.at[i]));
    return array;
}

void import_print_json(const struct import_reading *r)
{
    const struct staff_list *list = r->list;
    const int64_t *counts = r->plan->counts;
    char separator[] = {list->separator, '\0'};
    json_t *all = json_pack(
        "{s:o,s:s,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I}", "encoding", text_json(encoding_name(list->encoding)),
        "separator", separator, "header_row", (json_int_t)list->header_row, "rows", (json_int_t)list->rows,
        "people", (json_int_t)list->people.count, "positions", (json_int_t)list->positions.count, "new",
        (json_int_t)counts[IMPORT_KIND_NEW], "changed", (json_int_t)counts[IMPORT_KIND_CHANGED], "unchanged",
        (json_int_t)counts[IMPORT_KIND_UNCHANGED], "gone", (json_int_t)counts[IMPORT_KIND_GONE]);
    json_object_set_new(all, "dropped_columns", dropped_json(list));
    json_object_set_new(all, "refused", findings_json(r, FINDING_REFUSES));
    json_object_set_new(all, "row_errors", findings_json(r, FINDING_SPOILS_ROW));
    json_object_set_new(all, "warnings", findings_json(r, FINDING_WARNS));
    json_dumpf(all, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(all);
}

void import_print_text(struct arena *arena, const struct import_reading *r)
{
    const int64_t *n = r->plan->counts;
    int64_t warned = import_findings_weighing(r, FINDING_WARNS);
    struct str lines[] = {
        SAID(arena, MSG_cli_import_counts, arg_int(n[IMPORT_KIND_NEW]), arg_int(n[IMPORT_KIND_CHANGED]),
             arg_int(n[IMPORT_KIND_UNCHANGED]), arg_int(n[IMPORT_KIND_GONE])),
        SAID(arena, MSG_cli_import_warned, arg_int(warned)),
    };
    for (size_t i = 0; i < (warned ? 2 : 1); i++)
        printf("%.*s\n", STR(lines[i]));
}

void import_say_question(struct arena *arena, const struct import_plan *plan)
{
    say_text("import", S(""),
             SAID(arena, MSG_cli_import_asks, arg_int(plan->counts[IMPORT_KIND_GONE]),
                  arg_int(plan->at_work_before), arg_str(S("--yes"))));
}
