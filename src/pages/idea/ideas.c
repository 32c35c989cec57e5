// SPDX-License-Identifier: EUPL-1.2
// What have we come up with, and what became of it? All ideas that the reader may see, the newest first.
#include "pages/idea/idea.h"

#include "i18n/format.h"
#include "pages/topic/topic.h"
#include "web/listing.h"

/// The newest; who looks for an older one asks the search over everything.
enum { IDEAS_SHOWN_MOST = 2000 };

// ---- what all pages of ideas share ----

void idea_crumbs(struct web *w)
{
    web_crumb(w, SAY(w, MSG_frame_my_page), url_home(w->arena));
    web_crumb(w, SAY(w, MSG_idea_title), url_ideas(w->arena));
}

struct str idea_state_words(struct web *w, enum idea_state state)
{
    switch (state) {
    case IDEA_STATE_SEED: return SAY(w, MSG_idea_state_seed);
    case IDEA_STATE_GROWING: return SAY(w, MSG_idea_state_growing);
    case IDEA_STATE_RIPE: return SAY(w, MSG_idea_state_ripe);
    case IDEA_STATE_HANDED_ON: return SAY(w, MSG_idea_state_handed_on);
    case IDEA_STATE_RESTING: return SAY(w, MSG_idea_state_resting);
    }
    return S("");
}

struct str idea_why_not(struct web *w, enum idea_putting putting)
{
    switch (putting) {
    case IDEA_PUT:
    case IDEA_KNOWN: break; // a form has no line of notes
    case IDEA_ENOUGH_OF_YOURS: return SAY(w, MSG_idea_enough_of_yours, arg_int(IDEAS_OF_ONE_OPEN));
    case IDEA_ENOUGH_EVER: return SAY(w, MSG_idea_enough_ever, arg_int(IDEAS_OF_ONE_EVER));
    }
    return S("");
}

// ---- the list ----

static struct str about_of(struct web *w, const struct idea_line *i)
{
    struct str parts[4];
    size_t count = 0;
    parts[count++] = i->network_name.is_set ? i->network_name.value : SAY(w, MSG_idea_of_all);
    parts[count++] = topic_day(w, i->created_at);
    if (i->steward_given.is_set)
        parts[count++] = SAY(w, MSG_idea_steward_short,
                             arg_str(str_words(w->arena, i->steward_given.value, i->steward_family.value)));
    if (i->stands)
        parts[count++] = SAY(w, MSG_idea_stands, arg_int(i->stands));
    return str_join(w->arena, parts, count, S(", "));
}

static struct idea_card_list cards_of(struct web *w, const struct idea_line_list *lines)
{
    struct idea_card_list cards = {.at = NEW_ARRAY(w->arena, struct idea_card, lines->count)};
    for (size_t i = 0; i < lines->count; i++)
        cards.at[cards.count++] = (struct idea_card){
            .title = lines->at[i].title,
            .state = idea_state_words(w, lines->at[i].state),
            .about = about_of(w, &lines->at[i]),
            .need = lines->at[i].next_need,
            .is_over = lines->at[i].state == IDEA_STATE_HANDED_ON,
            .url = url_idea_show(w->arena, lines->at[i].id),
        };
    return cards;
}

static const struct listing_key idea_keys[] = {
    {"title", MSG_theme_title, .is_searched = true},
    {"state", MSG_topic_state, .is_searched = true},
    {"when", MSG_idea_when, .begins_down = true, .given = LISTING_DOWN},
    {"who", MSG_listing_name, .is_searched = true, .is_only_text = true},
};
static const struct listing_about idea_listing = {
    .label = MSG_idea_find, .keys = idea_keys, .key_count = sizeof idea_keys / sizeof *idea_keys};

static struct str idea_text(struct web *w, const void *row, size_t key)
{
    const struct idea_line *i = row;
    switch (key) {
    case 0: return i->title;
    case 1: return idea_state_words(w, i->state);
    case 2: return str_format(w->arena, "%lld", (long long)i->created_at.us);
    default:
        return i->steward_given.is_set ? str_words(w->arena, i->steward_given.value, i->steward_family.value)
                                       : S("");
    }
}

/// `network`: 0 all of them.
static void list_show(struct web *w, struct network_id network, struct url here, struct url put)
{
    struct idea_line_list lines =
        ideas_for(w->db, w->actor.account, w->actor.person, network, IDEAS_SHOWN_MOST);
    struct ideas_page page = {
        .lead = SAY(w, lines.count ? MSG_idea_lead : MSG_idea_lead_none),
        .network = w->network.name,
        .list = listing_read(w, here, &idea_listing),
        .put = put,
    };
    LISTING_PICK(w, &page.list, &lines, idea_text);
    page.ideas = cards_of(w, &lines);
    view_ideas_page(&w->page, &page);
    web_title(w, SAY(w, MSG_idea_title));
}

void ideas(struct web *w)
{
    list_show(w, (struct network_id){0}, url_ideas(w->arena), url_idea_new(w->arena));
    web_crumb(w, SAY(w, MSG_frame_my_page), url_home(w->arena));
}

void network_ideas(struct web *w)
{
    list_show(w, w->network.id, url_network_ideas(w->arena, w->network.id),
              url_with_int(w->arena, url_idea_new(w->arena), S("network"), w->network.id.n));
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
}
