// SPDX-License-Identifier: EUPL-1.2
// Texts that several people write: what is merged, what clashes, and that no word that somebody saved is
// lost.
#include "web_site.h"

#include "base/rng.h"
#include "prose/diff.h"
#include "prose/merge.h"
#include "prose/prose.h"

#include <string.h>

// ---- what two texts have in common ----

enum { LONG = 24 };

/// The length of the longest common subsequence, the slow way.
static size_t common(const struct str *a, size_t n, const struct str *b, size_t m)
{
    size_t best[LONG + 1][LONG + 1] = {{0}};
    for (size_t i = 1; i <= n; i++)
        for (size_t j = 1; j <= m; j++) {
            size_t longer = best[i - 1][j] > best[i][j - 1] ? best[i - 1][j] : best[i][j - 1];
            best[i][j] = str_is(a[i - 1], b[j - 1]) ? best[i - 1][j - 1] + 1 : longer;
        }
    return best[n][m];
}

static size_t any_text(struct rng *rng, struct str *out)
{
    static const char letters[] = "abcd";
    size_t n = rng_below(rng, LONG + 1);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct str){letters + rng_below(rng, 4), 1};
    return n;
}

TEST("what two texts have in common is as long as can be, and in order")
{
    struct rng rng = rng_new(1);
    for (int round = 0; round < 3000; round++) {
        struct str a[LONG], b[LONG];
        size_t n = any_text(&rng, a), m = any_text(&rng, b), match[LONG], count = 0, last = 0;
        diff_match(test_arena(), a, n, b, m, match);
        for (size_t i = 0; i < n; i++) {
            if (match[i] == SIZE_MAX)
                continue;
            CHECK(match[i] < m && str_is(a[i], b[match[i]]));
            CHECK(!count || match[i] > last);
            last = match[i];
            count++;
        }
        CHECK_INT(count, common(a, n, b, m));
    }
}

static struct str shown(struct str before, struct str after)
{
    struct buf out = buf_new(test_arena(), 1000);
    struct prose_run_list runs = prose_diff(test_arena(), before, after);
    for (size_t i = 0; i < runs.count; i++) {
        static const char *const marks[] = {[PROSE_KEPT] = "", [PROSE_ADDED] = "+", [PROSE_STRUCK] = "-"};
        buf_format(&out, "%s%.*s|", marks[runs.at[i].change], STR(runs.at[i].text));
    }
    return buf_get(&out);
}

TEST("a change is shown in words, added and struck")
{
    CHECK_STR(shown(S("vi ses torsdag i uke ti"), S("vi ses fredag i uke ti")),
              S("vi ses |-torsdag |+fredag |i uke ti|"));
    CHECK_STR(shown(S(""), S("nytt")), S("+nytt|"));
    CHECK_STR(shown(S("a b"), S("a b")), S("a b|"));
}

TEST("two texts of twenty thousand bytes with nothing in common are told apart in time")
{
    struct buf a = buf_new(test_arena(), 20480), b = buf_new(test_arena(), 20480);
    for (int i = 0; i < 3000; i++) {
        buf_format(&a, "a%d ", i);
        buf_format(&b, "b%d ", i);
    }
    CHECK_INT(prose_diff(test_arena(), buf_get(&a), buf_get(&b)).count, 2);
}

// ---- merging ----

static void check_merge(const char *base, const char *theirs, const char *mine, const char *wanted,
                        bool clashes)
{
    bool clash;
    struct str got = prose_merge(test_arena(), str_from(base), str_from(theirs), str_from(mine), &clash);
    CHECK_STR(got, str_from(wanted));
    CHECK_INT(clash, clashes);
}

TEST("what two people did at different places is in one text")
{
    check_merge("en\n\nto\n\ntre", "EN\n\nto\n\ntre", "en\n\nto\n\nTRE", "EN\n\nto\n\nTRE", false);
    check_merge("en\n\nto", "to", "en\n\nto\n\ntre", "to\n\ntre", false);
    check_merge("- en\n- to", "- en\n- EN\n- to", "- en\n- to\n- tre", "- en\n- EN\n- to\n- tre", false);
    check_merge("en", "EN", "EN", "EN", false);
    check_merge("", "deres", "mitt", "deres\n\nmitt", false);
    check_merge("en", "en\n\nderes", "EN", "EN\n\nderes", false);
    check_merge("en", "EN", "mitt\n\nen", "mitt\n\nEN", false);
    check_merge("en", "en\n\nderes", "en\n\nmitt", "en\n\nderes\n\nmitt", false);
}

TEST("a paragraph that both changed stands there twice, and is a clash")
{
    check_merge("en\nlinje\n\nto", "en\nLINJE\n\nto", "EN\nlinje\n\nto", "en\nLINJE\n\nEN\nlinje\n\nto",
                true);
    check_merge("en\n\nto", "EN\n\nto", "to", "EN\n\nto", true); // mine struck what they changed
}

static struct str any_paragraphs(struct rng *rng, struct str base, int *next)
{
    struct buf out = buf_new(test_arena(), 4000);
    struct str rest = base, one;
    while (rest.len) {
        size_t end = str_find_str(rest, S("\n\n"), 0);
        one = str_slice(rest, 0, end);
        rest = str_slice(rest, end + 2, rest.len);
        uint32_t what = rng_below(rng, 6);
        if (what == 0)
            buf_format(&out, "%.*s og%d\n\n", STR(one), (*next)++);
        else if (what > 1 || !one.len)
            buf_format(&out, "%.*s\n\n", STR(one));
        if (what == 2)
            buf_format(&out, "ny%d\n\n", (*next)++);
    }
    return str_trim(buf_get(&out));
}

static bool has_word(struct str text, struct str word)
{
    struct str rest = text, part;
    while (rest.len) {
        size_t end = 0;
        while (end < rest.len && rest.at[end] != ' ' && rest.at[end] != '\n')
            end++;
        part = str_slice(rest, 0, end);
        rest = str_slice(rest, end + 1, rest.len);
        if (str_is(part, word))
            return true;
    }
    return false;
}

/// Words that somebody wrote just now are numbered, and begin so.
static void check_kept(struct str text, struct str merged)
{
    struct str rest = text, word;
    while (rest.len) {
        size_t end = 0;
        while (end < rest.len && rest.at[end] != ' ' && rest.at[end] != '\n')
            end++;
        word = str_slice(rest, 0, end);
        rest = str_slice(rest, end + 1, rest.len);
        CHECK(!(str_starts(word, S("ny")) || str_starts(word, S("og"))) || has_word(merged, word));
    }
}

TEST("whatever two people do to a text, no word that either wrote is lost, and one's own change alone is the "
     "text")
{
    struct rng rng = rng_new(7);
    int next = 0;
    for (int round = 0; round < 500; round++) {
        struct str base = S("ord0\n\nord1\n\nord2\n\nord3\n\nord4");
        struct str theirs = any_paragraphs(&rng, base, &next), mine = any_paragraphs(&rng, base, &next);
        bool clash;
        struct str both = prose_merge(test_arena(), base, theirs, mine, &clash);
        check_kept(theirs, both);
        check_kept(mine, both);
        CHECK_STR(prose_merge(test_arena(), base, base, mine, &clash), mine);
        CHECK(!clash);
        CHECK_STR(prose_merge(test_arena(), base, theirs, base, &clash), theirs);
        CHECK(!clash);
    }
}

// ---- saving ----

struct writing {
    struct db *db;
    struct prose_id prose;
    struct person_id kari, ola;
    struct instant now;
};

static struct writing writing_new(struct db_pool *pool)
{
    struct web_site s = web_site_on(pool);
    struct writing w = {
        .db = db_begin(pool, DB_WRITE, test_arena()), .kari = s.ours.member, .ola = s.theirs.member};
    w.now = instant_now();
    CHECK(prose_add(w.db, (struct maybe_network_id){true, s.ours.id}, &w.prose));
    return w;
}

static struct prose_saved save(struct writing *w, struct person_id who, int64_t base, const char *body)
{
    w->now = instant_plus(w->now, US_PER_MINUTE);
    return prose_save(w->db, &(struct prose_edit){w->prose, base, str_from(body), who, w->now});
}

ON_BOTH("the first text is saved, the same again is not, and another merges with it")
{
    struct writing w = writing_new(pool);
    CHECK_INT(save(&w, w.kari, 0, "en").result, PROSE_SAVED);
    CHECK_INT(save(&w, w.kari, 1, "en").result, PROSE_SAME);
    CHECK_INT(save(&w, w.kari, 1, "en\n\nto").version, 2);
    struct prose_saved merged = save(&w, w.ola, 1, "EN");
    CHECK_INT(merged.result, PROSE_MERGED);
    CHECK_STR(merged.body, S("EN\n\nto"));
    CHECK_INT(prose_versions(w.db, w.prose).count, 3);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("a clash saves nothing but the draft, which the next save settles")
{
    struct writing w = writing_new(pool);
    struct prose_draft draft;
    save(&w, w.kari, 0, "en");
    save(&w, w.kari, 1, "en a");
    struct prose_saved clash = save(&w, w.ola, 1, "en b");
    CHECK_INT(clash.result, PROSE_CLASH);
    CHECK_STR(clash.body, S("en a\n\nen b"));
    CHECK_INT(prose_versions(w.db, w.prose).count, 2);
    CHECK(prose_draft_of(w.db, w.prose, w.ola, &draft));
    CHECK_STR(draft.body, clash.body);
    CHECK_INT(save(&w, w.ola, clash.version, "en a og b").result, PROSE_SAVED);
    CHECK(!prose_draft_of(w.db, w.prose, w.ola, &draft));
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("what is too long is not saved, as text or as draft")
{
    struct writing w = writing_new(pool);
    char *text = NEW_ARRAY(test_arena(), char, PROSE_BYTES_MOST + 2);
    memset(text, 'a', PROSE_BYTES_MOST + 1);
    CHECK_INT(save(&w, w.kari, 0, text).result, PROSE_TOO_LONG);
    CHECK(!prose_draft_put(w.db, &(struct prose_edit){w.prose, 0, str_from(text), w.kari, w.now}));
    CHECK_INT(prose_versions(w.db, w.prose).count, 0);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH(
    "of more than two hundred versions one a day stays, of today all; a base that is gone strikes nothing")
{
    struct writing w = writing_new(pool);
    w.now = instant_plus(w.now, -3 * US_PER_DAY);
    for (int i = 0; i < 200; i++)
        save(&w, w.kari, i, str_c(test_arena(), str_format(test_arena(), "tekst %d", i)));
    w.now = instant_plus(w.now, 3 * US_PER_DAY);
    CHECK_INT(save(&w, w.kari, 200, "tekst 200").result, PROSE_SAVED);
    CHECK(prose_versions(w.db, w.prose).count <= 3);
    struct prose_saved late = save(&w, w.ola, 10, "mitt");
    CHECK_INT(late.result, PROSE_MERGED);
    CHECK_STR(late.body, S("tekst 200\n\nmitt"));
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("one writer who saves without end does not fill the store: of one go the last stays, and what others "
        "wrote")
{
    struct writing w = writing_new(pool);
    struct prose_version first;
    save(&w, w.ola, 0, "tekst");
    for (int i = 1; i < 3 * PROSE_VERSIONS_MOST; i++) {
        struct str body = str_format(test_arena(), "tekst %d", i);
        w.now = instant_plus(w.now, US_PER_SECOND);
        prose_save(w.db, &(struct prose_edit){w.prose, i, body, w.kari, w.now});
    }
    CHECK(prose_versions(w.db, w.prose).count <= PROSE_VERSIONS_MOST);
    CHECK(prose_version(w.db, w.prose, 1, &first) && str_is(first.body, S("tekst")));
    CHECK(prose_version(w.db, w.prose, 3 * PROSE_VERSIONS_MOST, &first));
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("a person keeps fifty drafts, the newest")
{
    struct writing w = writing_new(pool);
    struct prose p;
    struct prose_draft draft;
    prose_by_id(w.db, w.prose, &p);
    for (int i = 0; i < PROSE_DRAFTS_MOST + 1; i++) {
        struct prose_edit e = {w.prose, 0, S("utkast"), w.kari, w.now};
        w.now = instant_plus(w.now, US_PER_MINUTE);
        e.now = w.now;
        if (i)
            prose_add(w.db, p.network, &e.prose);
        CHECK(prose_draft_put(w.db, &e));
    }
    CHECK(!prose_draft_of(w.db, w.prose, w.kari, &draft));
    db_end(w.db, DB_ROLLBACK);
}
