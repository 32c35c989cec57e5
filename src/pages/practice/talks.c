// SPDX-License-Identifier: EUPL-1.2
// Talks, workshops and hours of advice by those who came home: when can we hear about it?
#include "html/practice/talks.h"

#include "i18n/format.h"
#include "sql/home_again.h"
#include "web/listing.h"

static const struct listing_key keys[] = {
    {"day", MSG_talk_day, .given = LISTING_UP},
    {"what", MSG_talk_what, .is_searched = true},
    {"theme", MSG_practice_theme, .is_searched = true},
    {"who", MSG_talk_who, .is_searched = true},
};
static const struct listing_about about = {
    .label = MSG_talk_find, .keys = keys, .key_count = 4, .is_table = true};

static struct str row_text(struct web *w, const void *row, size_t key)
{
    const struct talk_row *r = row;
    const struct str texts[] = {r->day_key, str_words(w->arena, r->what, r->body), r->theme, r->who};
    return texts[key];
}

static struct str kind_words(struct web *w, enum return_kind kind)
{
    switch (kind) {
    case RETURN_KIND_TALK: return SAY(w, MSG_return_talk);
    case RETURN_KIND_WORKSHOP: return SAY(w, MSG_return_workshop);
    case RETURN_KIND_ADVICE: return SAY(w, MSG_return_advice);
    case RETURN_KIND_DEBRIEF:
    case RETURN_KIND_OTHER: break; // not for all
    }
    return S("");
}

void talk_list(struct web *w)
{
    struct talk_list all = talks_to_come(w->db, w->today);
    struct talks_page page = {
        .rows = {.at = NEW_ARRAY(w->arena, struct talk_row, all.count)},
        .list = listing_read(w, url_talk_list(w->arena), &about),
        .practices = url_practices(w->arena),
    };
    for (size_t i = 0; i < all.count; i++) {
        const struct talk *t = &all.at[i];
        struct str name = str_words(w->arena, t->given_name, t->family_name);
        page.rows.at[page.rows.count++] = (struct talk_row){
            .day = format_date(w->arena, w->lang, t->due_on),
            .day_key = date_iso(w->arena, t->due_on),
            .what = kind_words(w, t->kind),
            .body = t->body,
            .theme = t->theme_title,
            .who = t->unit_name.is_set
                       ? str_format(w->arena, "%.*s, %.*s", STR(name), STR(t->unit_name.value))
                       : name,
            .theme_url = url_theme_show(w->arena, t->theme),
            .who_url = url_person_show(w->arena, t->person),
        };
    }
    LISTING_PICK(w, &page.list, &page.rows, row_text);
    view_talks_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_practice_list_title), page.practices);
    web_title(w, SAY(w, MSG_talk_title));
}
