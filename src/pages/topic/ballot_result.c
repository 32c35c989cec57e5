// SPDX-License-Identifier: EUPL-1.2
// Counts, places, pairs, and what happens next.
#include "pages/topic/ballot_result.h"

#include "i18n/format.h"
#include "pages/topic/topic.h"
#include "topic/ballot.h"

// ---- while it is open ----

static void interim_fill(struct web *w, struct ballot_page *page, struct maybe_person_id reader)
{
    struct tally tally;
    page->has_counts = reader.is_set && ballot_interim(w->db, &w->ballot, reader.value, &tally);
    page->hides_counts = !page->has_counts;
    if (!page->has_counts)
        return;
    const struct count *c = &tally.count;
    int64_t most = c->votes[c->order[0]];
    page->counts.at = NEW_ARRAY(w->arena, struct count_line, c->options);
    for (size_t place = 0; place < c->options; place++) {
        int64_t votes = c->votes[c->order[place]];
        page->counts.at[page->counts.count++] = (struct count_line){
            .label = tally.options.at[c->order[place]].label,
            .place = (int64_t)place + 1,
            .votes = votes,
            .width = most ? votes * 100 / most : 0,
            .has_votes = true,
        };
    }
}

// ---- closed ----

static struct count_line line_of(struct web *w, const struct ballot_place *p, int64_t most)
{
    bool is_shown_level = p->level > 1 && (p->place == 1 || !p->votes.is_set);
    return (struct count_line){
        .label = p->label,
        .place = p->place,
        .votes = p->votes.value,
        .has_votes = p->votes.is_set,
        .width = most ? p->votes.value * 100 / most : 0,
        .level = is_shown_level ? SAY(w, MSG_ballot_level, arg_int(p->level)) : S(""),
    };
}

static struct str result_words(struct web *w, const struct ballot_place *first)
{
    if (!w->ballot.turnout.value && w->ballot.about == BALLOT_ABOUT_FREE)
        return SAY(w, MSG_ballot_nobody_voted);
    if (!first->votes.is_set)
        return SAY(w, MSG_ballot_winner, arg_str(first->label));
    enum message words =
        w->ballot.method == BALLOT_METHOD_DOTS ? MSG_ballot_winner_dots : MSG_ballot_winner_votes;
    return SAY(w, words, arg_str(first->label), arg_int(first->votes.value));
}

static void places_fill(struct web *w, struct ballot_page *page, const struct ballot_place_list *places)
{
    page->counts.at = NEW_ARRAY(w->arena, struct count_line, places->count);
    for (size_t i = 0; i < places->count; i++)
        page->counts.at[page->counts.count++] = line_of(w, &places->at[i], places->at[0].votes.value);
    page->has_counts = places->count > 0;
    page->result = result_words(w, &places->at[0]);
    if (places->at[0].level > 1) {
        page->lot = SAY(w, MSG_ballot_by_lot);
        page->seed = str_format(w->arena, "%lld", (long long)w->ballot.seed.value);
    }
}

/// The winner that was chosen, or the next one, if it was set aside meanwhile.
static void next_fill(struct web *w, struct ballot_page *page, const struct ballot_place_list *places)
{
    struct topic topic;
    struct gathering gathering;
    for (size_t i = 0; i < places->count; i++) {
        if (!places->at[i].topic.is_set || !topic_by_id(w->db, places->at[i].topic.value, &topic) ||
            (topic.state != TOPIC_STATE_CHOSEN && topic.state != TOPIC_STATE_WORKED_ON))
            continue;
        page->next_title = topic.title;
        page->next_url = url_topic_show(w->arena, topic.id);
        page->next = topic.gathering.is_set && gathering_by_id(w->db, topic.gathering.value, &gathering)
                         ? SAY(w, MSG_ballot_goes_to, arg_day(gathering.held_on))
                         : SAY(w, MSG_ballot_waits);
        return;
    }
}

static struct str label_of(const struct ballot_place_list *places, struct ballot_option_id option)
{
    for (size_t i = 0; i < places->count; i++)
        if (places->at[i].option.n == option.n)
            return places->at[i].label;
    return S("");
}

static const struct ballot_pair *pair_between(const struct ballot_pair_list *pairs, struct ballot_option_id a,
                                              struct ballot_option_id b)
{
    for (size_t i = 0; i < pairs->count; i++)
        if (pairs->at[i].a.n == a.n && pairs->at[i].b.n == b.n)
            return &pairs->at[i];
    return NULL;
}

/// Each pair once, the better placed first.
static void pairs_fill(struct web *w, struct ballot_page *page, const struct ballot_place_list *places)
{
    struct ballot_pair_list pairs = ballot_pairs(w->db, w->ballot.id);
    page->pairs.at = NEW_ARRAY(w->arena, struct pair_line, pairs.count);
    for (size_t i = 0; pairs.count && i < places->count; i++)
        for (size_t j = i + 1; j < places->count; j++) {
            struct ballot_option_id a = places->at[i].option, b = places->at[j].option;
            const struct ballot_pair *to = pair_between(&pairs, a, b), *from = pair_between(&pairs, b, a);
            if (to && from)
                page->pairs.at[page->pairs.count++] = (struct pair_line){
                    .winner = label_of(places, a),
                    .loser = label_of(places, b),
                    .words = SAY(w, MSG_ballot_against, arg_int(to->above), arg_int(from->above)),
                    .path = SAY(w, MSG_ballot_against, arg_int(to->path), arg_int(from->path)),
                };
        }
}

/// From so many on that a name does not tell a vote.
static void voters_fill(struct web *w, struct ballot_page *page)
{
    struct ballot_voter_list rows = ballot_voters(w->db, w->ballot.id);
    if (!topic_sees_people(w) || rows.count < BALLOT_NAMES_LEAST)
        return;
    struct str *names = NEW_ARRAY(w->arena, struct str, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        names[i] = topic_name(w, (struct maybe_str){true, rows.at[i].given_name},
                              (struct maybe_str){true, rows.at[i].family_name}, rows.at[i].unit_name);
    page->voters = format_list(w->arena, w->lang, names, rows.count);
}

void ballot_result_fill(struct web *w, struct ballot_page *page, struct maybe_person_id reader)
{
    if (w->ballot.state == BALLOT_STATE_OPEN)
        interim_fill(w, page, reader);
    if (w->ballot.state != BALLOT_STATE_CLOSED)
        return;
    struct ballot_place_list places = ballot_result(w->db, w->ballot.id);
    places_fill(w, page, &places);
    next_fill(w, page, &places);
    pairs_fill(w, page, &places);
    voters_fill(w, page);
}
