// SPDX-License-Identifier: EUPL-1.2
// The list of networks, and one network: where are we, and what comes?
#include "web/listing.h"

#include "i18n/format.h"
#include "pages/gathering/gathering.h"
#include "pages/network/network_years.h"
#include "pages/network/network_doors.h"
#include "pages/network/warnings.h"
#include "sql/invitation.h"
#include "sql/selection.h"
#include "sql/term.h"

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

static const struct listing_key network_keys[] = {
    {"name", MSG_listing_name, .is_searched = true},
    {"begin", MSG_network_begin, .begins_down = true, .given = LISTING_DOWN},
    {"members", MSG_network_people_title, .begins_down = true},
};
static const struct listing_about network_listing = {
    .label = MSG_network_find, .keys = network_keys, .key_count = sizeof network_keys / sizeof *network_keys};
static const struct listing_about archive_listing = {.label = MSG_network_find_ended,
                                                     .keys = network_keys,
                                                     .key_count = sizeof network_keys / sizeof *network_keys,
                                                     .prefix = "ended"};

static struct str network_text(struct web *w, const void *row, size_t key)
{
    const struct network_row *n = row;
    switch (key) {
    case 0: return n->name;
    case 1: return date_iso(w->arena, n->starts_on);
    default: return str_format(w->arena, "%lld", (long long)n->members);
    }
}

/// Those that have ended, or all others, as the page shows them.
static struct network_line_list network_lines(struct web *w, const struct network_row_list *all, bool ended,
                                              struct listing *list)
{
    struct network_row_list rows = {.at = NEW_ARRAY(w->arena, struct network_row, all->count)};
    for (size_t i = 0; i < all->count; i++)
        if ((all->at[i].state == NETWORK_STATE_ENDED) == ended)
            rows.at[rows.count++] = all->at[i];
    *list = listing_read(w, url_networks(w->arena), ended ? &archive_listing : &network_listing);
    LISTING_PICK(w, list, &rows, network_text);
    struct network_line_list lines = {.at = NEW_ARRAY(w->arena, struct network_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = network_line_of(w, &rows.at[i]);
    return lines;
}

void networks(struct web *w)
{
    struct network_row_list rows = actor_has(&w->actor, ROLE_HR)
                                       ? networks_all(w->db)
                                       : networks_of(w->db, w->actor.account, w->actor.person);
    struct networks_page page = {.may_start = web_may(w, VERB_START),
                                 .start = url_network_new_form(w->arena)};
    page.networks = network_lines(w, &rows, false, &page.list);
    page.ended = network_lines(w, &rows, true, &page.archive);
    view_networks_page(&w->page, &page);
    web_title(w, SAY(w, MSG_frame_networks));
}

/// The newest gathering that was held leads to its notes.
static void notes_fill(struct web *w, struct network_page *page, const struct gathering_list *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct gathering *g = &all->at[i];
        if (gathering_state_shown(w, g) != GATHERING_STATE_HELD)
            continue;
        page->last_notes = SAY(w, MSG_notes_last, arg_str(g->title));
        page->notes = url_notes_show(w->arena, g->id);
    }
}

// ---- the page ----

/// It goes on all the same, and somebody should know.
static bool lacks_coordinators(struct web *w)
{
    int64_t has_met = 0, coordinators = 0;
    if (w->network.state != NETWORK_STATE_RUNNING || (!web_may(w, VERB_TALK) && !web_may(w, VERB_RUN)) ||
        !network_has_met(w->db, w->network.id, w->today, &has_met))
        return false;
    return coordinators_on(w->db, w->network.id, w->today, &coordinators) && !coordinators;
}

/// Since when; empty while it runs.
static struct str ended_words(struct web *w)
{
    struct instant at;
    return network_ended_at(w->db, w->network.id, &at)
               ? SAY(w, MSG_network_ended_on, arg_date(wall_from_instant(at, ZONE_OSLO).date))
               : S("");
}

/// The first step that is not done.
static struct url step_to_do(struct web *w)
{
    struct network_id n = w->network.id;
    struct network_rule rule;
    struct gathering_id kickoff;
    if (!network_rule(w->db, n, &rule))
        return url_rule_form(w->arena, n);
    if (!rule.listed_at.is_set)
        return url_candidates_list(w->arena, n);
    return network_kickoff(w->db, n, &kickoff) ? url_invitation_step(w->arena, n)
                                               : url_kickoff_form(w->arena, n);
}

static void next_fill(struct web *w, struct network_page *page, const struct gathering *next)
{
    if (!next)
        return;
    struct gathering_line line = network_gathering_line(w, next);
    page->has_next = true;
    page->next_title = line.title;
    page->next_when = line.when;
    page->next_place = line.place;
    page->next = line.url;
    page->next_mates = gathering_companions(w, next->id);
}

void network_show(struct web *w)
{
    struct network_id n = w->network.id;
    struct gathering_list all = gatherings_of(w->db, n);
    const struct gathering *next = years_next(w, &all);
    struct gathering_years years = network_years_of(w, &all, next);
    struct network_page page = {
        .name = w->network.name,
        .purpose = w->network.purpose,
        .words_lang = lang_tag(w->settings.lang), // as people there write
        .period = format_date_range(w->arena, w->lang, w->network.starts_on, w->network.ends_on),
        .members = (int64_t)members_of(w->db, n).count,
        .state = w->network.state,
        .years = years_figure_of(w, &years),
        .gatherings = network_gathering_lines(w, &years),
        .may_lead = web_may(w, VERB_LEAD),
        .may_leave = w->standing.is_member,
        .may_end = web_may(w, VERB_LEAD) && w->network.state != NETWORK_STATE_ENDED,
        .end = url_network_end_form(w->arena, n),
        .prepare = step_to_do(w),
        .purpose_url = url_purpose_form(w->arena, n),
        .leave = url_network_leave_form(w->arena, n),
        .away = url_away_form(w->arena, n),
        .lacks_coordinators = lacks_coordinators(w),
        .ended = ended_words(w),
        .roles = url_roles_show(w->arena, n),
    };
    next_fill(w, &page, next);
    notes_fill(w, &page, &all);
    page.doors = network_doors(w, page.members);
    page.warnings = network_warnings(w);
    view_network_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_title(w, w->network.name);
}
