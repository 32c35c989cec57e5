// SPDX-License-Identifier: EUPL-1.2
// The life of a server: from listening to the last answer.
#include "cli/serving.h"

#include "auth/password.h"
#include "auth/settings.h"
#include "base/log.h"
#include "cli/cli.h"
#include "cli/interrupt.h"
#include "cli/say.h"
#include "cli/store.h"
#include "web/lane.h"
#include "web/quota.h"
#include "web/seen.h"
#include "web/web.h"

#include <malloc.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { STOP_SECONDS = 10 }; // for requests that run and for the mail at hand, together

static struct http_server *running;  // for the signal handler, which gets no argument
static atomic_llong told_to_stop_at; // by time()

static void stop(int signal_number)
{
    (void)signal_number;
    atomic_store(&told_to_stop_at, time(NULL));
    if (running)
        http_server_stop(running);
}

/// A hangup is no reason to end: settings are read anew for each request, and there is nothing to reload.
/// Only a demo goes with the terminal that it was started in.
static void on_signals(bool is_demo)
{
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    signal(SIGHUP, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    if (is_demo && isatty(STDIN_FILENO))
        sigaction(SIGHUP, &action, NULL);
}

/// "https://tvers.kommune.example", perhaps with a port and a slash behind: all that mails put in front of an
/// address.
static bool public_url_read(struct str typed, struct str *out)
{
    *out = str_ends(typed, S("/")) ? str_slice(typed, 0, typed.len - 1) : typed;
    bool is_tls = str_starts(*out, S("https://"));
    struct str host = str_slice(*out, is_tls ? 8 : 7, out->len);
    for (size_t i = 0; i < host.len; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:[]", host.at[i]))
            return false;
    return host.len > 0 && (is_tls || str_starts(*out, S("http://")));
}

static bool url_is_near(struct str url)
{
    return str_starts(url, S("http://127.")) || str_starts(url, S("http://localhost")) ||
           str_starts(url, S("http://[::1]"));
}

/// Browsers give a Secure cookie back over TLS only, and to their own machine.
static void warn_without_tls(struct arena *arena, const struct serving *s)
{
    bool is_near = s->public_url.len ? url_is_near(s->public_url) : listen_is_near(arena, &s->listen);
    if (!is_near && !str_starts(s->public_url, S("https://")))
        log_line(LOG_WARNING, "serve: nobody can sign in over plain http: put a proxy with TLS in front "
                              "and say its https address with --public-url");
}

/// As long as there is no account: a one-time link for the first administrator, made anew at each start.
static void offer_first_run(struct arena *arena, const struct site *site)
{
    struct db *db = db_begin(site->pool, DB_WRITE, arena);
    int64_t accounts = 1;
    account_count(db, &accounts);
    struct secret token = token_new(arena);
    if (!accounts) {
        one_time_links_clear(db, LINK_KIND_FIRST_RUN);
        one_time_link_add(db, token_hash(arena, token), LINK_KIND_FIRST_RUN, (struct maybe_account_id){0},
                          instant_plus(instant_now(), US_PER_DAY));
    }
    if (db_end(db, DB_COMMIT) == DB_DONE && !accounts) {
        struct str url = web_absolute(&(struct web){.arena = arena, .site = site},
                                      url_first_run_form(arena, secret_reveal(token)));
        printf("%.*s\n%.*s\n", STR(SAID(arena, MSG_cli_first_run)), STR(url));
    }
}

/// So that a worker elsewhere (`tvers work`) writes the same address into its mails.
static void keep_public_url(struct arena *arena, const struct site *site)
{
    struct db *db = db_begin(site->pool, DB_WRITE, arena);
    settings_write_public_url(db, site->public_url);
    db_end(db, DB_COMMIT);
}

void worker_problem_say(struct arena *arena, const char *command, enum worker_problem problem)
{
    bool is_relay = problem == WORKER_RELAY;
    struct str form = is_relay ? S("smtp://HOST:PORT, smtps://NAME:PASSWORD@HOST:PORT")
                               : S("imaps://NAME:PASSWORD@HOST, imaps://NAME:PASSWORD@HOST:PORT/MAILBOX");
    say_text(command, is_relay ? S("--mail-relay") : S("--imap"),
             SAID(arena, MSG_cli_option_expects, arg_str(form)));
}

/// What a start may have to write down. Mostly it is there already, and then nobody waits for a disk.
static void start_note(struct arena *arena, const struct site *site)
{
    int64_t accounts = 1;
    struct db *db = db_begin(site->pool, DB_READ, arena);
    account_count(db, &accounts);
    struct str noted = settings_read(db).public_url;
    db_end(db, DB_ROLLBACK);
    if (!str_is(noted, site->public_url))
        keep_public_url(arena, site);
    if (!accounts)
        offer_first_run(arena, site);
}

static void write_seen(void *site)
{
    const struct site *of = site;
    seen_write(of->seen, of->pool);
}

/// Answers until it is told to stop, with the worker beside it.
static int serve_with_worker(struct arena *arena, const struct serving *s, struct site *site, struct str here)
{
    start_note(arena, site); // before there is a worker, which would have to be waited for
    enum worker_problem problem;
    struct worker_settings settings = {
        .pool = s->pool,
        .key = &site->key,
        .public_url = site->public_url,
        .relay = s->mail_relay,
        .mailbox = s->mailbox,
        .vouched_by = s->vouched_by,
        .clock_shift_us = s->clock_shift_us,
        .also = write_seen,
        .context = site,
    };
    struct worker *worker = worker_new(&settings, &problem);
    if (!worker) {
        worker_problem_say(arena, s->command, problem);
        return EXIT_USAGE;
    }
    printf("Tvers is at %.*s\n", STR(here));
    fflush(stdout);
    bool finished = http_server_run(site->server);
    int64_t left_seconds = atomic_load(&told_to_stop_at) + STOP_SECONDS - time(NULL);
    finished = worker_end(worker, left_seconds > 1 ? left_seconds * 1000 : 1000) && finished;
    if (!finished) {
        log_line(LOG_WARNING, "%s: ended while a request or a mail was still on its way", s->command);
        interrupt_leave(EXIT_DONE);
    }
    running = NULL;
    http_server_free(site->server);
    seen_write(site->seen, site->pool);
    seen_free(site->seen);
    quota_free(site->finds);
    return EXIT_DONE;
}

static int serve_until_stopped(struct arena *arena, const struct serving *s, struct site *site)
{
    struct http_options options = {
        .address = s->listen.address,
        .port = s->listen.port,
        .handle = web_handle,
        .problem = web_refuse,
        .stop_ms = STOP_SECONDS * 1000,
        .body_limit_bytes = web_body_limit_bytes,
        .lane = web_lane,
        .context = site,
        .trusted_proxies = &s->trusted_proxy,
        .trusted_proxy_count = s->trusted_proxy.len > 0,
    };
    web_lanes_share(&options);
    if (s->public_url.len && !public_url_read(s->public_url, &site->public_url)) {
        say_text(s->command, str_cat(arena, S("--public-url "), s->public_url),
                 SAID(arena, MSG_cli_option_expects, arg_str(S("https://HOST"))));
        return EXIT_USAGE;
    }
    struct http_server *server = http_server_new(&options);
    if (!server) {
        say(s->command, str_cat(arena, S("--listen "), listen_url(arena, &s->listen, s->listen.port)),
            MSG_cli_listen_failed);
        return EXIT_WORLD;
    }
    site->server = running = server;
    site->seen = seen_new();
    site->finds = quota_new(QUOTA_FINDS_A_MINUTE);
    struct str here = listen_url(arena, &s->listen, http_server_port(server));
    if (!site->public_url.len)
        site->public_url = str_starts(here, S("/")) ? S("http://localhost") : here;
    warn_without_tls(arena, s);
    on_signals(s->is_demo);
    return serve_with_worker(arena, s, site, here);
}

/// Each heap keeps what the pages of its threads once took. As many threads as there are processors can take
/// at a time; by default there would be eight times as many heaps (mallopt(3)).
static void share_heaps(void)
{
    mallopt(M_ARENA_MAX, (int)sysconf(_SC_NPROCESSORS_ONLN));
}

int serving_run(struct arena *arena, const struct serving *serving)
{
    struct site site = {.pool = serving->pool,
                        .program = S("/proc/self/exe"),
                        .is_demo = serving->is_demo,
                        .clock_shift_us = serving->clock_shift_us,
                        .has_relay = serving->mail_relay.len > 0};
    share_heaps();
    auth_begin();
    if (!store_key(serving->pool, &site.key)) {
        say(serving->command, S(""), MSG_cli_store_failed);
        return EXIT_WORLD;
    }
    return serve_until_stopped(arena, serving, &site);
}
