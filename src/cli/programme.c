// SPDX-License-Identifier: EUPL-1.2
// tvers programme: a network without its people, out of one store and into another.
#include "cli/cli.h"

#include "auth/account.h"
#include "auth/settings.h"
#include "cli/input.h"
#include "cli/say.h"
#include "cli/store.h"
#include "i18n/collate.h"
#include "programme/programme.h"
#include "sql/auth.h"
#include "url/urls.h"

#include <stdio.h>
#include <sys/random.h>

struct programme_wishes {
    struct str data, lead;
    struct maybe_date starts_on;
};

static const struct option rows[] = {
    OPTION_STORE(struct programme_wishes),
    OPTION_DATE(struct programme_wishes, starts_on, "--starts",
                "first day of the new network, and of its kick-off"),
    OPTION_TEXT(struct programme_wishes, lead, "--lead", "USER", "the account that leads the new network"),
};

const struct options programme_options = {
    .usage = "programme export NETWORK | import FILE --starts DATE --lead USER [OPTIONS]",
    .about =
        "  programme export 7 > programme.json        of network 7, as in /networks/7\n"
        "  programme import programme.json --starts 2027-09-01 --lead kari\n\n"
        "Name, purpose, seats, the rule, the invitation in each language, the programme of the kick-off\n"
        "and the template of meet-ups, as JSON (doc/programme.md). No people, no days, no units. Read the\n"
        "texts before you send them away: names in them are not found. An import makes a draft; nobody\n"
        "is told. FILE may be - for standard input.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_least = 2,
    .files_most = 2,
};

/// One run of the command.
struct programme_run {
    struct arena *arena;
    const struct programme_wishes *wishes;
    struct str what;
};

static int store_failed(void)
{
    say("programme", S(""), MSG_cli_store_failed);
    return EXIT_WORLD;
}

// ---- export ----

static int export_from(struct programme_run *run, struct db_pool *pool)
{
    struct db *db = db_begin(pool, DB_READ, run->arena);
    struct network network;
    struct network_id id = {0};
    struct str json = S("");
    bool is_there = str_int(run->what, &id.n) && network_by_id(db, id, &network);
    if (is_there)
        json = cohort_programme_write(db, &network);
    if (db_end(db, DB_ROLLBACK) == DB_FAILED)
        return store_failed();
    if (!is_there) {
        say("programme", run->what, MSG_cli_programme_no_network);
        return EXIT_NO;
    }
    printf("%.*s", STR(json));
    return EXIT_DONE;
}

// ---- import ----

static const enum message faults[] = {
    [PROGRAMME_NOT_JSON] = MSG_programme_not_json, [PROGRAMME_TOO_LARGE] = MSG_programme_too_large,
    [PROGRAMME_OTHER] = MSG_programme_other,       [PROGRAMME_UNKNOWN] = MSG_programme_unknown,
    [PROGRAMME_LACKS] = MSG_programme_lacks,       [PROGRAMME_WRONG] = MSG_programme_wrong,
};

static int read_file(struct programme_run *run, struct cohort_programme *out)
{
    struct str json;
    int status = input_read(run->arena, run->what, PROGRAMME_BYTES_MOST, &json);
    if (status != EXIT_DONE)
        return status;
    struct programme_fault fault = cohort_programme_read(run->arena, json, out);
    if (fault.what == PROGRAMME_FINE)
        return EXIT_DONE;
    struct str about =
        fault.where.len ? str_format(run->arena, "%.*s: %.*s", STR(run->what), STR(fault.where)) : run->what;
    say("programme", about, faults[fault.what]);
    return EXIT_INPUT;
}

static struct str uid_new(struct arena *arena)
{
    uint64_t random[2] = {0};
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        return S("");
    return str_format(arena, "%016llx%016llx@tvers.invalid", (unsigned long long)random[0],
                      (unsigned long long)random[1]);
}

static int begin(struct programme_run *run, struct db *db, const struct cohort_programme *p,
                 struct network_id *id)
{
    struct account lead;
    struct instant now = instant_now();
    if (!account_by_user_name(db, fold(run->arena, run->wishes->lead), &lead)) {
        say("programme", run->wishes->lead, MSG_cli_user_none);
        return EXIT_NO;
    }
    enum zone zone = settings_read(db).lang == LANG_DA ? ZONE_COPENHAGEN : ZONE_OSLO;
    *id = cohort_programme_begin(db, p,
                                 &(struct programme_start){.zone = zone_name(zone),
                                                           .starts_on = run->wishes->starts_on.value,
                                                           .uid = uid_new(run->arena),
                                                           .by = {true, lead.id},
                                                           .today = wall_from_instant(now, zone).date,
                                                           .now = now});
    return EXIT_DONE;
}

static int import_into(struct programme_run *run, struct db_pool *pool, const struct cohort_programme *p)
{
    struct db *db = db_begin(pool, DB_WRITE, run->arena);
    struct network_id id;
    int status = begin(run, db, p, &id);
    if (db_end(db, status == EXIT_DONE ? DB_COMMIT : DB_ROLLBACK) == DB_FAILED)
        return store_failed();
    if (status == EXIT_DONE)
        printf("%.*s\n", STR(url_text(url_network_show(run->arena, id))));
    return status;
}

// ---- the command ----

static int with_store(struct programme_run *run, const struct cohort_programme *p)
{
    struct db_pool *pool = store_open(run->wishes->data, S(""));
    if (!pool)
        return EXIT_WORLD;
    int status = p ? import_into(run, pool, p) : export_from(run, pool);
    db_pool_free(pool);
    return status;
}

static int programme(struct arena *arena, const void *wishes, const struct str_list *words)
{
    struct programme_run run = {arena, wishes, words->at[1]};
    struct cohort_programme p;
    if (str_is(words->at[0], S("export")))
        return with_store(&run, NULL);
    if (!str_is(words->at[0], S("import")) || !run.wishes->starts_on.is_set || !run.wishes->lead.len) {
        say("programme", words->at[0], MSG_cli_programme_usage);
        say_help_tells("programme");
        return EXIT_USAGE;
    }
    int status = read_file(&run, &p);
    return status == EXIT_DONE ? with_store(&run, &p) : status;
}

int command_programme(int argc, char **argv)
{
    struct programme_wishes w = {.data = STORE_DEFAULT};
    return command_run(&programme_options, argc, argv, &w, programme);
}
