// SPDX-License-Identifier: EUPL-1.2
// What is in use in the base, and where.
#include "i18n/format.h"
#include "html/practice/practice.h"
#include "pages/theme/practice_words.h"
#include "web/listing.h"

static const struct listing_key keys[] = {
    {"theme", MSG_practice_theme, .is_searched = true},
    {"unit", MSG_practice_unit, .is_searched = true},
    {"since", MSG_practice_since, .begins_down = true, .given = LISTING_DOWN},
    {"state", MSG_practice_state, .is_searched = true},
};
static const struct listing_about about = {
    .label = MSG_practice_find, .keys = keys, .key_count = 4, .is_table = true};

static struct str row_text(struct web *w, const void *row, size_t key)
{
    (void)w;
    const struct practice_row *r = row;
    const struct str texts[] = {r->theme, r->unit, r->since_key, r->state};
    return texts[key];
}

void practices(struct web *w)
{
    struct practice_line_list all = practices_of(w->db, (struct theme_id){0}, (struct unit_id){0});
    struct practices_page page = {
        .rows = {.at = NEW_ARRAY(w->arena, struct practice_row, all.count)},
        .list = listing_read(w, url_practices(w->arena), &about),
        .shelf = url_themes(w->arena),
        .talks = url_talk_list(w->arena),
    };
    for (size_t i = 0; i < all.count; i++) {
        const struct practice_line *p = &all.at[i];
        page.rows.at[page.rows.count++] = (struct practice_row){
            .theme = p->theme_title,
            .unit = p->unit_name,
            .since = format_date(w->arena, w->lang, p->since_on),
            .since_key = date_iso(w->arena, p->since_on),
            .state = practice_stands(w, p->state, p->asked_on, p->asked_times),
            .state_code = p->state,
            .is_own_unit = p->is_own_unit,
            .url = url_practice_show(w->arena, p->id),
        };
    }
    LISTING_PICK(w, &page.list, &page.rows, row_text);
    view_practices_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_shelf), url_themes(w->arena));
    web_title(w, SAY(w, MSG_practice_list_title));
}
