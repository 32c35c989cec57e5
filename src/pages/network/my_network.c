// SPDX-License-Identifier: EUPL-1.2
// My own part of a network: whom I have sat with, who is left, and who could help me. Of nobody else.
#include "html/network/my_network.h"

#include "base/list.h"
#include "i18n/collate.h"
#include "i18n/format.h"
#include "i18n/word.h"
#include "pages/network/met.h"
#include "sql/person.h"
#include "sql/seating.h"
#include "web/listing.h"

#include <stdlib.h>

// ---- who could help ----

enum { WORD_LEAST = 4, ENDING_BYTES = 2 };

/// Of long words the last letters may differ: "turnus" and "turnusen" are one.
static bool are_one_word(struct str a, struct str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    size_t alike = shorter > WORD_LEAST + ENDING_BYTES ? shorter - ENDING_BYTES : shorter;
    return shorter >= WORD_LEAST && str_is(str_slice(a, 0, alike), str_slice(b, 0, alike));
}

static bool share_word(struct arena *arena, struct str wanted, struct str known)
{
    struct str all = fold(arena, known), of_wanted = fold(arena, wanted), a, b;
    while (word_cut(&of_wanted, &a))
        for (struct str rest = all; word_cut(&rest, &b);)
            if (are_one_word(a, b))
                return true;
    return false;
}

// ---- the lists ----

static void add(struct web *w, struct mine_line_list *list, const struct network_person *p, struct str about)
{
    *LIST_ADD(w->arena, list) = (struct mine_line){
        .name = str_words(w->arena, p->given_name, p->family_name),
        .about = about,
        .url = url_person_show(w->arena, p->id),
    };
}

static const struct network_person *person_of(const struct network_person_list *all, struct person_id id)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].id.n == id.n)
            return &all->at[i];
    return NULL;
}

static void help_fill(struct web *w, struct my_network_page *page, const struct network_person_list *all,
                      const struct network_person *me)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct network_person *p = &all->at[i];
        if (p->id.n == me->id.n)
            continue;
        if (share_word(w->arena, me->wants_to_learn.value, p->ask_me_about.value))
            add(w, &page->helpers, p, SAY(w, MSG_search_ask, arg_str(p->ask_me_about.value)));
        if (share_word(w->arena, p->wants_to_learn.value, me->ask_me_about.value))
            add(w, &page->helped, p, SAY(w, MSG_mine_wants, arg_str(p->wants_to_learn.value)));
    }
    page->has_learn = me->wants_to_learn.value.len > 0;
    page->help_lead = !page->has_learn      ? SAY(w, MSG_mine_no_wish)
                      : page->helpers.count ? SAY(w, MSG_mine_help_found, arg_str(me->wants_to_learn.value))
                                            : SAY(w, MSG_mine_help_none, arg_str(me->wants_to_learn.value));
}

static const struct seating_meeting *meeting_with(const struct seating_meeting_list *all, struct person_id id)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].person.n == id.n)
            return &all->at[i];
    return NULL;
}

struct coming {
    const struct network_person *person;
    struct date day;
};

static int by_day(const void *a, const void *b)
{
    const struct coming *x = a, *y = b;
    int order = date_compare(x->day, y->day);
    return order ? order : (x->person > y->person) - (x->person < y->person); // by name, as in the list
}

/// Whom one has not sat with: those one will, by the day, and the others.
static void left_fill(struct web *w, struct my_network_page *page, const struct network_person_list *all,
                      const struct network_person *me, struct seating_plan_id plan)
{
    struct seating_meeting_list met = seating_meetings(w->db, plan, me->id, w->today);
    struct coming *coming = NEW_ARRAY(w->arena, struct coming, all->count);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct network_person *p = &all->at[i];
        const struct seating_meeting *m = meeting_with(&met, p->id);
        if (p->id.n == me->id.n || (m && m->times))
            continue;
        if (m && m->next_on.is_set)
            coming[count++] = (struct coming){p, m->next_on.value};
        else
            add(w, &page->left, p, p->unit_name.value);
    }
    qsort(coming, count, sizeof *coming, by_day);
    for (size_t i = 0; i < count; i++)
        add(w, &page->coming, coming[i].person, format_date(w->arena, w->lang, coming[i].day));
}

// ---- the page ----

static const struct listing_key mine_keys[] = {
    {"name", MSG_listing_name, .is_searched = true},
    {"about", MSG_listing_unit, .is_searched = true, .is_only_text = true},
};
static const struct listing_about mine_listings[] = {
    {MSG_listing_find_person, mine_keys, 2, .prefix = "helpers"},
    {MSG_listing_find_person, mine_keys, 2, .prefix = "helped"},
    {MSG_listing_find_person, mine_keys, 2, .prefix = "left"},
    {MSG_listing_find_person, mine_keys, 2, .prefix = "coming"},
};

static struct str mine_text(struct web *w, const void *row, size_t key)
{
    (void)w;
    const struct mine_line *l = row;
    return key == 0 ? l->name : l->about;
}

static void lists_pick(struct web *w, struct my_network_page *page)
{
    struct mine_line_list *rows[] = {&page->helpers, &page->helped, &page->left, &page->coming};
    struct listing *lists[] = {&page->helper_list, &page->helped_list, &page->left_list, &page->coming_list};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        *lists[i] = listing_read(w, url_my_network(w->arena, w->network.id), &mine_listings[i]);
        LISTING_PICK(w, lists[i], rows[i], mine_text);
    }
}

static struct my_network_page page_of(struct web *w)
{
    struct network_person_list all = network_people(w->db, w->network.id, w->today);
    const struct network_person *me = w->actor.person.is_set ? person_of(&all, w->actor.person.value) : NULL;
    struct my_network_page page = {
        .lead = SAY(w, MSG_mine_not_member),
        .has_profile = w->actor.person.is_set,
        .profile = url_profile_form(w->arena),
        .ask = url_questions(w->arena, w->network.id),
        .people = url_network_members(w->arena, w->network.id),
    };
    struct seating_plan published;
    if (!me)
        return page;
    page.lead = SAY(w, MSG_mine_no_groups);
    help_fill(w, &page, &all, me);
    if (!seating_plan_published(w->db, w->network.id, &published))
        return page;
    page.met = met_figure_of(w, &published);
    if (page.met.own_about.len)
        page.lead = page.met.own_about;
    left_fill(w, &page, &all, me, published.id);
    return page;
}

void my_network(struct web *w)
{
    struct my_network_page page = page_of(w);
    lists_pick(w, &page);
    view_my_network_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_title(w, SAY(w, MSG_mine_title));
}
