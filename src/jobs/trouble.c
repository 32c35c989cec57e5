// SPDX-License-Identifier: EUPL-1.2
// Which answers speak of the address.
#include "jobs/trouble.h"

#include "db/db.h"
#include "i18n/email.h"

enum { STATUS_BYTES_MOST = 11 }; // "5.123.123"

struct str trouble_status(struct str answer)
{
    size_t end = str_find(answer, ' ', 0);
    struct str first = str_slice(answer, 0, end < answer.len ? end : answer.len);
    bool is_status = first.len >= 5 && first.len <= STATUS_BYTES_MOST && first.at[1] == '.';
    for (size_t i = 0; i < first.len && is_status; i++)
        is_status = first.at[i] == '.' || (first.at[i] >= '0' && first.at[i] <= '9');
    return is_status ? first : S("");
}

bool trouble_is_told(struct str status, int code)
{
    if (!status.len)
        return code == 550 || code == 551 || code == 553;
    if (str_is(status, S("5.1.7")) || str_is(status, S("5.1.8")))
        return false;
    return str_starts(status, S("5.1.")) || str_is(status, S("5.2.1"));
}

void trouble_note(struct db *db, const struct outbox_mail *mail, struct str status, int code,
                  struct instant now)
{
    struct outbox_reader reader;
    if (!mail->person.is_set || !trouble_is_told(status, code) ||
        !outbox_reader(db, mail->person.value, &reader))
        return;
    if (str_is(email_key(db_arena(db), reader.email), email_key(db_arena(db), mail->to_address)))
        trouble_put(db, mail->person.value, reader.email, status, now);
}
