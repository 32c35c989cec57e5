// SPDX-License-Identifier: EUPL-1.2
// A mailbox by libcurl: commands of our own for the lists, its FETCH for a message.
#include "mail/imap.h"

#include "base/buf.h"
#include "base/bug.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

enum { CONNECT_SECONDS = 10, WHOLE_SECONDS = 60, ANSWER_BYTES_MOST = 1 << 20 };

struct imap {
    CURL *curl;
    struct arena *arena; // of the settings
    struct str inbox;    // the mailbox's address
    struct str mailbox;  // its name, without a quotation mark or a backslash in it
    char error[CURL_ERROR_SIZE];
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

/// A name of a mailbox may hold blanks and slashes; libcurl decodes the path before it quotes it.
static struct str path_of(struct imap *imap, struct str mailbox)
{
    char *escaped = curl_easy_escape(imap->curl, mailbox.at, (int)mailbox.len);
    if (!escaped)
        die("no memory for the name of a mailbox");
    struct str path = str_copy(imap->arena, str_from(escaped));
    curl_free(escaped);
    return path;
}

static void settings_apply(struct imap *imap, const struct imap_settings *s)
{
    struct arena *arena = imap->arena;
    imap->mailbox = str_copy(arena, s->mailbox);
    imap->inbox = str_format(arena, "%.*s/%.*s", STR(s->url), STR(path_of(imap, s->mailbox)));
    option_str(imap->curl, CURLOPT_PROTOCOLS_STR, "imap,imaps");
    option_str(imap->curl, CURLOPT_PROXY, "");
    option_str(imap->curl, CURLOPT_ERRORBUFFER, imap->error);
    option_str(imap->curl, CURLOPT_USERNAME, str_c(arena, s->user));
    option_str(imap->curl, CURLOPT_PASSWORD, str_c(arena, secret_reveal(s->password)));
    if (s->ca_file.len)
        option_str(imap->curl, CURLOPT_CAINFO, str_c(arena, s->ca_file));
    option_long(imap->curl, CURLOPT_USE_SSL, s->is_clear ? CURLUSESSL_NONE : CURLUSESSL_ALL);
    option_long(imap->curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
    option_long(imap->curl, CURLOPT_TIMEOUT, WHOLE_SECONDS);
    option_long(imap->curl, CURLOPT_NOSIGNAL, 1);
}

struct imap *imap_new(const struct imap_settings *settings)
{
    struct arena *arena = arena_new();
    struct imap *imap = NEW(arena, struct imap);
    imap->arena = arena;
    imap->curl = curl_easy_init(); // which wakes libcurl where nobody has
    if (!imap->curl)
        die("no memory for a connection");
    settings_apply(imap, settings);
    return imap;
}

void imap_free(struct imap *imap)
{
    curl_easy_cleanup(imap->curl);
    arena_free(imap->arena);
}

struct str imap_problem(const struct imap *imap)
{
    return str_from(imap->error);
}

// ---- asking ----

/// What the server says, up to a limit: more ends the talk.
static size_t answer_take(char *data, size_t size, size_t count, void *context)
{
    struct buf *answer = context;
    buf_str(answer, (struct str){data, size * count});
    return buf_full(answer) ? 0 : size * count;
}

/// NULL as the command: libcurl's own, which fetches the message that the address names.
static enum imap_result ask(struct imap *imap, struct arena *arena, struct str url, const char *command,
                            struct buf *answer)
{
    option_str(imap->curl, CURLOPT_URL, str_c(arena, url));
    option_str(imap->curl, CURLOPT_CUSTOMREQUEST, command);
    if (curl_easy_setopt(imap->curl, CURLOPT_WRITEFUNCTION, answer_take) != CURLE_OK ||
        curl_easy_setopt(imap->curl, CURLOPT_WRITEDATA, answer) != CURLE_OK)
        BUG("libcurl does not take a place for the answer");
    imap->error[0] = '\0';
    CURLcode code = curl_easy_perform(imap->curl);
    if (code == CURLE_OK)
        return IMAP_FINE;
    if (!imap->error[0])
        snprintf(imap->error, sizeof imap->error, "%s", curl_easy_strerror(code));
    return buf_full(answer) ? IMAP_TOO_LARGE : IMAP_UNREACHABLE;
}

static enum imap_result command(struct imap *imap, struct arena *arena, struct str text, struct str *answer)
{
    struct buf said = buf_new(arena, ANSWER_BYTES_MOST);
    enum imap_result result = ask(imap, arena, imap->inbox, str_c(arena, text), &said);
    *answer = buf_get(&said);
    return result == IMAP_TOO_LARGE ? IMAP_UNREACHABLE : result;
}

/// The number behind a word: "UIDNEXT 57)".
static bool number_behind(struct str text, struct str word, int64_t *number)
{
    for (size_t i = 0; i + word.len < text.len; i++) {
        if (!str_starts(str_slice(text, i, text.len), word))
            continue;
        size_t from = i + word.len, end = from;
        while (end < text.len && text.at[end] >= '0' && text.at[end] <= '9')
            end++;
        return str_int(str_slice(text, from, end), number);
    }
    return false;
}

enum imap_result imap_look(struct imap *imap, struct arena *arena, struct imap_state *state)
{
    struct str answer;
    struct str status = str_format(arena, "STATUS \"%.*s\" (UIDVALIDITY UIDNEXT)", STR(imap->mailbox));
    enum imap_result result = command(imap, arena, status, &answer);
    if (result != IMAP_FINE)
        return result;
    bool is_told = number_behind(answer, S("UIDVALIDITY "), &state->validity) &&
                   number_behind(answer, S("UIDNEXT "), &state->next);
    return is_told ? IMAP_FINE : IMAP_UNREACHABLE;
}

static int compare(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return left < right ? -1 : left > right;
}

/// "* SEARCH 57 58": the numbers, in any order.
static size_t numbers_read(struct arena *arena, struct str answer, int64_t from, int64_t to, int64_t **out)
{
    size_t count = 0;
    struct str word, rest = answer;
    *out = NEW_ARRAY(arena, int64_t, answer.len / 2 + 1);
    while (str_cut(&rest, ' ', &word)) {
        int64_t number;
        if (str_int(str_trim(word), &number) && number >= from && number <= to)
            (*out)[count++] = number;
    }
    qsort(*out, count, sizeof **out, compare);
    return count;
}

enum imap_result imap_between(struct imap *imap, struct arena *arena, int64_t from, int64_t to, int64_t *uids,
                              size_t most, size_t *count)
{
    struct str answer, search = str_format(arena, "UID SEARCH UID %lld:%lld", (long long)from, (long long)to);
    int64_t *all;
    *count = 0;
    enum imap_result result = command(imap, arena, search, &answer);
    if (result != IMAP_FINE)
        return result;
    size_t found = numbers_read(arena, answer, from, to, &all);
    for (; *count < found && *count < most; (*count)++)
        uids[*count] = all[*count];
    return IMAP_FINE;
}

enum imap_result imap_fetch(struct imap *imap, struct arena *arena, int64_t uid, size_t bytes_most,
                            struct str *bytes)
{
    struct buf message = buf_new(arena, bytes_most);
    struct str url = str_format(arena, "%.*s/;UID=%lld", STR(imap->inbox), (long long)uid);
    enum imap_result result = ask(imap, arena, url, NULL, &message);
    *bytes = buf_get(&message);
    return result;
}

enum imap_result imap_unread(struct imap *imap, struct arena *arena, int64_t uid)
{
    struct str answer;
    struct str store = str_format(arena, "UID STORE %lld -FLAGS.SILENT (\\Seen)", (long long)uid);
    return command(imap, arena, store, &answer);
}
