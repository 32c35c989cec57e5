// SPDX-License-Identifier: EUPL-1.2
// A row for each kind.
#include "ask/words.h"

#include "i18n/message.h"

static const struct {
    enum message line; // takes the name of the network
    int64_t minutes;
} words[] = {
    [ASK_KIND_COORDINATE] = {MSG_ask_coordinate, 1},
    [ASK_KIND_PROPOSE] = {MSG_ask_propose, 2},
    [ASK_KIND_VOTE] = {MSG_ask_vote, 1},
};

struct str ask_line(struct arena *arena, enum lang lang, const struct ask_open *ask)
{
    struct str network = ask->network_name.is_set ? ask->network_name.value : S("");
    return TEXT(arena, lang, words[ask->kind].line, arg_str(network));
}

int64_t ask_minutes(enum ask_kind kind)
{
    return words[kind].minutes;
}
