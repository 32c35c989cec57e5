// SPDX-License-Identifier: EUPL-1.2
#include "book/review.h"

#include "prose/diff.h"

/// How many bytes of `wanted` stand in `paragraph`, in their order.
static size_t kept_bytes(struct arena *arena, struct str wanted, struct str paragraph)
{
    struct prose_run_list runs = prose_diff(arena, wanted, paragraph);
    size_t kept = 0;
    for (size_t i = 0; i < runs.count; i++)
        if (runs.at[i].change == PROSE_KEPT)
            kept += runs.at[i].text.len;
    return kept;
}

size_t review_paragraph(struct arena *arena, const struct str *paragraphs, size_t count, struct str wanted)
{
    size_t best = SIZE_MAX, best_kept = 0;
    for (size_t i = 0; i < count; i++)
        if (str_is(paragraphs[i], wanted))
            return i;
    for (size_t i = 0; i < count; i++) {
        size_t kept = kept_bytes(arena, wanted, paragraphs[i]);
        if (2 * kept >= wanted.len && kept > best_kept) {
            best = i;
            best_kept = kept;
        }
    }
    return best;
}
