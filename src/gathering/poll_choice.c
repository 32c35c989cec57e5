// SPDX-License-Identifier: EUPL-1.2
// Which day of a poll is proposed, and why.
#include "gathering/poll.h"

#include "db/db.h"
#include "sql/hosting.h"
#include "sql/seating.h"

// ---- choosing ----

static bool is_possible(const struct poll_count *c)
{
    return c->host_says_yes && c->yes > 0;
}

/// Below 0: a is the better; 0: level.
static int compare(const struct poll_count *a, const struct poll_count *b)
{
    if (a->new_pairs != b->new_pairs)
        return a->new_pairs > b->new_pairs ? -1 : 1;
    if (a->yes != b->yes)
        return a->yes > b->yes ? -1 : 1;
    return a->maybe != b->maybe ? (a->maybe > b->maybe ? -1 : 1) : 0;
}

static enum poll_why why_none(const struct poll_count *counts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (counts[i].yes)
            return POLL_NO_HOST_DAY;
    return POLL_NO_ANSWERS;
}

/// What sets it apart from the best of the others.
static enum poll_why why_best(const struct poll_count *best, const struct poll_count *second, bool is_held_up)
{
    if (!second)
        return is_held_up ? POLL_BY_ONLY : POLL_BY_PEOPLE;
    if (best->new_pairs != second->new_pairs)
        return POLL_BY_PAIRS;
    return compare(best, second) ? POLL_BY_PEOPLE : POLL_BY_ORDER;
}

size_t poll_propose(const struct poll_count *counts, size_t count, enum poll_why *why)
{
    size_t best = count, second = count;
    bool is_held_up = false; // some day fails by its host alone
    for (size_t i = 0; i < count; i++) {
        is_held_up |= !counts[i].host_says_yes && counts[i].yes;
        if (!is_possible(&counts[i]))
            continue;
        if (best == count || compare(&counts[i], &counts[best]) < 0) {
            second = best;
            best = i;
        } else if (second == count || compare(&counts[i], &counts[second]) < 0)
            second = i;
    }
    *why = best == count ? why_none(counts, count)
                         : why_best(&counts[best], second == count ? NULL : &counts[second], is_held_up);
    return best;
}

// ---- counting ----

struct people {
    struct member_list members;
    bool *met; // [a * count + b]
};

static size_t person_index(const struct people *p, struct person_id person)
{
    size_t i = 0;
    while (i < p->members.count && p->members.at[i].person.n != person.n)
        i++;
    return i;
}

static void met_note(struct people *p, struct person_id one, struct person_id other)
{
    size_t n = p->members.count, a = person_index(p, one), b = person_index(p, other);
    if (a < n && b < n)
        p->met[a * n + b] = p->met[b * n + a] = true;
}

/// Seats come by gathering.
static void met_fill(struct db *db, struct people *p, struct network_id network, struct date today)
{
    struct seat_place_list seats = seats_held(db, network, today);
    p->met = NEW_ARRAY(db_arena(db), bool, p->members.count * p->members.count);
    for (size_t i = 0; i < seats.count; i++)
        for (size_t k = i + 1; k < seats.count && seats.at[k].gathering.n == seats.at[i].gathering.n; k++)
            if (seats.at[k].group_number == seats.at[i].group_number)
                met_note(p, seats.at[i].person, seats.at[k].person);
}

static int64_t new_pairs_of(const struct people *p, const bool *comes)
{
    size_t n = p->members.count;
    int64_t pairs = 0;
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; comes[a] && b < n; b++)
            pairs += comes[b] && !p->met[a * n + b];
    return pairs;
}

static struct poll_count count_slot(struct arena *arena, const struct poll_view *view,
                                    const struct people *people, int64_t place)
{
    struct poll_count count = {.host_says_yes = !view->host.is_set};
    bool *comes = NEW_ARRAY(arena, bool, people->members.count + 1);
    for (size_t i = 0; i < view->answers.count; i++) {
        const struct poll_answer *a = &view->answers.at[i];
        if (a->place != place)
            continue;
        count.yes += a->answer == CAN_COME_YES;
        count.maybe += a->answer == CAN_COME_MAYBE;
        count.no += a->answer == CAN_COME_NO;
        comes[person_index(people, a->person)] = a->answer == CAN_COME_YES;
        count.host_says_yes |=
            view->host.is_set && a->person.n == view->host.value.n && a->answer == CAN_COME_YES;
    }
    count.new_pairs = new_pairs_of(people, comes);
    return count;
}

static int64_t answered_of(struct arena *arena, const struct poll_view *view, const struct people *people)
{
    bool *has = NEW_ARRAY(arena, bool, people->members.count + 1);
    int64_t count = 0;
    for (size_t i = 0; i < view->answers.count; i++) {
        bool *of = &has[person_index(people, view->answers.at[i].person)];
        count += !*of;
        *of = true;
    }
    return count;
}

/// The first seat's; the second is a help.
static struct maybe_person_id host_of(struct db *db, struct gathering_id gathering)
{
    struct hosting_list seats = hostings_of(db, gathering);
    return seats.count ? seats.at[0].person : (struct maybe_person_id){0};
}

struct poll_view poll_view_of(struct db *db, const struct date_poll *poll, struct date today)
{
    struct arena *arena = db_arena(db);
    struct people people = {.members = members_of(db, poll->network)};
    struct poll_view view = {.slots = poll_slots(db, poll->id), .answers = poll_answers(db, poll->id)};
    view.members = (int64_t)people.members.count;
    view.host = host_of(db, poll->gathering);
    view.answered = answered_of(arena, &view, &people);
    view.counts = NEW_ARRAY(arena, struct poll_count, view.slots.count);
    met_fill(db, &people, poll->network, today);
    for (size_t i = 0; i < view.slots.count; i++)
        view.counts[i] = count_slot(arena, &view, &people, view.slots.at[i].place);
    view.best = poll_propose(view.counts, view.slots.count, &view.why);
    return view;
}
