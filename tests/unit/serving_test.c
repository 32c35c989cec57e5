// SPDX-License-Identifier: EUPL-1.2
// Terms of coordinators: who is asked before one ends, who follows by their own yes, whom the members choose
// where more are willing than there are places, what is handed over, and a network that nobody coordinates.
#include "web_site.h"

#include "ask/ask.h"
#include "gathering/note.h"
#include "jobs/noting.h"
#include "jobs/schedule.h"
#include "network/handover.h"
#include "prose/prose.h"
#include "topic/ballot.h"

enum { PEOPLE = 4 };
enum { EVA, PER, IDA, JON };

/// Our network: its coordinator, and four more members beside Kari.
struct office {
    struct web_site s;
    struct db *db;
    struct network_id network;
    struct person_id people[PEOPLE];
};

static struct instant on(struct date day)
{
    return wall_instant((struct wall){day, 9 * 60}, ZONE_OSLO);
}

static struct office office_new(struct db_pool *pool, int seats)
{
    static const char *const names[PEOPLE] = {"Eva", "Per", "Ida", "Jon"};
    struct office o = {.s = web_site_on(pool)};
    o.db = db_begin(pool, DB_WRITE, test_arena());
    o.network = o.s.ours.id;
    network_settings_set(o.db, o.network, 2, false, seats, 12);
    for (int i = 0; i < PEOPLE; i++) {
        o.people[i] = web_person(o.db, names[i]);
        membership_add(o.db, o.network, o.people[i], on(date_of(2026, 12, 1)));
    }
    return o;
}

static void schedule(struct office *o, struct date day)
{
    struct notice_site site = notice_site_read(o->db, &o->s.site.key, o->s.site.public_url, on(day));
    schedule_network(o->db, &site, o->network, ZONE_OSLO);
}

/// Everybody who was asked says no, but who offered.
static void others_decline(struct office *o, struct date day)
{
    struct member_list all = members_of(o->db, o->network);
    for (size_t i = 0; i < all.count; i++) {
        bool offered = false;
        volunteer_offered(o->db, o->network, all.at[i].person, &offered);
        if (!offered)
            ask_settle(o->db, ASK_KIND_COORDINATE, o->network.n, all.at[i].person, ASK_STATE_DECLINED,
                       on(day));
    }
}

static bool is_asked(struct office *o, enum ask_kind kind, int64_t subject, struct person_id who)
{
    struct ask ask;
    return ask_asked(o->db, kind, subject, who, &ask) && ask.state == ASK_STATE_OPEN;
}

static int64_t coordinating(struct office *o, struct date day)
{
    int64_t count = -1;
    coordinators_on(o->db, o->network, day, &count);
    return count;
}

static size_t terms_of_person(struct office *o, int who, struct date day)
{
    return terms_held(o->db, o->network, o->people[who], day).count;
}

static int mails_of(struct db *db, struct network_id network, enum outbox_kind kind)
{
    struct outbox_line_list all = outbox_list(db, S(""), network, INT64_MAX);
    int count = 0;
    for (size_t i = 0; i < all.count; i++)
        count += all.at[i].kind == kind;
    return count;
}

ON_BOTH("who is willing coordinates by their own yes where there is a place, and is told so once")
{
    struct office o = office_new(pool, 2);
    struct date day = date_of(2027, 1, 11), next = date_of(2027, 1, 12);
    schedule(&o, day);
    CHECK(is_asked(&o, ASK_KIND_COORDINATE, o.network.n, o.people[EVA]));
    volunteer_offer(o.db, o.network, o.people[EVA], on(day));
    schedule(&o, day);
    CHECK_INT(coordinating(&o, day), 1); // the others may be willing, too
    others_decline(&o, day);
    schedule(&o, next);
    schedule(&o, next);
    CHECK_INT(coordinating(&o, next), 2);
    CHECK_INT(coordinating(&o, date_of(2028, 1, 11)), 2); // a year
    CHECK_INT(coordinating(&o, date_of(2028, 1, 12)), 1);
    CHECK_INT(mails_of(o.db, o.network, OUTBOX_KIND_HANDOVER), 1);
    CHECK_INT(volunteers_of(o.db, o.network).count, 0);
    db_end(o.db, DB_ROLLBACK);
}

ON_BOTH("nobody coordinates who has not offered, however long nobody answers")
{
    struct office o = office_new(pool, 3);
    for (int i = 0; i < 40; i++)
        schedule(&o, date_plus_days(date_of(2027, 1, 11), i));
    CHECK_INT(coordinating(&o, date_of(2027, 2, 19)), 1);
    CHECK_INT(mails_of(o.db, o.network, OUTBOX_KIND_HANDOVER), 0);
    db_end(o.db, DB_ROLLBACK);
}

ON_BOTH("where more are willing than there are places the members vote; the offers of the others end")
{
    struct office o = office_new(pool, 2);
    struct date day = date_of(2027, 1, 11);
    struct ballot_id id;
    struct ballot ballot;
    schedule(&o, day);
    volunteer_offer(o.db, o.network, o.people[EVA], on(day));
    volunteer_offer(o.db, o.network, o.people[PER], instant_plus(on(day), US_PER_MINUTE));
    others_decline(&o, day);
    schedule(&o, day);
    CHECK_INT(coordinating(&o, day), 1);
    CHECK(ballot_alive_about(o.db, o.network, BALLOT_ABOUT_COORDINATORS, &id));
    CHECK(ballot_by_id(o.db, id, &ballot));
    CHECK(is_asked(&o, ASK_KIND_VOTE, id.n, o.people[JON]));
    CHECK_INT(ballot_vote(o.db, &(struct ballot_vote){&ballot, ZONE_OSLO, o.people[IDA], (uint8_t[]){0, 1},
                                                      on(date_plus_days(day, 1))}),
              BALLOT_VOTED);
    schedule(&o, date_plus_days(ballot.closes_on, 1));
    schedule(&o, date_plus_days(ballot.closes_on, 1));
    CHECK_INT(terms_of_person(&o, PER, ballot.closes_on), 1);
    CHECK_INT(terms_of_person(&o, EVA, ballot.closes_on), 0);
    CHECK_INT(volunteers_of(o.db, o.network).count, 0);
    CHECK_INT(mails_of(o.db, o.network, OUTBOX_KIND_HANDOVER), 1);
    db_end(o.db, DB_ROLLBACK);
}

ON_BOTH("who takes the offer back, or leaves, before the vote ends is passed over")
{
    struct office o = office_new(pool, 2);
    struct date day = date_of(2027, 1, 11);
    struct ballot_id id;
    struct ballot ballot;
    schedule(&o, day);
    for (int i = EVA; i <= IDA; i++)
        volunteer_offer(o.db, o.network, o.people[i], instant_plus(on(day), i * US_PER_MINUTE));
    others_decline(&o, day);
    schedule(&o, day);
    CHECK(ballot_alive_about(o.db, o.network, BALLOT_ABOUT_COORDINATORS, &id));
    CHECK(ballot_by_id(o.db, id, &ballot));
    ballot_vote(o.db,
                &(struct ballot_vote){&ballot, ZONE_OSLO, o.people[JON], (uint8_t[]){1, 1, 0}, on(day)});
    volunteer_withdraw(o.db, o.network, o.people[EVA], on(day));
    membership_end(o.db, o.network, o.people[PER], on(day));
    schedule(&o, date_plus_days(ballot.closes_on, 1));
    CHECK_INT(terms_of_person(&o, IDA, ballot.closes_on), 1);
    CHECK_INT(coordinating(&o, date_plus_days(ballot.closes_on, 1)), 2);
    db_end(o.db, DB_ROLLBACK);
}

/// Eva's term until the last day of March, by her own offer.
static struct network_term_id eva_until_april(struct office *o)
{
    struct date day = date_of(2027, 1, 11), last = date_of(2027, 3, 31);
    struct term_wish wish = {.network = o->network,
                             .person = o->people[EVA],
                             .role = NETWORK_DUTY_COORDINATOR,
                             .starts_on = day,
                             .ends_on = {true, last},
                             .now = on(day),
                             .today = day};
    CHECK(term_serve(o->db, &wish));
    return terms_held(o->db, o->network, o->people[EVA], day).at[0];
}

ON_BOTH(
    "thirty days before a term ends its holder is asked to hand over, and who follows begins the day after")
{
    struct office o = office_new(pool, 2);
    struct network_term_id term = eva_until_april(&o);
    schedule(&o, date_of(2027, 2, 26));
    CHECK(!is_asked(&o, ASK_KIND_HAND_OVER, term.n, o.people[EVA]));
    CHECK(!is_asked(&o, ASK_KIND_COORDINATE, o.network.n, o.people[PER]));
    schedule(&o, date_of(2027, 3, 1));
    CHECK(is_asked(&o, ASK_KIND_HAND_OVER, term.n, o.people[EVA]));
    CHECK(is_asked(&o, ASK_KIND_COORDINATE, o.network.n, o.people[PER]));
    volunteer_offer(o.db, o.network, o.people[PER], on(date_of(2027, 3, 1)));
    others_decline(&o, date_of(2027, 3, 1));
    schedule(&o, date_of(2027, 3, 2));
    CHECK_INT(coordinating(&o, date_of(2027, 3, 31)), 2);
    CHECK_INT(coordinating(&o, date_of(2027, 4, 1)), 2);
    CHECK_INT(terms_of_person(&o, EVA, date_of(2027, 4, 1)), 0); // it ended by itself
    CHECK_INT(terms_of_person(&o, PER, date_of(2028, 3, 31)), 1);
    CHECK_INT(terms_of_person(&o, PER, date_of(2028, 4, 1)), 0);
    db_end(o.db, DB_ROLLBACK);
}

ON_BOTH("who would rather go on keeps the place, and is not asked to hand over any more")
{
    struct office o = office_new(pool, 2);
    struct network_term_id term = eva_until_april(&o);
    schedule(&o, date_of(2027, 3, 1));
    volunteer_offer(o.db, o.network, o.people[EVA], on(date_of(2027, 3, 1)));
    others_decline(&o, date_of(2027, 3, 1));
    schedule(&o, date_of(2027, 3, 2));
    schedule(&o, date_of(2027, 3, 3));
    CHECK_INT(terms_of_person(&o, EVA, date_of(2028, 3, 31)), 1);
    CHECK(!is_asked(&o, ASK_KIND_HAND_OVER, term.n, o.people[EVA]));
    CHECK_INT(coordinating(&o, date_of(2027, 4, 1)), 2);
    db_end(o.db, DB_ROLLBACK);
}

ON_BOTH("no term is longer than the network")
{
    struct office o = office_new(pool, 2);
    struct date day = date_of(2028, 9, 4);
    schedule(&o, day);
    volunteer_offer(o.db, o.network, o.people[EVA], on(day));
    others_decline(&o, day);
    schedule(&o, day);
    CHECK_INT(coordinating(&o, date_of(2028, 12, 1)), 2);
    CHECK_INT(coordinating(&o, date_of(2028, 12, 2)), 1);
    db_end(o.db, DB_ROLLBACK);
}

// ---- on the pages ----

static struct str page(const struct web_site *s, const char *rest, struct secret who)
{
    struct str path = str_format(test_arena(), "/networks/%lld%s", (long long)s->ours.id.n, rest);
    struct web_answer a = web_ask(s, &(struct web_question){.target = path.at, .session = who});
    return a.status == 200 ? a.body : S("");
}

ON_BOTH("a network that nobody coordinates says so to its members and its lead, and how one offers to")
{
    struct office o = office_new(pool, 3);
    struct gathering g;
    CHECK(gathering_by_id(o.db, o.s.ours.gathering, &g));
    struct date today = wall_from_instant(instant_now(), ZONE_OSLO).date;
    gathering_change(o.db, g.id, g.version, g.title, date_plus_days(today, -9), 540, 900, S("Rådhuset"),
                     S(""), (struct maybe_str){0}, 1);
    gathering_hold(o.db, g.id);
    CHECK(db_end(o.db, DB_COMMIT) == DB_DONE);
    CHECK(!web_says(page(&o.s, "", o.s.member), S("Ingen koordinerer")));
    o.db = db_begin(pool, DB_WRITE, test_arena());
    struct term_line_list all = terms_of(o.db, o.network);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].role == NETWORK_DUTY_COORDINATOR)
            term_end(o.db, o.network, all.at[i].id, today);
    CHECK(db_end(o.db, DB_COMMIT) == DB_DONE);
    struct web_question home = {.target = "/", .session = o.s.lead};
    CHECK(web_says(page(&o.s, "", o.s.member), S("Ingen koordinerer")));
    CHECK(web_says(page(&o.s, "", o.s.member), S("/roles")));
    CHECK(web_says(web_ask(&o.s, &home).body, S("Ingen koordinerer")));
}

/// What is to be handed over: a decision, a task that nobody has, a note.
static void leave_something(struct office *o)
{
    struct gathering g;
    struct prose_saved saved;
    CHECK(gathering_by_id(o->db, o->s.ours.gathering, &g));
    struct prose notes = note_prose(o->db, &g);
    struct str body = S("Vedtak: Vi møtes på rådhuset\n\nOppgave: Bestille kaffe");
    saved = prose_save(o->db, &(struct prose_edit){notes.id, 0, body, o->people[EVA], instant_now()});
    notes_saved(o->db, &g, saved.body, o->people[EVA], instant_now());
    struct prose note = handover_prose(o->db, o->network);
    prose_save(o->db, &(struct prose_edit){note.id, 0, S("Nøkkelen ligger i resepsjonen"), o->people[EVA],
                                           instant_now()});
}

ON_BOTH("what is handed over is read by who runs the network and by who is to, not by other members")
{
    struct office o = office_new(pool, 3);
    leave_something(&o);
    CHECK(db_end(o.db, DB_COMMIT) == DB_DONE);
    struct str body = page(&o.s, "/handover", o.s.coordinator);
    CHECK(web_says(body, S("Vi møtes på rådhuset")));
    CHECK(web_says(body, S("Bestille kaffe")));
    CHECK(web_says(body, S("Nøkkelen ligger i resepsjonen")));
    CHECK_INT(page(&o.s, "/handover", o.s.member).len, 0);
    o.db = db_begin(pool, DB_WRITE, test_arena());
    struct date today = wall_from_instant(instant_now(), ZONE_OSLO).date;
    term_appoint(o.db, &(struct term_wish){.network = o.network,
                                           .person = o.s.ours.member,
                                           .role = NETWORK_DUTY_COORDINATOR,
                                           .starts_on = date_plus_days(today, 20),
                                           .by = o.s.lead_account,
                                           .now = instant_now(),
                                           .today = today});
    CHECK(db_end(o.db, DB_COMMIT) == DB_DONE);
    CHECK(web_says(page(&o.s, "/handover", o.s.member), S("Nøkkelen ligger i resepsjonen")));
    CHECK_INT(page(&o.s, "/handover/note", o.s.member).len, 0);
}

ON_BOTH("the link to it is mailed to who follows, after it was shown, and once")
{
    struct office o = office_new(pool, 3);
    struct date today = wall_from_instant(instant_now(), ZONE_OSLO).date;
    term_appoint(o.db, &(struct term_wish){.network = o.network,
                                           .person = o.people[PER],
                                           .role = NETWORK_DUTY_COORDINATOR,
                                           .starts_on = today,
                                           .by = o.s.lead_account,
                                           .now = instant_now(),
                                           .today = today});
    CHECK(db_end(o.db, DB_COMMIT) == DB_DONE);
    struct str path = str_format(test_arena(), "/networks/%lld/handover", (long long)o.network.n);
    struct web_question send = {.target = path.at, .form = "do=send", .session = o.s.lead};
    struct web_answer shown = web_ask(&o.s, &send);
    struct str mark = S("name=\"confirmed\" value=\"");
    size_t digest = str_find_str(shown.body, mark, 0) + mark.len;
    CHECK(web_says(shown.body, S("Per Nordmann")));
    send.form =
        str_format(test_arena(), "do=send&confirmed=%.*s", STR(str_slice(shown.body, digest, digest + 16)))
            .at;
    CHECK_INT(web_ask(&o.s, &send).status, 303);
    send.form = "do=send";
    CHECK_INT(web_ask(&o.s, &send).status, 303);
    o.db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(mails_of(o.db, o.network, OUTBOX_KIND_HANDOVER), 1);
    db_end(o.db, DB_ROLLBACK);
}
