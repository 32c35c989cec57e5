// SPDX-License-Identifier: EUPL-1.2
// The chain of a theme: what became of the first sentence? For everyone who sees the theme, the sponsor with
// them: it names nobody but who confirmed a practice, and who passes it on.
#include "pages/chain/chain.h"

#include "i18n/format.h"
#include "pages/theme/theme.h"
#include "sql/home_again.h"

static struct maybe_date began_on(const struct station_list *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].kind == STATION_IDEA || all->at[i].kind == STATION_THEME)
            return all->at[i].day;
    return (struct maybe_date){0};
}

static struct str lead_of(struct web *w, const struct station_list *all, int64_t in_use)
{
    struct civil c = date_civil(began_on(all).value);
    struct str month = format_month_year(w->arena, w->lang, c.year, c.month);
    struct str began = SAY(w, MSG_chain_began, arg_str(month));
    return str_words(w->arena, began,
                     in_use ? SAY(w, MSG_chain_in_use, arg_int(in_use)) : SAY(w, MSG_chain_in_use_none));
}

/// Whom to ask about it today.
static struct chain_passer_list passers_of(struct web *w)
{
    struct disseminator_list all = disseminators_of(w->db, w->theme.id);
    struct chain_passer_list passers = {.at = NEW_ARRAY(w->arena, struct chain_passer, all.count)};
    for (size_t i = 0; i < all.count; i++)
        if (!all.at[i].until_on.is_set)
            passers.at[passers.count++] =
                (struct chain_passer){str_words(w->arena, all.at[i].given_name, all.at[i].family_name),
                                      url_person_show(w->arena, all.at[i].person)};
    return passers;
}

void chain_show(struct web *w)
{
    struct station_list all = stations_of_theme(w->db, w->theme.id);
    struct chain_telling how = {.title = w->theme.title};
    struct chain_page page = {
        .title = SAY(w, MSG_chain_of, arg_str(w->theme.title)),
        .first = chain_first_words(w->db, w->theme.id),
        .figure = chain_figure_of(w, &all, &how),
        .passers = passers_of(w),
        .theme = url_theme_show(w->arena, w->theme.id),
    };
    page.lead = lead_of(w, &all, page.figure.in_use);
    theme_crumbs(w, true);
    view_chain_page(&w->page, &page);
    web_title(w, page.title);
}
