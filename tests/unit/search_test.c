// SPDX-License-Identifier: EUPL-1.2
// Search: what is found by which words, in which order, and by whom.
#include "web_site.h"

#include "gathering/note.h"
#include "idea/idea.h"
#include "question/question.h"
#include "search/search.h"
#include "topic/topic.h"

struct searching {
    struct web_site s;
    struct db *db;
    struct account_id anybody;
};

static struct searching begin(struct db_pool *pool)
{
    struct searching t = {.s = web_site_on(pool)};
    t.db = db_begin(pool, DB_WRITE, test_arena());
    account_add(t.db, (struct maybe_person_id){0}, S("noen"), S("Noen"), (struct maybe_str){0}, instant_now(),
                &t.anybody);
    return t;
}

static void put(const struct searching *t, int64_t subject, struct maybe_network_id network,
                const char *title, const char *body)
{
    search_put(t->db, &(struct search_text){.kind = SEARCH_KIND_TOPIC,
                                            .subject = subject,
                                            .network = network,
                                            .title = str_from(title),
                                            .body = str_from(body),
                                            .changed_at = {subject}});
}

static struct maybe_network_id ours(const struct searching *t)
{
    return (struct maybe_network_id){true, t->s.ours.id};
}

/// By the member of ours.
static struct search_found_list found(const struct searching *t, const char *wanted)
{
    return search_texts(t->db, t->anybody, (struct maybe_person_id){true, t->s.ours.member}, str_from(wanted),
                        20);
}

ON_BOTH(
    "every word that is asked for begins one of the text's; letters count as they sound, in both countries")
{
    struct searching t = begin(pool);
    put(&t, 901, ours(&t), "Skjønnsarbeid på åpne dager", "Hvordan vi møter eldre borgere");
    static const char *const hits[] = {"skjønns",    "Skjonnsarbeid",         "aapne",
                                       "åpne DAGER", "borgere skjønnsarbeid", "eldre moeter"};
    for (size_t i = 0; i < sizeof hits / sizeof *hits; i++)
        CHECK_INT(found(&t, hits[i]).count, 1);
    static const char *const misses[] = {"arbeid", "skjønnsarbeid yngre", "", "?!", "x"};
    for (size_t i = 0; i < sizeof misses / sizeof *misses; i++)
        CHECK_INT(found(&t, misses[i]).count, 0);
    CHECK(db_end(t.db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("a word in a title comes before one in the text, a whole word before one that only begins so, then "
        "the newest")
{
    struct searching t = begin(pool);
    put(&t, 901, ours(&t), "Noe annet", "om turnus");
    put(&t, 902, ours(&t), "Noe tredje", "om turnus");
    put(&t, 903, ours(&t), "Turnusplanen", "");
    put(&t, 904, ours(&t), "Turnus", "");
    struct search_found_list all = found(&t, "turnus");
    static const int64_t order[] = {904, 903, 902, 901};
    CHECK_INT(all.count, 4);
    for (size_t i = 0; i < all.count; i++)
        CHECK_INT(all.at[i].subject, order[i]);
    CHECK(db_end(t.db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("put again, a text is found by its new words only")
{
    struct searching t = begin(pool);
    put(&t, 901, ours(&t), "Uketavle", "");
    put(&t, 901, ours(&t), "Vaktplan", "");
    CHECK_INT(found(&t, "uketavle").count, 0);
    CHECK_INT(found(&t, "vaktplan").count, 1);
    CHECK(db_end(t.db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("of a network only its members find anything; what is everybody's all find")
{
    struct searching t = begin(pool);
    put(&t, 901, (struct maybe_network_id){true, t.s.theirs.id}, "Uketavle hos Ola", "");
    put(&t, 902, (struct maybe_network_id){0}, "Uketavle for alle", "");
    CHECK_INT(found(&t, "uketavle").count, 1);
    CHECK_INT(found(&t, "uketavle").at[0].subject, 902);
    struct maybe_person_id ola = {true, t.s.theirs.member};
    CHECK_INT(search_texts(t.db, t.anybody, ola, S("uketavle"), 20).count, 2);
    membership_end(t.db, t.s.theirs.id, t.s.theirs.member, instant_now());
    CHECK_INT(search_texts(t.db, t.anybody, ola, S("uketavle"), 20).count, 1);
    CHECK_INT(search_texts(t.db, t.s.hr_account, (struct maybe_person_id){0}, S("uketavle"), 20).count, 1);
    search_open(t.db, SEARCH_KIND_TOPIC, 901);
    CHECK_INT(found(&t, "uketavle").count, 2);
    CHECK(db_end(t.db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("topics, ideas, questions and notes are found as soon as they are written")
{
    struct searching t = begin(pool);
    struct topic_id topic;
    struct idea_id idea;
    struct question_id question;
    struct ask_id asks[QUESTION_FIRST];
    struct gathering gathering = {0};
    struct maybe_person_id me = {true, t.s.ours.member};
    CHECK(gathering_by_id(t.db, t.s.ours.gathering, &gathering));
    topic_propose(t.db, &(struct topic_new){t.s.ours.id, S("Uketavle"), S(""), me, instant_now()}, &topic);
    idea_put(t.db,
             &(struct idea_new){.title = S("Uketavle"), .network = ours(&t), .created_at = instant_now()},
             &idea);
    question_put(t.db,
                 &(struct question_new){t.s.ours.id, me.value, S("Hvem har en uketavle?"), instant_now()},
                 &question, asks);
    note_lift(t.db, &gathering, S("Vi prøver en uketavle."), instant_now());
    struct search_found_list all = found(&t, "uketavle");
    bool kinds[SEARCH_KIND_COUNT] = {0};
    CHECK_INT(all.count, SEARCH_KIND_COUNT);
    for (size_t i = 0; i < all.count; i++)
        kinds[all.at[i].kind] = true;
    for (int k = 0; k < SEARCH_KIND_COUNT; k++)
        CHECK(kinds[k]);
    CHECK(db_end(t.db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("the page finds people and texts, and says what to do where nothing is found")
{
    struct searching t = begin(pool);
    put(&t, t.s.ours.topic.n, ours(&t), "Uketavle", "");
    CHECK(db_end(t.db, DB_COMMIT) == DB_DONE);
    struct web_question q = {.target = "/search?q=uketa", .session = t.s.member};
    CHECK(web_says(web_ask(&t.s, &q).body,
                   str_format(test_arena(), "/topics/%lld", (long long)t.s.ours.topic.n)));
    q.target = "/search?q=finnesikke";
    CHECK(web_says(web_ask(&t.s, &q).body, S("Ingen treff på «finnesikke»")));
}
