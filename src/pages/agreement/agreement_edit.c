// SPDX-License-Identifier: EUPL-1.2
// Writing an agreement: its hours, its words, and who signs. After it was signed, saving makes the next
// version.
#include "pages/agreement/agreement.h"

#include "jobs/rotating.h"
#include "pages/agreement/home.h"
#include "pages/people/pick.h"
#include "pages/theme/theme.h"
#include "sql/person.h"
#include "web/form.h"
#include "web/notify.h"

enum { ROWS_LEAST = 3, ROWS_FREE = 2, TEXT_MOST = AGREEMENT_TEXT_MOST };

static struct input numbered(struct web *w, const char *name, size_t i, enum message label, struct str kind)
{
    return input_of_kind(w, str_format(w->arena, "%s_%zu", name, i + 1), label, kind);
}

static struct stretch_fields row_new(struct web *w, size_t i, const struct stretch *s)
{
    struct stretch_fields row = {
        .from = numbered(w, "from", i, MSG_agreement_from, S("date")),
        .to = numbered(w, "to", i, MSG_agreement_to, S("date")),
        .week = numbered(w, "week", i, MSG_agreement_week, S("text")),
    };
    if (s) {
        row.from.value = date_iso(w->arena, s->from);
        row.to.value = date_iso(w->arena, s->to);
        row.week.value = hours_words(w, s->week);
    }
    return row;
}

static void rows_fill(struct web *w, struct agreement_form *form, const struct agreed *a)
{
    size_t rows = a->stretch_count + ROWS_FREE;
    rows = rows < ROWS_LEAST ? ROWS_LEAST : rows > STRETCHES_MOST ? STRETCHES_MOST : rows;
    form->stretches.at = NEW_ARRAY(w->arena, struct stretch_fields, rows);
    for (size_t i = 0; i < rows; i++)
        form->stretches.at[form->stretches.count++] =
            row_new(w, i, i < a->stretch_count ? &a->stretches[i] : NULL);
}

static struct return_fields return_row(struct web *w, size_t i, const struct agreed_return *r)
{
    struct return_fields row = {
        .kind = choices_new(w, str_format(w->arena, "return_kind_%zu", i + 1), MSG_return_what,
                            RETURN_KIND_COUNT),
        .due_on = numbered(w, "return_on", i, MSG_return_by, S("date")),
        .body = numbered(w, "return_body", i, MSG_return_body, S("text")),
    };
    for (enum return_kind k = RETURN_KIND_DEBRIEF; k <= RETURN_KIND_OTHER; k++)
        choices_add(&row.kind, return_kind_text(k), return_kind_words(w, k), r ? r->kind == k : k == 0);
    if (r) {
        row.due_on.value = date_iso(w->arena, r->due_on);
        row.body.value = r->body;
    }
    return row;
}

static void returns_fill(struct web *w, struct agreement_form *form, const struct agreed *a)
{
    size_t rows = a->return_count + ROWS_FREE;
    rows = rows > RETURNS_MOST ? RETURNS_MOST : rows;
    form->returns.at = NEW_ARRAY(w->arena, struct return_fields, rows);
    for (size_t i = 0; i < rows; i++)
        form->returns.at[form->returns.count++] =
            return_row(w, i, i < a->return_count ? &a->returns[i] : NULL);
}

static void parties_fill(struct web *w, struct agreement_form *form, const struct agreed *a)
{
    form->parties.at = NEW_ARRAY(w->arena, struct party_field, a->party_count);
    for (size_t i = 0; i < a->party_count; i++) {
        struct person_card card = {0};
        person_card(w->db, a->parties[i].person, &card);
        form->parties.at[form->parties.count++] = (struct party_field){
            .id = str_format(w->arena, "party-%zu", i),
            .name = str_format(w->arena, "%.*s %.*s, %.*s", STR(card.given_name), STR(card.family_name),
                               STR(party_role_words(w, a->parties[i].role))),
            .value = str_format(w->arena, "%lld", (long long)a->parties[i].person.n),
            .is_kept = true,
            .is_fixed = a->parties[i].role == PARTY_ROLE_PERSON,
        };
    }
}

static struct agreement_form form_new(struct web *w, const struct agreed *a)
{
    struct theme theme = {0};
    theme_by_id(w->db, w->agreement.theme, &theme);
    bool is_written =
        w->agreement.state == AGREEMENT_STATE_DRAFT || w->agreement.state == AGREEMENT_STATE_DIALOGUE;
    struct agreement_form form = {
        .csrf = w->csrf,
        .title = SAY(w, MSG_agreement_title, arg_str(theme.title)),
        .about = SAY(w, is_written ? MSG_agreement_edit_about : MSG_agreement_change_about),
        .purpose = input_value(input_area(w, S("purpose"), MSG_agreement_purpose), a->purpose),
        .form = input_value(input_area(w, S("form"), MSG_agreement_form_label), a->form),
        .cover = input_value(input_area(w, S("cover"), MSG_agreement_cover), a->cover),
        .comes_home = input_value(input_area(w, S("comes_home"), MSG_agreement_comes_home), a->comes_home),
        .other = pick_new(w, S("other"), MSG_agreement_other, (struct maybe_person_id){0}),
        .action = url_agreement_save(w->arena, w->agreement.id),
        .back = url_agreement_show(w->arena, w->agreement.id),
    };
    form.other.hint = SAY(w, MSG_agreement_other_hint);
    rows_fill(w, &form, a);
    returns_fill(w, &form, a);
    parties_fill(w, &form, a);
    return form;
}

static void form_show(struct web *w, const struct agreement_form *form)
{
    web_crumb(w, SAY(w, MSG_agreements_title), url_agreement_list(w->arena));
    web_crumb(w, form->title, form->back);
    view_agreement_form(&w->page, form);
    web_title(w, form->title);
}

/// False, and answered: nothing can be written any more.
static bool open_form(struct web *w, struct agreed *agreed, struct agreement_form *form)
{
    struct agreement_version version;
    if (w->agreement.state == AGREEMENT_STATE_ENDED ||
        !agreement_read(w->db, w->agreement.id, agreement_number(&w->agreement), &version, agreed)) {
        web_not_found(w);
        return false;
    }
    *form = form_new(w, agreed);
    return true;
}

void agreement_edit(struct web *w)
{
    struct agreed agreed;
    struct agreement_form form;
    if (open_form(w, &agreed, &form))
        form_show(w, &form);
}

// ---- what was typed ----

/// An empty row is none.
static void row_read(struct web *w, struct stretch_fields *row, struct agreed *a)
{
    struct stretch s = {0};
    if (!form_get(w, row->from.name).len && !form_get(w, row->to.name).len &&
        !form_get(w, row->week.name).len)
        return;
    bool has_from = form_date(w, &row->from, &s.from), has_to = form_date(w, &row->to, &s.to);
    struct str hours = form_line(w, &row->week, 1, 8);
    bool has_hours = hours_typed(hours, &s.week);
    if (hours.len && !has_hours)
        form_problem(w, &row->week, SAY(w, MSG_agreement_week_wrong));
    if (has_from && has_to && has_hours)
        a->stretches[a->stretch_count++] = s;
}

/// A row without a day is none.
static void return_read(struct web *w, struct return_fields *row, struct agreed *a)
{
    struct agreed_return r = {0};
    if (!form_get(w, row->due_on.name).len && !form_get(w, row->body.name).len)
        return;
    return_kind_from_text(form_choice(w, &row->kind), &r.kind);
    r.body = form_line(w, &row->body, 0, RETURN_WORDS_MOST);
    if (form_date(w, &row->due_on, &r.due_on))
        a->returns[a->return_count++] = r;
}

static void other_add(struct web *w, struct agreement_form *form, struct agreed *a)
{
    struct maybe_person_id other = pick_read(w, &form->other);
    if (!other.is_set)
        return;
    for (size_t i = 0; i < a->party_count; i++)
        if (a->parties[i].person.n == other.value.n)
            return;
    if (a->party_count < PARTIES_MOST)
        a->parties[a->party_count++] = (struct agreed_party){other.value, PARTY_ROLE_OTHER};
    else
        pick_problem(w, &form->other, SAY(w, MSG_agreement_parties_wrong));
}

static struct agreed agreed_read(struct web *w, struct agreement_form *form, const struct agreed *before)
{
    struct agreed a = {
        .purpose = form_text(w, &form->purpose, 0, TEXT_MOST),
        .form = form_text(w, &form->form, 0, TEXT_MOST),
        .cover = form_text(w, &form->cover, 0, TEXT_MOST),
        .comes_home = form_text(w, &form->comes_home, 0, TEXT_MOST),
    };
    for (size_t i = 0; i < form->stretches.count; i++)
        row_read(w, &form->stretches.at[i], &a);
    for (size_t i = 0; i < form->returns.count; i++)
        return_read(w, &form->returns.at[i], &a);
    for (size_t i = 0; i < before->party_count; i++) {
        struct party_field *p = &form->parties.at[i];
        p->is_kept = p->is_fixed || form_has_value(w, S("party"), p->value);
        if (p->is_kept)
            a.parties[a.party_count++] = before->parties[i];
    }
    other_add(w, form, &a);
    return a;
}

void agreement_save(struct web *w)
{
    struct agreed before;
    struct agreement_form form;
    struct notice_site site = notify_site(w);
    struct hours_rules rules = rotating_rules(&w->settings);
    if (!open_form(w, &before, &form))
        return;
    struct agreed agreed = agreed_read(w, &form, &before);
    if (form_ok(w))
        agreement_tell(w, rotating_write(w->db, &site, &w->agreement, &agreed, &rules));
    if (form_ok(w))
        web_redirect_said(w, form.back, MSG_form_saved);
    else
        form_show(w, &form);
}

// ---- what stands against it ----

static struct str curve_words(struct web *w, enum curve_wrong wrong)
{
    switch (wrong) {
    case CURVE_RIGHT:
    case CURVE_EMPTY: return SAY(w, MSG_curve_empty);
    case CURVE_TOO_MANY: return SAY(w, MSG_curve_too_many, arg_int(STRETCHES_MOST));
    case CURVE_BACKWARDS: return SAY(w, MSG_curve_backwards);
    case CURVE_OVERLAPS: return SAY(w, MSG_curve_overlaps);
    case CURVE_TOO_LONG: return SAY(w, MSG_curve_too_long);
    case CURVE_HOURS: break;
    }
    return SAY(w, MSG_curve_hours);
}

void agreement_tell(struct web *w, struct agreement_answer answer)
{
    switch (answer.done) {
    case AGREEMENT_DONE:
    case AGREEMENT_SAME: return;
    case AGREEMENT_REFUSED: form_problem(w, NULL, SAY(w, MSG_agreement_refused)); return;
    case AGREEMENT_CURVE_WRONG: form_problem(w, NULL, curve_words(w, answer.wrong)); return;
    case AGREEMENT_PARTIES_WRONG: form_problem(w, NULL, SAY(w, MSG_agreement_parties_wrong)); return;
    case AGREEMENT_TOO_MANY: form_problem(w, NULL, SAY(w, MSG_agreement_too_many)); return;
    case AGREEMENT_HOME_EARLY: form_problem(w, NULL, SAY(w, MSG_return_early)); return;
    case AGREEMENT_TOO_FULL:
        form_problem(w, NULL, SAY(w, MSG_agreement_too_full, arg_date(answer.week)));
        return;
    }
}
