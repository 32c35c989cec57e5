// SPDX-License-Identifier: EUPL-1.2
// Finding a list's people among those stored.
#include "people/import_match.h"

#include "base/list.h"
#include "i18n/text.h"
#include "people/import.h"

enum { ROADS = 3, AGREEMENTS_MOST = 6, AGREEMENTS_LEAST = 2 };

/// Who is found by number, object id and address, and in how much they agree.
struct found {
    uint32_t stored[ROADS];
    int agreements[ROADS];
};

struct matching {
    struct arena *arena;
    const struct staff_list *list;
    const struct import_stored *stored;
    struct str_map emails; // of the list; IMPORT_AMBIGUOUS where several have it
};

static struct matching matching_of(struct arena *arena, const struct staff_list *list,
                                   const struct import_stored *stored)
{
    struct matching m = {arena, list, stored, str_map_for(arena, list->people.count)};
    for (uint32_t i = 0; i < list->people.count; i++)
        import_unique_add(&m.emails, list->people.at[i].email_key, i);
    return m;
}

static uint32_t look_up(const struct str_map *map, struct str key)
{
    uint32_t index;
    return key.len && str_map_find(map, key, &index) ? index : IMPORT_AMBIGUOUS;
}

/// The stored person with the address, where nobody else has it here or there: else the one who had it and
/// left.
static uint32_t by_email(const struct matching *m, size_t person)
{
    struct str key = m->list->people.at[person].email_key;
    if (look_up(&m->emails, key) != person)
        return IMPORT_AMBIGUOUS;
    bool is_had = str_map_has(&m->stored->by_email, key);
    return look_up(is_had ? &m->stored->by_email : &m->stored->by_former_email, key);
}

/// "Kari" and "kari Anne" are one name.
static bool is_same_name(struct arena *arena, struct str a, struct str b)
{
    if (str_is(a, b)) // by far the most
        return a.len > 0;
    a = text_fold(arena, a);
    b = text_fold(arena, b);
    struct str shorter = a.len < b.len ? a : b, longer = a.len < b.len ? b : a;
    bool goes_on =
        longer.len > shorter.len && (longer.at[shorter.len] == ' ' || longer.at[shorter.len] == '-');
    return shorter.len && str_starts(longer, shorter) && (goes_on || longer.len == shorter.len);
}

/// Which names agree; given and family name may have changed places.
static int names_agreeing(struct arena *arena, const struct staff_person *p,
                          const struct import_person_stored *s)
{
    bool is_swapped = is_same_name(arena, p->given_name, s->family_name) &&
                      is_same_name(arena, p->family_name, s->given_name);
    return is_swapped ? 2
                      : is_same_name(arena, p->given_name, s->given_name) +
                            is_same_name(arena, p->family_name, s->family_name);
}

/// In how much a person of the list agrees with a stored one; a first day that is not stored contradicts
/// nobody's.
static int agreements(const struct matching *m, size_t person, uint32_t index)
{
    const struct staff_person *p = &m->list->people.at[person];
    const struct import_person_stored *s = &m->stored->people.at[index];
    return (p->employee_id.len && str_is(p->employee_id, s->employee_id.value)) +
           (p->object_id.len && str_is(p->object_id, s->object_id.value)) +
           (p->email_key.len && str_is(p->email_key, s->email_key)) + names_agreeing(m->arena, p, s) +
           (!s->hired_on.is_set || date_compare(p->hired_on, s->hired_on.value) == 0);
}

static struct found find(const struct matching *m, size_t person)
{
    const struct staff_person *p = &m->list->people.at[person];
    struct found found = {.stored = {look_up(&m->stored->by_key, p->key),
                                     look_up(&m->stored->by_object, p->object_id), by_email(m, person)}};
    for (int i = 0; i < ROADS; i++)
        if (found.stored[i] != IMPORT_AMBIGUOUS)
            found.agreements[i] = agreements(m, person, found.stored[i]);
    return found;
}

int64_t *import_match(struct arena *arena, const struct staff_list *list, struct import_stored *stored)
{
    struct matching m = matching_of(arena, list, stored);
    int64_t *match = NEW_ARRAY(arena, int64_t, list->people.count + 1);
    struct found *found = NEW_ARRAY(arena, struct found, list->people.count + 1);
    for (size_t i = 0; i < list->people.count; i++) {
        found[i] = find(&m, i);
        match[i] = IMPORT_NOT_STORED;
    }
    for (int least = AGREEMENTS_MOST; least >= AGREEMENTS_LEAST; least--)
        for (size_t i = 0; i < list->people.count; i++)
            for (int road = 0; road < ROADS && match[i] == IMPORT_NOT_STORED; road++) {
                uint32_t index = found[i].stored[road];
                if (found[i].agreements[road] < least || stored->is_met[index])
                    continue;
                match[i] = index;
                stored->is_met[index] = true;
            }
    return match;
}

struct finding_list import_passed_on(struct arena *arena, const struct staff_list *list,
                                     const struct import_stored *stored, const int64_t *match)
{
    struct matching m = matching_of(arena, list, stored);
    struct finding_list found = {0};
    for (size_t i = 0; i < list->people.count; i++) {
        const struct staff_person *p = &list->people.at[i];
        uint32_t number = p->employee_id.len ? look_up(&stored->by_key, p->key) : IMPORT_AMBIGUOUS;
        uint32_t address = by_email(&m, i);
        if (number != IMPORT_AMBIGUOUS && number != match[i])
            *LIST_ADD(arena, &found) =
                (struct finding){p->row, list->column[FIELD_employee_id], FINDING_number_passed_on};
        if (address != IMPORT_AMBIGUOUS && address != match[i])
            *LIST_ADD(arena, &found) =
                (struct finding){p->row, list->column[FIELD_email], FINDING_email_passed_on};
    }
    return found;
}
