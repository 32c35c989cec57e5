// SPDX-License-Identifier: EUPL-1.2
// A peer: GNU libmicrohttpd alone, with four statements by SQLite's own interface and the page of our templates; no
// session, no rights, no language. Usage: microhttpd PORT FOLDER READER THREADS. It serves until its input ends.
#include "html/network/network.h"
#include "web/routes.h"

#include <microhttpd.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { FRAME_BYTES_MOST = 1 << 16, PEOPLE_MOST = 1000 };

struct peer {
    const char *store;
    sqlite3_int64 reader;
    struct str head, foot, meetings; // the frame, and a statement
    pthread_key_t key; // of each thread's connection
};

/// A thread's own.
struct connection {
    sqlite3 *db;
    sqlite3_stmt *begin, *end, *network, *membership, *people, *meetings;
    struct arena *arena;
};

static sqlite3_stmt *prepared(sqlite3 *db, const char *text)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK) {
        fprintf(stderr, "microhttpd: %s\n", sqlite3_errmsg(db));
        exit(4);
    }
    return stmt;
}

static struct connection *connection_new(const struct peer *peer)
{
    struct connection *c = calloc(1, sizeof *c);
    if (!c || sqlite3_open_v2(peer->store, &c->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        exit(4);
    c->begin = prepared(c->db, "BEGIN");
    c->end = prepared(c->db, "COMMIT");
    c->network = prepared(c->db, "SELECT id, name, state FROM network WHERE id = ?1");
    c->membership = prepared(c->db, "SELECT joined_at, left_at FROM membership WHERE network = ?1 AND person = ?2");
    c->people = prepared(
        c->db,
        "SELECT p.id, p.given_name, p.family_name, u.name, p.job_title, p.ask_me_about, p.wants_to_learn "
        "FROM membership m JOIN person p ON p.id = m.person LEFT JOIN unit u ON u.id = p.unit "
        "WHERE m.network = ?1 AND m.left_at IS NULL ORDER BY p.family_name, p.given_name, p.id");
    c->meetings = prepared(c->db, peer->meetings.at);
    c->arena = arena_new();
    return c;
}

static void once(sqlite3_stmt *stmt)
{
    sqlite3_step(stmt);
    sqlite3_reset(stmt);
}

static bool network_is_there(struct connection *c, sqlite3_int64 id)
{
    sqlite3_bind_int64(c->network, 1, id);
    bool is_there = sqlite3_step(c->network) == SQLITE_ROW;
    sqlite3_reset(c->network);
    return is_there;
}

static bool is_member(struct connection *c, sqlite3_int64 id, sqlite3_int64 reader)
{
    sqlite3_bind_int64(c->membership, 1, id);
    sqlite3_bind_int64(c->membership, 2, reader);
    bool is =
        sqlite3_step(c->membership) == SQLITE_ROW && sqlite3_column_type(c->membership, 1) == SQLITE_NULL;
    sqlite3_reset(c->membership);
    return is;
}

static struct str column(sqlite3_stmt *stmt, int i)
{
    const char *text = (const char *)sqlite3_column_text(stmt, i);
    return (struct str){text, (size_t)sqlite3_column_bytes(stmt, i)};
}

static struct member_line line_of(struct arena *arena, sqlite3_stmt *row)
{
    struct str given = column(row, 1), family = column(row, 2);
    return (struct member_line){
        .name = str_format(arena, "%.*s %.*s", STR(given), STR(family)),
        .title = str_copy(arena, column(row, 4)),
        .unit = str_copy(arena, column(row, 3)),
        .ask = str_copy(arena, column(row, 5)),
        .learn = str_copy(arena, column(row, 6)),
        .url = url_person_show(arena, (struct person_id){sqlite3_column_int64(row, 0)}),
    };
}

static struct member_line_list people_read(struct connection *c, sqlite3_int64 id)
{
    struct member_line_list lines = {.at = NEW_ARRAY(c->arena, struct member_line, PEOPLE_MOST)};
    sqlite3_bind_int64(c->people, 1, id);
    while (lines.count < PEOPLE_MOST && sqlite3_step(c->people) == SQLITE_ROW)
        lines.at[lines.count++] = line_of(c->arena, c->people);
    sqlite3_reset(c->people);
    return lines;
}

static struct str met_text(struct arena *arena, sqlite3_stmt *row)
{
    int times = sqlite3_column_int(row, 1);
    if (times)
        return str_format(arena, "Dere har sittet sammen %d gang%s", times, times > 1 ? "er" : "");
    return str_format(arena, "Dere sitter sammen %s", (const char *)sqlite3_column_text(row, 2));
}

static void bind_named(sqlite3_stmt *stmt, const char *name, sqlite3_int64 value)
{
    sqlite3_bind_int64(stmt, sqlite3_bind_parameter_index(stmt, name), value);
}

static void meetings_read(struct connection *c, sqlite3_int64 id, sqlite3_int64 reader, struct member_line_list *lines)
{
    bind_named(c->meetings, "@network", id);
    bind_named(c->meetings, "@reader", reader);
    bind_named(c->meetings, "@today", time(NULL) / (24 * 60 * 60));
    while (sqlite3_step(c->meetings) == SQLITE_ROW) {
        struct url url = url_person_show(c->arena, (struct person_id){sqlite3_column_int64(c->meetings, 0)});
        for (size_t i = 0; i < lines->count; i++)
            if (str_is(url_text(lines->at[i].url), url_text(url)))
                lines->at[i].met = met_text(c->arena, c->meetings);
    }
    sqlite3_reset(c->meetings);
}

static struct str page_make(const struct peer *peer, struct connection *c, sqlite3_int64 id)
{
    struct html h = html_new(c->arena, LANG_NB);
    once(c->begin);
    if (network_is_there(c, id)) {
        struct members_page page = {
            .may_write = is_member(c, id, peer->reader),
            .people = people_read(c, id),
            .own = url_profile_form(c->arena),
        };
        meetings_read(c, id, peer->reader, &page.people);
        buf_str(&h.out, peer->head);
        view_members_page(&h, &page);
        buf_str(&h.out, peer->foot);
    }
    once(c->end);
    return html_get(&h);
}

static enum MHD_Result answer(void *context, struct MHD_Connection *client, const char *url, const char *method,
                              const char *version, const char *body, size_t *body_bytes, void **state)
{
    (void)method, (void)version, (void)body, (void)body_bytes;
    const struct peer *peer = context;
    if (!*state) {
        *state = client; // anything but NULL: the head has been seen
        return MHD_YES;
    }
    struct connection *c = pthread_getspecific(peer->key);
    if (!c && (c = connection_new(peer)))
        pthread_setspecific(peer->key, c);
    arena_reset(c->arena);
    struct str page = page_make(peer, c, strtoll(url + sizeof "/networks", NULL, 10));
    struct MHD_Response *response =
        MHD_create_response_from_buffer(page.len, (void *)(uintptr_t)page.at, MHD_RESPMEM_MUST_COPY);
    MHD_add_response_header(response, "Content-Type", "text/html; charset=utf-8");
    enum MHD_Result queued = MHD_queue_response(client, page.len ? MHD_HTTP_OK : MHD_HTTP_NOT_FOUND, response);
    MHD_destroy_response(response);
    return queued;
}

static struct str file_read(const char *folder, const char *name)
{
    char path[4096], *bytes = calloc(FRAME_BYTES_MOST, 1); // ends in a zero, as a statement has to
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file || !bytes)
        exit(4);
    size_t len = fread(bytes, 1, FRAME_BYTES_MOST - 1, file);
    fclose(file);
    return (struct str){bytes, len};
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    char store[4096];
    snprintf(store, sizeof store, "%s/big.db", argv[2]);
    struct peer peer = {.store = store,
                        .reader = strtoll(argv[3], NULL, 10),
                        .head = file_read(argv[2], "head.html"),
                        .foot = file_read(argv[2], "foot.html"),
                        .meetings = file_read(argv[2], "meetings.sql")};
    pthread_key_create(&peer.key, NULL);
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD, (unsigned short)strtoul(argv[1], NULL, 10), NULL, NULL, answer, &peer,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)strtoul(argv[4], NULL, 10), MHD_OPTION_END);
    if (!daemon)
        return 3;
    puts("ready");
    fflush(stdout);
    while (getchar() != EOF)
        ;
    MHD_stop_daemon(daemon);
    return 0;
}
