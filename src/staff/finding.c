// SPDX-License-Identifier: EUPL-1.2
// Codes and texts of findings.
#include "staff/finding.h"

#include "base/bug.h"

struct row {
    enum finding_weight weight;
    struct str code;
    enum message message;
};

static const struct row rows[] = {
#define REFUSED(name) [FINDING_##name] = {FINDING_REFUSES, S_INIT(#name), MSG_import_##name},
#define ROW_ERROR(name) [FINDING_##name] = {FINDING_SPOILS_ROW, S_INIT(#name), MSG_import_##name},
#define WARNING(name) [FINDING_##name] = {FINDING_WARNS, S_INIT(#name), MSG_import_##name},
#include "staff/findings.def"
};

enum finding_weight finding_weight(enum finding_code code)
{
    return rows[code].weight;
}

struct str finding_code(enum finding_code code)
{
    return rows[code].code;
}

enum message finding_message(enum finding_code code)
{
    return rows[code].message;
}

enum finding_code finding_undecoded(enum decode_state state)
{
    switch (state) {
    case DECODED: break;
    case DECODE_EMPTY: return FINDING_file_empty;
    case DECODE_ZIP: return FINDING_file_is_xlsx;
    case DECODE_OLE: return FINDING_file_is_xls;
    case DECODE_BINARY: return FINDING_file_not_text;
    case DECODE_BROKEN: return FINDING_encoding_broken;
    }
    BUG("decode state %d", (int)state);
}
