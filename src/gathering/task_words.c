// SPDX-License-Identifier: EUPL-1.2
// Who takes a task, and by which day, out of its words.
#include "gathering/note.h"

#include "i18n/text.h"

// ---- who ----

/// The text behind "@" begins with this name, and the name ends there.
static bool begins_with_name(struct str text, struct str name)
{
    if (!name.len || !str_starts(text, name))
        return false;
    struct str next = str_slice(text, name.len, name.len + 1), ends = S(" .,;:)!?");
    return !next.len || str_find(ends, next.at[0], 0) < ends.len;
}

/// The only member whose name stands there; *several: more than one has it.
static struct maybe_person_id only_one(struct arena *arena, struct str text,
                                       const struct member_list *members, bool is_whole, bool *several)
{
    struct maybe_person_id found = {0};
    *several = false;
    for (size_t i = 0; i < members->count; i++) {
        const struct member *m = &members->at[i];
        struct str name = is_whole ? str_words(arena, m->given_name, m->family_name) : m->given_name;
        if (!begins_with_name(text, text_fold(arena, name)))
            continue;
        *several |= found.is_set;
        found = (struct maybe_person_id){true, m->person};
    }
    return *several ? (struct maybe_person_id){0} : found;
}

struct maybe_person_id task_taker(struct arena *arena, struct str text, const struct member_list *members)
{
    bool several;
    size_t at = str_find(text, '@', 0);
    struct str behind = text_fold(arena, str_slice(text, at + 1, text.len));
    struct maybe_person_id who = only_one(arena, behind, members, true, &several);
    return who.is_set || several ? who : only_one(arena, behind, members, false, &several);
}

// ---- when ----

/// Takes digits off the front.
static bool number(struct str *rest, int64_t *out)
{
    size_t digits = 0;
    while (digits < rest->len && rest->at[digits] >= '0' && rest->at[digits] <= '9')
        digits++;
    bool is_number = digits && digits <= 4 && str_int(str_slice(*rest, 0, digits), out);
    *rest = str_slice(*rest, digits, rest->len);
    return is_number;
}

static bool separator(struct str *rest)
{
    bool is_there = rest->len && (rest->at[0] == '.' || rest->at[0] == '/');
    *rest = str_slice(*rest, is_there ? 1 : 0, rest->len);
    return is_there;
}

/// "4.2.", "4.2.2027", "4/2"
static struct maybe_date day_read(struct str rest, struct date since)
{
    int64_t day = 0, month = 0, year = date_civil(since).year;
    struct date out;
    if (!number(&rest, &day) || !separator(&rest) || !number(&rest, &month))
        return (struct maybe_date){0};
    bool has_year = separator(&rest) && number(&rest, &year);
    struct civil c = {(int)year, (int)month, (int)day};
    if (!date_from_civil(c, &out))
        return (struct maybe_date){0};
    if (!has_year && date_compare(out, since) < 0) {
        c.year++;
        if (!date_from_civil(c, &out))
            return (struct maybe_date){0};
    }
    return (struct maybe_date){true, out};
}

struct maybe_date task_day(struct arena *arena, struct str text, struct date since)
{
    static const char *const words[] = {" innen ", " innan ", " senest ", " inden ",
                                        " før ",   " by ",    " until "};
    struct str folded = text_fold(arena, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_from(words[i]);
        size_t at = str_find_str(folded, word, 0);
        struct maybe_date day = day_read(str_trim(str_slice(folded, at + word.len, folded.len)), since);
        if (at < folded.len && day.is_set)
            return day;
    }
    return (struct maybe_date){0};
}
