// SPDX-License-Identifier: EUPL-1.2
// The rules.
#include "network/warning.h"

#include "base/bug.h"

enum { LATE = 2, BEFORE = 3, FALLS_BELOW_PERCENT = 60, CARRIED_LEAST = 3 };

/// How many of them are of one person at most.
static int64_t most_of_one(const struct person_id_list *people)
{
    int64_t most = 0;
    for (size_t i = 0; i < people->count; i++) {
        int64_t count = 0;
        for (size_t k = 0; k < people->count; k++)
            count += people->at[k].n == people->at[i].n;
        most = count > most ? count : most;
    }
    return most;
}

static void attendance_read(struct db *db, struct network_id network, struct date today,
                            struct warning_facts *facts)
{
    struct warning_attendance_list rows = warning_attendance(db, network, today);
    if (rows.count < LATE + BEFORE)
        return;
    for (size_t i = 0; i < rows.count; i++) {
        bool is_late = i < LATE;
        *(is_late ? &facts->came_late : &facts->came_before) += rows.at[i].came;
        *(is_late ? &facts->marked_late : &facts->marked_before) += rows.at[i].marked;
    }
}

struct warning_facts warning_facts_read(struct db *db, struct network_id network, struct date today,
                                        struct instant now)
{
    struct warning_facts facts = {0};
    struct warning_missing missing = {0};
    bool stirs = true;
    warning_missing(db, network, today, date_plus_days(today, WARNING_HOST_DAYS),
                    date_plus_days(today, WARNING_TOPIC_DAYS), &missing);
    network_stirs(db, network, instant_plus(now, -WARNING_SILENT_DAYS * US_PER_DAY), &stirs);
    struct person_id_list hosts = warning_hosts(db, network);
    warning_misfits(db, network, today, date_plus_days(today, WARNING_GROUPS_DAYS), &facts.misfits);
    facts.no_host = missing.no_host;
    facts.no_topic = missing.no_topic;
    facts.is_silent = !stirs;
    facts.hosted = (int64_t)hosts.count;
    facts.hosted_by_one = most_of_one(&hosts);
    attendance_read(db, network, today, &facts);
    return facts;
}

bool warning_holds(enum warning_rule rule, const struct warning_facts *f)
{
    switch (rule) {
    case WARNING_RULE_ATTENDANCE_FALLS: // shares compared without dividing
        return f->marked_before &&
               100 * f->came_late * f->marked_before < FALLS_BELOW_PERCENT * f->came_before * f->marked_late;
    case WARNING_RULE_NO_HOST: return f->no_host;
    case WARNING_RULE_NO_TOPIC: return f->no_topic;
    case WARNING_RULE_ONE_CARRIES:
        return f->hosted_by_one >= CARRIED_LEAST && 2 * f->hosted_by_one >= f->hosted;
    case WARNING_RULE_SILENT_MONTH: return f->is_silent;
    case WARNING_RULE_GROUPS_STALE: return f->misfits >= WARNING_MISFITS;
    }
    BUG("rule %d", (int)rule);
}

enum message warning_text(enum warning_rule rule)
{
    static const enum message texts[WARNING_RULE_COUNT] = {
        [WARNING_RULE_ATTENDANCE_FALLS] = MSG_warning_attendance_falls,
        [WARNING_RULE_NO_HOST] = MSG_warning_no_host,
        [WARNING_RULE_NO_TOPIC] = MSG_warning_no_topic,
        [WARNING_RULE_ONE_CARRIES] = MSG_warning_one_carries,
        [WARNING_RULE_SILENT_MONTH] = MSG_warning_silent_month,
        [WARNING_RULE_GROUPS_STALE] = MSG_warning_groups_stale,
    };
    return texts[rule];
}

void warnings_judge(struct db *db, struct network_id network, const struct warning_facts *facts,
                    struct instant now)
{
    for (int r = 0; r < WARNING_RULE_COUNT; r++) {
        enum warning_rule rule = (enum warning_rule)r;
        if (warning_holds(rule, facts))
            warning_raise(db, network, rule, now);
        else
            warning_settle(db, network, rule, now);
    }
}
