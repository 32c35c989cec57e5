// SPDX-License-Identifier: EUPL-1.2
// The database: SQLite in a file, or PostgreSQL, behind one interface. All SQL stands in sql/*.sql;
// tools/queries.c makes a typed C function of each statement. There is no function here that takes SQL.
//
//     enum db_opened how;
//     struct db_pool *pool = db_pool_open(S("tvers.db"), &sql_catalog, &how);       // or "postgresql://..."
//     switch (db_migrate(pool, S(""))) ...
//
//     struct db *db = db_begin(pool, DB_WRITE, arena);
//     struct network network;
//     if (network_by_id(db, id, &network))                    // generated from sql/network.sql
//         member_add(db, id, person);
//     if (db_end(db, DB_COMMIT) == DB_FAILED) ...             // asked once, here
//
// A `struct db` is one transaction on one connection, used by one thread. It and every row it reads live in
// the arena given to db_begin(), and rows outlive the transaction. When something fails (disk, network, a
// constraint), the transaction is lost: db_failed() turns true, every later call gives nothing, and db_end()
// rolls back. So that a user's doing is no such failure, say ON CONFLICT in the statement. One write
// transaction at a time, for all processes on the same database; any number of read transactions beside it,
// each of which sees one moment and cannot write. A thread must not begin a second write transaction before
// it ended the first.
//
// A write transaction that keeps to a part of the store (one network, say) may tell so with db_begin_part():
// on PostgreSQL it then keeps out only who writes the same part or the whole. SQLite has one writer anyway.
//
// Statements (sql/NAME.sql -> #include "sql/NAME.h"), each under its signature:
//
//     -- Prose, which becomes the comment of the C function.
//     -- network_by_id(network_id id) -> network(network_id id, str name, date starts_on, answer? reply)
//     SELECT id, name, starts_on, reply FROM network WHERE id = $1;
//
//     -> row(...)                0 or 1 row: bool network_by_id(db, id, struct network *out)
//     ->* row(...)               many: struct network_list networks(db), with .at and .count
//     ->* row(...) at most 3000  the limit (100,000 when not said); more is a failure
//     nothing                    int64_t f(db, ...): the number of rows changed
//     -> int, ->* person_id      single values instead of rows; -> date? may be NULL
//     -> network                 a row that an earlier statement declared
//     f(pet(str name, int age))  parameters as one struct: f(db, const struct pet *in)
//     -- enum answer: none yes   in a block of its own: enum answer {ANSWER_NONE ...}, answer_text(); stored
//                                as text
//
// Types: X_id (a struct of its own), str, int (64 bits), bool, real, bytes, date (days), instant
// (microseconds), enums; `?` behind a type: may be NULL. Parameters are $1, $2 ... in the order of the
// signature, all used. The same text must run on both databases: `cast(sum(x) as bigint)`, since the sum of
// integers is no integer in PostgreSQL; `cast(x as text)`, not `x::text`; NULLS LAST said where it matters.
//
// A table has one owner: the file of sql/ with a line "-- owns: person unit" at its head. A statement of
// another file that writes it stops the build, so that all ways in which a row can change stand in one file.
// To write another subject's table, add the statement there. Reading is free.
//
// Schema (sql/schema/NNNN_what.sql): migrations that never change once released. Types are tokens behind the
// column's name: {id} a key that numbers itself, {ref} another table's id, {int}, {bool}, {real}, {text},
// {bytes}, {date}, {instant}, {enum none yes no}. SQLite's tables are STRICT; {keyed} behind one: kept by its
// key. {sqlite} or {postgres} before a statement: only there. Sorting: `ORDER BY name COLLATE nb` (nn, da,
// en).
#ifndef DB_DB_H
#define DB_DB_H

#include "db/value.h"

struct db;
struct db_catalog;
struct db_pool;

enum db_mode { DB_READ, DB_WRITE };
enum db_ending { DB_COMMIT, DB_ROLLBACK };

/// Kinds are the program's own, from 1; what is {0} is the whole.
struct db_part {
    int kind;
    int64_t id;
};
enum db_result { DB_DONE, DB_FAILED };
enum db_opened { DB_OPENED, DB_UNREACHABLE, DB_NOT_OURS, DB_TOO_DAMAGED };
enum db_saved { DB_SAVED, DB_SAVE_EXISTS, DB_SAVE_DAMAGED, DB_SAVE_FAILED };
enum db_restored {
    DB_RESTORED,
    DB_RESTORE_DAMAGED, // no backup of Tvers, or not whole
    DB_RESTORE_NEWER_THAN_PROGRAM,
    DB_RESTORE_NOT_EMPTY,
    DB_RESTORE_FAILED,
};
enum db_health { DB_SOUND, DB_DAMAGED, DB_CHECK_FAILED };
enum db_migrated {
    DB_CURRENT,
    DB_UPGRADED,
    DB_NEWER_THAN_PROGRAM,
    DB_NOT_SAVED, // there is data, and its backup could not be written
    DB_NO_PLACE,  // there is data in PostgreSQL, and no folder for its backup was named
    DB_NOT_UPGRADED,
};

enum db_age { DB_EMPTY, DB_OF_TODAY, DB_OLDER, DB_NEWER, DB_AGE_UNKNOWN };

/// `where` is the path of a file (made, readable for its owner only, when missing) or postgresql://... NULL
/// when *how is not DB_OPENED; the log says more. A pool serves all threads.
struct db_pool *db_pool_open(struct str where, const struct db_catalog *catalog, enum db_opened *how);
/// The same of what is there already, and only to look at: in reading transactions. Of a file nothing is
/// changed, and nothing is made beside it, so that it may be a backup on a medium that cannot be written.
struct db_pool *db_pool_open_to_read(struct str where, const struct db_catalog *catalog, enum db_opened *how);
/// How many statements the transactions that have ended ran.
int64_t db_pool_statements(struct db_pool *pool);
/// All transactions must have ended. Folds SQLite's log into the file.
void db_pool_free(struct db_pool *pool);

/// Never NULL: where no connection can be had within half a minute, the transaction is born failed.
__attribute__((returns_nonnull)) struct db *db_begin(struct db_pool *pool, enum db_mode mode,
                                                     struct arena *arena);
/// The same for writing, in a part. Nothing may be changed that a transaction in another part changes too:
/// two rows that each has locked and the other wants would be a deadlock, which the server ends by failing
/// one.
__attribute__((returns_nonnull)) struct db *db_begin_part(struct db_pool *pool, struct db_part part,
                                                          struct arena *arena);
/// Whether writers in different parts write beside each other.
bool db_has_parts(const struct db_pool *pool);
/// DB_DONE for DB_COMMIT: the work is on the disk. DB_FAILED: nothing of it is (unless PostgreSQL went away
/// in the very commit: then nobody knows).
enum db_result db_end(struct db *db, enum db_ending ending);
bool db_failed(const struct db *db);
/// What this transaction removes is to be read nowhere afterwards. A removed row is overwritten in SQLite's
/// file, but stays in the log beside it: this empties the log right after the commit or, where somebody still
/// reads from it, after one of the next write transactions. In PostgreSQL, VACUUM does the same in its time.
void db_erases(struct db *db);
struct arena *db_arena(const struct db *db);

/// Brings the schema to the program's version, one transaction a step. When there is data already, it takes a
/// backup first (NAME.before-NNNN, NNNN being the first step): into the folder, or beside the file where
/// `folder` is empty. DB_NOT_UPGRADED: the step that failed left nothing; the steps before it stay.
enum db_migrated db_migrate(struct db_pool *pool, struct str folder);
/// Which program's schema it has, without writing anything. DB_AGE_UNKNOWN: it cannot be read.
enum db_age db_age(struct db_pool *pool);

/// Copies everything, as of one moment and while others work, into a new file (SQLite's format, whatever the
/// database is). DB_SAVE_EXISTS: there is one, and it is left alone. DB_SAVE_DAMAGED: what was copied is not
/// whole, and is thrown away. When DB_SAVED is said the copy is on the disk, and was looked at as by
/// db_check().
enum db_saved db_backup(struct db_pool *pool, struct str path);
/// Fills a database that nothing was migrated into yet from a backup of any earlier version, and brings it to
/// the program's version. Nothing is restored from a backup that is not whole.
enum db_restored db_restore(struct db_pool *into, struct str path);

/// Looks for damage; *report has a line for each finding, in English, for the operator.
enum db_health db_check(struct db_pool *pool, struct arena *arena, struct str *report);

/// Prepares every statement of the catalog and compares parameters and columns with its signature; the log
/// names the first that does not fit. Needs the migrated schema.
bool db_statements_check(struct db_pool *pool);

#endif
