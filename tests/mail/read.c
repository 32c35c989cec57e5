// SPDX-License-Identifier: EUPL-1.2
// Says what an incoming message is taken for: read FILE prints "name value" lines; see postfix.mjs.
#include "mail/receive.h"

#include <stdio.h>

static struct str file_read(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = arena_alloc(arena, 1, INCOMING_BYTES_MOST);
    size_t len = file ? fread(bytes, 1, INCOMING_BYTES_MOST, file) : 0;
    if (file)
        fclose(file);
    return (struct str){bytes, len};
}

static const char *kind_name(enum incoming_kind kind)
{
    switch (kind) {
    case INCOMING_OTHER: return "other";
    case INCOMING_REPLY: return "reply";
    case INCOMING_COUNTER: return "counter";
    case INCOMING_BOUNCE: return "bounce";
    case INCOMING_AUTOREPLY: return "autoreply";
    }
    return "";
}

static void tell(const struct incoming *in)
{
    printf("kind %s\n", kind_name(in->kind));
    printf("recipient %.*s\n", STR(in->bounce.recipient));
    printf("failed %d\n", in->bounce.action == BOUNCE_FAILED);
    printf("status %.*s\n", STR(in->bounce.status));
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct incoming in;
    if (argc != 2)
        return 2;
    enum incoming_problem problem = mail_receive(arena, file_read(arena, argv[1]), S(""), &in);
    if (problem == INCOMING_FINE)
        tell(&in);
    arena_free(arena);
    return problem == INCOMING_FINE ? 0 : 1;
}
