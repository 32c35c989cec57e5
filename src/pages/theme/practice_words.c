// SPDX-License-Identifier: EUPL-1.2
#include "pages/theme/practice_words.h"

static struct str practice_state_words(struct web *w, enum practice_state state)
{
    static const enum message words[PRACTICE_STATE_COUNT] = {
        [PRACTICE_STATE_SAID] = MSG_practice_state_said,
        [PRACTICE_STATE_CONFIRMED] = MSG_practice_state_confirmed,
        [PRACTICE_STATE_IN_USE] = MSG_practice_state_in_use,
        [PRACTICE_STATE_LAPSED] = MSG_practice_state_lapsed,
    };
    return SAY(w, words[state]);
}

struct str practice_stands(struct web *w, enum practice_state state, struct maybe_date asked_on,
                           int64_t asked_times)
{
    if (practice_is_unanswered(state, asked_times) && asked_on.is_set)
        return SAY(w, MSG_practice_unanswered, arg_date(asked_on.value));
    return practice_state_words(w, state);
}
