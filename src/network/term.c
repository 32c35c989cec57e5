// SPDX-License-Identifier: EUPL-1.2
// Terms, and the duties that run today.
#include "network/term.h"

#include "auth/account.h"

static void apply(struct db *db, struct date today)
{
    terms_begin(db, today);
    terms_end(db, today);
}

void term_begin(struct db *db, struct network_id network, struct account_id account, enum network_duty role,
                struct date today, struct instant now)
{
    struct network_term_id id;
    term_add(db,
             &(struct term_new){.network = network,
                                .account = account,
                                .role = role,
                                .starts_on = today,
                                .appointed_by = {true, account},
                                .appointed_at = now},
             &id);
    apply(db, today);
}

enum term_appointed term_appoint(struct db *db, const struct term_wish *w)
{
    struct account_id account;
    struct term open;
    struct network_term_id id;
    struct maybe_account_id by = {true, w->by};
    if (w->ends_on.is_set &&
        (date_compare(w->ends_on.value, w->starts_on) < 0 || date_compare(w->ends_on.value, w->today) < 0))
        return TERM_WRONG_DATES;
    if (!account_of_person(db, w->person, w->now, &account))
        return TERM_NO_ACCOUNT;
    bool is_open = term_open(db, w->network, account, w->role, w->today, &open);
    if (is_open)
        term_change(db, open.id, w->starts_on, w->ends_on, by, w->now);
    else
        term_add(db, &(struct term_new){w->network, account, w->role, w->starts_on, w->ends_on, by, w->now},
                 &id);
    volunteer_drop(db, w->network, w->person);
    apply(db, w->today);
    return is_open ? TERM_CHANGED : TERM_APPOINTED;
}

bool term_serve(struct db *db, const struct term_wish *w)
{
    struct account_id account;
    struct term open;
    struct network_term_id id;
    struct maybe_account_id nobody = {0};
    volunteer_drop(db, w->network, w->person);
    if (!account_of_person(db, w->person, w->now, &account))
        return false;
    if (term_open(db, w->network, account, NETWORK_DUTY_COORDINATOR, w->today, &open))
        term_change(db, open.id, open.starts_on, w->ends_on, nobody, w->now);
    else
        term_add(db,
                 &(struct term_new){w->network, account, NETWORK_DUTY_COORDINATOR, w->starts_on, w->ends_on,
                                    nobody, w->now},
                 &id);
    apply(db, w->today);
    return true;
}

static bool is_over(const struct term *t, struct date today)
{
    return t->ends_on.is_set && date_compare(t->ends_on.value, today) < 0;
}

/// Nobody else leads the network today.
static bool is_last_lead(struct db *db, const struct term *t, struct date today)
{
    int64_t others = 0;
    bool runs = t->role == NETWORK_DUTY_LEAD && date_compare(t->starts_on, today) <= 0;
    return runs && term_other_leads(db, t->network, t->account, today, &others) && !others;
}

enum term_ended term_end(struct db *db, struct network_id network, struct network_term_id term,
                         struct date today)
{
    struct term t;
    if (!term_by_id(db, term, &t) || t.network.n != network.n || is_over(&t, today))
        return TERM_UNKNOWN;
    if (is_last_lead(db, &t, today))
        return TERM_LAST_LEAD;
    if (date_compare(t.starts_on, today) < 0)
        term_ends_on_set(db, term, (struct maybe_date){true, date_plus_days(today, -1)});
    else
        term_drop(db, term);
    apply(db, today);
    return TERM_ENDED;
}

void volunteer_offer(struct db *db, struct network_id network, struct person_id person, struct instant now)
{
    volunteer_add(db, network, person, now);
    ask_settle(db, ASK_KIND_COORDINATE, network.n, person, ASK_STATE_DONE, now);
}

void volunteer_withdraw(struct db *db, struct network_id network, struct person_id person, struct instant now)
{
    volunteer_drop(db, network, person);
    ask_settle(db, ASK_KIND_COORDINATE, network.n, person, ASK_STATE_DECLINED, now);
}
