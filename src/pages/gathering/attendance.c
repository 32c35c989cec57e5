// SPDX-License-Identifier: EUPL-1.2
// Who came: one tap each, on a phone in a noisy room. A pressed button takes its mark back; each button says
// what shall be, so that two quick taps, or two people at the door, come to the same.
#include "pages/gathering/gathering.h"

#include "html/gathering/attendance.h"
#include "web/form.h"

static struct attendance_line line_of(struct web *w, const struct attendance *a)
{
    struct attendance_line line = {
        .id = str_format(w->arena, "%lld", (long long)a->person.n),
        .name = str_words(w->arena, a->given_name, a->family_name),
        .unit = a->unit_name.is_set ? a->unit_name.value : S(""),
        .came = a->came.is_set && a->came.value,
        .absent = a->came.is_set && !a->came.value,
    };
    if (a->answer.is_set && a->answer.value == ANSWER_NO)
        line.answer = SAY(w, MSG_attendance_said_no);
    return line;
}

void attendance_list(struct web *w)
{
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    struct attendance_page page = {
        .csrf = w->csrf,
        .title = w->gathering.title,
        .members = (int64_t)rows.count,
        .people.at = NEW_ARRAY(w->arena, struct attendance_line, rows.count),
        .action = url_attendance_save(w->arena, w->gathering.id),
        .back = url_gathering_show(w->arena, w->gathering.id),
    };
    for (size_t i = 0; i < rows.count; i++) {
        page.people.at[page.people.count++] = line_of(w, &rows.at[i]);
        page.came += rows.at[i].came.is_set && rows.at[i].came.value;
    }
    view_attendance_page(&w->page, &page);
    gathering_crumbs(w, false);
    web_title(w, SAY(w, MSG_attendance_title));
}

static void mark(struct web *w, const struct attendance *a, struct maybe_bool came)
{
    attendance_mark(w->db, w->gathering.id, a->person, came,
                    (struct maybe_account_id){true, w->actor.account});
}

static void mark_rest(struct web *w, const struct attendance_list *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        if (!rows->at[i].came.is_set)
            mark(w, &rows->at[i], (struct maybe_bool){true, true});
}

/// Once the day has come and everyone is marked, the gathering is held: nothing waits for the coordinators
/// any more.
static void hold_when_all_marked(struct web *w)
{
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    if (date_compare(w->gathering.held_on, w->today) > 0)
        return;
    for (size_t i = 0; i < rows.count; i++)
        if (!rows.at[i].came.is_set)
            return;
    gathering_hold(w->db, w->gathering.id);
}

void attendance_save(struct web *w)
{
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    bool came = form_has(w, S("came")), clear = form_has(w, S("clear"));
    int64_t person = 0;
    if (form_has(w, S("rest")))
        mark_rest(w, &rows);
    else if (!str_int(form_get(w, clear ? S("clear") : came ? S("came") : S("absent")), &person)) {
        web_error(w, 400);
        return;
    }
    struct url back = url_attendance_list(w->arena, w->gathering.id);
    for (size_t i = 0; i < rows.count; i++)
        if (rows.at[i].person.n == person) {
            mark(w, &rows.at[i], (struct maybe_bool){!clear, came});
            back = url_with_fragment(w->arena, back, str_format(w->arena, "p%lld", (long long)person));
        }
    hold_when_all_marked(w);
    web_redirect(w, back);
}
