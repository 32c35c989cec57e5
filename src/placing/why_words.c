// SPDX-License-Identifier: EUPL-1.2
#include "placing/why_words.h"

#include "base/bug.h"

enum message why_message(enum why why)
{
    switch (why) {
    case WHY_HOURS: return MSG_cli_match_why_hours;
    case WHY_FORBIDDEN: return MSG_cli_match_why_forbidden;
    case WHY_REFUSED: return MSG_cli_match_why_refused;
    case WHY_REQUIRED: return MSG_cli_match_why_required;
    case WHY_OWN_UNIT: return MSG_cli_match_why_own_unit;
    case WHY_CLOSED: return MSG_cli_match_why_closed;
    case WHY_BLOCKS: return MSG_cli_match_why_blocks;
    case WHY_HELD: return MSG_cli_match_why_held;
    case WHY_BETTER: return MSG_cli_match_why_better;
    case WHY_EQUAL: return MSG_cli_match_why_equal;
    case WHY_UNIT: return MSG_cli_match_why_unit;
    }
    BUG("why %d", (int)why);
}
