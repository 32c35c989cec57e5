// SPDX-License-Identifier: EUPL-1.2
// What a version says: read, written, compared, and made into the bytes that are signed.
#include "rotation/agreement_text.h"

#include "base/buf.h"
#include "db/db.h"

#include <sodium.h>

enum { DIGEST_BYTES = 16, CANON_BYTES_MOST = 128 * 1024 };

// ---- reading and writing ----

static void stretches_read(struct db *db, struct agreement_version_id version, struct agreed *out)
{
    struct agreement_stretch_list rows = stretches_of(db, version);
    for (size_t i = 0; i < rows.count && i < STRETCHES_MOST; i++)
        out->stretches[out->stretch_count++] =
            (struct stretch){rows.at[i].from_on, rows.at[i].to_on, rows.at[i].week};
}

static void returns_read(struct db *db, struct agreement_version_id version, struct agreed *out)
{
    struct agreement_return_list rows = returns_of(db, version);
    for (size_t i = 0; i < rows.count && i < RETURNS_MOST; i++)
        out->returns[out->return_count++] =
            (struct agreed_return){rows.at[i].kind, rows.at[i].body, rows.at[i].due_on};
}

bool agreement_read(struct db *db, struct agreement_id id, int64_t number, struct agreement_version *v,
                    struct agreed *out)
{
    if (!agreement_version(db, id, number, v))
        return false;
    *out = (struct agreed){
        .purpose = v->purpose, .form = v->form, .cover = v->cover, .comes_home = v->comes_home};
    stretches_read(db, v->id, out);
    returns_read(db, v->id, out);
    struct agreement_party_list rows = parties_of(db, v->id);
    for (size_t i = 0; i < rows.count && out->party_count < PARTIES_MOST; i++)
        if (rows.at[i].person.is_set)
            out->parties[out->party_count++] =
                (struct agreed_party){rows.at[i].person.value, rows.at[i].role};
    return true;
}

void agreed_lists_write(struct db *db, struct agreement_version_id version, const struct agreed *a)
{
    stretches_drop(db, version);
    parties_drop(db, version);
    returns_drop(db, version);
    for (size_t i = 0; i < a->stretch_count; i++)
        stretch_add(db, version, a->stretches[i].from, a->stretches[i].to, a->stretches[i].week);
    for (size_t i = 0; i < a->party_count; i++)
        party_add(db, version, a->parties[i].person, a->parties[i].role);
    for (size_t i = 0; i < a->return_count; i++)
        return_agreed_add(db, version, (int64_t)i + 1, a->returns[i].kind, a->returns[i].body,
                          a->returns[i].due_on);
}

struct curve agreement_curve(struct db *db, const struct agreed *a, struct maybe_person_id person,
                             const struct hours_rules *rules)
{
    struct curve c = {.at = a->stretches,
                      .count = a->stretch_count,
                      .country = rules->country,
                      .closed_count = rules->closed_count,
                      .full_week = rules->full_week};
    struct person_position_share position;
    if (!person.is_set || !person_position_share(db, person.value, &position) ||
        !position.share_percent.is_set)
        return c;
    struct share *share = NEW(db_arena(db), struct share);
    share->part = (int64_t)(position.share_percent.value * 100 + 0.5);
    c.shares = share;
    c.share_count = 1;
    return c;
}

// ---- comparing ----

static bool returns_same(const struct agreed *a, const struct agreed *b)
{
    bool is_same = a->return_count == b->return_count;
    for (size_t i = 0; is_same && i < a->return_count; i++)
        is_same = a->returns[i].kind == b->returns[i].kind &&
                  str_is(a->returns[i].body, b->returns[i].body) &&
                  !date_compare(a->returns[i].due_on, b->returns[i].due_on);
    return is_same;
}

bool agreed_same(const struct agreed *a, const struct agreed *b)
{
    bool is_same = a->stretch_count == b->stretch_count && a->party_count == b->party_count &&
                   returns_same(a, b) && str_is(a->purpose, b->purpose) && str_is(a->form, b->form) &&
                   str_is(a->cover, b->cover) && str_is(a->comes_home, b->comes_home);
    for (size_t i = 0; is_same && i < a->stretch_count; i++)
        is_same = a->stretches[i].week == b->stretches[i].week &&
                  !date_compare(a->stretches[i].from, b->stretches[i].from) &&
                  !date_compare(a->stretches[i].to, b->stretches[i].to);
    for (size_t i = 0; is_same && i < a->party_count; i++)
        is_same =
            a->parties[i].person.n == b->parties[i].person.n && a->parties[i].role == b->parties[i].role;
    return is_same;
}

/// Each part with its length before it, so that no two agreements have the same bytes.
static void part_put(struct buf *out, struct str text)
{
    buf_format(out, "%zu:", text.len);
    buf_str(out, text);
}

struct str agreed_digest(struct arena *arena, struct agreement_id id, int64_t number, const struct agreed *a)
{
    struct buf canon = buf_new(arena, CANON_BYTES_MOST);
    unsigned char hash[DIGEST_BYTES];
    char hex[2 * DIGEST_BYTES + 1];
    buf_format(&canon, "%lld.%lld.", (long long)id.n, (long long)number);
    part_put(&canon, a->purpose);
    part_put(&canon, a->form);
    part_put(&canon, a->cover);
    part_put(&canon, a->comes_home);
    for (size_t i = 0; i < a->stretch_count; i++)
        buf_format(&canon, "h%d.%d.%lld.", a->stretches[i].from.days, a->stretches[i].to.days,
                   (long long)a->stretches[i].week);
    for (size_t i = 0; i < a->party_count; i++)
        buf_format(&canon, "p%lld.%d.", (long long)a->parties[i].person.n, (int)a->parties[i].role);
    for (size_t i = 0; i < a->return_count; i++) {
        buf_format(&canon, "r%d.%d.", (int)a->returns[i].kind, a->returns[i].due_on.days);
        part_put(&canon, a->returns[i].body);
    }
    struct str bytes = buf_get(&canon);
    crypto_generichash(hash, sizeof hash, (const unsigned char *)bytes.at, bytes.len, NULL, 0);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    return str_copy(arena, str_from(hex));
}
