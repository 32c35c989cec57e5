// SPDX-License-Identifier: EUPL-1.2
// Opening, moving and publishing a book.
#include "book/book.h"

#include "ask/ask.h"
#include "sql/prose.h"

// ---- moves ----

static const struct {
    enum book_state from, to;
    enum book_mover by;
} moves[] = {
    {BOOK_STATE_OUTLINE, BOOK_STATE_WRITING, BOOK_BY_AUTHOR},
    {BOOK_STATE_WRITING, BOOK_STATE_IN_REVIEW, BOOK_BY_AUTHOR},
    {BOOK_STATE_IN_REVIEW, BOOK_STATE_PUBLISHED, BOOK_BY_AUTHOR},
    {BOOK_STATE_PUBLISHED, BOOK_STATE_REVISING, BOOK_BY_AUTHOR},
    {BOOK_STATE_PUBLISHED, BOOK_STATE_REVISING, BOOK_BY_TEAM},
    {BOOK_STATE_REVISING, BOOK_STATE_IN_REVIEW, BOOK_BY_AUTHOR},
    {BOOK_STATE_PUBLISHED, BOOK_STATE_WITHDRAWN, BOOK_BY_AUTHOR},
    {BOOK_STATE_PUBLISHED, BOOK_STATE_WITHDRAWN, BOOK_BY_TEAM},
};

bool book_may_move(enum book_state from, enum book_state to, enum book_mover by)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].from == from && moves[i].to == to && moves[i].by == by)
            return true;
    return false;
}

/// What publishing would copy.
static bool is_in_book(const struct chapter *c)
{
    return c->place > 0 && c->head > 0;
}

static enum book_moved missing(struct db *db, const struct book *b, const struct book_step *step)
{
    struct chapter_list chapters = chapters_of(db, b->id);
    struct book_maker_list people = book_people(db, b->id);
    size_t written = 0;
    bool is_approved = true;
    for (size_t i = 0; i < chapters.count; i++)
        if (is_in_book(&chapters.at[i])) {
            written++;
            is_approved = is_approved && chapters.at[i].approved == chapters.at[i].head;
        }
    bool goes_on = step->to == BOOK_STATE_IN_REVIEW || step->to == BOOK_STATE_PUBLISHED;
    if (goes_on && !written)
        return BOOK_EMPTY;
    if (goes_on && !book_count_of(&people, BOOK_DUTY_REVIEWER))
        return BOOK_NO_REVIEWER;
    if (step->to == BOOK_STATE_PUBLISHED && !is_approved)
        return BOOK_NOT_APPROVED;
    return step->to == BOOK_STATE_WITHDRAWN && !step->why.len ? BOOK_WITHOUT_WHY : BOOK_MOVED;
}

/// The words as they stand, under a number that is never used again.
static void edition_copy(struct db *db, struct book_id book, int64_t number, struct date today)
{
    struct chapter_list chapters = chapters_of(db, book);
    int64_t place = 0;
    edition_add(db, book, number, today);
    for (size_t i = 0; i < chapters.count; i++) {
        const struct chapter *c = &chapters.at[i];
        struct prose_version v;
        if (is_in_book(c) && prose_version(db, c->prose, c->head, &v))
            edition_chapter_add(db, book, number, ++place, c->title, v.body, c->follows);
    }
}

static void reviewers_ask(struct db *db, const struct book *b, struct date today, struct instant now)
{
    struct book_maker_list people = book_people(db, b->id);
    struct chapter_list chapters = chapters_of(db, b->id);
    int64_t versions = 1; // rises with every version: so they are asked anew
    for (size_t i = 0; i < chapters.count; i++)
        versions += chapters.at[i].head;
    for (size_t i = 0; i < people.count; i++)
        if (people.at[i].duty == BOOK_DUTY_REVIEWER)
            ask_put(db, &(struct ask_new){.kind = ASK_KIND_REVIEW,
                                          .person = people.at[i].person,
                                          .subject = b->id.n,
                                          .occasion = versions,
                                          .due_on = {true, date_plus_days(today, BOOK_REVIEW_DAYS)},
                                          .asked_at = now});
}

/// What a move brings with it.
static void follow_up(struct db *db, const struct book *b, const struct book_step *step,
                      const struct book_turn *turn)
{
    asks_void(db, ASK_KIND_STILL_TRUE, b->id.n, step->now);
    if (step->to == BOOK_STATE_IN_REVIEW)
        reviewers_ask(db, b, step->today, step->now);
    if (step->to != BOOK_STATE_PUBLISHED)
        return;
    asks_void(db, ASK_KIND_REVIEW, b->id.n, step->now);
    edition_copy(db, b->id, turn->edition, step->today);
    struct theme_step written = {.theme = b->theme,
                                 .from = THEME_STATE_TAKEN,
                                 .to = THEME_STATE_WRITTEN,
                                 .by = BY_BOOK,
                                 .account = step->account,
                                 .now = step->now,
                                 .today = step->today};
    theme_move(db, &written); // of a later edition, or another language, the theme is written already
}

enum book_moved book_move(struct db *db, const struct book *b, const struct book_step *step)
{
    if (!book_may_move(b->state, step->to, step->by))
        return BOOK_REFUSED;
    enum book_moved problem = missing(db, b, step);
    if (problem != BOOK_MOVED)
        return problem;
    bool is_out = step->to == BOOK_STATE_PUBLISHED;
    struct book_turn turn = {
        .id = b->id,
        .was = b->state,
        .state = step->to,
        .edition = b->edition + is_out,
        .true_on = is_out ? (struct maybe_date){true, step->today} : b->true_on,
        .review_on =
            is_out ? (struct maybe_date){true, date_plus_days(step->today, BOOK_TRUE_DAYS)} : b->review_on,
        .withdrawn_why = step->why,
    };
    if (!book_state_set(db, &turn))
        return BOOK_STALE;
    follow_up(db, b, step, &turn);
    return BOOK_MOVED;
}

bool book_still_true(struct db *db, const struct book *b, struct date today, struct instant now)
{
    struct book_turn turn = {
        .id = b->id,
        .was = BOOK_STATE_PUBLISHED,
        .state = BOOK_STATE_PUBLISHED,
        .edition = b->edition,
        .true_on = {true, today},
        .review_on = {true, date_plus_days(today, BOOK_TRUE_DAYS)},
    };
    if (b->state != BOOK_STATE_PUBLISHED || !book_state_set(db, &turn))
        return false;
    asks_void(db, ASK_KIND_STILL_TRUE, b->id.n, now);
    return true;
}

/// Of authors who have left, nobody is there to answer: the ask goes to the reference leader, too.
static void ask_whether_true(struct db *db, const struct book *b, struct instant now)
{
    struct book_maker_list people = book_people(db, b->id);
    struct theme theme = {0};
    struct ask_new ask = {.kind = ASK_KIND_STILL_TRUE,
                          .subject = b->id.n,
                          .occasion = b->review_on.value.days,
                          .asked_at = now};
    theme_by_id(db, b->theme, &theme);
    for (size_t i = 0; i < people.count; i++)
        if (people.at[i].duty == BOOK_DUTY_AUTHOR) {
            ask.person = people.at[i].person;
            ask_put(db, &ask);
        }
    ask.person = theme.reference.value;
    if (theme.reference.is_set)
        ask_put(db, &ask);
}

void books_turn(struct db *db, struct date today, struct instant now)
{
    struct book_id_list due = books_to_ask_whether_true(db, today);
    for (size_t i = 0; i < due.count; i++) {
        struct book b;
        if (book_by_id(db, due.at[i], &b))
            ask_whether_true(db, &b, now);
    }
}

// ---- opening ----

enum book_opened book_open(struct db *db, const struct book_opening *o, struct book_id *out)
{
    bool is_open = o->theme.state == THEME_STATE_OPEN;
    if (!is_open && o->theme.state != THEME_STATE_TAKEN && o->theme.state != THEME_STATE_WRITTEN &&
        o->theme.state != THEME_STATE_IN_PRACTICE)
        return BOOK_THEME_CLOSED;
    if (!book_add(db, o->theme.id, o->title, o->language, o->now, out))
        return BOOK_IS_THERE;
    book_person_add(db, *out, o->author, BOOK_DUTY_AUTHOR);
    struct theme_step taken = {.theme = o->theme.id,
                               .from = THEME_STATE_OPEN,
                               .to = THEME_STATE_TAKEN,
                               .by = BY_AGREEMENT,
                               .account = o->by,
                               .now = o->now,
                               .today = o->today};
    if (is_open)
        theme_move(db, &taken);
    return BOOK_OPENED;
}

// ---- who makes it ----

int64_t book_count_of(const struct book_maker_list *people, enum book_duty duty)
{
    int64_t count = 0;
    for (size_t i = 0; i < people->count; i++)
        count += people->at[i].duty == duty && !people->at[i].has_left;
    return count;
}

enum book_joined book_join(struct db *db, struct book_id book, struct person_id person, enum book_duty duty)
{
    struct book_maker_list people = book_people(db, book);
    if (people.count >= BOOK_PEOPLE_MOST)
        return BOOK_PEOPLE_FULL;
    return book_person_add(db, book, person, duty) ? BOOK_JOINED : BOOK_HAS_THEM;
}

static const struct book_maker *maker_of(const struct book_maker_list *people, struct person_id person)
{
    for (size_t i = 0; i < people->count; i++)
        if (people->at[i].person.n == person.n)
            return &people->at[i];
    return NULL;
}

bool book_leave(struct db *db, const struct book *b, struct person_id person, struct instant now)
{
    struct book_maker_list people = book_people(db, b->id);
    const struct book_maker *leaver = maker_of(&people, person);
    if (!leaver || (leaver->duty == BOOK_DUTY_AUTHOR && !leaver->has_left &&
                    book_count_of(&people, BOOK_DUTY_AUTHOR) == 1))
        return false;
    ask_settle(db, ASK_KIND_REVIEW, b->id.n, person, ASK_STATE_DECLINED, now);
    ask_settle(db, ASK_KIND_STILL_TRUE, b->id.n, person, ASK_STATE_DECLINED, now);
    return book_person_drop(db, b->id, person) > 0;
}

// ---- chapters ----

/// Places from 1 without gaps, in the order of `chapters`; those aside keep 0.
static void places_set(struct db *db, const struct chapter_list *chapters)
{
    int64_t place = 0;
    for (size_t i = 0; i < chapters->count; i++)
        if (chapters->at[i].place)
            chapter_place_set(db, chapters->at[i].id, ++place);
}

bool chapter_append(struct db *db, struct book_id book, struct str title, struct chapter_id *out)
{
    struct chapter_list chapters = chapters_of(db, book);
    struct prose_id prose;
    if (chapters.count >= CHAPTERS_MOST)
        return false;
    prose_add(db, (struct maybe_network_id){0}, &prose);
    chapter_add(db, book, CHAPTERS_MOST + 1, title, prose, out);
    chapters = chapters_of(db, book);
    places_set(db, &chapters);
    return true;
}

void chapter_shift(struct db *db, const struct chapter *chapter, int way)
{
    struct chapter_list all = chapters_of(db, chapter->book);
    for (size_t i = 0; i < all.count; i++) {
        size_t other = i + (size_t)way; // before the first: beyond all
        if (all.at[i].id.n != chapter->id.n || other >= all.count || !all.at[i].place || !all.at[other].place)
            continue;
        struct chapter one = all.at[i];
        all.at[i] = all.at[other];
        all.at[other] = one;
        break;
    }
    places_set(db, &all);
}

void chapter_lay_aside(struct db *db, const struct chapter *chapter, bool is_aside)
{
    chapter_place_set(db, chapter->id, is_aside ? 0 : CHAPTERS_MOST + 1);
    struct chapter_list all = chapters_of(db, chapter->book);
    places_set(db, &all);
}

static bool is_all_approved(struct db *db, struct book_id book)
{
    struct chapter_list all = chapters_of(db, book);
    for (size_t i = 0; i < all.count; i++)
        if (is_in_book(&all.at[i]) && all.at[i].approved != all.at[i].head)
            return false;
    return true;
}

bool chapter_approve(struct db *db, const struct book *book, const struct chapter *chapter, int64_t version,
                     struct person_id reviewer, struct instant now)
{
    if (!version || version != chapter->head || book->state != BOOK_STATE_IN_REVIEW)
        return false;
    chapter_approved_set(db, chapter->id, version);
    if (is_all_approved(db, book->id))
        ask_settle(db, ASK_KIND_REVIEW, book->id.n, reviewer, ASK_STATE_DONE, now);
    return true;
}

void chapter_changed(struct db *db, const struct book *book, struct date today, struct instant now)
{
    if (book->state == BOOK_STATE_IN_REVIEW)
        reviewers_ask(db, book, today, now);
}
