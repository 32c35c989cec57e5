// SPDX-License-Identifier: EUPL-1.2
// Handing a ripe idea to who can use it: a unit, whose manager is asked by mail, or a project.
#include "pages/idea/idea.h"

#include "i18n/text.h"
#include "jobs/notice_question.h"
#include "sql/unit.h"
#include "web/form.h"
#include "web/notify.h"

enum { UNITS_SHOWN = 30, DEPTH_MOST = 20 };

static struct idea_hand_page page_new(struct web *w)
{
    return (struct idea_hand_page){
        .csrf = w->csrf,
        .title = w->idea.title,
        .unit = input_hint(w, input_required(input_text(w, S("unit_name"), MSG_idea_hand_unit_name)),
                           MSG_idea_hand_unit_hint),
        .units = choices_new(w, S("unit"), MSG_idea_hand_which, UNITS_SHOWN),
        .project = input_required(input_text(w, S("project"), MSG_idea_hand_project_name)),
        .action = url_idea_hand_post(w->arena, w->idea.id),
        .back = url_idea_show(w->arena, w->idea.id),
        .theme = url_idea_theme_new(w->arena, w->idea.id),
        .may_propose = idea_may_propose(w),
    };
}

static void page_show(struct web *w, struct idea_hand_page *page)
{
    page->has_units = page->units.count > 0;
    view_idea_hand_page(&w->page, page);
    idea_crumbs(w);
    web_crumb(w, w->idea.title, page->back);
    web_title(w, SAY(w, MSG_idea_hand));
}

void idea_hand_form(struct web *w)
{
    struct idea_hand_page page = page_new(w);
    page_show(w, &page);
}

// ---- which unit ----

static struct str unit_label(struct web *w, struct unit_id unit, struct str name)
{
    struct unit_named_list path = units_above(w->db, unit);
    return path.count > 1 ? str_format(w->arena, "%.*s (%.*s)", STR(name), STR(path.at[1].name)) : name;
}

/// Units whose name holds the words, as many as are shown.
static void units_find(struct web *w, struct idea_hand_page *page, struct str wanted)
{
    struct unit_leaf_list all = units_to_choose(w->db, DEPTH_MOST);
    struct str folded = text_fold(w->arena, wanted);
    for (size_t i = 0; i < all.count && page->units.count < UNITS_SHOWN; i++) {
        struct str name = text_fold(w->arena, all.at[i].name);
        if (str_find_str(name, folded, 0) < name.len)
            choices_add(&page->units, str_format(w->arena, "%lld", (long long)all.at[i].id.n),
                        unit_label(w, all.at[i].id, all.at[i].name), page->units.count == 0);
    }
}

static void find(struct web *w, struct idea_hand_page *page)
{
    struct str wanted = form_line(w, &page->unit, 2, IDEA_TITLE_MOST);
    if (form_ok(w))
        units_find(w, page, wanted);
    if (form_ok(w) && !page->units.count)
        form_problem(w, &page->unit, SAY(w, MSG_idea_hand_unit_unknown));
    page_show(w, page);
}

// ---- handing ----

static void hand(struct web *w, struct idea_hand_page *page, struct idea_handing *handing)
{
    struct idea_handed_id id;
    struct ask_id ask;
    struct notice_site site = notify_site(w);
    handing->idea = w->idea.id;
    handing->handed_by = w->actor.person;
    handing->handed_at = w->now;
    switch (idea_hand(w->db, &w->idea, handing, &id, &ask)) {
    case IDEA_HANDED:
        if (ask.n)
            notice_idea(w->db, &site, ask);
        web_redirect_said(w, page->back, MSG_idea_is_handed);
        return;
    case IDEA_IS_NOT_RIPE: form_problem(w, NULL, SAY(w, MSG_idea_not_ripe)); break;
    case IDEA_NO_MANAGER:
        form_problem(w, NULL, SAY(w, MSG_idea_no_manager, arg_str(handing->to_text)));
        break;
    case IDEA_WAITS: form_problem(w, NULL, SAY(w, MSG_idea_waits)); break;
    case IDEA_IS_TAKEN: form_problem(w, NULL, SAY(w, MSG_idea_has_yes)); break;
    case IDEA_HANDED_TOO_OFTEN:
        form_problem(w, NULL, SAY(w, MSG_idea_handed_too_often, arg_int(IDEA_HANDINGS_MOST)));
        break;
    }
    page_show(w, page);
}

static void hand_to_unit(struct web *w, struct idea_hand_page *page)
{
    struct unit_id unit = {0};
    str_int(form_get(w, S("unit")), &unit.n);
    struct unit_named_list path = units_above(w->db, unit);
    if (!path.count) {
        web_not_found(w);
        return;
    }
    hand(w, page,
         &(struct idea_handing){
             .to_kind = IDEA_RECEIVER_UNIT, .to_unit = {true, unit}, .to_text = path.at[0].name});
}

static void hand_to_project(struct web *w, struct idea_hand_page *page)
{
    struct str name = form_line(w, &page->project, IDEA_TITLE_LEAST, IDEA_TITLE_MOST);
    if (form_ok(w))
        hand(w, page, &(struct idea_handing){.to_kind = IDEA_RECEIVER_PROJECT, .to_text = name});
    else
        page_show(w, page);
}

void idea_hand_post(struct web *w)
{
    struct idea_hand_page page = page_new(w);
    struct str to = form_get(w, S("to"));
    if (str_is(to, S("find")))
        find(w, &page);
    else if (str_is(to, S("unit")))
        hand_to_unit(w, &page);
    else if (str_is(to, S("project")))
        hand_to_project(w, &page);
    else
        web_error(w, 400);
}
