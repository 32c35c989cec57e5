// SPDX-License-Identifier: EUPL-1.2
// The notes of a gathering: read by all who see it (a sponsor reads what was decided), written by its
// members.
#include "html/meetup/notes.h"

#include "gathering/note.h"
#include "i18n/format.h"
#include "jobs/noting.h"
#include "markdown/markdown.h"
#include "pages/gathering/gathering.h"
#include "pages/prose/prose_page.h"
#include "sql/idea.h"
#include "web/form.h"

enum { NOTES_HEADING = 3 };

/// People of the staff list write them; whoever leads without being one reads.
static bool may_write(const struct web *w)
{
    return web_may(w, VERB_TALK) && w->actor.person.is_set &&
           w->gathering.state != GATHERING_STATE_CANCELLED &&
           date_compare(w->gathering.held_on, w->today) <= 0;
}

static bool sees_all(const struct web *w)
{
    return web_may(w, VERB_TALK) || web_may(w, VERB_RUN);
}

// ---- reading ----

static void lines_read(struct web *w, struct notes_page *page)
{
    struct decision_list decisions = decisions_of(w->db, w->gathering.id);
    struct task_list tasks = tasks_of(w->db, w->gathering.id);
    page->decisions.at = NEW_ARRAY(w->arena, struct decision_line, decisions.count);
    page->tasks.at = NEW_ARRAY(w->arena, struct task_line, tasks.count);
    for (size_t i = 0; i < decisions.count; i++)
        page->decisions.at[page->decisions.count++] = (struct decision_line){decisions.at[i].text};
    for (size_t i = 0; i < tasks.count; i++) {
        const struct task *t = &tasks.at[i];
        page->tasks.at[page->tasks.count++] = (struct task_line){
            .id = str_format(w->arena, "%lld", (long long)t->id.n),
            .text = t->text,
            .who = t->person.is_set ? prose_writer_name(w, t->given_name, t->family_name) : S(""),
            .day = t->due_on.is_set ? format_weekday_date(w->arena, w->lang, t->due_on.value) : S(""),
            .state = t->state,
        };
    }
}

static void text_read(struct web *w, struct notes_page *page)
{
    struct prose p;
    struct prose_draft draft;
    struct prose_line_list versions;
    if (!note_of(w->db, w->gathering.id, &p))
        return;
    page->has_draft = page->may_write && prose_draft_of(w->db, p.id, w->actor.person.value, &draft);
    versions = prose_versions(w->db, p.id);
    if (!versions.count)
        return;
    const struct prose_line *last = &versions.at[0];
    page->has_notes = true;
    page->notes = markdown_render(w->arena, prose_body(w->db, &p),
                                  &(struct markdown_options){.heading_from = NOTES_HEADING});
    page->written =
        SAY(w, MSG_notes_written, arg_str(prose_writer_name(w, last->given_name, last->family_name)),
            arg_wall(wall_from_instant(last->saved_at, ZONE_OSLO)));
}

/// What came up there: the members' own, until it is ripe.
static void ideas_read(struct web *w, struct notes_page *page)
{
    struct idea_named_list rows = ideas_of_gathering(w->db, w->gathering.id);
    page->may_idea = web_may(w, VERB_TALK) && date_compare(w->gathering.held_on, w->today) <= 0;
    page->idea_new = url_with_int(w->arena, url_idea_new(w->arena), S("gathering"), w->gathering.id.n);
    page->ideas.at = NEW_ARRAY(w->arena, struct notes_idea, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        page->ideas.at[page->ideas.count++] =
            (struct notes_idea){rows.at[i].title, url_idea_show(w->arena, rows.at[i].id)};
}

void notes_show(struct web *w)
{
    struct gathering_id g = w->gathering.id;
    struct notes_page page = {
        .csrf = w->csrf,
        .title = SAY(w, MSG_notes_title, arg_str(w->gathering.title)),
        .when = gathering_when(w),
        .draft_saved = form_query(w, S("saved")).len ? prose_draft_key(w, "notes", w->gathering.id.n) : S(""),
        .sees_all = sees_all(w),
        .may_write = may_write(w),
        .write = url_notes_form(w->arena, g),
        .history = url_notes_history(w->arena, g),
        .tasks_action = url_task_act(w->arena, g),
    };
    lines_read(w, &page);
    if (page.sees_all)
        text_read(w, &page);
    ideas_read(w, &page);
    view_notes_page(&w->page, &page);
    gathering_crumbs(w, false);
    web_title(w, page.title);
}

// ---- writing ----

static struct prose_writing writing_of(struct web *w, const struct prose *prose)
{
    return (struct prose_writing){
        .prose = *prose,
        .key = prose_draft_key(w, "notes", w->gathering.id.n),
        .title = SAY(w, MSG_notes_write),
        .about = SAY(w, MSG_notes_about),
        .how = SAY(w, MSG_notes_how_lines),
        .label = MSG_notes_text,
        .action = url_notes_save(w->arena, w->gathering.id),
        .back = url_notes_show(w->arena, w->gathering.id),
    };
}

static void crumbs_add(struct web *w)
{
    gathering_crumbs(w, false);
    web_crumb(w, SAY(w, MSG_notes_all), url_notes_show(w->arena, w->gathering.id));
}

void notes_form(struct web *w)
{
    struct prose prose = {0};
    if (!may_write(w)) {
        web_error(w, 403);
        return;
    }
    note_of(w->db, w->gathering.id, &prose);
    struct prose_writing of = writing_of(w, &prose);
    prose_form_show(w, &of);
    crumbs_add(w);
}

void notes_save(struct web *w)
{
    struct prose_saved saved;
    if (!may_write(w)) {
        web_error(w, 403);
        return;
    }
    struct prose prose = note_prose(w->db, &w->gathering);
    struct prose_writing of = writing_of(w, &prose);
    if (prose_take(w, &of, &saved)) {
        notes_saved(w->db, &w->gathering, saved.body, w->actor.person.value, w->now);
        prose_done(w, &of, &saved);
        return;
    }
    crumbs_add(w);
}

// ---- tasks ----

void task_act(struct web *w)
{
    struct task task;
    struct task_id id;
    enum task_state state;
    if (!str_int(form_get(w, S("task")), &id.n) || !task_state_from_text(form_get(w, S("state")), &state)) {
        web_error(w, 400);
        return;
    }
    if (!task_by_id(w->db, id, &task) || task.gathering.n != w->gathering.id.n) {
        web_not_found(w);
        return;
    }
    task_settle(w->db, &task, state, w->actor.person, w->network.id, w->now);
    web_redirect_said(w, url_notes_show(w->arena, w->gathering.id), MSG_form_saved);
}
