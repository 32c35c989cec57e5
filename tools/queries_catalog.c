// SPDX-License-Identifier: EUPL-1.2
// Writes catalog.h and catalog.c: all statements, and the migrations.
#include "queries_out.h"

static void script_write(struct out *out, const struct migration *m, const char *of,
                         const struct statement *list)
{
    PUT(out, "static const char *const %s_%04d[] = {\n", of, m->number);
    for (const struct statement *st = list; st; st = st->next) {
        PUT(out, "    ");
        literal(out, st->text);
        PUT(out, ",\n");
    }
    PUT(out, "    NULL,\n};\n\n");
}

static void migrations_write(struct out *out)
{
    for (struct migration *m = out->q->migrations; m; m = m->next) {
        script_write(out, m, "sqlite", m->sqlite);
        script_write(out, m, "postgres", m->postgres);
    }
    PUT(out, "static const struct db_migration migrations[] = {\n");
    for (struct migration *m = out->q->migrations; m; m = m->next)
        PUT(out, "    {\"%.*s\", sqlite_%04d, postgres_%04d},\n", STR(m->name), m->number, m->number);
    PUT(out, "    {NULL, NULL, NULL},\n};\n\n");
}

void catalog_code(struct queries *q, struct str folder, struct str prefix)
{
    struct out out = out_begin(q, folder, prefix);
    int migrations = 0;
    for (struct migration *m = q->migrations; m; m = m->next)
        migrations++;
    PUT(&out, "#include \"%.*s/catalog.h\"\n\n", STR(prefix));
    for (struct sql_file *f = q->files; f; f = f->next)
        PUT(&out, "extern const struct db_query *const %.*s_%.*s_queries[];\n", STR(prefix), STR(f->name));
    PUT(&out, "\nstatic const struct db_query *const *const files[] = {\n");
    for (struct sql_file *f = q->files; f; f = f->next)
        PUT(&out, "    %.*s_%.*s_queries,\n", STR(prefix), STR(f->name));
    PUT(&out, "    NULL,\n};\n\n");
    migrations_write(&out);
    PUT(&out, "const struct db_catalog %.*s_catalog = {\n", STR(prefix));
    PUT(&out,
        "    .files = files,\n    .query_count = %d,\n    .migrations = migrations,\n"
        "    .migration_count = %d,\n};\n",
        q->statement_count, migrations);
    out_end(&out, S("catalog"), ".c");
}

void catalog_header(struct queries *q, struct str folder, struct str prefix)
{
    struct out out = out_begin(q, folder, prefix);
    PUT(&out, "// All statements and all migrations: what db_pool_open() takes.\n");
    guard_begin(&out, S("catalog"));
    PUT(&out, "#include \"db/query.h\"\n\nextern const struct db_catalog %.*s_catalog;\n\n#endif\n",
        STR(prefix));
    out_end(&out, S("catalog"), ".h");
}
