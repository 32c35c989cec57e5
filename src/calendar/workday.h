// SPDX-License-Identifier: EUPL-1.2
// Days on which offices are open: what "five working days" means, and when nobody is reminded of anything.
//
//     workday_is(COUNTRY_NORWAY, date_of(2028, 5, 17))                 // false: Constitution Day
//     workday_after(COUNTRY_NORWAY, date_of(2027, 3, 24), 1)           // 30 March: Easter lies between
//
// None on Saturdays, Sundays and public holidays, on Christmas Eve and New Year's Eve, and in Denmark on
// 5 June: offices are closed then, whatever the law calls the day. School breaks and the summer are for
// gatherings to mind (calendar/holiday.h), not for deadlines. Pure; about 0.2 us a day.
#ifndef CALENDAR_WORKDAY_H
#define CALENDAR_WORKDAY_H

#include "calendar/holiday.h"

/// The country whose clock it is.
enum country country_of_zone(enum zone zone);
bool workday_is(enum country country, struct date day);
/// The count-th working day after `day`.
struct date workday_after(enum country country, struct date day, int count);

#endif
