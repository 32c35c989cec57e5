// SPDX-License-Identifier: EUPL-1.2
// A chapter in the making: as it stands, writing it, and what each version changed.
#include "pages/book/book_page.h"

#include "base/list.h"
#include "book/review.h"
#include "i18n/format.h"
#include "markdown/markdown.h"
#include "pages/prose/prose_page.h"
#include "sql/review.h"
#include "web/form.h"

enum { CHAPTER_HEADING = 2 };

static bool may_write(const struct web *w)
{
    return web_may(w, VERB_WRITE) && w->actor.person.is_set && w->book.state != BOOK_STATE_OUTLINE &&
           w->book.state != BOOK_STATE_WITHDRAWN;
}

static struct prose prose_of(const struct web *w)
{
    return (struct prose){.id = w->chapter.prose, .head = w->chapter.head};
}

static struct str lead_of(struct web *w)
{
    const struct chapter *c = &w->chapter;
    struct prose_line_list versions = prose_versions(w->db, c->prose);
    if (!versions.count)
        return SAY(w, MSG_chapter_no_text);
    const struct prose_line *last = &versions.at[0];
    struct str written =
        SAY(w, MSG_notes_written, arg_str(prose_writer_name(w, last->given_name, last->family_name)),
            arg_wall(wall_from_instant(last->saved_at, ZONE_OSLO)));
    if (c->approved == c->head)
        return str_words(w->arena, written, SAY(w, MSG_chapter_approved));
    return c->approved ? str_words(w->arena, written, SAY(w, MSG_chapter_changed_since)) : written;
}

static struct note_row row_of(struct web *w, const struct review_note *n)
{
    return (struct note_row){
        .id = str_format(w->arena, "%lld", (long long)n->id.n),
        .who = prose_writer_name(w, n->given_name, n->family_name),
        .body = n->body,
        .is_open = n->state == REVIEW_STATE_OPEN,
    };
}

/// Each note under its paragraph; what was said to one that is gone, at the end.
static void notes_place(struct web *w, struct chapter_page *page, const struct markdown_block_list *blocks)
{
    struct review_note_list notes = review_notes_of(w->db, w->chapter.id);
    struct str *sources = NEW_ARRAY(w->arena, struct str, blocks->count);
    for (size_t i = 0; i < blocks->count; i++)
        sources[i] = blocks->at[i].source;
    for (size_t i = 0; i < notes.count; i++) {
        size_t at = review_paragraph(w->arena, sources, blocks->count, notes.at[i].paragraph);
        struct note_row_list *to = at < blocks->count ? &page->blocks.at[at].notes : &page->lost;
        *LIST_ADD(w->arena, to) = row_of(w, &notes.at[i]);
    }
}

static void text_fill(struct web *w, struct chapter_page *page)
{
    struct prose prose = prose_of(w);
    struct markdown_block_list blocks = markdown_blocks(
        w->arena, prose_body(w->db, &prose), &(struct markdown_options){.heading_from = CHAPTER_HEADING});
    page->blocks.at = NEW_ARRAY(w->arena, struct block_row, blocks.count);
    for (size_t i = 0; i < blocks.count; i++)
        page->blocks.at[page->blocks.count++] =
            (struct block_row){.number = str_format(w->arena, "%zu", i + 1), .html = blocks.at[i].html};
    notes_place(w, page, &blocks);
}

void chapter_show(struct web *w)
{
    const struct chapter *c = &w->chapter;
    struct prose_draft draft;
    bool is_reviewing = web_may(w, VERB_REVIEW) && w->actor.person.is_set && c->head > 0;
    struct chapter_page page = {
        .csrf = w->csrf,
        .title = c->title,
        .lead = lead_of(w),
        .language_tag = book_language_text(w->book.language),
        .version = c->head,
        .has_text = c->head > 0,
        .may_write = may_write(w),
        .may_review = is_reviewing && w->book.state != BOOK_STATE_WITHDRAWN,
        .may_approve =
            is_reviewing && w->book.state == BOOK_STATE_IN_REVIEW && c->place && c->approved != c->head,
        .edit = url_chapter_edit(w->arena, c->id),
        .history = url_chapter_history(w->arena, c->id),
        .review = url_chapter_review(w->arena, c->id),
        .settle = url_chapter_settle(w->arena, c->id),
    };
    text_fill(w, &page);
    page.has_draft = page.may_write && prose_draft_of(w->db, c->prose, w->actor.person.value, &draft);
    if (form_query(w, S("saved")).len)
        page.draft_saved = prose_draft_key(w, "chapter", c->id.n);
    view_chapter_page(&w->page, &page);
    book_crumbs(w, true);
    web_title(w, c->title);
}

// ---- writing ----

static struct prose_writing writing_of(struct web *w)
{
    return (struct prose_writing){
        .prose = prose_of(w),
        .key = prose_draft_key(w, "chapter", w->chapter.id.n),
        .title = w->chapter.title,
        .about = SAY(w, MSG_chapter_about),
        .label = MSG_chapter_text,
        .is_long = true,
        .action = url_chapter_save(w->arena, w->chapter.id),
        .back = url_chapter_show(w->arena, w->chapter.id),
    };
}

static void crumbs_add(struct web *w)
{
    book_crumbs(w, true);
    web_crumb(w, w->chapter.title, url_chapter_show(w->arena, w->chapter.id));
}

void chapter_edit(struct web *w)
{
    struct prose_writing of = writing_of(w);
    if (!may_write(w)) {
        web_error(w, 403);
        return;
    }
    prose_form_show(w, &of);
    crumbs_add(w);
}

void chapter_save(struct web *w)
{
    struct prose_writing of = writing_of(w);
    struct prose_saved saved;
    if (!may_write(w)) {
        web_error(w, 403);
        return;
    }
    if (prose_take(w, &of, &saved)) {
        chapter_changed(w->db, &w->book, w->today, w->now);
        prose_done(w, &of, &saved);
        return;
    }
    crumbs_add(w);
}

void chapter_history(struct web *w)
{
    prose_history_show(w, w->chapter.prose, url_chapter_history(w->arena, w->chapter.id));
    crumbs_add(w);
}
