// SPDX-License-Identifier: EUPL-1.2
// Dates and times in four languages.
#include "i18n/format.h"

#include <stdlib.h>

static const struct str months[LANG_COUNT][12] = {
    [LANG_NB] = {S_INIT("januar"), S_INIT("februar"), S_INIT("mars"), S_INIT("april"), S_INIT("mai"),
                 S_INIT("juni"), S_INIT("juli"), S_INIT("august"), S_INIT("september"), S_INIT("oktober"),
                 S_INIT("november"), S_INIT("desember")},
    [LANG_NN] = {S_INIT("januar"), S_INIT("februar"), S_INIT("mars"), S_INIT("april"), S_INIT("mai"),
                 S_INIT("juni"), S_INIT("juli"), S_INIT("august"), S_INIT("september"), S_INIT("oktober"),
                 S_INIT("november"), S_INIT("desember")},
    [LANG_DA] = {S_INIT("januar"), S_INIT("februar"), S_INIT("marts"), S_INIT("april"), S_INIT("maj"),
                 S_INIT("juni"), S_INIT("juli"), S_INIT("august"), S_INIT("september"), S_INIT("oktober"),
                 S_INIT("november"), S_INIT("december")},
    [LANG_EN] = {S_INIT("January"), S_INIT("February"), S_INIT("March"), S_INIT("April"), S_INIT("May"),
                 S_INIT("June"), S_INIT("July"), S_INIT("August"), S_INIT("September"), S_INIT("October"),
                 S_INIT("November"), S_INIT("December")},
};

static const struct str months_short[LANG_COUNT][12] = {
    [LANG_NB] = {S_INIT("jan."), S_INIT("feb."), S_INIT("mars"), S_INIT("apr."), S_INIT("mai"),
                 S_INIT("juni"), S_INIT("juli"), S_INIT("aug."), S_INIT("sep."), S_INIT("okt."),
                 S_INIT("nov."), S_INIT("des.")},
    [LANG_NN] = {S_INIT("jan."), S_INIT("feb."), S_INIT("mars"), S_INIT("apr."), S_INIT("mai"),
                 S_INIT("juni"), S_INIT("juli"), S_INIT("aug."), S_INIT("sep."), S_INIT("okt."),
                 S_INIT("nov."), S_INIT("des.")},
    [LANG_DA] = {S_INIT("jan."), S_INIT("feb."), S_INIT("mar."), S_INIT("apr."), S_INIT("maj"),
                 S_INIT("jun."), S_INIT("jul."), S_INIT("aug."), S_INIT("sep."), S_INIT("okt."),
                 S_INIT("nov."), S_INIT("dec.")},
    [LANG_EN] = {S_INIT("Jan"), S_INIT("Feb"), S_INIT("Mar"), S_INIT("Apr"), S_INIT("May"), S_INIT("Jun"),
                 S_INIT("Jul"), S_INIT("Aug"), S_INIT("Sept"), S_INIT("Oct"), S_INIT("Nov"), S_INIT("Dec")},
};

static const struct str weekdays[LANG_COUNT][7] = {
    [LANG_NB] = {S_INIT("mandag"), S_INIT("tirsdag"), S_INIT("onsdag"), S_INIT("torsdag"), S_INIT("fredag"),
                 S_INIT("lørdag"), S_INIT("søndag")},
    [LANG_NN] = {S_INIT("måndag"), S_INIT("tysdag"), S_INIT("onsdag"), S_INIT("torsdag"), S_INIT("fredag"),
                 S_INIT("laurdag"), S_INIT("søndag")},
    [LANG_DA] = {S_INIT("mandag"), S_INIT("tirsdag"), S_INIT("onsdag"), S_INIT("torsdag"), S_INIT("fredag"),
                 S_INIT("lørdag"), S_INIT("søndag")},
    [LANG_EN] = {S_INIT("Monday"), S_INIT("Tuesday"), S_INIT("Wednesday"), S_INIT("Thursday"),
                 S_INIT("Friday"), S_INIT("Saturday"), S_INIT("Sunday")},
};

static const struct str weekdays_short[LANG_COUNT][7] = {
    [LANG_NB] = {S_INIT("man."), S_INIT("tir."), S_INIT("ons."), S_INIT("tor."), S_INIT("fre."),
                 S_INIT("lør."), S_INIT("søn.")},
    [LANG_NN] = {S_INIT("må."), S_INIT("ty."), S_INIT("on."), S_INIT("to."), S_INIT("fr."), S_INIT("la."),
                 S_INIT("sø.")},
    [LANG_DA] = {S_INIT("man."), S_INIT("tirs."), S_INIT("ons."), S_INIT("tors."), S_INIT("fre."),
                 S_INIT("lør."), S_INIT("søn.")},
    [LANG_EN] = {S_INIT("Mon"), S_INIT("Tue"), S_INIT("Wed"), S_INIT("Thu"), S_INIT("Fri"), S_INIT("Sat"),
                 S_INIT("Sun")},
};

static const struct words {
    struct str day_before_date;    // between the weekday and the date
    struct str day_end;            // behind the number of the day
    struct str clock, clock_point; // before a time in running text; between hours and minutes there
    struct str table_point;        // between hours and minutes in tables
    struct str before_time;        // between a date and a time
    struct str wide_dash;          // between two dates that have blanks in them
    struct str week;
    struct str near_days[3];        // yesterday, today, tomorrow
    struct str ahead[2], behind[2]; // around a number of days
} words[LANG_COUNT] = {
    [LANG_NB] = {S_INIT(" "),
                 S_INIT("."),
                 S_INIT("kl. "),
                 S_INIT("."),
                 S_INIT(":"),
                 S_INIT(" "),
                 S_INIT("–"),
                 S_INIT("uke"),
                 {S_INIT("i går"), S_INIT("i dag"), S_INIT("i morgen")},
                 {S_INIT("om "), S_INIT(" dager")},
                 {S_INIT("for "), S_INIT(" dager siden")}},
    [LANG_NN] = {S_INIT(" "),
                 S_INIT("."),
                 S_INIT("kl. "),
                 S_INIT("."),
                 S_INIT(":"),
                 S_INIT(" "),
                 S_INIT("–"),
                 S_INIT("veke"),
                 {S_INIT("i går"), S_INIT("i dag"), S_INIT("i morgon")},
                 {S_INIT("om "), S_INIT(" dagar")},
                 {S_INIT("for "), S_INIT(" dagar sidan")}},
    [LANG_DA] = {S_INIT(" den "),
                 S_INIT("."),
                 S_INIT("kl. "),
                 S_INIT("."),
                 S_INIT("."),
                 S_INIT(" "),
                 S_INIT("–"),
                 S_INIT("uge"),
                 {S_INIT("i går"), S_INIT("i dag"), S_INIT("i morgen")},
                 {S_INIT("om "), S_INIT(" dage")},
                 {S_INIT("for "), S_INIT(" dage siden")}},
    [LANG_EN] = {S_INIT(" "),
                 S_INIT(""),
                 S_INIT(""),
                 S_INIT(":"),
                 S_INIT(":"),
                 S_INIT(", "),
                 S_INIT(" – "),
                 S_INIT("week"),
                 {S_INIT("yesterday"), S_INIT("today"), S_INIT("tomorrow")},
                 {S_INIT("in "), S_INIT(" days")},
                 {S_INIT(""), S_INIT(" days ago")}},
};

struct str month_name(enum lang lang, int month)
{
    return months[lang][month - 1];
}

struct str month_short(enum lang lang, int month)
{
    return months_short[lang][month - 1];
}

struct str weekday_name(enum lang lang, int weekday)
{
    return weekdays[lang][weekday - 1];
}

struct str weekday_short(enum lang lang, int weekday)
{
    return weekdays_short[lang][weekday - 1];
}

// "3. desember"
static struct str day_month(struct arena *arena, enum lang lang, struct civil c)
{
    struct str end = words[lang].day_end, month = month_name(lang, c.month);
    return str_format(arena, "%d%.*s %.*s", c.day, STR(end), STR(month));
}

struct str format_date(struct arena *arena, enum lang lang, struct date d)
{
    struct civil c = date_civil(d);
    return str_format(arena, "%.*s %d", STR(day_month(arena, lang, c)), c.year);
}

struct str format_weekday_date(struct arena *arena, enum lang lang, struct date d)
{
    struct str weekday = weekday_name(lang, date_weekday(d)), between = words[lang].day_before_date;
    return str_format(arena, "%.*s%.*s%.*s", STR(weekday), STR(between),
                      STR(day_month(arena, lang, date_civil(d))));
}

struct str format_day(struct arena *arena, enum lang lang, struct date d)
{
    return str_format(arena, "%.*s %d", STR(format_weekday_date(arena, lang, d)), date_civil(d).year);
}

struct str format_date_short(struct arena *arena, enum lang lang, struct date d)
{
    struct civil c = date_civil(d);
    switch (lang) {
    case LANG_NB:
    case LANG_NN: return str_format(arena, "%d.%d.%04d", c.day, c.month, c.year);
    case LANG_DA: return str_format(arena, "%02d.%02d.%04d", c.day, c.month, c.year);
    case LANG_EN: break;
    }
    return str_format(arena, "%02d/%02d/%04d", c.day, c.month, c.year);
}

struct str format_month_year(struct arena *arena, enum lang lang, int year, int month)
{
    return str_format(arena, "%.*s %d", STR(month_name(lang, month)), year);
}

struct str format_date_range(struct arena *arena, enum lang lang, struct date from, struct date to)
{
    struct civil a = date_civil(from), b = date_civil(to);
    struct str first = format_date(arena, lang, from), last = format_date(arena, lang, to);
    if (date_compare(from, to) == 0)
        return first;
    if (a.year == b.year && a.month == b.month)
        return str_format(arena, "%d%.*s–%.*s", a.day, STR(words[lang].day_end), STR(last));
    if (a.year == b.year)
        first = day_month(arena, lang, a);
    return str_join(arena, (struct str[]){first, last}, 2, words[lang].wide_dash);
}

struct str format_relative_day(struct arena *arena, enum lang lang, struct date d, struct date today)
{
    int ahead = d.days - today.days;
    if (ahead >= -1 && ahead <= 1)
        return words[lang].near_days[ahead + 1];
    if (abs(ahead) > 13)
        return format_date(arena, lang, d);
    const struct str *around = ahead > 0 ? words[lang].ahead : words[lang].behind;
    return str_format(arena, "%.*s%d%.*s", STR(around[0]), abs(ahead), STR(around[1]));
}

struct str format_week(struct arena *arena, enum lang lang, int week)
{
    return str_format(arena, "%.*s %d", STR(words[lang].week), week);
}

static struct str clock_with(struct arena *arena, struct str point, int32_t minute)
{
    return str_format(arena, "%02d%.*s%02d", (int)(minute / 60), STR(point), (int)(minute % 60));
}

struct str format_clock(struct arena *arena, enum lang lang, int32_t minute)
{
    return clock_with(arena, words[lang].table_point, minute);
}

struct str format_time(struct arena *arena, enum lang lang, int32_t minute)
{
    return str_cat(arena, words[lang].clock, clock_with(arena, words[lang].clock_point, minute));
}

struct str format_time_range(struct arena *arena, enum lang lang, int32_t from, int32_t to)
{
    struct str start = format_time(arena, lang, from), end = clock_with(arena, words[lang].clock_point, to);
    return str_join(arena, (struct str[]){start, end}, 2, S("–"));
}

struct str format_wall(struct arena *arena, enum lang lang, struct wall w)
{
    struct str parts[] = {format_day(arena, lang, w.date), format_time(arena, lang, w.minute)};
    return str_join(arena, parts, 2, words[lang].before_time);
}

struct str format_wall_range(struct arena *arena, enum lang lang, struct wall from, struct wall to)
{
    if (date_compare(from.date, to.date) != 0) {
        struct str ends[] = {format_wall(arena, lang, from), format_wall(arena, lang, to)};
        return str_join(arena, ends, 2, S(" – "));
    }
    struct str parts[] = {format_day(arena, lang, from.date),
                          format_time_range(arena, lang, from.minute, to.minute)};
    return str_join(arena, parts, 2, words[lang].before_time);
}
