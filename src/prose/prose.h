// SPDX-License-Identifier: EUPL-1.2
// A text that several people write: the notes of a gathering, a chapter. Every version that is saved is kept,
// with who and when; what somebody types is kept as a draft until they save it.
//
//     struct prose_saved s = prose_save(db, &(struct prose_edit){prose, base, body, person, now});
//     switch (s.result) ...
//
// `base` is the version that the form showed (0: none). Where others have saved since, theirs and this are
// merged by paragraphs (prose/merge.h); a paragraph that both changed is saved by nobody: s.body holds both,
// to be shown, and is the writer's draft.
//
// Limits: PROSE_BYTES_MOST a text, 50 drafts a person. From 200 versions on, of each day that is over the
// last one stays, and of what one writer saved in one go the last. A base that is not kept any more is merged
// as if nothing had been there: then nothing is struck.
#ifndef PROSE_PROSE_H
#define PROSE_PROSE_H

#include "base/date.h"
#include "sql/prose.h"

enum { PROSE_BYTES_MOST = 20 * 1024, PROSE_VERSIONS_MOST = 200, PROSE_DRAFTS_MOST = 50 };

/// Versions of one writer that follow each other so soon are one go.
#define PROSE_GO_US (10 * US_PER_MINUTE)

struct prose_edit {
    struct prose_id prose;
    int64_t base;
    struct str body;
    struct person_id writer;
    struct instant now;
};

enum prose_result {
    PROSE_SAVED,
    PROSE_SAME,    // as it was; no new version
    PROSE_MERGED,  // with what others had saved
    PROSE_CLASH,   // nothing is saved but the draft
    PROSE_TOO_LONG // nothing is saved
};

struct prose_saved {
    enum prose_result result;
    struct str body; // what stands there now; of a clash, what is to be shown
    int64_t version; // the newest
};

struct prose_saved prose_save(struct db *db, const struct prose_edit *edit);

/// The newest version; empty where none is.
struct str prose_body(struct db *db, const struct prose *prose);

/// What is typed so far. False: it is too long.
bool prose_draft_put(struct db *db, const struct prose_edit *edit);

#endif
