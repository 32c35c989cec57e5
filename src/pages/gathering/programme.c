// SPDX-License-Identifier: EUPL-1.2
// The programme of a gathering: timed items, each with a place and someone responsible.
#include "pages/gathering/programme.h"

#include "gathering/exercise.h"
#include "html/gathering/programme.h"
#include "pages/gathering/gathering.h"
#include "sql/sheet.h"
#include "web/form.h"
#include "web/notify.h"

enum { ITEMS_MOST = 100 };

struct item_values {
    enum item_kind kind;
    struct str title, place, responsible, prompt;
    struct maybe_str exercise;
    int32_t start_minute;
    int64_t minutes;
};

struct choices programme_kinds(struct web *w, struct str name, enum item_kind kind)
{
    static const enum message labels[] = {
        [ITEM_KIND_WELCOME] = MSG_programme_kind_welcome,
        [ITEM_KIND_TALK] = MSG_programme_kind_talk,
        [ITEM_KIND_EXERCISE] = MSG_programme_kind_exercise,
        [ITEM_KIND_GROUP_WORK] = MSG_programme_kind_group_work,
        [ITEM_KIND_MOVE] = MSG_programme_kind_move,
        [ITEM_KIND_BREAK] = MSG_programme_kind_break,
        [ITEM_KIND_CLOSE] = MSG_programme_kind_close,
    };
    struct choices kinds = choices_new(w, name, MSG_programme_kind, ITEM_KIND_CLOSE + 1);
    for (enum item_kind k = ITEM_KIND_WELCOME; k <= ITEM_KIND_CLOSE; k++)
        choices_add(&kinds, item_kind_text(k), SAY(w, labels[k]), k == kind);
    return kinds;
}

struct choices programme_exercises(struct web *w, struct str name, struct maybe_str exercise)
{
    struct choices all = choices_new(w, name, MSG_programme_exercise, exercise_count + 1);
    choices_add(&all, S("none"), SAY(w, MSG_form_none), !exercise.is_set);
    for (const struct exercise *e = exercises; e < exercises + exercise_count; e++)
        choices_add(&all, e->name, SAY(w, e->title), exercise.is_set && str_is(exercise.value, e->name));
    return all;
}

static struct programme_item_form item_form_new(struct web *w, const struct item_values *v)
{
    struct programme_item_form form = {
        .csrf = w->csrf,
        .title = input_value(input_required(input_text(w, S("title"), MSG_programme_what)), v->title),
        .start = input_required(input_of_kind(w, S("start"), MSG_gathering_start, S("time"))),
        .minutes = input_required(input_of_kind(w, S("minutes"), MSG_programme_minutes, S("number"))),
        .place = input_value(input_text(w, S("place"), MSG_gathering_place), v->place),
        .responsible =
            input_value(input_text(w, S("responsible"), MSG_programme_responsible), v->responsible),
        .prompt = input_value(
            input_hint(w, input_area(w, S("prompt"), MSG_programme_prompt), MSG_programme_prompt_hint),
            v->prompt),
        .kind = programme_kinds(w, S("kind"), v->kind),
        .exercise = programme_exercises(w, S("exercise"), v->exercise),
        .back = url_gathering_show(w->arena, w->gathering.id),
    };
    form.start.value = minute_iso(w->arena, v->start_minute);
    form.minutes.value = str_format(w->arena, "%lld", (long long)v->minutes);
    return form;
}

/// The end of the last item, where a new one would begin.
static int32_t next_start(struct web *w)
{
    struct programme_item_list items = programme_of(w->db, w->gathering.id);
    int64_t end = w->gathering.start_minute;
    for (size_t i = 0; i < items.count; i++)
        if (items.at[i].start_minute + items.at[i].minutes > end)
            end = items.at[i].start_minute + items.at[i].minutes;
    return (int32_t)(end < MINUTES_PER_DAY ? end : MINUTES_PER_DAY - 1);
}

static struct programme_item_form new_item_form(struct web *w)
{
    struct item_values v = {.kind = ITEM_KIND_TALK, .start_minute = next_start(w), .minutes = 30};
    struct programme_item_form form = item_form_new(w, &v);
    form.is_new = true;
    form.action = url_programme_add(w->arena, w->gathering.id);
    return form;
}

/// Which items are at the same time as the one before them.
static struct overlap_line_list overlaps(struct web *w)
{
    struct programme_item_list items = programme_of(w->db, w->gathering.id);
    struct overlap_line_list lines = {.at = NEW_ARRAY(w->arena, struct overlap_line, items.count)};
    for (size_t i = 1; i < items.count; i++) {
        const struct programme_item *before = &items.at[i - 1], *item = &items.at[i];
        if (item->start_minute < before->start_minute + before->minutes)
            lines.at[lines.count++] = (struct overlap_line){before->title, item->title};
    }
    return lines;
}

static void programme_show(struct web *w, const struct programme_item_form *form)
{
    struct notice_site site = notify_site(w);
    view_programme_page(&w->page, &(struct programme_page){
                                      .title = w->gathering.title,
                                      .csrf = w->csrf,
                                      .items = gathering_programme(w),
                                      .overlaps = overlaps(w),
                                      .form = *form,
                                      .due = notice_gathering_due(w->db, &site, w->gathering.id),
                                      .tell = url_programme_tell(w->arena, w->gathering.id),
                                      .may_run = web_may(w, VERB_RUN),
                                      .template = url_template_form(w->arena, w->network.id),
                                  });
    gathering_crumbs(w, false);
    web_title(w, SAY(w, MSG_programme_title, arg_str(w->gathering.title)));
}

void programme_form(struct web *w)
{
    struct programme_item_form form = new_item_form(w);
    programme_show(w, &form);
}

static bool read_item(struct web *w, struct programme_item_form *form, struct item_values *v)
{
    v->title = form_line(w, &form->title, 2, 160);
    item_kind_from_text(form_choice(w, &form->kind), &v->kind);
    bool has_start = form_minute(w, &form->start, &v->start_minute);
    v->minutes = form_int(w, &form->minutes, 1, 12 * 60);
    v->place = form_line(w, &form->place, 0, 200);
    v->responsible = form_line(w, &form->responsible, 0, 120);
    v->prompt = form_text(w, &form->prompt, 0, PROGRAMME_PROMPT_MOST);
    struct str exercise = form_choice(w, &form->exercise);
    v->exercise = (struct maybe_str){exercise_by_name(exercise) != NULL, exercise};
    if (has_start && v->start_minute + v->minutes > MINUTES_PER_DAY)
        form_problem(w, &form->minutes, SAY(w, MSG_programme_past_midnight));
    return form_ok(w);
}

void programme_add(struct web *w)
{
    struct programme_item_form form = new_item_form(w);
    struct item_values v;
    struct programme_item_id id;
    if (programme_of(w->db, w->gathering.id).count >= ITEMS_MOST)
        form_problem(w, NULL, SAY(w, MSG_programme_most, arg_int(ITEMS_MOST)));
    if (!read_item(w, &form, &v)) {
        programme_show(w, &form);
        return;
    }
    programme_item_add(w->db, w->gathering.id, v.start_minute, v.minutes, v.kind, v.title, v.place,
                       v.responsible, v.exercise, &id);
    programme_item_prompt_set(w->db, id, v.prompt);
    web_redirect_said(w, url_programme_form(w->arena, w->gathering.id), MSG_form_saved);
}

static bool load_item(struct web *w, struct programme_item_form *form)
{
    struct programme_item item;
    if (!programme_item_by_id(w->db, w->path.programme_item, w->gathering.id, &item)) {
        web_not_found(w);
        return false;
    }
    struct item_values v = {item.kind,
                            item.title,
                            item.place,
                            item.responsible_name,
                            item.prompt,
                            item.exercise,
                            (int32_t)item.start_minute,
                            item.minutes};
    *form = item_form_new(w, &v);
    form->version = item.version;
    form->heading = SAY(w, MSG_programme_edit, arg_str(item.title));
    form->action = url_programme_item_save(w->arena, w->gathering.id, item.id);
    form->back = url_programme_form(w->arena, w->gathering.id);
    return true;
}

static void item_show(struct web *w, const struct programme_item_form *form)
{
    view_programme_item_page(&w->page, form);
    gathering_crumbs(w, false);
    web_title(w, form->heading);
}

void programme_item_form(struct web *w)
{
    struct programme_item_form form;
    if (load_item(w, &form))
        item_show(w, &form);
}

/// What groups have written for it would go with it.
static void item_delete(struct web *w, const struct programme_item_form *form)
{
    bool has_sheets = false;
    if (item_has_sheets(w->db, w->path.programme_item, &has_sheets) && has_sheets) {
        form_problem(w, NULL, SAY(w, MSG_programme_has_sheets));
        w->status = 409;
        item_show(w, form);
        return;
    }
    programme_item_delete(w->db, w->path.programme_item, w->gathering.id);
    web_redirect_said(w, form->back, MSG_form_deleted);
}

void programme_item_save(struct web *w)
{
    struct programme_item_form form;
    struct item_values v;
    if (!load_item(w, &form))
        return;
    if (str_is(form_get(w, S("do")), S("delete"))) {
        item_delete(w, &form);
        return;
    }
    int64_t current = form.version;
    if (!str_int(form_get(w, S("version")), &form.version)) {
        web_error(w, 400);
        return;
    }
    if (!read_item(w, &form, &v)) {
        item_show(w, &form);
        return;
    }
    if (!programme_item_change(w->db, w->path.programme_item, w->gathering.id, form.version, v.start_minute,
                               v.minutes, v.kind, v.title, v.place, v.responsible, v.exercise)) {
        form.version = current;
        form_problem(w, NULL, SAY(w, MSG_programme_changed_meanwhile));
        w->status = 409;
        item_show(w, &form);
        return;
    }
    programme_item_prompt_set(w->db, w->path.programme_item, v.prompt);
    web_redirect_said(w, form.back, MSG_form_saved);
}

/// To exactly as many as the button said, or the page comes again.
void programme_tell(struct web *w)
{
    struct notice_site site = notify_site(w);
    int64_t expected = -1;
    if (!str_int(form_get(w, S("count")), &expected) ||
        expected != notice_gathering_due(w->db, &site, w->gathering.id)) {
        struct programme_item_form form = new_item_form(w);
        form_problem(w, NULL, SAY(w, MSG_programme_tell_changed));
        w->status = 409;
        programme_show(w, &form);
        return;
    }
    notice_gathering(w->db, &site, w->gathering.id);
    web_redirect_said(w, url_gathering_show(w->arena, w->gathering.id), MSG_programme_told);
}
