// SPDX-License-Identifier: EUPL-1.2
// The steps from the files of a staff list to the store.
#include "people/import_reading.h"

struct import_reading import_read(struct arena *arena, struct import_files files, struct date today)
{
    struct import_reading r = {.list = staff_list_read(arena, files.list)};
    if (files.has_units && !r.list->counts[FINDING_REFUSES])
        r.units = unit_list_merge(arena, r.list, files.units, today);
    return r;
}

bool import_is_refused(const struct import_reading *r, bool skips_bad_rows)
{
    return import_findings_weighing(r, FINDING_REFUSES) ||
           (import_findings_weighing(r, FINDING_SPOILS_ROW) && !skips_bad_rows);
}

void import_compare(struct import_reading *r, struct arena *arena, struct db *db, struct date today)
{
    r->plan = import_plan(arena, db, r->list, today);
}

size_t import_findings_count(const struct import_reading *r)
{
    return r->list->findings.count + r->units.findings.count + (r->plan ? r->plan->passed_on.count : 0);
}

struct import_finding import_finding_at(const struct import_reading *r, size_t number)
{
    size_t of_list = r->list->findings.count, of_units = r->units.findings.count;
    if (number < of_list)
        return (struct import_finding){&r->list->findings.at[number], IMPORT_FROM_LIST, r->list->is_json};
    number -= of_list;
    if (number < of_units)
        return (struct import_finding){&r->units.findings.at[number], IMPORT_FROM_UNITS, r->units.is_json};
    return (struct import_finding){&r->plan->passed_on.at[number - of_units], IMPORT_FROM_STORE,
                                   r->list->is_json};
}

int64_t import_findings_weighing(const struct import_reading *r, enum finding_weight weight)
{
    size_t of_store = r->plan && weight == FINDING_WARNS ? r->plan->passed_on.count : 0;
    return (int64_t)(r->list->counts[weight] + r->units.counts[weight] + of_store);
}

int64_t import_rows_spoilt(const struct import_reading *r)
{
    int64_t good = (int64_t)r->list->positions.count + r->list->repeated, rows = r->list->rows - good,
            last = 0;
    for (size_t i = 0; i < r->units.findings.count; i++) {
        const struct finding *f = &r->units.findings.at[i];
        rows += finding_weight(f->code) == FINDING_SPOILS_ROW && f->row != last;
        last = finding_weight(f->code) == FINDING_SPOILS_ROW ? f->row : last;
    }
    return rows;
}
