// SPDX-License-Identifier: EUPL-1.2
// The candidates as a file: a lead asks, HR answers, and who took one is on record.
#include "pages/start/selection.h"

#include "html/start/disclosure.h"
#include "i18n/format.h"
#include "selection/disclosure.h"
#include "web/form.h"

static struct date day_of(struct instant t)
{
    return wall_from_instant(t, ZONE_OSLO).date;
}

// ---- the page ----

static struct str line_text(struct web *w, const struct disclosure_row *d)
{
    struct arg who = arg_str(d->asked_by_name), by = arg_str(d->settled_by_name.value);
    struct arg day = arg_date(day_of(d->settled_at.is_set ? d->settled_at.value : d->asked_at));
    switch (d->state) {
    case DISCLOSURE_STATE_ASKED: return SAY(w, MSG_disclosure_line_asked, who, day);
    case DISCLOSURE_STATE_ALLOWED: return SAY(w, MSG_disclosure_line_allowed, who, by, day);
    case DISCLOSURE_STATE_REFUSED: return SAY(w, MSG_disclosure_line_refused, who, by, day);
    case DISCLOSURE_STATE_TAKEN: break;
    }
    return SAY(w, MSG_disclosure_line_taken, who, arg_int(d->people.value),
               arg_date(day_of(d->taken_at.value)), by);
}

static struct str state_text(struct web *w, enum disclosure_standing standing, const struct disclosure *d)
{
    struct date last = day_of(instant_plus(d->settled_at.value, DISCLOSURE_LASTS_US));
    switch (standing) {
    case DISCLOSURE_NONE: break;
    case DISCLOSURE_ASKED: return SAY(w, MSG_disclosure_asked, arg_date(day_of(d->asked_at)));
    case DISCLOSURE_REFUSED: return SAY(w, MSG_disclosure_refused, arg_date(day_of(d->settled_at.value)));
    case DISCLOSURE_ALLOWED: return SAY(w, MSG_disclosure_allowed, arg_date(last));
    }
    return S("");
}

static struct disclosure_line_list lines_of(struct web *w)
{
    struct disclosure_row_list rows = disclosures_of(w->db, w->network.id);
    struct disclosure_line_list lines = {.at = NEW_ARRAY(w->arena, struct disclosure_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = (struct disclosure_line){
            .id = str_format(w->arena, "%lld", (long long)rows.at[i].id.n),
            .text = line_text(w, &rows.at[i]),
            .waits = rows.at[i].state == DISCLOSURE_STATE_ASKED,
        };
    return lines;
}

void disclosure_show(struct web *w)
{
    struct disclosure latest;
    enum disclosure_standing standing =
        disclosure_standing(w->db, w->network.id, w->actor.account, w->now, &latest);
    bool is_free = web_may(w, VERB_RELEASE);
    struct disclosure_page page = {
        .csrf = w->csrf,
        .state = is_free ? S("") : state_text(w, standing, &latest),
        .may_take = is_free || standing == DISCLOSURE_ALLOWED,
        .may_ask = !is_free && (standing == DISCLOSURE_NONE || standing == DISCLOSURE_REFUSED),
        .may_answer = is_free,
        .lines = lines_of(w),
        .take = url_disclosure_get(w->arena, w->network.id),
        .answer = url_disclosure_answer(w->arena, w->network.id),
        .back = url_candidates_list(w->arena, w->network.id),
    };
    view_disclosure_page(&w->page, &page);
    selection_frame(w, MSG_disclosure_title);
}

// ---- asking, and taking ----

/// The right to one file; HR's comes with the asking.
static bool may_have(struct web *w, struct disclosure_id *id)
{
    struct disclosure latest;
    if (web_may(w, VERB_RELEASE))
        return disclosure_own(w->db, w->network.id, w->actor.account, w->now, id);
    bool is_allowed =
        disclosure_standing(w->db, w->network.id, w->actor.account, w->now, &latest) == DISCLOSURE_ALLOWED;
    *id = latest.id;
    return is_allowed;
}

static void take(struct web *w)
{
    struct disclosure latest;
    struct disclosure_id id;
    int64_t people = 0;
    bool may = web_may(w, VERB_RELEASE) || disclosure_standing(w->db, w->network.id, w->actor.account, w->now,
                                                               &latest) == DISCLOSURE_ALLOWED;
    struct str file = may ? candidates_file(w, &people) : S("");
    if (!web_write(w))
        return;
    if (!may || !may_have(w, &id) || !disclosure_take(w->db, id, people, w->now, &id)) {
        web_redirect(w, url_disclosure_show(w->arena, w->network.id));
        return;
    }
    web_header(w, S("Content-Disposition"), S("attachment; filename=\"kandidater.csv\""));
    web_bytes(w, S("text/csv; charset=utf-8"), file);
}

void disclosure_get(struct web *w)
{
    if (!str_is(form_get(w, S("do")), S("ask"))) {
        take(w);
        return;
    }
    if (!web_write(w))
        return;
    disclosure_ask(w->db, w->network.id, w->actor.account, w->now);
    web_redirect(w, url_disclosure_show(w->arena, w->network.id));
}

void disclosure_answer(struct web *w)
{
    bool allows = form_has(w, S("allow"));
    struct disclosure_id id;
    struct str which = form_get(w, allows ? S("allow") : S("refuse"));
    if (!str_int(which, &id.n) ||
        !disclosure_settle(w->db, id, w->network.id,
                           allows ? DISCLOSURE_STATE_ALLOWED : DISCLOSURE_STATE_REFUSED, w->actor.account,
                           w->now, &id)) {
        web_error(w, 409);
        return;
    }
    web_redirect_said(w, url_disclosure_show(w->arena, w->network.id), MSG_form_saved);
}
