// SPDX-License-Identifier: EUPL-1.2
#include "pages/topic/propose_form.h"

#include "pages/topic/topic.h"

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
    if (!form_ok(w))
        return false;
    struct str why_not = topic_why_not(w, topic_propose(w->db, &topic, id));
    if (why_not.len)
        form_problem(w, NULL, why_not);
    return !why_not.len;
}
