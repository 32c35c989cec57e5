// SPDX-License-Identifier: EUPL-1.2
// The page that is handed over to the next coordinators: what is open, what is agreed, who does what, what
// worked. Whoever runs the network reads it, and who is to; each reads what their other pages show them, too.
#include "html/network/handover.h"

#include "ask/words.h"
#include "gathering/takehome.h"
#include "i18n/format.h"
#include "i18n/text.h"
#include "jobs/notice_serving.h"
#include "markdown/markdown.h"
#include "network/handover.h"
#include "pages/prose/prose_page.h"
#include "sql/term.h"
#include "web/form.h"
#include "web/notify.h"

enum { NOTE_HEADING = 3, CHANGES_SINCE_DAYS = 183, BODY_MOST = 300 };

/// Who has begun since, or is to begin, is who it is handed over to.
#define SUCCESSORS_SINCE_US (60 * US_PER_DAY)

static struct handover_line *line_add(struct handover_line_list *list)
{
    return &list->at[list->count++];
}

#define ROOM(w, list, rows) ((list)->at = NEW_ARRAY((w)->arena, struct handover_line, (rows).count))

/// Empty where nobody is named.
static struct str name_of(struct web *w, struct maybe_str given, struct maybe_str family)
{
    return given.is_set ? str_words(w->arena, given.value, family.value) : S("");
}

static struct str name_or(struct web *w, struct maybe_str given, struct maybe_str family, enum message nobody)
{
    return given.is_set ? name_of(w, given, family) : SAY(w, nobody);
}

// ---- who does what ----

static struct str term_text(struct web *w, const struct term_line *t)
{
    if (!t->ends_on.is_set)
        return SAY(w, MSG_role_from, arg_date(t->starts_on));
    return format_date_range(w->arena, w->lang, t->starts_on, t->ends_on.value);
}

static void people_fill(struct web *w, struct handover_page *page)
{
    struct term_line_list rows = terms_of(w->db, w->network.id);
    ROOM(w, &page->people, rows);
    for (size_t i = 0; i < rows.count; i++) {
        const struct term_line *t = &rows.at[i];
        bool is_over = t->ends_on.is_set && date_compare(t->ends_on.value, w->today) < 0;
        if (t->role != NETWORK_DUTY_SPONSOR && !is_over && !t->has_left)
            *line_add(&page->people) = (struct handover_line){
                .text = t->name,
                .who = SAY(w, t->role == NETWORK_DUTY_LEAD ? MSG_role_as_lead : MSG_role_as_coordinator),
                .day = term_text(w, t)};
    }
}

static void ahead_fill(struct web *w, struct handover_page *page)
{
    struct handover_gathering_list rows = handover_ahead(w->db, w->network.id, w->today);
    ROOM(w, &page->ahead, rows);
    for (size_t i = 0; i < rows.count; i++) {
        const struct handover_gathering *g = &rows.at[i];
        struct str topic = g->topic.is_set ? g->topic.value : SAY(w, MSG_handover_no_topic);
        struct str host = name_or(w, g->given_name, g->family_name, MSG_handover_no_host);
        *line_add(&page->ahead) =
            (struct handover_line){.text = g->title,
                                   .who = SAY(w, MSG_handover_gathering, arg_str(topic), arg_str(host)),
                                   .day = format_weekday_date(w->arena, w->lang, g->held_on),
                                   .url = url_gathering_show(w->arena, g->id)};
    }
}

// ---- what is open ----

/// What is asked of members alone is for who reads their pages.
static bool is_of_members(enum ask_kind kind)
{
    return kind == ASK_KIND_QUESTION || kind == ASK_KIND_TAKE_IDEA;
}

static void asks_fill(struct web *w, struct handover_page *page)
{
    struct handover_ask_list rows = handover_asks(w->db, w->network.id);
    ROOM(w, &page->asks, rows);
    for (size_t i = 0; i < rows.count; i++) {
        const struct handover_ask *r = &rows.at[i];
        struct ask_open ask = {.kind = r->kind,
                               .network_name = {true, r->network_name},
                               .title = r->title,
                               .held_on = r->held_on,
                               .about = r->about};
        if (is_of_members(r->kind) && !web_may(w, VERB_TALK))
            continue;
        *line_add(&page->asks) = (struct handover_line){
            .text = ask_line(w->arena, w->lang, &ask),
            .who = SAY(w, MSG_handover_waits, arg_int(r->people)),
            .day = r->due_on.is_set ? SAY(w, MSG_ask_deadline,
                                          arg_str(format_weekday_date(w->arena, w->lang, r->due_on.value)))
                                    : S("")};
    }
}

static void tasks_fill(struct web *w, struct handover_page *page)
{
    struct handover_task_list rows = handover_tasks(w->db, w->network.id);
    ROOM(w, &page->tasks, rows);
    for (size_t i = 0; i < rows.count; i++)
        *line_add(&page->tasks) = (struct handover_line){
            .text = rows.at[i].text,
            .who = name_or(w, rows.at[i].given_name, rows.at[i].family_name, MSG_handover_nobody),
            .day = rows.at[i].due_on.is_set ? format_weekday_date(w->arena, w->lang, rows.at[i].due_on.value)
                                            : S(""),
            .url = url_notes_show(w->arena, rows.at[i].gathering)};
}

static void ideas_fill(struct web *w, struct handover_page *page)
{
    struct handover_idea_list rows = handover_ideas(w->db, w->network.id);
    ROOM(w, &page->ideas, rows);
    for (size_t i = 0; i < rows.count; i++)
        *line_add(&page->ideas) = (struct handover_line){
            .text = rows.at[i].title,
            .who = name_or(w, rows.at[i].given_name, rows.at[i].family_name, MSG_handover_nobody),
            .url = url_idea_show(w->arena, rows.at[i].id)};
}

// ---- what is agreed, and what worked ----

static void decisions_fill(struct web *w, struct handover_page *page)
{
    struct handover_decision_list rows = handover_decisions(w->db, w->network.id);
    ROOM(w, &page->decisions, rows);
    for (size_t i = 0; i < rows.count; i++)
        *line_add(&page->decisions) =
            (struct handover_line){.text = rows.at[i].text,
                                   .day = format_date(w->arena, w->lang, rows.at[i].held_on),
                                   .url = url_notes_show(w->arena, rows.at[i].gathering)};
}

static void worth_fill(struct web *w, struct handover_page *page)
{
    struct handover_worth_list rows = handover_worth(w->db, w->network.id, WORTH_SHOWN_FROM);
    ROOM(w, &page->worth, rows);
    for (size_t i = 0; i < rows.count; i++)
        *line_add(&page->worth) = (struct handover_line){
            .text = rows.at[i].title,
            .who = SAY(w, MSG_handover_worth, arg_int(rows.at[i].good), arg_int(rows.at[i].people)),
            .day = format_date(w->arena, w->lang, rows.at[i].held_on),
            .url = url_gathering_show(w->arena, rows.at[i].gathering)};
}

static void take_homes_fill(struct web *w, struct handover_page *page)
{
    struct handover_take_home_list rows = handover_take_homes(w->db, w->network.id);
    ROOM(w, &page->take_homes, rows);
    for (size_t i = 0; i < rows.count; i++)
        *line_add(&page->take_homes) =
            (struct handover_line){.text = text_short(w->arena, rows.at[i].body, BODY_MOST),
                                   .who = str_words(w->arena, rows.at[i].given_name, rows.at[i].family_name)};
}

static void changes_fill(struct web *w, struct handover_page *page)
{
    struct handover_change_list rows =
        handover_changes(w->db, w->network.id, date_plus_days(w->today, -CHANGES_SINCE_DAYS));
    ROOM(w, &page->changes, rows);
    for (size_t i = 0; i < rows.count; i++) {
        bool is_off = rows.at[i].state == GATHERING_STATE_CANCELLED;
        *line_add(&page->changes) = (struct handover_line){
            .text = rows.at[i].title,
            .who = SAY(w, is_off ? MSG_handover_called_off : MSG_handover_moved, arg_str(rows.at[i].why)),
            .day = format_date(w->arena, w->lang, rows.at[i].held_on),
            .url = url_gathering_show(w->arena, rows.at[i].id)};
    }
}

// ---- the note ----

static void note_fill(struct web *w, struct handover_page *page)
{
    struct prose note;
    if (!handover_of(w->db, w->network.id, &note))
        return;
    struct prose_line_list versions = prose_versions(w->db, note.id);
    if (!versions.count)
        return;
    const struct prose_line *last = &versions.at[0];
    page->has_note = true;
    page->note = markdown_render(w->arena, prose_body(w->db, &note),
                                 &(struct markdown_options){.heading_from = NOTE_HEADING});
    page->written =
        SAY(w, MSG_notes_written, arg_str(prose_writer_name(w, last->given_name, last->family_name)),
            arg_wall(wall_from_instant(last->saved_at, ZONE_OSLO)));
}

/// People of the staff list write; whoever leads without being one reads.
static bool may_write(struct web *w)
{
    return web_may(w, VERB_RUN) && w->actor.person.is_set && w->network.state == NETWORK_STATE_RUNNING;
}

static struct prose_writing writing_of(struct web *w, const struct prose *note)
{
    return (struct prose_writing){
        .prose = *note,
        .key = prose_draft_key(w, "handover", w->network.id.n),
        .title = SAY(w, MSG_handover_note),
        .about = SAY(w, MSG_handover_note_about),
        .label = MSG_notes_text,
        .action = url_handover_note_save(w->arena, w->network.id),
        .back = url_handover(w->arena, w->network.id),
    };
}

static void crumbs(struct web *w, bool is_below)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    if (is_below)
        web_crumb(w, SAY(w, MSG_handover_title), url_handover(w->arena, w->network.id));
}

void handover_note(struct web *w)
{
    struct prose note = {0};
    if (!may_write(w)) {
        web_error(w, 403);
        return;
    }
    handover_of(w->db, w->network.id, &note);
    struct prose_writing of = writing_of(w, &note);
    prose_form_show(w, &of);
    crumbs(w, true);
}

void handover_note_save(struct web *w)
{
    struct prose_saved saved;
    if (!may_write(w)) {
        web_error(w, 403);
        return;
    }
    struct prose note = handover_prose(w->db, w->network.id);
    struct prose_writing of = writing_of(w, &note);
    if (prose_take(w, &of, &saved))
        prose_done(w, &of, &saved);
    else
        crumbs(w, true);
}

void handover_history(struct web *w)
{
    struct prose note = {0};
    handover_of(w->db, w->network.id, &note);
    prose_history_show(w, note.id, url_handover_history(w->arena, w->network.id));
    crumbs(w, true);
}

// ---- the page ----

static struct successor_list successors(struct web *w)
{
    struct successor_list all =
        successors_of(w->db, w->network.id, instant_plus(w->now, -SUCCESSORS_SINCE_US), w->today);
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++)
        if (!w->actor.person.is_set || all.at[i].person.n != w->actor.person.value.n)
            all.at[kept++] = all.at[i];
    all.count = kept;
    return all;
}

/// Whose term is to begin reads it before.
static bool may_read(struct web *w)
{
    return web_may(w, VERB_RUN) || (w->actor.person.is_set &&
                                    terms_held(w->db, w->network.id, w->actor.person.value, w->today).count);
}

void handover(struct web *w)
{
    struct network_id n = w->network.id;
    struct handover_page page = {
        .csrf = w->csrf,
        .name = w->network.name,
        .may_write = may_write(w),
        .successors = (int64_t)successors(w).count,
        .write = url_handover_note(w->arena, n),
        .history = url_handover_history(w->arena, n),
        .action = url_handover_act(w->arena, n),
        .topics = url_topics(w->arena, n),
    };
    if (!may_read(w)) {
        web_error(w, 403);
        return;
    }
    page.may_send = page.successors && web_may(w, VERB_RUN) && w->network.state == NETWORK_STATE_RUNNING;
    note_fill(w, &page);
    people_fill(w, &page);
    ahead_fill(w, &page);
    asks_fill(w, &page);
    tasks_fill(w, &page);
    decisions_fill(w, &page);
    worth_fill(w, &page);
    changes_fill(w, &page);
    if (web_may(w, VERB_TALK)) {
        ideas_fill(w, &page);
        take_homes_fill(w, &page);
    }
    view_handover_page(&w->page, &page);
    crumbs(w, false);
    web_title(w, SAY(w, MSG_handover_title));
}

void handover_act(struct web *w)
{
    struct notice_site site = notify_site(w);
    struct successor_list all = successors(w);
    int64_t mails = 0;
    for (size_t i = 0; i < all.count; i++)
        mails += notice_serving(w->db, &site, w->network.id, &all.at[i]);
    web_redirect_said(w, url_handover(w->arena, w->network.id),
                      mails ? MSG_handover_sent : MSG_handover_sent_before);
}
