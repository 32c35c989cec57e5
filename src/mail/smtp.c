// SPDX-License-Identifier: EUPL-1.2
// One mail over SMTP, and an exact account of how far it came.
#include "mail/smtp.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "mail/address.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { CONNECT_SECONDS = 10, WHOLE_SECONDS = 60, REPLY_BYTES = 512, TEXT_BYTES_MOST = 200 };

struct smtp {
    CURL *curl;
    struct arena *arena; // of the settings
    char error[CURL_ERROR_SIZE];
};

enum stage { STAGE_HELLO, STAGE_RECIPIENT, STAGE_BODY, STAGE_HELD };

/// One attempt, as the callbacks see it.
struct attempt {
    const struct smtp_message *message;
    size_t sent_bytes;
    enum stage stage;
    bool leaving;
    int code; // of the last complete reply
    char reply[REPLY_BYTES];
    size_t reply_len;
};

static void option_str(CURL *curl, CURLoption option, const char *value)
{
    if (curl_easy_setopt(curl, option, value) != CURLE_OK)
        BUG("libcurl does not take option %d", option);
}

static void option_long(CURL *curl, CURLoption option, long value)
{
    if (curl_easy_setopt(curl, option, value) != CURLE_OK)
        BUG("libcurl does not take option %d", option);
}

/// libcurl asks for the first byte of the body when the server has said 354: see smtp.h.
static size_t body_read(char *to, size_t size, size_t count, void *context)
{
    struct attempt *a = context;
    struct str body = a->message->bytes;
    if (a->stage != STAGE_BODY) {
        a->code = 0; // the 354
        if (!a->message->before_body(a->message->context)) {
            a->stage = STAGE_HELD;
            return CURL_READFUNC_ABORT;
        }
        a->stage = STAGE_BODY;
    }
    size_t room = size * count, left = body.len - a->sent_bytes, take = left < room ? left : room;
    memcpy(to, body.at + a->sent_bytes, take);
    a->sent_bytes += take;
    return take;
}

static void reply_take(struct attempt *a, struct str line)
{
    int64_t code;
    bool complete = line.len >= 3 && (line.len == 3 || line.at[3] != '-');
    if (!str_int(str_slice(line, 0, 3), &code) || code < 200 || code > 599)
        return;
    struct str text = str_trim(str_slice(line, 4, line.len));
    a->reply_len = text.len < REPLY_BYTES ? text.len : REPLY_BYTES;
    memcpy(a->reply, text.at, a->reply_len);
    if (complete)
        a->code = (int)code;
}

static void command_note(struct attempt *a, struct str command)
{
    if (str_starts(command, S("RCPT ")))
        a->stage = STAGE_RECIPIENT;
    if (str_starts(command, S("QUIT")))
        a->leaving = true;
    else
        a->code = 0;
}

/// libcurl tells the commands it sends and the lines it gets; the result code alone would not say which
/// command was refused. The answer to its QUIT is of no interest.
static int talk_hear(CURL *curl, curl_infotype type, char *data, size_t len, void *context)
{
    struct attempt *a = context;
    struct str line = {data, len};
    (void)curl;
    if (type == CURLINFO_HEADER_OUT)
        command_note(a, line);
    else if (type == CURLINFO_HEADER_IN && !a->leaving)
        reply_take(a, line);
    return 0;
}

static void settings_apply(struct smtp *smtp, const struct smtp_settings *s)
{
    struct arena *arena = smtp->arena;
    struct str url =
        str_format(arena, "%.*s/%.*s", STR(s->url), STR(s->hello)); // libcurl says the path in EHLO
    option_str(smtp->curl, CURLOPT_URL, str_c(arena, url));
    option_str(smtp->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    option_str(smtp->curl, CURLOPT_PROXY, "");
    option_str(smtp->curl, CURLOPT_ERRORBUFFER, smtp->error);
    if (s->user.len) {
        option_str(smtp->curl, CURLOPT_USERNAME, str_c(arena, s->user));
        option_str(smtp->curl, CURLOPT_PASSWORD, str_c(arena, secret_reveal(s->password)));
    }
    if (s->ca_file.len)
        option_str(smtp->curl, CURLOPT_CAINFO, str_c(arena, s->ca_file));
    option_long(smtp->curl, CURLOPT_USE_SSL, s->security == SMTP_CLEAR ? CURLUSESSL_NONE : CURLUSESSL_ALL);
    option_long(smtp->curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
    option_long(smtp->curl, CURLOPT_TIMEOUT, WHOLE_SECONDS);
    option_long(smtp->curl, CURLOPT_NOSIGNAL, 1);
    option_long(smtp->curl, CURLOPT_UPLOAD, 1);
    option_long(smtp->curl, CURLOPT_VERBOSE, 1); // without it talk_hear is never called
}

static void wake(void)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        die("libcurl does not start");
}

struct smtp *smtp_new(const struct smtp_settings *settings)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (pthread_once(&once, wake) != 0)
        die("threads do not work");
    struct arena *arena = arena_new();
    struct smtp *smtp = NEW(arena, struct smtp);
    smtp->arena = arena;
    smtp->curl = curl_easy_init();
    if (!smtp->curl)
        die("no memory for a connection");
    settings_apply(smtp, settings);
    return smtp;
}

void smtp_free(struct smtp *smtp)
{
    curl_easy_cleanup(smtp->curl);
    arena_free(smtp->arena);
}

static CURLcode perform(struct smtp *smtp, struct arena *arena, struct attempt *a, bool fresh)
{
    const struct smtp_message *m = a->message;
    struct curl_slist *recipients = curl_slist_append(NULL, str_c(arena, m->recipient));
    if (!recipients)
        die("no memory for a recipient");
    if (curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, recipients) != CURLE_OK ||
        curl_easy_setopt(smtp->curl, CURLOPT_READFUNCTION, body_read) != CURLE_OK ||
        curl_easy_setopt(smtp->curl, CURLOPT_READDATA, a) != CURLE_OK ||
        curl_easy_setopt(smtp->curl, CURLOPT_DEBUGFUNCTION, talk_hear) != CURLE_OK ||
        curl_easy_setopt(smtp->curl, CURLOPT_DEBUGDATA, a) != CURLE_OK)
        BUG("libcurl does not take a message");
    option_str(smtp->curl, CURLOPT_MAIL_FROM, str_c(arena, m->sender));
    option_long(smtp->curl, CURLOPT_FRESH_CONNECT, fresh);
    smtp->error[0] = '\0';
    CURLcode code = curl_easy_perform(smtp->curl);
    (void)curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, NULL);
    curl_slist_free_all(recipients);
    return code;
}

/// A kept connection may have been closed by the relay meanwhile; nothing was said on it then.
static bool was_stale(struct smtp *smtp, const struct attempt *a, CURLcode code)
{
    long connects = 1;
    (void)curl_easy_getinfo(smtp->curl, CURLINFO_NUM_CONNECTS, &connects);
    bool closing = a->code == 0 || a->code == 421;
    return code != CURLE_OK && connects == 0 && closing && a->stage != STAGE_BODY && a->stage != STAGE_HELD;
}

/// Relays repeat the recipient in their answers; nothing with an @ in it is kept.
static struct str text_without_addresses(struct arena *arena, struct str said)
{
    struct buf text = buf_new(arena, TEXT_BYTES_MOST);
    struct str word;
    while (!buf_full(&text) && str_cut(&said, ' ', &word)) {
        bool hide = str_find(word, '@', 0) < word.len || !utf8_valid(word);
        struct str shown = hide ? S("...") : word;
        buf_str(&text, text.len ? str_cat(arena, S(" "), shown) : shown);
    }
    return buf_get(&text);
}

static enum smtp_result judge(const struct attempt *a, CURLcode code)
{
    if (code == CURLE_OK)
        return SMTP_SENT;
    bool refused = a->code >= 500;
    switch (a->stage) {
    case STAGE_HELLO:
    case STAGE_HELD: return SMTP_LATER;
    case STAGE_RECIPIENT: return refused ? SMTP_REFUSED : SMTP_LATER;
    case STAGE_BODY: // the code was cleared when the body began: whatever it is now answers the message
        return refused          ? SMTP_REFUSED
               : a->code >= 400 ? SMTP_LATER
               : a->code >= 200 ? SMTP_SENT
                                : SMTP_UNSURE;
    }
    BUG("no such stage");
}

enum smtp_result smtp_send(struct smtp *smtp, struct arena *arena, const struct smtp_message *message,
                           struct smtp_answer *answer)
{
    ASSERT(mail_address_valid(message->sender) && mail_address_valid(message->recipient));
    struct attempt a = {.message = message};
    CURLcode code = perform(smtp, arena, &a, false);
    if (was_stale(smtp, &a, code)) {
        a = (struct attempt){.message = message};
        code = perform(smtp, arena, &a, true);
    }
    struct str said = a.code ? (struct str){a.reply, a.reply_len} : str_from(smtp->error);
    answer->code = a.code;
    answer->text = text_without_addresses(arena, said);
    return judge(&a, code);
}
