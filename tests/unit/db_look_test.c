// SPDX-License-Identifier: EUPL-1.2
// Looking at a file without changing it; and that what is damaged has no backup.
#include "db_pools.h"

#include "testsql/catalog.h"
#include "testsql/things.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/// A store with a hundred places, closed.
static struct str filled(void)
{
    struct str path = scratch_path("store.db");
    enum db_opened how;
    struct db_pool *pool = db_pool_open(path, &testsql_catalog, &how);
    CHECK(pool && db_migrate(pool, S("")) == DB_UPGRADED);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (int i = 0; i < 100; i++)
        place_add(db, str_format(test_arena(), "place %03d", i));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    db_pool_free(pool);
    return path;
}

static struct str backup_of(struct str store, struct str folder)
{
    struct str file = str_cat(test_arena(), folder, S("/backup.db"));
    enum db_opened how;
    struct db_pool *pool = db_pool_open_to_read(store, &testsql_catalog, &how);
    CHECK(pool && db_backup(pool, file) == DB_SAVED);
    db_pool_free(pool);
    return file;
}

static struct str folder_new(void)
{
    struct str folder = scratch_path("folder");
    CHECK(mkdir(str_c(test_arena(), folder), 0700) == 0);
    return folder;
}

static int files_in(struct str folder)
{
    int count = 0;
    DIR *dir = opendir(str_c(test_arena(), folder));
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        count += entry->d_name[0] != '.';
    closedir(dir);
    return count;
}

static enum db_health checked(struct str path)
{
    enum db_opened how;
    struct str report;
    struct db_pool *pool = db_pool_open_to_read(path, &testsql_catalog, &how);
    enum db_health health = pool ? db_check(pool, test_arena(), &report) : DB_CHECK_FAILED;
    if (pool)
        db_pool_free(pool);
    return health;
}

TEST("who checks a backup makes nothing beside it")
{
    struct str folder = folder_new();
    CHECK(checked(backup_of(filled(), folder)) == DB_SOUND);
    CHECK_INT(files_in(folder), 1);
}

/// In a process that may not write in the folder; 0 where the file was found sound there.
static int checked_from_afar(struct str folder, const char *name)
{
    pid_t child = fork();
    if (child == 0) {
        bool is_ready = chdir(str_c(test_arena(), folder)) == 0 && chmod("..", 0711) == 0 &&
                        chmod(".", 0555) == 0 && chmod(name, 0444) == 0 &&
                        (geteuid() != 0 || seteuid(65534) == 0);
        _exit(is_ready && checked(str_from(name)) == DB_SOUND ? 0 : 1);
    }
    int status = -1;
    CHECK(waitpid(child, &status, 0) == child);
    chmod(str_c(test_arena(), folder), 0700);
    return status;
}

TEST("a backup, and a copied store, can be checked on a medium that cannot be written")
{
    struct str store = filled(), folder = folder_new();
    backup_of(store, folder);
    const char *copy = str_format(test_arena(), "cp '%.*s' '%.*s/what?%%41#.db'", STR(store), STR(folder)).at;
    CHECK(system(copy) == 0);
    CHECK_INT(checked_from_afar(folder, "backup.db"), 0);
    CHECK_INT(checked_from_afar(folder, "what?%41#.db"), 0);
    CHECK_INT(files_in(folder), 2);
}

TEST("a store that is open is seen as it is by who only looks, log and all")
{
    struct str path = filled(), folder = folder_new();
    enum db_opened how;
    struct db_pool *pool = db_pool_open(path, &testsql_catalog, &how);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    place_add(db, S("in the log only"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str file = backup_of(path, folder);
    db_pool_free(pool);
    pool = db_pool_open_to_read(file, &testsql_catalog, &how);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(places_by_byte_all(db).count, 101);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    db_pool_free(pool);
}

/// As a bad disk would: the last pages of the file no longer hold what they did.
static void damage(struct str path)
{
    char junk[4096];
    memset(junk, 0x55, sizeof junk);
    int fd = open(str_c(test_arena(), path), O_RDWR);
    off_t end = lseek(fd, 0, SEEK_END);
    CHECK(pwrite(fd, junk, sizeof junk, end - (off_t)sizeof junk) == sizeof junk && close(fd) == 0);
}

TEST("a store that is damaged has no backup, and none is left half made")
{
    struct str path = filled(), folder = folder_new(), file = str_cat(test_arena(), folder, S("/backup.db"));
    enum db_opened how;
    damage(path);
    struct db_pool *pool = db_pool_open_to_read(path, &testsql_catalog, &how);
    CHECK(db_backup(pool, file) == DB_SAVE_DAMAGED);
    CHECK_INT(files_in(folder), 0);
    db_pool_free(pool);
}
