// SPDX-License-Identifier: EUPL-1.2
// Saving, and merging with what was saved meanwhile.
#include "prose/prose.h"

#include "db/db.h"
#include "prose/merge.h"

static struct str body_of(struct db *db, struct prose_id prose, int64_t number)
{
    struct prose_version v;
    return number > 0 && prose_version(db, prose, number, &v) ? v.body : S("");
}

struct str prose_body(struct db *db, const struct prose *prose)
{
    return body_of(db, prose->id, prose->head);
}

bool prose_draft_put(struct db *db, const struct prose_edit *edit)
{
    if (edit->body.len > PROSE_BYTES_MOST)
        return false;
    prose_draft_set(db, edit->prose, edit->writer, edit->base, edit->body, edit->now);
    prose_drafts_keep(db, edit->writer, PROSE_DRAFTS_MOST);
    return true;
}

static void version_put(struct db *db, const struct prose_edit *edit, int64_t number, struct str body)
{
    int64_t count = 0;
    prose_version_add(db, edit->prose, number, body, edit->writer, edit->now);
    prose_head_set(db, edit->prose, number);
    prose_draft_drop(db, edit->prose, edit->writer);
    prose_version_count(db, edit->prose, &count);
    if (count <= PROSE_VERSIONS_MOST)
        return;
    prose_thin(db, edit->prose, instant_plus(edit->now, -US_PER_DAY));
    prose_thin_goes(db, edit->prose, PROSE_GO_US);
}

static struct prose_saved clash(struct db *db, const struct prose_edit *edit, int64_t head, struct str both)
{
    struct prose_edit draft = *edit;
    draft.base = head;
    draft.body = both;
    prose_draft_put(db, &draft);
    return (struct prose_saved){PROSE_CLASH, both, head};
}

struct prose_saved prose_save(struct db *db, const struct prose_edit *edit)
{
    struct prose p = {0};
    prose_by_id(db, edit->prose, &p);
    struct str before = prose_body(db, &p), body = edit->body;
    bool is_merged = edit->base != p.head, has_clash = false;
    if (is_merged)
        body =
            prose_merge(db_arena(db), body_of(db, edit->prose, edit->base), before, edit->body, &has_clash);
    if (edit->body.len > PROSE_BYTES_MOST || body.len > PROSE_BYTES_MOST)
        return (struct prose_saved){PROSE_TOO_LONG, edit->body, p.head};
    if (has_clash)
        return clash(db, edit, p.head, body);
    if (str_is(body, before)) {
        prose_draft_drop(db, edit->prose, edit->writer);
        return (struct prose_saved){PROSE_SAME, body, p.head};
    }
    version_put(db, edit, p.head + 1, body);
    return (struct prose_saved){is_merged ? PROSE_MERGED : PROSE_SAVED, body, p.head + 1};
}
