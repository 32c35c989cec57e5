// SPDX-License-Identifier: EUPL-1.2
// Which days one can come, from a mail: the form of the poll's own page.
#include "pages/answer/answer.h"

#include "pages/poll/poll_form.h"
#include "sql/network.h"

/// False, and answered: there is no such poll.
static bool read_poll(struct web *w, const struct asked *of, struct date_poll *poll)
{
    if (date_poll_by_id(w->db, (struct date_poll_id){of->ask.subject}, poll))
        return true;
    web_not_found(w);
    return false;
}

static struct poll_asked asked_of(const struct asked *of, const struct date_poll *poll)
{
    return (struct poll_asked){poll, poll_zone(&of->network), {true, of->ask.person}};
}

static void page_show(struct web *w, const struct asked *of, const struct date_poll *poll,
                      struct poll_form *form)
{
    struct gathering g = {.title = S("")};
    gathering_by_id(w->db, poll->gathering, &g);
    form->action = url_ask_save(w->arena, w->path.token);
    view_poll_ask_page(&w->page, &(struct poll_ask_page){.title = g.title,
                                                         .network = of->network.name,
                                                         .until = poll_until(w, poll),
                                                         .form = *form,
                                                         .home = url_home(w->arena),
                                                         .privacy = url_privacy(w->arena)});
    web_title(w, SAY(w, MSG_poll_title, arg_str(g.title)));
}

void poll_ask_show(struct web *w, const struct asked *of)
{
    struct date_poll poll;
    if (!read_poll(w, of, &poll))
        return;
    struct poll_asked asked = asked_of(of, &poll);
    struct poll_form form = poll_form_new(w, &asked);
    page_show(w, of, &poll, &form);
}

void poll_ask_save(struct web *w, const struct asked *of)
{
    struct date_poll poll;
    if (!read_poll(w, of, &poll))
        return;
    struct poll_asked asked = asked_of(of, &poll);
    struct poll_form form = poll_form_new(w, &asked);
    if (poll_form_take(w, &asked, &form))
        answer_saved(w);
    else
        page_show(w, of, &poll, &form);
}
