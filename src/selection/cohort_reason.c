// SPDX-License-Identifier: EUPL-1.2
// The rule's answers in words.
#include "selection/cohort_reason.h"

#include "base/bug.h"

static const enum message messages[COHORT_CRITERIA][CRITERION_COUNT] = {
#define ROW(criterion, name)                                                                                 \
    [criterion] = {[CRITERION_YES] = MSG_people_cohort_##name##_yes,                                         \
                   [CRITERION_NO] = MSG_people_cohort_##name##_no,                                           \
                   [CRITERION_UNKNOWN] = MSG_people_cohort_##name##_unknown}
    ROW(COHORT_EMPLOYED, employed), ROW(COHORT_HIRED, hired), ROW(COHORT_EDUCATION, education),
    ROW(COHORT_FUNCTION, function), ROW(COHORT_UNIT, unit),   ROW(COHORT_SHARE, share),
    ROW(COHORT_FREE, free),
#undef ROW
};

enum message education_message(enum education education)
{
    switch (education) {
    case EDUCATION_NONE: return MSG_people_education_none;
    case EDUCATION_PRIMARY: return MSG_people_education_primary;
    case EDUCATION_UPPER_SECONDARY: return MSG_people_education_upper_secondary;
    case EDUCATION_VOCATIONAL: return MSG_people_education_vocational;
    case EDUCATION_BACHELOR: return MSG_people_education_bachelor;
    case EDUCATION_MASTER: return MSG_people_education_master;
    case EDUCATION_PHD: return MSG_people_education_phd;
    case EDUCATION_UNKNOWN: return MSG_people_education_unknown;
    }
    BUG("education %d", (int)education);
}

static struct str first_of(struct cohort_texts texts)
{
    for (size_t i = 0; i < texts.count; i++)
        if (texts.at[i].len)
            return texts.at[i];
    return S("");
}

/// What the person's side of the criterion is, as an argument of its text.
static struct arg argument_of(enum cohort_criterion criterion, const struct cohort_person *person)
{
    switch (criterion) {
    case COHORT_HIRED: return arg_date(person->hired_on.value);
    case COHORT_EDUCATION: return arg_text(education_message(person->education));
    case COHORT_FUNCTION: return arg_str(first_of(person->functions));
    case COHORT_UNIT: return arg_str(first_of(person->units));
    case COHORT_SHARE: return arg_percent(person->share_percent.value, 0);
    case COHORT_EMPLOYED:
    case COHORT_FREE: break;
    }
    return arg_int(0);
}

struct str cohort_reason(struct arena *arena, enum lang lang, enum cohort_criterion criterion,
                         enum criterion answer, const struct cohort_person *person)
{
    bool has_argument =
        answer != CRITERION_UNKNOWN && criterion != COHORT_EMPLOYED && criterion != COHORT_FREE;
    ASSERT(answer != CRITERION_UNASKED);
    struct arg argument = argument_of(criterion, person);
    if (criterion == COHORT_HIRED && answer == CRITERION_NO && person->starts_late)
        return message_text(arena, lang, MSG_people_cohort_hired_late, &argument, 1);
    return message_text(arena, lang, messages[criterion][answer], &argument, has_argument);
}

static enum criterion deciding(enum cohort_verdict verdict)
{
    switch (verdict) {
    case COHORT_VERDICT_IN: return CRITERION_YES;
    case COHORT_VERDICT_OUT: return CRITERION_NO;
    case COHORT_VERDICT_UNKNOWN: return CRITERION_UNKNOWN;
    }
    BUG("verdict %d", (int)verdict);
}

struct str cohort_reasons(struct arena *arena, enum lang lang, const struct cohort_answer *answer,
                          const struct cohort_person *person)
{
    struct str reasons[COHORT_CRITERIA];
    size_t count = 0;
    for (enum cohort_criterion c = COHORT_EMPLOYED; c < COHORT_CRITERIA; c++) {
        bool goes_without_saying = c == COHORT_EMPLOYED && answer->verdict == COHORT_VERDICT_IN;
        if (answer->criteria[c] == deciding(answer->verdict) && !goes_without_saying)
            reasons[count++] = cohort_reason(arena, lang, c, answer->criteria[c], person);
    }
    return str_join(arena, reasons, count, S("; "));
}
