// SPDX-License-Identifier: EUPL-1.2
// Writing, with what others wrote meanwhile.
#include "pages/prose/prose_page.h"

#include "web/form.h"

#define WRITES_NOW_US (10 * US_PER_MINUTE)

struct str prose_draft_key(struct web *w, const char *what, int64_t number)
{
    return str_format(w->arena, "%lld:%s:%lld", (long long)w->actor.account.n, what, (long long)number);
}

struct str prose_writer_name(struct web *w, struct maybe_str given, struct maybe_str family)
{
    return given.is_set ? str_words(w->arena, given.value, family.value) : SAY(w, MSG_person_someone);
}

/// Who else has typed here a moment ago, and not saved.
static struct str others_words(struct web *w, struct prose_id prose)
{
    struct prose_writer_list others =
        prose_writers_now(w->db, prose, w->actor.person.value, instant_plus(w->now, -WRITES_NOW_US));
    struct buf names = buf_new(w->arena, 2000);
    for (size_t i = 0; i < others.count; i++) {
        buf_str(&names, i ? S(", ") : S(""));
        buf_str(&names, str_words(w->arena, others.at[i].given_name, others.at[i].family_name));
    }
    return others.count ? SAY(w, MSG_prose_others, arg_str(buf_get(&names))) : S("");
}

static struct prose_form form_new(struct web *w, const struct prose_writing *of)
{
    return (struct prose_form){
        .csrf = w->csrf,
        .title = of->title,
        .about = of->about,
        .how = of->how,
        .draft_key = of->key,
        .saved_words = SAY(w, MSG_draft_saved, arg_str(S("{time}"))),
        .offline_words = SAY(w, MSG_draft_offline),
        .restored_words = SAY(w, MSG_draft_restored),
        .others = of->prose.id.n ? others_words(w, of->prose.id) : S(""),
        .body = input_area(w, S("body"), of->label),
        .is_long = of->is_long,
        .action = of->action,
        .back = of->back,
    };
}

void prose_form_show(struct web *w, const struct prose_writing *of)
{
    struct prose_form form = form_new(w, of);
    struct prose_draft draft;
    form.base = of->prose.head;
    form.body.value = prose_body(w->db, &of->prose);
    if (of->prose.id.n && prose_draft_of(w->db, of->prose.id, w->actor.person.value, &draft)) {
        form.base = draft.base;
        form.body.value = draft.body;
        form.said = SAY(w, MSG_notes_draft_shown);
    }
    view_prose_form(&w->page, &form);
    web_title(w, of->title);
}

/// What the browser sends while somebody types: kept, and answered with a word.
static void draft_save(struct web *w, const struct prose_edit *edit)
{
    if (!prose_draft_put(w->db, edit)) {
        web_error(w, 413);
        return;
    }
    web_bytes(w, S("text/plain; charset=utf-8"), S("kept"));
}

/// False: the form is to be shown again.
static bool save(struct web *w, struct prose_form *form, const struct prose_edit *edit,
                 struct prose_saved *saved)
{
    *saved = prose_save(w->db, edit);
    switch (saved->result) {
    case PROSE_SAVED:
    case PROSE_SAME:
    case PROSE_MERGED: return true;
    case PROSE_CLASH:
        form->base = saved->version;
        form->body.value = saved->body;
        form->said = SAY(w, MSG_notes_clash);
        w->status = 409;
        w->keeps_writes = true; // the draft
        return false;
    case PROSE_TOO_LONG:
        form_problem(w, &form->body, SAY(w, MSG_notes_too_long, arg_int(PROSE_BYTES_MOST / 1000)));
        return false;
    }
    return false;
}

bool prose_take(struct web *w, const struct prose_writing *of, struct prose_saved *saved)
{
    struct prose_form form = form_new(w, of);
    struct prose_edit edit = {.prose = of->prose.id, .writer = w->actor.person.value, .now = w->now};
    bool is_draft = form_has(w, S("draft"));
    edit.body = form_text(w, &form.body, 0, PROSE_BYTES_MOST);
    if (!str_int(form_get(w, S("base")), &edit.base) || (is_draft && !form_ok(w))) {
        web_error(w, 400);
        return false;
    }
    form.base = edit.base;
    if (is_draft) {
        draft_save(w, &edit);
        return false;
    }
    if (form_ok(w) && save(w, &form, &edit, saved))
        return true;
    view_prose_form(&w->page, &form);
    web_title(w, of->title);
    return false;
}

void prose_done(struct web *w, const struct prose_writing *of, const struct prose_saved *saved)
{
    web_redirect_said(w, url_with(w->arena, of->back, S("saved"), S("1")),
                      saved->result == PROSE_MERGED ? MSG_notes_merged : MSG_form_saved);
}
