// SPDX-License-Identifier: EUPL-1.2
// The books: what has been learnt, and what is being written. And opening one for a theme.
#include "pages/book/book_page.h"

#include "pages/people/pick.h"
#include "pages/theme/theme.h"
#include "web/form.h"
#include "web/listing.h"

enum { TITLE_LEAST = 3, TITLE_MOST = 120 };

static const struct listing_key book_keys[] = {
    {"title", MSG_book_title, .is_searched = true},
    {"about", MSG_topic_state, .is_searched = true},
    {"theme", MSG_book_theme, .is_searched = true, .is_only_text = true},
};
enum { KEYS = sizeof book_keys / sizeof *book_keys };
static const struct listing_about own_listing = {
    .label = MSG_books_find_own, .keys = book_keys, .key_count = KEYS, .prefix = "own"};
static const struct listing_about published_listing = {
    .label = MSG_books_find, .keys = book_keys, .key_count = KEYS};
static const struct listing_about work_listing = {
    .label = MSG_books_find_in_work, .keys = book_keys, .key_count = KEYS, .prefix = "work"};

static struct str book_text(struct web *w, const void *row, size_t key)
{
    const struct book_line *b = row;
    switch (key) {
    case 0: return b->title;
    case 1: return book_about(w, b);
    default: return b->theme;
    }
}

static struct book_row_list rows_of(struct web *w, struct book_line_list books)
{
    struct book_row_list rows = {.at = NEW_ARRAY(w->arena, struct book_row, books.count)};
    for (size_t i = 0; i < books.count; i++)
        rows.at[rows.count++] = (struct book_row){books.at[i].title, book_about(w, &books.at[i]),
                                                  url_book_show(w->arena, books.at[i].id)};
    return rows;
}

static void part_add(struct web *w, struct books_page *page, enum message heading,
                     const struct listing_about *about, struct book_line_list books)
{
    struct books_part *part = &page->parts.at[page->parts.count++];
    *part = (struct books_part){.heading = heading, .list = listing_read(w, url_book_list(w->arena), about)};
    LISTING_PICK(w, &part->list, &books, book_text);
    part->books = rows_of(w, books);
}

void book_list(struct web *w)
{
    enum { PARTS = 3 };
    struct books_page page = {.parts.at = NEW_ARRAY(w->arena, struct books_part, PARTS),
                              .shelf = url_themes(w->arena)};
    struct book_line_list published = books_published(w->db);
    page.lead =
        published.count ? SAY(w, MSG_books_lead, arg_int((int64_t)published.count)) : SAY(w, MSG_books_none);
    if (w->actor.person.is_set)
        part_add(w, &page, MSG_books_own, &own_listing, books_of_person(w->db, w->actor.person.value));
    part_add(w, &page, MSG_books_published, &published_listing, published);
    if (web_may(w, VERB_TEAM))
        part_add(w, &page, MSG_books_in_work, &work_listing, books_in_work(w->db));
    view_books_page(&w->page, &page);
    web_title(w, SAY(w, MSG_books_title));
}

// ---- opening ----

static struct book_form form_new(struct web *w)
{
    struct book_form form = {
        .csrf = w->csrf,
        .theme = w->theme.title,
        .title = input_required(input_value(input_text(w, S("title"), MSG_book_title), w->theme.title)),
        .author = pick_required(pick_new(w, S("author"), MSG_book_author, (struct maybe_person_id){0})),
        .language = choices_new(w, S("language"), MSG_book_language, BOOK_LANGUAGE_COUNT),
        .action = url_book_create(w->arena, w->theme.id),
        .back = url_theme_show(w->arena, w->theme.id),
    };
    for (enum book_language l = BOOK_LANGUAGE_NB; l <= BOOK_LANGUAGE_EN; l++) {
        enum lang lang = LANG_NB;
        lang_from_tag(book_language_text(l), &lang);
        choices_add(&form.language, book_language_text(l), lang_name(lang), lang == w->lang);
    }
    return form;
}

static void form_show(struct web *w, const struct book_form *form)
{
    theme_crumbs(w, true);
    view_book_form(&w->page, form);
    web_title(w, SAY(w, MSG_book_open));
}

void book_new(struct web *w)
{
    struct book_form form = form_new(w);
    form_show(w, &form);
}

static void problem_note(struct web *w, struct book_form *form, enum book_opened opened)
{
    switch (opened) {
    case BOOK_OPENED: break;
    case BOOK_THEME_CLOSED: form_problem(w, NULL, SAY(w, MSG_book_theme_closed)); break;
    case BOOK_IS_THERE: form_problem(w, &form->title, SAY(w, MSG_book_is_there)); break;
    }
}

void book_create(struct web *w)
{
    struct book_form form = form_new(w);
    struct book_id id = {0};
    struct book_opening opening = {.theme = w->theme,
                                   .title = form_line(w, &form.title, TITLE_LEAST, TITLE_MOST),
                                   .by = {true, w->actor.account},
                                   .today = w->today,
                                   .now = w->now};
    struct maybe_person_id author = pick_read(w, &form.author);
    book_language_from_text(form_choice(w, &form.language), &opening.language);
    opening.author = author.value;
    if (form_ok(w))
        problem_note(w, &form, book_open(w->db, &opening, &id));
    if (form_ok(w))
        web_redirect_said(w, url_book_show(w->arena, id), MSG_book_opened);
    else
        form_show(w, &form);
}
