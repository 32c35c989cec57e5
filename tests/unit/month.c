// SPDX-License-Identifier: EUPL-1.2
// A network that is left to itself, and its members as the mails find them.
#include "month.h"

#include "web_site.h"

#include "ask/ask.h"
#include "auth/part.h"
#include "base/bug.h"
#include "base/rng.h"
#include "calendar/workday.h"
#include "gathering/hosting.h"
#include "gathering/plan.h"
#include "jobs/schedule.h"
#include "network/away.h"
#include "network/membership.h"
#include "topic/ballot.h"

#include <ctype.h>
#include <string.h>

enum {
    PEOPLE = 27,
    COORDINATORS = 3, // the first of them; the lead is no employee
    UNITS = 9,
    LOOKS = 3, // of the schedule, on a working day
    LETTERS_MOST = 4000,
    AWAY_DAYS = 30,
    KICKOFF_DAYS_APART = 11, // from seed to seed, so that all times of the year come
};

static const int32_t looks_at[LOOKS] = {9 * 60 + 5, 12 * 60 + 5, 15 * 60 + 5};

enum temper { PROMPT, SLOW, SILENT };

/// Of a hundred who answer, so many say yes.
static const int yes_percent[] = {
    [ASK_KIND_PROPOSE] = 20, [ASK_KIND_HOST] = 25,    [ASK_KIND_TAKE_HOME] = 60,
    [ASK_KIND_VOTE] = 100,   [ASK_KIND_WELCOME] = 50, [ASK_KIND_COORDINATE] = 10,
};
enum { COMES_PERCENT = 80, CHOOSES_PERCENT = 30, HELPS_PERCENT = 10, NOBODY_PROPOSES_PERCENT = 20 };

/// A link that somebody will open.
struct letter {
    int person;
    struct instant opened_at;
    char token[64];
    bool is_ask; // or to a gathering
};

struct month {
    struct db_pool *pool;
    struct web_site web;
    struct rng rng;
    struct network_id network;
    struct person_id person[PEOPLE];
    enum temper temper[PEOPLE];
    struct date begins, today;
    struct instant now;
    struct letter letters[LETTERS_MOST];
    size_t letter_count;
    int leaver;
    int leaves_after_days;
    bool is_host_leaving, has_left, nobody_proposes;
    struct month_told told;
};

static bool by_chance(struct month *m, int percent)
{
    return (int)rng_below(&m->rng, 100) < percent;
}

static void clock_set(struct month *m, struct date day, int32_t minute)
{
    m->today = day;
    m->now = wall_instant(wall_at(day, minute), ZONE_OSLO);
    m->web.site.clock_shift_us = m->now.us - instant_now().us;
}

static struct notice_site site_of(const struct month *m, struct db *db)
{
    return notice_site_read(db, &m->web.site.key, m->web.site.public_url, m->now);
}

// ---- how it begins ----

static struct person_id person_add(struct db *db, int number)
{
    struct arena *arena = db_arena(db);
    struct str name = str_format(arena, "Medlem%d", number),
               address = str_cat(arena, name, S("@kommune.example"));
    struct unit_id unit = {number % UNITS + 1};
    struct person_id id = {0};
    if (number < UNITS)
        demo_unit_add(db, (struct maybe_unit_id){0}, name, name, &unit);
    demo_person_add(db,
                    &(struct demo_person_new){.match_key = name,
                                              .employee_id = name,
                                              .given_name = name,
                                              .family_name = S("Nordmann"),
                                              .search_key = name,
                                              .email = address,
                                              .email_key = email_key(arena, address),
                                              .unit = unit,
                                              .job_title = S("Rådgiver"),
                                              .share_percent = 100,
                                              .education = S("master"),
                                              .hired_on = date_of(2026, 1, 1)},
                    &id);
    return id;
}

static void duty_add(struct month *m, struct db *db, struct maybe_person_id person, const char *name,
                     enum network_duty duty)
{
    struct account_id id;
    account_add(db, person, str_from(name), str_from(name), (struct maybe_str){0}, m->now, &id);
    term_begin(db, m->network, id, duty, m->today, m->now);
}

static void network_begin(struct month *m, struct db *db)
{
    struct gathering_id kickoff;
    struct network row;
    setting_put(db, S("mail_from"), S("nettverk@kommune.example"));
    network_add(db, S("På tvers"), S("Vi lærer."), S("Europe/Oslo"), m->today, date_plus_months(m->today, 24),
                PEOPLE, (struct maybe_account_id){0}, m->now, &m->network);
    network_state_set(db, m->network, NETWORK_STATE_RUNNING);
    gathering_add(db, m->network, 0, GATHERING_KIND_KICKOFF, S("Oppstart"), m->today, 9 * 60, 15 * 60,
                  S("Rådhuset"), S(""), (struct maybe_str){0}, S("k@tvers.example"), &kickoff);
    for (int i = 0; i < PEOPLE; i++) {
        m->person[i] = person_add(db, i);
        membership_add(db, m->network, m->person[i], m->now);
        attendee_ask(db, kickoff, m->person[i]);
    }
    duty_add(m, db, (struct maybe_person_id){0}, "leder", NETWORK_DUTY_LEAD);
    for (int i = 0; i < COORDINATORS; i++)
        duty_add(m, db, (struct maybe_person_id){true, m->person[i]}, str_format(db_arena(db), "k%d", i).at,
                 NETWORK_DUTY_COORDINATOR);
    network_by_id(db, m->network, &row);
    struct plan_dates dates = network_plan_propose(db, &row, &network_plan_usual, m->today);
    network_plan_take(db, &row, LANG_NB, &dates, m->today, S("m@tvers.example"));
}

static int any_member(struct month *m)
{
    return COORDINATORS + (int)rng_below(&m->rng, PEOPLE - COORDINATORS);
}

static void tempers_draw(struct month *m)
{
    for (int i = 0; i < PEOPLE; i++) {
        uint32_t lot = rng_below(&m->rng, 10);
        m->temper[i] = i < COORDINATORS || lot >= 8 ? SILENT : lot >= 5 ? SLOW : PROMPT;
        m->told.active += m->temper[i] != SILENT;
    }
    m->nobody_proposes = by_chance(m, NOBODY_PROPOSES_PERCENT);
    m->leaver = any_member(m);
    m->leaves_after_days = 1 + (int)rng_below(&m->rng, 50);
    m->is_host_leaving = by_chance(m, 50);
}

static void two_go_away(struct month *m, struct db *db)
{
    for (int i = 0; i < 2; i++) {
        struct date from = date_plus_days(m->today, (int)rng_below(&m->rng, 40));
        away_say(db, &(struct away_wish){.network = m->network,
                                         .person = m->person[any_member(m)],
                                         .starts_on = from,
                                         .ends_on = date_plus_days(from, AWAY_DAYS),
                                         .today = m->today,
                                         .now = m->now});
    }
}

static void month_begin(struct month *m, uint64_t seed)
{
    struct arena *arena = arena_new();
    struct date day = date_plus_days(date_of(2027, 1, 4), (int)seed * KICKOFF_DAYS_APART);
    m->rng = rng_new(seed);
    m->web.site = (struct site){
        .pool = m->pool, .key = {{7}}, .public_url = S("https://tvers.example"), .has_relay = true};
    m->begins = workday_after(COUNTRY_NORWAY, day, 1);
    clock_set(m, m->begins, 15 * 60);
    struct db *db = db_begin(m->pool, DB_WRITE, arena);
    network_begin(m, db);
    tempers_draw(m);
    two_go_away(m, db);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    arena_free(arena);
}

// ---- what is mailed ----

static struct instant opened_at(struct month *m, int person)
{
    if (m->temper[person] == PROMPT)
        return m->now;
    return instant_plus(m->now, (1 + (int64_t)rng_below(&m->rng, 5)) * US_PER_DAY - US_PER_MINUTE);
}

static void letter_add(struct month *m, int person, struct str token, bool is_ask, struct instant when)
{
    struct letter *l = &m->letters[m->letter_count];
    if (m->letter_count == LETTERS_MOST || token.len >= sizeof l->token)
        BUG("too many links, or too long a one");
    *l = (struct letter){.person = person, .opened_at = when, .is_ask = is_ask};
    memcpy(l->token, token.at, token.len);
    m->letter_count++;
}

static size_t token_end(struct str text, size_t at)
{
    while (at < text.len && (isalnum((unsigned char)text.at[at]) || text.at[at] == '-' || text.at[at] == '_'))
        at++;
    return at;
}

/// Every link of the mail that answers something, once.
static void links_find(struct month *m, int person, struct str text)
{
    static const struct {
        struct str door;
        bool is_ask;
    } doors[] = {{S_INIT("https://tvers.example/t/"), true}, {S_INIT("https://tvers.example/g/"), false}};
    struct instant when = opened_at(m, person);
    for (int d = 0; d < 2; d++) {
        struct str last = S("");
        for (size_t at = str_find_str(text, doors[d].door, 0); at < text.len;
             at = str_find_str(text, doors[d].door, at)) {
            at += doors[d].door.len;
            struct str token = str_slice(text, at, token_end(text, at));
            if (!str_is(token, last))
                letter_add(m, person, token, doors[d].is_ask, when);
            last = token;
        }
    }
}

static int number_of(const struct month *m, struct person_id id)
{
    int i = 0;
    while (i < PEOPLE && m->person[i].n != id.n)
        i++;
    return i;
}

/// All that is in the outbox leaves and is read, by who reads.
static void mails_leave(struct month *m)
{
    struct arena *arena = arena_new();
    struct db *db = db_begin(m->pool, DB_WRITE, arena);
    struct outbox_line_list waiting = outbox_list(db, S("queued"), (struct network_id){0}, INT64_MAX);
    for (size_t i = waiting.count; i-- > 0;) {
        struct outbox_mail mail;
        if (!outbox_by_id(db, waiting.at[i].id, &mail) || !mail.person.is_set)
            continue;
        int person = number_of(m, mail.person.value);
        m->told.mails++;
        m->told.mails_to_coordinators += person < COORDINATORS;
        if (person < PEOPLE && m->temper[person] != SILENT)
            links_find(m, person, mail.body_text);
    }
    demo_outbox_sent(db, instant_plus(m->now, US_PER_MINUTE), 0);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    arena_free(arena);
}

// ---- what members do ----

static void post(struct month *m, struct arena *arena, const char *door, struct str token, struct str form)
{
    struct str path = str_format(arena, "/%s/%.*s", door, STR(token));
    struct web_question q = {.target = path.at,
                             .form = form.at,
                             .csrf = csrf_token(arena, &m->web.site.key, secret_of(token)),
                             .arena = arena};
    int status = web_ask(&m->web, &q).status;
    CHECK(status == 303 || status == 409 || status == 410); // it may be over by now
}

static struct str vote_form(struct month *m, struct db *db, int64_t ballot)
{
    struct ballot_option_list options = ballot_options(db, (struct ballot_id){ballot});
    struct buf form = buf_new(db_arena(db), 4096);
    uint32_t favourite = rng_below(&m->rng, (uint32_t)options.count);
    buf_str(&form, S("do=vote"));
    for (size_t i = 0; i < options.count; i++) {
        bool is_chosen = i == favourite || by_chance(m, CHOOSES_PERCENT);
        if (is_chosen)
            buf_format(&form, "&v%lld=1", (long long)options.at[i].id.n);
        if (is_chosen && options.at[i].topic.is_set && by_chance(m, HELPS_PERCENT))
            buf_format(&form, "&help=%lld", (long long)options.at[i].topic.value.n);
    }
    return buf_get(&form);
}

static struct str ask_form(struct month *m, struct db *db, const struct ask *ask)
{
    struct arena *arena = db_arena(db);
    bool is_yes =
        by_chance(m, ask->kind < sizeof yes_percent / sizeof *yes_percent ? yes_percent[ask->kind] : 0);
    if (ask->kind == ASK_KIND_VOTE)
        return vote_form(m, db, ask->subject);
    if (ask->kind == ASK_KIND_PROPOSE && is_yes && !m->nobody_proposes)
        return str_format(arena, "title=Tema+%u&why=", rng_below(&m->rng, 10000));
    if (ask->kind == ASK_KIND_TAKE_HOME)
        return is_yes ? S("body=En+ny+kollega&worth=3") : S("do=none");
    return is_yes && ask->kind != ASK_KIND_PROPOSE ? S("answer=yes") : S("answer=no");
}

/// False: there is nothing to answer any more.
static bool ask_read(struct month *m, struct db *db, struct str token, struct str *form)
{
    struct link link = {0};
    struct ask ask;
    if (!link_read(&m->web.site.key, token, &link) || !ask_by_id(db, (struct ask_id){link.id}, &ask) ||
        ask.state != ASK_STATE_OPEN || ask.generation != link.generation)
        return false;
    *form = ask_form(m, db, &ask);
    return true;
}

static bool gathering_read(struct month *m, struct db *db, struct str token, struct str *form)
{
    struct link link = {0};
    struct attendee a;
    struct gathering g;
    if (!link_read(&m->web.site.key, token, &link) ||
        !attendee_by_id(db, (struct attendee_id){link.id}, &a) || !gathering_by_id(db, a.gathering, &g) ||
        a.answer != ANSWER_NONE)
        return false;
    *form = str_format(db_arena(db), "answer=%s&sequence=%lld", by_chance(m, COMES_PERCENT) ? "yes" : "no",
                       (long long)g.sequence);
    return true;
}

static void letter_open(struct month *m, const struct letter *l)
{
    struct arena *arena = arena_new();
    struct str token = str_from(l->token), form = S("");
    struct db *db = db_begin(m->pool, DB_READ, arena);
    bool has_form = l->is_ask ? ask_read(m, db, token, &form) : gathering_read(m, db, token, &form);
    db_end(db, DB_ROLLBACK);
    if (has_form)
        post(m, arena, l->is_ask ? "t" : "g", token, form);
    arena_free(arena);
}

static void letters_open(struct month *m)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->letter_count; i++)
        if (instant_compare(m->letters[i].opened_at, m->now) > 0)
            m->letters[kept++] = m->letters[i];
        else if (!(m->has_left && m->letters[i].person == m->leaver))
            letter_open(m, &m->letters[i]);
    m->letter_count = kept;
}

// ---- somebody leaves ----

/// Who hosts the next gathering, where somebody does.
static int host_of_next(struct month *m, struct db *db)
{
    struct gathering next;
    if (!gathering_next(db, m->network, m->today, &next))
        return m->leaver;
    struct hosting_list seats = hostings_of(db, next.id);
    bool has_host = seats.count && seats.at[0].person.is_set;
    return has_host ? number_of(m, seats.at[0].person.value) : m->leaver;
}

static void leave(struct month *m)
{
    struct arena *arena = arena_new();
    struct db *db = db_begin_part(m->pool, part_of_network(m->network), arena);
    struct notice_site site = site_of(m, db);
    if (m->is_host_leaving)
        m->leaver = host_of_next(m, db);
    membership_leave(db, m->network, m->person[m->leaver], m->now);
    notice_person(db, &site, m->network, m->person[m->leaver]);
    m->has_left = true;
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    arena_free(arena);
}

// ---- what is there ----

bool month_is_ready(const struct month_ready *r)
{
    return r->topic && r->host && r->place && r->groups && r->programme;
}

static bool has_seat(const struct seat_place_list *seats, struct person_id person)
{
    for (size_t i = 0; i < seats->count; i++)
        if (seats->at[i].person.n == person.n)
            return true;
    return false;
}

/// Whoever may be there, for all that is known.
static bool is_expected(struct month *m, struct db *db, const struct gathering *g, struct person_id person)
{
    struct attendee a = {0};
    struct away away;
    attendee_of(db, g->id, person, &a);
    bool is_away = away_of(db, m->network, person, &away) && date_compare(away.starts_on, g->held_on) <= 0 &&
                   date_compare(away.ends_on, g->held_on) >= 0;
    return a.answer == ANSWER_YES || (a.answer != ANSWER_NO && !is_away);
}

static bool has_groups(struct month *m, struct db *db, const struct gathering *g)
{
    struct seating_plan plan;
    struct member_list members = members_of(db, m->network);
    if (!seating_plan_published(db, m->network, &plan))
        return false;
    struct seat_place_list seats = seats_at(db, plan.id, g->id);
    for (size_t i = 0; i < members.count; i++)
        if (is_expected(m, db, g, members.at[i].person) && !has_seat(&seats, members.at[i].person))
            return false;
    return seats.count > 0;
}

static bool has_host(struct db *db, struct gathering_id gathering)
{
    struct hosting_list seats = hostings_of(db, gathering);
    return seats.count && seats.at[0].state == HOSTING_STATE_TAKEN && seats.at[0].person.is_set;
}

static bool has_programme(struct db *db, const struct gathering *g)
{
    struct programme_item_list items = programme_of(db, g->id);
    for (size_t i = 0; i < items.count; i++)
        if (items.at[i].start_minute < g->start_minute || items.at[i].start_minute >= g->end_minute)
            return false;
    return items.count > 1;
}

static void look_at(struct month *m, struct gathering_id id, struct month_ready *out)
{
    struct arena *arena = arena_new();
    struct db *db = db_begin(m->pool, DB_READ, arena);
    struct gathering g;
    struct topic topic;
    CHECK(gathering_by_id(db, id, &g));
    out->topic = topic_of_gathering(db, id, &topic);
    out->is_fallback = out->topic && topic.chosen_by.value == TOPIC_CHOOSER_FALLBACK;
    out->host = has_host(db, id);
    out->place = g.place.len > 0;
    out->groups = has_groups(m, db, &g);
    out->programme = has_programme(db, &g);
    db_end(db, DB_ROLLBACK);
    arena_free(arena);
}

// ---- the days ----

/// Mails that an answer brings leave, too, and are answered.
static void look_around(struct month *m)
{
    int64_t mails = 0;
    CHECK(schedule_run(
        &(struct schedule){
            .pool = m->pool, .key = &m->web.site.key, .public_url = m->web.site.public_url, .now = m->now},
        &mails));
    for (int i = 0; i < 2; i++) {
        mails_leave(m);
        letters_open(m);
    }
}

static void day_pass(struct month *m, struct date day)
{
    int looks = workday_is(COUNTRY_NORWAY, day) ? LOOKS : 1;
    for (int i = 0; i < looks; i++) {
        clock_set(m, day, looks_at[i]);
        look_around(m);
    }
    if (!m->has_left && day.days - m->begins.days >= m->leaves_after_days)
        leave(m);
}

/// To the hour of the gathering, in the middle of its day.
static void gathering_await(struct month *m, const struct gathering *g, struct month_gathering *out)
{
    out->days_ahead = g->held_on.days - m->begins.days;
    while (m->today.days + 1 < g->held_on.days) {
        if (g->held_on.days - m->today.days == 7)
            look_at(m, g->id, &out->a_week_before);
        day_pass(m, date_plus_days(m->today, 1));
    }
    clock_set(m, g->held_on, 8 * 60);
    look_around(m);
    look_at(m, g->id, &out->at_its_hour);
    clock_set(m, g->held_on, (int32_t)g->end_minute + 30);
    look_around(m);
}

static struct gathering_list gatherings_read(struct month *m, struct arena *arena)
{
    struct db *db = db_begin(m->pool, DB_READ, arena);
    struct gathering_list all = gatherings_of(db, m->network);
    db_end(db, DB_ROLLBACK);
    return all;
}

struct month_told month_run(struct db_pool *pool, uint64_t seed)
{
    struct arena *arena = arena_new();
    struct month *m = NEW(arena, struct month);
    m->pool = pool;
    month_begin(m, seed);
    struct gathering_list all = gatherings_read(m, arena);
    CHECK(all.count > 2 && all.at[0].kind == GATHERING_KIND_KICKOFF);
    gathering_await(m, &all.at[1], &m->told.next);
    gathering_await(m, &all.at[2], &m->told.second);
    struct month_told told = m->told;
    told.days = m->today.days - m->begins.days;
    arena_free(arena);
    return told;
}
