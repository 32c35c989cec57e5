// SPDX-License-Identifier: EUPL-1.2
// Printing a cohort: csv, json or a text for people.
#include "cli/cohort_print.h"

#include "base/csv.h"
#include "cli/say.h"
#include "selection/cohort_reason.h"

#include <jansson.h>
#include <stdio.h>

enum { OUTPUT_BYTES_MOST = 256 << 20 };

struct texts_of_row {
    struct str id, name, unit, silo, hired_on, education, reason;
};

static struct str unit_name(const struct staff_list *list, int32_t unit)
{
    return unit == STAFF_NONE ? S("") : list->units.at[unit].name;
}

static struct texts_of_row texts_of(const struct cohort_output *o, const struct cohort_row *row)
{
    const struct staff_person *p = row->staff;
    int32_t unit = o->list->positions.at[p->primary].unit;
    return (struct texts_of_row){
        .id = p->employee_id.len ? p->employee_id
              : p->object_id.len ? p->object_id
                                 : p->email,
        .name = str_words(o->arena, p->given_name, p->family_name),
        .unit = unit_name(o->list, unit),
        .silo = unit_name(o->list, unit == STAFF_NONE ? unit : staff_unit_at_depth(o->list, unit, 0)),
        .hired_on = date_iso(o->arena, p->hired_on),
        .education = education_text(p->education),
        .reason = cohort_reasons(o->arena, cli_lang(), &row->answer, &row->person),
    };
}

static bool is_printed(const struct cohort_output *o, const struct cohort_row *row)
{
    return o->all || row->answer.verdict == COHORT_VERDICT_IN;
}

static bool is_asked(const struct cohort_output *o, enum cohort_criterion criterion)
{
    return o->rows->count && o->rows->at[0].answer.criteria[criterion] != CRITERION_UNASKED;
}

static void csv_line(struct buf *out, const struct str *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_char(out, ',');
        csv_field(out, fields[i], ',');
    }
    buf_char(out, '\n');
}

/// The decision and every criterion that is asked, as names in the header and answers below it.
static size_t decision_fields(const struct cohort_output *o, const struct cohort_row *row, struct str *fields)
{
    size_t count = 0;
    if (!o->all)
        return 0;
    fields[count++] = row ? cohort_verdict_text(row->answer.verdict) : S("decision");
    for (enum cohort_criterion c = COHORT_EMPLOYED; c < COHORT_CRITERIA; c++)
        if (is_asked(o, c))
            fields[count++] = row ? criterion_text(row->answer.criteria[c]) : cohort_criterion_text(c);
    return count;
}

static void print_csv(const struct cohort_output *o)
{
    struct buf out = buf_new(o->arena, OUTPUT_BYTES_MOST);
    struct str fields[7 + 1 + COHORT_CRITERIA] = {S("employee_id"), S("name"),      S("unit"),  S("silo"),
                                                  S("hired_on"),    S("education"), S("reason")};
    csv_line(&out, fields, 7 + decision_fields(o, NULL, fields + 7));
    for (size_t i = 0; i < o->rows->count; i++) {
        if (!is_printed(o, &o->rows->at[i]))
            continue;
        struct texts_of_row t = texts_of(o, &o->rows->at[i]);
        struct str of_row[] = {t.id, t.name, t.unit, t.silo, t.hired_on, t.education, t.reason};
        memcpy(fields, of_row, sizeof of_row);
        csv_line(&out, fields, 7 + decision_fields(o, &o->rows->at[i], fields + 7));
    }
    fwrite(buf_get(&out).at, 1, buf_get(&out).len, stdout);
}

static json_t *text_json(struct str s)
{
    return json_stringn(s.at, s.len);
}

static json_t *row_json(const struct cohort_output *o, const struct cohort_row *row)
{
    struct texts_of_row t = texts_of(o, row);
    json_t *object =
        json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "employee_id", text_json(t.id), "name",
                  text_json(t.name), "unit", text_json(t.unit), "silo", text_json(t.silo), "hired_on",
                  text_json(t.hired_on), "education", text_json(t.education), "reason", text_json(t.reason),
                  "decision", text_json(cohort_verdict_text(row->answer.verdict)));
    json_t *criteria = json_object();
    for (enum cohort_criterion c = COHORT_EMPLOYED; c < COHORT_CRITERIA; c++)
        if (is_asked(o, c))
            json_object_set_new(criteria, str_c(o->arena, cohort_criterion_text(c)),
                                text_json(criterion_text(row->answer.criteria[c])));
    json_object_set_new(object, "criteria", criteria);
    return object;
}

static void print_json(const struct cohort_output *o)
{
    json_t *people = json_array(), *all = json_object();
    size_t counts[COHORT_VERDICT_COUNT] = {0};
    for (size_t i = 0; i < o->rows->count; i++) {
        counts[o->rows->at[i].answer.verdict]++;
        if (is_printed(o, &o->rows->at[i]))
            json_array_append_new(people, row_json(o, &o->rows->at[i]));
    }
    for (enum cohort_verdict v = COHORT_VERDICT_IN; v <= COHORT_VERDICT_UNKNOWN; v++)
        json_object_set_new(all, str_c(o->arena, cohort_verdict_text(v)),
                            json_integer((json_int_t)counts[v]));
    json_object_set_new(all, "people", people);
    json_dumpf(all, stdout, JSON_INDENT(1));
    putchar('\n');
    json_decref(all);
}

static void print_text(const struct cohort_output *o)
{
    for (size_t i = 0; i < o->rows->count; i++) {
        const struct cohort_row *row = &o->rows->at[i];
        if (!is_printed(o, row))
            continue;
        struct texts_of_row t = texts_of(o, row);
        struct str decision = cohort_verdict_text(row->answer.verdict);
        if (o->all)
            printf("%-8.*s", STR(decision));
        printf("%.*s  %.*s, %.*s: %.*s\n", STR(t.id), STR(t.name), STR(t.unit), STR(t.reason));
    }
}

static size_t count_of(const struct cohort_output *o, enum cohort_verdict verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < o->rows->count; i++)
        count += o->rows->at[i].answer.verdict == verdict;
    return count;
}

/// Those whom the staff list does not know enough about are for a person to decide.
static void undecided_say(const struct cohort_output *o)
{
    size_t undecided = count_of(o, COHORT_VERDICT_UNKNOWN);
    if (!undecided)
        return;
    say_text("cohort", S(""), SAID(o->arena, MSG_cli_cohort_undecided, arg_int((int64_t)undecided)));
    for (size_t i = 0; i < o->rows->count; i++)
        if (o->rows->at[i].answer.verdict == COHORT_VERDICT_UNKNOWN) {
            struct texts_of_row t = texts_of(o, &o->rows->at[i]);
            fprintf(stderr, "  %.*s  %.*s, %.*s: %.*s\n", STR(t.id), STR(t.name), STR(t.unit), STR(t.reason));
        }
}

bool cohort_print(const struct cohort_output *o)
{
    size_t chosen = count_of(o, COHORT_VERDICT_IN);
    switch (o->format) {
    case FORMAT_TEXT: print_text(o); break;
    case FORMAT_CSV: print_csv(o); break;
    case FORMAT_JSON: print_json(o); break;
    }
    fflush(stdout);
    undecided_say(o);
    say_text(
        "cohort", S(""),
        SAID(o->arena, MSG_cli_cohort_chosen, arg_int((int64_t)chosen), arg_int((int64_t)o->rows->count)));
    return chosen + count_of(o, COHORT_VERDICT_UNKNOWN) > 0;
}
