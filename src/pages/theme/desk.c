// SPDX-License-Identifier: EUPL-1.2
// The leadership team's desk: what waits for a decision; the intakes, and the list of competences.
#include "html/theme/desk.h"

#include "i18n/format.h"
#include "pages/theme/theme.h"
#include "sql/agreement.h"
#include "sql/placing.h"
#include "sql/rotation.h"
#include "web/listing.h"
#include "sql/word.h"

static void desk_crumbs(struct web *w)
{
    theme_crumbs(w, false);
    web_crumb(w, SAY(w, MSG_desk_title), url_desk(w->arena));
}

static struct str season_of(struct web *w)
{
    struct intake i;
    if (intake_on(w->db, w->today, &i))
        return SAY(w, MSG_desk_season, arg_date(i.deadline_on), arg_date(i.decides_on));
    if (intake_after(w->db, w->today, &i))
        return SAY(w, MSG_theme_season_next, arg_date(i.opens_on));
    return SAY(w, MSG_theme_season_none);
}

static struct desk_line_list calls_of(struct web *w)
{
    struct call_waiting_list rows = calls_to_decide(w->db);
    struct desk_line_list lines = {.at = NEW_ARRAY(w->arena, struct desk_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = (struct desk_line){
            .title = rows.at[i].title,
            .about = SAY(w, MSG_desk_call, arg_int(rows.at[i].applications), arg_date(rows.at[i].closed_on)),
            .url = url_call_form(w->arena, rows.at[i].theme),
        };
    return lines;
}

static const struct listing_key desk_keys[] = {{"title", MSG_shelf_book, .is_searched = true},
                                               {"urgency", .label = MSG_theme_urgency}};
static const struct listing_about decide_listing = {
    .label = MSG_shelf_find, .keys = desk_keys, .key_count = 2, .prefix = "decide"};
static const struct listing_about call_listing = {
    .label = MSG_shelf_find, .keys = desk_keys, .key_count = 1, .prefix = "calls"};
static const struct listing_key word_keys[] = {{"name", MSG_listing_name, .is_searched = true}};
static const struct listing_about word_listing = {
    .label = MSG_listing_find_person, .keys = word_keys, .key_count = 1, .prefix = "words"};
static const struct listing_about agreement_listing = {
    .label = MSG_agreements_find, .keys = desk_keys, .key_count = 1, .prefix = "agreements"};

static struct str desk_text(struct web *w, const void *row, size_t key)
{
    (void)w;
    const struct desk_line *l = row;
    return key == 0 ? l->title : l->urgency;
}

static struct desk_line_list words_of(struct web *w)
{
    struct word_waiting_list rows = words_to_place(w->db);
    struct desk_line_list lines = {.at = NEW_ARRAY(w->arena, struct desk_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = (struct desk_line){
            .title = str_words(w->arena, rows.at[i].given_name, rows.at[i].family_name),
            .about = rows.at[i].title,
            .url = url_application_show(w->arena, rows.at[i].id),
        };
    return lines;
}

static struct desk_line_list agreements_of_desk(struct web *w)
{
    struct agreement_row_list rows = agreements_waiting(w->db);
    struct desk_line_list lines = {.at = NEW_ARRAY(w->arena, struct desk_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = (struct desk_line){
            .title = rows.at[i].title,
            .about = rows.at[i].given_name.is_set
                         ? str_words(w->arena, rows.at[i].given_name.value, rows.at[i].family_name.value)
                         : S(""),
            .url = url_agreement_show(w->arena, rows.at[i].id),
        };
    return lines;
}

static struct desk_line_list rounds_of(struct web *w)
{
    struct placing_waiting_list rows = placings_running(w->db);
    struct desk_line_list lines = {.at = NEW_ARRAY(w->arena, struct desk_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = (struct desk_line){
            .title =
                SAY(w, MSG_desk_round, arg_date(wall_from_instant(rows.at[i].opened_at, ZONE_OSLO).date)),
            .about = SAY(w, MSG_desk_round_about, arg_int(rows.at[i].applications)),
            .url = url_placing_show(w->arena, rows.at[i].id),
        };
    return lines;
}

void desk(struct web *w)
{
    struct theme_waiting_list rows = themes_to_decide(w->db);
    struct desk_page page = {
        .season = season_of(w),
        .decide = {.at = NEW_ARRAY(w->arena, struct desk_line, rows.count)},
        .calls = calls_of(w),
        .words = words_of(w),
        .rounds = rounds_of(w),
        .agreements = agreements_of_desk(w),
        .all_agreements = url_agreement_list(w->arena),
        .intakes = url_intake_list(w->arena),
        .competences = url_competence_list(w->arena),
    };
    for (size_t i = 0; i < rows.count; i++) {
        struct date came = wall_from_instant(rows.at[i].submitted_at.value, ZONE_OSLO).date;
        page.decide.at[page.decide.count++] = (struct desk_line){
            .title = rows.at[i].title,
            .about =
                SAY(w, MSG_desk_came, arg_date(came), arg_str(theme_urgency_words(w, rows.at[i].urgency))),
            .urgency = str_format(w->arena, "%d", THEME_URGENCY_COUNT - (int)rows.at[i].urgency),
            .url = url_theme_decide_form(w->arena, rows.at[i].id),
        };
    }
    page.decide_list = listing_read(w, url_desk(w->arena), &decide_listing);
    page.call_list = listing_read(w, url_desk(w->arena), &call_listing);
    LISTING_PICK(w, &page.decide_list, &page.decide, desk_text);
    LISTING_PICK(w, &page.call_list, &page.calls, desk_text);
    page.word_list = listing_read(w, url_desk(w->arena), &word_listing);
    LISTING_PICK(w, &page.word_list, &page.words, desk_text);
    page.agreement_list = listing_read(w, url_desk(w->arena), &agreement_listing);
    LISTING_PICK(w, &page.agreement_list, &page.agreements, desk_text);
    theme_crumbs(w, false);
    view_desk_page(&w->page, &page);
    web_title(w, SAY(w, MSG_desk_title));
}

// ---- intakes ----

static const struct listing_key intake_keys[] = {{"days", MSG_intake_days, .is_searched = true}};
static const struct listing_about intake_listing = {
    .label = MSG_intake_find, .keys = intake_keys, .key_count = 1};

static struct str intake_words(struct web *w, const void *row, size_t key)
{
    (void)w, (void)key;
    const struct intake_line *n = row;
    return n->days;
}

static struct intakes_page intakes_new(struct web *w)
{
    struct intake_list rows = intakes(w->db);
    struct intakes_page page = {
        .csrf = w->csrf,
        .intakes = {.at = NEW_ARRAY(w->arena, struct intake_line, rows.count)},
        .opens_on = input_required(input_of_kind(w, S("opens_on"), MSG_intake_opens_on, S("date"))),
        .deadline_on = input_required(input_of_kind(w, S("deadline_on"), MSG_intake_deadline_on, S("date"))),
        .decides_on = input_required(input_of_kind(w, S("decides_on"), MSG_intake_decides_on, S("date"))),
        .action = url_intake_change(w->arena),
    };
    for (size_t i = 0; i < rows.count; i++) {
        const struct intake *n = &rows.at[i];
        page.intakes.at[page.intakes.count++] = (struct intake_line){
            .id = str_format(w->arena, "%lld", (long long)n->id.n),
            .days = format_date_range(w->arena, w->lang, n->opens_on, n->decides_on),
            .about = SAY(w, MSG_intake_deadline, arg_date(n->deadline_on)),
            .may_drop = date_compare(n->opens_on, w->today) > 0,
        };
    }
    page.list = listing_read(w, url_intake_list(w->arena), &intake_listing);
    LISTING_PICK(w, &page.list, &page.intakes, intake_words);
    return page;
}

static void intakes_show(struct web *w, const struct intakes_page *page)
{
    desk_crumbs(w);
    view_intakes_page(&w->page, page);
    web_title(w, SAY(w, MSG_intake_title));
}

void intake_list(struct web *w)
{
    struct intakes_page page = intakes_new(w);
    intakes_show(w, &page);
}

static void intake_take(struct web *w, struct intakes_page *page)
{
    struct date opens, deadline, decides;
    form_date(w, &page->opens_on, &opens);
    form_date(w, &page->deadline_on, &deadline);
    form_date(w, &page->decides_on, &decides);
    if (!form_ok(w))
        return;
    switch (theme_intake_add(w->db, opens, deadline, decides, w->today)) {
    case INTAKE_ADDED: break;
    case INTAKE_WRONG_ORDER: form_problem(w, &page->deadline_on, SAY(w, MSG_intake_wrong_order)); break;
    case INTAKE_OVERLAPS: form_problem(w, &page->opens_on, SAY(w, MSG_intake_overlaps)); break;
    case INTAKE_PAST: form_problem(w, &page->decides_on, SAY(w, MSG_intake_past)); break;
    }
}

void intake_change(struct web *w)
{
    struct intakes_page page = intakes_new(w);
    struct intake_id id;
    if (!str_is(form_get(w, S("do")), S("drop")))
        intake_take(w, &page);
    else if (str_int(form_get(w, S("intake")), &id.n) && !intake_drop(w->db, id, w->today))
        form_problem(w, NULL, SAY(w, MSG_intake_begun));
    if (form_ok(w))
        web_redirect_said(w, url_intake_list(w->arena), MSG_form_saved);
    else
        intakes_show(w, &page);
}

// ---- competences ----

static const struct listing_key competence_keys[] = {{"name", MSG_listing_name, .is_searched = true}};
static const struct listing_about competence_listing = {
    .label = MSG_competence_find, .keys = competence_keys, .key_count = 1};

static struct str competence_words(struct web *w, const void *row, size_t key)
{
    (void)w, (void)key;
    const struct competence_line *c = row;
    return c->name;
}

static struct competences_page competences_new(struct web *w)
{
    struct competence_list rows = competences(w->db);
    struct competences_page page = {
        .csrf = w->csrf,
        .competences = {.at = NEW_ARRAY(w->arena, struct competence_line, rows.count)},
        .name_nb = input_required(input_text(w, S("name_nb"), MSG_competence_name_nb)),
        .name_nn = input_required(input_text(w, S("name_nn"), MSG_competence_name_nn)),
        .name_da = input_required(input_text(w, S("name_da"), MSG_competence_name_da)),
        .name_en = input_required(input_text(w, S("name_en"), MSG_competence_name_en)),
        .action = url_competence_change(w->arena),
    };
    for (size_t i = 0; i < rows.count; i++) {
        const struct competence *c = &rows.at[i];
        page.competences.at[page.competences.count++] = (struct competence_line){
            .id = str_format(w->arena, "%lld", (long long)c->id.n),
            .name = competence_in(w->lang, c->name_nb, c->name_nn, c->name_da, c->name_en),
            .is_retired = c->is_retired,
        };
    }
    page.known = rows.count;
    page.list = listing_read(w, url_competence_list(w->arena), &competence_listing);
    LISTING_PICK(w, &page.list, &page.competences, competence_words);
    return page;
}

static void competences_show(struct web *w, const struct competences_page *page)
{
    desk_crumbs(w);
    view_competences_page(&w->page, page);
    web_title(w, SAY(w, MSG_competence_title));
}

void competence_list(struct web *w)
{
    struct competences_page page = competences_new(w);
    competences_show(w, &page);
}

static void competence_take(struct web *w, struct competences_page *page)
{
    enum { NAME_MOST = 80 };
    struct str nb = form_line(w, &page->name_nb, 2, NAME_MOST),
               nn = form_line(w, &page->name_nn, 2, NAME_MOST);
    struct str da = form_line(w, &page->name_da, 2, NAME_MOST),
               en = form_line(w, &page->name_en, 2, NAME_MOST);
    struct competence_id id;
    if (page->known >= COMPETENCES_MOST)
        form_problem(w, NULL, SAY(w, MSG_competence_too_many, arg_int(COMPETENCES_MOST)));
    if (form_ok(w))
        competence_add(w->db, nb, nn, da, en, &id);
}

void competence_change(struct web *w)
{
    struct competences_page page = competences_new(w);
    struct str what = form_get(w, S("do"));
    struct competence_id id = {0};
    str_int(form_get(w, S("competence")), &id.n);
    if (str_is(what, S("retire")) || str_is(what, S("restore")))
        competence_retire(w->db, id, str_is(what, S("retire")));
    else
        competence_take(w, &page);
    if (form_ok(w))
        web_redirect_said(w, url_competence_list(w->arena), MSG_form_saved);
    else
        competences_show(w, &page);
}
