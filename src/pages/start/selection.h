// SPDX-License-Identifier: EUPL-1.2
// What the five steps of starting a network share.
#ifndef PAGES_START_SELECTION_H
#define PAGES_START_SELECTION_H

#include "html/start/selection.h"
#include "selection/selection.h"
#include "web/web.h"

enum selection_step {
    SELECTION_PURPOSE,
    SELECTION_RULE,
    SELECTION_CANDIDATES,
    SELECTION_KICKOFF,
    SELECTION_INVITATION
};
#define SELECTION_STEPS (SELECTION_INVITATION + 1)

/// The list above each step, with links to all of them as soon as the network is there.
struct step_line_list selection_steps(struct web *w, enum selection_step current);
/// The way back and the title of a step.
void selection_frame(struct web *w, enum message title);

/// The kick-off, when there is one.
bool selection_kickoff(struct web *w, struct gathering *out);
/// For the calendar entry of a new gathering: random, in the domain that sends the mails.
struct str selection_uid(struct web *w);
/// Notes a problem at the input where a gathering of the network cannot be on that day.
void selection_day_judge(struct web *w, struct input *input, struct date day);

/// One list of candidates, as the address or the form names it.
struct candidates_view {
    enum candidate_place list;
    struct str wanted;       // part of a name
    struct person_id behind; // the last one of the page before; 0: from the beginning
};
struct url candidates_url(struct web *w, const struct candidates_view *view);
/// "Chosen by Ine Solheim on 3 December 2026: ..."; empty where the rule decides.
/// All of them for a spreadsheet, with what each criterion says and why.
struct str candidates_file(struct web *w, int64_t *people);
struct str candidate_decided(struct web *w, const struct candidate_line *line);

/// How many were chosen from each part of the organisation, and how many work there; also where nobody was.
struct silo_line_list selection_spread(struct web *w);
/// Puts those for whom there is no seat on the waiting list: see selection/spread.h.
enum selection_decided selection_spread_decide(struct web *w);

#endif
