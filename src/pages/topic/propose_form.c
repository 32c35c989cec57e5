// SPDX-License-Identifier: EUPL-1.2
#include "pages/topic/propose_form.h"

#include "topic/topic.h"
#include "web/form.h"

struct propose_form propose_form_new(struct web *w, struct url action)
{
    return (struct propose_form){
        .csrf = w->csrf,
        .title =
            input_hint(w, input_required(input_text(w, S("title"), MSG_topic_name)), MSG_topic_name_hint),
        .why = input_area(w, S("why"), MSG_topic_why),
        .action = action,
    };
}

bool propose_take(struct web *w, struct propose_form *form, struct network_id network,
                  struct maybe_person_id by, struct topic_id *id)
{
    struct topic_new topic = {
        .network = network,
        .title = form_line(w, &form->title, TOPIC_TITLE_LEAST, TOPIC_TITLE_MOST),
        .why = form_text(w, &form->why, 0, TOPIC_WHY_MOST),
        .proposed_by = by,
        .proposed_at = w->now,
    };
    return form_ok(w) && propose_topic(w, &topic, NULL, id);
}

bool propose_topic(struct web *w, const struct topic_new *topic, struct input *at, struct topic_id *id)
{
    switch (topic_propose(w->db, topic, id)) {
    case TOPIC_PROPOSED: return true;
    case TOPIC_ENOUGH_OF_YOURS:
        form_problem(w, at, SAY(w, MSG_topic_enough_of_yours, arg_int(TOPICS_OF_ONE_MOST)));
        return false;
    case TOPIC_ENOUGH:
        form_problem(w, at, SAY(w, MSG_topic_enough, arg_int(TOPICS_WAITING_MOST)));
        return false;
    }
    return false;
}
