// SPDX-License-Identifier: EUPL-1.2
// The manager's word in words.
#include "pages/application/application.h"

struct str word_reason_words(struct web *w, enum word_reason reason)
{
    static const enum message words[WORD_REASON_COUNT] = {
        [WORD_REASON_COVER] = MSG_word_reason_cover,   [WORD_REASON_COST] = MSG_word_reason_cost,
        [WORD_REASON_TIMING] = MSG_word_reason_timing, [WORD_REASON_TASK] = MSG_word_reason_task,
        [WORD_REASON_OTHER] = MSG_word_reason_other,
    };
    return SAY(w, words[reason]);
}

struct str word_says(struct web *w, const struct manager_word *word, struct str manager)
{
    switch (word->state) {
    case WORD_STATE_ASKED: return SAY(w, MSG_word_is_asked, arg_str(manager), arg_date(word->due_on));
    case WORD_STATE_YES: return SAY(w, MSG_word_said_yes, arg_str(manager));
    case WORD_STATE_YES_IF: return SAY(w, MSG_word_said_yes_if, arg_str(manager), arg_str(word->terms));
    case WORD_STATE_NO:
        return SAY(
            w, MSG_word_said_no, arg_str(manager),
            arg_str(word_reason_words(w, word->reason.is_set ? word->reason.value : WORD_REASON_OTHER)));
    case WORD_STATE_NO_WORD: break;
    }
    return SAY(w, MSG_word_said_nothing, arg_str(manager));
}
