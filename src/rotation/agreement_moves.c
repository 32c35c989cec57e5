// SPDX-License-Identifier: EUPL-1.2
// Which way an agreement goes.
#include "rotation/agreement.h"

static const struct {
    enum agreement_state from, to;
    enum agreement_mover by;
} moves[] = {
    {AGREEMENT_STATE_DRAFT, AGREEMENT_STATE_DIALOGUE, BY_PARTIES},
    {AGREEMENT_STATE_DIALOGUE, AGREEMENT_STATE_TO_SIGN, BY_PARTIES},
    {AGREEMENT_STATE_TO_SIGN, AGREEMENT_STATE_SIGNED, BY_SIGNING},
    {AGREEMENT_STATE_SIGNED, AGREEMENT_STATE_RUNNING, BY_FIRST_DAY},
    {AGREEMENT_STATE_RUNNING, AGREEMENT_STATE_ENDED, BY_LAST_DAY},
    {AGREEMENT_STATE_RUNNING, AGREEMENT_STATE_ENDED, BY_PARTIES},
    {AGREEMENT_STATE_DIALOGUE, AGREEMENT_STATE_ENDED, BY_PARTIES},
    {AGREEMENT_STATE_TO_SIGN, AGREEMENT_STATE_ENDED, BY_PARTIES},
    {AGREEMENT_STATE_SIGNED, AGREEMENT_STATE_ENDED, BY_PARTIES},
};

bool agreement_may_move(enum agreement_state from, enum agreement_state to, enum agreement_mover by)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].from == from && moves[i].to == to && moves[i].by == by)
            return true;
    return false;
}
