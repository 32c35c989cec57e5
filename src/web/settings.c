// SPDX-License-Identifier: EUPL-1.2
// What the organisation has set, with what holds where it has set nothing.
#include "web/web.h"

static struct str setting(struct db *db, struct str name, struct str otherwise)
{
    struct str value;
    return setting_get(db, name, &value) ? value : otherwise;
}

struct site_settings site_settings_read(struct db *db)
{
    struct site_settings s = {
        .organisation = setting(db, S("organisation"), S("Tvers")),
        .mail_from = setting(db, S("mail_from"), S("tvers@localhost")),
        .contact = setting(db, S("contact"), S("")),
        .statement = setting(db, S("statement"), S("")),
        .silo_depth = 1,
        .lang = LANG_NB,
    };
    lang_from_tag(setting(db, S("language"), S("nb")), &s.lang);
    str_int(setting(db, S("silo_depth"), S("1")), &s.silo_depth);
    return s;
}
