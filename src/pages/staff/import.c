// SPDX-License-Identifier: EUPL-1.2
// The staff list by upload: read, kept without what is private until it is approved, taken in, undone.
//
//     upload --> refused (nothing is kept)
//        |
//        v
//     previewed --approve--> taken --undo--> undone
//        |
//        +-----discard-----> dropped
#include "pages/staff/import.h"

#include "db/db.h"
#include "web/listing.h"
#include "i18n/format.h"
#include "staff/staff_file.h"

enum { PREVIEWS_MOST = 20 };

#define PREVIEW_LASTS_US (2 * US_PER_DAY)

static const enum message state_labels[] = {
    [IMPORT_STATE_PREVIEWED] = MSG_import_state_previewed,
    [IMPORT_STATE_TAKEN] = MSG_import_state_taken,
    [IMPORT_STATE_UNDONE] = MSG_import_state_undone,
    [IMPORT_STATE_DROPPED] = MSG_import_state_dropped,
};

static struct str when(struct web *w, struct instant at)
{
    struct wall wall = wall_from_instant(at, ZONE_OSLO);
    struct str parts[] = {format_date_short(w->arena, w->lang, wall.date),
                          format_time(w->arena, w->lang, wall.minute)};
    return str_join(w->arena, parts, 2, S(" "));
}

static void crumbs(struct web *w, bool is_below)
{
    web_crumb(w, SAY(w, MSG_frame_admin), url_admin(w->arena));
    if (is_below)
        web_crumb(w, SAY(w, MSG_import_title), url_imports(w->arena));
}

// ---- the page with the upload ----

static struct import_history_line_list history_of(struct web *w)
{
    struct import_row_list rows = imports_recent(w->db);
    struct import_history_line_list lines = {
        .at = NEW_ARRAY(w->arena, struct import_history_line, rows.count + 1)};
    for (size_t i = 0; i < rows.count; i++) {
        const struct import_row *row = &rows.at[i];
        lines.at[lines.count++] = (struct import_history_line){
            .file_name = row->file_name,
            .made_by = row->made_by_name,
            .made_at = when(w, row->made_at),
            .at = row->made_at,
            .state = SAY(w, state_labels[row->state]),
            .added = row->added,
            .changed = row->changed,
            .gone = row->gone,
            .was_taken = row->state == IMPORT_STATE_TAKEN || row->state == IMPORT_STATE_UNDONE,
            .url = url_import_show(w->arena, row->id),
        };
    }
    return lines;
}

static const struct listing_key import_keys[] = {
    {"file", MSG_import_file_name, .is_searched = true},
    {"at", MSG_import_made_at, .begins_down = true, .given = LISTING_DOWN},
    {"by", MSG_import_made_by, .is_searched = true},
    {"state", MSG_import_state, .is_searched = true},
};
static const struct listing_about import_listing = {
    .label = MSG_import_find, .keys = import_keys, .key_count = 4, .prefix = "past", .is_table = true};

static struct str history_text(struct web *w, const void *row, size_t key)
{
    const struct import_history_line *l = row;
    switch (key) {
    case 0: return l->file_name;
    case 2: return l->made_by;
    case 1: return str_format(w->arena, "%lld", (long long)l->at.us);
    default: return l->state;
    }
}

static struct import_start_page start_page(struct web *w)
{
    return (struct import_start_page){
        .csrf = w->csrf,
        .busy = SAY(w, MSG_import_busy),
        .list = {.name = S("list"), .label = SAY(w, MSG_import_file), .required = true},
        .units = {.name = S("units"),
                  .label = SAY(w, MSG_import_units_file),
                  .hint = SAY(w, MSG_import_units_file_hint)},
        .action = url_import_upload(w->arena),
        .by_hand = url_person_new_form(w->arena),
    };
}

static void start_show(struct web *w, struct import_start_page *page)
{
    page->history = history_of(w);
    page->past = listing_read(w, url_imports(w->arena), &import_listing);
    LISTING_PICK(w, &page->past, &page->history, history_text);
    view_import_start_page(&w->page, page);
    crumbs(w, false);
    web_title(w, SAY(w, MSG_import_title));
}

void imports(struct web *w)
{
    struct import_start_page page = start_page(w);
    start_show(w, &page);
}

static void file_problem(struct web *w, struct file_input *file, enum message problem)
{
    struct input input = {.name = file->name, .label = file->label};
    form_problem(w, &input, SAY(w, problem));
    file->problem = SAY(w, problem);
}

/// Says what is wrong with which file; nothing of either was written anywhere.
static void refuse(struct web *w, struct import_start_page *page, const struct import_reading *r)
{
    struct import_finding_part found = import_findings_part(w, r, FINDING_REFUSES, 0, IMPORT_LINES_OF_PART);
    struct file_input *file = r->list->counts[FINDING_REFUSES] ? &page->list : &page->units;
    for (size_t i = 0; i < found.lines.count; i++)
        form_problem(w, NULL,
                     SAY(w, MSG_import_finding_said, arg_str(found.lines.at[i].place),
                         arg_str(found.lines.at[i].text)));
    if (found.more)
        form_problem(w, NULL, SAY(w, MSG_import_more, arg_int(found.more)));
    file->problem = SAY(w, MSG_import_file_refused);
    start_show(w, page);
}

static struct str file_name_of(struct web *w, const struct http_field *file)
{
    struct str name = staff_file_name(file->file_name);
    return name.len ? name : SAY(w, MSG_import_title);
}

static struct maybe_bytes stripped(struct web *w, const struct column_table *table,
                                   const struct http_field *file)
{
    if (!file)
        return (struct maybe_bytes){0};
    return (struct maybe_bytes){true, staff_file_strip(w->arena, table, file->value)};
}

static void preview_keep(struct web *w, const struct import_reading *r, const struct http_field *list,
                         const struct http_field *units)
{
    struct import_new row = {
        .state = IMPORT_STATE_PREVIEWED,
        .file_name = file_name_of(w, list),
        .file = stripped(w, &staff_columns, list),
        .units_file = stripped(w, &unit_columns, units),
        .skips_bad_rows = r->list->counts[FINDING_SPOILS_ROW] > 0,
        .made_by = {true, w->actor.account},
        .made_by_name = w->actor.display_name,
        .made_at = w->now,
        .encoding = {true, encoding_name(r->list->encoding)},
    };
    struct import_id id;
    if (!web_write(w))
        return;
    import_previews_drop(w->db, instant_plus(w->now, -PREVIEW_LASTS_US),
                         instant_plus(w->now, PREVIEW_LASTS_US), PREVIEWS_MOST, w->now);
    if (import_add(w->db, &row, &id))
        web_redirect(w, url_import_show(w->arena, id));
}

void import_upload(struct web *w)
{
    struct import_start_page page = start_page(w);
    const struct http_field *list = http_form_file(&w->form, S("list"));
    const struct http_field *units = http_form_file(&w->form, S("units"));
    if (!list) {
        file_problem(w, &page.list, MSG_import_file_missing);
        start_show(w, &page);
        return;
    }
    struct import_files files = {list->value, units ? units->value : S(""), units != NULL};
    struct import_reading r = import_read(w->arena, files, w->today);
    if (import_is_refused(&r, true)) // rows that cannot be read are asked about in the preview
        refuse(w, &page, &r);
    else
        preview_keep(w, &r, list, units);
}

// ---- the preview ----

static struct import_reading reading_of(struct web *w, const struct import *row)
{
    struct import_files files = {row->file.value, row->units_file.value, row->units_file.is_set};
    return import_read(w->arena, files, w->today);
}

static void preview_show(struct web *w, const struct import *row, const struct import_reading *r,
                         bool has_changed_meanwhile)
{
    struct import_preview_page page = import_preview(w, row, r);
    page.has_changed_meanwhile = has_changed_meanwhile;
    view_import_preview_page(&w->page, &page);
    crumbs(w, true);
    web_title(w, SAY(w, MSG_import_preview_title));
}

static bool is_last_taken(struct web *w, struct import_id id)
{
    struct import_id last;
    return import_last_taken(w->db, &last) && last.n == id.n;
}

static void result_show(struct web *w, const struct import *row)
{
    struct import_result_page page = {
        .file_name = row->file_name,
        .made_by = row->made_by_name,
        .made_at = when(w, row->made_at),
        .settled_at = row->settled_at.is_set ? when(w, row->settled_at.value) : S(""),
        .state = SAY(w, state_labels[row->state]),
        .people = row->people,
        .added = row->added,
        .changed = row->changed,
        .unchanged = row->unchanged,
        .gone = row->gone,
        .is_taken = row->state == IMPORT_STATE_TAKEN,
        .is_last = is_last_taken(w, row->id),
        .undo = url_import_undo_form(w->arena, row->id),
        .start = web_may(w, VERB_START) ? url_network_new_form(w->arena) : url_none(),
    };
    view_import_result_page(&w->page, &page);
    crumbs(w, true);
    web_title(w, SAY(w, MSG_import_title));
}

void import_show(struct web *w)
{
    struct import row;
    if (!import_by_id(w->db, w->path.import, &row)) {
        web_not_found(w);
        return;
    }
    if (row.state != IMPORT_STATE_PREVIEWED) {
        result_show(w, &row);
        return;
    }
    struct import_reading r = reading_of(w, &row);
    import_compare(&r, w->arena, w->db, w->today);
    if (!import_part_show(w, &r)) {
        preview_show(w, &row, &r, false);
        return;
    }
    crumbs(w, true);
    web_crumb(w, SAY(w, MSG_import_preview_title), url_import_show(w->arena, row.id));
}

// ---- approving and discarding ----

/// What a person has to say yes to.
static bool is_confirmed(struct web *w, const struct import_reading *r)
{
    if (import_asks(r->plan) && !form_has(w, S("leave")))
        form_problem(w, &(struct input){.name = S("leave"), .label = SAY(w, MSG_import_asks_title)},
                     SAY(w, MSG_import_asks_missing));
    if (import_rows_spoilt(r) && !form_has(w, S("skip")))
        form_problem(w,
                     &(struct input){.name = S("skip"),
                                     .label = SAY(w, MSG_import_bad_title, arg_int(import_rows_spoilt(r)))},
                     SAY(w, MSG_import_bad_missing));
    return form_ok(w);
}

static void approve(struct web *w, const struct import *row, struct import_reading *r)
{
    import_compare(r, w->arena, w->db, w->today);
    bool is_same = str_is(form_get(w, S("digest")), import_digest(w->arena, r->plan));
    if (!is_same) {
        w->status = 409;
        preview_show(w, row, r, true);
    } else if (!is_confirmed(w, r)) {
        preview_show(w, row, r, false);
    } else {
        import_take(w->db, r->plan, &(struct import_order){row->id, w->now});
        web_redirect_said(w, url_import_show(w->arena, row->id), MSG_import_taken);
    }
}

/// The file is read before the store is locked for writing; the plan is made behind the lock.
void import_decide(struct web *w)
{
    struct import row;
    struct import_reading r = {0};
    if (!import_by_id(w->db, w->path.import, &row)) {
        web_not_found(w);
        return;
    }
    bool approves = str_is(form_get(w, S("do")), S("approve"));
    if (approves && row.state == IMPORT_STATE_PREVIEWED)
        r = reading_of(w, &row);
    if (!web_write(w))
        return;
    if (!import_by_id(w->db, w->path.import, &row) || row.state != IMPORT_STATE_PREVIEWED)
        web_error(w, 409);
    else if (approves)
        approve(w, &row, &r);
    else if (!str_is(form_get(w, S("do")), S("discard")))
        web_error(w, 400);
    else {
        import_state_set(w->db, row.id, IMPORT_STATE_DROPPED, w->now);
        db_erases(w->db);
        web_redirect_said(w, url_imports(w->arena), MSG_import_discarded);
    }
}

// ---- undoing ----

void import_undo_form(struct web *w)
{
    struct import row;
    if (!import_by_id(w->db, w->path.import, &row)) {
        web_not_found(w);
        return;
    }
    if (!is_last_taken(w, row.id)) {
        web_error(w, 409);
        return;
    }
    struct import_undo_page page = {
        .csrf = w->csrf,
        .added = row.added,
        .changed = row.changed,
        .gone = row.gone,
        .action = url_import_undo_save(w->arena, row.id),
        .back = url_import_show(w->arena, row.id),
    };
    view_import_undo_page(&w->page, &page);
    crumbs(w, true);
    web_title(w, SAY(w, MSG_import_undo_title));
}

void import_undo_save(struct web *w)
{
    switch (import_undo(w->db, w->path.import, w->today, w->now)) {
    case IMPORT_UNDONE:
        web_redirect_said(w, url_import_show(w->arena, w->path.import), MSG_import_undone);
        break;
    case IMPORT_NOT_LAST: web_error(w, 409); break;
    }
}
