// SPDX-License-Identifier: EUPL-1.2
// Printing accounts: for people, as csv, as JSON.
#include "cli/user_print.h"

#include "base/csv.h"

#include <jansson.h>
#include <stdio.h>

enum { OUTPUT_BYTES_MOST = 64 << 20 };

/// Whom it is in the staff list: the employee number, else the address; empty for nobody.
static struct str person_of(const struct account_row *a)
{
    return a->employee_id.is_set ? a->employee_id.value : a->email.is_set ? a->email.value : S("");
}

static void print_text(const struct account_row_list *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct account_row *a = &all->at[i];
        struct str person = person_of(a);
        printf("%-16.*s %-9.*s %-12.*s %.*s%s%.*s\n", STR(a->user_name), STR(account_state_text(a->state)),
               STR(a->roles), STR(a->display_name), person.len ? "  " : "", STR(person));
    }
}

static void print_csv(struct arena *arena, const struct account_row_list *all)
{
    struct buf out = buf_new(arena, OUTPUT_BYTES_MOST);
    buf_str(&out, S("user_name,state,roles,name,person\n"));
    for (size_t i = 0; i < all->count; i++) {
        const struct account_row *a = &all->at[i];
        csv_field(&out, a->user_name, ',');
        buf_format(&out, ",%.*s,%.*s,", STR(account_state_text(a->state)), STR(a->roles));
        csv_field(&out, a->display_name, ',');
        buf_char(&out, ',');
        csv_field(&out, person_of(a), ',');
        buf_char(&out, '\n');
    }
    struct str text = buf_get(&out);
    fwrite(text.at, 1, text.len, stdout);
}

static json_t *text_json(struct str s)
{
    return json_stringn(s.len ? s.at : "", s.len);
}

static json_t *roles_json(struct str roles)
{
    json_t *array = json_array();
    struct str rest = roles, role;
    while (roles.len && str_cut(&rest, ' ', &role))
        json_array_append_new(array, text_json(role));
    return array;
}

static void print_json(const struct account_row_list *all)
{
    json_t *array = json_array();
    for (size_t i = 0; i < all->count; i++) {
        const struct account_row *a = &all->at[i];
        json_array_append_new(array, json_pack("{s:o,s:o,s:o,s:o,s:o}", "user_name", text_json(a->user_name),
                                               "state", text_json(account_state_text(a->state)), "roles",
                                               roles_json(a->roles), "name", text_json(a->display_name),
                                               "person", text_json(person_of(a))));
    }
    json_dumpf(array, stdout, JSON_INDENT(1));
    putchar('\n');
    json_decref(array);
}

void accounts_print(struct arena *arena, const struct account_row_list *accounts, enum format format)
{
    switch (format) {
    case FORMAT_TEXT: print_text(accounts); break;
    case FORMAT_CSV: print_csv(arena, accounts); break;
    case FORMAT_JSON: print_json(accounts); break;
    }
}
