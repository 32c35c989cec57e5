// SPDX-License-Identifier: EUPL-1.2
// A task out of the notes of a gathering: is it done?
#include "pages/answer/answer.h"

#include "gathering/note.h"

void task_show(struct web *w, const struct asked *of)
{
    struct task task = {0};
    struct answer_page page = answer_page_of(w, of);
    task_by_id(w->db, (struct task_id){of->ask.subject}, &task);
    page.title = SAY(w, MSG_ask_task, arg_str(task.text));
    page.about = SAY(w, MSG_ask_task_about, arg_str(of->network.name));
    page.yes = SAY(w, MSG_task_done);
    page.no = SAY(w, MSG_task_drop);
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_ask_task_done);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_ask_task_dropped);
    view_answer_page(&w->page, &page);
    web_title(w, page.title);
}

void task_save(struct web *w, const struct asked *of)
{
    struct task task = {0};
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE)
        return;
    task_by_id(w->db, (struct task_id){of->ask.subject}, &task);
    task_settle(w->db, &task, answer == ANSWER_YES ? TASK_STATE_DONE : TASK_STATE_DROPPED,
                (struct maybe_person_id){true, of->ask.person}, of->network.id, w->now);
    answer_saved(w);
}
