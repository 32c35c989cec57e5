// SPDX-License-Identifier: EUPL-1.2
// National identity numbers of Norway and Denmark, wherever in a text they stand: so that they can be
// refused, never kept.
//
//     if (national_id_in(cell, NATIONAL_ID_ANYWHERE)) ...
//
// Found are
//   - Norwegian numbers: eleven digits, a date that exists and both control digits right (forskrift om
//     folkeregistrering § 2-2-1 and Skatteetaten, "Fødselsnummer"); also D-numbers (day + 40) and the
//     synthetic ones of tests (month + 40, + 65 and + 80); also ten digits that are right with the zero put
//     back that Excel took;
//   - Danish numbers (CPR): ddmmyy-nnnn with a date that exists. Their control digit means nothing since
//   2007.
// The digits may be parted as people and spreadsheets part them: 130972 48022, 13.09.72-48022, 130 972 480
// 22, 13 097 248 022; 1,3097248022E+10 counts as what it means. Digits that go on before or behind are
// something else, and so are those that a hexadecimal digit touches: they are part of an object id
// ("fnr13097248022" is none). Ten digits without a hyphen are also what telephones and production units have:
// they count as a Danish number only where the caller does not expect numbers, and for someone born
// 1930-2012. Cost: one pass; nothing but the pass for a text of under ten digits.
#ifndef STAFF_NATIONAL_ID_H
#define STAFF_NATIONAL_ID_H

#include "base/str.h"

enum national_id_place {
    NATIONAL_ID_ANYWHERE,
    NATIONAL_ID_AMONG_NUMBERS, // a column of telephone numbers, codes or the like
};

/// Whether there are as many digits as a national identity number has.
bool national_id_digits_in(struct str text);
bool national_id_in(struct str text, enum national_id_place place);

#endif
