// SPDX-License-Identifier: EUPL-1.2
#include "demo/shelf_book.h"

#include "book/book.h"
#include "demo/networks.h"
#include "jobs/practising.h"
#include "prose/prose.h"

/// Days before today.
enum { OPENED = 80, WRITTEN = 60, READ = 40, PUBLISHED = 35, IN_USE = 30, CONFIRMED = 28, USES_MOST = 2 };

struct making {
    struct demo *d;
    struct book_id book;
    struct person_id author, reviewer;
    struct account_id team;
};

static struct date day(const struct making *m, int days_ago)
{
    return date_plus_days(m->d->today, -days_ago);
}

static struct instant moment(const struct making *m, int days_ago)
{
    return demo_moment(m->d, days_ago, 11 * 60);
}

static void move(const struct making *m, enum book_state to, enum book_mover by, int days_ago)
{
    struct book book;
    struct book_step step = {.to = to,
                             .by = by,
                             .account = {true, m->team},
                             .today = day(m, days_ago),
                             .now = moment(m, days_ago)};
    if (book_by_id(m->d->db, m->book, &book))
        book_move(m->d->db, &book, &step);
}

static bool open(struct making *m, struct theme_id theme)
{
    struct book_opening opening = {.author = m->author,
                                   .language = m->d->set->country == COUNTRY_DENMARK ? BOOK_LANGUAGE_DA
                                                                                     : BOOK_LANGUAGE_NB,
                                   .by = {true, m->team},
                                   .today = day(m, OPENED),
                                   .now = moment(m, OPENED)};
    if (!theme_by_id(m->d->db, theme, &opening.theme))
        return false;
    opening.title = opening.theme.title;
    return book_open(m->d->db, &opening, &m->book) == BOOK_OPENED;
}

static void chapter_write(const struct making *m, const struct demo_chapter *words)
{
    struct db *db = m->d->db;
    struct chapter_id id;
    struct chapter chapter;
    struct book book;
    if (!chapter_append(db, m->book, words->title, &id) || !chapter_by_id(db, id, &chapter) ||
        !book_by_id(db, m->book, &book))
        return;
    prose_save(
        db, &(struct prose_edit){
                .prose = chapter.prose, .body = words->body, .writer = m->author, .now = moment(m, WRITTEN)});
    chapter_changed(db, &book, day(m, WRITTEN), moment(m, WRITTEN));
}

static void chapters_approve(const struct making *m)
{
    struct chapter_list all = chapters_of(m->d->db, m->book);
    struct book book;
    for (size_t i = 0; i < all.count && book_by_id(m->d->db, m->book, &book); i++)
        chapter_approve(m->d->db, &book, &all.at[i], all.at[i].head, m->reviewer, moment(m, READ));
}

static void make(struct making *m)
{
    const struct demo_set *set = m->d->set;
    book_join(m->d->db, m->book, m->reviewer, BOOK_DUTY_REVIEWER);
    move(m, BOOK_STATE_WRITING, BOOK_BY_AUTHOR, WRITTEN);
    for (size_t i = 0; i < set->chapter_count; i++)
        chapter_write(m, &set->chapters[i]);
    move(m, BOOK_STATE_IN_REVIEW, BOOK_BY_AUTHOR, READ);
    chapters_approve(m);
    move(m, BOOK_STATE_PUBLISHED, BOOK_BY_AUTHOR, PUBLISHED);
}

/// A unit at the top with a manager who did not write it; the first confirms it, the second has not yet.
static void use(const struct making *m, struct theme_id theme, int unit, const struct demo_practice *words,
                bool is_confirmed)
{
    struct demo *d = m->d;
    struct notice_site site = d->site;
    struct practice_id id;
    struct practice practice;
    struct person_id manager = d->ids.people[d->m.units[unit].manager];
    struct practice_saying saying = {.theme = theme,
                                     .unit = d->ids.units[unit],
                                     .since = day(m, IN_USE),
                                     .what_for = words->what_for,
                                     .said_by = {true, m->reviewer},
                                     .confirmer = manager,
                                     .today = day(m, IN_USE),
                                     .now = moment(m, IN_USE)};
    site.now = saying.now;
    if (practising_said(d->db, &site, &saying, &id) == PRACTICE_SAID && is_confirmed &&
        practice_by_id(d->db, id, &practice))
        practice_confirm(d->db, &practice, manager, day(m, CONFIRMED), moment(m, CONFIRMED));
}

void demo_book_add(struct demo *d, const struct demo_cohort *members, struct theme_id theme,
                   struct account_id team)
{
    struct making m = {.d = d,
                       .author = demo_person_id(d, members, DEMO_LOOKING_MEMBER),
                       .reviewer = demo_person_id(d, members, DEMO_LOOKING_MEMBER + 1),
                       .team = team};
    if (!open(&m, theme))
        return;
    make(&m);
    size_t used = 0;
    for (int unit = 1; unit < (int)d->m.unit_count && used < d->set->practice_count && used < USES_MOST;
         unit++)
        if (d->m.units[unit].parent == 0) {
            use(&m, theme, unit, &d->set->practices[used], used == 0);
            used++;
        }
}
