// SPDX-License-Identifier: EUPL-1.2
// Who is to be asked into a network, and why.
#include "test.h"

#include "selection/cohort_reason.h"

static struct str functions[] = {S_INIT("Rådgiver, plan"), S_INIT("8530"), S_INIT("")};
static struct str units[] = {S_INIT("Plan og bygg"), S_INIT("4402"), S_INIT("Teknisk"), S_INIT("44")};

/// Hired on 1 September 2026 as an adviser in planning, 80 %, master's degree.
static struct cohort_person someone(void)
{
    return (struct cohort_person){
        .hired_on = {true, date_of(2026, 9, 1)},
        .education = EDUCATION_MASTER,
        .functions = {functions, 3},
        .units = {units, 4},
        .share_percent = {true, 80},
        .is_employed = true,
    };
}

static enum cohort_verdict verdict(struct cohort_rule rule, struct cohort_person person)
{
    return cohort_ask(test_arena(), &rule, &person).verdict;
}

#define TEXTS(...)                                                                                           \
    {                                                                                                        \
        (const struct str[]){__VA_ARGS__}, sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str)    \
    }

TEST("a rule that asks nothing takes everyone who works here, and nobody who has left")
{
    struct cohort_person person = someone();
    CHECK_INT(verdict((struct cohort_rule){0}, person), COHORT_VERDICT_IN);
    person.is_employed = false;
    CHECK_INT(verdict((struct cohort_rule){0}, person), COHORT_VERDICT_OUT);
}

TEST("the day of hiring counts itself")
{
    CHECK_INT(verdict((struct cohort_rule){.hired_since = {true, date_of(2026, 9, 1)}}, someone()),
              COHORT_VERDICT_IN);
    CHECK_INT(verdict((struct cohort_rule){.hired_since = {true, date_of(2026, 9, 2)}}, someone()),
              COHORT_VERDICT_OUT);
}

TEST("a doctorate is more than a master's degree, and a bachelor's is less")
{
    struct cohort_rule rule = {.education_least = {true, EDUCATION_MASTER}};
    struct cohort_person person = someone();
    person.education = EDUCATION_PHD;
    CHECK_INT(verdict(rule, person), COHORT_VERDICT_IN);
    person.education = EDUCATION_BACHELOR;
    CHECK_INT(verdict(rule, person), COHORT_VERDICT_OUT);
}

TEST("an unknown education leaves the verdict open; with a no beside it the person is out")
{
    struct cohort_rule rule = {.education_least = {true, EDUCATION_MASTER},
                               .hired_since = {true, date_of(2026, 1, 1)}};
    struct cohort_person person = someone();
    person.education = EDUCATION_UNKNOWN;
    CHECK_INT(verdict(rule, person), COHORT_VERDICT_UNKNOWN);
    person.hired_on.value = date_of(2020, 1, 1);
    CHECK_INT(verdict(rule, person), COHORT_VERDICT_OUT);
    CHECK_INT(cohort_ask(test_arena(), &rule, &person).criteria[COHORT_EDUCATION], CRITERION_UNKNOWN);
}

TEST("a function is a whole word of the title, or a code, in any case of letters")
{
    CHECK_INT(verdict((struct cohort_rule){.functions = TEXTS(S("RÅDGIVER"))}, someone()), COHORT_VERDICT_IN);
    CHECK_INT(verdict((struct cohort_rule){.functions = TEXTS(S("lærer"), S("8530"))}, someone()),
              COHORT_VERDICT_IN);
    CHECK_INT(verdict((struct cohort_rule){.functions = TEXTS(S("giver"))}, someone()), COHORT_VERDICT_OUT);
    CHECK_INT(verdict((struct cohort_rule){.functions = TEXTS(S("")), .units = {0}}, someone()),
              COHORT_VERDICT_OUT);
}

TEST("a unit counts with all that is below it, by name or code")
{
    CHECK_INT(verdict((struct cohort_rule){.units = TEXTS(S("teknisk"))}, someone()), COHORT_VERDICT_IN);
    CHECK_INT(verdict((struct cohort_rule){.units = TEXTS(S("4402"))}, someone()), COHORT_VERDICT_IN);
    CHECK_INT(verdict((struct cohort_rule){.units = TEXTS(S("Tekn"))}, someone()), COHORT_VERDICT_OUT);
}

TEST("a share of full time must be reached, and one that is not known stays open")
{
    struct cohort_person person = someone();
    CHECK_INT(verdict((struct cohort_rule){.share_least = {true, 80}}, person), COHORT_VERDICT_IN);
    CHECK_INT(verdict((struct cohort_rule){.share_least = {true, 81}}, person), COHORT_VERDICT_OUT);
    person.share_percent.is_set = false;
    CHECK_INT(verdict((struct cohort_rule){.share_least = {true, 50}}, person), COHORT_VERDICT_UNKNOWN);
}

TEST("who is in a network already is out")
{
    struct cohort_person person = someone();
    person.is_in_network = true;
    CHECK_INT(verdict((struct cohort_rule){.not_in_network = true}, person), COHORT_VERDICT_OUT);
    CHECK_INT(verdict((struct cohort_rule){0}, person), COHORT_VERDICT_IN);
}

static struct str reasons(enum lang lang, struct cohort_rule rule, struct cohort_person person)
{
    struct cohort_answer answer = cohort_ask(test_arena(), &rule, &person);
    return cohort_reasons(test_arena(), lang, &answer, &person);
}

TEST("the reasons are those that decided, in the reader's language")
{
    struct cohort_rule rule = {.hired_since = {true, date_of(2026, 1, 1)},
                               .education_least = {true, EDUCATION_MASTER}};
    struct cohort_person person = someone();
    CHECK_STR(reasons(LANG_NB, rule, person), S("ansatt fra 1. september 2026; mastergrad"));
    CHECK_STR(reasons(LANG_DA, rule, person), S("ansat den 1. september 2026; kandidatuddannelse"));
    person.education = EDUCATION_BACHELOR;
    CHECK_STR(reasons(LANG_NN, rule, person), S("bachelorgrad, lågare enn kravet"));
    person.education = EDUCATION_UNKNOWN;
    CHECK_STR(reasons(LANG_EN, rule, person), S("education not known"));
}

TEST("who starts after the day of the kick-off is out, and is told so; who starts on it is in")
{
    struct cohort_rule rule = {.starts_by = {true, date_of(2026, 12, 3)}};
    struct cohort_person person = someone();
    person.hired_on = (struct maybe_date){true, date_of(2026, 12, 3)};
    CHECK_INT(verdict(rule, person), COHORT_VERDICT_IN);
    person.hired_on.value = date_of(2026, 12, 4);
    CHECK_INT(verdict(rule, person), COHORT_VERDICT_OUT);
    person.starts_late = true;
    CHECK_STR(cohort_reason(test_arena(), LANG_NB, COHORT_HIRED, CRITERION_NO, &person),
              S("begynner 4. desember 2026, etter oppstartssamlingen"));
}
