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
// Digits may be those of any script, stuck to letters, and parted as people and programs part them: 130972
// 48022, 13.09.72-48022, 130 972 480 22, 13 097 248 022, (130972)*48022, 1 3 0 9 7 2 4 8 0 2 2; with the
// whole year, 13091972 48022 or 1972-09-13 48022; 1,3097248022E+10 counts as what it means; what is not seen
// (zero-width blanks) does not part. Digits that go on before or behind are something else, and so are those
// of an object id (32 hexadecimal digits) and of a telephone number with its plus. Ten digits without a
// hyphen are also what telephones and production units have: they count as a Danish number only where the
// caller does not expect numbers, and for someone born 1930-2030. Where no control digit helps, some other
// number is now and then taken for a person's: three of a hundred of those with ten digits. Cost: one pass
// over the digits; nothing for a text of under ten.
#ifndef I18N_NATIONAL_ID_H
#define I18N_NATIONAL_ID_H

#include "base/buf.h"

enum national_id_place {
    NATIONAL_ID_ANYWHERE,
    NATIONAL_ID_AMONG_NUMBERS, // a column of telephone numbers, codes or the like
};

bool national_id_in(struct str text, enum national_id_place place);

/// The text with an asterisk for each digit of such numbers: what may be shown again of a text that was
/// refused.
struct str national_id_hide(struct arena *arena, struct str text);

#endif
