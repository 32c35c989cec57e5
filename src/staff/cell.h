// SPDX-License-Identifier: EUPL-1.2
// The cells of a staff list, read as what they are: days, shares of full time, names.
//
//     struct date_cell d = date_cell(arena, S("1. september 2026"));     // CELL_READ, 2026-09-01
//     struct share_cell s = share_cell(S("32/37"));                      // CELL_READ, 86.49, is_fraction
//
// Days are read day first, and month first only before a time with AM or PM: dd.mm.yyyy, d.m.yyyy,
// dd-mm-yyyy, dd/mm/yyyy, ddmmyyyy, dd.mm.yy, yyyy-mm-dd, yyyymmdd, a month by its name in four languages,
// Excel's day number (46266), each also with a time behind it. A moment in UTC (Entra ID) becomes the day it
// is in Oslo and Copenhagen.
#ifndef STAFF_CELL_H
#define STAFF_CELL_H

#include "base/date.h"

enum cell_state {
    CELL_EMPTY,
    CELL_READ,
    CELL_OPEN, // a day that means "without end": 31.12.9999, 31.12.2099, 00.00.0000
    CELL_INVALID,
};

struct date_cell {
    enum cell_state state;
    struct date date;
    bool is_short_year;
    bool is_day_first; // by '-' or '/', where others write the month first
    bool is_ambiguous; // ... and the other reading exists as well and is another day
};

struct date_cell date_cell(struct arena *arena, struct str text);

struct share_cell {
    enum cell_state state;
    double value;
    bool is_fraction; // written n/m: value is in percent already
};

/// A decimal comma or point, a percent sign, or a fraction of the full week. Not negative.
struct share_cell share_cell(struct str text);

struct name_cell {
    struct str given, family;
};

/// "Etternavn, Fornavn", or else the last word is the family name.
struct name_cell name_cell(struct str full);

/// "1,00E+05": what Excel makes of long numbers.
bool number_is_destroyed(struct str text);

#endif
