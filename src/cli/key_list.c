// SPDX-License-Identifier: EUPL-1.2
// A list of people by their employee numbers or addresses.
#include "cli/cli.h"
#include "cli/cohort_print.h"
#include "cli/input.h"
#include "cli/say.h"
#include "i18n/email.h"
#include "i18n/national_id.h"
#include "i18n/text.h"
#include "staff/sheet.h"
#include "staff/sheet_guess.h"

#include "base/csv.h"

enum { KEY_FILE_BYTES_MOST = 16 << 20 };

static bool is_key(const struct column *column)
{
    return column->kind == COLUMN_FIELD &&
           (column->field == FIELD_employee_id || column->field == FIELD_oidc_subject ||
            column->field == FIELD_email);
}

static int refused(struct arena *arena, struct str path, const struct csv *csv, enum finding_code code)
{
    say(NULL, str_format(arena, "%.*s:%lld", STR(path), (long long)csv->row), finding_message(code));
    return EXIT_INPUT;
}

static int keys_read(struct arena *arena, struct str path, struct csv *csv, const struct column_book *book,
                     struct str_map *keys)
{
    struct column_list columns = {0};
    bool has_header = false;
    while (csv_row(csv)) {
        bool is_first = !columns.at;
        if (is_first) {
            columns = column_map(book, csv->fields, csv->count);
            csv->columns = csv->count;
        }
        for (size_t i = 0; is_first && i < columns.count; i++)
            has_header |= is_key(&columns.at[i]);
        for (size_t i = 0; i < csv->count; i++) {
            uint32_t *value;
            struct str key = email_key(arena, text_clean(arena, csv->fields[i]));
            if (national_id_in(key, NATIONAL_ID_ANYWHERE))
                return refused(arena, path, csv, FINDING_national_id_value);
            bool counts = has_header ? i < columns.count && is_key(&columns.at[i]) && !is_first : i == 0;
            if (counts && key.len)
                str_map_add(keys, key, &value);
        }
    }
    return csv->problem ? refused(arena, path, csv, sheet_problem_code(csv->problem)) : EXIT_DONE;
}

int key_list_read(struct arena *arena, struct str path, struct str_map *keys)
{
    struct str text;
    int status = input_text_read(arena, path, KEY_FILE_BYTES_MOST, &text);
    if (status != EXIT_DONE || !text.len)
        return status;
    const struct column_book *book = column_book_new(arena, &staff_columns);
    struct sheet_guess guess = sheet_guess(arena, book, text);
    struct csv csv = csv_read(arena, guess.text, guess.separator);
    return keys_read(arena, path, &csv, book, keys);
}
