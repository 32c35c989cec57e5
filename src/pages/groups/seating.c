// SPDX-License-Identifier: EUPL-1.2
// Who sits with whom: does everyone meet everyone? The page, drawing a plan, and going back to the one
// before.
#include "pages/groups/seating.h"

#include "base/rng.h"
#include "groups/draw.h"
#include "web/form.h"
#include "web/notify.h"

#include <time.h>

enum {
    SECONDS_MOST = 8, // on a slow machine: then the lot's number alone does not give the plan again
};

// ---- the page ----

static void line_add(struct text_line_list *lines, struct str text)
{
    lines->at[lines->count++] = (struct text_line){text};
}

static void people_add(struct web *w, struct text_line_list *lines, enum message text,
                       const struct misfit_people *people)
{
    if (people->count)
        line_add(lines, SAY(w, text, arg_str(str_join(w->arena, people->at, people->count, S(", ")))));
}

static struct text_line_list misfit_lines(struct web *w, const struct misfit *m)
{
    enum { KINDS = 5 };
    struct text_line_list lines = {.at = NEW_ARRAY(w->arena, struct text_line, KINDS)};
    if (m->has_missed)
        line_add(&lines, SAY(w, MSG_seating_misfit_missed));
    people_add(w, &lines, MSG_seating_misfit_without_seat, &m->without_seat);
    people_add(w, &lines, MSG_seating_misfit_not_coming, &m->not_coming);
    people_add(w, &lines, MSG_seating_misfit_left, &m->left);
    if (m->without_groups)
        line_add(&lines, SAY(w, MSG_seating_misfit_without_groups, arg_int(m->without_groups)));
    return lines;
}

/// The gatherings that "what if" can be asked of.
static struct choices gatherings_to_come(struct web *w)
{
    struct seating_gathering_list all = seating_gatherings(w->db, w->network.id);
    struct choices choices = choices_new(w, S("absent_at"), MSG_seating_absent_at, all.count);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].state == GATHERING_STATE_PLANNED && date_compare(all.at[i].held_on, w->today) >= 0)
            choices_add(&choices, str_format(w->arena, "%lld", (long long)all.at[i].id.n), all.at[i].title,
                        !choices.count);
    return choices;
}

static struct choices people_to_tick(struct web *w)
{
    struct choices people = seating_member_choices(w, S("absent"), MSG_seating_absent);
    people.at++; // without the line that asks to choose
    people.count--;
    for (size_t i = 0; i < people.count; i++)
        people.at[i].id = str_format(w->arena, "absent-%zu", i);
    return people;
}

static void undo_fill(struct web *w, struct seating_tools *tools, const struct seating_plan *shown)
{
    struct seating_plan_id before;
    if (!seating_plan_replaced_by(w->db, shown->id, &before))
        return;
    int64_t told = (int64_t)seating_news_of(w->db, w->network.id, before, w->today).count;
    tools->may_undo = true;
    tools->undo_news =
        told ? SAY(w, MSG_seating_undo_news, arg_int(told)) : SAY(w, MSG_seating_publish_nobody);
}

static struct input size_input(struct web *w, struct str name, enum message label, int64_t size)
{
    struct input input = input_required(input_of_kind(w, name, label, S("number")));
    return input_value(input, str_format(w->arena, "%lld", (long long)size));
}

static void draft_fill(struct web *w, struct seating_tools *tools)
{
    struct seating_plan draft;
    if (!seating_plan_draft(w->db, w->network.id, &draft))
        return;
    tools->has_draft = true;
    tools->draft_seen = draft.id.n;
    tools->draft = url_seating_draft_show(w->arena, w->network.id, draft.id);
}

/// The plan that is published; where there is none, what the first one begins with.
static bool shown_plan(struct web *w, struct seating_plan *out)
{
    if (seating_plan_published(w->db, w->network.id, out))
        return true;
    *out = (struct seating_plan){.size_least = SEATING_SIZE_LEAST, .size_most = SEATING_SIZE_MOST};
    return false;
}

static struct draw_form draw_form_new(struct web *w)
{
    struct seating_plan shown;
    bool is_published = shown_plan(w, &shown);
    return (struct draw_form){
        .size_least = size_input(w, S("size_least"), MSG_seating_size_least, shown.size_least),
        .size_most = size_input(w, S("size_most"), MSG_seating_size_most, shown.size_most),
        .absent_at = gatherings_to_come(w),
        .absent = people_to_tick(w),
        .may_keep = is_published,
        .keeps = is_published,
    };
}

static struct seating_tools tools_new(struct web *w, struct draw_form form)
{
    struct seating_plan shown;
    bool is_published = shown_plan(w, &shown);
    struct seating_tools tools = {
        .csrf = w->csrf,
        .form = form,
        .draw = url_seating_draw(w->arena, w->network.id),
        .undo = url_seating_undo(w->arena, w->network.id),
        .published = shown.id.n,
    };
    draft_fill(w, &tools);
    if (is_published)
        undo_fill(w, &tools, &shown);
    return tools;
}

static void plan_fill(struct web *w, struct seating_page *page)
{
    struct seating_plan row;
    struct seating_view view;
    if (!seating_plan_published(w->db, w->network.id, &row) || !seating_view_read(w, &row, &view))
        return;
    page->has_plan = true;
    page->verdict = seating_verdict(w, &view);
    page->proof = seating_proof(w, &view);
    page->drawn = seating_drawn(w, &row);
    page->coverage = seating_coverage(w, &view);
    page->own = seating_own_row(w, &view);
    page->rounds = seating_rounds(w, &view, (struct maybe_seating_plan_id){0});
    if (page->may_run)
        page->misfits = misfit_lines(w, &view.misfit);
    page->broken = seating_broken(w, &view.table, &view.misfit.wishes);
}

void seating_page_show(struct web *w, struct seating_page *page, const struct draw_form *typed)
{
    page->may_run = web_may(w, VERB_RUN);
    page->may_wish = web_may(w, VERB_TALK);
    page->own_url = url_seating_show(w->arena, w->network.id);
    page->wish = seating_wish_form(w);
    if (page->may_run)
        page->tools = tools_new(w, typed ? *typed : draw_form_new(w));
    plan_fill(w, page);
    w->is_wide = true;
    view_seating_page(&w->page, page);
    seating_crumbs(w, true);
    web_title(w, SAY(w, MSG_seating_title));
}

void seating_show(struct web *w)
{
    struct seating_page page = {0};
    seating_page_show(w, &page, NULL);
}

static void refuse(struct web *w, const struct draw_form *form, int status, struct str why)
{
    struct seating_page page = {.trouble = why};
    w->status = status;
    seating_page_show(w, &page, form);
}

// ---- why it cannot be done ----

/// The wishes that clash. None that the reader may not see is among them: see groups/draw.h.
static struct str clash_of_wishes(struct web *w, const struct table *table, const struct clash *clash)
{
    struct str *parts = NEW_ARRAY(w->arena, struct str, clash->count);
    for (size_t i = 0; i < clash->count; i++)
        parts[i] = seating_pair_text(w, table, clash->item[i].wish, clash->item[i].pair);
    return SAY(w, MSG_seating_clash_wishes, arg_str(str_join(w->arena, parts, clash->count, S("; "))));
}

static struct str clash_text(struct web *w, const struct table *table, const struct clash *clash)
{
    switch (clash->kind) {
    case CLASH_SIZES:
        return SAY(w, MSG_seating_clash_sizes, arg_str(table->rounds[clash->round].title),
                   arg_int(clash->shape.attending), arg_int(table->problem.size_least),
                   arg_int(table->problem.size_most), arg_int(clash->shape.size));
    case CLASH_ABSENT:
    case CLASH_HELD_TWICE: return SAY(w, MSG_seating_clash_absent);
    case CLASH_HELD:
    case CLASH_RULES: return clash_of_wishes(w, table, clash);
    }
    return S("");
}

// ---- drawing ----

static double monotonic(void *arg)
{
    struct timespec now;
    (void)arg;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/// Who was ticked as away in "what if".
static void read_absent(struct web *w, const struct draw_form *form, struct table_question *q)
{
    int64_t gathering = 0, person;
    struct person_id *absent = NEW_ARRAY(w->arena, struct person_id, form->absent.count);
    str_int(form_get(w, S("absent_at")), &gathering);
    for (size_t i = 0; i < form->absent.count; i++)
        if (form->absent.at[i].selected && str_int(form->absent.at[i].value, &person))
            absent[q->absent_count++] = (struct person_id){person};
    q->absent_at = (struct gathering_id){gathering};
    q->absent = absent;
}

static bool read_question(struct web *w, struct draw_form *form, struct table_question *q)
{
    *q = (struct table_question){
        .network = w->network.id,
        .reader = seating_reader(w),
        .today = w->today,
        .silo_depth = w->settings.silo_depth,
    };
    q->size_least = (uint32_t)form_int(w, &form->size_least, 1, 30);
    q->size_most = (uint32_t)form_int(w, &form->size_most, 2, 30);
    if (form_ok(w) && q->size_most < q->size_least)
        form_problem(w, &form->size_most, SAY(w, MSG_seating_size_order));
    form->keeps = form->may_keep && form_has(w, S("keep"));
    form_choices(w, &form->absent);
    read_absent(w, form, q);
    return form_ok(w);
}

static void search(struct web *w, const struct table *table, bool keeps, uint64_t seed, struct seating *out)
{
    struct seating_plan published;
    struct seat_options options = {
        .seed = seed,
        .limits = {.passes = table_passes(table), .seconds = SECONDS_MOST, .now = monotonic},
        .move_price = SEATING_MOVE_PRICE,
    };
    if (!keeps || !seating_plan_published(w->db, w->network.id, &published)) {
        table_draw(w->arena, table, &options, out);
        return;
    }
    struct plan announced = table_plan(w->db, table, published.id);
    table_draw_near(w->arena, table, &announced, &options, out);
}

/// Unless somebody else has made a draft that the one who draws has not seen.
static void save_drawn(struct web *w, const struct draw_form *form, const struct table *table,
                       const struct seating *drawn, uint64_t seed)
{
    struct seating_plan_id draft;
    struct seating_plan other;
    int64_t seen = 0;
    if (!web_write(w))
        return;
    str_int(form_get(w, S("draft")), &seen);
    if (seating_plan_draft(w->db, w->network.id, &other) && other.id.n != seen &&
        other.created_by.value.n != w->actor.account.n) {
        refuse(w, form, 409, SAY(w, MSG_seating_draft_other, arg_str(other.made_by.value)));
        return;
    }
    if (seating_draft_save(w->db, w->network.id, table, drawn, seed, w->actor.account, w->now, &draft))
        web_redirect(w, url_seating_draft_show(w->arena, w->network.id, draft));
    else
        web_error(w, 503);
}

void seating_draw(struct web *w)
{
    struct draw_form form = draw_form_new(w);
    struct table_question question;
    struct table table;
    struct seating drawn;
    uint64_t seed;
    if (!read_question(w, &form, &question)) {
        struct seating_page page = {0};
        seating_page_show(w, &page, &form);
        return;
    }
    switch (table_read(w->db, &question, &table)) {
    case TABLE_TOO_FEW_PEOPLE: refuse(w, &form, 422, SAY(w, MSG_seating_too_few)); return;
    case TABLE_NO_GATHERINGS: refuse(w, &form, 422, SAY(w, MSG_seating_no_gatherings)); return;
    case TABLE_READY: break;
    }
    if (form_has(w, S("mend")))
        table_allow_small(w->arena, &table);
    random_bytes(&seed, sizeof seed);
    seed >>= 32; // short enough to be read aloud
    search(w, &table, form.keeps, seed, &drawn);
    switch (drawn.outcome) {
    case SEAT_PLANNED: save_drawn(w, &form, &table, &drawn, seed); return;
    case SEAT_IMPOSSIBLE: refuse(w, &form, 422, clash_text(w, &table, &drawn.clash)); return;
    case SEAT_NOT_FOUND: refuse(w, &form, 422, SAY(w, MSG_seating_not_found)); return;
    }
}

// ---- going back; publishing is in seating_draft.c ----

void seating_undo(struct web *w)
{
    struct seating_plan_id published = {0};
    struct seating_news news;
    if (!str_int(form_get(w, S("plan")), &published.n) ||
        !seating_unpublish(w->db, w->network.id, published, w->today, w->now, &news)) {
        web_error(w, 409);
        return;
    }
    struct notice_site site = notify_site(w);
    notice_groups(w->db, &site, news.gathering, news.at, news.count);
    web_redirect_said(w, url_seating_show(w->arena, w->network.id), MSG_seating_undone);
}
