// SPDX-License-Identifier: EUPL-1.2
// Sessions in the database.
#include "auth/session.h"

bool actor_has(const struct actor *actor, enum role role)
{
    return actor->roles & 1u << role;
}

struct secret session_begin(struct db *db, struct account_id account, struct instant now)
{
    struct secret token = token_new(db_arena(db));
    session_add(db, token_hash(db_arena(db), token), account, now);
    return token;
}

void session_came_by_link(struct db *db, struct secret token)
{
    session_by_link_set(db, token_hash(db_arena(db), token));
}

static bool is_over(const struct session *s, struct instant now)
{
    return now.us - s->seen_at.us > SESSION_IDLE_US || now.us - s->created_at.us > SESSION_WHOLE_US ||
           s->created_at.us - now.us > SESSION_AHEAD_US;
}

struct actor session_actor(struct db *db, struct secret token, struct instant now)
{
    struct session s;
    if (!session_by_hash(db, token_hash(db_arena(db), token), &s) || is_over(&s, now))
        return (struct actor){0};
    struct actor actor = {
        .is_signed_in = true,
        .account = s.account,
        .person = s.person,
        .display_name = s.display_name,
        .language = s.language,
        .scheme = s.scheme,
        .seen_at = s.seen_at,
        .came_by_link = s.by_link,
    };
    struct role_list roles = account_roles(db, s.account);
    for (size_t i = 0; i < roles.count; i++)
        actor.roles |= 1u << roles.at[i];
    return actor;
}

void session_close(struct db *db, struct secret token)
{
    session_end(db, token_hash(db_arena(db), token));
}
