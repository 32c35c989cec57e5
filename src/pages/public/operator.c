// SPDX-License-Identifier: EUPL-1.2
// For operators: is it alive, is it ready, how much does it do.
#include "web/web.h"

#define PLAIN S("text/plain; charset=utf-8")

void healthz(struct web *w)
{
    web_bytes(w, PLAIN, S("alive\n"));
}

void readyz(struct web *w)
{
    int64_t accounts;
    if (account_count(w->db, &accounts))
        web_bytes(w, PLAIN, S("ready\n"));
    else
        web_error(w, 503);
}

static void metric(struct buf *out, const char *name, const char *kind, const char *help, int64_t value)
{
    buf_format(out, "# HELP %s %s\n# TYPE %s %s\n%s %lld\n", name, help, name, kind, name, (long long)value);
}

/// Prometheus text format 0.0.4.
void metrics(struct web *w)
{
    struct buf out = buf_new(w->arena, 1 << 16);
    struct http_stats s = http_server_stats(w->site->server);
    buf_str(&out, S("# HELP tvers_http_answers_total Answers by hundreds of their status.\n"
                    "# TYPE tvers_http_answers_total counter\n"));
    for (int i = 2; i <= 5; i++)
        buf_format(&out, "tvers_http_answers_total{class=\"%dxx\"} %lld\n", i, (long long)s.answers[i]);
    metric(&out, "tvers_http_connections_total", "counter", "Connections taken.", s.connections_total);
    metric(&out, "tvers_http_connections", "gauge", "Connections open now.", s.connections);
    metric(&out, "tvers_http_working", "gauge", "Requests in a handler now.", s.working);
    metric(&out, "tvers_http_waiting", "gauge", "Requests that wait for a worker.", s.waiting);
    metric(&out, "tvers_db_statements_total", "counter", "Statements run.",
           db_pool_statements(w->site->pool));
    web_bytes(w, S("text/plain; version=0.0.4; charset=utf-8"), buf_get(&out));
}
