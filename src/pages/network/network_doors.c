// SPDX-License-Identifier: EUPL-1.2
// The ways from a network to the pages of its subjects: a row for each.
#include "pages/network/network_doors.h"

struct door {
    enum verb verb; // who may go there
    enum message label, about;
    struct url (*url)(struct arena *arena, struct network_id network);
};

static const struct door doors[] = {
    {VERB_SEE, MSG_network_people_title, MSG_network_members, url_network_members},
    {VERB_TALK, MSG_mine_title, MSG_mine_door_about, url_my_network},
    {VERB_SEE, MSG_plan_title, MSG_network_plan_about, url_plan_show},
    {VERB_SEE, MSG_topic_door, MSG_topic_door_about, url_topics},
    {VERB_TALK, MSG_idea_title, MSG_idea_door_about, url_network_ideas},
    {VERB_TALK, MSG_question_title, MSG_question_door_about, url_questions},
    {VERB_SEE, MSG_hosts_door, MSG_hosts_door_about, url_hosts},
    {VERB_SEE, MSG_status_title, MSG_status_about, url_network_status},
    {VERB_SEE, MSG_role_title, MSG_network_roles_about, url_roles_show},
    {VERB_SEE, MSG_seating_title, MSG_network_seating_about, url_seating_show},
    {VERB_RUN, MSG_handover_title, MSG_handover_door_about, url_handover},
    {VERB_RUN, MSG_network_invitations, MSG_network_invitations_about, url_invitations_board},
    {VERB_LEAD, MSG_network_settings, MSG_network_settings_about, url_network_settings_form},
    {VERB_LEAD, MSG_network_set_up, MSG_network_set_up_about, url_purpose_form},
};
enum { DOORS = sizeof doors / sizeof *doors };

struct network_door_list network_doors(struct web *w, int64_t members)
{
    struct network_door_list list = {.at = NEW_ARRAY(w->arena, struct network_door, DOORS)};
    for (const struct door *d = doors; d < doors + DOORS; d++) {
        if (!web_may(w, d->verb))
            continue;
        struct arg count = arg_int(members);
        list.at[list.count++] = (struct network_door){
            .label = SAY(w, d->label),
            .about = message_text(w->arena, w->lang, d->about, &count, message_arguments(d->about)),
            .url = d->url(w->arena, w->network.id),
        };
    }
    return list;
}
