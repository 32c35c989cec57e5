// SPDX-License-Identifier: EUPL-1.2
// Fuzzes the reader of answers from calendar programs: what is taken for an answer is complete and clean.
#include "base/bug.h"
#include "base/utf8.h"
#include "calendar/reply.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_answer(const struct calendar_reply *r)
{
    ASSERT(r->uid.len > 0 && r->answer != PARTSTAT_NEEDS_ACTION);
    ASSERT(str_find(r->attendee, '@', 0) < r->attendee.len);
    ASSERT(r->comment.len <= REPLY_COMMENT_BYTES_MOST && utf8_valid(r->comment));
    if (r->proposes == REPLY_PROPOSES_TIME || r->proposes == REPLY_PROPOSES_DAYS)
        ASSERT(r->is_counter && wall_compare(r->starts, r->ends) <= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct calendar_reply reply;
    if (calendar_reply_read(arena, (struct str){(const char *)data, size}, S("REPLY"), &reply) == REPLY_READ)
        check_answer(&reply);
    arena_free(arena);
    return 0;
}
