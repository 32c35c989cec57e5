// SPDX-License-Identifier: EUPL-1.2
// What every meet-up of a network begins with: all items in one form, with room for some more.
#include "gathering/template.h"

#include "gathering/exercise.h"
#include "html/meetup/template.h"
#include "pages/gathering/programme.h"

#include <stdlib.h>

enum { ROOM_FOR_MORE = 2, MINUTES_LEAST = 5, MINUTES_MOST = 6 * 60 };

/// By its number in the form: "title-3".
static struct str name_of(struct web *w, const char *field, size_t i)
{
    return str_format(w->arena, "%s-%zu", field, i);
}

static struct template_row row_new(struct web *w, size_t i, const struct template_item *item)
{
    bool is_new = !item->title.len;
    struct input number = input_of_kind(w, name_of(w, "number", i), MSG_template_number, S("number"));
    struct input minutes = input_of_kind(w, name_of(w, "minutes", i), MSG_programme_minutes, S("number"));
    struct input title = input_text(w, name_of(w, "title", i), MSG_programme_what);
    return (struct template_row){
        .legend = is_new ? SAY(w, MSG_template_new)
                         : str_format(w->arena, "%lld. %.*s", (long long)item->place + 1, STR(item->title)),
        .about = is_new ? S("") : SAY(w, MSG_template_minutes, arg_int(item->minutes)),
        .number =
            is_new ? number : input_value(number, str_format(w->arena, "%lld", (long long)item->place + 1)),
        .minutes =
            is_new ? minutes : input_value(minutes, str_format(w->arena, "%lld", (long long)item->minutes)),
        .title = is_new ? title : input_hint(w, input_value(title, item->title), MSG_template_empty_removes),
        .kind = programme_kinds(w, name_of(w, "kind", i), item->kind),
        .exercise = programme_exercises(w, name_of(w, "exercise", i), item->exercise),
        .prompt = input_value(input_area(w, name_of(w, "prompt", i), MSG_programme_prompt), item->prompt),
    };
}

/// The items as one word: who saves sends it back, and a change in between is noticed.
static struct str digest_of(struct arena *arena, const struct template_item_list *items)
{
    uint64_t digest = items->count;
    for (size_t i = 0; i < items->count; i++) {
        const struct template_item *t = &items->at[i];
        struct str line = str_format(arena, "%016llx %d %lld %.*s %.*s %.*s", (unsigned long long)digest,
                                     (int)t->kind, (long long)t->minutes, STR(t->title),
                                     STR(t->exercise.is_set ? t->exercise.value : S("")), STR(t->prompt));
        digest = str_hash(line);
    }
    return str_format(arena, "%016llx", (unsigned long long)digest);
}

static struct template_page page_new(struct web *w, const struct template_item_list *items)
{
    const struct template_item blank = {.kind = ITEM_KIND_TALK};
    int64_t total = 0;
    struct template_page page = {
        .csrf = w->csrf,
        .digest = digest_of(w->arena, items),
        .is_own = template_items(w->db, w->network.id).count > 0,
        .rows.at = NEW_ARRAY(w->arena, struct template_row, items->count + ROOM_FOR_MORE),
        .action = url_template_save(w->arena, w->network.id),
        .back = url_plan_show(w->arena, w->network.id),
    };
    for (size_t i = 0; i < items->count; i++) {
        page.rows.at[page.rows.count++] = row_new(w, i, &items->at[i]);
        total += items->at[i].minutes;
    }
    for (size_t i = 0; i < ROOM_FOR_MORE && page.rows.count < TEMPLATE_ITEMS_MOST; i++)
        page.rows.at[page.rows.count] = row_new(w, page.rows.count, &blank), page.rows.count++;
    page.total = SAY(w, MSG_template_total, arg_int(total));
    return page;
}

static void page_show(struct web *w, const struct template_page *page)
{
    view_template_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_crumb(w, SAY(w, MSG_plan_title), page->back);
    web_title(w, SAY(w, MSG_template_title));
}

void template_form(struct web *w)
{
    struct template_item_list items = template_of(w->db, w->network.id, w->settings.lang);
    struct template_page page = page_new(w, &items);
    page_show(w, &page);
}

// ---- saving ----

/// An item as it was typed, with the number that it is to have.
struct typed {
    struct template_item item;
    int64_t number;
    size_t row;
    bool is_moved; // stands before whoever had its number
};

static int typed_order(const void *x, const void *y)
{
    const struct typed *a = x, *b = y;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    if (a->is_moved != b->is_moved)
        return a->is_moved ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/// False: the row is left empty.
static bool read_row(struct web *w, struct template_row *row, size_t i, struct typed *out)
{
    out->item.title = form_line(w, &row->title, 0, 160);
    out->row = i;
    if (!out->item.title.len && !row->title.problem.len)
        return false;
    out->number = form_get(w, row->number.name).len ? form_int(w, &row->number, 1, 99) : (int64_t)i + 1;
    out->is_moved = out->number != (int64_t)i + 1;
    out->item.minutes = form_int(w, &row->minutes, MINUTES_LEAST, MINUTES_MOST);
    out->item.prompt = form_text(w, &row->prompt, 0, PROGRAMME_PROMPT_MOST);
    item_kind_from_text(form_choice(w, &row->kind), &out->item.kind);
    struct str exercise = form_choice(w, &row->exercise);
    out->item.exercise = (struct maybe_str){exercise_by_name(exercise) != NULL, exercise};
    return true;
}

static bool has_problem(const struct template_row *row)
{
    return row->title.problem.len || row->number.problem.len || row->minutes.problem.len ||
           row->prompt.problem.len || row->kind.problem.len || row->exercise.problem.len;
}

static void save(struct web *w, struct template_page *page)
{
    struct typed *typed = NEW_ARRAY(w->arena, struct typed, page->rows.count);
    struct template_item *items = NEW_ARRAY(w->arena, struct template_item, page->rows.count);
    size_t count = 0;
    for (size_t i = 0; i < page->rows.count; i++)
        count += read_row(w, &page->rows.at[i], i, &typed[count]);
    if (!count)
        form_problem(w, &page->rows.at[0].title, SAY(w, MSG_template_needs_one));
    if (!form_ok(w)) {
        for (size_t i = 0; i < page->rows.count; i++)
            page->rows.at[i].is_open = has_problem(&page->rows.at[i]);
        page_show(w, page);
        return;
    }
    qsort(typed, count, sizeof *typed, typed_order);
    for (size_t i = 0; i < count; i++)
        items[i] = typed[i].item;
    template_put(w->db, w->network.id, items, count);
    web_redirect_said(w, url_template_form(w->arena, w->network.id), MSG_form_saved);
}

void template_save(struct web *w)
{
    struct template_item_list items = template_of(w->db, w->network.id, w->settings.lang);
    struct template_page page = page_new(w, &items);
    if (!str_is(form_get(w, S("digest")), page.digest)) {
        form_problem(w, NULL, SAY(w, MSG_template_changed_meanwhile));
        w->status = 409;
        page_show(w, &page);
    } else if (str_is(form_get(w, S("do")), S("usual"))) {
        template_put(w->db, w->network.id, NULL, 0);
        web_redirect_said(w, url_template_form(w->arena, w->network.id), MSG_template_is_usual);
    } else {
        save(w, &page);
    }
}
