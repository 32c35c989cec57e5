// SPDX-License-Identifier: EUPL-1.2
// The moves of a hosting and of a swap.
#include "gathering/hosting.h"

#include "sql/gathering.h"

static bool is_ahead(const struct gathering *g, struct date today)
{
    return g->kind != GATHERING_KIND_KICKOFF && g->state == GATHERING_STATE_PLANNED &&
           date_compare(g->held_on, today) >= 0;
}

static bool is_member(struct db *db, struct network_id network, struct maybe_person_id person)
{
    struct membership m;
    return person.is_set && membership_state(db, network, person.value, &m) && !m.left_at.is_set;
}

void hosting_want(struct db *db, const struct gathering *gathering, struct date today, struct instant now)
{
    if (is_ahead(gathering, today))
        hosting_add(db, gathering->id, 1, now);
}

void hosting_want_second(struct db *db, const struct gathering *gathering, struct date today,
                         struct instant now)
{
    hosting_want(db, gathering, today, now);
    if (is_ahead(gathering, today))
        hosting_add(db, gathering->id, 2, now);
}

// ---- taking and giving back ----

static void note(struct db *db, struct gathering_id gathering, struct person_id person,
                 enum hosting_what what, struct instant now)
{
    hosting_event_add(db, gathering, (struct maybe_person_id){true, person}, what, now);
}

/// The one who took it has done what was asked; nobody else is asked any more.
static void asks_end_of(struct db *db, struct hosting_id hosting, struct person_id person, struct instant now)
{
    ask_settle(db, ASK_KIND_HOST, hosting.n, person, ASK_STATE_DONE, now);
    asks_void(db, ASK_KIND_HOST, hosting.n, now);
}

enum hosting_taken hosting_take(struct db *db, const struct gathering *gathering,
                                struct maybe_person_id person, struct date today, struct instant now)
{
    if (!is_ahead(gathering, today))
        return HOSTING_OVER;
    if (!is_member(db, gathering->network, person))
        return HOSTING_NOT_MEMBER;
    hosting_want(db, gathering, today, now);
    struct hosting_list seats = hostings_of(db, gathering->id);
    for (size_t i = 0; i < seats.count; i++)
        if (seats.at[i].person.is_set && seats.at[i].person.value.n == person.value.n)
            return HOSTING_ALREADY;
    for (size_t i = 0; i < seats.count; i++)
        if (hosting_to_taken(db, seats.at[i].id, person.value, now)) {
            note(db, gathering->id, person.value, HOSTING_WHAT_TAKEN, now);
            asks_end_of(db, seats.at[i].id, person.value, now);
            return HOSTING_TAKEN;
        }
    return HOSTING_FULL;
}

void hosting_decline(struct db *db, const struct hosting *hosting, struct person_id person,
                     struct instant now)
{
    note(db, hosting->gathering, person, HOSTING_WHAT_DECLINED, now);
    ask_settle(db, ASK_KIND_HOST, hosting->id.n, person, ASK_STATE_DECLINED, now);
}

/// Whoever is asked to take over is asked no more.
static void swap_end(struct db *db, struct hosting_id hosting, struct instant now)
{
    struct hosting_swap swap;
    if (hosting_swap_open(db, hosting, &swap))
        hosting_swap_withdraw(db, &swap, now);
}

bool hosting_give_back(struct db *db, const struct hosting *hosting, struct person_id person,
                       struct instant now)
{
    if (!hosting_to_wanted(db, hosting->id, person, now))
        return false;
    note(db, hosting->gathering, person, HOSTING_WHAT_GIVEN_BACK, now);
    ask_settle(db, ASK_KIND_HOST, hosting->id.n, person, ASK_STATE_DECLINED, now);
    swap_end(db, hosting->id, now);
    return true;
}

int64_t hostings_give_back(struct db *db, struct network_id network, struct person_id person,
                           struct date today, struct instant now)
{
    struct hosting_ahead_list ahead = hostings_ahead(db, network, today);
    int64_t given = 0;
    for (size_t i = 0; i < ahead.count; i++) {
        struct hosting hosting;
        if (hosting_by_id(db, ahead.at[i].id, &hosting))
            given += hosting_give_back(db, &hosting, person, now);
    }
    return given;
}

void hostings_call_off(struct db *db, struct gathering_id gathering, struct instant now)
{
    struct hosting_list seats = hostings_of(db, gathering);
    for (size_t i = 0; i < seats.count; i++) {
        const struct hosting *h = &seats.at[i];
        asks_void(db, ASK_KIND_HOST, h->id.n, now);
        swap_end(db, h->id, now);
        if (h->person.is_set && hosting_to_wanted(db, h->id, h->person.value, now))
            note(db, gathering, h->person.value, HOSTING_WHAT_CALLED_OFF, now);
    }
}

// ---- swaps ----

static void ask_for_swap(struct db *db, const struct gathering *g, struct hosting_swap_id swap,
                         struct person_id person, struct instant now)
{
    ask_put(db, &(struct ask_new){.kind = ASK_KIND_SWAP,
                                  .network = {true, g->network},
                                  .person = person,
                                  .gathering = {true, g->id},
                                  .subject = swap.n,
                                  .occasion = 1,
                                  .due_on = {true, g->held_on},
                                  .asked_at = now});
}

/// The same people who may be asked to host it.
static void ask_anybody(struct db *db, const struct gathering *g, const struct hosting *hosting,
                        struct hosting_swap_id swap, struct date today, struct instant now)
{
    struct host_candidate_list members = host_candidates(db, hosting->id, today);
    for (size_t i = 0; i < members.count; i++)
        ask_for_swap(db, g, swap, members.at[i].person, now);
}

enum swap_asked hosting_swap_ask(struct db *db, const struct hosting *hosting, struct person_id from,
                                 struct maybe_person_id to, struct date today, struct instant now,
                                 struct hosting_swap_id *id)
{
    struct gathering g;
    if (to.is_set && (to.value.n == from.n || !is_member(db, hosting->network, to)))
        return SWAP_NOT_THEM;
    if (!gathering_by_id(db, hosting->gathering, &g) || !is_ahead(&g, today) ||
        !hosting_swap_add(db, hosting->id, from, to, now, id))
        return SWAP_NOT_YOURS;
    if (to.is_set)
        ask_for_swap(db, &g, *id, to.value, now);
    else
        ask_anybody(db, &g, hosting, *id, today, now);
    return SWAP_ASKED;
}

/// One member was asked, and says no: the host is the host still. Where all are asked, others may say yes.
static enum swap_answered decline(struct db *db, const struct hosting_swap *swap, struct person_id person,
                                  struct instant now)
{
    ask_settle(db, ASK_KIND_SWAP, swap->id.n, person, ASK_STATE_DECLINED, now);
    if (swap->to_person.is_set && swap->to_person.value.n == person.n)
        hosting_swap_settle(db, swap->id, SWAP_STATE_DECLINED, now);
    return SWAP_DECLINED;
}

static enum swap_answered accept(struct db *db, const struct hosting_swap *swap, struct person_id person,
                                 struct instant now)
{
    if (!hosting_swap_settle(db, swap->id, SWAP_STATE_ACCEPTED, now))
        return swap->state == SWAP_STATE_ACCEPTED ? SWAP_FASTER : SWAP_OVER;
    hosting_pass_on(db, swap->hosting, swap->from_person.value, person, now);
    note(db, swap->gathering, swap->from_person.value, HOSTING_WHAT_SWAPPED, now);
    note(db, swap->gathering, person, HOSTING_WHAT_TAKEN, now);
    ask_settle(db, ASK_KIND_SWAP, swap->id.n, person, ASK_STATE_DONE, now);
    asks_void(db, ASK_KIND_SWAP, swap->id.n, now);
    return SWAP_TAKEN_OVER;
}

/// Whether the one who asks still has it.
static bool stands(const struct hosting_swap *swap, const struct hosting *hosting)
{
    return hosting->state == HOSTING_STATE_TAKEN && hosting->person.is_set && swap->from_person.is_set &&
           hosting->person.value.n == swap->from_person.value.n;
}

static bool hosts(struct db *db, struct gathering_id gathering, struct person_id person)
{
    bool is_host = false;
    return gathering_is_hosted_by(db, gathering, person, &is_host) && is_host;
}

/// Also who has taken over, and cannot after all: then it is wanted again.
static enum swap_answered answer_no(struct db *db, const struct hosting_swap *swap,
                                    const struct hosting *hosting, struct person_id person,
                                    struct instant now)
{
    if (swap->state == SWAP_STATE_ACCEPTED)
        hosting_give_back(db, hosting, person, now);
    return decline(db, swap, person, now);
}

enum swap_answered hosting_swap_answer(struct db *db, struct hosting_swap_id id, struct person_id person,
                                       bool is_yes, struct instant now)
{
    struct hosting_swap swap;
    struct hosting hosting;
    if (!hosting_swap_by_id(db, id, &swap) || !hosting_by_id(db, swap.hosting, &hosting) ||
        !is_member(db, swap.network, (struct maybe_person_id){true, person}))
        return SWAP_OVER;
    if (!is_yes)
        return answer_no(db, &swap, &hosting, person, now);
    if (swap.state == SWAP_STATE_ACCEPTED)
        return SWAP_FASTER;
    if (!stands(&swap, &hosting) || (swap.to_person.is_set && swap.to_person.value.n != person.n))
        return SWAP_OVER;
    return hosts(db, swap.gathering, person) ? SWAP_HOSTS : accept(db, &swap, person, now);
}

void hosting_swap_withdraw(struct db *db, const struct hosting_swap *swap, struct instant now)
{
    if (hosting_swap_settle(db, swap->id, SWAP_STATE_VOID, now))
        asks_void(db, ASK_KIND_SWAP, swap->id.n, now);
}

void swaps_tidy(struct db *db, struct network_id network, struct date today, struct instant now)
{
    struct hosting_swap_id_list moot = swaps_moot(db, network, today);
    for (size_t i = 0; i < moot.count; i++)
        if (hosting_swap_settle(db, moot.at[i], SWAP_STATE_VOID, now))
            asks_void(db, ASK_KIND_SWAP, moot.at[i].n, now);
}
