// SPDX-License-Identifier: EUPL-1.2
// A network of 27 in its kick-off.
#include "demo/network.h"

#include "sql/network.h"

enum { SEATS = 27 };

static bool is_eligible(const struct demo_person *p, struct date since)
{
    bool is_master = str_is(p->education, S("master")) || str_is(p->education, S("phd"));
    return is_master && !p->is_manager && p->share_percent >= 50 && date_compare(p->hired_on, since) >= 0;
}

size_t demo_eligible(const struct municipality *m, struct date since, int *out, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < m->people_count && count < most; i++)
        if (is_eligible(&m->people[i], since))
            out[count++] = (int)i;
    return count;
}

void demo_network_add(struct db *db, const struct municipality *m, const struct demo_ids *ids,
                      const struct demo_cast *cast, struct instant now)
{
    struct date today = wall_from_instant(now, ZONE_OSLO).date;
    struct date new_year = date_of(date_civil(today).year, 1, 1);
    struct network_id network = {0};
    struct gathering_id kickoff = {0};
    network_add(db, S("Nettverk på tvers"),
                S("Nyansatte med mastergrad møtes på tvers av kommunen i to år, deler kunnskap og finner "
                  "løsninger sammen."),
                S("Europe/Oslo"), today, date_plus_months(today, 24), SEATS,
                (struct maybe_account_id){true, cast->lead}, now, &network);
    network_state_set(db, network, NETWORK_STATE_RUNNING);
    network_duty_add(db, network, cast->lead, NETWORK_DUTY_LEAD);
    network_duty_add(db, network, cast->coordinator, NETWORK_DUTY_COORDINATOR);
    network_duty_add(db, network, cast->sponsor, NETWORK_DUTY_SPONSOR);
    gathering_add(db, network, 0, GATHERING_KIND_KICKOFF, S("Oppstartssamling"), today, 9 * 60, 15 * 60,
                  S("Rådhuset, kommunestyresalen"),
                  S("Vi blir kjent, hører hva kommunen trenger av oss, og velger de første temaene."),
                  (struct maybe_str){0}, S("demo-1-0@tvers.nordvag.example"), &kickoff);
    int chosen[SEATS];
    size_t count = demo_eligible(m, new_year, chosen, SEATS);
    for (size_t i = 0; i < count; i++)
        membership_add(db, network, ids->people[chosen[i]], now);
}
