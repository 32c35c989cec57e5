// SPDX-License-Identifier: EUPL-1.2
// Voting from a mail: the paper of the ballot's own page.
#include "pages/answer/answer.h"

#include "i18n/format.h"
#include "pages/topic/ballot_paper.h"
#include "sql/ballot.h"

/// False, and answered: there is no such ballot.
static bool read_ballot(struct web *w, const struct asked *of, struct ballot *ballot)
{
    if (ballot_by_id(w->db, (struct ballot_id){of->ask.subject}, ballot))
        return true;
    web_not_found(w);
    return false;
}

static struct ballot_paper paper_of(const struct asked *of, const struct ballot *ballot)
{
    return (struct ballot_paper){ballot, ballot_zone(&of->network), {true, of->ask.person}};
}

static void page_show(struct web *w, const struct asked *of, const struct ballot *ballot,
                      struct paper_form *paper)
{
    paper->action = url_ask_save(w->arena, w->path.token);
    view_vote_page(&w->page, &(struct vote_page){.question = ballot->question,
                                                 .network = of->network.name,
                                                 .until = ballot_until(w, ballot),
                                                 .paper = *paper,
                                                 .home = url_home(w->arena),
                                                 .privacy = url_privacy(w->arena)});
    web_title(w, ballot->question);
}

void vote_show(struct web *w, const struct asked *of)
{
    struct ballot ballot;
    if (!read_ballot(w, of, &ballot))
        return;
    struct ballot_paper paper = paper_of(of, &ballot);
    struct paper_form form = paper_form_new(w, &paper);
    page_show(w, of, &ballot, &form);
}

void vote_save(struct web *w, const struct asked *of)
{
    struct ballot ballot;
    if (!read_ballot(w, of, &ballot))
        return;
    struct ballot_paper paper = paper_of(of, &ballot);
    struct paper_form form = paper_form_new(w, &paper);
    if (paper_take(w, &paper, &form))
        answer_saved(w);
    else
        page_show(w, of, &ballot, &form);
}
