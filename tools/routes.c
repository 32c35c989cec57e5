// SPDX-License-Identifier: EUPL-1.2
// Compiles the route table: tools/routes OUT_DIR src/web/routes.def writes OUT_DIR/web/routes.h and routes.c,
// and OUT_DIR/url/urls.h and urls.c for those who know nothing of the web.
//
//     PAGE(GET, "/networks/{network}", SEE, network_show)
//
//     enum verb { VERB_SEE, ... };                          every verb that is asked for: policy.c lists them
//     struct path { struct network_id network; ... };      what a path may name
//     void network_show(struct web *w);                     the handler, which somebody writes
//     const struct route *route_match(method, path, &found, &why);
//     struct url url_network_show(struct arena *, struct network_id network);      in urls.h
//
// A row with a {token} begins with SECRET: whoever knows such an address may do what it offers. What stands
// before the token is its door ("/i/"), by which url_without_secrets() knows it.
//
// A parameter called token, slug, lang or file is a struct str; step and number are int64_t; all others are
// ids: {network} is a struct network_id of sql/types.h. "//" begins a comment.
#include "routes.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { HEAD = 1, OPTIONS = 6 };
const struct str methods[METHODS] = {S_INIT("GET"),   S_INIT("HEAD"),   S_INIT("POST"),   S_INIT("PUT"),
                                     S_INIT("PATCH"), S_INIT("DELETE"), S_INIT("OPTIONS")};

// ---- reading ----

bool parameter_is_text(struct str parameter)
{
    return str_is(parameter, S("token")) || str_is(parameter, S("slug")) || str_is(parameter, S("lang")) ||
           str_is(parameter, S("file"));
}

bool parameter_is_number(struct str parameter)
{
    return str_is(parameter, S("step")) || str_is(parameter, S("number"));
}

void parameter_type_write(struct buf *out, struct str parameter)
{
    if (parameter_is_text(parameter))
        buf_format(out, "struct str %.*s", STR(parameter));
    else if (parameter_is_number(parameter))
        buf_format(out, "int64_t %.*s", STR(parameter));
    else
        buf_format(out, "struct %.*s_id %.*s", STR(parameter), STR(parameter));
}

static void expect(const struct routes *r, struct str *rest, char c)
{
    *rest = str_trim(*rest);
    if (!rest->len || rest->at[0] != c)
        tool_stop(r->path, r->line, "'%c' should be before \"%.*s\": PAGE(GET, \"/path\", VERB, handler)", c,
                  STR(*rest));
    *rest = str_slice(*rest, 1, rest->len);
}

static struct str word(const struct routes *r, struct str *rest, const char *what)
{
    *rest = str_trim(*rest);
    size_t n = 0;
    while (n < rest->len && (isalnum((unsigned char)rest->at[n]) || rest->at[n] == '_'))
        n++;
    if (!n)
        tool_stop(r->path, r->line, "the %s is missing: PAGE(GET, \"/path\", VERB, handler)", what);
    struct str w = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->len);
    return w;
}

static struct str quoted(const struct routes *r, struct str *rest)
{
    expect(r, rest, '"');
    size_t end = str_find(*rest, '"', 0);
    struct str s = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->len);
    expect(r, rest, '"');
    return s;
}

static int method_number(const struct routes *r, struct str name)
{
    for (int m = 0; m < METHODS; m++)
        if (m != HEAD && m != OPTIONS && str_is(methods[m], name))
            return m;
    tool_stop(r->path, r->line,
              "%.*s is not one of GET, GET_BARE, POST, POST_ONCE, POST_SLOW, POST_SLOW_ONCE, POST_PASSWORD, "
              "POST_ONE_CLICK, POST_WHOLE, PUT, PATCH, DELETE",
              STR(name));
}

/// POST_SLOW_ONCE is a POST, of the kind SLOW, that makes something new once.
static void method_read(const struct routes *r, struct row *row, struct str word)
{
    static const struct str special[] = {S_INIT("GET_BARE"), S_INIT("POST_SLOW"), S_INIT("POST_PASSWORD"),
                                         S_INIT("POST_ONE_CLICK"), S_INIT("POST_WHOLE")};
    row->is_once = str_is(word, S("POST_ONCE")) || str_is(word, S("POST_SLOW_ONCE"));
    if (row->is_once)
        word = str_slice(word, 0, word.len - strlen("_ONCE"));
    struct str method = word;
    row->kind = S("USUAL");
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        if (!str_is(word, special[i]))
            continue;
        size_t end = str_find(word, '_', 0);
        method = str_slice(word, 0, end);
        row->kind = str_slice(word, end + 1, word.len);
    }
    row->method = method_number(r, method);
}

static int parameter_number(struct routes *r, struct str name)
{
    for (int i = 0; i < r->parameter_count; i++)
        if (str_is(r->parameters[i], name))
            return i;
    if (r->parameter_count == PARAMETERS_MOST)
        tool_stop(r->path, r->line, "more than %d parameters", PARAMETERS_MOST);
    r->has_ids = r->has_ids || !(parameter_is_text(name) || parameter_is_number(name));
    r->parameters[r->parameter_count] = name;
    return r->parameter_count++;
}

static struct step step_read(struct routes *r, struct str text)
{
    if (!text.len)
        tool_stop(r->path, r->line, "an empty step in the path");
    if (text.at[0] != '{')
        return (struct step){text, -1};
    size_t end = str_find(text, '}', 0);
    struct str name = str_slice(text, 1, end);
    if (end == text.len || !name.len)
        tool_stop(r->path, r->line, "a parameter is written {network}");
    for (size_t i = 0; i < name.len; i++)
        if (!islower((unsigned char)name.at[i]) && name.at[i] != '_')
            tool_stop(r->path, r->line, "{%.*s}: lower-case letters and _ only", STR(name));
    return (struct step){str_slice(text, end + 1, text.len), parameter_number(r, name)};
}

static void pattern_read(struct routes *r, struct row *row)
{
    struct str rest = row->pattern, text;
    expect(r, &rest, '/');
    while (row->pattern.len > 1 && str_cut(&rest, '/', &text)) {
        if (row->step_count == STEPS_MOST)
            tool_stop(r->path, r->line, "more than %d steps in a path", STEPS_MOST);
        struct step step = step_read(r, text);
        for (int i = 0; i < row->step_count; i++)
            if (step.parameter >= 0 && row->steps[i].parameter == step.parameter)
                tool_stop(r->path, r->line, "{%.*s} stands twice in the path",
                          STR(r->parameters[step.parameter]));
        row->steps[row->step_count++] = step;
    }
}

static void check_handler(const struct routes *r, const struct row *row)
{
    for (int i = 0; i < r->row_count; i++)
        if (str_is(r->rows[i].handler, row->handler))
            tool_stop(r->path, r->line, "%.*s is the handler of line %d already", STR(row->handler),
                      r->rows[i].line);
}

/// A token is secret and says so; its door is a word of its own, or everything would be one.
static void check_secret(const struct routes *r, const struct row *row)
{
    bool has_token = false;
    for (int i = 0; i < row->step_count; i++)
        has_token |=
            row->steps[i].parameter >= 0 && str_is(r->parameters[row->steps[i].parameter], S("token"));
    if (has_token && !row->is_secret)
        tool_stop(r->path, r->line, "a row with {token} is SECRET(GET, \"/path/{token}\", VERB, handler)");
    if (row->is_secret && (!has_token || row->steps[0].parameter >= 0 || row->steps[1].parameter < 0))
        tool_stop(r->path, r->line, "a SECRET path is \"/word/{token}\", and what follows");
}

static void row_read(struct routes *r, struct str line)
{
    if (r->row_count == ROWS_MOST)
        tool_stop(r->path, r->line, "more than %d routes", ROWS_MOST);
    struct row row = {.line = r->line};
    struct str kind = word(r, &line, "word PAGE");
    row.is_secret = str_is(kind, S("SECRET"));
    row.is_api = str_is(kind, S("API"));
    if (!row.is_secret && !row.is_api && !str_is(kind, S("PAGE")))
        tool_stop(r->path, r->line, "a row is PAGE, SECRET or API(GET, \"/path\", VERB, handler)");
    expect(r, &line, '(');
    method_read(r, &row, word(r, &line, "method"));
    if (row.is_api && row.is_once)
        tool_stop(r->path, r->line, "_ONCE is of forms: what a program sends has no page behind it");
    expect(r, &line, ',');
    row.pattern = quoted(r, &line);
    expect(r, &line, ',');
    row.verb = word(r, &line, "verb");
    expect(r, &line, ',');
    row.handler = word(r, &line, "handler");
    expect(r, &line, ')');
    if (str_trim(line).len)
        tool_stop(r->path, r->line, "\"%.*s\" is left over", STR(str_trim(line)));
    check_handler(r, &row);
    pattern_read(r, &row);
    check_secret(r, &row);
    r->rows[r->row_count++] = row;
}

static void file_read(struct routes *r)
{
    struct str rest = tool_read(r->arena, r->path), line;
    while (str_cut(&rest, '\n', &line)) {
        r->line++;
        line = str_trim(str_slice(line, 0, str_find_str(line, S("//"), 0)));
        if (line.len)
            row_read(r, line);
    }
}

// ---- the tree ----

static int node_new(struct routes *r)
{
    if (r->node_count == NODES_MOST)
        tool_stop(r->path, r->line, "more than %d steps in all", NODES_MOST);
    r->nodes[r->node_count].edges = NEW_ARRAY(r->arena, struct edge, EDGES_MOST);
    return r->node_count++;
}

/// Literals by bytes, then parameters, the longest ending first.
static bool goes_before(const struct step *a, const struct step *b)
{
    if ((a->parameter < 0) != (b->parameter < 0))
        return a->parameter < 0;
    return a->parameter < 0 ? str_compare(a->text, b->text) < 0 : a->text.len > b->text.len;
}

static void check_parameter(const struct routes *r, const struct edge *there, const struct step *step)
{
    if (step->parameter >= 0 && there->step.parameter >= 0 && str_is(step->text, there->step.text))
        tool_stop(r->path, r->line, "{%.*s} stands where line %d has {%.*s}",
                  STR(r->parameters[step->parameter]), there->line,
                  STR(r->parameters[there->step.parameter]));
}

static int child(struct routes *r, int parent, const struct step *step)
{
    struct node *node = &r->nodes[parent];
    int i = 0;
    for (; i < node->edge_count; i++) {
        const struct edge *e = &node->edges[i];
        if (e->step.parameter == step->parameter && str_is(e->step.text, step->text))
            return e->node;
        check_parameter(r, e, step);
    }
    if (node->edge_count == EDGES_MOST)
        tool_stop(r->path, r->line, "more than %d different steps in one place", EDGES_MOST);
    for (i = node->edge_count++; i > 0 && goes_before(step, &node->edges[i - 1].step); i--)
        node->edges[i] = node->edges[i - 1];
    int number = node_new(r);
    node->edges[i] = (struct edge){*step, r->line, number};
    return number;
}

static void tree_add(struct routes *r, int row)
{
    int node = 0;
    r->line = r->rows[row].line;
    for (int i = 0; i < r->rows[row].step_count; i++)
        node = child(r, node, &r->rows[row].steps[i]);
    int *there = &r->nodes[node].rows[r->rows[row].method];
    if (*there)
        tool_stop(r->path, r->line, "%.*s %.*s stands in line %d already", STR(methods[r->rows[row].method]),
                  STR(r->rows[row].pattern), r->rows[*there - 1].line);
    *there = row + 1;
}

static void tree_build(struct routes *r)
{
    node_new(r);
    for (int i = 0; i < r->row_count; i++)
        tree_add(r, i);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("use: routes OUT_DIR src/web/routes.def\n", stderr);
        return 2;
    }
    struct arena *arena = arena_new();
    struct routes *r = NEW(arena, struct routes);
    *r = (struct routes){.arena = arena, .path = argv[2]};
    r->rows = NEW_ARRAY(arena, struct row, ROWS_MOST);
    r->nodes = NEW_ARRAY(arena, struct node, NODES_MOST);
    file_read(r);
    tree_build(r);
    tool_write(str_c(arena, str_format(arena, "%s/web/routes.h", argv[1])), routes_header(r));
    tool_write(str_c(arena, str_format(arena, "%s/web/routes.c", argv[1])), routes_code(r));
    tool_write(str_c(arena, str_format(arena, "%s/url/urls.h", argv[1])), urls_header(r));
    tool_write(str_c(arena, str_format(arena, "%s/url/urls.c", argv[1])), urls_code(r));
    arena_free(arena);
    return 0;
}
