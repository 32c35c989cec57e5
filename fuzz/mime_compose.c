// SPDX-License-Identifier: EUPL-1.2
// Fuzzes the writer of mails with hostile texts in every field: a mail that is not refused has exactly the
// headers that were asked for, in plain lines of seven bits.
#include "base/bug.h"
#include "mail/mime.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str next_text(struct str *rest)
{
    struct str text = S("");
    (void)str_cut(rest, 0x1e, &text);
    return text;
}

static void check_bytes(struct str bytes)
{
    static const struct str ours[] = {S_INIT("Date:"),
                                      S_INIT("From:"),
                                      S_INIT("To:"),
                                      S_INIT("Subject:"),
                                      S_INIT("Message-Id:"),
                                      S_INIT("In-Reply-To:"),
                                      S_INIT("References:"),
                                      S_INIT("Auto-Submitted:"),
                                      S_INIT("X-Auto-Response-Suppress:"),
                                      S_INIT("List-Id:"),
                                      S_INIT("List-Unsubscribe:"),
                                      S_INIT("MIME-Version:"),
                                      S_INIT("List-Unsubscribe-Post:"),
                                      S_INIT("Content-Type:"),
                                      S_INIT(" "),
                                      S_INIT("\t")};
    struct str line;
    while (str_cut(&bytes, '\n', &line) && line.len > 1) {
        bool known = false;
        ASSERT(line.at[line.len - 1] == '\r');
        for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
            known = known || str_starts(line, ours[i]);
        ASSERT(known);
        for (size_t i = 0; i + 1 < line.len; i++)
            ASSERT(line.at[i] == '\t' || (line.at[i] >= ' ' && line.at[i] <= '~'));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct str rest = {(const char *)data, size}, bytes;
    struct mail m = {.from = {S(""), S("a@tvers.no")},
                     .to = {S(""), S("b@tvers.no")},
                     .message_id = S("c@tvers.no"),
                     .calendar_method = MAIL_REQUEST};
    struct str *fields[] = {&m.subject, &m.from.name,   &m.to.name, &m.unsubscribe_url,
                            &m.list_id, &m.in_reply_to, &m.text,    &m.calendar,
                            &m.html};
    for (size_t i = 0; i < sizeof fields / sizeof *fields;
         i++) // one after another: an initializer has no order
        *fields[i] = next_text(&rest);
    if (mail_compose(arena, &m, &bytes) == MAIL_FINE)
        check_bytes(bytes);
    arena_free(arena);
    return 0;
}
