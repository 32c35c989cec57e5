// SPDX-License-Identifier: EUPL-1.2
// Words of themes, and people as they are typed.
#include "pages/theme/theme.h"

struct theme_actor theme_actor_of(const struct web *w)
{
    return (struct theme_actor){w->actor.account, w->actor.person, web_may(w, VERB_TEAM)};
}

struct str theme_state_words(struct web *w, enum theme_state state)
{
    static const enum message words[THEME_STATE_COUNT] = {
        [THEME_STATE_DRAFT] = MSG_theme_state_draft,
        [THEME_STATE_PROPOSED] = MSG_theme_state_proposed,
        [THEME_STATE_OPEN] = MSG_theme_state_open,
        [THEME_STATE_PARKED] = MSG_theme_state_parked,
        [THEME_STATE_DECLINED] = MSG_theme_state_declined,
        [THEME_STATE_CLOSED] = MSG_theme_state_closed,
        [THEME_STATE_TAKEN] = MSG_theme_state_taken,
        [THEME_STATE_WRITTEN] = MSG_theme_state_written,
        [THEME_STATE_IN_PRACTICE] = MSG_theme_state_in_practice,
    };
    return SAY(w, words[state]);
}

struct str theme_kind_words(struct web *w, enum theme_kind kind)
{
    static const enum message words[THEME_KIND_COUNT] = {
        [THEME_KIND_THEME] = MSG_theme_kind_theme,
        [THEME_KIND_MODEL] = MSG_theme_kind_model,
        [THEME_KIND_METHOD] = MSG_theme_kind_method,
        [THEME_KIND_PROBLEM] = MSG_theme_kind_problem,
    };
    return SAY(w, words[kind]);
}

struct str theme_size_words(struct web *w, enum theme_size size)
{
    static const enum message words[THEME_SIZE_COUNT] = {
        [THEME_SIZE_SMALL] = MSG_theme_size_small,
        [THEME_SIZE_MEDIUM] = MSG_theme_size_medium,
        [THEME_SIZE_LARGE] = MSG_theme_size_large,
    };
    return SAY(w, words[size]);
}

struct str theme_urgency_words(struct web *w, enum theme_urgency urgency)
{
    static const enum message words[THEME_URGENCY_COUNT] = {
        [THEME_URGENCY_USUAL] = MSG_theme_urgency_usual,
        [THEME_URGENCY_SOON] = MSG_theme_urgency_soon,
        [THEME_URGENCY_URGENT] = MSG_theme_urgency_urgent,
    };
    return SAY(w, words[urgency]);
}

void theme_crumbs(struct web *w, bool is_below)
{
    web_crumb(w, SAY(w, MSG_frame_shelf), url_themes(w->arena));
    if (is_below)
        web_crumb(w, w->theme.title, url_theme_show(w->arena, w->theme.id));
}
