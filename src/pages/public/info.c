// SPDX-License-Identifier: EUPL-1.2
// Help, privacy and accessibility: the same three at the foot of every page. They say what holds today, and
// no more.
#include "web/web.h"

#include "html/public/info.h"

enum { TEXTS_MOST = 6 };

struct part {
    enum message title, texts[TEXTS_MOST];
    int count;
};

static const struct part help_parts[] = {
    {MSG_help_answer_title, {MSG_help_answer_text}, 1},
    {MSG_help_calendar_title, {MSG_help_calendar_text}, 1},
    {MSG_help_groups_title, {MSG_help_groups_text}, 1},
    {MSG_help_keyboard_title, {MSG_help_keyboard_text}, 1},
};

static const struct part privacy_parts[] = {
    {MSG_privacy_purpose_title, {MSG_privacy_purpose_text}, 1},
    {MSG_privacy_basis_title, {MSG_privacy_basis_text}, 1},
    {MSG_privacy_what_title, {MSG_privacy_what_staff, MSG_privacy_what_own, MSG_privacy_what_not}, 3},
    {MSG_privacy_who_title, // as src/pages/people/person.c does it
     {MSG_privacy_who_all, MSG_privacy_who_near, MSG_privacy_who_office, MSG_privacy_who_team,
      MSG_privacy_who_left, MSG_privacy_who_nobody},
     6},
    {MSG_privacy_rights_title,
     {MSG_privacy_rights_correct, MSG_privacy_rights_object, MSG_privacy_complain},
     3},
};

static const struct part accessibility_parts[] = {
    {MSG_access_how_title,
     {MSG_access_how_keyboard, MSG_access_how_zoom, MSG_access_how_colours, MSG_access_how_figures},
     4},
};

static struct info_page info_new(struct web *w, enum message title, struct str lead, const struct part *parts,
                                 size_t count)
{
    struct info_page page = {
        .title = SAY(w, title),
        .lead = lead,
        .contact = w->settings.contact,
        .sections = {.at = NEW_ARRAY(w->arena, struct info_section, count), .count = count},
    };
    for (size_t i = 0; i < count; i++) {
        struct info_section *s = &page.sections.at[i];
        s->title = SAY(w, parts[i].title);
        s->texts.at = NEW_ARRAY(w->arena, struct str, TEXTS_MOST);
        for (int t = 0; t < parts[i].count; t++)
            s->texts.at[s->texts.count++] = SAY(w, parts[i].texts[t]);
    }
    return page;
}

static void info_show(struct web *w, const struct info_page *page)
{
    view_info_page(&w->page, page);
    web_title(w, page->title);
}

#define PARTS(parts) parts, sizeof parts / sizeof *parts

void help(struct web *w)
{
    struct info_page page = info_new(w, MSG_help_title, SAY(w, MSG_help_intro), PARTS(help_parts));
    info_show(w, &page);
}

void privacy(struct web *w)
{
    struct str controller = SAY(w, MSG_privacy_controller, arg_str(w->settings.organisation));
    struct info_page page = info_new(w, MSG_privacy_title, controller, PARTS(privacy_parts));
    info_show(w, &page);
}

/// The law has the organisation make its own statement, at the authority's site; this page leads there.
void accessibility(struct web *w)
{
    struct info_page page =
        info_new(w, MSG_access_title, SAY(w, MSG_access_intro), PARTS(accessibility_parts));
    page.has_statement = w->settings.statement.len > 0;
    page.statement = url_external(w->arena, w->settings.statement);
    info_show(w, &page);
}

/// Danish law asks for a short address that leads to the statement.
void accessibility_short(struct web *w)
{
    struct str statement = w->settings.statement;
    web_redirect(w, statement.len ? url_external(w->arena, statement) : url_accessibility(w->arena));
}
