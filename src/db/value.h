// SPDX-License-Identifier: EUPL-1.2
// Values that may be missing, as the database has them: NULL is is_set == false, and then .value is zero.
//
//     struct maybe_date left_at = {true, date_of(2026, 12, 3)};      // or {0}
//     if (member.left_at.is_set) ... member.left_at.value ...
//
// Ids, enums and their maybe_ structs are generated from the signatures in sql/*.sql (gen/sql/types.h).
#ifndef DB_VALUE_H
#define DB_VALUE_H

#include "base/date.h"
#include "base/str.h"

struct maybe_int {
    bool is_set;
    int64_t value;
};

struct maybe_bool {
    bool is_set;
    bool value;
};

struct maybe_real {
    bool is_set;
    double value;
};

struct maybe_str {
    bool is_set;
    struct str value;
};

struct maybe_bytes {
    bool is_set;
    struct str value;
};

struct maybe_date {
    bool is_set;
    struct date value;
};

struct maybe_instant {
    bool is_set;
    struct instant value;
};

struct db_enum;

#endif
