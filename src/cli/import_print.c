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

static void findings_append(json_t *array, const struct finding_list *findings, enum finding_weight weight)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *f = &findings->at[i];
        if (finding_weight(f->code) == weight)
            json_array_append_new(array,
                                  json_pack("{s:I,s:o,s:o}", "row", (json_int_t)f->row, "column",
                                            text_json(f->column), "code", text_json(finding_code(f->code))));
    }
}

static json_t *findings_json(const struct import_report *r, enum finding_weight weight)
{
    json_t *array = json_array();
    findings_append(array, &r->list->findings, weight);
    findings_append(array, &r->units->findings, weight);
    return array;
}

static json_t *dropped_json(const struct staff_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->dropped_columns.count; i++)
        json_array_append_new(array, text_json(list->dropped_columns.at[i]));
    return array;
}

void import_print_json(const struct import_report *r)
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

void import_print_text(const struct import_report *r)
{
    const int64_t *n = r->plan->counts;
    struct str text =
        SAID(r->arena, MSG_cli_import_counts, arg_int(n[IMPORT_KIND_NEW]), arg_int(n[IMPORT_KIND_CHANGED]),
             arg_int(n[IMPORT_KIND_UNCHANGED]), arg_int(n[IMPORT_KIND_GONE]));
    printf("%.*s\n", STR(text));
}

void import_say_question(const struct import_report *r)
{
    say_text("import", S(""),
             SAID(r->arena, MSG_cli_import_asks, arg_int(r->plan->counts[IMPORT_KIND_GONE]),
                  arg_int(r->plan->at_work_before), arg_str(S("--yes"))));
}
