// SPDX-License-Identifier: EUPL-1.2
// Books: every move of the table for whom it is, every other one refused; editions that never change; a yes
// that is for words and not for ever; answers that lie in the tray until the author uses them; notes that
// follow their paragraph.
#define POOL_CATALOG sql_catalog
#include "colleague.h"
#include "db_pools.h"

#include "book/contribution.h"
#include "book/review.h"
#include "sql/ask.h"
#include "sql/auth.h"
#include "sql/catalog.h"

/// The moves of the design, written down a second time.
static const struct {
    const char *from, *to;
    enum book_mover by[2];
    size_t count;
} allowed[] = {
    {"outline", "writing", {BOOK_BY_AUTHOR}, 1},
    {"writing", "in_review", {BOOK_BY_AUTHOR}, 1},
    {"in_review", "published", {BOOK_BY_AUTHOR}, 1},
    {"published", "revising", {BOOK_BY_AUTHOR, BOOK_BY_TEAM}, 2},
    {"revising", "in_review", {BOOK_BY_AUTHOR}, 1},
    {"published", "withdrawn", {BOOK_BY_AUTHOR, BOOK_BY_TEAM}, 2},
};

static bool is_allowed(enum book_state from, enum book_state to, enum book_mover by)
{
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        for (size_t who = 0; who < allowed[i].count; who++)
            if (str_is(book_state_text(from), str_from(allowed[i].from)) &&
                str_is(book_state_text(to), str_from(allowed[i].to)) && by == allowed[i].by[who])
                return true;
    return false;
}

struct world {
    struct db *db;
    struct person_id author, reviewer, knows;
    struct account_id team;
    struct theme_id theme;
    struct book_id book;
    struct date today;
    struct instant now;
};

static struct person_id person_add(struct db *db, const char *name)
{
    struct unit_id unit = {0};
    demo_unit_add(db, (struct maybe_unit_id){0}, str_from(name), str_from(name), &unit);
    return colleague_add(db, name, unit, (struct maybe_person_id){0});
}

static void theme_opened(struct world *w)
{
    struct theme_words words = {.title = S("Regnvand"),
                                .kind = THEME_KIND_MODEL,
                                .question = S("Hvad gør vi med regnen?"),
                                .size = THEME_SIZE_SMALL,
                                .urgency = THEME_URGENCY_URGENT,
                                .places = 1,
                                .reference = {true, w->reviewer}};
    struct theme_actor team = {.account = w->team, .person = {true, w->author}, .is_team = true};
    struct theme_decision open = {
        .to = THEME_STATE_OPEN, .is_urgent = true, .by = team, .now = w->now, .today = w->today};
    struct theme t;
    CHECK(theme_draft(w->db, &words, &team, w->now, &w->theme) == THEME_DRAFTED);
    CHECK(theme_by_id(w->db, w->theme, &t));
    CHECK(theme_submit(w->db, &t, &team, w->today, w->now) == THEME_SUBMITTED);
    CHECK(theme_by_id(w->db, w->theme, &t));
    CHECK(theme_decide(w->db, &t, &open) == THEME_DECIDED);
}

static struct theme theme_now(const struct world *w)
{
    struct theme t;
    CHECK(theme_by_id(w->db, w->theme, &t));
    return t;
}

static enum book_opened open_book(struct world *w, enum book_language language, struct book_id *out)
{
    struct book_opening opening = {.theme = theme_now(w),
                                   .author = w->author,
                                   .language = language,
                                   .title = S("Regnvand"),
                                   .by = {true, w->team},
                                   .today = w->today,
                                   .now = w->now};
    return book_open(w->db, &opening, out);
}

static struct world world_new(struct db_pool *pool)
{
    struct world w = {.db = db_begin(pool, DB_WRITE, test_arena()),
                      .today = date_of(2026, 11, 23),
                      .now = wall_instant((struct wall){date_of(2026, 11, 23), 600}, ZONE_OSLO)};
    w.author = person_add(w.db, "Kari");
    w.reviewer = person_add(w.db, "Ola");
    w.knows = person_add(w.db, "Per");
    account_add(w.db, (struct maybe_person_id){0}, S("team"), S("team"), (struct maybe_str){0}, w.now,
                &w.team);
    theme_opened(&w);
    CHECK(open_book(&w, BOOK_LANGUAGE_DA, &w.book) == BOOK_OPENED);
    return w;
}

static struct book book_now(const struct world *w)
{
    struct book b;
    CHECK(book_by_id(w->db, w->book, &b));
    return b;
}

static enum book_moved move(const struct world *w, enum book_state to, const char *why)
{
    struct book b = book_now(w);
    struct book_step step = {
        .to = to, .by = BOOK_BY_AUTHOR, .why = str_from(why), .today = w->today, .now = w->now};
    return book_move(w->db, &b, &step);
}

static struct chapter chapter_now(const struct world *w, struct chapter_id id)
{
    struct chapter c;
    CHECK(chapter_by_id(w->db, id, &c));
    return c;
}

static void write_chapter(struct world *w, struct chapter_id id, const char *body)
{
    struct chapter c = chapter_now(w, id);
    struct book b = book_now(w);
    struct prose_edit edit = {c.prose, c.head, str_from(body), w->author, w->now};
    CHECK(prose_save(w->db, &edit).result == PROSE_SAVED);
    chapter_changed(w->db, &b, w->today, w->now);
}

static bool approve(const struct world *w, struct chapter_id id)
{
    struct chapter c = chapter_now(w, id);
    struct book b = book_now(w);
    return chapter_approve(w->db, &b, &c, c.head, w->reviewer, w->now);
}

static bool is_asked(const struct world *w, enum ask_kind kind, int64_t subject, struct person_id person)
{
    struct ask a;
    return ask_asked(w->db, kind, subject, person, &a) && a.state == ASK_STATE_OPEN;
}

/// One chapter, reviewed and published.
static struct chapter_id publish(struct world *w, const char *body)
{
    struct chapter_id id;
    CHECK(chapter_append(w->db, w->book, S("Kapitel"), &id));
    CHECK(book_join(w->db, w->book, w->reviewer, BOOK_DUTY_REVIEWER) == BOOK_JOINED);
    CHECK(move(w, BOOK_STATE_WRITING, "") == BOOK_MOVED);
    write_chapter(w, id, body);
    CHECK(move(w, BOOK_STATE_IN_REVIEW, "") == BOOK_MOVED);
    CHECK(approve(w, id));
    CHECK(move(w, BOOK_STATE_PUBLISHED, "") == BOOK_MOVED);
    return id;
}

TEST("every move of a book works for whom it is, and every other is refused")
{
    for (enum book_state from = BOOK_STATE_OUTLINE; from <= BOOK_STATE_WITHDRAWN; from++)
        for (enum book_state to = BOOK_STATE_OUTLINE; to <= BOOK_STATE_WITHDRAWN; to++)
            for (int by = 0; by < BOOK_MOVERS; by++)
                CHECK_INT(book_may_move(from, to, (enum book_mover)by),
                          is_allowed(from, to, (enum book_mover)by));
}

ON_BOTH("a book is opened for a theme on the shelf, once in each language, and takes it; published, it is "
        "written")
{
    struct world w = world_new(pool);
    struct book_id other;
    CHECK(theme_now(&w).state == THEME_STATE_TAKEN);
    CHECK(open_book(&w, BOOK_LANGUAGE_DA, &other) == BOOK_IS_THERE);
    CHECK(open_book(&w, BOOK_LANGUAGE_NB, &other) == BOOK_OPENED);
    publish(&w, "Regn er vand.");
    CHECK(theme_now(&w).state == THEME_STATE_WRITTEN);
    CHECK_INT(book_now(&w).edition, 1);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a theme that nobody has decided on has no book")
{
    struct world w = world_new(pool);
    struct book_opening opening = {.author = w.author, .language = BOOK_LANGUAGE_EN, .title = S("Rain")};
    struct book_id id;
    for (enum theme_state s = THEME_STATE_DRAFT; s <= THEME_STATE_CLOSED; s++) {
        opening.theme = theme_now(&w);
        opening.theme.state = s;
        if (s != THEME_STATE_OPEN)
            CHECK(book_open(w.db, &opening, &id) == BOOK_THEME_CLOSED);
    }
    CHECK(db_end(w.db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("nothing is published without a text, without a reviewer, or with words that no reviewer said yes to")
{
    struct world w = world_new(pool);
    struct chapter_id id;
    CHECK(chapter_append(w.db, w.book, S("Kapitel"), &id));
    CHECK(move(&w, BOOK_STATE_WRITING, "") == BOOK_MOVED);
    CHECK(move(&w, BOOK_STATE_IN_REVIEW, "") == BOOK_EMPTY);
    write_chapter(&w, id, "Regn er vand.");
    CHECK(move(&w, BOOK_STATE_IN_REVIEW, "") == BOOK_NO_REVIEWER);
    CHECK(book_join(w.db, w.book, w.author, BOOK_DUTY_REVIEWER) == BOOK_HAS_THEM);
    CHECK(book_join(w.db, w.book, w.reviewer, BOOK_DUTY_REVIEWER) == BOOK_JOINED);
    CHECK(!approve(&w, id));
    CHECK(move(&w, BOOK_STATE_IN_REVIEW, "") == BOOK_MOVED);
    CHECK(is_asked(&w, ASK_KIND_REVIEW, w.book.n, w.reviewer));
    CHECK(move(&w, BOOK_STATE_PUBLISHED, "") == BOOK_NOT_APPROVED);
    CHECK(approve(&w, id));
    CHECK(!is_asked(&w, ASK_KIND_REVIEW, w.book.n, w.reviewer));
    write_chapter(&w, id, "Regn er vand, og vand er en ressource.");
    CHECK(is_asked(&w, ASK_KIND_REVIEW, w.book.n, w.reviewer));
    CHECK(move(&w, BOOK_STATE_PUBLISHED, "") == BOOK_NOT_APPROVED);
    CHECK(approve(&w, id));
    chapter_title_set(w.db, id, S("Et andet navn"));
    CHECK(move(&w, BOOK_STATE_PUBLISHED, "") == BOOK_NOT_APPROVED);
    CHECK(approve(&w, id));
    CHECK(move(&w, BOOK_STATE_PUBLISHED, "") == BOOK_MOVED);
    CHECK(move(&w, BOOK_STATE_PUBLISHED, "") == BOOK_REFUSED);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an edition stays as it was published, whatever is written afterwards")
{
    struct world w = world_new(pool);
    struct chapter_id id = publish(&w, "Regn er vand.");
    CHECK(move(&w, BOOK_STATE_REVISING, "") == BOOK_MOVED);
    write_chapter(&w, id, "Noget helt andet.");
    struct edition_chapter_list first = edition_chapters(w.db, w.book, 1);
    CHECK_INT(first.count, 1);
    CHECK_STR(first.at[0].body, S("Regn er vand."));
    CHECK(move(&w, BOOK_STATE_IN_REVIEW, "") == BOOK_MOVED);
    CHECK(approve(&w, id));
    CHECK(move(&w, BOOK_STATE_PUBLISHED, "") == BOOK_MOVED);
    CHECK_INT(book_now(&w).edition, 2);
    CHECK_STR(edition_chapters(w.db, w.book, 1).at[0].body, S("Regn er vand."));
    CHECK_STR(edition_chapters(w.db, w.book, 2).at[0].body, S("Noget helt andet."));
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a chapter that is laid aside is not published, and comes back as the last")
{
    struct world w = world_new(pool);
    struct chapter_id id[3];
    for (int i = 0; i < 3; i++)
        CHECK(chapter_append(w.db, w.book, S("Kapitel"), &id[i]));
    struct chapter c = chapter_now(&w, id[0]);
    chapter_shift(w.db, &c, -1);
    CHECK_INT(chapter_now(&w, id[0]).place, 1);
    chapter_shift(w.db, &c, 1);
    CHECK_INT(chapter_now(&w, id[0]).place, 2);
    CHECK_INT(chapter_now(&w, id[1]).place, 1);
    c = chapter_now(&w, id[1]);
    chapter_lay_aside(w.db, &c, true);
    CHECK_INT(chapter_now(&w, id[0]).place, 1);
    CHECK_INT(chapter_now(&w, id[2]).place, 2);
    CHECK_INT(chapter_now(&w, id[1]).place, 0);
    c = chapter_now(&w, id[1]);
    chapter_lay_aside(w.db, &c, false);
    CHECK_INT(chapter_now(&w, id[1]).place, 3);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("after a year the author and the reference leader are asked whether it still holds; a yes is one for "
        "both")
{
    struct world w = world_new(pool);
    publish(&w, "Regn er vand.");
    books_turn(w.db, date_plus_days(w.today, BOOK_TRUE_DAYS - 1), w.now);
    CHECK(!is_asked(&w, ASK_KIND_STILL_TRUE, w.book.n, w.author));
    books_turn(w.db, date_plus_days(w.today, BOOK_TRUE_DAYS), w.now);
    CHECK(is_asked(&w, ASK_KIND_STILL_TRUE, w.book.n, w.author));
    CHECK(is_asked(&w, ASK_KIND_STILL_TRUE, w.book.n, w.reviewer));
    struct book b = book_now(&w);
    w.today = date_plus_days(w.today, BOOK_TRUE_DAYS);
    CHECK(book_still_true(w.db, &b, w.today, w.now));
    CHECK(!is_asked(&w, ASK_KIND_STILL_TRUE, w.book.n, w.reviewer));
    books_turn(w.db, w.today, w.now);
    CHECK(!is_asked(&w, ASK_KIND_STILL_TRUE, w.book.n, w.author));
    books_turn(w.db, date_plus_days(w.today, BOOK_TRUE_DAYS), w.now);
    CHECK(is_asked(&w, ASK_KIND_STILL_TRUE, w.book.n, w.author));
    CHECK(move(&w, BOOK_STATE_WITHDRAWN, "") == BOOK_WITHOUT_WHY);
    CHECK(move(&w, BOOK_STATE_WITHDRAWN, "Loven er en anden.") == BOOK_MOVED);
    CHECK(!is_asked(&w, ASK_KIND_STILL_TRUE, w.book.n, w.author));
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the only author stays; one who has left makes room for another")
{
    struct world w = world_new(pool);
    struct book b = book_now(&w);
    CHECK(!book_leave(w.db, &b, w.author, w.now));
    CHECK(!book_leave(w.db, &b, w.knows, w.now));
    CHECK(book_join(w.db, w.book, w.knows, BOOK_DUTY_AUTHOR) == BOOK_JOINED);
    CHECK(book_leave(w.db, &b, w.author, w.now));
    CHECK(!book_leave(w.db, &b, w.knows, w.now));
    demo_person_leaves(w.db, w.knows);
    CHECK(book_leave(w.db, &b, w.knows, w.now));
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

// ---- contributions ----

static struct contribution ask(const struct world *w)
{
    struct contribution_asking asking = {.book = w->book,
                                         .question = S("Hvad gik galt første gang?"),
                                         .due_on = date_plus_days(w->today, 14),
                                         .now = w->now};
    struct contribution c = {0};
    struct contribution_id id;
    CHECK(contribution_ask(w->db, &asking, w->knows, &id));
    CHECK(contribution_by_id(w->db, id, &c));
    return c;
}

static struct contribution again(const struct world *w, struct contribution c)
{
    CHECK(contribution_by_id(w->db, c.id, &c));
    return c;
}

ON_BOTH("what is given lies in the tray until the author quotes it, under its name; then it stays")
{
    struct world w = world_new(pool);
    struct contribution c = ask(&w);
    struct contribution_count count;
    struct chapter_id id;
    CHECK(is_asked(&w, ASK_KIND_CONTRIBUTE, c.id.n, w.knows));
    CHECK(contribution_answer(w.db, &c, S("Pumpen stod.\n\nVi ventede."), w.now) == CONTRIBUTION_ANSWERED);
    CHECK(!is_asked(&w, ASK_KIND_CONTRIBUTE, c.id.n, w.knows));
    CHECK(contribution_count(w.db, w.book, &count) && count.asked == 1 && count.given == 1 &&
          count.to_read == 1);
    CHECK(chapter_append(w.db, w.book, S("Kapitel"), &id));
    CHECK(move(&w, BOOK_STATE_WRITING, "") == BOOK_MOVED);
    write_chapter(&w, id, "Først.");
    c = again(&w, c);
    struct chapter chapter = chapter_now(&w, id);
    CHECK(contribution_quote_in(w.db, &c, S("Per Nordmann"), &chapter, w.author, w.now) == PROSE_SAVED);
    chapter = chapter_now(&w, id);
    struct prose prose = {.id = chapter.prose, .head = chapter.head};
    CHECK_STR(prose_body(w.db, &prose),
              S("Først.\n\n> Pumpen stod.\n> \n> Vi ventede.\n>\n> Per Nordmann\n"));
    CHECK(contribution_count(w.db, w.book, &count) && count.to_read == 0);
    c = again(&w, c);
    CHECK(contribution_answer(w.db, &c, S(""), w.now) == CONTRIBUTION_USED);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("what is given may be taken back and given again until it is used; after its day nobody waits")
{
    struct world w = world_new(pool);
    struct contribution c = ask(&w), late = ask(&w);
    CHECK(contribution_answer(w.db, &c, S("Det ved jeg."), w.now) == CONTRIBUTION_ANSWERED);
    c = again(&w, c);
    CHECK(contribution_answer(w.db, &c, S(""), w.now) == CONTRIBUTION_ANSWERED);
    c = again(&w, c);
    CHECK(c.state == CONTRIBUTION_STATE_DECLINED && !c.body.len);
    CHECK(contribution_answer(w.db, &c, S("Alligevel."), w.now) == CONTRIBUTION_ANSWERED);
    contributions_turn(w.db, date_plus_days(w.today, 14));
    CHECK(again(&w, late).state == CONTRIBUTION_STATE_ASKED);
    contributions_turn(w.db, date_plus_days(w.today, 15));
    late = again(&w, late);
    CHECK(late.state == CONTRIBUTION_STATE_LAPSED);
    CHECK(contribution_answer(w.db, &late, S("For sent."), w.now) == CONTRIBUTION_OVER);
    CHECK(again(&w, c).state == CONTRIBUTION_STATE_GIVEN);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("of one book no more are asked than a hundred times")
{
    struct world w = world_new(pool);
    struct contribution_asking asking = {.book = w.book,
                                         .question = S("Hvad gik galt første gang?"),
                                         .due_on = date_plus_days(w.today, 14),
                                         .now = w.now};
    struct contribution_id id;
    for (int i = 0; i < CONTRIBUTIONS_MOST; i++)
        contribution_ask(w.db, &asking, w.knows, &id);
    CHECK(!contribution_ask(w.db, &asking, w.reviewer, &id));
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

// ---- notes to paragraphs ----

TEST("a note follows its paragraph: moved, reworded, gone")
{
    const struct str read = S_INIT("Vi måler regnen hver morgen og skriver den ned i bogen.");
    const struct str now[] = {
        S_INIT("Et nyt afsnit om noget andet."),
        S_INIT("Kældre og kloakker."),
        S_INIT("Vi måler regnen hver eneste morgen og skriver den ned i den blå bog."),
    };
    const struct str moved[] = {now[1], now[0], read};
    CHECK_INT(review_paragraph(test_arena(), moved, 3, read), 2);
    CHECK_INT(review_paragraph(test_arena(), now, 3, read), 2);
    CHECK(review_paragraph(test_arena(), now, 2, read) == SIZE_MAX);
    CHECK(review_paragraph(test_arena(), now, 0, read) == SIZE_MAX);
}
