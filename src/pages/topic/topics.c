// SPDX-License-Identifier: EUPL-1.2
// What do we talk about next? All topics of a network, and proposing one.
#include "pages/topic/topic.h"

#include "base/list.h"
#include "html/topic/topic.h"
#include "i18n/format.h"
#include "pages/topic/ballot_paper.h"
#include "pages/topic/propose_form.h"
#include "web/listing.h"

// ---- what all pages of topics share ----

void topic_crumbs(struct web *w, bool is_list)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    if (!is_list)
        web_crumb(w, SAY(w, MSG_topic_door), url_topics(w->arena, w->network.id));
}

bool topic_sees_people(const struct web *w)
{
    return w->standing.is_member || web_may(w, VERB_RUN);
}

bool topic_may_ballot(struct web *w)
{
    struct network_settings settings = {0};
    network_settings_of(w->db, w->network.id, &settings);
    return web_may(w, VERB_RUN) || (w->standing.is_member && settings.members_open_ballots);
}

struct str topic_name(struct web *w, struct maybe_str given, struct maybe_str family, struct maybe_str unit)
{
    if (!given.is_set)
        return SAY(w, MSG_topic_no_name);
    struct str name = str_words(w->arena, given.value, family.value);
    return unit.is_set ? str_format(w->arena, "%.*s (%.*s)", STR(name), STR(unit.value)) : name;
}

struct str topic_day(struct web *w, struct instant at)
{
    return format_date(w->arena, w->lang, wall_from_instant(at, ZONE_OSLO).date);
}

struct choices topic_gathering_choices(struct web *w, enum message label)
{
    struct gathering_without_topic_list rows = gatherings_without_topic(w->db, w->network.id, w->today);
    struct choices choices = choices_new(w, S("gathering"), label, rows.count + 1);
    choices_add(&choices, S("0"), SAY(w, MSG_topic_choose_later), true);
    for (size_t i = 0; i < rows.count; i++) {
        struct str when = format_date(w->arena, w->lang, rows.at[i].held_on);
        choices_add(&choices, str_format(w->arena, "%lld", (long long)rows.at[i].id.n),
                    str_format(w->arena, "%.*s, %.*s", STR(when), STR(rows.at[i].title)), false);
    }
    return choices;
}

struct str topic_why_not(struct web *w, enum topic_proposing proposing)
{
    switch (proposing) {
    case TOPIC_PROPOSED: break;
    case TOPIC_ENOUGH_OF_YOURS: return SAY(w, MSG_topic_enough_of_yours, arg_int(TOPICS_OF_ONE_MOST));
    case TOPIC_ENOUGH_EVER: return SAY(w, MSG_topic_enough_ever, arg_int(TOPICS_OF_ONE_EVER));
    case TOPIC_ENOUGH: return SAY(w, MSG_topic_enough, arg_int(TOPICS_WAITING_MOST));
    }
    return S("");
}

// ---- the path ----

static struct str about_proposed(struct web *w, const struct topic_line *t)
{
    struct str parts[3];
    size_t count = 0;
    if (topic_sees_people(w) && t->given_name.is_set)
        parts[count++] =
            SAY(w, MSG_topic_by, arg_str(str_words(w->arena, t->given_name.value, t->family_name.value)));
    if (t->brings)
        parts[count++] = SAY(w, MSG_topic_brings, arg_int(t->brings));
    if (t->comments)
        parts[count++] = SAY(w, MSG_topic_comments, arg_int(t->comments));
    return str_join(w->arena, parts, count, S(", "));
}

static struct str about_topic(struct web *w, const struct topic_line *t)
{
    switch (t->state) {
    case TOPIC_STATE_PROPOSED: return about_proposed(w, t);
    case TOPIC_STATE_CHOSEN:
    case TOPIC_STATE_WORKED_ON:
        return t->held_on.is_set ? format_date(w->arena, w->lang, t->held_on.value) : SAY(w, MSG_topic_waits);
    case TOPIC_STATE_SET_ASIDE: return t->set_aside_why;
    }
    return S("");
}

static struct topic_card_list *column_of(struct topics_page *page, enum topic_state state)
{
    switch (state) {
    case TOPIC_STATE_PROPOSED: break;
    case TOPIC_STATE_CHOSEN: return &page->chosen;
    case TOPIC_STATE_WORKED_ON: return &page->worked_on;
    case TOPIC_STATE_SET_ASIDE: return &page->aside;
    }
    return &page->proposed;
}

static struct topic_card card_of(struct web *w, const struct topic_line *t)
{
    return (struct topic_card){
        .title = t->title,
        .about = about_topic(w, t),
        .url = url_topic_show(w->arena, t->id),
        .is_day = t->gathering_kind.is_set && t->gathering_kind.value == GATHERING_KIND_FULL_DAY,
    };
}

/// A column of the picture holds the first; all stand in the list below it.
static void column_clip(struct topics_page *page, struct topic_card_list *column)
{
    enum { COLUMN_MOST = 12 };
    page->has_more |= column->count > COLUMN_MOST;
    if (column->count > COLUMN_MOST)
        column->count = COLUMN_MOST;
}

static void path_fill(struct web *w, struct topics_page *page, const struct topic_line_list *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        *LIST_ADD(w->arena, column_of(page, lines->at[i].state)) = card_of(w, &lines->at[i]);
    page->counts = SAY(w, MSG_topic_counts, arg_int((int64_t)page->proposed.count),
                       arg_int((int64_t)page->chosen.count), arg_int((int64_t)page->worked_on.count));
    column_clip(page, &page->proposed);
    column_clip(page, &page->chosen);
    column_clip(page, &page->worked_on);
    column_clip(page, &page->aside);
}

// ---- the list ----

static const struct listing_key topic_keys[] = {
    {"title", MSG_topic_one, .is_searched = true},
    {"state", .label = MSG_topic_state},
    {"proposed", MSG_topic_proposed_when, .begins_down = true},
    {"why", MSG_topic_why, .is_searched = true, .is_only_text = true},
};
static const struct listing_about topic_listing = {
    .label = MSG_topic_find, .keys = topic_keys, .key_count = sizeof topic_keys / sizeof *topic_keys};

static struct str topic_text(struct web *w, const void *row, size_t key)
{
    const struct topic_line *t = row;
    switch (key) {
    case 0: return t->title;
    case 1: return str_format(w->arena, "%d", (int)t->state);
    case 2: return str_format(w->arena, "%lld", (long long)t->proposed_at.us);
    default:
        return str_words(w->arena, t->why, str_words(w->arena, t->given_name.value, t->family_name.value));
    }
}

static struct str state_words(struct web *w, enum topic_state state)
{
    static const enum message words[] = {
        [TOPIC_STATE_PROPOSED] = MSG_topic_column_proposed,
        [TOPIC_STATE_CHOSEN] = MSG_topic_column_chosen,
        [TOPIC_STATE_WORKED_ON] = MSG_topic_column_worked_on,
        [TOPIC_STATE_SET_ASIDE] = MSG_topic_column_aside,
    };
    return SAY(w, words[state]);
}

static void list_fill(struct web *w, struct topics_page *page, struct topic_line_list lines)
{
    page->list = listing_read(w, url_topics(w->arena, w->network.id), &topic_listing);
    LISTING_PICK(w, &page->list, &lines, topic_text);
    for (size_t i = 0; i < lines.count; i++) {
        struct topic_card *card = LIST_ADD(w->arena, &page->all);
        *card = card_of(w, &lines.at[i]);
        card->state = state_words(w, lines.at[i].state);
    }
}

/// What the next gathering is about.
static struct str lead_of(struct web *w, const struct topic_line_list *lines)
{
    struct gathering next;
    if (!gathering_next(w->db, w->network.id, w->today, &next))
        return SAY(w, MSG_topic_lead_none);
    for (size_t i = 0; i < lines->count; i++)
        if (lines->at[i].gathering.is_set && lines->at[i].gathering.value.n == next.id.n)
            return SAY(w, MSG_topic_lead_next, arg_day(next.held_on), arg_str(lines->at[i].title));
    return SAY(w, MSG_topic_lead_open, arg_day(next.held_on));
}

// ---- ballots ----

static const struct listing_key ballot_keys[] = {{"question", MSG_ballot_question, .is_searched = true},
                                                 {"state", .label = MSG_topic_state}};
static const struct listing_about ballot_listing = {
    .label = MSG_ballot_find, .keys = ballot_keys, .key_count = 2, .prefix = "ballots"};
static const struct listing_about ballot_over_listing = {
    .label = MSG_ballot_find, .keys = ballot_keys, .key_count = 2, .prefix = "over"};

static struct str ballot_text(struct web *w, const void *row, size_t key)
{
    (void)w;
    const struct ballot_line *b = row;
    return key == 0 ? b->question : b->state;
}

static struct str ballot_state_words(struct web *w, const struct ballot *b)
{
    struct wall hour = wall_at(b->closes_on, b->closes_minute);
    switch (b->state) {
    case BALLOT_STATE_DRAFT: return SAY(w, MSG_ballot_draft_tag);
    case BALLOT_STATE_OPEN: return ballot_until(w, b);
    case BALLOT_STATE_CLOSED: return SAY(w, MSG_ballot_is_closed, arg_wall(hour));
    case BALLOT_STATE_WITHDRAWN: return SAY(w, MSG_ballot_is_withdrawn, arg_str(b->withdrawn_why));
    }
    return S("");
}

/// Drafts are seen by who runs the network.
static void ballots_fill(struct web *w, struct topics_page *page)
{
    struct ballot_list rows = ballots_of(w->db, w->network.id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct ballot *b = &rows.at[i];
        bool is_over = b->state == BALLOT_STATE_CLOSED || b->state == BALLOT_STATE_WITHDRAWN;
        if (b->state != BALLOT_STATE_DRAFT || web_may(w, VERB_RUN))
            *LIST_ADD(w->arena, is_over ? &page->ballots_over : &page->ballots) =
                (struct ballot_line){b->question, ballot_state_words(w, b), url_ballot_show(w->arena, b->id)};
    }
    struct url here = url_topics(w->arena, w->network.id);
    page->ballot_list = listing_read(w, here, &ballot_listing);
    page->over_list = listing_read(w, here, &ballot_over_listing);
    LISTING_PICK(w, &page->ballot_list, &page->ballots, ballot_text);
    LISTING_PICK(w, &page->over_list, &page->ballots_over, ballot_text);
}

// ---- the page ----

static struct topics_page page_new(struct web *w)
{
    return (struct topics_page){
        .propose = propose_form_new(w, url_topic_create(w->arena, w->network.id)),
        .may_propose = web_may(w, VERB_TALK) && w->network.state == NETWORK_STATE_RUNNING,
        .may_ballot = topic_may_ballot(w) && w->network.state == NETWORK_STATE_RUNNING,
        .ballot_new = url_ballot_form(w->arena, w->network.id),
    };
}

static void page_show(struct web *w, struct topics_page *page)
{
    struct topic_line_list lines = topics_of(w->db, w->network.id);
    path_fill(w, page, &lines);
    ballots_fill(w, page);
    page->lead = lead_of(w, &lines);
    list_fill(w, page, lines);
    view_topics_page(&w->page, page);
    topic_crumbs(w, true);
    web_title(w, SAY(w, MSG_topic_title));
}

void topics(struct web *w)
{
    struct topics_page page = page_new(w);
    page_show(w, &page);
}

void topic_create(struct web *w)
{
    struct topics_page page = page_new(w);
    struct topic_id id;
    if (propose_take(w, &page.propose, w->network.id, w->actor.person, &id))
        web_redirect_said(w, url_topic_show(w->arena, id), MSG_topic_is_proposed);
    else
        page_show(w, &page);
}
