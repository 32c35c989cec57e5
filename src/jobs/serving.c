// SPDX-License-Identifier: EUPL-1.2
// Places, and who has them next.
#include "jobs/serving.h"

#include "calendar/workday.h"
#include "db/db.h"
#include "i18n/message.h"
#include "network/term.h"
#include "topic/ballot.h"

enum { VOTE_DAYS = 10, NOON = 12 * 60 };

struct serving serving_read(struct db *db, const struct schedule_turn *turn)
{
    struct serving s = {0};
    int64_t stay = 0;
    struct date until = date_plus_days(turn->today, SERVING_AHEAD_DAYS);
    network_settings_of(db, turn->network, &s.settings);
    coordinators_from(db, turn->network, date_plus_days(until, 1), &stay);
    s.places = s.settings.coordinator_seats - stay;
    s.ending = terms_ending(db, turn->network, turn->today, until);
    s.willing = volunteers_of(db, turn->network);
    return s;
}

// ---- one begins ----

/// The term that is theirs and ends, or the next that ends and has no follower; SIZE_MAX: none.
static size_t term_to_follow(const struct serving *s, const bool *is_followed, struct person_id person,
                             bool is_own)
{
    for (size_t i = 0; i < s->ending.count; i++) {
        const struct term_ending *t = &s->ending.at[i];
        bool is_theirs = t->person.is_set && t->person.value.n == person.n;
        if (is_own ? is_theirs : !is_followed[i])
            return i;
    }
    return SIZE_MAX;
}

static void serve(struct db *db, const struct schedule_turn *turn, const struct serving *s,
                  struct person_id person, struct date from)
{
    struct network network = {0};
    network_by_id(db, turn->network, &network);
    struct date last = date_plus_days(date_plus_months(from, (int)s->settings.term_months), -1);
    bool is_longer = date_compare(last, network.ends_on) > 0;
    term_serve(db, &(struct term_wish){
                       .network = turn->network,
                       .person = person,
                       .role = NETWORK_DUTY_COORDINATOR,
                       .starts_on = from,
                       .ends_on = {true, is_longer ? network.ends_on : last},
                       .now = turn->site->now,
                       .today = turn->today,
                   });
}

/// Whoever goes on keeps the own place; places that nobody has are taken today, the others when they are
/// free.
static void serve_all(struct db *db, const struct schedule_turn *turn, const struct serving *s,
                      const struct person_id *people, size_t count)
{
    bool *is_followed = NEW_ARRAY(db_arena(db), bool, s->ending.count);
    int64_t empty = s->places - (int64_t)s->ending.count;
    for (size_t i = 0; i < count; i++) {
        size_t own = term_to_follow(s, is_followed, people[i], true);
        if (own != SIZE_MAX)
            is_followed[own] = true;
    }
    for (size_t i = 0; i < count; i++) {
        size_t follows = term_to_follow(s, is_followed, people[i], true);
        if (follows == SIZE_MAX && empty-- <= 0)
            follows = term_to_follow(s, is_followed, people[i], false);
        if (follows != SIZE_MAX)
            is_followed[follows] = true;
        serve(db, turn, s, people[i],
              follows == SIZE_MAX ? turn->today : date_plus_days(s->ending.at[follows].ends_on, 1));
    }
}

// ---- more than places ----

static struct str label_of(struct db *db, const struct volunteer *v)
{
    struct str name = str_words(db_arena(db), v->given_name, v->family_name);
    return v->unit_name.is_set ? str_format(db_arena(db), "%.*s (%.*s)", STR(name), STR(v->unit_name.value))
                               : name;
}

static void open_ballot(struct db *db, const struct schedule_turn *turn, const struct serving *s)
{
    struct ballot_choice options[BALLOT_OPTIONS_MOST] = {0};
    struct date soonest = date_plus_days(turn->today, VOTE_DAYS - 1);
    struct ballot_wish wish = {
        .ballot = {.network = turn->network,
                   .about = BALLOT_ABOUT_COORDINATORS,
                   .method = BALLOT_METHOD_APPROVAL,
                   .question = TEXT(db_arena(db), turn->site->lang, MSG_ballot_question_coordinators,
                                    arg_int(s->places)),
                   .closes_on = workday_after(country_of_zone(turn->zone), soonest, 1),
                   .closes_minute = NOON},
        .options = options,
    };
    struct ballot_id id;
    struct ballot ballot;
    for (; wish.count < BALLOT_OPTIONS_MOST && wish.count < s->willing.count; wish.count++)
        options[wish.count] = (struct ballot_choice){.label = label_of(db, &s->willing.at[wish.count]),
                                                     .person = {true, s->willing.at[wish.count].id}};
    if (ballot_draft(db, &wish, &id) && ballot_by_id(db, id, &ballot))
        ballot_open(db, &ballot, turn->zone, turn->site->now);
}

void serving_fill(struct db *db, const struct schedule_turn *turn, const struct serving *s)
{
    struct ballot_id running;
    if (ballot_alive_about(db, turn->network, BALLOT_ABOUT_COORDINATORS, &running))
        return;
    if ((int64_t)s->willing.count > s->places) {
        open_ballot(db, turn, s);
        return;
    }
    struct person_id *people = NEW_ARRAY(db_arena(db), struct person_id, s->willing.count);
    for (size_t i = 0; i < s->willing.count; i++)
        people[i] = s->willing.at[i].id;
    serve_all(db, turn, s, people, s->willing.count);
}

void serving_elect(struct db *db, const struct schedule_turn *turn, struct ballot_id ballot)
{
    struct serving s = serving_read(db, turn);
    struct ballot_place_list places = ballot_result(db, ballot);
    struct person_id elected[BALLOT_OPTIONS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < places.count; i++) {
        bool is_willing = false;
        struct maybe_person_id who = places.at[i].person;
        if (!who.is_set || !volunteer_offered(db, turn->network, who.value, &is_willing) || !is_willing)
            continue;
        if ((int64_t)count < s.places)
            elected[count++] = who.value;
        else
            volunteer_drop(db, turn->network, who.value);
    }
    serve_all(db, turn, &s, elected, count);
}
