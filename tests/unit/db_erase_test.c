// SPDX-License-Identifier: EUPL-1.2
// What is removed from a SQLite store is nowhere on the disk afterwards, while the server runs.
#include "web_site.h"

#include "privacy/erase.h"
#include "sql/import.h"
#include "sql/people.h"
#include "testsql/catalog.h"
#include "testsql/things.h"

#include <stdio.h>

#define SECRET_NAME "Kvekkjartan"

enum { FILE_BYTES_MOST = 16 << 20 };

static struct db_pool *opened(struct str path, const struct db_catalog *catalog)
{
    enum db_opened how;
    struct db_pool *pool = db_pool_open(path, catalog, &how);
    CHECK(pool && db_migrate(pool, S("")) == DB_UPGRADED);
    return pool;
}

static bool stands_in(struct str path, const char *ending)
{
    char *name = str_c(test_arena(), str_cat(test_arena(), path, str_from(ending)));
    char *bytes = NEW_ARRAY(test_arena(), char, FILE_BYTES_MOST);
    FILE *file = fopen(name, "rb");
    size_t len = file ? fread(bytes, 1, FILE_BYTES_MOST, file) : 0;
    CHECK(len < FILE_BYTES_MOST);
    if (file)
        fclose(file);
    return web_says((struct str){bytes, len}, S(SECRET_NAME));
}

/// In the file, or in the log beside it.
static bool stands_on_disk(struct str path)
{
    return stands_in(path, "") || stands_in(path, "-wal");
}

static struct thing_id secret_add(struct db_pool *pool)
{
    struct thing_id id = {0};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    thing_add(db, &(struct thing_new){.title = S(SECRET_NAME)}, &id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return id;
}

static void erase(struct db_pool *pool, struct thing_id id)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    thing_delete(db, id);
    db_erases(db);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

TEST("what a transaction erases is not in the log after its commit")
{
    struct str path = scratch_path("erase.db");
    struct db_pool *pool = opened(path, &testsql_catalog);
    struct thing_id id = secret_add(pool);
    CHECK(stands_on_disk(path));
    erase(pool, id);
    CHECK(!stands_on_disk(path));
    db_pool_free(pool);
}

TEST("while somebody reads, the log stays; it is emptied after the next change")
{
    struct str path = scratch_path("erase.db");
    struct db_pool *pool = opened(path, &testsql_catalog);
    struct thing_id id = secret_add(pool);
    struct thing_new thing;
    struct db *reader = db_begin(pool, DB_READ, test_arena());
    CHECK(thing_by_id(reader, id, &thing));
    erase(pool, id);
    CHECK(thing_by_id(reader, id, &thing)); // as of its moment
    CHECK(stands_on_disk(path));
    db_end(reader, DB_COMMIT);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    place_add(db, S("Nord"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(!stands_on_disk(path));
    db_pool_free(pool);
}

static struct import_id preview_add(struct db_pool *pool, struct instant now)
{
    struct import_id id = {0};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    import_add(db,
               &(struct import_new){.state = IMPORT_STATE_PREVIEWED,
                                    .file_name = S("liste.csv"),
                                    .file = {true, S("fornavn;etternavn\n" SECRET_NAME ";Nordmann\n")},
                                    .made_by_name = S("hr"),
                                    .made_at = now},
               &id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return id;
}

TEST("a person who is erased is nowhere on the disk, also while a server works on the store")
{
    struct str path = scratch_path("erase.db");
    struct db_pool *server = opened(path, &sql_catalog);
    struct unit_id unit;
    struct person_id person;
    struct erasure e;
    struct db *db = db_begin(server, DB_WRITE, test_arena());
    demo_unit_add(db, (struct maybe_unit_id){0}, S("1"), S("Teknisk"), &unit);
    demo_person_add(db,
                    &(struct demo_person_new){.match_key = S("n:" SECRET_NAME),
                                              .given_name = S("Kari"),
                                              .family_name = S(SECRET_NAME),
                                              .email = S("kari@" SECRET_NAME ".example"),
                                              .email_key = S("kari@" SECRET_NAME ".example"),
                                              .unit = unit,
                                              .hired_on = date_of(2026, 2, 1),
                                              .education = S("master")},
                    &person);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(stands_on_disk(path));
    db = db_begin(server, DB_WRITE, test_arena());
    CHECK(person_erase(db, person, instant_now(), &e));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(!stands_on_disk(path));
    db_pool_free(server);
}

TEST("a staff list that is discarded is gone at once")
{
    struct str path = scratch_path("erase.db");
    struct db_pool *pool = opened(path, &sql_catalog);
    struct web_site s = web_site_on(pool);
    struct import_id id = preview_add(pool, instant_now());
    struct str target = str_format(test_arena(), "/admin/import/%lld", (long long)id.n);
    CHECK(stands_on_disk(path));
    struct web_question q = {.target = str_c(test_arena(), target), .form = "do=discard", .session = s.hr};
    CHECK_INT(web_ask(&s, &q).status, 303);
    CHECK(!stands_on_disk(path));
    db_pool_free(pool);
}
