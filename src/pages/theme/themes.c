// SPDX-License-Identifier: EUPL-1.2
// The shelf: what could I open, and what is known already?
#include "html/theme/theme.h"

#include "pages/theme/shelf.h"
#include "pages/theme/theme.h"
#include "web/listing.h"

static struct theme_line_list books_of(struct web *w, const struct shelved_list *all)
{
    struct theme_line_list lines = {.at = NEW_ARRAY(w->arena, struct theme_line, all->count)};
    for (size_t i = 0; i < all->count; i++) {
        const struct shelved *b = &all->at[i];
        lines.at[lines.count++] = (struct theme_line){
            .title = b->title,
            .network = b->network_name.is_set ? b->network_name.value : SAY(w, MSG_shelf_no_network),
            .state = theme_state_words(w, b->state),
            .url = url_theme_show(w->arena, b->id),
        };
    }
    return lines;
}

static struct theme_line_list own_of(struct web *w)
{
    struct theme_waiting_list own = {0};
    if (w->actor.person.is_set)
        own = themes_of(w->db, w->actor.person.value);
    struct theme_line_list lines = {.at = NEW_ARRAY(w->arena, struct theme_line, own.count)};
    for (size_t i = 0; i < own.count; i++)
        lines.at[lines.count++] = (struct theme_line){.title = own.at[i].title,
                                                      .state = theme_state_words(w, own.at[i].state),
                                                      .url = url_theme_show(w->arena, own.at[i].id)};
    return lines;
}

static const struct listing_key book_keys[] = {
    {"title", MSG_shelf_book, .is_searched = true},
    {"network", MSG_shelf_network, .is_searched = true},
    {"state", MSG_shelf_state, .is_searched = true},
};
static const struct listing_about book_listing = {
    .label = MSG_shelf_find, .keys = book_keys, .key_count = 3, .is_table = true};
static const struct listing_key own_keys[] = {{"title", MSG_shelf_book, .is_searched = true},
                                              {"state", MSG_shelf_state, .is_searched = true}};
static const struct listing_about own_listing = {
    .label = MSG_shelf_find_own, .keys = own_keys, .key_count = 2, .prefix = "own"};

static struct str book_text(struct web *w, const void *row, size_t key)
{
    (void)w;
    const struct theme_line *b = row;
    return key == 0 ? b->title : key == 1 ? b->network : b->state;
}

static struct str own_text(struct web *w, const void *row, size_t key)
{
    return book_text(w, row, key == 0 ? 0 : 2);
}

static int64_t count_of(const struct shelved_list *all, enum theme_state state)
{
    int64_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        count += all->at[i].state == state;
    return count;
}

enum { LIST_FIRST_OVER = 60, TALL_OVER = 2 }; // books; boards

static struct str summary(struct web *w, const struct shelved_list *all)
{
    if (!all->count)
        return SAY(w, MSG_shelf_empty);
    return str_words(w->arena, SAY(w, MSG_shelf_books, arg_int((int64_t)all->count)),
                     SAY(w, MSG_shelf_open, arg_int(count_of(all, THEME_STATE_OPEN))));
}

void themes(struct web *w)
{
    struct shelved_list all = themes_on_shelf(w->db);
    struct themes_page page = {
        .summary = summary(w, &all),
        .books = books_of(w, &all),
        .own = own_of(w),
        .all_books = url_book_list(w->arena),
        .may_propose = w->actor.person.is_set || web_may(w, VERB_TEAM),
        .is_team = web_may(w, VERB_TEAM),
        .propose = url_theme_new(w->arena),
        .desk = url_desk(w->arena),
        .applications = url_application_list(w->arena),
        .practices = url_practices(w->arena),
    };
    shelf_draw(w, &all, page.summary, &page.wide, &page.narrow);
    page.list = listing_read(w, url_themes(w->arena), &book_listing);
    page.own_list = listing_read(w, url_themes(w->arena), &own_listing);
    LISTING_PICK(w, &page.list, &page.books, book_text);
    LISTING_PICK(w, &page.own_list, &page.own, own_text);
    page.is_long = all.count > LIST_FIRST_OVER;
    page.is_tall = page.wide.boards.count > TALL_OVER;
    view_themes_page(&w->page, &page);
    web_title(w, SAY(w, MSG_frame_shelf));
}
