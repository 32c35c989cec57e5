// SPDX-License-Identifier: EUPL-1.2
// The notes of a gathering: lines that become decisions and tasks, who takes them and when, and who may read
// and write.
#include "web_site.h"

#include "ask/ask.h"
#include "gathering/note.h"
#include "i18n/text.h"
#include "jobs/noting.h"
#include "privacy/erase.h"
#include "sql/idea.h"

// ---- what a task says ----

static struct member member_named(int64_t id, const char *given, const char *family)
{
    return (struct member){.person = {id}, .given_name = str_from(given), .family_name = str_from(family)};
}

static int64_t taker(const char *text)
{
    struct member all[] = {member_named(1, "Kari", "Berg"), member_named(2, "Kari", "Dahl"),
                           member_named(3, "Åse", "Li"), member_named(4, "Ola", "Nordli"),
                           member_named(5, "Ola", "Nordli")};
    struct member_list members = {all, sizeof all / sizeof *all};
    struct maybe_person_id who = task_taker(test_arena(), str_from(text), &members);
    return who.is_set ? who.value.n : 0;
}

TEST("who takes a task is the one member whose name stands behind the @")
{
    CHECK_INT(taker("@Kari Berg bestiller rom"), 1);
    CHECK_INT(taker("rom bestilles av @kari dahl."), 2);
    CHECK_INT(taker("@Åse lager kaffe"), 3);
    CHECK_INT(taker("@Kari bestiller rom"), 0);    // there are two
    CHECK_INT(taker("@Ola Nordli rydder"), 0);     // two of the same name
    CHECK_INT(taker("@Kari Bergersen ringer"), 0); // no member
    CHECK_INT(taker("@Åsen ringer"), 0);
    CHECK_INT(taker("Kari Berg ringer"), 0);
    CHECK_INT(taker("@"), 0);
}

static struct str day_of(const char *text)
{
    struct maybe_date day = task_day(test_arena(), str_from(text), date_of(2026, 12, 3));
    return day.is_set ? date_iso(test_arena(), day.value) : S("");
}

TEST("the day of a task is read in four languages, and is the next one where no year stands")
{
    CHECK_STR(day_of("@Kari bestiller rom innen 4.2."), S("2027-02-04"));
    CHECK_STR(day_of("ring innan 24.12"), S("2026-12-24"));
    CHECK_STR(day_of("ring senest 4.2.2028"), S("2028-02-04"));
    CHECK_STR(day_of("call by 4/2"), S("2027-02-04"));
    CHECK_STR(day_of("kom innen fredag, senest 4.2."), S("2027-02-04"));
    CHECK_STR(day_of("innen 31.2."), S(""));
    CHECK_STR(day_of("møte 4.2."), S(""));
    CHECK_STR(day_of("innen 29.2."), S("")); // 2027 has none
}

// ---- lines ----

struct meeting {
    struct web_site s;
    struct db *db;
    struct gathering g;
};

static struct meeting meeting_new(struct db_pool *pool)
{
    struct meeting m = {.s = web_site_on(pool)};
    m.db = db_begin(pool, DB_WRITE, test_arena());
    gathering_by_id(m.db, m.s.ours.gathering, &m.g);
    return m;
}

static void lift(struct meeting *m, const char *const *lines, size_t count)
{
    struct str body = S("");
    for (size_t i = 0; i < count; i++)
        body = str_format(test_arena(), "%.*s- %s\n", STR(body), lines[i]);
    note_lift(m->db, &m->g, body, instant_now());
}

#define DECIDED(words) "Beslutning: " words
#define TASK(words) "Oppgave: " words
#define LIFT(m, ...)                                                                                         \
    lift((m), (const char *const[]){__VA_ARGS__},                                                            \
         sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static size_t asked(const struct meeting *m)
{
    return asks_open_of(m->db, m->s.ours.member, date_of(2026, 12, 11)).count;
}

ON_BOTH("the tables say what the notes say, and an edit elsewhere keeps what became of a task")
{
    struct meeting m = meeting_new(pool);
    LIFT(&m, DECIDED("vi møtes på torsdager"), TASK("@Kari bestiller rom"), DECIDED("Vi møtes på torsdager"));
    struct task_list tasks = tasks_of(m.db, m.g.id);
    CHECK_INT(decisions_of(m.db, m.g.id).count, 1);
    CHECK_INT(tasks.count, 1);
    CHECK_INT(asked(&m), 1);
    task_settle(m.db, &tasks.at[0], TASK_STATE_DONE, (struct maybe_person_id){0}, m.g.network, instant_now());
    CHECK_INT(asked(&m), 0);
    LIFT(&m, TASK("noe nytt"), TASK("@Kari bestiller rom"));
    tasks = tasks_of(m.db, m.g.id);
    CHECK_INT(decisions_of(m.db, m.g.id).count, 0);
    CHECK_INT(tasks.count, 2);
    CHECK_INT(tasks.at[1].state, TASK_STATE_DONE);
    LIFT(&m, DECIDED("slutt"));
    CHECK_INT(tasks_of(m.db, m.g.id).count, 1); // what was done was done
    db_end(m.db, DB_ROLLBACK);
}

ON_BOTH("whoever takes a task is asked for as long as it is theirs and open")
{
    struct meeting m = meeting_new(pool);
    LIFT(&m, TASK("@Kari bestiller rom"));
    CHECK_INT(asked(&m), 1);
    LIFT(&m, TASK("@Kari bestiller rom"), DECIDED("x"));
    CHECK_INT(asked(&m), 1);
    LIFT(&m, TASK("bestille rom"));
    CHECK_INT(asked(&m), 0);
    LIFT(&m, TASK("@Kari bestiller rom"));
    struct task task = tasks_of(m.db, m.g.id).at[0];
    task_settle(m.db, &task, TASK_STATE_DROPPED, (struct maybe_person_id){0}, m.g.network, instant_now());
    CHECK_INT(asked(&m), 0);
    task_by_id(m.db, task.id, &task);
    task_settle(m.db, &task, TASK_STATE_OPEN, (struct maybe_person_id){0}, m.g.network, instant_now());
    CHECK_INT(asked(&m), 1);
    db_end(m.db, DB_ROLLBACK);
}

/// As many tasks as one text can hold, each one done.
static void do_many(struct meeting *m, int day)
{
    enum { LINES = 200 };
    const char *lines[LINES];
    for (int i = 0; i < LINES; i++)
        lines[i] = str_c(test_arena(), str_format(test_arena(), "Oppgave: rydde %d på dag %d", i, day));
    lift(m, lines, LINES);
    struct task_list tasks = tasks_of(m->db, m->g.id);
    for (size_t i = 0; i < tasks.count; i++)
        task_settle(m->db, &tasks.at[i], TASK_STATE_DONE, (struct maybe_person_id){0}, m->g.network,
                    instant_now());
}

ON_BOTH(
    "tasks that are done and stand nowhere any more do not pile up, and what is written again is no clash")
{
    struct meeting m = meeting_new(pool);
    for (int day = 0; day < 3; day++)
        do_many(&m, day);
    for (int day = 0; day < 3; day++)
        do_many(&m, day);
    CHECK_INT(tasks_of(m.db, m.g.id).count, 2 * TASKS_DONE_KEPT);
    CHECK(db_end(m.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the link of a task is for who takes it: not once it is somebody else's, or is no task any more")
{
    struct meeting m = meeting_new(pool);
    LIFT(&m, TASK("@Kari bestiller rom"));
    struct task task = tasks_of(m.db, m.g.id).at[0];
    struct ask_open ask = asks_open_of(m.db, m.s.ours.member, date_of(2026, 12, 11)).at[0];
    struct ask gone;
    struct link link = {LINK_ASK, ask.id.n, (uint32_t)ask.generation};
    struct secret token = link_token(test_arena(), &m.s.site.key, link);
    struct web_question q = {
        .target = str_cat(test_arena(), S("/t/"), secret_reveal(token)).at,
        .form = "answer=yes",
        .csrf = csrf_token(test_arena(), &m.s.site.key, token),
        .has_no_cookies = true,
    };
    task_settle(m.db, &task, TASK_STATE_DROPPED, (struct maybe_person_id){0}, m.g.network, instant_now());
    task_taker_set(m.db, task.id, (struct maybe_person_id){true, m.s.theirs.member}, (struct maybe_date){0});
    CHECK(db_end(m.db, DB_COMMIT) == DB_DONE);
    CHECK_INT(web_ask(&m.s, &q).status, 410);
    m.db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(task_by_id(m.db, task.id, &task));
    CHECK_INT(task.state, TASK_STATE_DROPPED);
    LIFT(&m, DECIDED("slutt"));
    CHECK(!ask_by_id(m.db, ask.id, &gone)); // asks of lines that are gone do not pile up
    CHECK(db_end(m.db, DB_COMMIT) == DB_DONE);
    CHECK_INT(web_ask(&m.s, &q).status, 410);
    q.form = NULL;
    CHECK_INT(web_ask(&m.s, &q).status, 410);
}

// ---- the pages ----

/// The gathering was yesterday.
static void have_met(struct db_pool *pool, const struct web_site *s)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering g;
    struct date yesterday = date_plus_days(wall_from_instant(instant_now(), ZONE_OSLO).date, -1);
    gathering_by_id(db, s->ours.gathering, &g);
    gathering_change(db, g.id, g.version, g.title, yesterday, g.start_minute, g.end_minute, g.place, g.about,
                     g.moved_why, g.sequence);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static struct web_answer ask_at(const struct web_site *s, const char *rest, const char *form,
                                struct secret who)
{
    struct str target = str_format(test_arena(), "/gatherings/%lld/%s", (long long)s->ours.gathering.n, rest);
    return web_ask(s, &(struct web_question){.target = target.at, .form = form, .session = who});
}

#define NOTES                                                                                                \
    "base=0&body=%23+Notater%0A%0ABeslutning%3A+vi+går+videre%0A%0AOppgave%3A+%40Kari+ringer+%3Cb%3E"

ON_BOTH("an idea among the lines is put down once, however often the notes are saved, and stays when its "
        "line goes")
{
    struct meeting m = meeting_new(pool);
    struct str body = S("- Idé: en dag i hverandres jobb\n- Beslutning: vi prøver\n- Idé: x\n");
    struct person_id other = web_person(m.db, "Nina");
    notes_saved(m.db, &m.g, body, m.s.ours.member, instant_now());
    notes_saved(m.db, &m.g, body, other, instant_now());
    notes_saved(m.db, &m.g, S("- Beslutning: vi prøver\n"), other, instant_now());
    struct idea_named_list ideas = ideas_of_gathering(m.db, m.g.id);
    struct idea idea = {0};
    CHECK_INT(ideas.count, 1);
    CHECK(ideas.count && idea_by_id(m.db, ideas.at[0].id, &idea));
    CHECK_STR(idea.title, S("en dag i hverandres jobb"));
    CHECK_INT(idea.by_person.value.n, m.s.ours.member.n);
    CHECK_INT(decisions_of(m.db, m.g.id).count, 1);
    db_end(m.db, DB_ROLLBACK);
}

ON_BOTH("a member writes the notes, everybody of the network reads them, and a sponsor only what was decided")
{
    struct web_site s = web_site_on(pool);
    have_met(pool, &s);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id id;
    struct secret sponsor = web_account(db, "sponsor", (struct maybe_person_id){0}, instant_now(), &id);
    term_begin(db, s.ours.id, id, NETWORK_DUTY_SPONSOR, wall_from_instant(instant_now(), ZONE_OSLO).date,
               instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(ask_at(&s, "notes/write", NOTES, s.member).status, 303);
    struct secret readers[] = {s.member, s.coordinator, s.lead, s.hr};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        struct str body = ask_at(&s, "notes", NULL, readers[i]).body;
        CHECK(web_says(body, S("<h3>Notater</h3>")) && web_says(body, S("@Kari ringer &lt;b&gt;")));
    }
    struct str body = ask_at(&s, "notes", NULL, sponsor).body;
    CHECK(web_says(body, S("vi går videre")) && !web_says(body, S("ringer")) &&
          !web_says(body, S("<h3>Notater")));
}

ON_BOTH("whoever is no employee, and everybody before the day, cannot write")
{
    struct web_site s = web_site_on(pool);
    CHECK_INT(ask_at(&s, "notes/write", NOTES, s.member).status, 403);
    have_met(pool, &s);
    CHECK_INT(ask_at(&s, "notes/write", NOTES, s.lead).status, 403);
    CHECK_INT(ask_at(&s, "notes/write", NOTES, s.hr).status, 403);
    CHECK_INT(ask_at(&s, "notes/write", NULL, s.member).status, 200);
}

ON_BOTH("what is typed is kept as a draft that only its writer sees, and nothing is lifted from it")
{
    struct web_site s = web_site_on(pool);
    have_met(pool, &s);
    struct web_answer kept = ask_at(&s, "notes/write", NOTES "&draft=1", s.member);
    CHECK_INT(kept.status, 200);
    CHECK_STR(kept.body, S("kept"));
    CHECK(
        web_says(ask_at(&s, "notes", NULL, s.member).body, S("Du har skrevet noe som du ikke har lagret.")));
    CHECK(!web_says(ask_at(&s, "notes", NULL, s.lead).body, S("vi går videre")));
    CHECK(web_says(ask_at(&s, "notes/write", NULL, s.member).body, S("Oppgave: @Kari ringer &lt;b&gt;")));
    CHECK_INT(ask_at(&s, "notes/write", NOTES, s.member).status, 303);
    CHECK(!web_says(ask_at(&s, "notes", NULL, s.member).body, S("ikke har lagret")));
}

ON_BOTH("a task of another gathering is not found")
{
    struct web_site s = web_site_on(pool);
    have_met(pool, &s);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct task_id id;
    task_add(db, s.theirs.gathering, S("x"), 0, S("x"), &id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str form = str_format(test_arena(), "task=%lld&state=done", (long long)id.n);
    CHECK_INT(ask_at(&s, "tasks", form.at, s.member).status, 404);
    CHECK_INT(ask_at(&s, "tasks", "task=1&state=gone", s.member).status, 400);
}

ON_BOTH("the link of a task says that it is done")
{
    struct web_site s = web_site_on(pool);
    have_met(pool, &s);
    CHECK_INT(ask_at(&s, "notes/write", NOTES, s.member).status, 303);
    struct web_answer all = web_ask(&s, &(struct web_question){.target = "/waiting", .session = s.member});
    size_t at = str_find_str(all.body, S("/t/"), 0), end = str_find(all.body, '"', at);
    CHECK(web_says(all.body, S("Oppgave: @Kari ringer")));
    struct str path = str_copy(test_arena(), str_slice(all.body, at, end)); // ends in NUL
    struct web_question q = {.target = str_c(test_arena(), path), .session = s.member, .form = "answer=yes"};
    CHECK_INT(web_ask(&s, &q).status, 303);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(tasks_of(db, s.ours.gathering).at[0].state, TASK_STATE_DONE);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("of whoever is erased, what they wrote stays without their name, and what they had not saved goes")
{
    struct web_site s = web_site_on(pool);
    struct erasure e;
    have_met(pool, &s);
    CHECK_INT(ask_at(&s, "notes/write", NOTES, s.member).status, 303);
    CHECK_INT(ask_at(&s, "notes/write", NOTES "&draft=1", s.member).status, 200);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct prose p;
    struct prose_draft draft;
    CHECK(person_erase(db, s.ours.member, instant_now(), &e));
    CHECK(note_of(db, s.ours.gathering, &p));
    CHECK_INT(prose_versions(db, p.id).count, 1);
    CHECK(!prose_versions(db, p.id).at[0].writer.is_set &&
          !tasks_of(db, s.ours.gathering).at[0].person.is_set);
    CHECK(!prose_draft_of(db, p.id, s.ours.member, &draft));
    CHECK_INT(asks_open_of(db, s.ours.member, date_of(2026, 1, 1)).count, 0);
    db_end(db, DB_ROLLBACK);
}

static bool names(struct str text)
{
    return web_says(text_fold(test_arena(), text), S("kari nordmann"));
}

ON_BOTH("where notes name whoever is erased, no line, no key of a line and no draft of another names them")
{
    struct meeting m = meeting_new(pool);
    struct erasure e;
    struct prose_draft draft;
    struct str nobody = TEXT(test_arena(), LANG_NB, MSG_person_erased);
    const char *same_task =
        str_c(test_arena(), str_format(test_arena(), "Oppgave: %.*s rydder", STR(nobody)));
    const char *same_decision =
        str_c(test_arena(), str_format(test_arena(), "Beslutning: %.*s rydder", STR(nobody)));
    struct person_id other = web_person(m.db, "Nina");
    LIFT(&m, TASK("@Kari Nordmann ringer"), TASK("@Kari Nordmann rydder"), same_task,
         DECIDED("@Kari Nordmann holder innlegg"), DECIDED("@Kari Nordmann rydder"), same_decision);
    struct prose p = note_prose(m.db, &m.g);
    prose_draft_put(m.db, &(struct prose_edit){p.id, 0, S("Takk til @Kari Nordmann"), other, instant_now()});
    CHECK(person_erase(m.db, m.s.ours.member, instant_now(), &e));
    struct task_list tasks = tasks_of(m.db, m.g.id);
    struct decision_list decisions = decisions_of(m.db, m.g.id);
    CHECK_INT(tasks.count, 2);
    CHECK_INT(decisions.count, 2);
    for (size_t i = 0; i < 2; i++) {
        CHECK(!names(tasks.at[i].line_key) && !names(tasks.at[i].text));
        CHECK(!names(decisions.at[i].line_key) && !names(decisions.at[i].text));
        CHECK_STR(tasks.at[i].line_key, text_fold(test_arena(), tasks.at[i].text));
    }
    CHECK(prose_draft_of(m.db, p.id, other, &draft) && !names(draft.body));
    CHECK(db_end(m.db, DB_COMMIT) == DB_DONE);
}
