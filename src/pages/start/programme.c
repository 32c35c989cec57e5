// SPDX-License-Identifier: EUPL-1.2
// Starting a network with the programme of another: of one here, or of a file that came from elsewhere. And
// giving that file away.
#include "html/start/programme.h"

#include "pages/start/selection.h"
#include "programme/programme.h"
#include "sql/auth.h"
#include "web/form.h"

enum { DRAFTS_MOST = 50 };

// ---- the page ----

static bool leads(struct web *w, struct network_id network)
{
    struct standing s = {0};
    return actor_has(&w->actor, ROLE_HR) ||
           (network_standing(w->db, network, w->actor.account, w->actor.person, &s) && s.is_lead);
}

/// Those whose invitation and rule the reader may see.
static struct choices networks_led(struct web *w)
{
    struct network_row_list rows = actor_has(&w->actor, ROLE_HR)
                                       ? networks_all(w->db)
                                       : networks_of(w->db, w->actor.account, w->actor.person);
    struct choices list = choices_new(w, S("network"), MSG_programme_of, rows.count + 1);
    choices_add(&list, S(""), SAY(w, MSG_programme_of_file), true);
    for (size_t i = 0; i < rows.count; i++)
        if (leads(w, rows.at[i].id))
            choices_add(&list, str_format(w->arena, "%lld", (long long)rows.at[i].id.n), rows.at[i].name,
                        false);
    return list;
}

static struct programme_start_page page_new(struct web *w)
{
    struct civil day = date_civil(w->today);
    struct programme_start_page page = {
        .csrf = w->csrf,
        .network = networks_led(w),
        .starts_on = input_required(input_of_kind(w, S("starts_on"), MSG_programme_starts_on, S("date"))),
        .action = url_programme_start_post(w->arena),
        .back = url_network_new_form(w->arena),
    };
    page.starts_on = input_hint(w, page.starts_on, MSG_programme_starts_on_hint);
    page.starts_on.value = date_iso(w->arena, date_plus_months(date_of(day.year, day.month, 1), 1));
    return page;
}

static void page_show(struct web *w, struct programme_start_page *page)
{
    view_programme_start_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_title(w, SAY(w, MSG_programme_start_title));
}

void programme_start_form(struct web *w)
{
    struct programme_start_page page = page_new(w);
    page_show(w, &page);
}

// ---- beginning ----

static const enum message faults[] = {
    [PROGRAMME_NOT_JSON] = MSG_programme_not_json, [PROGRAMME_TOO_LARGE] = MSG_programme_too_large,
    [PROGRAMME_OTHER] = MSG_programme_other,       [PROGRAMME_UNKNOWN] = MSG_programme_unknown,
    [PROGRAMME_LACKS] = MSG_programme_lacks,       [PROGRAMME_WRONG] = MSG_programme_wrong,
};

static bool file_refused(struct web *w, struct programme_start_page *page, struct str why)
{
    page->file_problem = why;
    form_problem(w, NULL, why);
    return false;
}

static bool read_json(struct web *w, struct programme_start_page *page, struct str json,
                      struct cohort_programme *out)
{
    struct programme_fault fault = cohort_programme_read(w->arena, json, out);
    if (fault.what == PROGRAMME_FINE)
        return true;
    struct str why = SAY(w, faults[fault.what]);
    return file_refused(w, page,
                        fault.where.len ? SAY(w, MSG_programme_fault, arg_str(fault.where), arg_str(why))
                                        : SAY(w, MSG_programme_fault_all, arg_str(why)));
}

/// Of the network that was chosen, else of the file.
static bool read_programme(struct web *w, struct programme_start_page *page, struct cohort_programme *out)
{
    const struct http_field *file = http_form_file(&w->form, S("file"));
    struct str chosen = page->network.count > 1 ? form_choice(w, &page->network) : S("");
    struct network_id id = {0};
    struct network network;
    if (str_int(chosen, &id.n) && network_by_id(w->db, id, &network))
        return read_json(w, page, cohort_programme_write(w->db, &network), out);
    if (!file || !file->value.len)
        return file_refused(w, page, SAY(w, MSG_programme_file_missing));
    return read_json(w, page, file->value, out);
}

void programme_start_post(struct web *w)
{
    struct programme_start_page page = page_new(w);
    struct cohort_programme programme;
    struct programme_start start = {
        .zone = zone_name(w->settings.lang == LANG_DA ? ZONE_COPENHAGEN : ZONE_OSLO),
        .uid = selection_uid(w),
        .by = {true, w->actor.account},
        .today = w->today,
        .now = w->now,
    };
    int64_t drafts = 0;
    networks_begun(w->db, w->actor.account, &drafts);
    if (drafts >= DRAFTS_MOST)
        form_problem(w, NULL, SAY(w, MSG_selection_drafts_most, arg_int(DRAFTS_MOST)));
    form_date(w, &page.starts_on, &start.starts_on);
    if (form_ok(w) && date_compare(start.starts_on, w->today) < 0)
        form_problem(w, &page.starts_on, SAY(w, MSG_programme_starts_past));
    if (!read_programme(w, &page, &programme) || !form_ok(w)) {
        page_show(w, &page);
        return;
    }
    if (!web_write(w))
        return;
    struct network_id id = cohort_programme_begin(w->db, &programme, &start);
    web_redirect_said(w, url_purpose_form(w->arena, id), MSG_programme_started);
}

// ---- giving it away ----

void programme_download(struct web *w)
{
    web_header(w, S("Content-Disposition"), S("attachment; filename=\"programme.json\""));
    web_bytes(w, S("application/json"), cohort_programme_write(w->db, &w->network));
}
