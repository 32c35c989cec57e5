// SPDX-License-Identifier: EUPL-1.2
// A row for each kind.
#include "ask/words.h"

#include "base/bug.h"
#include "i18n/message.h"

enum { A_MINUTE = 1, TWO_MINUTES = 2, A_WHILE = 10 };

enum about { OF_NETWORK, OF_SUBJECT, OF_GATHERING };

static const struct {
    enum message line;
    enum about about; // what the line names: the network; what is asked; the gathering, and its day
    int64_t minutes;
} words[] = {
    [ASK_KIND_COORDINATE] = {MSG_ask_coordinate, OF_NETWORK, A_MINUTE},
    [ASK_KIND_PROPOSE] = {MSG_ask_propose, OF_NETWORK, TWO_MINUTES},
    [ASK_KIND_VOTE] = {MSG_ask_vote, OF_NETWORK, A_MINUTE},
    [ASK_KIND_TASK] = {MSG_ask_task, OF_SUBJECT, A_WHILE},
    [ASK_KIND_HOST] = {MSG_ask_host, OF_GATHERING, A_MINUTE},
    [ASK_KIND_SWAP] = {MSG_ask_swap, OF_GATHERING, A_MINUTE},
};

struct str ask_line(struct arena *arena, enum lang lang, const struct ask_open *ask)
{
    enum message line = words[ask->kind].line;
    switch (words[ask->kind].about) {
    case OF_NETWORK: return TEXT(arena, lang, line, arg_str(ask->network_name.value));
    case OF_SUBJECT: return TEXT(arena, lang, line, arg_str(ask->about.value));
    case OF_GATHERING: return TEXT(arena, lang, line, arg_str(ask->title.value), arg_day(ask->held_on.value));
    }
    BUG("about %d", (int)words[ask->kind].about);
}

int64_t ask_minutes(enum ask_kind kind)
{
    return words[kind].minutes;
}
