// SPDX-License-Identifier: EUPL-1.2
// A row for each kind.
#include "ask/words.h"

#include "i18n/message.h"
#include "i18n/text.h"

enum { A_MINUTE = 1, TWO_MINUTES = 2, A_FEW_MINUTES = 3, A_WHILE = 10, ABOUT_CHARACTERS = 100 };

static const struct {
    enum message line; // takes the name of the network, or what the ask is about
    bool is_about;
    int64_t minutes;
} words[] = {
    [ASK_KIND_COORDINATE] = {MSG_ask_coordinate, false, A_MINUTE},
    [ASK_KIND_PROPOSE] = {MSG_ask_propose, false, TWO_MINUTES},
    [ASK_KIND_VOTE] = {MSG_ask_vote, false, A_MINUTE},
    [ASK_KIND_TASK] = {MSG_ask_task, true, A_WHILE},
    [ASK_KIND_QUESTION] = {MSG_ask_question, true, A_FEW_MINUTES},
    [ASK_KIND_HANDLE_IDEA] = {MSG_ask_handle_idea, true, A_FEW_MINUTES},
    [ASK_KIND_IDEA_ANSWER] = {MSG_ask_idea_answer, true, A_MINUTE},
    [ASK_KIND_TAKE_IDEA] = {MSG_ask_take_idea, true, A_MINUTE},
};

struct str ask_line(struct arena *arena, enum lang lang, const struct ask_open *ask)
{
    struct maybe_str what = words[ask->kind].is_about ? ask->about : ask->network_name;
    return TEXT(arena, lang, words[ask->kind].line, arg_str(text_short(arena, what.value, ABOUT_CHARACTERS)));
}

int64_t ask_minutes(enum ask_kind kind)
{
    return words[kind].minutes;
}
