// SPDX-License-Identifier: EUPL-1.2
// Migrations, backups and checks of the database.
#define POOL_CATALOG testsql_catalog
#include "db_pools.h"

#include "db/query.h"
#include "testsql/catalog.h"
#include "testsql/things.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct db_query *const *const no_files[] = {NULL};

/// What an earlier release of the program would know: its schema only.
static struct db_catalog release(int migrations)
{
    struct db_catalog earlier = testsql_catalog;
    earlier.files = no_files;
    earlier.migration_count = migrations;
    return earlier;
}

static struct db_pool *opened(struct str where, const struct db_catalog *catalog)
{
    enum db_opened how;
    struct db_pool *pool = db_pool_open(where, catalog, &how);
    CHECK(pool && how == DB_OPENED);
    return pool;
}

static enum db_migrated migrated_into(struct str where, const struct db_catalog *catalog, struct str folder)
{
    struct db_pool *pool = opened(where, catalog);
    enum db_migrated how = db_migrate(pool, folder);
    db_pool_free(pool);
    return how;
}

/// A new folder for backups.
static struct str folder_new(void)
{
    struct str folder = scratch_path("backups");
    CHECK(mkdir(str_c(test_arena(), folder), 0700) == 0);
    return folder;
}

static enum db_migrated migrated_once(struct str where, const struct db_catalog *catalog)
{
    return migrated_into(where, catalog, folder_new());
}

static void places_add(struct db_pool *pool, const struct str *names, size_t count)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (size_t i = 0; i < count; i++)
        place_add(db, names[i]);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static size_t places_count(struct db_pool *pool)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    size_t count = places_by_byte(db).count;
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    return count;
}

static bool exists(struct str path)
{
    return access(str_c(test_arena(), path), F_OK) == 0;
}

/// A store as the first release left it, with two places.
static void first_release(struct str where)
{
    struct db_catalog first = release(1);
    first.files = testsql_catalog.files; // place_add() needs nothing of the second
    struct db_pool *pool = opened(where, &first);
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED);
    CHECK(db_migrate(pool, S("")) == DB_CURRENT);
    places_add(pool, (struct str[]){S("Ås"), S("Bø")}, 2);
    db_pool_free(pool);
}

static void upgrade_keeps_data(struct str where, struct str folder)
{
    struct db_pool *pool;
    first_release(where);
    CHECK(migrated_into(where, &testsql_catalog, folder) == DB_UPGRADED);
    CHECK(migrated_into(where, &testsql_catalog, folder) == DB_CURRENT);
    pool = opened(where, &testsql_catalog);
    CHECK_INT(places_count(pool), 2);
    CHECK(db_statements_check(pool));
    db_pool_free(pool);
}

/// What an upgrade leaves is of the version before it, and comes back in either database.
static void backup_comes_back(struct str before)
{
    struct db_catalog first = release(1);
    struct str into[] = {scratch_path("back.db"), postgres_url()};
    CHECK(exists(before));
    CHECK(migrated_once(before, &first) == DB_CURRENT);
    for (size_t i = 0; i < 2; i++) {
        struct db_pool *pool = opened(into[i], &testsql_catalog);
        CHECK(db_restore(pool, before) == DB_RESTORED);
        CHECK(db_migrate(pool, S("")) == DB_CURRENT); // a restore is an upgrade too
        CHECK_INT(places_count(pool), 2);
        db_pool_free(pool);
    }
}

TEST("SQLite: an upgrade keeps the data and leaves a backup of before beside the file, or in a folder")
{
    struct str beside = scratch_path("upgrade.db"), other = scratch_path("upgrade.db"), folder = folder_new();
    upgrade_keeps_data(beside, S(""));
    CHECK(exists(str_cat(test_arena(), beside, S(".before-0002"))));
    upgrade_keeps_data(other, folder);
    struct str name = str_from(strrchr(str_c(test_arena(), other), '/'));
    if (getenv("TVERS_TEST_PG"))
        backup_comes_back(str_format(test_arena(), "%.*s%.*s.before-0002", STR(folder), STR(name)));
}

TEST("PostgreSQL: an upgrade keeps the data and leaves a backup of before in the folder")
{
    struct str url = postgres_url(), folder = folder_new();
    if (!url.len)
        return;
    upgrade_keeps_data(url, folder);
    backup_comes_back(str_cat(test_arena(), folder, S("/tvers.before-0002")));
}

TEST("without its backup an upgrade does not begin")
{
    struct str places[] = {scratch_path("unsaved.db"), postgres_url()};
    struct str nowhere = S("/nowhere/at/all");
    struct db_catalog first = release(1);
    for (size_t i = 0; i < 2 && places[i].len; i++) {
        first_release(places[i]);
        CHECK(migrated_into(places[i], &testsql_catalog, nowhere) == DB_NOT_SAVED);
        if (i)
            CHECK(migrated_into(places[i], &testsql_catalog, S("")) == DB_NO_PLACE);
        CHECK(migrated_once(places[i], &first) == DB_CURRENT);
    }
}

static void newer_is_refused(struct str where)
{
    CHECK(migrated_once(where, &testsql_catalog) == DB_UPGRADED);
    struct db_catalog first = release(1);
    CHECK(migrated_once(where, &first) == DB_NEWER_THAN_PROGRAM);
    CHECK(migrated_once(where, &testsql_catalog) == DB_CURRENT);
}

TEST("SQLite: an earlier program refuses a newer database and leaves it as it is")
{
    newer_is_refused(scratch_path("newer.db"));
}

TEST("PostgreSQL: an earlier program refuses a newer database and leaves it as it is")
{
    struct str url = postgres_url();
    if (url.len)
        newer_is_refused(url);
}

static const char *const broken[] = {"INSERT INTO place (name, visits, colour) VALUES ('half', 0, '')",
                                     "CREATE TABLE nonsense (", NULL};
static const char *const orphan[] = {"INSERT INTO gap (thing) VALUES (4711)", NULL};

static void failing_step(struct str where, const char *const *statements)
{
    CHECK(migrated_once(where, &testsql_catalog) == DB_UPGRADED);
    struct db_migration steps[3] = {testsql_catalog.migrations[0],
                                    testsql_catalog.migrations[1],
                                    {"0003_broken", statements, statements}};
    struct db_catalog next = testsql_catalog;
    next.migrations = steps;
    next.migration_count = 3;
    CHECK(migrated_once(where, &next) == DB_NOT_UPGRADED);
    struct db_pool *pool = opened(where, &testsql_catalog);
    CHECK(db_migrate(pool, S("")) == DB_CURRENT);
    CHECK_INT(places_count(pool), 0);
    db_pool_free(pool);
}

TEST("SQLite: a step of an upgrade that fails leaves nothing of itself")
{
    failing_step(scratch_path("broken.db"), broken);
    failing_step(scratch_path("orphan.db"), orphan);
}

TEST("PostgreSQL: a step of an upgrade that fails leaves nothing of itself")
{
    struct str url = postgres_url();
    if (url.len)
        failing_step(url, broken);
}

static const char *const rebuild[] = {
    "CREATE TABLE thing_new (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL) STRICT",
    "INSERT INTO thing_new SELECT id, title FROM thing", "DROP TABLE thing",
    "ALTER TABLE thing_new RENAME TO thing", NULL};

TEST("SQLite: a table that others refer to can be built anew in an upgrade")
{
    struct str where = scratch_path("rebuild.db");
    struct db_pool *pool = opened(where, &testsql_catalog);
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct thing_id thing;
    struct gap_id gap;
    struct gap found;
    CHECK(thing_add(db, &(struct thing_new){.title = S("kept")}, &thing));
    CHECK(gap_add(db, &(struct gap){.thing = {true, thing}}, &gap));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    db_pool_free(pool);
    struct db_migration steps[3] = {
        testsql_catalog.migrations[0], testsql_catalog.migrations[1], {"0003_rebuild", rebuild, rebuild}};
    struct db_catalog next = testsql_catalog;
    next.migrations = steps;
    next.migration_count = 3;
    pool = opened(where, &next);
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED);
    db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(gap_by_id(db, gap, &found) && found.thing.is_set && found.thing.value.n == thing.n);
    CHECK_INT(thing_delete(db, thing), 0); // foreign keys hold again
    CHECK(db_end(db, DB_COMMIT) == DB_FAILED);
    db_pool_free(pool);
}

TEST("a file of another program, or one that is no database, is refused and left alone")
{
    enum db_opened how;
    struct str other = scratch_path("other.db"), text = scratch_path("text.db");
    struct str make = str_format(test_arena(),
                                 "sqlite3 %.*s 'CREATE TABLE x (y)'; echo Dette er ikke en database, "
                                 "bare en tekst som er lang nok > %.*s",
                                 STR(other), STR(text));
    CHECK(system(make.at) == 0);
    CHECK(!db_pool_open(other, &testsql_catalog, &how) && how == DB_NOT_OURS);
    CHECK(!db_pool_open(text, &testsql_catalog, &how) && how == DB_NOT_OURS);
    CHECK(!db_pool_open(S("/nowhere/at/all.db"), &testsql_catalog, &how) && how == DB_UNREACHABLE);
    CHECK(!db_pool_open(S("postgresql://127.0.0.1:1/x"), &testsql_catalog, &how) && how == DB_UNREACHABLE);
}

TEST("a new file can be read by its owner only")
{
    struct str path = scratch_path("private.db");
    db_pool_free(opened(path, &testsql_catalog));
    struct stat info;
    CHECK(stat(str_c(test_arena(), path), &info) == 0);
    CHECK_INT(info.st_mode & 0777, 0600);
}

static void fill(struct db_pool *pool)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct thing_id first, second, gone;
    struct thing_new thing = {.number = INT64_MIN,
                              .truth = true,
                              .share = 0.1,
                              .title = S("Ærø"),
                              .picture = S("\x00\xff"),
                              .day = date_of(2026, 12, 3),
                              .moment = {1},
                              .reply = REPLY_NO};
    struct gap_id gap;
    thing_add(db, &thing, &first);
    thing_add(db, &thing, &second);
    thing_add(db, &thing, &gone);
    thing_delete(db, gone);
    gap_add(db, &(struct gap){.thing = {true, second}}, &gap);
    gap_add(db, &(struct gap){.title = {true, S("")}}, &gap);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str places[2500];
    for (int i = 0; i < 2500; i++)
        places[i] = str_format(test_arena(), "place %04d", i);
    places_add(pool, places, 2500);
}

static void check_filled(struct db_pool *pool)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct thing_new thing;
    struct gap gap;
    struct thing_id next;
    CHECK_INT(places_by_byte_all(db).count, 2500);
    CHECK(thing_by_id(db, (struct thing_id){2}, &thing));
    CHECK(thing.number == INT64_MIN && thing.truth && thing.share == 0.1 && thing.reply == REPLY_NO);
    CHECK_STR(thing.title, S("Ærø"));
    CHECK_STR(thing.picture, S("\x00\xff"));
    CHECK(gap_by_id(db, (struct gap_id){1}, &gap) && gap.thing.value.n == 2 && !gap.title.is_set);
    CHECK(gap_by_id(db, (struct gap_id){2}, &gap) && gap.title.is_set && gap.title.value.len == 0);
    CHECK(!thing_by_id(db, (struct thing_id){3}, &thing));
    CHECK(thing_add(db, &thing, &next));
    CHECK_INT(next.n, 4); // a number that was given once is not given again
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(db_statements_check(pool));
}

/// A backup of `pool` brought into a new database at `where`.
static void carried_over(struct db_pool *pool, struct str where)
{
    struct str file = scratch_path("backup.db"), report;
    fill(pool);
    CHECK(db_backup(pool, file) == DB_SAVED);
    CHECK(db_backup(pool, file) == DB_SAVE_EXISTS);
    CHECK(!exists(str_cat(test_arena(), file, S("-wal"))) &&
          !exists(str_cat(test_arena(), file, S(".part"))));
    struct db_pool *other = opened(where, &testsql_catalog);
    CHECK(db_restore(other, file) == DB_RESTORED);
    CHECK(db_restore(other, file) == DB_RESTORE_NOT_EMPTY);
    CHECK(db_migrate(other, S("")) == DB_CURRENT);
    CHECK(db_check(other, test_arena(), &report) == DB_SOUND);
    check_filled(other);
    db_pool_free(other);
}

ON_BOTH("a backup can be restored into SQLite")
{
    carried_over(pool, scratch_path("restored.db"));
}

ON_BOTH("a backup can be restored into PostgreSQL")
{
    struct str url = postgres_url();
    if (url.len)
        carried_over(pool, url);
}

TEST("the database of a server is no backup, whatever it would be restored into")
{
    struct str server = postgres_url(), into[] = {scratch_path("into.db"), postgres_url()};
    if (!server.len)
        return;
    struct db_pool *pool = opened(server, &testsql_catalog);
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED);
    fill(pool);
    db_pool_free(pool);
    for (size_t i = 0; i < sizeof into / sizeof *into; i++) {
        pool = opened(into[i], &testsql_catalog);
        CHECK(db_restore(pool, server) == DB_RESTORE_DAMAGED);
        CHECK(db_migrate(pool, S("")) == DB_UPGRADED); // it is still empty
        db_pool_free(pool);
    }
}

TEST("a damaged backup is not restored, nor one of a newer program")
{
    struct str path = scratch_path("source.db"), file = scratch_path("backup.db"),
               into = scratch_path("into.db");
    struct db_pool *pool = opened(path, &testsql_catalog);
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED);
    fill(pool);
    CHECK(db_backup(pool, file) == DB_SAVED);
    db_pool_free(pool);
    struct db_catalog first = release(1);
    pool = opened(into, &first);
    CHECK(db_restore(pool, file) == DB_RESTORE_NEWER_THAN_PROGRAM);
    db_pool_free(pool);
    int fd = open(str_c(test_arena(), file), O_RDWR);
    char junk[8192];
    memset(junk, 0x55, sizeof junk);
    CHECK(pwrite(fd, junk, sizeof junk, 16384) == sizeof junk && close(fd) == 0);
    pool = opened(into, &testsql_catalog);
    CHECK(db_restore(pool, file) == DB_RESTORE_DAMAGED);
    CHECK(db_restore(pool, S("/nowhere.db")) == DB_RESTORE_DAMAGED);
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED); // it is still empty
    db_pool_free(pool);
}

ON_BOTH("a sound database is found sound")
{
    struct str report;
    fill(pool);
    CHECK(db_check(pool, test_arena(), &report) == DB_SOUND);
    CHECK_STR(report, S(""));
}

TEST("a damaged file is found damaged")
{
    struct str path = scratch_path("damaged.db"), report;
    struct db_pool *pool = opened(path, &testsql_catalog);
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED);
    fill(pool);
    db_pool_free(pool);
    struct str tear =
        str_format(test_arena(), "sqlite3 %.*s 'PRAGMA foreign_keys = 0; DELETE FROM thing'", STR(path));
    CHECK(system(tear.at) == 0);
    pool = opened(path, &testsql_catalog);
    CHECK(db_check(pool, test_arena(), &report) == DB_DAMAGED);
    CHECK_STR(report, S("gap row 1 refers to a missing thing\n"));
    db_pool_free(pool);
}

static int backwards(void *of, int a_len, const void *a, int b_len, const void *b)
{
    (void)of;
    return str_compare((struct str){b, (size_t)b_len}, (struct str){a, (size_t)a_len});
}

/// A store with an index that another version of ICU would have made.
static struct str sorted_backwards(void)
{
    struct str path = scratch_path("resort.db");
    struct db_pool *pool = opened(path, &testsql_catalog);
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED);
    fill(pool);
    db_pool_free(pool);
    sqlite3 *other;
    CHECK(sqlite3_open(str_c(test_arena(), path), &other) == SQLITE_OK);
    sqlite3_create_collation(other, "nb", SQLITE_UTF8, NULL, backwards);
    CHECK(sqlite3_exec(other, "CREATE INDEX by_name ON place (name COLLATE nb); PRAGMA user_version = 1",
                       NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_close(other);
    return path;
}

TEST("an index that another version of ICU has sorted is sorted anew when the file is opened")
{
    struct str report;
    struct db_pool *pool = opened(sorted_backwards(), &testsql_catalog);
    CHECK(db_check(pool, test_arena(), &report) == DB_SOUND);
    CHECK_STR(report, S(""));
    db_pool_free(pool);
}

TEST("a store that another version of ICU has sorted is no damage to who only looks at it, and can be saved")
{
    struct str path = sorted_backwards(), file = scratch_path("backup.db"), report;
    enum db_opened how;
    struct db_pool *pool = db_pool_open_to_read(path, &testsql_catalog, &how);
    CHECK(db_check(pool, test_arena(), &report) == DB_SOUND);
    CHECK_STR(report, S(""));
    CHECK(db_backup(pool, file) == DB_SAVED);
    db_pool_free(pool);
    pool = opened(scratch_path("restored.db"), &testsql_catalog);
    CHECK(db_restore(pool, file) == DB_RESTORED);
    db_pool_free(pool);
}

ON_BOTH("a backup taken while others write is of one moment")
{
    struct str file = scratch_path("moment.db");
    places_add(pool, (struct str[]){S("a"), S("b")}, 2);
    struct db *writer = db_begin(pool, DB_WRITE, test_arena());
    place_add(writer, S("c"));
    CHECK(db_backup(pool, file) == DB_SAVED);
    CHECK(db_end(writer, DB_COMMIT) == DB_DONE);
    struct db_pool *copy = opened(file, &testsql_catalog);
    CHECK_INT(places_count(copy), 2);
    CHECK_INT(places_count(pool), 3);
    db_pool_free(copy);
}
