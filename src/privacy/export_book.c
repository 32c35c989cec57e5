// SPDX-License-Identifier: EUPL-1.2
// Books: what somebody writes, gives and says to them.
#include "privacy/export_row.h"

#include "sql/privacy.h"

static void put_moment(struct db *db, json_t *o, const char *name, struct instant t)
{
    put_instant(db, o, name, (struct maybe_instant){true, t});
}

static void put_chapters(struct db *db, json_t *all, struct person_id id)
{
    struct told_chapter_list rows = told_chapters(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct told_chapter *r = &rows.at[i];
        json_t *o = put_row(all, r->is_draft ? "drafts_of_chapters" : "chapters");
        put_str(o, "book", r->book);
        put_str(o, "chapter", r->chapter);
        put_str(o, "text", r->body);
        put_moment(db, o, "saved_at", r->saved_at);
    }
}

static void put_contributions(struct db *db, json_t *all, struct person_id id)
{
    struct told_contribution_list rows = told_contributions(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct told_contribution *r = &rows.at[i];
        json_t *o = put_row(all, "contributions");
        put_str(o, "book", r->book);
        put_str(o, "question", r->question);
        put_str(o, "state", r->state);
        put_str(o, "text", r->body);
        put_moment(db, o, "asked_at", r->asked_at);
    }
}

static void put_review_notes(struct db *db, json_t *all, struct person_id id)
{
    struct told_review_note_list rows = told_review_notes(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct told_review_note *r = &rows.at[i];
        json_t *o = put_row(all, "review_notes");
        put_str(o, "book", r->book);
        put_str(o, "chapter", r->chapter);
        put_str(o, "text", r->body);
        put_moment(db, o, "written_at", r->written_at);
    }
}

void put_books(struct db *db, json_t *all, struct person_id id)
{
    struct told_book_list rows = told_books(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        json_t *o = put_row(all, "books");
        put_str(o, "title", rows.at[i].title);
        put_str(o, "duty", rows.at[i].duty);
    }
    put_chapters(db, all, id);
    put_contributions(db, all, id);
    put_review_notes(db, all, id);
}
