// SPDX-License-Identifier: EUPL-1.2
// How a network ends: what leaves calendars, what is offered no more, and what is left of a draft that is
// removed.
#include "web_site.h"

#include "ask/ask.h"
#include "auth/settings.h"
#include "db/query.h"
#include "gathering/note.h"
#include "invitation/invitation.h"
#include "jobs/closing.h"
#include "jobs/notice.h"
#include "jobs/schedule.h"
#include "network/ending.h"
#include "sql/ask.h"
#include "sql/notice.h"
#include "sql/selection.h"
#include "sql/weekly.h"
#include "topic/ballot.h"
#include "web/routes.h"

#include <sqlite3.h>

static int64_t queued(struct db *db)
{
    int64_t count = 0;
    outbox_number_in(db, OUTBOX_STATE_QUEUED, (struct network_id){0}, &count);
    return count;
}

/// The kick-off so many days ahead, a free place, and one who waits for it.
static struct notice_site waiting_in(struct db *db, const struct web_site *s, struct date kickoff,
                                     struct instant now)
{
    struct invitation_id id;
    struct gathering g;
    gathering_by_id(db, s->ours.gathering, &g);
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    gathering_change(db, s->ours.gathering, g.version, S("Oppstart"), kickoff, 540, 900, S("Rådhuset"), S(""),
                     (struct maybe_str){0}, g.sequence);
    invitation_insert(db, s->ours.id, web_person(db, "Vera"), 1, (struct maybe_instant){0},
                      (struct maybe_instant){0}, &id);
    return notice_site_read(db, &s->site.key, s->site.public_url, now);
}

static struct instant at(int month, int day)
{
    return wall_instant((struct wall){date_of(2027, month, day), 10 * 60}, ZONE_OSLO);
}

ON_BOTH(
    "a place is offered by itself as long as a working day is left before the kick-off, and not behind it")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site =
        waiting_in(db, &s, date_of(2027, 3, 8), at(3, 5)); // a Monday, and the Friday before
    int64_t before = queued(db);
    CHECK_INT(notice_offers(db, &site, s.ours.id), 0);
    site.now = at(3, 8);
    CHECK_INT(notice_offers(db, &site, s.ours.id), 0);
    site.now = at(3, 12);
    CHECK_INT(notice_offers(db, &site, s.ours.id), 0);
    CHECK_INT(queued(db), before);
    site.now = at(3, 4);
    CHECK_INT(notice_offers(db, &site, s.ours.id), 1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("behind the kick-off a person may offer a place, until the network's time is over")
{
    struct web_site s = web_site_on(pool);
    struct invitation_id offered;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    waiting_in(db, &s, date_of(2027, 3, 8), at(3, 5));
    CHECK(!invitation_promote(db, s.ours.id, wall_instant((struct wall){date_of(2029, 3, 1), 600}, ZONE_OSLO),
                              &offered));
    CHECK(invitation_promote(db, s.ours.id, at(4, 12), &offered));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static struct web_answer end_it(const struct web_site *s, struct network_id network, const char *form)
{
    const char *path = str_format(test_arena(), "/networks/%lld/end", (long long)network.n).at;
    return web_ask(s, &(struct web_question){.target = path, .form = form, .session = s->hr});
}

ON_BOTH("the end takes what is to come out of calendars, after it was shown; then no mail leaves any more")
{
    struct web_site s = web_site_on(pool);
    struct instant now = instant_now();
    struct date day = date_plus_days(wall_from_instant(now, ZONE_OSLO).date, 30);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site = waiting_in(db, &s, day, now);
    struct gathering_id meetup;
    gathering_add(db, s.ours.id, 1, GATHERING_KIND_MEETUP, S("Møte"), day, 540, 600, S(""), S(""),
                  (struct maybe_str){0}, S("m1@tvers"), &meetup);
    CHECK_INT(notice_gathering_invitation(db, &site, meetup), 1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct web_answer shown = end_it(&s, s.ours.id, "do=end");
    struct str mark = S("name=\"confirmed\" value=\"");
    size_t digest = str_find_str(shown.body, mark, 0) + mark.len;
    CHECK(web_says(shown.body, S("er avsluttet")));
    CHECK_INT(end_it(&s, s.ours.id,
                     str_format(test_arena(), "do=end&confirmed=%.*s",
                                STR(str_slice(shown.body, digest, digest + 16)))
                         .at)
                  .status,
              303);
    db = db_begin(pool, DB_WRITE, test_arena());
    int64_t before = queued(db);
    CHECK_INT(schedule_network(db, &site, s.ours.id, ZONE_OSLO), 0);
    CHECK_INT(notice_gathering_invitation(db, &site, meetup), 0);
    CHECK_INT(queued(db), before);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(end_it(&s, s.ours.id, "do=end").status, 409);
}

/// Our network met a month ago, and has so many days left.
static void lasts(struct db *db, const struct web_site *s, int days, struct instant now)
{
    struct network n;
    struct gathering g;
    struct date today = wall_from_instant(now, ZONE_OSLO).date, met = date_plus_days(today, -30);
    network_by_id(db, s->ours.id, &n);
    network_purpose_set(db, n.id, n.name, n.purpose, n.zone, date_plus_days(met, -1),
                        date_plus_days(today, days), n.seats);
    gathering_by_id(db, s->ours.gathering, &g);
    gathering_change(db, g.id, g.version, g.title, met, 540, 900, g.place, S(""), (struct maybe_str){0},
                     g.sequence);
}

static bool is_lead_asked(const struct web_site *s)
{
    return web_says(web_ask(s, &(struct web_question){.target = "/", .session = s->lead}).body,
                    S("Skal det vare lenger?"));
}

ON_BOTH("sixty days before the last day its lead is asked whether a network should go on; in the last thirty "
        "no member is asked to coordinate it")
{
    static const struct {
        int days;
        bool asks_lead, asks_members;
    } cases[] = {
        {61, false, true}, {60, true, true}, {30, true, true}, {29, true, false}, {0, true, false}};
    struct web_site s = web_site_on(pool);
    struct instant now = instant_now();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct db *db = db_begin(pool, DB_WRITE, test_arena());
        struct notice_site site = notice_site_read(db, &s.site.key, s.site.public_url, now);
        lasts(db, &s, cases[i].days, now);
        schedule_network(db, &site, s.ours.id, ZONE_OSLO);
        CHECK_INT(ask_subjects(db, ASK_KIND_COORDINATE, s.ours.id).count > 0, cases[i].asks_members);
        CHECK(db_end(db, DB_COMMIT) == DB_DONE);
        CHECK_INT(is_lead_asked(&s), cases[i].asks_lead);
    }
}

ON_BOTH("a draft is removed with all that its beginning wrote; what runs is not")
{
    struct web_site s = web_site_on(pool);
    struct network_id draft;
    struct gathering_id kickoff;
    struct programme_item_id item;
    struct network n;
    struct instant now = instant_now();
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    network_add(db, S("Utkast"), S("Å lære"), S("Europe/Oslo"), date_of(2026, 12, 1), date_of(2028, 12, 1),
                27, (struct maybe_account_id){0}, now, &draft);
    term_begin(db, draft, s.lead_account, NETWORK_DUTY_LEAD, date_of(2026, 11, 1), now);
    gathering_add(db, draft, 0, GATHERING_KIND_KICKOFF, S("Oppstart"), date_of(2026, 12, 10), 540, 900, S(""),
                  S(""), (struct maybe_str){0}, S("u@tvers"), &kickoff);
    programme_item_add(db, kickoff, 540, 30, ITEM_KIND_TALK, S("Velkommen"), S(""), S(""),
                       (struct maybe_str){0}, &item);
    network_text_put(db, draft, S("nb"), S("Bli med"), S("Kom og bli kjent"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(end_it(&s, s.ours.id, "do=remove").status, 409);
    CHECK_INT(end_it(&s, draft, "do=remove").status, 303);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK(!network_by_id(db, draft, &n) && network_by_id(db, s.ours.id, &n));
    db_end(db, DB_ROLLBACK);
}

/// Its lead, its members, and who coordinates.
static void check_refused(const struct web_site *s, const struct route *r, struct str path)
{
    struct secret sessions[] = {s->lead, s->coordinator, s->member};
    for (size_t i = 0; i < sizeof sessions / sizeof *sessions; i++) {
        struct web_question q = {
            .target = path.at, .form = "do=offer&answer=yes&x=1", .session = sessions[i]};
        int status = web_ask(s, &q).status;
        bool is_refused = status == 409 || status == 403 || status == 404;
        CHECK_STR(is_refused ? S("") : r->name, S(""));
    }
}

static struct str path_in(const struct route *r, const struct web_network *n)
{
    const struct {
        struct str name;
        int64_t n;
    } values[] = {{S("{network}"), n->id.n},
                  {S("{gathering}"), n->gathering.n},
                  {S("{topic}"), n->topic.n},
                  {S("{ballot}"), n->ballot.n},
                  {S("{question}"), n->question.n},
                  {S("{invitation}"), n->invitation.n},
                  {S("{programme_item}"), n->item.n},
                  {S("{seating_plan}"), n->plan.n},
                  {S("{number}"), 1},
                  {S("{person}"), n->member.n}};
    struct str path = r->pattern;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        path = str_replace(test_arena(), path, values[i].name,
                           str_format(test_arena(), "%lld", (long long)values[i].n));
    return str_format(test_arena(), "%.*s", STR(path));
}

static void close_ours(struct db *db, const struct web_site *s, struct instant now)
{
    int64_t mails = 0;
    struct notice_site site = notice_site_read(db, &s->site.key, s->site.public_url, now);
    CHECK(network_close(db, &site, s->ours.id, &mails));
    CHECK(!network_close(db, &site, s->ours.id, &mails));
}

ON_BOTH("what has ended is read by its members as before; no address writes to it any more")
{
    static const char *const pages[] = {"",       "/people", "/plan",      "/topics", "/status", "/roles",
                                        "/hosts", "/me",     "/questions", "/ideas",  "/seating"};
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    close_ours(db, &s, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct str path = str_format(test_arena(), "/networks/%lld%s", (long long)s.ours.id.n, pages[i]);
        CHECK_INT(web_ask(&s, &(struct web_question){.target = path.at, .session = s.member}).status, 200);
    }
    struct str own = str_format(test_arena(), "/networks/%lld", (long long)s.ours.id.n);
    struct web_question look = {.target = own.at, .session = s.member};
    CHECK(web_says(web_ask(&s, &look).body, S("Nettverket ble avsluttet")));
    int tried = 0;
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++) {
        bool is_of_network = web_says(r->pattern, S("{network}")) || web_says(r->pattern, S("{gathering}")) ||
                             web_says(r->pattern, S("{topic}")) || web_says(r->pattern, S("{ballot}")) ||
                             web_says(r->pattern, S("{question}"));
        if (r->method != HTTP_POST || !is_of_network)
            continue;
        check_refused(&s, r, path_in(r, &s.ours));
        tried++;
    }
    CHECK(tried > 40);
}

ON_BOTH("the day after its last a network ends by itself: asks and votes are over, and its keeping begins to "
        "count")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct instant ended_at;
    struct network n;
    struct ballot ballot;
    struct instant last = wall_instant((struct wall){date_of(2028, 12, 1), 600}, ZONE_OSLO);
    struct notice_site site = notice_site_read(db, &s.site.key, s.site.public_url, last);
    ballot_to_open(db, s.ours.ballot, last);
    ask_put(db, &(struct ask_new){.kind = ASK_KIND_QUESTION,
                                  .network = {true, s.ours.id},
                                  .person = s.ours.member,
                                  .subject = s.ours.question.n,
                                  .asked_at = last});
    schedule_network(db, &site, s.ours.id, ZONE_OSLO); // a Friday
    CHECK(network_by_id(db, s.ours.id, &n) && n.state == NETWORK_STATE_RUNNING);
    CHECK(!network_ended_at(db, s.ours.id, &ended_at));
    site.now = instant_plus(last, 3 * US_PER_DAY);
    schedule_network(db, &site, s.ours.id, ZONE_OSLO);
    CHECK(network_by_id(db, s.ours.id, &n) && n.state == NETWORK_STATE_ENDED);
    CHECK(network_ended_at(db, s.ours.id, &ended_at) && ended_at.us == site.now.us);
    CHECK(ballot_by_id(db, s.ours.ballot, &ballot) && ballot.state != BALLOT_STATE_OPEN);
    struct ask ask;
    CHECK(ask_asked(db, ASK_KIND_QUESTION, s.ours.question.n, s.ours.member, &ask) &&
          ask.state == ASK_STATE_VOID);
    int64_t before = queued(db);
    site.now = instant_plus(last, 10 * US_PER_DAY);
    CHECK_INT(schedule_network(db, &site, s.ours.id, ZONE_OSLO), 0);
    CHECK_INT(queued(db), before);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("sixty and fourteen days before, the weekly mail says that the network ends")
{
    static const struct {
        int days_before;
        bool is_told;
    } rows[] = {{61, false}, {60, true}, {54, true}, {52, false}, {14, true}, {7, false}};
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date day = date_plus_days(date_of(2028, 12, 1), -rows[i].days_before);
        struct instant since = wall_instant((struct wall){date_plus_days(day, -7), 600}, ZONE_OSLO);
        struct weekly_news_list news = weekly_news(db, s.ours.member, since, day);
        int told = 0;
        for (size_t k = 0; k < news.count; k++)
            told += news.at[k].kind == WEEKLY_KIND_ENDS;
        CHECK_INT(told, rows[i].is_told);
    }
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

static struct network_id draft_with_meeting(struct db *db, struct gathering_id *kickoff)
{
    struct network_id draft;
    network_add(db, S("Utkast"), S("Å lære"), S("Europe/Oslo"), date_of(2026, 12, 1), date_of(2028, 12, 1),
                27, (struct maybe_account_id){0}, instant_now(), &draft);
    gathering_add(db, draft, 0, GATHERING_KIND_KICKOFF, S("Oppstart"), date_of(2026, 1, 8), 540, 900, S(""),
                  S(""), (struct maybe_str){0}, str_format(test_arena(), "u%lld@tvers", (long long)draft.n),
                  kickoff);
    return draft;
}

ON_BOTH("a draft that holds a topic, a ballot or notes is not removed")
{
    struct web_site s = web_site_on(pool);
    struct network_id with_topic, with_ballot, with_notes;
    struct gathering_id kickoff;
    struct gathering g;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    with_topic = draft_with_meeting(db, &kickoff);
    with_ballot = draft_with_meeting(db, &kickoff);
    with_notes = draft_with_meeting(db, &kickoff);
    CHECK(gathering_by_id(db, kickoff, &g));
    note_prose(db, &g);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str days =
        date_iso(test_arena(), date_plus_days(wall_from_instant(instant_now(), ZONE_OSLO).date, 9));
    struct web_question q = {.session = s.hr};
    q.target = str_format(test_arena(), "/networks/%lld/ballots/new", (long long)with_ballot.n).at;
    q.form = str_format(
                 test_arena(),
                 "question=Hva+nå?&options=En%%0ATo&method=approval&gathering=0&closes=12:00&closes_on=%.*s",
                 STR(days))
                 .at;
    CHECK_INT(web_ask(&s, &q).status, 303);
    db = db_begin(pool, DB_WRITE, test_arena());
    struct topic_id topic;
    topic_add(db, &(struct topic_new){.network = with_topic, .title = S("Nok"), .proposed_at = instant_now()},
              &topic);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(end_it(&s, with_topic, "do=remove").status, 409);
    CHECK_INT(end_it(&s, with_ballot, "do=remove").status, 409);
    CHECK_INT(end_it(&s, with_notes, "do=remove").status, 409);
}

/// What removing a draft looks at and deletes, in one text.
static struct str removal_text(void)
{
    struct buf all = buf_new(test_arena(), 1 << 16);
    for (const struct db_query *const *const *file = sql_catalog.files; *file; file++)
        for (const struct db_query *const *q = *file; *q; q++) {
            struct str name = str_from((*q)->name);
            bool deletes = str_starts(name, S("draft_")) && str_ends(name, S("_delete"));
            if (deletes || str_is(name, S("network_is_bare")))
                buf_format(&all, "%s \n", (*q)->text);
        }
    return buf_get(&all);
}

TEST("whatever refers to a network or a gathering is looked at, or deleted, when a draft is removed")
{
    // These come with a plan, or with notes, which are looked at.
    static const char *const others[] = {"seat", "told_group", "note", "decision", "task", "handover", NULL};
    static const char referring[] =
        "SELECT DISTINCT t.name FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f "
        "WHERE t.type = 'table' AND f.\"table\" IN ('network', 'gathering')";
    enum db_opened how;
    struct str path = scratch_path("removal.db"), removal = removal_text();
    struct db_pool *pool = db_pool_open(path, &sql_catalog, &how);
    CHECK(pool && db_migrate(pool, S("")) == DB_UPGRADED);
    db_pool_free(pool);
    sqlite3 *db;
    sqlite3_stmt *stmt;
    int tables = 0;
    CHECK(sqlite3_open(path.at, &db) == SQLITE_OK);
    CHECK(sqlite3_prepare_v2(db, referring, -1, &stmt, NULL) == SQLITE_OK);
    for (; sqlite3_step(stmt) == SQLITE_ROW; tables++) {
        struct str table = str_from((const char *)sqlite3_column_text(stmt, 0));
        bool is_seen = web_says(removal, str_format(test_arena(), " FROM %.*s ", STR(table)));
        for (size_t i = 0; others[i]; i++)
            is_seen |= str_is(table, str_from(others[i]));
        CHECK_STR(is_seen ? S("") : table, S(""));
    }
    CHECK(tables > 20);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
}

// ---- the day before ----

static int64_t of_kind(struct db *db, struct network_id network, enum outbox_kind kind,
                       enum outbox_state state)
{
    struct outbox_line_list all = outbox_list(db, outbox_state_text(state), network, INT64_MAX);
    int64_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        count += all.at[i].kind == kind;
    return count;
}

ON_BOTH("the last working day before a gathering reminds who has it in the calendar, once; not who said no")
{
    struct web_site s = web_site_on(pool);
    struct gathering_id meetup;
    struct person_id says_no;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site = notice_site_read(db, &s.site.key, s.site.public_url, at(3, 1));
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    says_no = web_person(db, "Nina");
    membership_add(db, s.ours.id, says_no, at(3, 1));
    gathering_add(db, s.ours.id, 1, GATHERING_KIND_MEETUP, S("Mandagsmøte"), date_of(2027, 3, 8), 540, 600,
                  S(""), S(""), (struct maybe_str){0}, S("m2@tvers"), &meetup);
    CHECK_INT(notice_gathering_invitation(db, &site, meetup), 2);
    attendee_answer_put(db, meetup, says_no, ANSWER_NO, 0, at(3, 2));
    site.now = at(3, 4); // Thursday
    schedule_network(db, &site, s.ours.id, ZONE_OSLO);
    CHECK_INT(of_kind(db, s.ours.id, OUTBOX_KIND_DAY_BEFORE, OUTBOX_STATE_QUEUED), 0);
    site.now = at(3, 5);
    schedule_network(db, &site, s.ours.id, ZONE_OSLO);
    schedule_network(db, &site, s.ours.id, ZONE_OSLO);
    CHECK_INT(of_kind(db, s.ours.id, OUTBOX_KIND_DAY_BEFORE, OUTBOX_STATE_QUEUED), 1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("whoever has switched it off is not reminded of the day")
{
    struct web_site s = web_site_on(pool);
    struct gathering_id meetup;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site = notice_site_read(db, &s.site.key, s.site.public_url, at(3, 5));
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    gathering_add(db, s.ours.id, 1, GATHERING_KIND_MEETUP, S("Mandagsmøte"), date_of(2027, 3, 8), 540, 600,
                  S(""), S(""), (struct maybe_str){0}, S("m2@tvers"), &meetup);
    notice_gathering_invitation(db, &site, meetup);
    notice_setting_put(db, s.ours.id, s.ours.member, NOTICE_KIND_DAY_BEFORE, true);
    notice_day_before(db, &site, meetup);
    CHECK_INT(of_kind(db, s.ours.id, OUTBOX_KIND_DAY_BEFORE, OUTBOX_STATE_DROPPED), 1);
    CHECK_INT(of_kind(db, s.ours.id, OUTBOX_KIND_DAY_BEFORE, OUTBOX_STATE_QUEUED), 0);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}
