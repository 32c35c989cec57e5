// SPDX-License-Identifier: EUPL-1.2
// The list of networks, and one network: where are we, and what comes?
#include "web/web.h"

#include "html/network.h"
#include "i18n/format.h"

static struct network_line network_line_of(struct web *w, const struct network_row *n)
{
    return (struct network_line){
        .name = n->name,
        .period = format_date_range(w->arena, w->lang, n->starts_on, n->ends_on),
        .members = n->members,
        .state = n->state,
        .url = url_network_show(w->arena, n->id),
    };
}

void networks(struct web *w)
{
    struct network_row_list rows = actor_has(&w->actor, ROLE_HR)
                                       ? networks_all(w->db)
                                       : networks_of(w->db, w->actor.account, w->actor.person);
    struct networks_page page = {.networks.at = NEW_ARRAY(w->arena, struct network_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        page.networks.at[page.networks.count++] = network_line_of(w, &rows.at[i]);
    view_networks_page(&w->page, &page);
    web_title(w, SAY(w, MSG_frame_networks));
}

static struct gathering_line gathering_line_of(struct web *w, const struct gathering *g)
{
    struct wall from = {g->held_on, (int32_t)g->start_minute}, to = {g->held_on, (int32_t)g->end_minute};
    return (struct gathering_line){
        .title = g->title,
        .when = format_wall_range(w->arena, w->lang, from, to),
        .place = g->place,
        .moved_why = g->moved_why.is_set ? g->moved_why.value : S(""),
        .state = g->state,
        .url = url_gathering_show(w->arena, g->id),
    };
}

static struct gathering_line_list gathering_lines(struct web *w)
{
    struct gathering_list rows = gatherings_of(w->db, w->network.id);
    struct gathering_line_list lines = {.at = NEW_ARRAY(w->arena, struct gathering_line, rows.count)};
    bool next_found = false;
    for (size_t i = 0; i < rows.count; i++) {
        struct gathering_line *line = &lines.at[lines.count++];
        *line = gathering_line_of(w, &rows.at[i]);
        bool comes =
            rows.at[i].state == GATHERING_STATE_PLANNED && date_compare(rows.at[i].held_on, w->today) >= 0;
        line->is_next = comes && !next_found;
        next_found |= comes;
    }
    return lines;
}

void network_show(struct web *w)
{
    struct member_list members = members_of(w->db, w->network.id);
    view_network_page(&w->page, &(struct network_page){
                                    .name = w->network.name,
                                    .purpose = w->network.purpose,
                                    .period = format_date_range(w->arena, w->lang, w->network.starts_on,
                                                                w->network.ends_on),
                                    .members = (int64_t)members.count,
                                    .gatherings = gathering_lines(w),
                                });
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_title(w, w->network.name);
}
