// SPDX-License-Identifier: EUPL-1.2
// Who knows, and where did we talk about it?
#include "search/search.h"

#include "html/search/search.h"
#include "i18n/format.h"
#include "people/lookup.h"
#include "web/form.h"

enum { PEOPLE_SHOWN = 10, TEXTS_SHOWN = 20 };

static struct search_person_list people_found_by(struct web *w, struct str wanted)
{
    struct found_person_list rows = lookup_people(w->db, wanted, PEOPLE_SHOWN);
    struct search_person_list list = {.at = NEW_ARRAY(w->arena, struct search_person, rows.count)};
    for (size_t i = 0; i < rows.count; i++) {
        const struct found_person *p = &rows.at[i];
        struct str parts[3];
        size_t count = 0;
        if (p->job_title.is_set)
            parts[count++] = p->job_title.value;
        if (p->unit_name.is_set)
            parts[count++] = p->unit_name.value;
        if (p->ask_me_about.is_set)
            parts[count++] = SAY(w, MSG_search_ask, arg_str(p->ask_me_about.value));
        list.at[list.count++] = (struct search_person){
            .name = str_words(w->arena, p->given_name, p->family_name),
            .about = str_join(w->arena, parts, count, S(", ")),
            .url = url_person_show(w->arena, p->id),
        };
    }
    return list;
}

static struct str kind_words(struct web *w, enum search_kind kind)
{
    switch (kind) {
    case SEARCH_KIND_TOPIC: return SAY(w, MSG_search_topic);
    case SEARCH_KIND_IDEA: return SAY(w, MSG_search_idea);
    case SEARCH_KIND_NOTE: return SAY(w, MSG_search_note);
    case SEARCH_KIND_QUESTION: return SAY(w, MSG_search_question);
    }
    return S("");
}

static struct url page_of(struct web *w, const struct search_found *f)
{
    switch (f->kind) {
    case SEARCH_KIND_TOPIC: return url_topic_show(w->arena, (struct topic_id){f->subject});
    case SEARCH_KIND_IDEA: return url_idea_show(w->arena, (struct idea_id){f->subject});
    case SEARCH_KIND_NOTE: return url_notes_show(w->arena, (struct gathering_id){f->subject});
    case SEARCH_KIND_QUESTION: return url_question_show(w->arena, (struct question_id){f->subject});
    }
    return url_none();
}

static struct search_text_line_list texts_found_by(struct web *w, struct str wanted)
{
    struct search_found_list rows =
        search_texts(w->db, w->actor.account, w->actor.person, wanted, TEXTS_SHOWN);
    struct search_text_line_list list = {.at = NEW_ARRAY(w->arena, struct search_text_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++) {
        const struct search_found *f = &rows.at[i];
        struct str day = format_date(w->arena, w->lang, wall_from_instant(f->changed_at, ZONE_OSLO).date);
        struct str parts[] = {kind_words(w, f->kind), day, f->network_name.value};
        list.at[list.count++] = (struct search_text_line){
            .title = f->title,
            .about = str_join(w->arena, parts, f->network_name.is_set ? 3 : 2, S(", ")),
            .url = page_of(w, f),
        };
    }
    return list;
}

static struct str lead_of(struct web *w, const struct search_page *page)
{
    int64_t found = (int64_t)(page->people.count + page->texts.count);
    if (!page->box.wanted.len)
        return SAY(w, MSG_search_lead);
    return found ? SAY(w, MSG_search_found, arg_int(found), arg_str(page->box.wanted))
                 : SAY(w, MSG_search_none, arg_str(page->box.wanted));
}

void search_show(struct web *w)
{
    struct str wanted = form_query(w, S("q"));
    struct search_page page = {
        .box = {wanted, url_search_show(w->arena)},
        .people = people_found_by(w, wanted),
        .texts = texts_found_by(w, wanted),
        .units = url_units(w->arena),
    };
    page.lead = lead_of(w, &page);
    view_search_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_my_page), url_home(w->arena));
    web_title(w, SAY(w, MSG_search_title));
}
