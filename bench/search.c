// SPDX-License-Identifier: EUPL-1.2
// What one search costs: people and texts, for a member of two networks.
//
//     search fill STORE TEXTS                puts so many texts into a store that is thrown away, in 400
//                                            networks and for everybody
//     search measure STORE ROUNDS [PID]      for each wanted text its hits, milliseconds of CPU (the median of
//                                            this process; with PID, that of a PostgreSQL, the mean of what
//                                            its processes took beside) and what was asked
#include "base/arena.h"
#include "people/lookup.h"
#include "search/search.h"
#include "sql/catalog.h"
#include "sql/network.h"

#include <dirent.h>
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

/// What the kernel gave a process so far, in milliseconds; 0 where there is none.
static double process_ms(const char *pid)
{
    char path[64];
    unsigned long long ns = 0;
    snprintf(path, sizeof path, "/proc/%.20s/schedstat", pid);
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%llu", &ns) != 1)
        ns = 0;
    if (file)
        fclose(file);
    return (double)ns / 1e6;
}

static bool is_child_of(const char *pid, int parent)
{
    char path[64];
    int found = 0;
    snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%*d (%*[^)]) %*c %d", &found) != 1)
        found = 0;
    if (file)
        fclose(file);
    return found == parent;
}

/// Of all processes that `parent` began: the backends of a PostgreSQL. 0: there is none to look at.
static double children_ms(int parent)
{
    double ms = 0;
    DIR *all = parent ? opendir("/proc") : NULL;
    for (const struct dirent *entry; all && (entry = readdir(all));)
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && is_child_of(entry->d_name, parent))
            ms += process_ms(entry->d_name);
    if (all)
        closedir(all);
    return ms;
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

static void measure(struct db_pool *pool, struct maybe_person_id reader, const char *wanted, int rounds,
                    int postmaster)
{
    double ms[ROUNDS_MOST], backends = children_ms(postmaster);
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
    backends = (children_ms(postmaster) - backends) / rounds;
    qsort(ms, (size_t)rounds, sizeof *ms, by_value);
    printf("%2zu people %2zu texts  %6.2f ms  %6.2f ms at most  ", people, texts, ms[rounds / 2],
           ms[rounds - 1]);
    if (postmaster)
        printf("%6.2f ms in PostgreSQL  ", backends);
    puts(wanted);
    fflush(stdout);
}

/// A member of the demo's network.
static struct maybe_person_id reader_of(struct db *db)
{
    struct member_list people = members_of(db, (struct network_id){1});
    return (struct maybe_person_id){people.count > 0,
                                    people.count ? people.at[0].person : (struct person_id){0}};
}

static int fill_store(struct db_pool *pool, int texts)
{
    struct arena *arena = arena_new();
    struct db *db = db_begin(pool, DB_WRITE, arena);
    struct maybe_person_id reader = reader_of(db);
    if (reader.is_set)
        fill(db, reader, texts);
    bool is_done = db_end(db, DB_COMMIT) == DB_DONE && reader.is_set;
    arena_free(arena);
    return is_done ? 0 : 1;
}

static int measure_store(struct db_pool *pool, int rounds, int postmaster)
{
    static const char *const wanted[] = {
        "turnus", "brev1", "møte12 plan", "a", "an", "berg", "turnus0 brev0 plan0", "finnesikke", "o s"};
    struct arena *arena = arena_new();
    struct db *db = db_begin(pool, DB_READ, arena);
    struct maybe_person_id reader = reader_of(db);
    bool is_done = db_end(db, DB_ROLLBACK) == DB_DONE && reader.is_set;
    for (size_t i = 0; is_done && i < sizeof wanted / sizeof *wanted; i++)
        measure(pool, reader, wanted[i], rounds, postmaster);
    arena_free(arena);
    return is_done ? 0 : 1;
}

int main(int argc, char **argv)
{
    enum db_opened how;
    int count = argc >= 4 ? atoi(argv[3]) : 0, postmaster = argc > 4 ? atoi(argv[4]) : 0;
    bool fills = argc == 4 && str_is(str_from(argv[1]), S("fill"));
    bool measures = argc >= 4 && str_is(str_from(argv[1]), S("measure")) && count <= ROUNDS_MOST;
    if (count < 1 || (!fills && !measures))
        return 2;
    struct db_pool *pool = db_pool_open(str_from(argv[2]), &sql_catalog, &how);
    if (!pool || how != DB_OPENED)
        return 2;
    int status = fills ? fill_store(pool, count) : measure_store(pool, count, postmaster);
    db_pool_free(pool);
    return status;
}
