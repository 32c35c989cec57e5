// SPDX-License-Identifier: EUPL-1.2
// Fuzzes the reader of incoming mail: what it tells is clean text within its limits, whatever the message.
#include "base/bug.h"
#include "base/utf8.h"
#include "mail/address.h"
#include "mail/receive.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_message(const struct incoming *in)
{
    ASSERT(in->to_count <= INCOMING_ADDRESSES_MOST);
    for (size_t i = 0; i < in->to_count; i++)
        ASSERT(mail_address_valid(in->to[i]));
    ASSERT(utf8_valid(in->from) && utf8_valid(in->subject) && utf8_valid(in->message_id));
    ASSERT(utf8_valid(in->bounce.recipient));
    ASSERT(in->bounce.status.len <= 9);
    if (in->kind == INCOMING_REPLY || in->kind == INCOMING_COUNTER)
        ASSERT(in->reply.uid.len > 0 && in->reply.is_counter == (in->kind == INCOMING_COUNTER));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct incoming in;
    struct str bytes = {(const char *)data, size};
    if (mail_receive(arena, bytes, S("mx.tvers.no"), &in) == INCOMING_FINE)
        check_message(&in);
    arena_free(arena);
    return 0;
}
