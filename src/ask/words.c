// SPDX-License-Identifier: EUPL-1.2
// A row for each kind.
#include "ask/words.h"

#include "base/bug.h"
#include "i18n/message.h"

enum { A_MINUTE = 1, TWO_MINUTES = 2, A_WHILE = 10 };

enum about { NETWORK, GATHERING, SUBJECT };

static const struct {
    enum message line;
    enum about about; // what the line takes
    int64_t minutes;
} words[] = {
    [ASK_KIND_COORDINATE] = {MSG_ask_coordinate, NETWORK, A_MINUTE},
    [ASK_KIND_PROPOSE] = {MSG_ask_propose, NETWORK, TWO_MINUTES},
    [ASK_KIND_VOTE] = {MSG_ask_vote, NETWORK, A_MINUTE},
    [ASK_KIND_TASK] = {MSG_ask_task, SUBJECT, A_WHILE},
    [ASK_KIND_TAKE_HOME] = {MSG_ask_take_home, GATHERING, TWO_MINUTES},
};

static struct maybe_str about_of(const struct ask_open *ask)
{
    switch (words[ask->kind].about) {
    case NETWORK: return ask->network_name;
    case GATHERING: return ask->title;
    case SUBJECT: return ask->about;
    }
    BUG("an ask about nothing");
}

struct str ask_line(struct arena *arena, enum lang lang, const struct ask_open *ask)
{
    struct maybe_str what = about_of(ask);
    return TEXT(arena, lang, words[ask->kind].line, arg_str(what.is_set ? what.value : S("")));
}

int64_t ask_minutes(enum ask_kind kind)
{
    return words[kind].minutes;
}
