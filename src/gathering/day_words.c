// SPDX-License-Identifier: EUPL-1.2
// The words for days on which people are away.
#include "gathering/day_words.h"

#include "i18n/format.h"
#include "i18n/message.h"

static const enum message words[DAY_REASONS] = {
    [DAY_WEEKEND] = MSG_plan_day_weekend,
    [DAY_NEW_YEARS_DAY] = MSG_plan_day_new_years_day,
    [DAY_MAUNDY_THURSDAY] = MSG_plan_day_maundy_thursday,
    [DAY_GOOD_FRIDAY] = MSG_plan_day_good_friday,
    [DAY_EASTER_SUNDAY] = MSG_plan_day_easter_sunday,
    [DAY_EASTER_MONDAY] = MSG_plan_day_easter_monday,
    [DAY_GREAT_PRAYER] = MSG_plan_day_great_prayer,
    [DAY_1_MAY] = MSG_plan_day_1_may,
    [DAY_17_MAY] = MSG_plan_day_17_may,
    [DAY_ASCENSION] = MSG_plan_day_ascension,
    [DAY_WHIT_SUNDAY] = MSG_plan_day_whit_sunday,
    [DAY_WHIT_MONDAY] = MSG_plan_day_whit_monday,
    [DAY_CHRISTMAS_DAY] = MSG_plan_day_christmas_day,
    [DAY_BOXING_DAY] = MSG_plan_day_boxing_day,
    [DAY_EASTER_WEEK] = MSG_plan_day_easter_week,
    [DAY_WHITSUN_EVE] = MSG_plan_day_whitsun_eve,
    [DAY_AFTER_ASCENSION] = MSG_plan_day_after_ascension,
    [DAY_BEFORE_17_MAY] = MSG_plan_day_before_17_may,
    [DAY_AFTER_17_MAY] = MSG_plan_day_after_17_may,
    [DAY_1_MAY_AFTERNOON] = MSG_plan_day_1_may,
    [DAY_GRUNDLOVSDAG] = MSG_plan_day_grundlovsdag,
    [DAY_CHRISTMAS_EVE] = MSG_plan_day_christmas_eve,
    [DAY_BETWEEN_YEARS] = MSG_plan_day_between_years,
    [DAY_NEW_YEARS_EVE] = MSG_plan_day_new_years_eve,
    [DAY_WINTER_BREAK] = MSG_plan_day_winter_break,
    [DAY_AUTUMN_BREAK] = MSG_plan_day_autumn_break,
    [DAY_CHRISTMAS_BREAK] = MSG_plan_day_christmas_break,
    [DAY_SUMMER] = MSG_plan_day_summer,
    [DAY_LOCAL] = MSG_plan_day_local,
};

struct str day_reason_name(struct arena *arena, enum lang lang, enum day_reason reason, struct str label)
{
    return label.len ? label : TEXT(arena, lang, words[reason]);
}

struct str day_reason_words(struct arena *arena, enum lang lang, enum day_reason reason, struct str label,
                            struct date day)
{
    bool is_week = reason == DAY_WINTER_BREAK || reason == DAY_AUTUMN_BREAK || reason == DAY_SUMMER;
    struct str name = day_reason_name(arena, lang, reason, label);
    if (label.len || !is_week)
        return name;
    struct str week = format_week(arena, lang, date_iso_week(day).week);
    return str_words(arena, name, week);
}

struct str day_reasons_words(struct arena *arena, enum lang lang, const struct day_rules *rules,
                             struct date day)
{
    struct day_reasons reasons = day_reasons(rules, day);
    struct str items[DAY_REASONS_MOST];
    for (size_t i = 0; i < reasons.count; i++)
        items[i] = day_reason_words(arena, lang, reasons.at[i], reasons.labels[i], day);
    return format_list(arena, lang, items, reasons.count);
}
