// SPDX-License-Identifier: EUPL-1.2
// What a reviewer says to a chapter: a note to a paragraph, and at last yes.
#include "book/review.h"

#include "markdown/markdown.h"
#include "pages/book/book_page.h"
#include "prose/prose.h"
#include "sql/review.h"
#include "web/form.h"

static struct url page_of(struct web *w)
{
    return url_chapter_show(w->arena, w->chapter.id);
}

static void approve(struct web *w, int64_t version)
{
    if (!chapter_approve(w->db, &w->book, &w->chapter, version, w->actor.person.value, w->now)) {
        web_error(w, 409);
        return;
    }
    web_redirect_said(w, page_of(w), MSG_chapter_is_approved);
}

/// The paragraph with that number in the version that the reviewer saw.
static struct str paragraph_seen(struct web *w, int64_t version, int64_t number)
{
    struct prose_version v;
    if (!prose_version(w->db, w->chapter.prose, version, &v))
        return S("");
    struct markdown_block_list blocks = markdown_blocks(w->arena, v.body, &(struct markdown_options){0});
    return number >= 1 && (size_t)number <= blocks.count ? blocks.at[number - 1].source : S("");
}

static void note(struct web *w, int64_t version)
{
    struct input input = input_area(w, S("body"), MSG_note_body);
    int64_t number = 0, open = 0;
    struct review_note_id id;
    struct str body = form_text(w, &input, 1, REVIEW_NOTE_MOST), paragraph;
    str_int(form_get(w, S("paragraph")), &number);
    paragraph = paragraph_seen(w, version, number);
    review_notes_open(w->db, w->book.id, &open);
    if (!form_ok(w) || !paragraph.len || open >= REVIEW_NOTES_MOST) {
        web_error(w, 400);
        return;
    }
    review_note_add(w->db, w->chapter.id, paragraph, body, w->actor.person.value, w->now, &id);
    web_redirect_said(w, page_of(w), MSG_form_saved);
}

void chapter_review(struct web *w)
{
    int64_t version = 0;
    struct str what = form_get(w, S("do"));
    bool is_approving = str_is(what, S("approve"));
    if (!w->actor.person.is_set || w->book.state == BOOK_STATE_WITHDRAWN) {
        web_error(w, 409);
        return;
    }
    if (!str_int(form_get(w, S("version")), &version) || (!is_approving && !str_is(what, S("note")))) {
        web_error(w, 400);
        return;
    }
    if (is_approving)
        approve(w, version);
    else
        note(w, version);
}

void chapter_settle(struct web *w)
{
    struct review_note_id id;
    bool settles = str_int(form_get(w, S("settled")), &id.n);
    if (!settles && !str_int(form_get(w, S("open")), &id.n)) {
        web_error(w, 400);
        return;
    }
    if (!review_note_settle(w->db, id, w->chapter.id, settles ? REVIEW_STATE_SETTLED : REVIEW_STATE_OPEN)) {
        web_not_found(w);
        return;
    }
    web_redirect_said(w, page_of(w), MSG_form_saved);
}
