// SPDX-License-Identifier: EUPL-1.2
// What one search costs: people and texts, for a member of two networks. Usage: search STORE TEXTS ROUNDS.
// Puts so many texts into a store that is thrown away, in 400 networks and for everybody, and prints for each
// wanted text its hits, CPU milliseconds (median) and what was asked.
#include "base/arena.h"
#include "people/lookup.h"
#include "search/search.h"
#include "sql/catalog.h"
#include "sql/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
    NETWORKS = 400,
    WORDS = 2000,
    WORDS_EACH = 60,
    ROUNDS_MOST = 1000,
    PEOPLE = 10,
    TEXTS = 20,
    OPEN_IN = 10
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/// Few words are frequent and most are rare, as in any language.
static struct str word(struct arena *arena, unsigned *seed)
{
    static const char *const beginnings[] = {"turnus", "brev",  "møte",    "plan",
                                             "vakt",   "skole", "samtale", "kart"};
    double u = (double)(rand_r(seed) % 10000 + 1) / 10000;
    int n = (int)((double)WORDS * u * u * u);
    return str_format(arena, "%s%d", beginnings[n % 8], n / 8);
}

static struct str text(struct arena *arena, unsigned *seed, int words)
{
    struct str all = S("");
    for (int i = 0; i < words; i++)
        all = str_words(arena, all, word(arena, seed));
    return all;
}

static void fill(struct db *db, struct maybe_person_id reader, int texts)
{
    struct network_id networks[NETWORKS];
    unsigned seed = 7;
    for (int n = 0; n < NETWORKS; n++) {
        network_add(db, S("Nettverk"), S("Å lære"), S("Europe/Oslo"), date_of(2026, 1, 1),
                    date_of(2028, 1, 1), 27, (struct maybe_account_id){0}, instant_now(), &networks[n]);
        if (n < 2)
            membership_add(db, networks[n], reader.value, instant_now());
    }
    for (int i = 0; i < texts; i++)
        search_put(db, &(struct search_text){.kind = (enum search_kind)(i % SEARCH_KIND_COUNT),
                                             .subject = 1000000 + i,
                                             .network = {i % OPEN_IN != 0, networks[i % NETWORKS]},
                                             .title = text(db_arena(db), &seed, 5),
                                             .body = text(db_arena(db), &seed, WORDS_EACH),
                                             .changed_at = {i}});
}

static void measure(struct db_pool *pool, struct maybe_person_id reader, const char *wanted, int rounds)
{
    double ms[ROUNDS_MOST];
    size_t people = 0, texts = 0;
    for (int i = 0; i < rounds; i++) {
        struct arena *arena = arena_new();
        double start = now_ms();
        struct db *db = db_begin(pool, DB_READ, arena);
        people = lookup_people(db, str_from(wanted), PEOPLE).count;
        texts = search_texts(db, (struct account_id){0}, reader, str_from(wanted), TEXTS).count;
        db_end(db, DB_ROLLBACK);
        ms[i] = now_ms() - start;
        arena_free(arena);
    }
    qsort(ms, (size_t)rounds, sizeof *ms, by_value);
    printf("%2zu people %2zu texts  %6.2f ms  %6.2f ms at most  %s\n", people, texts, ms[rounds / 2],
           ms[rounds - 1], wanted);
}

int main(int argc, char **argv)
{
    static const char *const wanted[] = {
        "turnus", "brev1", "møte12 plan", "a", "an", "berg", "turnus0 brev0 plan0", "finnesikke", "o s"};
    enum db_opened how;
    struct arena *arena = arena_new();
    struct db_pool *pool = argc == 4 ? db_pool_open(str_from(argv[1]), &sql_catalog, &how) : NULL;
    int rounds = argc == 4 ? atoi(argv[3]) : 0;
    struct member_list people;
    if (!pool || how != DB_OPENED || rounds < 1 || rounds > ROUNDS_MOST)
        return 2;
    struct db *db = db_begin(pool, DB_WRITE, arena);
    people = members_of(db, (struct network_id){1}); // of the demo
    if (!people.count)
        return 2;
    struct maybe_person_id reader = {true, people.at[0].person};
    fill(db, reader, atoi(argv[2]));
    if (db_end(db, DB_COMMIT) != DB_DONE)
        return 1;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        measure(pool, reader, wanted[i], rounds);
    db_pool_free(pool);
    arena_free(arena);
    return 0;
}
