// SPDX-License-Identifier: EUPL-1.2
// The generator of the SQL calls: what it refuses, and where it says the fault is.
#include "db_pools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

static const char *folder(void)
{
    static char path[128];
    struct str made = scratch_path("sql");
    snprintf(path, sizeof path, "%.*s", STR(made));
    mkdir(path, 0700);
    mkdir(str_format(test_arena(), "%s/schema", path).at, 0700);
    return path;
}

static void written(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

/// What the generator says of the files in a folder: "" when it is content.
static struct str said_of(const char *at)
{
    struct str command = str_format(test_arena(),
                                    "tool=$PWD/build/gen/tools/queries; cd %s && "
                                    "$tool out *.sql $(ls schema/*.sql 2>/dev/null) 2>&1",
                                    at);
    char text[1024];
    FILE *pipe = popen(command.at, "r");
    size_t len = fread(text, 1, sizeof text - 1, pipe);
    int status = pclose(pipe);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == (len > 0));
    return str_trim(str_copy(test_arena(), (struct str){text, len}));
}

/// A file that owns the tables t, u and pet.
static void owner_written(const char *at, const char *sql)
{
    written(str_format(test_arena(), "%s/schema/0001_x.sql", at).at,
            "CREATE TABLE t (n {int});\nCREATE TABLE u (n {int});\nCREATE TABLE pet (id {id});\n");
    written(str_format(test_arena(), "%s/x.sql", at).at,
            str_format(test_arena(), "%s\n\n-- owns: t u pet\n", sql).at);
}

static struct str said(const char *sql)
{
    const char *at = folder();
    owner_written(at, sql);
    return said_of(at);
}

static struct str said_of_schema(const char *sql)
{
    const char *at = folder();
    written(str_format(test_arena(), "%s/a.sql", at).at, "-- Nothing.\n");
    written(str_format(test_arena(), "%s/schema/0001_x.sql", at).at, sql);
    return said_of(at);
}

static bool generated_has(const char *sql, const char *file, const char *text)
{
    const char *at = folder();
    owner_written(at, sql);
    CHECK_STR(said_of(at), S(""));
    struct str command = str_format(test_arena(), "grep -qF -- '%s' %s/out/%s", text, at, file);
    return system(command.at) == 0;
}

TEST("parameters must all be used, and no others")
{
    CHECK_STR(said("-- a(int n, str s)\nDELETE FROM t WHERE n = $1;\n"), S("x.sql:1: a does not use $2, s"));
    CHECK_STR(said("-- a(int n)\nDELETE FROM t WHERE n = $1 OR n = $2;\n"),
              S("x.sql:1: a uses $2 but has 1 parameters"));
    CHECK_STR(said("-- a(int n)\nDELETE FROM t WHERE n = $1 AND s = '$2' -- $3\n;\n"), S(""));
}

static struct str said_of_neighbour(const char *sql)
{
    const char *at = folder();
    owner_written(at, "");
    written(str_format(test_arena(), "%s/y.sql", at).at, sql);
    return said_of(at);
}

TEST("a table is written by the file that owns it, and read by all")
{
    CHECK_STR(said_of_neighbour("-- a() -> int\nSELECT n FROM t;\n"), S(""));
    CHECK_STR(said_of_neighbour("-- a(int n)\nINSERT INTO t (n) VALUES ($1);\n"),
              S("y.sql:1: a writes t, which x.sql owns"));
    CHECK_STR(said_of_neighbour("-- a(int n)\nUPDATE t SET n = $1;\n"),
              S("y.sql:1: a writes t, which x.sql owns"));
    CHECK_STR(said_of_neighbour("-- a() -> int\nSELECT n FROM t WHERE 'update t ' <> 'delete from t';\n"),
              S(""));
    CHECK_STR(said_of_neighbour("-- owns: u\n"), S("y.sql:1: x.sql owns u too"));
}

TEST("a fault is told with its line, also in a signature of several lines")
{
    CHECK_STR(said("-- Prose.\n\n-- a(int n,\n--   strr s)\nSELECT 1;\n"),
              S("x.sql:4: no such type: \"strr\""));
    CHECK_STR(said("\n\nSELECT 1;\n"),
              S("x.sql:3: a statement without a signature: -- name(type parameter, ...) "
                "-> row(...)"));
    CHECK_STR(said("-- a() -> int\nSELECT 1\n"), S("x.sql:1: a does not end in a semicolon"));
    CHECK_STR(said("-- a() -> int\nSELECT 'one;\n"), S("x.sql:1: a does not end in a semicolon"));
    CHECK_STR(said("-- a(int n\nSELECT $1;\n"), S("x.sql:2: \")\" is missing before \"\""));
    CHECK_STR(said("-- a() => int\nSELECT 1;\n"), S("x.sql:1: not understood: \"=> int\""));
}

TEST("two statements, enums or rows of one name are refused, the same row twice is not")
{
    CHECK_STR(said("-- a()\nDELETE FROM t;\n\n-- a()\nDELETE FROM u;\n"), S("x.sql:4: a is also in x.sql:1"));
    CHECK_STR(said("-- enum e: a b\n\n-- enum e: c\n"), S("x.sql:3: the enum e is also in x.sql:1"));
    CHECK_STR(said("-- a() -> r(int n)\nSELECT 1;\n\n-- b() -> r(str s)\nSELECT 'a';\n"),
              S("x.sql:4: \"r\" has other fields than in x.sql:1"));
    CHECK_STR(
        said("-- a() -> r(int n)\nSELECT 1;\n\n-- b() ->* r(int n)\nSELECT 2;\n\n-- c() ->* r\nSELECT 3;\n"),
        S(""));
}

TEST("a word of C is no name of a field")
{
    CHECK_STR(said("-- a() -> r(int default)\nSELECT 1;\n"),
              S("x.sql:1: \"default\" is a word of C or of the generator"));
}

TEST("the schema's faults are told with their lines")
{
    CHECK_STR(said_of_schema(
                  "-- Prose.\nCREATE TABLE t (\n    id {id}\n);\n\nCREATE TABLE u (\n    id {idd}\n);\n"),
              S("schema/0001_x.sql:6: no such token: {idd}"));
    CHECK_STR(said_of_schema("CREATE TABLE t (id {id})\n"),
              S("schema/0001_x.sql:1: the last statement does not end in a semicolon"));
}

TEST("each form of signature gives its C function")
{
    CHECK(generated_has("-- a(pet_id id) -> int\nSELECT n FROM pet WHERE id = $1;\n", "x.h",
                        "bool a(struct db *db, struct pet_id id, int64_t *out);"));
    CHECK(generated_has("-- a(date? day)\nDELETE FROM pet WHERE day = $1;\n", "x.h",
                        "int64_t a(struct db *db, struct maybe_date day);"));
    CHECK(generated_has("-- a() ->* pet(str name)\nSELECT name FROM pet;\n", "x.h",
                        "struct pet_list a(struct db *db);"));
    CHECK(generated_has("-- a() ->* pet_id\nSELECT id FROM pet;\n", "x.h",
                        "struct pet_id_list a(struct db *db);"));
    CHECK(generated_has("-- a(pet(str name)) -> pet_id\nINSERT INTO pet (name) VALUES ($1) RETURNING id;\n",
                        "x.h", "bool a(struct db *db, const struct pet *in, struct pet_id *out);"));
    CHECK(generated_has("-- Says \"moo\".\n-- a() -> str\nSELECT '\"moo\"';\n", "x.h", "/// Says \"moo\"."));
    CHECK(generated_has("-- a() -> str\nSELECT '\"moo\\';\n", "x.c", "\\\"moo\\\\"));
}
