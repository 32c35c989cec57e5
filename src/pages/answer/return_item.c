// SPDX-License-Identifier: EUPL-1.2
// Coming home, by link: one thing that the agreement says, for its person; and whether the talk was held, for
// their manager.
#include "pages/agreement/home.h"
#include "pages/answer/answer.h"
#include "pages/invitation/reply.h"
#include "web/form.h"

/// False, and answered: it is gone.
static bool page_read(struct web *w, const struct asked *of, struct return_item *item,
                      struct return_page *page)
{
    struct agreement a;
    if (!return_item_by_id(w->db, (struct return_item_id){of->ask.subject}, item) ||
        !agreement_by_id(w->db, item->agreement, &a)) {
        reply_gone(w, MSG_ask_gone_title, MSG_ask_gone_void);
        return false;
    }
    *page = return_page_of(w, item, &a, (struct maybe_person_id){true, of->ask.person});
    page->action = url_ask_save(w->arena, w->path.token);
    page->back = url_agreement_show(w->arena, a.id);
    return true;
}

void return_item_show(struct web *w, const struct asked *of)
{
    struct return_item item;
    struct return_page page;
    if (page_read(w, of, &item, &page))
        return_page_show(w, &page);
}

void return_item_save(struct web *w, const struct asked *of)
{
    struct return_item item;
    struct return_page page;
    if (!page_read(w, of, &item, &page))
        return;
    return_page_act(w, &page, &item, of->ask.person);
    if (form_ok(w))
        answer_saved(w);
    else
        return_page_show(w, &page);
}
