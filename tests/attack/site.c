// SPDX-License-Identifier: EUPL-1.2
// The store that is attacked, and who attacks it.
#include "attack.h"

#include "auth/password.h"
#include "base/bug.h"
#include "db/db.h"
#include "demo/fill.h"
#include "jobs/schedule.h"
#include "jobs/sender.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/outbox.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAILS_READ = 400 };

static const struct smtp_settings nobody_there = {
    .url = S_INIT("smtp://127.0.0.1:1"), .hello = S_INIT("tvers.example"), .security = SMTP_CLEAR};

static struct str path_in(const struct attack *a, const char *name)
{
    return str_format(a->kept, "%.*s/%s", STR(a->folder), name);
}

static struct db_pool *opened(struct str path)
{
    enum db_opened how;
    struct db_pool *pool = db_pool_open(path, &sql_catalog, &how);
    if (!pool)
        die("no store at %.*s", STR(path));
    return pool;
}

static void demo_make(struct attack *a)
{
    struct db_pool *pool = opened(path_in(a, "demo.db"));
    struct demo_setting setting = {.now = instant_now(),
                                   .key = a->site.key,
                                   .public_url = a->site.public_url,
                                   .country = DEMO_NORWEGIAN};
    if (db_migrate(pool, S("")) == DB_NOT_UPGRADED || demo_fill(pool, a->copy, &setting) != DEMO_FILLED)
        die("no demo in %.*s", STR(a->folder));
    db_pool_free(pool);
    arena_reset(a->copy);
}

static void file_copy(struct str from, struct str to, struct arena *arena)
{
    char bytes[1 << 16];
    FILE *in = fopen(str_c(arena, from), "rb"), *out = fopen(str_c(arena, to), "wb");
    if (!in || !out)
        die("cannot copy %.*s", STR(from));
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, in)) > 0;)
        if (fwrite(bytes, 1, got, out) != got)
            die("cannot write %.*s", STR(to));
    fclose(in);
    fclose(out);
}

void attack_session(struct attack *a, int role)
{
    struct db *db = db_begin(a->site.pool, DB_WRITE, a->copy);
    struct account account;
    bool has_account = account_by_user_name(db, a->roles[role].user_name, &account);
    struct instant now = instant_plus(instant_now(), a->site.clock_shift_us);
    a->roles[role].session = has_account ? session_begin(db, account.id, now) : secret_of(S(""));
    if (db_end(db, DB_COMMIT) != DB_DONE)
        die("nobody can sign in");
}

static void mails_take(struct attack *a)
{
    struct db *db = db_begin(a->site.pool, DB_READ, a->harvest.arena);
    struct outbox_mail mail;
    for (int64_t id = 1; id <= MAILS_READ; id++)
        if (outbox_by_id(db, (struct outbox_id){id}, &mail))
            harvest_addresses(&a->harvest, mail.body_text);
    db_end(db, DB_ROLLBACK);
}

static void copy_end(struct attack *a)
{
    static const char *const files[] = {"copy.db", "copy.db-wal", "copy.db-shm", "copy.db.lock"};
    if (a->sender)
        sender_free(a->sender);
    if (a->site.pool)
        db_pool_free(a->site.pool);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(str_c(a->kept, path_in(a, files[i])));
    a->sender = NULL;
    a->site.pool = NULL;
}

void attack_copy(struct attack *a, struct dice *dice)
{
    static const int64_t days[] = {0, 3, 20, 100, 400, 760, 3000};
    struct str path = path_in(a, "copy.db");
    copy_end(a);
    a->steps_of_copy = 0;
    arena_reset(a->copy);
    arena_reset(a->harvest.arena);
    a->harvest = (struct harvest){.arena = a->harvest.arena, .public_url = a->site.public_url};
    file_copy(path_in(a, "demo.db"), path, a->copy);
    a->site.pool = opened(path);
    a->site.clock_shift_us = days[dice_below(dice, sizeof days / sizeof *days)] * US_PER_DAY;
    a->sender = sender_new(a->site.pool, &nobody_there, &a->site.key, a->site.clock_shift_us);
    for (int role = 0; role < ROLES; role++)
        attack_session(a, role);
    mails_take(a);
}

void attack_work(struct attack *a)
{
    struct schedule schedule = {.pool = a->site.pool,
                                .key = &a->site.key,
                                .public_url = a->site.public_url,
                                .now = instant_plus(instant_now(), a->site.clock_shift_us)};
    int64_t mails;
    if (!schedule_run(&schedule, &mails)) {
        printf("FAILED the schedule\n");
        a->findings++;
    }
    for (int i = 0; i < 3 && sender_step(a->sender) == SENDER_WORKED; i++)
        continue;
    mails_take(a);
}

struct attack *attack_new(struct str folder, uint64_t seed)
{
    static const char *const names[ROLES] = {"", "koordinator", "medlem", "leder", "hr", "direktor", "admin"};
    struct arena *kept = arena_new();
    struct attack *a = NEW(kept, struct attack);
    *a = (struct attack){.kept = kept,
                         .copy = arena_new(),
                         .harvest.arena = arena_new(),
                         .seed = seed,
                         .folder = str_copy(kept, folder)};
    a->site = (struct site){
        .key = {{7}}, .public_url = S("https://tvers.example"), .has_relay = true, .is_demo = true};
    a->site.server = http_server_new(&(struct http_options){.handle = web_handle});
    for (int i = 0; i < ROLES; i++)
        a->roles[i].user_name = str_from(names[i]);
    if (!a->site.server || mkdir(str_c(kept, folder), 0700) != 0)
        die("no folder %.*s", STR(folder));
    a->request_file = open(str_c(kept, path_in(a, "request")), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    auth_begin();
    demo_make(a);
    return a;
}

void attack_free(struct attack *a)
{
    copy_end(a);
    unlink(str_c(a->kept, path_in(a, "demo.db")));
    unlink(str_c(a->kept, path_in(a, "demo.db.lock")));
    unlink(str_c(a->kept, path_in(a, "request")));
    rmdir(str_c(a->kept, a->folder));
    close(a->request_file);
    http_server_free(a->site.server);
    arena_free(a->copy);
    arena_free(a->harvest.arena);
    arena_free(a->kept);
}
