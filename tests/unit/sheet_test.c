// SPDX-License-Identifier: EUPL-1.2
// The sheets of groups: who has which part, who reads and writes, and that nothing which was saved is lost,
// whatever three phones do.
#include "web_site.h"

#include "base/rng.h"
#include "gathering/sheet.h"
#include "sql/prose.h"
#include "sql/sheet.h"

// ---- parts by lot ----

static struct sheet_part had(int64_t writer, int64_t keeper)
{
    return (struct sheet_part){.writer = {true, {writer}}, .keeper = {true, {keeper}}};
}

TEST("nobody has the part of last time again while somebody else can take it")
{
    const struct person_id four[] = {{1}, {2}, {3}, {4}}, two[] = {{1}, {2}};
    struct sheet_part rows[] = {had(1, 2), had(2, 1)}; // the newest first: 1 wrote, 2 kept the time
    struct sheet_part_list before = {rows, 2};
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct sheet_parts p = sheet_parts_draw(seed, four, 4, &before);
        CHECK(p.writer.value.n != 1 && p.keeper.value.n != 2);
        CHECK(p.writer.value.n != p.keeper.value.n);
        p = sheet_parts_draw(seed, two, 2, &before);
        CHECK(p.writer.value.n == 2 && p.keeper.value.n == 1);
    }
}

TEST("the lot is fair, the same for the same sheet, and gives one alone both parts")
{
    const struct person_id people[] = {{1}, {2}, {3}, {4}};
    const struct sheet_part_list nobody = {0};
    int wrote[5] = {0};
    for (uint64_t seed = 0; seed < 4000; seed++) {
        struct sheet_parts p = sheet_parts_draw(seed, people, 4, &nobody);
        CHECK_INT(p.writer.value.n, sheet_parts_draw(seed, people, 4, &nobody).writer.value.n);
        wrote[p.writer.value.n]++;
    }
    for (int i = 1; i <= 4; i++)
        CHECK(wrote[i] > 850 && wrote[i] < 1150); // 1000 each, five standard deviations
    struct sheet_parts alone = sheet_parts_draw(1, people, 1, &nobody);
    CHECK(alone.writer.value.n == 1 && alone.keeper.value.n == 1);
    CHECK(!sheet_parts_draw(1, people, 0, &nobody).writer.is_set);
}

// ---- a gathering with two groups ----

enum { GROUP = 1, OTHERS = 2 };

struct room {
    struct web_site s;
    struct person_id *people; // four, two in each group
    struct secret sessions[4];
    struct gathering_id gathering;
    struct programme_item_id item;
    struct sheet_place place; // of the first group
};

static struct date in_days(int days)
{
    return date_plus_days(wall_from_instant(instant_now(), ZONE_OSLO).date, days);
}

/// Group work in the first minute of a day, or in its last.
static struct room room_on(struct db_pool *pool, int days)
{
    static const char *const names[] = {"Anne", "Bo", "Cecilie", "Dag"};
    struct room r = {.s = web_site_on(pool)};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    gathering_add(db, r.s.ours.id, 7, GATHERING_KIND_MEETUP, S("Samling"), in_days(days), 0, 24 * 60 - 1,
                  S(""), S(""), (struct maybe_str){0}, S("sheet@tvers"), &r.gathering);
    programme_item_add(db, r.gathering, 0, 24 * 60, ITEM_KIND_GROUP_WORK, S("Gruppearbeid"), S(""), S(""),
                       (struct maybe_str){0}, &r.item);
    r.people = NEW_ARRAY(test_arena(), struct person_id, 4);
    for (size_t i = 0; i < 4; i++) {
        struct account_id account;
        r.people[i] = web_person(db, names[i]);
        membership_add(db, r.s.ours.id, r.people[i], instant_now());
        r.sessions[i] =
            web_account(db, names[i], (struct maybe_person_id){true, r.people[i]}, instant_now(), &account);
        seat_add(db, r.s.ours.plan, r.gathering, r.people[i], i < 2 ? GROUP : OTHERS);
    }
    seating_plan_publish(db, r.s.ours.plan, (struct maybe_seating_plan_id){0}, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    r.place = (struct sheet_place){r.s.ours.id, r.gathering, r.item, GROUP, r.people, 2};
    return r;
}

static const char *target_of(const struct room *r, int group)
{
    return str_format(test_arena(), "/gatherings/%lld/sheets/%lld/%d%c", (long long)r->gathering.n,
                      (long long)r->item.n, group, '\0')
        .at;
}

static int shown(const struct room *r, int group, struct secret session)
{
    return web_ask(&r->s, &(struct web_question){.target = target_of(r, group), .session = session}).status;
}

static struct web_answer typed(const struct room *r, struct secret session, const char *form)
{
    return web_ask(&r->s,
                   &(struct web_question){.target = target_of(r, GROUP), .form = form, .session = session});
}

ON_BOTH("a group writes on its own sheet on the day, and the others read it when the work is over")
{
    struct room r = room_on(pool, 0);
    CHECK_INT(shown(&r, GROUP, r.sessions[0]), 200);
    CHECK_INT(shown(&r, GROUP, r.sessions[2]), 403);
    CHECK_INT(shown(&r, GROUP, r.s.coordinator), 200);
    CHECK_INT(shown(&r, 3, r.sessions[0]), 404);
    CHECK_INT(typed(&r, r.sessions[0], "found=Vi+fant&base-found=0").status, 303);
    CHECK_INT(typed(&r, r.sessions[2], "found=Tull&base-found=0").status, 403);
    CHECK_INT(typed(&r, r.s.coordinator, "found=Tull&base-found=0").status, 403);

    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering g;
    CHECK(gathering_by_id(db, r.gathering, &g));
    gathering_change(db, g.id, g.version, g.title, in_days(-1), g.start_minute, g.end_minute, S(""), S(""),
                     (struct maybe_str){0}, 0);
    db_end(db, DB_COMMIT);
    CHECK_INT(shown(&r, GROUP, r.sessions[2]), 200);
    CHECK_INT(typed(&r, r.sessions[2], "found=Tull&base-found=1").status, 403);
    CHECK_INT(typed(&r, r.sessions[1], "found=Vi+fant+mer&base-found=1").status, 303); // its own still may
}

ON_BOTH("while a group works, its question is on its sheet and takes turns with the groups on the wall")
{
    struct room r = room_on(pool, 0);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    programme_item_prompt_set(db, r.item, S("Hva stopper oss?"));
    db_end(db, DB_COMMIT);
    struct web_question q = {.target = target_of(&r, GROUP), .session = r.sessions[0]};
    CHECK(web_says(web_ask(&r.s, &q).body, S("Hva stopper oss?")));
    int shown = 0;
    for (int page = 1; page <= 3; page++) {
        q.target =
            str_format(test_arena(), "/gatherings/%lld/wall?page=%d%c", (long long)r.gathering.n, page, '\0')
                .at;
        shown += web_says(web_ask(&r.s, &q).body, S("Hva stopper oss?"));
    }
    CHECK(shown > 0 && shown < 3);
}

ON_BOTH("before the day nobody writes")
{
    struct room r = room_on(pool, 3);
    CHECK_INT(shown(&r, GROUP, r.sessions[0]), 200);
    CHECK_INT(typed(&r, r.sessions[0], "found=Vi+fant&base-found=0").status, 403);
}

ON_BOTH("what is typed is saved and answered with its version; empty fields leave nothing behind")
{
    struct room r = room_on(pool, 0);
    const char *form = str_format(test_arena(), "draft=1&brings-%lld=Kaffe&base-brings-%lld=0%c",
                                  (long long)r.people[1].n, (long long)r.people[1].n, '\0')
                           .at;
    struct web_answer a = typed(&r, r.sessions[0], form); // for the other, on one phone
    CHECK_INT(a.status, 200);
    CHECK_STR(a.body, S("Kaffe"));
    CHECK_STR(web_answer_header(&a, S("Draft-Base")), S("1"));
    CHECK_INT(typed(&r, r.sessions[0], "draft=1&found=&base-found=0").status, 200);
    CHECK_INT(typed(&r, r.sessions[0], "draft=1&found=Hei&base-found=mange").status, 400);
    CHECK_INT(typed(&r, r.sessions[0], "draft=1").status, 400);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct sheet sheet = sheet_read(db, &r.place);
    CHECK_INT(sheet.fields.count, 1);
    CHECK_STR(
        sheet_field_at(&sheet, SHEET_FIELD_KIND_BRINGS, (struct maybe_person_id){true, r.people[1]}).body,
        S("Kaffe"));
    CHECK(sheet.parts.writer.is_set && sheet.parts.writer.value.n != sheet.parts.keeper.value.n);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("who wrote and sits elsewhere by now is still on the sheet, and the parts stay")
{
    struct room r = room_on(pool, 0);
    const char *form = str_format(test_arena(), "takes-%lld=Mot&base-takes-%lld=0%c",
                                  (long long)r.people[1].n, (long long)r.people[1].n, '\0')
                           .at;
    CHECK_INT(typed(&r, r.sessions[0], form).status, 303);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct sheet before = sheet_read(db, &r.place);
    r.place.count = 1; // the second has moved
    struct sheet after = sheet_read(db, &r.place);
    CHECK_INT(after.parts.writer.value.n, before.parts.writer.value.n);
    CHECK_INT(after.fields.count, 1);
    seat_move(db, r.s.ours.plan, r.gathering, r.people[1], OTHERS);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str body =
        web_ask(&r.s, &(struct web_question){.target = target_of(&r, GROUP), .session = r.sessions[0]}).body;
    CHECK(web_says(body, S("Mot")));
}

// Trap 8 of selfdriven.md, and in topic_test.c.
ON_BOTH("two of one name in a group have a line each, with the unit beside it, and a new name keeps its line")
{
    struct room r = room_on(pool, 0);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    demo_person_name(db, r.people[1], S("Anne"), S("Nordmann"));
    db_end(db, DB_COMMIT);
    for (size_t i = 0; i < 2; i++) {
        struct str field = str_format(test_arena(), "takes-%lld", (long long)r.people[i].n);
        struct str form =
            str_format(test_arena(), "draft=1&%.*s=Ord%zu&base-%.*s=0", STR(field), i, STR(field));
        CHECK_INT(typed(&r, r.sessions[0], str_c(test_arena(), form)).status, 200);
    }
    struct web_question q = {.target = target_of(&r, GROUP), .session = r.sessions[0]};
    struct str body = web_ask(&r.s, &q).body;
    CHECK(web_says(body, S("Anne Nordmann (Teknisk)")));
    db = db_begin(pool, DB_WRITE, test_arena());
    demo_person_name(db, r.people[1], S("Bodil"), S("Berg"));
    struct sheet sheet = sheet_read(db, &r.place);
    CHECK_STR(
        sheet_field_at(&sheet, SHEET_FIELD_KIND_TAKES, (struct maybe_person_id){true, r.people[0]}).body,
        S("Ord0"));
    CHECK_STR(
        sheet_field_at(&sheet, SHEET_FIELD_KIND_TAKES, (struct maybe_person_id){true, r.people[1]}).body,
        S("Ord1"));
    db_end(db, DB_COMMIT);
    CHECK(web_says(web_ask(&r.s, &q).body, S("Bodil Berg (Teknisk)")));
}

// ---- three phones ----

enum { PHONES = 3, STEPS = 300 };

/// What a phone shows: the version that it began with, and its text.
struct phone {
    int64_t base;
    struct str text;
    struct person_id who;
};

static bool stands_in_some_version(struct db *db, struct prose_id prose, struct str word)
{
    struct prose_line_list all = prose_versions(db, prose);
    for (size_t i = 0; i < all.count; i++) {
        struct prose_version v;
        if (prose_version(db, prose, all.at[i].number, &v) && str_find_str(v.body, word, 0) < v.body.len)
            return true;
    }
    return false;
}

/// Types a word, at the end of what stands there or as a new paragraph, or in the place of everything.
static struct str type(struct rng *rng, struct phone *phone, int step)
{
    struct str word = str_format(test_arena(), "ord%d", step);
    switch (rng_below(rng, 4)) {
    case 0: phone->text = str_format(test_arena(), "%.*s\n\n%.*s", STR(phone->text), STR(word)); break;
    case 1: phone->text = str_format(test_arena(), "%.*s %.*s", STR(word), STR(phone->text)); break;
    case 2: phone->text = word; break;
    default: phone->text = str_format(test_arena(), "%.*s %.*s", STR(phone->text), STR(word)); break;
    }
    return word;
}

ON_BOTH(
    "whatever order three phones save in, lose the answer or begin anew, each saved word stands in a version")
{
    struct room r = room_on(pool, 0);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct rng rng = rng_new(2026);
    struct phone phones[PHONES] = {{.who = r.people[0]}, {.who = r.people[1]}, {.who = r.people[0]}};
    struct instant now = instant_now();
    struct str words[STEPS];
    size_t count = 0;
    struct sheet_edit edit = {.kind = SHEET_FIELD_KIND_FOUND};
    for (int step = 0; step < STEPS; step++) {
        struct phone *phone = &phones[rng_below(&rng, PHONES)];
        now = instant_plus(now, US_PER_DAY / 4); // so that no version is thinned out within one go
        struct str word = type(&rng, phone, step);
        edit.base = phone->base;
        edit.body = phone->text;
        edit.by = phone->who;
        edit.now = now;
        struct prose_saved saved = sheet_save(db, &r.place, &edit);
        if (saved.result == PROSE_TOO_LONG) { // not acknowledged: the phone begins anew
            *phone = (struct phone){.who = phone->who};
            continue;
        }
        CHECK(saved.result != PROSE_CLASH);
        words[count++] = word;
        if (rng_below(&rng, 4)) // else the answer got lost
            *phone = (struct phone){saved.version, saved.body, phone->who};
        if (count == 150)
            break; // PROSE_VERSIONS_MOST are kept whole
    }
    struct sheet sheet = sheet_read(db, &r.place);
    struct prose_id prose = sheet_field_at(&sheet, SHEET_FIELD_KIND_FOUND, (struct maybe_person_id){0}).prose;
    CHECK(count > 100);
    for (size_t i = 0; i < count; i++)
        CHECK(stands_in_some_version(db, prose, words[i]));
    db_end(db, DB_ROLLBACK);
}
