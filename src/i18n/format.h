// SPDX-License-Identifier: EUPL-1.2
// Dates, times, numbers and lists as each language writes them.
//
//                     nb, nn                     da                             en
//     format_day      torsdag 3. desember 2026   torsdag den 3. december 2026   Thursday 3 December 2026
//     format_date     3. desember 2026           3. december 2026               3 December 2026
//     format_number   1 234 567,5                1.234.567,5                    1,234,567.5
//     format_percent  12,5 %                     12,5 %                         12.5%
//     format_list     A, B og C                  A, B og C                      A, B and C
//
// Blanks in numbers are no-break spaces.
// The results live in the arena. The forms are those of CLDR (checked against ICU by the unit tests) except
// where Språkrådet and Dansk Sprognævn advise otherwise: "kl. 13.00" in running text, and an en dash in
// ranges.
#ifndef I18N_FORMAT_H
#define I18N_FORMAT_H

#include "base/date.h"
#include "i18n/lang.h"

struct str format_day(struct arena *arena, enum lang lang, struct date d);
struct str format_date(struct arena *arena, enum lang lang, struct date d);
/// "3.12.2026", da "03.12.2026", en "03/12/2026": for tables.
struct str format_date_short(struct arena *arena, enum lang lang, struct date d);
/// "torsdag 3. desember", da "torsdag den 3. december": where the year is known.
struct str format_weekday_date(struct arena *arena, enum lang lang, struct date d);
/// "3. des.", en "3 Dec": where there is little room.
struct str format_day_month(struct arena *arena, enum lang lang, struct date d);
/// "desember 2026"
struct str format_month_year(struct arena *arena, enum lang lang, int year, int month);
/// "3. desember 2026", "3.–5. desember 2026", "30. november–2. desember 2026"
struct str format_date_range(struct arena *arena, enum lang lang, struct date from, struct date to);
/// "i går", "i dag", "i morgen", "om 3 dager", "for 3 dager siden"; more than 13 days away as format_date.
struct str format_relative_day(struct arena *arena, enum lang lang, struct date d, struct date today);
/// "uke 49", "veke 49", "uge 49", "week 49"
struct str format_week(struct arena *arena, enum lang lang, int week);

struct str month_name(enum lang lang, int month);      // 1..12: "desember"
struct str month_short(enum lang lang, int month);     // "des.", da "dec.", en "Dec"
struct str weekday_name(enum lang lang, int weekday);  // 1 Monday .. 7 Sunday: "mandag", nn "måndag"
struct str weekday_short(enum lang lang, int weekday); // "tor.", nn "to.", da "tors.", en "Thu"

/// In running text: "kl. 13.00", en "13:00".
struct str format_time(struct arena *arena, enum lang lang, int32_t minute);
/// In tables and programmes: "13.00", en "13:00".
struct str format_clock(struct arena *arena, enum lang lang, int32_t minute);
/// "kl. 13.00–15.00", en "13:00–15:00"
struct str format_time_range(struct arena *arena, enum lang lang, int32_t from, int32_t to);
/// "torsdag 3. desember 2026 kl. 13.00", en "Thursday 3 December 2026, 13:00"
struct str format_wall(struct arena *arena, enum lang lang, struct wall w);
/// "torsdag 3. desember 2026 kl. 13.00–15.00"; over midnight both ends in full.
struct str format_wall_range(struct arena *arena, enum lang lang, struct wall from, struct wall to);
/// The same of one day, as rows hold it: when a gathering is.
struct str format_day_hours(struct arena *arena, enum lang lang, struct date day, int64_t from, int64_t to);

struct str format_int(struct arena *arena, enum lang lang, int64_t n);
/// With exactly `decimals` (0..9) digits after the comma. What is no number (0/0) is shown as a dash.
struct str format_number(struct arena *arena, enum lang lang, double value, int decimals);
struct str format_percent(struct arena *arena, enum lang lang, double percent, int decimals);
/// "A", "A og B", "A, B og C"
struct str format_list(struct arena *arena, enum lang lang, const struct str *items, size_t count);

#endif
