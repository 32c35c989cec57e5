// SPDX-License-Identifier: EUPL-1.2
// /t/TOKEN: one page for each kind of ask, for people who come from a mail or from My page, without signing
// in. GET shows, POST decides: scanners of mail open every link.
//
// A kind has a file of its own here with a show and a save, and a line in the two switches of answer.c. Both
// find an ask that its person may still answer: open, or answered and to be changed.
#ifndef PAGES_ANSWER_ANSWER_H
#define PAGES_ANSWER_ANSWER_H

#include "html/answer/answer.h"
#include "sql/ask.h"
#include "web/web.h"

/// What the link is about. The network is empty where the ask is of the whole.
struct asked {
    struct ask ask;
    struct network network;
};

/// The frame of a question with a yes and a no: the kind adds its words.
struct answer_page answer_page_of(struct web *w, const struct asked *of);
/// What was pressed: ANSWER_YES, ANSWER_NO, or ANSWER_NONE, to which 400 is answered already.
enum answer answer_given(struct web *w);
/// After a POST: the same link again, which says what is recorded.
void answer_saved(struct web *w);

void coordinate_show(struct web *w, const struct asked *of);
void coordinate_save(struct web *w, const struct asked *of);
void propose_show(struct web *w, const struct asked *of);
void propose_save(struct web *w, const struct asked *of);
void vote_show(struct web *w, const struct asked *of);
void vote_save(struct web *w, const struct asked *of);
void poll_ask_show(struct web *w, const struct asked *of);
void poll_ask_save(struct web *w, const struct asked *of);
void task_show(struct web *w, const struct asked *of);
void task_save(struct web *w, const struct asked *of);
void ask_question_show(struct web *w, const struct asked *of);
void ask_question_save(struct web *w, const struct asked *of);
void handle_idea_show(struct web *w, const struct asked *of);
void handle_idea_save(struct web *w, const struct asked *of);
void idea_answer_show(struct web *w, const struct asked *of);
void idea_answer_save(struct web *w, const struct asked *of);
void take_idea_show(struct web *w, const struct asked *of);
void take_idea_save(struct web *w, const struct asked *of);
void host_ask_show(struct web *w, const struct asked *of);
void host_ask_save(struct web *w, const struct asked *of);
void swap_ask_show(struct web *w, const struct asked *of);
void swap_ask_save(struct web *w, const struct asked *of);
/// Who hosts what an ask of either kind is about; empty: nobody, or it is of another kind.
struct str host_who_has_it(struct web *w, const struct ask *ask);
void welcome_show(struct web *w, const struct asked *of);
void welcome_save(struct web *w, const struct asked *of);
void stand_in_show(struct web *w, const struct asked *of);
void stand_in_save(struct web *w, const struct asked *of);
void warning_show(struct web *w, const struct asked *of);
void warning_save(struct web *w, const struct asked *of);
void hand_over_show(struct web *w, const struct asked *of);
void hand_over_save(struct web *w, const struct asked *of);
void take_home_answer_show(struct web *w, const struct asked *of);
void take_home_answer_save(struct web *w, const struct asked *of);
void word_show(struct web *w, const struct asked *of);
void word_save(struct web *w, const struct asked *of);
void sign_show(struct web *w, const struct asked *of);
void sign_save(struct web *w, const struct asked *of);
void contribute_show(struct web *w, const struct asked *of);
void contribute_save(struct web *w, const struct asked *of);
void review_show(struct web *w, const struct asked *of);
void review_save(struct web *w, const struct asked *of);
void still_true_show(struct web *w, const struct asked *of);
void still_true_save(struct web *w, const struct asked *of);
void practice_answer_show(struct web *w, const struct asked *of);
void practice_answer_save(struct web *w, const struct asked *of);
void guide_question_show(struct web *w, const struct asked *of);
void guide_question_save(struct web *w, const struct asked *of);
void return_item_show(struct web *w, const struct asked *of);
void return_item_save(struct web *w, const struct asked *of);

#endif
