// SPDX-License-Identifier: EUPL-1.2
// What anybody may bring up: an idea, a question to a network. One press from My page to the form.
#include "pages/home/home.h"

#include "sql/network.h"

enum { NETWORKS_OFFERED = 3 };

static void add(struct home_start_list *list, struct str label, struct str about, struct url url)
{
    list->at[list->count++] = (struct home_start){label, about, url};
}

struct home_start_list home_ways(struct web *w)
{
    struct home_start_list list = {.at = NEW_ARRAY(w->arena, struct home_start, 2 + NETWORKS_OFFERED)};
    if (!w->actor.person.is_set)
        return list;
    struct network_row_list mine = networks_talked_in(w->db, w->actor.account, w->actor.person);
    add(&list, SAY(w, MSG_home_start_idea), SAY(w, MSG_home_start_idea_about), url_idea_new(w->arena));
    add(&list, SAY(w, MSG_idea_title), SAY(w, MSG_home_ideas_about), url_ideas(w->arena));
    for (size_t i = 0; i < mine.count && i < NETWORKS_OFFERED; i++) {
        struct arg network = arg_str(mine.at[i].name);
        add(&list, SAY(w, MSG_home_start_question, network), SAY(w, MSG_home_start_question_about),
            url_questions(w->arena, mine.at[i].id));
    }
    return list;
}
