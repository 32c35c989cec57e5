// SPDX-License-Identifier: EUPL-1.2
// Dates and times in four languages.
#include "i18n/format.h"

#include "base/buf.h"

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
    struct str before_time;        // between a date and a time
    struct str wide_dash;          // between two dates that have blanks in them
    struct str week;
    struct str near_days[3];        // yesterday, today, tomorrow
    struct str ahead[2], behind[2]; // around a number of days
} words[LANG_COUNT] = {
    [LANG_NB] = {S_INIT(" "),
                 S_INIT("."),
                 S_INIT("kl.\u00a0"),
                 S_INIT("."),
                 S_INIT(" "),
                 S_INIT("–"),
                 S_INIT("uke"),
                 {S_INIT("i går"), S_INIT("i dag"), S_INIT("i morgen")},
                 {S_INIT("om "), S_INIT(" dager")},
                 {S_INIT("for "), S_INIT(" dager siden")}},
    [LANG_NN] = {S_INIT(" "),
                 S_INIT("."),
                 S_INIT("kl.\u00a0"),
                 S_INIT("."),
                 S_INIT(" "),
                 S_INIT("–"),
                 S_INIT("veke"),
                 {S_INIT("i går"), S_INIT("i dag"), S_INIT("i morgon")},
                 {S_INIT("om "), S_INIT(" dagar")},
                 {S_INIT("for "), S_INIT(" dagar sidan")}},
    [LANG_DA] = {S_INIT(" den "),
                 S_INIT("."),
                 S_INIT("kl.\u00a0"),
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

struct str format_day_month(struct arena *arena, enum lang lang, struct date d)
{
    struct civil c = date_civil(d);
    struct str month = month_short(lang, c.month);
    return str_format(arena, lang == LANG_EN ? "%d %.*s" : "%d. %.*s", c.day, STR(month));
}

struct str weekday_name(enum lang lang, int weekday)
{
    return weekdays[lang][weekday - 1];
}

struct str weekday_short(enum lang lang, int weekday)
{
    return weekdays_short[lang][weekday - 1];
}

// Pages show many dates: they are put together from parts in a buffer, which is several times faster than
// printf.
static struct buf text_new(struct arena *arena)
{
    enum { TEXT_BYTES_MOST = 200 }; // the longest is two days with weekday and time, under 100
    return buf_new(arena, TEXT_BYTES_MOST);
}

static void put_padded(struct buf *b, int n, int digits)
{
    for (int least = 10; digits > 1; digits--, least *= 10)
        if (n < least)
            buf_char(b, '0');
    buf_int(b, n);
}

// "3. desember"
static void put_day_month(struct buf *b, enum lang lang, struct civil c)
{
    buf_int(b, c.day);
    buf_str(b, words[lang].day_end);
    buf_char(b, ' ');
    buf_str(b, month_name(lang, c.month));
}

static void put_date(struct buf *b, enum lang lang, struct date d)
{
    struct civil c = date_civil(d);
    put_day_month(b, lang, c);
    buf_char(b, ' ');
    buf_int(b, c.year);
}

static void put_weekday(struct buf *b, enum lang lang, struct date d)
{
    buf_str(b, weekday_name(lang, date_weekday(d)));
    buf_str(b, words[lang].day_before_date);
}

static void put_day(struct buf *b, enum lang lang, struct date d)
{
    put_weekday(b, lang, d);
    put_date(b, lang, d);
}

static void put_clock(struct buf *b, struct str point, int32_t minute)
{
    put_padded(b, minute / 60, 2);
    buf_str(b, point);
    put_padded(b, minute % 60, 2);
}

static void put_time(struct buf *b, enum lang lang, int32_t minute)
{
    buf_str(b, words[lang].clock);
    put_clock(b, words[lang].clock_point, minute);
}

static void put_time_range(struct buf *b, enum lang lang, int32_t from, int32_t to)
{
    put_time(b, lang, from);
    buf_str(b, S("–"));
    put_clock(b, words[lang].clock_point, to);
}

static void put_wall(struct buf *b, enum lang lang, struct wall w)
{
    put_day(b, lang, w.date);
    buf_str(b, words[lang].before_time);
    put_time(b, lang, w.minute);
}

struct str format_date(struct arena *arena, enum lang lang, struct date d)
{
    struct buf b = text_new(arena);
    put_date(&b, lang, d);
    return buf_get(&b);
}

struct str format_weekday_date(struct arena *arena, enum lang lang, struct date d)
{
    struct buf b = text_new(arena);
    put_weekday(&b, lang, d);
    put_day_month(&b, lang, date_civil(d));
    return buf_get(&b);
}

struct str format_day(struct arena *arena, enum lang lang, struct date d)
{
    struct buf b = text_new(arena);
    put_day(&b, lang, d);
    return buf_get(&b);
}

struct str format_date_short(struct arena *arena, enum lang lang, struct date d)
{
    struct civil c = date_civil(d);
    struct buf b = text_new(arena);
    int digits = lang == LANG_NB || lang == LANG_NN ? 1 : 2;
    char between = lang == LANG_EN ? '/' : '.';
    put_padded(&b, c.day, digits);
    buf_char(&b, between);
    put_padded(&b, c.month, digits);
    buf_char(&b, between);
    put_padded(&b, c.year, 4);
    return buf_get(&b);
}

struct str format_month_year(struct arena *arena, enum lang lang, int year, int month)
{
    struct buf b = text_new(arena);
    buf_str(&b, month_name(lang, month));
    buf_char(&b, ' ');
    buf_int(&b, year);
    return buf_get(&b);
}

struct str format_date_range(struct arena *arena, enum lang lang, struct date from, struct date to)
{
    struct civil first = date_civil(from), last = date_civil(to);
    struct buf b = text_new(arena);
    if (first.year != last.year) {
        put_date(&b, lang, from);
        buf_str(&b, words[lang].wide_dash);
    } else if (first.month != last.month) {
        put_day_month(&b, lang, first);
        buf_str(&b, words[lang].wide_dash);
    } else if (first.day != last.day) {
        buf_int(&b, first.day);
        buf_str(&b, words[lang].day_end);
        buf_str(&b, S("–"));
    }
    put_date(&b, lang, to);
    return buf_get(&b);
}

struct str format_relative_day(struct arena *arena, enum lang lang, struct date d, struct date today)
{
    int ahead = d.days - today.days;
    if (ahead >= -1 && ahead <= 1)
        return words[lang].near_days[ahead + 1];
    if (abs(ahead) > 13)
        return format_date(arena, lang, d);
    const struct str *around = ahead > 0 ? words[lang].ahead : words[lang].behind;
    struct buf b = text_new(arena);
    buf_str(&b, around[0]);
    buf_int(&b, abs(ahead));
    buf_str(&b, around[1]);
    return buf_get(&b);
}

struct str format_week(struct arena *arena, enum lang lang, int week)
{
    struct buf b = text_new(arena);
    buf_str(&b, words[lang].week);
    buf_char(&b, ' ');
    buf_int(&b, week);
    return buf_get(&b);
}

struct str format_clock(struct arena *arena, enum lang lang, int32_t minute)
{
    struct buf b = text_new(arena);
    put_clock(&b, words[lang].clock_point, minute);
    return buf_get(&b);
}

struct str format_time(struct arena *arena, enum lang lang, int32_t minute)
{
    struct buf b = text_new(arena);
    put_time(&b, lang, minute);
    return buf_get(&b);
}

struct str format_time_range(struct arena *arena, enum lang lang, int32_t from, int32_t to)
{
    struct buf b = text_new(arena);
    put_time_range(&b, lang, from, to);
    return buf_get(&b);
}

struct str format_wall(struct arena *arena, enum lang lang, struct wall w)
{
    struct buf b = text_new(arena);
    put_wall(&b, lang, w);
    return buf_get(&b);
}

struct str format_wall_range(struct arena *arena, enum lang lang, struct wall from, struct wall to)
{
    struct buf b = text_new(arena);
    if (date_compare(from.date, to.date) != 0) {
        put_wall(&b, lang, from);
        buf_str(&b, S(" – "));
        put_wall(&b, lang, to);
        return buf_get(&b);
    }
    put_day(&b, lang, from.date);
    buf_str(&b, words[lang].before_time);
    put_time_range(&b, lang, from.minute, to.minute);
    return buf_get(&b);
}

struct str format_day_hours(struct arena *arena, enum lang lang, struct date day, int64_t from, int64_t to)
{
    return format_wall_range(arena, lang, wall_at(day, from), wall_at(day, to));
}
