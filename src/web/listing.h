// SPDX-License-Identifier: EUPL-1.2
// A list that may grow long: searched, sorted and paged by its address, without a script.
//
//     static const struct listing_key keys[] = {
//         {"name", MSG_listing_name, .is_searched = true, .given = LISTING_UP}, {"unit", MSG_listing_unit, true}};
//     static const struct listing_about about = {.label = MSG_network_find, .keys = keys, .key_count = 2};
//     ...
//     struct listing list = listing_read(w, url_network_members(w->arena, id), &about);
//     LISTING_PICK(w, &list, &members, member_text);       // members are now those of the page, in its order
//
// and in the template {% wrap listing .list %} <ul>...</ul> {% end %}, or a table with {% show listing_heads
// .list %} among its heads. A list of at most LISTING_LONG rows looks as if there were no such thing.
//
// Rows come whole from a statement and are picked here (listing_pick: hundreds, a few thousand at most: about
// two microseconds a row and a word that is searched for); where they may be more the statement pages, and
// says how many there are (listing_count). Sorting is by the alphabet of the page's language, numbers in
// words by their worth, so that dates sort as ISO 8601. Rows that are equal keep their order.
//
// The address says ?q=words&sort=unit (or -unit, downwards)&page=2. A second list of a page has a prefix of
// its own; what else the address says is kept with listing_keep(), which stands before the picking. A form
// among the rows has its action from listing_with(), and its answer goes back by listing_here(). Everything
// lives in the request's arena.
#ifndef WEB_LISTING_H
#define WEB_LISTING_H

#include "html/web/listing.h"
#include "web/web.h"

enum { LISTING_LONG = 20, LISTING_PAGE = 50, LISTING_KEPT_MOST = 8, LISTING_WORDS_MOST = 4 };

/// How rows stand before anybody sorts them by a key.
enum listing_given { LISTING_ANYHOW, LISTING_UP, LISTING_DOWN };

/// What a list can be sorted by.
struct listing_key {
    const char *name; // in the address
    enum message label;
    bool is_searched;  // its text is among what words are looked for in
    bool begins_down;  // the first press sorts downwards: days, counts
    bool is_number;    // its head stands above numbers
    bool is_only_text; // looked for in, never sorted by: it has no head
    enum listing_given given;
};

struct listing_about {
    enum message label; // of the search
    const struct listing_key *keys;
    size_t key_count;
    const char *prefix; // of a second list of the page; NULL for the first
    int64_t most;       // rows on a page; 0: LISTING_PAGE
    bool is_table;
    bool is_always_searched; // the box for words stands also above few rows
    bool is_found_elsewhere; // a statement has looked for the words already
};

/// What is asked of the list by the address of this request. `here` is the page without that.
struct listing listing_read(struct web *w, struct url here, const struct listing_about *about);
/// One more thing that the page's address says.
void listing_keep(struct web *w, struct listing *list, struct str name, struct str value);

/// The text of a row by a key: what it is searched and sorted by.
typedef struct str (*listing_text)(struct web *w, const void *row, size_t key);

/// Leaves in the array what the page shows, in its order; gives how many.
size_t listing_pick(struct web *w, struct listing *list, void *rows, size_t count, size_t row_bytes,
                    listing_text text);
/// The same of a list as statements and templates have them.
#define LISTING_PICK(w, list, rows, text)                                                                    \
    ((rows)->count = listing_pick((w), (list), (rows)->at, (rows)->count, sizeof *(rows)->at, (text)))
/// For a statement that pages: how many rows it found. Gives list->skip and list->most to ask it for.
void listing_count(struct web *w, struct listing *list, int64_t found);
/// The page with the list as it is now, for a POST to come back to; and that POST's address. Both without the
/// anchor.
struct url listing_here(struct web *w, const struct listing *list);
struct url listing_with(struct web *w, const struct listing *list, struct url action);

#endif
