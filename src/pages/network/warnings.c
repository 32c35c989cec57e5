// SPDX-License-Identifier: EUPL-1.2
// A sentence for each rule, and the page where one does something about it.
#include "pages/network/warnings.h"

#include "network/warning.h"

static struct url (*const where[WARNING_RULE_COUNT])(struct arena *, struct network_id) = {
    [WARNING_RULE_ATTENDANCE_FALLS] = url_network_status,
    [WARNING_RULE_NO_HOST] = url_hosts,
    [WARNING_RULE_NO_TOPIC] = url_topics,
    [WARNING_RULE_ONE_CARRIES] = url_hosts,
    [WARNING_RULE_SILENT_MONTH] = url_topics,
    [WARNING_RULE_GROUPS_STALE] = url_seating_show,
};

static struct str since(struct web *w, const struct warning *warning)
{
    if (warning->seen_at.is_set)
        return SAY(w, MSG_warning_seen, arg_date(wall_from_instant(warning->raised_at, ZONE_OSLO).date));
    return SAY(w, MSG_warning_since, arg_date(wall_from_instant(warning->raised_at, ZONE_OSLO).date));
}

struct warning_line_list network_warnings(struct web *w)
{
    struct warning_line_list lines = {0};
    if (w->network.state != NETWORK_STATE_RUNNING || (!web_may(w, VERB_TALK) && !web_may(w, VERB_RUN)))
        return lines;
    struct warning_list rows = warnings_of(w->db, w->network.id);
    lines.at = NEW_ARRAY(w->arena, struct warning_line, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] =
            (struct warning_line){SAY(w, warning_text(rows.at[i].rule)), since(w, &rows.at[i]),
                                  where[rows.at[i].rule](w->arena, w->network.id)};
    return lines;
}

struct status_warning_list status_warnings(struct web *w)
{
    struct status_warning_list lines = {0};
    if (w->network.state != NETWORK_STATE_RUNNING)
        return lines;
    struct warning_list rows = warnings_of(w->db, w->network.id);
    lines.at = NEW_ARRAY(w->arena, struct status_warning, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] =
            (struct status_warning){SAY(w, warning_text(rows.at[i].rule)), since(w, &rows.at[i])};
    return lines;
}
