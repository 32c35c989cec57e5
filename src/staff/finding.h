// SPDX-License-Identifier: EUPL-1.2
// What was found in a file from outside: where, in which column, and a stable code for it. A finding never
// holds the value itself, since that may be what must not be kept.
//
//     *LIST_ADD(arena, &findings) = (struct finding){row, S("Ansatt fra"), FINDING_date_invalid};
//     printf("%.*s", STR(finding_code(FINDING_date_invalid)));        // "date_invalid"
//     TEXT(arena, lang, finding_message(FINDING_date_invalid))        // a sentence for people
#ifndef STAFF_FINDING_H
#define STAFF_FINDING_H

#include "base/list.h"
#include "base/str.h"
#include "i18n/message.h"
#include "staff/decode.h"

enum finding_code {
#define REFUSED(name) FINDING_##name,
#define ROW_ERROR(name) FINDING_##name,
#define WARNING(name) FINDING_##name,
#include "staff/findings.def"
#undef REFUSED
#undef ROW_ERROR
#undef WARNING
    FINDING_COUNT
};

enum finding_weight { FINDING_REFUSES, FINDING_SPOILS_ROW, FINDING_WARNS };

struct finding {
    int64_t row; // as in a spreadsheet, from 1; 0: the file as a whole
    struct str
        column; // the header's text, a column letter where that is of no use, or empty: the row as a whole
    enum finding_code code;
};

struct finding_list {
    struct finding *at;
    size_t count;
};

enum finding_weight finding_weight(enum finding_code code);
struct str finding_code(enum finding_code code);
enum message finding_message(enum finding_code code);
/// What is said of a file that is no text; `state` is not DECODED.
enum finding_code finding_undecoded(enum decode_state state);

#endif
