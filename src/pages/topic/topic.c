// SPDX-License-Identifier: EUPL-1.2
// One topic: what it is, what became of it, who brings what, and what is said about it.
#include "pages/topic/topic.h"

#include "i18n/format.h"
#include "pages/topic/topic_page.h"
#include "sql/idea.h"
#include "topic/topic.h"
#include "web/form.h"

bool topic_is_ours(const struct web *w)
{
    bool is_proposer = w->actor.person.is_set && w->topic.proposed_by.is_set &&
                       w->actor.person.value.n == w->topic.proposed_by.value.n;
    return is_proposer || web_may(w, VERB_RUN);
}

bool topic_has_voice(const struct web *w)
{
    return w->standing.is_member && w->actor.person.is_set;
}

static bool is_me(const struct web *w, struct maybe_person_id person)
{
    return w->actor.person.is_set && person.is_set && person.value.n == w->actor.person.value.n;
}

// ---- the forms ----

struct topic_page topic_page_new(struct web *w)
{
    struct topic_page page = {
        .csrf = w->csrf,
        .version = str_format(w->arena, "%lld", (long long)w->topic.version),
        .action = url_topic_act(w->arena, w->topic.id),
        .bring = input_hint(w, input_text(w, S("bring"), MSG_topic_bring_own), MSG_topic_bring_hint),
        .comment = input_required(input_area(w, S("comment"), MSG_topic_comment)),
        .new_title = input_required(input_text(w, S("title"), MSG_topic_name)),
        .new_why = input_area(w, S("why"), MSG_topic_why),
        .aside_why = input_required(input_text(w, S("aside_why"), MSG_topic_set_aside_why)),
        .choose_why = input_required(input_text(w, S("choose_why"), MSG_topic_choose_why)),
        .gatherings = topic_gathering_choices(w, MSG_topic_choose_gathering),
    };
    page.new_title.value = w->topic.title;
    page.new_why.value = w->topic.why;
    return page;
}

// ---- what became of it ----

static struct str state_words(struct web *w, const struct gathering *gathering)
{
    switch (w->topic.state) {
    case TOPIC_STATE_PROPOSED: return SAY(w, MSG_topic_state_proposed);
    case TOPIC_STATE_CHOSEN:
        return gathering ? SAY(w, MSG_topic_state_chosen, arg_day(gathering->held_on))
                         : SAY(w, MSG_topic_state_waits);
    case TOPIC_STATE_WORKED_ON:
        return gathering ? SAY(w, MSG_topic_state_worked_on, arg_day(gathering->held_on))
                         : SAY(w, MSG_topic_column_worked_on);
    case TOPIC_STATE_SET_ASIDE: return SAY(w, MSG_topic_state_set_aside, arg_str(w->topic.set_aside_why));
    }
    return S("");
}

static struct str chooser_words(struct web *w)
{
    if (!w->topic.chosen_by.is_set)
        return S("");
    switch (w->topic.chosen_by.value) {
    case TOPIC_CHOOSER_VOTE: return SAY(w, MSG_topic_chosen_by_vote);
    case TOPIC_CHOOSER_LOT: return SAY(w, MSG_topic_chosen_by_lot);
    case TOPIC_CHOOSER_ALONE: return SAY(w, MSG_topic_chosen_alone);
    case TOPIC_CHOOSER_PERSON: return SAY(w, MSG_topic_chosen_by_person);
    case TOPIC_CHOOSER_FALLBACK: return SAY(w, MSG_topic_chosen_by_fallback);
    }
    return S("");
}

static void state_fill(struct web *w, struct topic_page *page)
{
    struct gathering gathering;
    bool is_placed =
        w->topic.gathering.is_set && gathering_by_id(w->db, w->topic.gathering.value, &gathering);
    page->state = str_words(w->arena, state_words(w, is_placed ? &gathering : NULL), chooser_words(w));
    if (is_placed) {
        page->gathering_title = gathering.title;
        page->gathering = url_gathering_show(w->arena, gathering.id);
    }
}

static struct str move_words(struct web *w, const struct topic_move *m)
{
    switch (m->to_state) {
    case TOPIC_STATE_PROPOSED: return SAY(w, MSG_topic_moved_proposed);
    case TOPIC_STATE_CHOSEN: return SAY(w, MSG_topic_moved_chosen);
    case TOPIC_STATE_WORKED_ON: return SAY(w, MSG_topic_moved_worked_on);
    case TOPIC_STATE_SET_ASIDE: return SAY(w, MSG_topic_moved_set_aside);
    }
    return S("");
}

static void events_fill(struct web *w, struct topic_page *page)
{
    struct topic_move_list moves = topic_moves(w->db, w->topic.id);
    page->events.at = NEW_ARRAY(w->arena, struct topic_event, moves.count);
    for (size_t i = 0; i < moves.count; i++) {
        const struct topic_move *m = &moves.at[i];
        struct str what = move_words(w, m);
        if (m->given_name.is_set)
            what = str_format(w->arena, "%.*s, %.*s", STR(what),
                              STR(topic_name(w, m->given_name, m->family_name, (struct maybe_str){0})));
        page->events.at[page->events.count++] =
            (struct topic_event){.when = topic_day(w, m->moved_at), .what = what, .why = m->why};
    }
}

// ---- who says what ----

static void brings_fill(struct web *w, struct topic_page *page)
{
    struct topic_bring_list rows = topic_brings(w->db, w->topic.id);
    page->brings.at = NEW_ARRAY(w->arena, struct topic_voice, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct topic_bring *b = &rows.at[i];
        bool is_own = is_me(w, (struct maybe_person_id){true, b->person});
        if (is_own && !page->bring.problem.len)
            page->bring.value = b->body;
        page->brings.at[page->brings.count++] = (struct topic_voice){
            .name = topic_name(w, (struct maybe_str){true, b->given_name},
                               (struct maybe_str){true, b->family_name}, b->unit_name),
            .body = b->body,
            .is_own = is_own,
        };
    }
}

static void helpers_fill(struct web *w, struct topic_page *page)
{
    struct topic_helper_list rows = topic_helpers(w->db, w->topic.id);
    struct str *names = NEW_ARRAY(w->arena, struct str, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        names[i] = topic_name(w, (struct maybe_str){true, rows.at[i].given_name},
                              (struct maybe_str){true, rows.at[i].family_name}, rows.at[i].unit_name);
        page->helps |= is_me(w, (struct maybe_person_id){true, rows.at[i].person});
    }
    page->helpers = format_list(w->arena, w->lang, names, rows.count);
}

static void comments_fill(struct web *w, struct topic_page *page)
{
    struct topic_comment_list rows = topic_comments(w->db, w->topic.id);
    page->comments.at = NEW_ARRAY(w->arena, struct topic_voice, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct topic_comment *c = &rows.at[i];
        page->comments.at[page->comments.count++] = (struct topic_voice){
            .name = topic_name(w, c->given_name, c->family_name, c->unit_name),
            .when = topic_day(w, c->said_at),
            .body = c->body,
            .id = str_format(w->arena, "%lld", (long long)c->id.n),
            .is_own = is_me(w, c->by_person),
        };
    }
}

static void ideas_fill(struct web *w, struct topic_page *page)
{
    struct idea_named_list rows = ideas_of_topic(w->db, w->topic.id);
    page->ideas.at = NEW_ARRAY(w->arena, struct topic_idea, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        page->ideas.at[page->ideas.count++] =
            (struct topic_idea){rows.at[i].title, url_idea_show(w->arena, rows.at[i].id)};
    page->idea_new = url_with_int(w->arena, url_idea_new(w->arena), S("topic"), w->topic.id.n);
}

static void people_fill(struct web *w, struct topic_page *page)
{
    struct topic_proposer p;
    struct str day = topic_day(w, w->topic.proposed_at);
    bool has_name = topic_proposer(w->db, w->topic.id, &p);
    struct str name = has_name ? topic_name(w, (struct maybe_str){true, p.given_name},
                                            (struct maybe_str){true, p.family_name}, p.unit_name)
                               : S("");
    page->proposed = has_name ? SAY(w, MSG_topic_proposed_by, arg_str(name), arg_str(day))
                              : SAY(w, MSG_topic_proposed_on, arg_str(day));
    page->why = w->topic.why;
    brings_fill(w, page);
    helpers_fill(w, page);
    comments_fill(w, page);
    events_fill(w, page);
}

// ---- the page ----

void topic_page_show(struct web *w, struct topic_page *page)
{
    bool is_running = w->network.state == NETWORK_STATE_RUNNING;
    bool is_proposed = w->topic.state == TOPIC_STATE_PROPOSED;
    bool is_over = w->topic.state == TOPIC_STATE_WORKED_ON || w->topic.state == TOPIC_STATE_SET_ASIDE;
    bool may_talk = is_running && web_may(w, VERB_TALK);
    page->title = w->topic.title;
    page->sees_people = topic_sees_people(w);
    page->may_talk = may_talk;
    page->may_bring = is_running && topic_has_voice(w) && !is_over;
    page->may_change = page->may_set_aside = may_talk && is_proposed && topic_is_ours(w);
    page->may_take_up = may_talk && w->topic.state == TOPIC_STATE_SET_ASIDE;
    page->may_choose = may_talk && is_proposed && web_may(w, VERB_RUN);
    state_fill(w, page);
    if (page->sees_people)
        people_fill(w, page);
    if (may_talk)
        ideas_fill(w, page);
    view_topic_page(&w->page, page);
    topic_crumbs(w, false);
    web_title(w, w->topic.title);
}

void topic_show(struct web *w)
{
    struct topic_page page = topic_page_new(w);
    topic_page_show(w, &page);
}
