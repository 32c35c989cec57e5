// SPDX-License-Identifier: EUPL-1.2
// A draft of a network out of a programme.
#include "programme/programme.h"

#include "db/db.h"
#include "gathering/template.h"
#include "network/term.h"
#include "sql/gathering.h"
#include "sql/invitation.h"

static void kickoff_add(struct db *db, const struct cohort_programme *p, struct network_id network,
                        const struct programme_start *start)
{
    struct gathering_id id;
    struct programme_item_id item;
    if (!p->kickoff.end_minute ||
        !gathering_add(db, network, 0, GATHERING_KIND_KICKOFF, p->kickoff.title, start->starts_on,
                       p->kickoff.start_minute, p->kickoff.end_minute, S(""), S(""), (struct maybe_str){0},
                       start->uid, &id))
        return;
    for (size_t i = 0; i < p->kickoff.items.count; i++) {
        const struct template_item *t = &p->kickoff.items.at[i];
        programme_item_add(db, id, p->kickoff.start_minute + t->place, t->minutes, t->kind, t->title, S(""),
                           S(""), t->exercise, &item);
    }
}

struct network_id cohort_programme_begin(struct db *db, const struct cohort_programme *p,
                                         const struct programme_start *start)
{
    struct network_id id = {0};
    struct date ends_on = date_plus_days(date_plus_months(start->starts_on, (int)p->months), -1);
    if (!network_add(db, p->name, p->purpose, start->zone, start->starts_on, ends_on, p->seats, start->by,
                     start->now, &id))
        return id;
    if (start->by.is_set)
        term_begin(db, id, start->by.value, NETWORK_DUTY_LEAD, start->today, start->now);
    for (size_t i = 0; i < p->word_count; i++)
        network_text_put(db, id, p->words[i].language, p->words[i].subject, p->words[i].body);
    kickoff_add(db, p, id, start);
    template_put(db, id, p->meetup.at, p->meetup.count);
    struct selection_rule rule = p->rule;
    if (p->has_rule)
        selection_begin(db, id, &rule, start->now); // for the day of the kick-off
    return id;
}
