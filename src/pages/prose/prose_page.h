// SPDX-License-Identifier: EUPL-1.2
// The form in which a text of several people is written (prose/prose.h), and the page of its versions.
//
//     struct prose_writing of = {.prose = prose, .key = key, .title = ..., .action = ..., .back = ...};
//     prose_form_show(w, &of);                                  // GET
//     if (prose_take(w, &of, &saved)) ...                       // POST
//
// The script draft.js sends what is typed as a draft to the same address; without it there is the button.
#ifndef PAGES_PROSE_PROSE_PAGE_H
#define PAGES_PROSE_PROSE_PAGE_H

#include "html/prose/prose.h"
#include "prose/prose.h"
#include "web/web.h"

struct prose_writing {
    struct prose prose; // empty: there is none yet
    struct str key;     // by which the reader's browser knows the draft: prose_draft_key()
    struct str title, about, how;
    enum message label;
    bool is_long; // a chapter: the field is as high as the page
    struct url action, back;
};

/// `what` with its number, for this reader.
struct str prose_draft_key(struct web *w, const char *what, int64_t number);

void prose_form_show(struct web *w, const struct prose_writing *of);

/// True: it is saved, and `saved` holds what stands there; the caller answers with prose_done(). False: it is
/// answered.
bool prose_take(struct web *w, const struct prose_writing *of, struct prose_saved *saved);
/// Back to the page where it is read.
void prose_done(struct web *w, const struct prose_writing *of, const struct prose_saved *saved);

/// `page` is the address of the history itself.
void prose_history_show(struct web *w, struct prose_id prose, struct url page);

/// "Kari Moe", or who has been erased.
struct str prose_writer_name(struct web *w, struct maybe_str given, struct maybe_str family);

#endif
