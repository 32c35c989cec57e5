// SPDX-License-Identifier: EUPL-1.2
// One idea: what it is and what became of it, what is needed next, who stands behind it, what is said.
#include "pages/idea/idea.h"

#include "i18n/format.h"
#include "pages/chain/chain.h"
#include "pages/topic/topic.h"
#include "sql/network.h"

bool idea_may_propose(const struct web *w)
{
    return idea_has_voice(w) || web_may(w, VERB_TEAM);
}

bool idea_has_voice(const struct web *w)
{
    return w->actor.person.is_set;
}

bool idea_sees_talk(const struct web *w)
{
    return !w->idea.network.is_set || w->standing.is_member || w->standing.is_coordinator ||
           w->standing.is_lead;
}

static bool is_me(const struct web *w, struct maybe_person_id person)
{
    return w->actor.person.is_set && person.is_set && person.value.n == w->actor.person.value.n;
}

// ---- the forms ----

struct idea_page idea_page_new(struct web *w)
{
    struct idea_page page = {
        .csrf = w->csrf,
        .version = str_format(w->arena, "%lld", (long long)w->idea.version),
        .action = url_idea_act(w->arena, w->idea.id),
        .hand = url_idea_hand_form(w->arena, w->idea.id),
        .make_theme = url_idea_theme_new(w->arena, w->idea.id),
        .may_propose = idea_may_propose(w),
        .comment = input_required(input_area(w, S("comment"), MSG_topic_comment)),
        .new_title = input_required(input_text(w, S("title"), MSG_idea_name)),
        .new_body = input_area(w, S("body"), MSG_idea_body),
        .new_need = input_hint(w, input_text(w, S("need"), MSG_idea_need), MSG_idea_need_hint),
        .rest_why = input_required(input_text(w, S("rest_why"), MSG_idea_rest_why)),
        .answer_words = input_area(w, S("words"), MSG_idea_answer_words),
    };
    page.new_title.value = w->idea.title;
    page.new_body.value = w->idea.body;
    page.new_need.value = w->idea.next_need;
    return page;
}

// ---- what became of it ----

static struct str event_words(struct web *w, const struct idea_move *m)
{
    switch (m->to_state) {
    case IDEA_STATE_SEED: return S(""); // no move leads there
    case IDEA_STATE_GROWING: return SAY(w, MSG_idea_moved_growing);
    case IDEA_STATE_RIPE: return SAY(w, MSG_idea_moved_ripe);
    case IDEA_STATE_HANDED_ON: return SAY(w, MSG_idea_moved_handed_on);
    case IDEA_STATE_RESTING: return SAY(w, MSG_idea_moved_resting);
    }
    return S("");
}

static void events_fill(struct web *w, struct idea_page *page, const struct idea_move_list *moves)
{
    page->events.at = NEW_ARRAY(w->arena, struct idea_event, moves->count);
    for (size_t i = 0; i < moves->count; i++) {
        const struct idea_move *m = &moves->at[i];
        struct str what = event_words(w, m);
        if (m->given_name.is_set)
            what = str_format(w->arena, "%.*s, %.*s", STR(what),
                              STR(topic_name(w, m->given_name, m->family_name, (struct maybe_str){0})));
        page->events.at[page->events.count++] =
            (struct idea_event){.when = topic_day(w, m->moved_at), .what = what, .why = m->why};
    }
}

/// "Growing since 3 May. Kari Berg looks after it."
static struct str lead_of(struct web *w, const struct idea_names *names, const struct idea_move_list *moves)
{
    static const enum message since[] = {
        [IDEA_STATE_SEED] = MSG_idea_since_seed,       [IDEA_STATE_GROWING] = MSG_idea_since_growing,
        [IDEA_STATE_RIPE] = MSG_idea_since_ripe,       [IDEA_STATE_HANDED_ON] = MSG_idea_since_handed_on,
        [IDEA_STATE_RESTING] = MSG_idea_since_resting,
    };
    struct instant at = moves->count ? moves->at[moves->count - 1].moved_at : w->idea.created_at;
    struct str state = SAY(w, since[w->idea.state], arg_str(topic_day(w, at)));
    struct str steward =
        names->steward_given.is_set
            ? SAY(w, MSG_idea_steward_is,
                  arg_str(topic_name(w, names->steward_given, names->steward_family, names->steward_unit)))
            : SAY(w, MSG_idea_steward_none);
    return str_format(w->arena, "%.*s %.*s.", STR(state), STR(steward));
}

static struct str origin_of(struct web *w, const struct idea_names *names)
{
    struct str network = names->network.is_set ? names->network.value : SAY(w, MSG_idea_of_all);
    struct str day = topic_day(w, w->idea.created_at);
    if (!names->by_given.is_set)
        return SAY(w, MSG_idea_put_on, arg_str(network), arg_str(day));
    return SAY(w, MSG_idea_put_by, arg_str(network),
               arg_str(topic_name(w, names->by_given, names->by_family, names->by_unit)), arg_str(day));
}

// ---- to whom it was handed ----

static struct idea_answer_line answer_of(struct web *w, const struct idea_handed *h)
{
    bool is_theme = h->to_kind == IDEA_RECEIVER_THEME;
    struct idea_answer_line line = {.receiver = is_theme ? SAY(w, MSG_idea_to_team) : h->to_text,
                                    .words = h->words};
    struct str day = topic_day(w, h->answered_at.is_set ? h->answered_at.value : h->handed_at);
    struct str who = h->answerer_given.is_set
                         ? str_words(w->arena, h->answerer_given.value, h->answerer_family.value)
                         : S("");
    switch (h->answer) {
    case IDEA_ANSWER_NONE:
        line.is_waiting = true;
        line.said =
            h->asked_given.is_set
                ? SAY(w, MSG_idea_asked,
                      arg_str(str_words(w->arena, h->asked_given.value, h->asked_family.value)), arg_str(day))
                : SAY(w, MSG_idea_asked_on, arg_str(day));
        break;
    case IDEA_ANSWER_TAKEN:
        line.is_yes = true;
        line.said = SAY(w, MSG_idea_said_yes, arg_str(day));
        break;
    case IDEA_ANSWER_DECLINED: line.said = SAY(w, MSG_idea_said_no, arg_str(day)); break;
    }
    if (who.len)
        line.said = str_format(w->arena, "%.*s, %.*s", STR(line.said), STR(who));
    return line;
}

static void answers_fill(struct web *w, struct idea_page *page)
{
    struct idea_handed_list rows = idea_handings(w->db, w->idea.id);
    page->answers.at = NEW_ARRAY(w->arena, struct idea_answer_line, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        page->answers.at[page->answers.count++] = answer_of(w, &rows.at[i]);
    const struct idea_handed *last = rows.count ? &rows.at[rows.count - 1] : NULL;
    bool waits = last && last->answer == IDEA_ANSWER_NONE, is_over = w->idea.state == IDEA_STATE_HANDED_ON;
    page->may_answer = page->may_steer && waits && last->to_kind != IDEA_RECEIVER_THEME;
    page->may_hand = page->may_steer && !waits && (w->idea.state == IDEA_STATE_RIPE || is_over) &&
                     !(last && last->answer == IDEA_ANSWER_TAKEN);
}

// ---- who says what ----

static void stands_fill(struct web *w, struct idea_page *page)
{
    struct idea_stand_list rows = idea_stands(w->db, w->idea.id);
    struct str *names = NEW_ARRAY(w->arena, struct str, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        names[i] = topic_name(w, (struct maybe_str){true, rows.at[i].given_name},
                              (struct maybe_str){true, rows.at[i].family_name}, rows.at[i].unit_name);
        page->does_stand |= is_me(w, (struct maybe_person_id){true, rows.at[i].person});
    }
    page->stand_count = (int64_t)rows.count;
    page->stands = format_list(w->arena, w->lang, names, rows.count);
}

static void comments_fill(struct web *w, struct idea_page *page)
{
    struct idea_comment_list rows = idea_comments(w->db, w->idea.id);
    page->comments.at = NEW_ARRAY(w->arena, struct idea_voice, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct idea_comment *c = &rows.at[i];
        page->comments.at[page->comments.count++] = (struct idea_voice){
            .name = topic_name(w, c->given_name, c->family_name, c->unit_name),
            .when = topic_day(w, c->said_at),
            .body = c->body,
            .words_lang = page->words_lang,
            .id = str_format(w->arena, "%lld", (long long)c->id.n),
            .is_own = is_me(w, c->by_person),
        };
    }
}

// ---- the page ----

static struct chain_figure chain_of(struct web *w)
{
    struct station_list all = stations_of_idea(w->db, &w->idea);
    return chain_figure_of(
        w, &all,
        &(struct chain_telling){.title = w->idea.title, .sees_talk = idea_sees_talk(w), .names = true});
}

static void steps_fill(struct web *w, struct idea_page *page)
{
    page->steps.at = NEW_ARRAY(w->arena, struct idea_step, 2);
    if (idea_may_move(w->idea.state, IDEA_STATE_GROWING))
        page->steps.at[page->steps.count++] = (struct idea_step){S("grow"), SAY(w, MSG_idea_grow)};
    if (idea_may_move(w->idea.state, IDEA_STATE_RIPE))
        page->steps.at[page->steps.count++] = (struct idea_step){S("ripe"), SAY(w, MSG_idea_ripen)};
    page->may_rest = idea_may_move(w->idea.state, IDEA_STATE_RESTING);
}

void idea_page_show(struct web *w, struct idea_page *page)
{
    struct idea_names names = {0};
    struct idea_move_list moves = idea_moves(w->db, w->idea.id);
    idea_names(w->db, w->idea.id, &names);
    page->words_lang = lang_tag(w->settings.lang); // as people here write
    page->title = w->idea.title;
    page->body = w->idea.body;
    page->need = w->idea.next_need;
    page->lead = lead_of(w, &names, &moves);
    page->origin = origin_of(w, &names);
    page->sees_talk = idea_sees_talk(w);
    page->may_steer = web_may(w, VERB_STEWARD);
    page->may_stand = idea_has_voice(w);
    page->may_take = idea_has_voice(w) && !w->idea.steward.is_set;
    page->chain = chain_of(w);
    steps_fill(w, page);
    answers_fill(w, page);
    stands_fill(w, page);
    events_fill(w, page, &moves);
    if (page->sees_talk)
        comments_fill(w, page);
    view_idea_page(&w->page, page);
    idea_crumbs(w);
    web_title(w, w->idea.title);
}

void idea_show(struct web *w)
{
    struct idea_page page = idea_page_new(w);
    idea_page_show(w, &page);
}
