// SPDX-License-Identifier: EUPL-1.2
// A row for each kind.
#include "ask/words.h"

#include "i18n/message.h"

enum { A_MINUTE = 1, TWO_MINUTES = 2, A_WHILE = 10 };

static const struct {
    enum message line; // takes the name of the network, or what the ask is about
    bool is_about;
    int64_t minutes;
} words[] = {
    [ASK_KIND_COORDINATE] = {MSG_ask_coordinate, false, A_MINUTE},
    [ASK_KIND_PROPOSE] = {MSG_ask_propose, false, TWO_MINUTES},
    [ASK_KIND_VOTE] = {MSG_ask_vote, false, A_MINUTE},
    [ASK_KIND_TASK] = {MSG_ask_task, true, A_WHILE},
    [ASK_KIND_CONTRIBUTE] = {MSG_ask_contribute, true, A_WHILE},
    [ASK_KIND_REVIEW] = {MSG_ask_review, true, A_WHILE},
    [ASK_KIND_STILL_TRUE] = {MSG_ask_still_true, true, A_WHILE},
};

struct str ask_line(struct arena *arena, enum lang lang, const struct ask_open *ask)
{
    struct maybe_str what = words[ask->kind].is_about ? ask->about : ask->network_name;
    return TEXT(arena, lang, words[ask->kind].line, arg_str(what.is_set ? what.value : S("")));
}

int64_t ask_minutes(enum ask_kind kind)
{
    return words[kind].minutes;
}
