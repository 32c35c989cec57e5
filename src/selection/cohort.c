// SPDX-License-Identifier: EUPL-1.2
// Asking a rule about a person.
#include "selection/cohort.h"

#include "base/bug.h"
#include "i18n/text.h"

#include <unicode/uchar.h>

static enum criterion yes_if(bool holds)
{
    return holds ? CRITERION_YES : CRITERION_NO;
}

static enum criterion ask_hired(const struct cohort_rule *rule, const struct cohort_person *person)
{
    if (rule->starts_by.is_set && person->hired_on.is_set &&
        date_compare(person->hired_on.value, rule->starts_by.value) > 0)
        return CRITERION_NO;
    if (!rule->hired_since.is_set)
        return CRITERION_UNASKED;
    if (!person->hired_on.is_set)
        return CRITERION_UNKNOWN;
    return yes_if(date_compare(person->hired_on.value, rule->hired_since.value) >= 0);
}

static enum criterion ask_education(const struct cohort_rule *rule, const struct cohort_person *person)
{
    if (!rule->education_least.is_set)
        return CRITERION_UNASKED;
    if (person->education == EDUCATION_UNKNOWN)
        return CRITERION_UNKNOWN;
    return yes_if(person->education >= rule->education_least.value); // the enum goes from none to doctorate
}

static enum criterion ask_share(const struct cohort_rule *rule, const struct cohort_person *person)
{
    if (!rule->share_least.is_set)
        return CRITERION_UNASKED;
    if (!person->share_percent.is_set)
        return CRITERION_UNKNOWN;
    return yes_if(person->share_percent.value >= rule->share_least.value - 0.01); // 37/37 of a week is 100
}

/// A text as its words alone, each between blanks: " rådgiver plan ".
static struct str words_of(struct arena *arena, struct str text)
{
    struct str folded = text_fold(arena, text_clean(arena, text));
    char *copy = str_c(arena, folded);
    for (size_t i = 0; i < folded.len; i++)
        if ((unsigned char)copy[i] < 0x80 && !u_isalnum(copy[i]))
            copy[i] = ' ';
    struct str clean = text_clean(arena, (struct str){copy, folded.len});
    return str_format(arena, " %.*s ", STR(clean));
}

static bool has_words(struct arena *arena, struct str text, struct str wanted)
{
    struct str words = words_of(arena, text), part = words_of(arena, wanted);
    return part.len > 2 && str_find_str(words, part, 0) < words.len;
}

/// "Rådgiver" is asked for, and "Rådgiver, plan" has it as a word of its own.
static enum criterion ask_functions(struct arena *arena, const struct cohort_rule *rule,
                                    const struct cohort_person *person)
{
    bool is_known = false;
    if (!rule->functions.count)
        return CRITERION_UNASKED;
    for (size_t i = 0; i < person->functions.count; i++) {
        is_known |= person->functions.at[i].len > 0;
        for (size_t j = 0; j < rule->functions.count; j++)
            if (has_words(arena, person->functions.at[i], rule->functions.at[j]))
                return CRITERION_YES;
    }
    return is_known ? CRITERION_NO : CRITERION_UNKNOWN;
}

static enum criterion ask_units(struct arena *arena, const struct cohort_rule *rule,
                                const struct cohort_person *person)
{
    bool is_known = false;
    if (!rule->units.count)
        return CRITERION_UNASKED;
    for (size_t i = 0; i < person->units.count; i++) {
        is_known |= person->units.at[i].len > 0;
        for (size_t j = 0; j < rule->units.count; j++)
            if (str_is(text_fold(arena, person->units.at[i]),
                       text_fold(arena, text_clean(arena, rule->units.at[j]))))
                return CRITERION_YES;
    }
    return is_known ? CRITERION_NO : CRITERION_UNKNOWN;
}

static enum cohort_verdict verdict_of(const enum criterion *criteria)
{
    enum cohort_verdict verdict = COHORT_VERDICT_IN;
    for (int i = 0; i < COHORT_CRITERIA; i++) {
        if (criteria[i] == CRITERION_NO)
            return COHORT_VERDICT_OUT;
        if (criteria[i] == CRITERION_UNKNOWN)
            verdict = COHORT_VERDICT_UNKNOWN;
    }
    return verdict;
}

struct cohort_answer cohort_ask(struct arena *arena, const struct cohort_rule *rule,
                                const struct cohort_person *person)
{
    struct cohort_answer answer = {.criteria = {
                                       [COHORT_EMPLOYED] = yes_if(person->is_employed),
                                       [COHORT_HIRED] = ask_hired(rule, person),
                                       [COHORT_EDUCATION] = ask_education(rule, person),
                                       [COHORT_FUNCTION] = ask_functions(arena, rule, person),
                                       [COHORT_UNIT] = ask_units(arena, rule, person),
                                       [COHORT_SHARE] = ask_share(rule, person),
                                       [COHORT_FREE] = CRITERION_UNASKED,
                                   }};
    if (rule->not_in_network)
        answer.criteria[COHORT_FREE] = yes_if(!person->is_in_network);
    answer.verdict = verdict_of(answer.criteria);
    return answer;
}

struct str cohort_criterion_text(enum cohort_criterion criterion)
{
    switch (criterion) {
    case COHORT_EMPLOYED: return S("employed");
    case COHORT_HIRED: return S("hired_since");
    case COHORT_EDUCATION: return S("education_at_least");
    case COHORT_FUNCTION: return S("function");
    case COHORT_UNIT: return S("in_unit");
    case COHORT_SHARE: return S("share_at_least");
    case COHORT_FREE: return S("not_in");
    }
    BUG("criterion %d", (int)criterion);
}
