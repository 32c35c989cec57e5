// SPDX-License-Identifier: EUPL-1.2
// One gathering: what happens today?
#include "web/web.h"

#include "html/gathering.h"
#include "i18n/format.h"

void gathering_show(struct web *w)
{
    const struct gathering *g = &w->gathering;
    struct wall from = {g->held_on, (int32_t)g->start_minute}, to = {g->held_on, (int32_t)g->end_minute};
    view_gathering_page(&w->page, &(struct gathering_page){
                                      .title = g->title,
                                      .when = format_wall_range(w->arena, w->lang, from, to),
                                      .place = g->place,
                                      .about = g->about,
                                      .is_cancelled = g->state == GATHERING_STATE_CANCELLED,
                                  });
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_title(w, g->title);
}
