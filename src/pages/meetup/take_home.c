// SPDX-License-Identifier: EUPL-1.2
// What one takes home from a gathering; and what others have shared.
#include "pages/meetup/take_home.h"

#include "gathering/programme.h"
#include "gathering/takehome.h"
#include "pages/gathering/gathering.h"
#include "web/form.h"

static const enum message worth_labels[WORTH_MOST + 1] = {
    [1] = MSG_worth_no,
    [2] = MSG_worth_little,
    [3] = MSG_worth_good,
    [4] = MSG_worth_very,
};

// ---- the form ----

struct take_home_form take_home_form_new(struct web *w, struct gathering_id gathering,
                                         struct person_id person, struct url action)
{
    struct take_home has = {0};
    int64_t answer = 0;
    take_home_of(w->db, gathering, person, &has);
    worth_of(w->db, gathering, person, &answer);
    struct take_home_form form = {
        .csrf = w->csrf,
        .body = input_value(input_area(w, S("body"), MSG_take_home_words), has.body),
        .worth = choices_new(w, S("worth"), MSG_worth_question, WORTH_MOST),
        .is_shared = has.shared_at.is_set,
        .action = action,
    };
    for (int64_t i = WORTH_MOST; i >= 1; i--)
        choices_add(&form.worth, str_format(w->arena, "%lld", (long long)i), SAY(w, worth_labels[i]),
                    i == answer);
    return form;
}

bool take_home_take(struct web *w, struct take_home_form *form, struct gathering_id gathering,
                    struct person_id person)
{
    struct take_home_edit edit = {.gathering = gathering, .person = person, .now = w->now};
    edit.body = form_text(w, &form->body, 0, TAKE_HOME_MOST);
    edit.shares = str_is(form_get(w, S("do")), S("share"));
    if (form_has(w, S("worth")))
        str_int(form_choice(w, &form->worth), &edit.worth);
    if (form_ok(w) && !edit.body.len && !edit.worth && !form->is_shared)
        form_problem(w, &form->body, SAY(w, MSG_take_home_empty));
    if (!form_ok(w))
        return false;
    take_home_write(w->db, &edit);
    return true;
}

// ---- the page ----

/// Somebody of the staff list, from the beginning of the gathering on, who was not marked as not there.
static bool may_write(struct web *w)
{
    struct attendee_mark mark = {0};
    int64_t minute = programme_minute(&w->gathering, w->network.zone, w->now);
    if (!w->standing.is_member || w->gathering.state == GATHERING_STATE_CANCELLED ||
        minute < w->gathering.start_minute)
        return false;
    attendance_mark_of(w->db, w->gathering.id, w->actor.person.value, &mark);
    return !mark.came.is_set || mark.came.value;
}

static struct take_home_line_list shared(struct web *w)
{
    struct take_home_shared_list rows = take_homes_shared(w->db, w->gathering.id);
    struct take_home_line_list lines = {.at = NEW_ARRAY(w->arena, struct take_home_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = (struct take_home_line){
            .name = str_words(w->arena, rows.at[i].given_name, rows.at[i].family_name),
            .unit = rows.at[i].unit_name.is_set ? rows.at[i].unit_name.value : S(""),
            .body = rows.at[i].body,
        };
    return lines;
}

static struct worth_line_list worth(struct web *w)
{
    struct worth_count_list counts = worth_shown(w->db, w->gathering.id);
    struct worth_line_list lines = {.at = NEW_ARRAY(w->arena, struct worth_line, counts.count)};
    for (size_t i = 0; i < counts.count; i++)
        lines.at[lines.count++] =
            (struct worth_line){SAY(w, worth_labels[counts.at[i].answer]), counts.at[i].people};
    return lines;
}

static struct take_home_page page_new(struct web *w)
{
    struct take_home_page page = {
        .title = SAY(w, MSG_take_home_title, arg_str(w->gathering.title)),
        .may_write = may_write(w),
        .shared = shared(w),
        .worth = worth(w),
    };
    if (page.may_write)
        page.form = take_home_form_new(w, w->gathering.id, w->actor.person.value,
                                       url_take_home_save(w->arena, w->gathering.id));
    return page;
}

static void page_show(struct web *w, const struct take_home_page *page)
{
    view_take_home_page(&w->page, page);
    gathering_crumbs(w, false);
    web_title(w, page->title);
}

void take_home_form(struct web *w)
{
    struct take_home_page page = page_new(w);
    page_show(w, &page);
}

void take_home_save(struct web *w)
{
    struct take_home_page page = page_new(w);
    if (!page.may_write)
        web_error(w, 403);
    else if (take_home_take(w, &page.form, w->gathering.id, w->actor.person.value))
        web_redirect_said(w, url_take_home_form(w->arena, w->gathering.id), MSG_take_home_done);
    else
        page_show(w, &page);
}
