// SPDX-License-Identifier: EUPL-1.2
// A row for each kind.
#include "ask/words.h"

#include "base/bug.h"
#include "i18n/message.h"
#include "i18n/text.h"

enum {
    A_MINUTE = 1,
    TWO_MINUTES = 2,
    A_FEW_MINUTES = 3,
    FIVE_MINUTES = 5,
    A_WHILE = 10,
    ABOUT_CHARACTERS = 100
};

/// What a line names: the network; the gathering; the gathering and its day; what is asked.
enum about { NETWORK, GATHERING, GATHERING_DAY, SUBJECT };

static const struct {
    enum message line;
    enum about about;
    int64_t minutes;
} words[] = {
    [ASK_KIND_COORDINATE] = {MSG_ask_coordinate, NETWORK, A_MINUTE},
    [ASK_KIND_PROPOSE] = {MSG_ask_propose, NETWORK, TWO_MINUTES},
    [ASK_KIND_VOTE] = {MSG_ask_vote, NETWORK, A_MINUTE},
    [ASK_KIND_POLL] = {MSG_ask_poll, GATHERING, A_MINUTE},
    [ASK_KIND_TASK] = {MSG_ask_task, SUBJECT, A_WHILE},
    [ASK_KIND_TAKE_HOME] = {MSG_ask_take_home, GATHERING, TWO_MINUTES},
    [ASK_KIND_QUESTION] = {MSG_ask_question, SUBJECT, A_FEW_MINUTES},
    [ASK_KIND_HANDLE_IDEA] = {MSG_ask_handle_idea, SUBJECT, A_FEW_MINUTES},
    [ASK_KIND_IDEA_ANSWER] = {MSG_ask_idea_answer, SUBJECT, A_MINUTE},
    [ASK_KIND_TAKE_IDEA] = {MSG_ask_take_idea, SUBJECT, A_MINUTE},
    [ASK_KIND_SIGN] = {MSG_ask_sign, SUBJECT, FIVE_MINUTES},
    [ASK_KIND_WORD] = {MSG_ask_word, SUBJECT, TWO_MINUTES},
    [ASK_KIND_HOST] = {MSG_ask_host, GATHERING_DAY, A_MINUTE},
    [ASK_KIND_SWAP] = {MSG_ask_swap, GATHERING_DAY, A_MINUTE},
    [ASK_KIND_HAND_OVER] = {MSG_ask_hand_over, NETWORK, A_WHILE},
    [ASK_KIND_WARNING] = {MSG_ask_warning, NETWORK, A_FEW_MINUTES},
    [ASK_KIND_STAND_IN] = {MSG_ask_stand_in, SUBJECT, TWO_MINUTES},
    [ASK_KIND_WELCOME] = {MSG_ask_welcome, SUBJECT, TWO_MINUTES},
    [ASK_KIND_CONTRIBUTE] = {MSG_ask_contribute, SUBJECT, A_WHILE},
    [ASK_KIND_REVIEW] = {MSG_ask_review, SUBJECT, A_WHILE},
    [ASK_KIND_STILL_TRUE] = {MSG_ask_still_true, SUBJECT, A_WHILE},
    [ASK_KIND_GUIDE_QUESTION] = {MSG_ask_guide_question, SUBJECT, A_FEW_MINUTES},
    [ASK_KIND_RETURN_ITEM] = {MSG_ask_return_item, SUBJECT, A_MINUTE},
    [ASK_KIND_PRACTICE] = {MSG_ask_practice, SUBJECT, A_MINUTE},
};

struct str ask_line(struct arena *arena, enum lang lang, const struct ask_open *ask)
{
    enum message line = words[ask->kind].line;
    switch (words[ask->kind].about) {
    case NETWORK: return TEXT(arena, lang, line, arg_str(ask->network_name.value));
    case GATHERING: return TEXT(arena, lang, line, arg_str(ask->title.value));
    case GATHERING_DAY:
        return TEXT(arena, lang, line, arg_str(ask->title.value), arg_day(ask->held_on.value));
    case SUBJECT:
        return TEXT(arena, lang, line, arg_str(text_short(arena, ask->about.value, ABOUT_CHARACTERS)));
    }
    BUG("about %d", (int)words[ask->kind].about);
}

int64_t ask_minutes(enum ask_kind kind)
{
    return words[kind].minutes;
}
