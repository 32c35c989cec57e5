// SPDX-License-Identifier: EUPL-1.2
// Seating plans of a network: what the engine is told, drafts, publishing, going back, moving by hand.
#include "demo/people.h"
#include "gathering/gathering.h"
#include "groups/draw.h"
#include "groups/misfit.h"
#include "groups/reach.h"
#include "groups/seating.h"
#include "network/membership.h"
#include "sql/away.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/gathering.h"
#include "sql/invitation.h"
#include "sql/people.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

enum { PEOPLE = 9, GATHERINGS = 4 };

struct fixture {
    struct db *db;
    struct network_id network;
    struct gathering_id gathering[GATHERINGS];
    struct person_id person[PEOPLE], newcomer;
    struct table_question question;
};

static const struct instant noon = {INT64_C(1795600800) * US_PER_SECOND};

/// Nine members of three units under three areas, and four gatherings a month apart from 1 October.
static struct fixture fixture_new(struct db_pool *pool)
{
    struct fixture f = {.db = db_begin(pool, DB_WRITE, test_arena())};
    struct municipality m =
        municipality_new(test_arena(), demo_set_of(DEMO_NORWEGIAN), 1, date_of(2026, 11, 23));
    struct demo_ids ids = demo_units_add(f.db, &m);
    demo_people_add(f.db, &m, &ids, (struct date){0}, date_of(2027, 1, 1));
    network_add(f.db, S("Nettverk"), S("Prøve"), S("Europe/Oslo"), date_of(2026, 10, 1), date_of(2028, 10, 1),
                PEOPLE, (struct maybe_account_id){0}, noon, &f.network);
    network_state_set(f.db, f.network, NETWORK_STATE_RUNNING);
    for (int i = 0; i < PEOPLE; i++) {
        f.person[i] = ids.people[i * 250 + 40];
        membership_add(f.db, f.network, f.person[i], noon);
    }
    f.newcomer = ids.people[PEOPLE * 250 + 40];
    for (int g = 0; g < GATHERINGS; g++)
        gathering_add(f.db, f.network, g, GATHERING_KIND_MEETUP, S("Samling"),
                      date_plus_months(date_of(2026, 10, 1), g), 13 * 60, 15 * 60, S("Rådhuset"), S(""),
                      (struct maybe_str){0}, str_format(test_arena(), "g%d@test.example", g),
                      &f.gathering[g]);
    f.question = (struct table_question){
        .network = f.network, .today = date_of(2026, 9, 1), .silo_depth = 2, .size_least = 3, .size_most = 3};
    return f;
}

static struct seating drawn(const struct table *table)
{
    struct seating s;
    struct seat_options options = {.seed = 1, .limits = {.passes = 1}};
    seat(test_arena(), &table->problem, &options, &s);
    CHECK(s.outcome == SEAT_PLANNED);
    return s;
}

static struct seating_plan_id draft_of(const struct fixture *f, const struct table *table)
{
    struct seating s = drawn(table);
    struct seating_plan_id id = {0};
    CHECK(seating_draft_save(f->db, f->network, table, &s, 1, (struct account_id){0}, noon, &id));
    return id;
}

static void end(struct fixture *f)
{
    CHECK(db_end(f->db, DB_COMMIT) == DB_DONE);
}

ON_BOTH(
    "nine members in threes meet all the others in four gatherings, and the plan comes back as it was saved")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    CHECK(table_read(f.db, &f.question, &table) == TABLE_READY);
    CHECK_INT(table.problem.people, PEOPLE);
    CHECK_INT(table.problem.rounds, GATHERINGS);
    struct seating s = drawn(&table);
    CHECK_INT(s.value.pairs_met, 36);
    struct plan back = table_plan(f.db, &table, draft_of(&f, &table));
    for (int i = 0; i < PEOPLE * GATHERINGS; i++)
        CHECK_INT(back.group[i], s.plan.group[i]);
    end(&f);
}

ON_BOTH(
    "publishing tells everyone once; publishing the same again tells nobody; asking twice to go back goes "
    "back once")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    table_read(f.db, &f.question, &table);
    struct seating_plan_id first = draft_of(&f, &table);
    struct seating_news news = seating_publish(f.db, f.network, first, f.question.today, noon);
    CHECK_INT(news.count, PEOPLE);
    CHECK_INT(news.gathering.n, f.gathering[0].n);
    CHECK_INT(seating_publish(f.db, f.network, first, f.question.today, noon).count, 0);
    struct seating_plan_id same = draft_of(&f, &table);
    CHECK_INT(seating_publish(f.db, f.network, same, f.question.today, noon).count, 0);
    CHECK(seating_unpublish(f.db, f.network, same, f.question.today, noon, &news));
    CHECK_INT(news.count, 0); // the same groups hold again
    struct seating_plan now;
    CHECK(seating_plan_published(f.db, f.network, &now) && now.id.n == first.n);
    CHECK(!seating_unpublish(f.db, f.network, same, f.question.today, noon, &news));
    // there is none before the first
    CHECK(!seating_unpublish(f.db, f.network, first, f.question.today, noon, &news));
    end(&f);
}

/// Publishes the plan of `table` with two people changed about in its first round to come.
static struct seating_plan_id publish_swapped(const struct fixture *f, struct table *table, struct plan *plan)
{
    uint32_t next = table_next(table), other = 1;
    uint32_t *row = plan->group + next * PEOPLE;
    while (row[other] == row[0])
        other++;
    struct seating_swap swap = {.round = next, .person = 0, .other = other};
    CHECK(seating_swap(test_arena(), table, &swap, plan) == SEATING_SWAPPED);
    struct seating s = {.plan = *plan, .method = "by hand"};
    struct seating_plan_id id = {0};
    CHECK(seating_draft_save(f->db, f->network, table, &s, 1, (struct account_id){0}, noon, &id));
    return id;
}

ON_BOTH(
    "when two change places, they and those they sit with are told, and nobody else; going back tells the "
    "same people")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    struct seating_news news;
    table_read(f.db, &f.question, &table);
    struct seating_plan_id first = draft_of(&f, &table);
    seating_publish(f.db, f.network, first, f.question.today, noon);
    struct plan plan = table_plan(f.db, &table, first);
    struct seating_plan_id second = publish_swapped(&f, &table, &plan);
    CHECK_INT(seating_news_of(f.db, f.network, second, f.question.today).count, 6);
    CHECK_INT(seating_publish(f.db, f.network, second, f.question.today, noon).count, 6);
    CHECK(seating_unpublish(f.db, f.network, second, f.question.today, noon, &news));
    CHECK_INT(news.count, 6);
    end(&f);
}

static int64_t seats_on_record(const struct fixture *f, struct gathering_id gathering)
{
    return (int64_t)groups_of(f->db, gathering, f->question.today).count;
}

ON_BOTH("one can go back twenty plans, and older ones are not kept")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    struct seating_news news;
    struct seating_plan plan;
    struct seating_plan_id ids[SEATING_PLANS_KEPT + 5];
    table_read(f.db, &f.question, &table);
    for (int i = 0; i < SEATING_PLANS_KEPT + 5; i++) {
        ids[i] = draft_of(&f, &table);
        seating_publish(f.db, f.network, ids[i], f.question.today, noon);
    }
    CHECK(!seating_plan_by_id(f.db, ids[3], f.network, &plan) && !seats_of(f.db, ids[3]).count);
    CHECK(seating_plan_by_id(f.db, ids[4], f.network, &plan) && seats_of(f.db, ids[4]).count);
    int back = 0;
    while (seating_plan_published(f.db, f.network, &plan) &&
           seating_unpublish(f.db, f.network, plan.id, f.question.today, noon, &news))
        back++;
    CHECK_INT(back, SEATING_PLANS_KEPT);
    CHECK_INT(plan.id.n, ids[4].n);
    end(&f);
}

ON_BOTH("what was held stays as it was held, whichever plan is published, drawn before or taken back later")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    struct seating_news news;
    table_read(f.db, &f.question, &table);
    struct seating_plan_id first = draft_of(&f, &table);
    seating_publish(f.db, f.network, first, f.question.today, noon);
    struct plan held = table_plan(f.db, &table, first), other = plan_copy(test_arena(), &held);
    struct seating_plan_id late = publish_swapped(&f, &table, &other); // drawn before, published after
    f.question.today = date_of(2026, 10, 2);
    seating_publish(f.db, f.network, late, f.question.today, noon);
    CHECK(table_read(f.db, &f.question, &table) == TABLE_READY);
    struct plan now = table_plan(f.db, &table, late);
    for (int p = 0; p < PEOPLE; p++)
        CHECK_INT(now.group[p], held.group[p]);
    CHECK(seating_unpublish(f.db, f.network, late, f.question.today, noon, &news));
    CHECK_INT(seats_on_record(&f, f.gathering[0]), PEOPLE);
    end(&f);
}

ON_BOTH("who is marked as not there has not met their group, and has again when the mark is corrected after "
        "a new "
        "plan")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    struct maybe_account_id nobody = {0};
    table_read(f.db, &f.question, &table);
    struct seating_plan_id first = draft_of(&f, &table);
    seating_publish(f.db, f.network, first, f.question.today, noon);
    attendance_mark(f.db, f.gathering[0], f.person[0], (struct maybe_bool){true, false}, nobody);
    f.question.today = date_of(2026, 10, 2);
    table_read(f.db, &f.question, &table);
    struct plan plan = table_plan(f.db, &table, first);
    uint32_t p = table_person(&table, f.person[0]);
    CHECK_INT(plan.group[p], AWAY);
    struct reach reach = reach_of(test_arena(), &table, &plan);
    CHECK_INT(reach.met[0], 7); // two full groups of three, and a pair
    CHECK_INT(reach.left, 8);
    seating_publish(f.db, f.network, draft_of(&f, &table), f.question.today, noon);
    attendance_mark(f.db, f.gathering[0], f.person[0], (struct maybe_bool){true, true}, nobody);
    table_read(f.db, &f.question, &table);
    CHECK_INT(table.problem.held_count, PEOPLE);
    end(&f);
}

static const struct seating_meeting *meeting_with(const struct seating_meeting_list *all,
                                                  struct person_id other)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].person.n == other.n)
            return &all->at[i];
    return NULL;
}

/// Somebody in the same group as the first person at a gathering.
static int mate_of_first(const struct plan *plan, uint32_t round)
{
    const uint32_t *row = plan->group + round * plan->people;
    for (uint32_t p = 1; p < plan->people; p++)
        if (row[p] == row[0])
            return (int)p;
    return 0;
}

ON_BOTH("somebody has met those who came to their group, and will meet those who have not said no")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    table_read(f.db, &f.question, &table);
    struct seating_plan_id id = draft_of(&f, &table);
    seating_publish(f.db, f.network, id, f.question.today, noon);
    struct plan plan = table_plan(f.db, &table, id);
    struct person_id me = table.members.at[0].person;
    struct person_id met = table.members.at[mate_of_first(&plan, 0)].person;
    struct person_id next = table.members.at[mate_of_first(&plan, 1)].person;
    struct date today = date_of(2026, 10, 2);
    struct seating_meeting_list all = seating_meetings(f.db, id, me, today);
    CHECK_INT(all.count, PEOPLE - 1);             // threes at four gatherings: everyone once
    CHECK_INT(meeting_with(&all, met)->times, 0); // nobody has marked who came
    CHECK_INT(table_known(&table), 0);
    gathering_hold(f.db, f.gathering[0]);
    all = seating_meetings(f.db, id, me, today);
    CHECK_INT(meeting_with(&all, met)->times, 1);
    CHECK(!meeting_with(&all, met)->next_on.is_set);
    f.question.today = today;
    CHECK(table_read(f.db, &f.question, &table) == TABLE_READY);
    CHECK_INT(table_known(&table), 1);
    CHECK_INT(meeting_with(&all, next)->times, 0);
    CHECK(date_compare(meeting_with(&all, next)->next_on.value, date_of(2026, 11, 1)) == 0);
    attendance_mark(f.db, f.gathering[0], met, (struct maybe_bool){true, false},
                    (struct maybe_account_id){0});
    attendee_answer_put(f.db, f.gathering[1], next, ANSWER_NO, 0, noon);
    all = seating_meetings(f.db, id, me, today);
    CHECK(!meeting_with(&all, met) && !meeting_with(&all, next));
    CHECK_INT(all.count, PEOPLE - 3);
    end(&f);
}

ON_BOTH("whoever joins, leaves, is away, says no or did not come is named, until the rest is planned anew")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    struct seating_plan row;
    table_read(f.db, &f.question, &table);
    seating_publish(f.db, f.network, draft_of(&f, &table), f.question.today, noon);
    attendance_mark(f.db, f.gathering[0], f.person[3], (struct maybe_bool){true, false},
                    (struct maybe_account_id){0});
    membership_leave(f.db, f.network, f.person[1], noon);
    membership_add(f.db, f.network, f.newcomer, noon);
    attendee_answer_put(f.db, f.gathering[2], f.person[2], ANSWER_NO, 0, noon);
    away_put(f.db, f.network, f.person[4], date_of(2026, 12, 1), date_of(2026, 12, 31), noon);
    away_put(f.db, f.network, f.person[5], date_of(2026, 12, 1), date_of(2026, 12, 31), noon);
    attendee_answer_put(f.db, f.gathering[2], f.person[5], ANSWER_YES, 0, noon); // comes all the same
    f.question.today = date_of(2026, 10, 2);
    f.question.size_least = 2;
    table_read(f.db, &f.question, &table);
    CHECK(seating_plan_published(f.db, f.network, &row));
    struct plan plan = table_plan(f.db, &table, row.id);
    struct misfit m = misfit_find(f.db, &table, &row, &plan, f.question.today);
    CHECK(m.is_any && m.has_missed && !m.without_groups && !m.wishes.count);
    CHECK_INT(m.without_seat.count, 1);
    CHECK_INT(m.not_coming.count, 2);
    CHECK_INT(m.left.count, 1);
    seating_publish(f.db, f.network, draft_of(&f, &table), f.question.today, noon);
    table_read(f.db, &f.question, &table);
    CHECK(seating_plan_published(f.db, f.network, &row));
    plan = table_plan(f.db, &table, row.id);
    CHECK(!misfit_find(f.db, &table, &row, &plan, f.question.today).is_any);
    end(&f);
}

ON_BOTH("a wish to be apart from somebody whom one has sat with already is about what is to come")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    struct seating_plan row;
    table_read(f.db, &f.question, &table);
    struct seating_plan_id first = draft_of(&f, &table);
    seating_publish(f.db, f.network, first, f.question.today, noon);
    struct plan plan = table_plan(f.db, &table, first);
    uint32_t mate = 1;
    while (plan.group[mate] != plan.group[0])
        mate++;
    seating_wish_add(f.db, f.network, SEATING_WISH_KIND_APART, table.members.at[0].person,
                     table.members.at[mate].person, (struct maybe_account_id){0});
    f.question.today = date_of(2026, 10, 2);
    table_read(f.db, &f.question, &table);
    struct seating s = drawn(&table);
    for (int r = 1; r < GATHERINGS; r++)
        CHECK(s.plan.group[r * PEOPLE] != s.plan.group[r * PEOPLE + (int)mate]);
    CHECK(seating_plan_published(f.db, f.network, &row));
    CHECK_INT(misfit_find(f.db, &table, &row, &plan, f.question.today).wishes.count, 0);
    end(&f);
}

ON_BOTH("two people may wish the same without knowing of each other")
{
    struct fixture f = fixture_new(pool);
    struct account_id one = {0}, other = {0};
    account_add(f.db, (struct maybe_person_id){0}, S("en"), S("En"), (struct maybe_str){0}, noon, &one);
    account_add(f.db, (struct maybe_person_id){0}, S("to"), S("To"), (struct maybe_str){0}, noon, &other);
    for (int i = 0; i < 2; i++) {
        seating_wish_add(f.db, f.network, SEATING_WISH_KIND_APART, f.person[0], f.person[1],
                         (struct maybe_account_id){true, one});
        seating_wish_add(f.db, f.network, SEATING_WISH_KIND_APART, f.person[0], f.person[1],
                         (struct maybe_account_id){true, other});
    }
    CHECK_INT(seating_wishes(f.db, f.network).count, 2);
    end(&f);
}

ON_BOTH("what a draft counts as away stays away when somebody is moved by hand")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    f.question.size_least = 2;
    f.question.absent_at = f.gathering[0];
    f.question.absent = f.person;
    f.question.absent_count = 3;
    table_read(f.db, &f.question, &table);
    struct seating_plan_id draft = draft_of(&f, &table);
    f.question.absent_count = 0;
    table_read(f.db, &f.question, &table);
    struct plan plan = table_plan(f.db, &table, draft);
    table_fit(test_arena(), &table, &plan);
    uint32_t one = 0, other = 0;
    while (plan.group[one] == AWAY)
        one++;
    while (plan.group[other] == AWAY || plan.group[other] == plan.group[one])
        other++;
    struct seating_swap swap = {.round = 0, .person = one, .other = other};
    CHECK(seating_swap(test_arena(), &table, &swap, &plan) == SEATING_SWAPPED);
    end(&f);
}

ON_BOTH("the fewest gatherings are known before the first, and from where things are after it")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    table_read(f.db, &f.question, &table);
    struct seating_plan_id first = draft_of(&f, &table);
    struct plan plan = table_plan(f.db, &table, first);
    struct reach reach = reach_of(test_arena(), &table, &plan);
    CHECK_INT(reach.all_met, 4);
    CHECK_INT(reach.earliest, 4); // 8 others, 2 a gathering
    CHECK(reach.reason == COVER_TOO_MANY_OTHERS);
    CHECK_INT(reach.at_most[0], 9);
    seating_publish(f.db, f.network, first, f.question.today, noon);
    attendance_mark(f.db, f.gathering[0], f.person[0], (struct maybe_bool){true, false},
                    (struct maybe_account_id){0});
    f.question.today = date_of(2026, 10, 2);
    table_read(f.db, &f.question, &table);
    plan = table_plan(f.db, &table, first);
    reach = reach_of(test_arena(), &table, &plan);
    CHECK_INT(reach.all_met, 0);
    CHECK_INT(reach.held, 1);
    CHECK_INT(reach.earliest, 5); // 8 left, 2 a gathering, one is over
    end(&f);
}

ON_BOTH("after a gathering, only those who really came have met; the rest is planned anew from that")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    table_read(f.db, &f.question, &table);
    seating_publish(f.db, f.network, draft_of(&f, &table), f.question.today, noon);
    attendance_mark(f.db, f.gathering[0], f.person[0], (struct maybe_bool){true, false},
                    (struct maybe_account_id){0});
    f.question.today = date_of(2026, 10, 2);
    CHECK(table_read(f.db, &f.question, &table) == TABLE_READY);
    CHECK(table.held[0] && !table.held[1]);
    CHECK_INT(table.problem.held_count, PEOPLE - 1);
    struct seating s = drawn(&table);
    uint32_t away = table_person(&table, f.person[0]);
    CHECK_INT(s.plan.group[away], AWAY);
    CHECK(s.plan.group[PEOPLE + away] != AWAY);
    end(&f);
}

ON_BOTH("who says no to a gathering has no seat there, and a cancelled gathering is no round")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    attendee_answer_put(f.db, f.gathering[1], f.person[2], ANSWER_NO, 0, noon);
    gathering_call_off(f.db, f.gathering[3], (struct maybe_str){0});
    f.question.size_least = 2;
    CHECK(table_read(f.db, &f.question, &table) == TABLE_READY);
    CHECK_INT(table.problem.rounds, GATHERINGS - 1);
    CHECK_INT(table.problem.absent_count, 1);
    struct seating s = drawn(&table);
    CHECK_INT(s.plan.group[PEOPLE + table_person(&table, f.person[2])], AWAY);
    end(&f);
}

static struct account_id member_account(const struct fixture *f, const char *name)
{
    struct account_id id = {0};
    account_add(f->db, (struct maybe_person_id){0}, str_from(name), str_from(name), (struct maybe_str){0},
                noon, &id);
    return id;
}

static void wish(const struct fixture *f, enum seating_wish_kind kind, int a, int b, struct account_id by)
{
    CHECK(wish_add(f->db, &(struct wish_new){f->network, kind, f->person[a], f->person[b], by},
                   WISHES_OF_MEMBER_MOST) == WISH_ADDED);
}

static struct table table_for(struct fixture *f, struct wish_reader reader)
{
    struct table table;
    f->question.reader = reader;
    CHECK(table_read(f->db, &f->question, &table) == TABLE_READY);
    return table;
}

static struct seating drawn_for(const struct table *table)
{
    struct seating s;
    table_draw(test_arena(), table, &(struct seat_options){.seed = 1, .limits = {.passes = 1}}, &s);
    return s;
}

static bool sits_together(const struct table *table, const struct plan *plan, int round, struct person_id a,
                          struct person_id b)
{
    const uint32_t *row = plan->group + round * PEOPLE;
    return row[table_person(table, a)] == row[table_person(table, b)];
}

static const struct wish_reader lead = {.sees_all = true}, coordinator = {.account = {INT64_MAX}};

ON_BOTH("a private wish to be apart holds in every gathering where it can")
{
    struct fixture f = fixture_new(pool);
    wish(&f, SEATING_WISH_KIND_APART, 0, 1, member_account(&f, "kari"));
    struct table table = table_for(&f, coordinator);
    struct seating s = drawn_for(&table);
    for (int r = 0; r < GATHERINGS; r++)
        CHECK(!sits_together(&table, &s.plan, r, f.person[0], f.person[1]));
    end(&f);
}

ON_BOTH("a coordinator cannot read a private wish by leaving two people: they are drawn as any two; only the "
        "lead is told, and the other gatherings keep the wish")
{
    struct fixture f = fixture_new(pool);
    wish(&f, SEATING_WISH_KIND_APART, 0, 1, member_account(&f, "kari"));
    f.question.size_least = 2;
    f.question.absent_at = f.gathering[1];
    f.question.absent = f.person + 2;
    f.question.absent_count = PEOPLE - 2;
    struct table table = table_for(&f, coordinator);
    struct seating s = drawn_for(&table);
    CHECK(s.outcome == SEAT_PLANNED);
    for (int r = 0; r < GATHERINGS; r++)
        CHECK(sits_together(&table, &s.plan, r, f.person[0], f.person[1]) == (r == 1));
    CHECK_INT(wishes_broken(test_arena(), &table, &table.seen, &s.plan).count, 0);
    CHECK_INT(wishes_broken(test_arena(), &table, &table.problem, &s.plan).count, 1);
    table = table_for(&f, lead);
    CHECK_INT(wishes_broken(test_arena(), &table, &table.seen, &s.plan).count, 1);
    CHECK(drawn_for(&table).outcome == SEAT_IMPOSSIBLE);
    end(&f);
}

ON_BOTH("of two private wishes that clash, the one to be apart holds; whoever knows both is told of them")
{
    struct fixture f = fixture_new(pool);
    struct account_id kari = member_account(&f, "kari"), ola = member_account(&f, "ola");
    wish(&f, SEATING_WISH_KIND_APART, 0, 1, kari);
    wish(&f, SEATING_WISH_KIND_TOGETHER, 0, 1, ola);
    struct table table = table_for(&f, coordinator);
    struct seating s = drawn_for(&table);
    CHECK(s.outcome == SEAT_PLANNED);
    for (int r = 0; r < GATHERINGS; r++)
        CHECK(!sits_together(&table, &s.plan, r, f.person[0], f.person[1]));
    wish(&f, SEATING_WISH_KIND_TOGETHER, 1, 0, kari); // kari's own two clash
    table = table_for(&f, (struct wish_reader){.account = kari});
    s = drawn_for(&table);
    CHECK(s.outcome == SEAT_IMPOSSIBLE && s.clash.count == 2);
    end(&f);
}

ON_BOTH("what a plan is said to be worth does not depend on wishes that the reader may not see")
{
    struct fixture f = fixture_new(pool);
    struct table before = table_for(&f, coordinator);
    struct account_id kari = member_account(&f, "kari");
    wish(&f, SEATING_WISH_KIND_APART, 0, 1, kari);
    wish(&f, SEATING_WISH_KIND_ACQUAINTED, 2, 3, kari);
    struct table after = table_for(&f, coordinator);
    struct plan plan = drawn_for(&before).plan;
    struct shape shape = problem_shape(test_arena(), &before.problem);
    CHECK(bound_worth(&before.problem, &shape) == bound_worth(&after.seen, &shape));
    CHECK(plan_value(test_arena(), &before.problem, &plan).worth ==
          plan_value(test_arena(), &after.seen, &plan).worth);
    CHECK(plan_value(test_arena(), &before.problem, &plan).worth !=
          plan_value(test_arena(), &after.problem, &plan).worth);
    end(&f);
}

ON_BOTH(
    "moving by hand is not refused for a wish, whose breach those see who may see the wish; drawing equals "
    "breaks it no oftener")
{
    struct fixture f = fixture_new(pool);
    struct account_id kari = member_account(&f, "kari");
    wish(&f, SEATING_WISH_KIND_APART, 0, 1, kari);
    struct table table = table_for(&f, coordinator);
    struct plan plan = drawn_for(&table).plan;
    uint32_t a = table_person(&table, f.person[0]), mate = 0;
    while (mate == a || plan.group[mate] != plan.group[a])
        mate++;
    struct seating_swap swap = {.round = 0, .person = table_person(&table, f.person[1]), .other = mate};
    CHECK(seating_swap(test_arena(), &table, &swap, &plan) == SEATING_SWAPPED);
    CHECK_INT(wishes_broken(test_arena(), &table, &table.seen, &plan).count, 0);
    struct table own = table_for(&f, (struct wish_reader){.account = kari});
    CHECK_INT(wishes_broken(test_arena(), &own, &own.seen, &plan).count, 1);
    for (uint64_t seed = 1; seed < 6; seed++) {
        struct plan equal;
        CHECK(table_draw_equal(test_arena(), &table, &plan, seed, &equal));
        CHECK(wishes_broken(test_arena(), &table, &table.problem, &equal).count <= 1);
    }
    end(&f);
}

ON_BOTH("nobody makes more wishes than there is room for, and others can still make theirs")
{
    struct fixture f = fixture_new(pool);
    struct account_id kari = member_account(&f, "kari"), ola = member_account(&f, "ola");
    struct wish_new row = {.network = f.network, .person = f.person[0], .made_by = kari};
    for (int i = 1; i <= 3; i++) {
        row.other = f.person[i];
        CHECK(wish_add(f.db, &row, 3) == WISH_ADDED);
    }
    row.other = f.person[4];
    CHECK(wish_add(f.db, &row, 3) == WISH_TOO_MANY);
    row.made_by = ola;
    CHECK(wish_add(f.db, &row, 3) == WISH_ADDED);
    end(&f);
}

ON_BOTH("a draft is drawn again as long as it fits; when somebody has left so that a group is too many, it "
        "is not")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    struct plan other;
    table_read(f.db, &f.question, &table);
    struct seating_plan_id draft = draft_of(&f, &table);
    struct plan plan = table_plan(f.db, &table, draft);
    CHECK(table_draw_equal(test_arena(), &table, &plan, 7, &other));
    CHECK(plan_value(test_arena(), &table.problem, &other).worth ==
          plan_value(test_arena(), &table.problem, &plan).worth);
    for (int i = 0; i < 3; i++) // six are two groups of three, and the draft has three
        membership_end(f.db, f.network, f.person[i], noon);
    table_read(f.db, &f.question, &table);
    plan = table_plan(f.db, &table, draft);
    table_fit(test_arena(), &table, &plan);
    CHECK(!table_draw_equal(test_arena(), &table, &plan, 7, &other));
    end(&f);
}

ON_BOTH("two people change places; moving one alone would make the groups too uneven")
{
    struct fixture f = fixture_new(pool);
    struct table table;
    table_read(f.db, &f.question, &table);
    struct seating s = drawn(&table);
    uint32_t other = 0;
    while (s.plan.group[other] == s.plan.group[0])
        other++;
    uint32_t from = s.plan.group[0], to = s.plan.group[other];
    struct seating_swap alone = {.round = 0, .person = 0, .other = UINT32_MAX, .to_group = to};
    CHECK(seating_swap(test_arena(), &table, &alone, &s.plan) == SEATING_BREAKS_SIZES);
    struct seating_swap swap = {.round = 0, .person = 0, .other = other};
    CHECK(seating_swap(test_arena(), &table, &swap, &s.plan) == SEATING_SWAPPED);
    CHECK(s.plan.group[0] == to && s.plan.group[other] == from);
    end(&f);
}

ON_BOTH("moving a gathering raises its sequence and voids answers; another place or title does neither; a "
        "stale editor is told")
{
    struct fixture f = fixture_new(pool);
    struct gathering g;
    enum answer answer;
    attendee_answer_put(f.db, f.gathering[0], f.person[0], ANSWER_YES, 0, noon);
    gathering_by_id(f.db, f.gathering[0], &g);
    struct gathering_edit edit = {.id = g.id,
                                  .version = g.version,
                                  .title = S("Ny tittel"),
                                  .place = g.place,
                                  .about = g.about,
                                  .held_on = g.held_on,
                                  .start_minute = 13 * 60,
                                  .end_minute = 15 * 60};
    CHECK(gathering_edit(f.db, &edit) == GATHERING_REWORDED);
    CHECK(gathering_edit(f.db, &edit) == GATHERING_CHANGED_MEANWHILE);
    edit.version = g.version + 1;
    edit.place = S("Kunnskapssenteret");
    CHECK(gathering_edit(f.db, &edit) == GATHERING_PLACE_CHANGED);
    CHECK(attendee_answer(f.db, g.id, f.person[0], &answer) && answer == ANSWER_YES);
    edit.version++;
    edit.start_minute = 12 * 60;
    CHECK(gathering_edit(f.db, &edit) == GATHERING_MOVED);
    CHECK(attendee_answer(f.db, g.id, f.person[0], &answer) && answer == ANSWER_NONE);
    gathering_by_id(f.db, f.gathering[0], &g);
    CHECK_INT(g.sequence, 1);
    CHECK_STR(g.title, S("Ny tittel"));
    end(&f);
}
