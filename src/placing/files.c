// SPDX-License-Identifier: EUPL-1.2
#include "placing/files.h"

#include "base/buf.h"

#include <sodium.h>

enum { FILE_BYTES_MOST = 64 << 20, HUNDREDTHS = 100 };

struct str placing_file_name(enum placing_file file)
{
    static const char *const names[PLACING_FILES] = {"people", "themes", "wishes", "held", "forbid"};
    return str_from(names[file]);
}

static void put_hours(struct buf *out, uint32_t hundredths)
{
    if (hundredths != MATCH_NONE)
        buf_format(out, "%u.%02u", hundredths / HUNDREDTHS, hundredths % HUNDREDTHS);
}

static void put_people(struct buf *out, const struct match_problem *p)
{
    buf_str(out, S("id,hours,competences,unit\n"));
    for (uint32_t i = 0; i < p->people; i++) {
        const struct match_person *n = &p->person[i];
        buf_format(out, "%.*s,", STR(n->id));
        put_hours(out, n->hours);
        buf_char(out, ',');
        for (uint32_t k = 0; k < n->competences; k++)
            buf_format(out, "%sc%u", k ? ";" : "", n->competence[k]);
        buf_str(out, S(",\n"));
    }
}

static void put_themes(struct buf *out, const struct match_problem *p)
{
    buf_str(out, S("id,places,hours,wants,unit\n"));
    for (uint32_t i = 0; i < p->themes; i++) {
        const struct match_theme *t = &p->theme[i];
        buf_format(out, "%.*s,%u,", STR(t->id), t->places);
        put_hours(out, t->hours);
        buf_char(out, ',');
        for (uint32_t k = 0; k < t->wants; k++)
            buf_format(out, "%sc%u%s", k ? ";" : "", t->want[k].competence, t->want[k].required ? "!" : "");
        buf_str(out, S(",\n"));
    }
}

static void put_pair(struct buf *out, const struct match_problem *p, uint32_t person, uint32_t theme)
{
    buf_format(out, "%.*s,%.*s", STR(p->person[person].id), STR(p->theme[theme].id));
}

static void put_wishes(struct buf *out, const struct match_problem *p)
{
    buf_str(out, S("person,theme,rank\n"));
    for (uint32_t i = 0; i < p->wishes; i++) {
        put_pair(out, p, p->wish[i].person, p->wish[i].theme);
        buf_format(out, ",%u\n", p->wish[i].rank);
    }
}

static void put_held(struct buf *out, const struct match_problem *p)
{
    buf_str(out, S("person,theme\n"));
    for (uint32_t i = 0; i < p->people; i++)
        if (p->person[i].held != MATCH_NONE) {
            put_pair(out, p, i, p->person[i].held);
            buf_char(out, '\n');
        }
}

static void put_forbid(struct buf *out, const struct match_problem *p)
{
    buf_str(out, S("person,theme\n"));
    for (uint32_t i = 0; i < p->forbids; i++) {
        put_pair(out, p, p->forbidden[i].person, p->forbidden[i].theme);
        buf_char(out, '\n');
    }
}

struct placing_files placing_files_of(struct arena *arena, const struct match_problem *p)
{
    static void (*const put[PLACING_FILES])(struct buf *, const struct match_problem *) = {
        put_people, put_themes, put_wishes, put_held, put_forbid};
    struct placing_files files;
    for (int f = 0; f < PLACING_FILES; f++) {
        struct buf out = buf_new(arena, FILE_BYTES_MOST);
        put[f](&out, p);
        files.text[f] = buf_get(&out);
    }
    return files;
}

struct str placing_files_digest(struct arena *arena, const struct placing_files *files)
{
    crypto_hash_sha256_state state;
    unsigned char hash[crypto_hash_sha256_BYTES];
    char hex[2 * crypto_hash_sha256_BYTES + 1];
    crypto_hash_sha256_init(&state);
    for (int f = 0; f < PLACING_FILES; f++)
        crypto_hash_sha256_update(&state, (const unsigned char *)files->text[f].at, files->text[f].len);
    crypto_hash_sha256_final(&state, hash);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    return str_copy(arena, str_from(hex));
}
