// SPDX-License-Identifier: EUPL-1.2
// tvers import: a staff list into the store.
#include "cli/cli.h"

#include "cli/import_print.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/say.h"
#include "cli/staff.h"
#include "cli/store.h"
#include "people/import_reading.h"
#include "staff/staff_file.h"

#include <stdio.h>
#include <unistd.h>

struct wishes {
    struct str data, backup_dir, units, by;
    bool dry_run, yes, skip_bad_rows;
    int format;
};

static const struct option rows[] = {
    OPTION_STORE(struct wishes),
    OPTION_BACKUP_DIR(struct wishes),
    OPTION_TEXT(struct wishes, units, "--units", "FILE",
                "the tree of units: code, name, code of the unit above"),
    OPTION_TEXT(struct wishes, by, "--by", "NAME", "who does it, for the record"),
    OPTION_SWITCH(struct wishes, dry_run, "--dry-run", "say what would happen, and change nothing"),
    OPTION_SWITCH(struct wishes, yes, "--yes",
                  "go on even if more than a tenth of all people would be marked as having left"),
    OPTION_SWITCH(struct wishes, skip_bad_rows, "--skip-bad-rows", "leave out rows that cannot be read"),
    OPTION_CHOICE(struct wishes, format, "--format", "text|json", "what is printed"),
};

const struct options import_options = {
    .usage = "import people.csv [OPTIONS]",
    .about =
        "Takes a staff list into the store, all of it or nothing. People who are in the store and not in the "
        "list\n"
        "have left: they are marked so, never deleted. National identity numbers are refused and never kept.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_least = 1,
    .files_most = 1,
};

struct importing {
    struct arena *arena;
    const struct wishes *wishes;
    struct str path;
    struct import_reading reading;
};

static struct date today(void)
{
    return wall_from_instant(instant_now(), ZONE_OSLO).date;
}

/// Reads both files; an exit status.
static int files_read(struct importing *im)
{
    struct import_files files = {.has_units = im->wishes->units.len > 0};
    progress_show(SAID(im->arena, MSG_cli_progress_reading));
    int status = input_read(im->arena, im->path, SHEET_BYTES_MOST + 1, &files.list);
    if (status == EXIT_DONE && files.has_units)
        status = input_read(im->arena, im->wishes->units, SHEET_BYTES_MOST + 1, &files.units);
    if (status == EXIT_DONE)
        im->reading = import_read(im->arena, files, today());
    return status;
}

static bool is_refused(const struct importing *im)
{
    return import_is_refused(&im->reading, im->wishes->skip_bad_rows);
}

static int status_of(const struct importing *im)
{
    if (is_refused(im))
        return EXIT_INPUT;
    return import_asks(im->reading.plan) && !im->wishes->yes ? EXIT_NO : EXIT_DONE;
}

static struct str by_whom(struct arena *arena, const struct wishes *w)
{
    const char *login = getlogin();
    return w->by.len ? w->by : str_copy(arena, str_from(login ? login : "tvers import"));
}

/// As the list of imports shows it.
static struct str file_name(const struct importing *im)
{
    struct str name = staff_file_name(im->path);
    return name.len && !str_is(name, S("-")) ? name : S("tvers import");
}

static void take(struct importing *im, struct db *db)
{
    struct import_new row = {
        .state = IMPORT_STATE_PREVIEWED,
        .file_name = file_name(im),
        .skips_bad_rows = im->wishes->skip_bad_rows,
        .made_by_name = by_whom(im->arena, im->wishes),
        .made_at = instant_now(),
    };
    struct import_order order = {.now = row.made_at};
    const int64_t *n = im->reading.plan->counts;
    progress_show(
        SAID(im->arena, MSG_cli_progress_writing, arg_int(n[IMPORT_KIND_NEW] + n[IMPORT_KIND_CHANGED])));
    if (import_add(db, &row, &order.import))
        import_take(db, im->reading.plan, &order);
}

/// What was found in the files, and in comparing them with the store.
static void said(const struct importing *im)
{
    const struct import_reading *r = &im->reading;
    struct staff_file_said list = {im->path, r->list->is_json}, units = {im->wishes->units, r->units.is_json};
    staff_findings_say(im->arena, im->path, r->list);
    findings_say(im->arena, &units, &r->units.findings);
    findings_say(im->arena, &list, &r->plan->passed_on);
}

static void report(const struct importing *im, int status)
{
    said(im);
    if (im->wishes->format == IMPORT_AS_JSON)
        import_print_json(&im->reading);
    else if (status != EXIT_INPUT)
        import_print_text(im->arena, &im->reading);
    fflush(stdout);
    if (status == EXIT_NO)
        import_say_question(im->arena, im->reading.plan);
}

/// Without a store there is nobody in it, and a dry run makes none.
static int import_into_nothing(struct importing *im)
{
    import_compare(&im->reading, im->arena, NULL, today());
    int status = status_of(im);
    report(im, status);
    return status;
}

static int import_into(struct importing *im, struct db_pool *pool)
{
    bool dry = im->wishes->dry_run;
    progress_show(SAID(im->arena, MSG_cli_progress_comparing, arg_int(im->reading.list->rows)));
    struct db *db = db_begin(pool, dry ? DB_READ : DB_WRITE, im->arena);
    import_compare(&im->reading, im->arena, db, today());
    int status = db_failed(db) ? EXIT_WORLD : status_of(im);
    bool does = status == EXIT_DONE && !dry;
    if (does)
        take(im, db);
    interrupt_end();
    progress_end();
    if (db_end(db, does ? DB_COMMIT : DB_ROLLBACK) == DB_FAILED && does)
        status = EXIT_WORLD;
    if (status == EXIT_WORLD)
        say("import", S(""), MSG_cli_store_failed);
    else
        report(im, status);
    db_pool_free(pool);
    return status;
}

static int import_dry(struct importing *im)
{
    struct db_pool *pool;
    switch (store_open_dry(im->wishes->data, &pool)) {
    case STORE_READ: return import_into(im, pool);
    case STORE_READ_EMPTY: return import_into_nothing(im);
    case STORE_READ_FAILED: break;
    }
    return EXIT_WORLD;
}

static int import_into_store(struct importing *im)
{
    struct db_pool *pool = store_open_or_make(im->wishes->data, im->wishes->backup_dir);
    return pool ? import_into(im, pool) : EXIT_WORLD;
}

/// A refused file touches no store.
static int import_file(struct importing *im)
{
    int status = files_read(im);
    progress_end();
    if (status != EXIT_DONE)
        return status;
    if (is_refused(im))
        return import_into_nothing(im);
    return im->wishes->dry_run ? import_dry(im) : import_into_store(im);
}

static int import(struct arena *arena, const void *wishes, const struct str_list *files)
{
    struct importing im = {.arena = arena, .wishes = wishes, .path = files->at[0]};
    interrupt_begin(arena, "import", NULL, 0);
    return import_file(&im);
}

int command_import(int argc, char **argv)
{
    struct wishes w = {.data = STORE_DEFAULT, .format = IMPORT_AS_TEXT};
    return command_run(&import_options, argc, argv, &w, import);
}
