// SPDX-License-Identifier: EUPL-1.2
// The leadership team decides on a theme, with reasons.
#include "html/theme/theme.h"

#include "i18n/format.h"
#include "jobs/deciding.h"
#include "pages/people/pick.h"
#include "pages/theme/theme.h"

enum { WHY_MOST = 500 };

static struct str season_words(struct web *w, enum theme_decided season)
{
    struct intake intake;
    if (season == THEME_AFTER_DEADLINE)
        return SAY(w, MSG_theme_season_late);
    if (season == THEME_DECIDED && intake_on(w->db, w->today, &intake))
        return SAY(w, MSG_theme_season_runs, arg_date(intake.decides_on));
    if (intake_after(w->db, w->today, &intake))
        return SAY(w, MSG_theme_season_next, arg_date(intake.opens_on));
    return SAY(w, MSG_theme_season_none);
}

static struct decide_page page_new(struct web *w)
{
    const struct theme *t = &w->theme;
    enum theme_decided season = theme_season(w->db, t, w->today);
    struct decide_page page = {
        .csrf = w->csrf,
        .title = t->title,
        .question = t->question,
        .season = season_words(w, season),
        .reference = pick_new(w, S("reference"), MSG_theme_reference, t->reference),
        .why = input_hint(w, input_area(w, S("why"), MSG_theme_decide_why), MSG_theme_decide_why_hint),
        .until = input_hint(w, input_of_kind(w, S("until"), MSG_theme_decide_until, S("date")),
                            MSG_theme_decide_until_hint),
        .is_proposed = t->state == THEME_STATE_PROPOSED,
        .is_parked = t->state == THEME_STATE_PARKED,
        .is_closed = t->state == THEME_STATE_CLOSED,
        .needs_urgent = season != THEME_DECIDED,
        .is_urgent = t->urgency == THEME_URGENCY_URGENT || form_has(w, S("urgent")),
        .action = url_theme_decide_post(w->arena, t->id),
        .back = url_theme_show(w->arena, t->id),
    };
    return page;
}

static void page_show(struct web *w, const struct decide_page *page)
{
    theme_crumbs(w, true);
    view_decide_page(&w->page, page);
    web_title(w, SAY(w, MSG_theme_decide_title));
}

void theme_decide_form(struct web *w)
{
    struct decide_page page = page_new(w);
    page_show(w, &page);
}

/// Somebody who shares the responsibility is named where it is decided at the latest.
static struct theme with_reference(struct web *w, struct decide_page *page)
{
    struct theme t = w->theme;
    if (form_has(w, S("reference")))
        t.reference = pick_read(w, &page->reference);
    if (form_ok(w))
        theme_reference_set(w->db, t.id, t.reference);
    return t;
}

static void problem_note(struct web *w, struct decide_page *page, enum theme_decided decided)
{
    switch (decided) {
    case THEME_DECIDED: break;
    case THEME_WITHOUT_WHY: form_problem(w, &page->why, SAY(w, MSG_theme_without_why)); break;
    case THEME_WITHOUT_REFERENCE:
        pick_problem(w, &page->reference, SAY(w, MSG_theme_without_reference));
        break;
    case THEME_UNTIL_PAST: form_problem(w, &page->until, SAY(w, MSG_theme_until_past)); break;
    case THEME_BETWEEN_INTAKES: form_problem(w, NULL, SAY(w, MSG_theme_between_intakes)); break;
    case THEME_AFTER_DEADLINE: form_problem(w, NULL, SAY(w, MSG_theme_after_deadline)); break;
    case THEME_TOO_MANY_OPEN:
        form_problem(w, NULL, SAY(w, MSG_theme_too_many_open, arg_int(THEME_OPEN_MOST)));
        break;
    case THEME_DECIDED_ALREADY:
    case THEME_CANNOT: form_problem(w, NULL, SAY(w, MSG_theme_decided_already)); break;
    }
}

void theme_decide_post(struct web *w)
{
    struct decide_page page = page_new(w);
    struct theme_decision d = {
        .why = form_text(w, &page.why, 0, WHY_MOST),
        .until = form_maybe_date(w, &page.until),
        .is_urgent = form_has(w, S("urgent")),
        .by = theme_actor_of(w),
        .now = w->now,
        .today = w->today,
    };
    struct theme t = with_reference(w, &page);
    if (!theme_state_from_text(form_get(w, S("do")), &d.to)) {
        web_error(w, 400);
        return;
    }
    if (form_ok(w))
        problem_note(w, &page, deciding_decided(w->db, &t, &d));
    if (form_ok(w))
        web_redirect_said(w, page.back, MSG_theme_decided);
    else
        page_show(w, &page);
}
