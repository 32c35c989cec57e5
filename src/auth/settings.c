// SPDX-License-Identifier: EUPL-1.2
// Settings as rows of name and value.
#include "auth/settings.h"

#include "db/db.h"
#include "sql/auth.h"

/// An empty value is none: the organisation's name and address are needed.
static void take(struct str *setting, struct str value)
{
    if (value.len)
        *setting = value;
}

static void row_take(struct settings *s, const struct setting *row)
{
    const struct {
        struct str name;
        struct str *setting;
    } texts[] = {
        {S("organisation"), &s->organisation},
        {S("mail_from"), &s->mail_from},
        {S("contact"), &s->contact},
        {S("statement"), &s->statement},
        {S("public_url"), &s->public_url},
        {S("demo"), &s->demo},
        {S("accent"), &s->accent},
        {S("arms"), &s->arms},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (str_is(row->name, texts[i].name))
            take(texts[i].setting, row->value);
    if (str_is(row->name, S("language")))
        lang_from_tag(row->value, &s->lang);
    if (str_is(row->name, S("silo_depth")))
        str_int(row->value, &s->silo_depth);
    if (str_is(row->name, S("mails_per_minute")))
        str_int(row->value, &s->mails_per_minute);
}

struct settings settings_read(struct db *db)
{
    struct settings s = {
        .organisation = S("Tvers"),
        .mail_from = S("tvers@localhost"),
        .contact = S(""),
        .statement = S(""),
        .public_url = S(""),
        .demo = S(""),
        .accent = S(""),
        .arms = S(""),
        .silo_depth = 1,
        .lang = LANG_NB,
    };
    struct setting_list rows = settings_all(db);
    for (size_t i = 0; i < rows.count; i++)
        row_take(&s, &rows.at[i]);
    return s;
}

static void put_int(struct db *db, struct str name, int64_t value)
{
    setting_put(db, name, str_format(db_arena(db), "%lld", (long long)value));
}

void settings_write(struct db *db, const struct settings *s)
{
    setting_put(db, S("organisation"), s->organisation);
    setting_put(db, S("language"), lang_tag(s->lang));
    setting_put(db, S("contact"), s->contact);
    setting_put(db, S("statement"), s->statement);
    setting_put(db, S("mail_from"), s->mail_from);
    put_int(db, S("silo_depth"), s->silo_depth);
    put_int(db, S("mails_per_minute"), s->mails_per_minute);
    setting_put(db, S("accent"), s->accent);
    setting_put(db, S("arms"), s->arms);
}

void settings_write_public_url(struct db *db, struct str public_url)
{
    setting_put(db, S("public_url"), public_url);
}

void settings_write_demo(struct db *db, enum lang lang)
{
    setting_put(db, S("demo"), lang_tag(lang));
}
