// SPDX-License-Identifier: EUPL-1.2
// Whom a file means by the names it uses for people: "n:" and an employee number or the directory's object
// id, "m:" and an address, all folded. Everyone has several such names, and few of them are ever used: those
// are added first, and then the people are passed by once.
//
//     struct staff_named named = staff_named_new(arena);
//     uint32_t manager = staff_named_add(&named, S("m:kari@kommune.no"));
//     staff_named_find(&named, list);
//     int32_t person = named.people.at[manager];      // STAFF_NONE: nobody
#ifndef STAFF_STAFF_NAMED_H
#define STAFF_STAFF_NAMED_H

#include "base/str_map.h"
#include "staff/stafflist.h"

struct staff_named {
    struct arena *arena;
    struct str_map numbers, addresses; // to the index of the person
    struct named_people {
        int32_t *at; // at 0 stands nobody
        size_t count;
    } people;
};

struct staff_named staff_named_new(struct arena *arena);
/// The index of a name, from 1; the same for the same name.
uint32_t staff_named_add(struct staff_named *named, struct str key);
/// Finds the first person of each name that was added.
void staff_named_find(struct staff_named *named, const struct staff_list *list);

#endif
