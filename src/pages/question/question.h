// SPDX-License-Identifier: EUPL-1.2
// What the page of a question shares with the page behind the link in a mail.
#ifndef PAGES_QUESTION_QUESTION_H
#define PAGES_QUESTION_QUESTION_H

#include "html/question/question.h"
#include "question/question.h"
#include "web/web.h"

/// What was answered, the oldest first.
struct question_voice_list question_voices(struct web *w, struct question_id question);
/// "Kari Berg (Fagerli skole) asked on 3 May"
struct str question_about(struct web *w, const struct question *q);
/// Reads the posted answer and stores it. False: nothing is written, and the form says what is wrong.
bool question_answer_take(struct web *w, struct input *input, const struct question *question,
                          struct maybe_person_id by);

#endif
