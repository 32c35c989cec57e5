// SPDX-License-Identifier: EUPL-1.2
// From an address to the part that it is about.
#include "web/part.h"

#include "sql/ask.h"
#include "sql/gathering.h"
#include "sql/invitation.h"
#include "web/routes.h"
#include "web/web.h"

static const struct db_part whole = {PART_WHOLE, 0};

// ---- by the subject ----

#define PART(name, by_id, whole_of)                                                                          \
    static bool name##_part(const struct web *w, struct db *db, struct db_part *out)                         \
    {                                                                                                        \
        struct name row;                                                                                     \
        if (!w->path.name.n)                                                                                 \
            return false;                                                                                    \
        *out = by_id(db, w->path.name, &row) ? part_of_##whole_of(row.whole_of) : whole;                     \
        return true;                                                                                         \
    }
#define SUBJECT(name, by_id, standing_of)                                                                    \
    static bool name##_part(const struct web *w, struct db *db, struct db_part *out)                         \
    {                                                                                                        \
        (void)db;                                                                                            \
        if (!w->path.name.n)                                                                                 \
            return false;                                                                                    \
        *out = part_of_##name(w->path.name);                                                                 \
        return true;                                                                                         \
    }
#include "web/subjects.def"
#undef PART
#undef SUBJECT

static bool subject_part(const struct web *w, struct db *db, struct db_part *out)
{
#define PART(name, ...) name##_part,
#define SUBJECT(name, ...) name##_part,
    static bool (*const parts[])(const struct web *, struct db *, struct db_part *) = {
#include "web/subjects.def"
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i](w, db, out))
            return true;
    return false;
}

// ---- by the link ----

static struct db_part link_part(const struct web *w, struct db *db)
{
    struct link link;
    struct network_id network;
    if (!link_read(&w->site->key, w->path.token, &link))
        return whole;
    bool is_there =
        (link.purpose == LINK_INVITATION &&
         invitation_network(db, (struct invitation_id){link.id}, &network)) ||
        (link.purpose == LINK_GATHERING && attendee_network(db, (struct attendee_id){link.id}, &network)) ||
        (link.purpose == LINK_ASK && ask_network(db, (struct ask_id){link.id}, &network)) ||
        (link.purpose == LINK_CHECK_IN && gathering_network(db, (struct gathering_id){link.id}, &network));
    return is_there ? part_of_network(network) : whole;
}

// ---- by the route ----

static bool is_of_sessions(const struct route *route)
{
    return route->kind == ROUTE_KIND_PASSWORD || route == &routes[ROUTE_sign_out] ||
           route == &routes[ROUTE_demo_sign_in];
}

struct db_part web_part(const struct web *w)
{
    struct db_part part;
    if (is_of_sessions(w->route))
        return part_of_sessions();
    if (!db_has_parts(w->site->pool) || w->route->kind == ROUTE_KIND_WHOLE)
        return whole;
    struct db *db = db_begin(w->site->pool, DB_READ, w->arena);
    if (!subject_part(w, db, &part))
        part = link_part(w, db);
    db_end(db, DB_ROLLBACK);
    return part;
}
