// SPDX-License-Identifier: EUPL-1.2
// The store that a command works on: opened, and at the program's version.
#ifndef CLI_STORE_H
#define CLI_STORE_H

#include "auth/token.h"
#include "db/db.h"
#include "i18n/message.h"

#define STORE_DEFAULT S("tvers.db")
#define OPTION_STORE(type)                                                                                   \
    OPTION_TEXT(type, data, "--data", "PATH-OR-URL", "the store: a file, or postgresql://... (tvers.db)")

/// As it may be shown: an address without its password.
struct str store_name(struct arena *arena, struct str data);
/// As say() of cli/say.h, about the store.
void store_say(const char *command, struct str data, enum message text);
/// False for a file that is not there; a database by URL is taken to be.
bool store_exists(struct str data);
/// Opens the store that is there, and upgrades what an earlier version has written, after a backup into
/// `backup_dir`. Where that is empty: beside the file; for a database by URL the folder that systemd names as
/// the service's own
/// ($STATE_DIRECTORY), and where there is none, nothing is upgraded.
/// NULL after saying on standard error what is wrong: also where there is none, or an empty one. Who mistypes
/// `--data` would otherwise work on a new store, and never learn of it.
struct db_pool *store_open(struct str data, struct str backup_dir);
/// The same, and makes the store where there is none: for the commands that a store begins with.
struct db_pool *store_open_or_make(struct str data, struct str backup_dir);

/// The option of every command that opens a store so.
#define OPTION_BACKUP_DIR(type)                                                                              \
    OPTION_TEXT(type, backup_dir, "--backup-dir", "FOLDER",                                                  \
                "where an upgrade first puts its backup (beside the file; postgresql: must say it)")
/// Opens, makes the file where there is none, and migrates nothing. NULL after saying what is wrong.
struct db_pool *store_open_new(struct str data);
/// Opens what is there already, to look at (db_pool_open_to_read): a backup before an upgrade must not be the
/// upgrade. NULL after saying on standard error what is wrong.
struct db_pool *store_open_as_it_is(struct str data, enum db_opened *how);
enum store_read { STORE_READ, STORE_READ_EMPTY, STORE_READ_FAILED };
/// Opens the store for reading alone. STORE_READ_EMPTY: there is none, or nothing in it. STORE_READ_FAILED,
/// after saying why: also where an earlier version has written it, which a dry run does not upgrade.
enum store_read store_open_dry(struct str data, struct db_pool **pool);
/// The key that signs links and forms: made at first use, kept in the store.
bool store_key(struct db_pool *pool, struct key *out);

#endif
