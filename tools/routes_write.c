// SPDX-License-Identifier: EUPL-1.2
// Writes build/gen/web/routes.h and routes.c: types, prototypes, and the tree as constant tables.
#include "routes.h"

// ---- the header ----

static void path_write(const struct routes *r, struct buf *h)
{
    buf_str(h, S("/// What the paths name. Only the members of the matched row are set.\nstruct path {\n"));
    for (int i = 0; i < r->parameter_count; i++) {
        buf_str(h, S("    "));
        parameter_type_write(h, r->parameters[i]);
        buf_str(h, S(";\n"));
    }
    if (!r->parameter_count)
        buf_str(h, S("    char nothing;\n"));
    buf_str(h, S("};\n\n"));
}

static void handlers_write(const struct routes *r, struct buf *h)
{
    buf_str(h, S("enum route_name {\n"));
    for (int i = 0; i < r->row_count; i++)
        buf_format(h, "    ROUTE_%.*s,\n", STR(r->rows[i].handler));
    buf_str(h, S("    ROUTE_COUNT\n};\n\n"));
    for (int i = 0; i < r->row_count; i++)
        buf_format(h, "void %.*s(struct web *w); // %.*s %.*s\n", STR(r->rows[i].handler),
                   STR(methods[r->rows[i].method]), STR(r->rows[i].pattern));
}

static const char header_fixed[] =
    "struct route {\n"
    "    enum http_method method;\n"
    "    struct str pattern; // \"/networks/{network}\": for logs, without the values\n"
    "    enum verb verb;\n"
    "    enum route_kind kind;\n"
    "    bool is_secret; // SECRET: whoever knows the address may do what it offers\n"
    "    bool is_api;    // API: for programs, see web/answer.h\n"
    "    bool is_once;   // see web/once.h\n"
    "    void (*handler)(struct web *w);\n"
    "    struct str name; // of the handler\n"
    "};\n\n"
    "extern const struct route routes[ROUTE_COUNT];\n\n"
    "/// NULL and *why when there is none.\n"
    "const struct route *route_match(enum http_method method, struct str path, struct path *out,\n"
    "                                enum route_miss *why);\n"
    "/// The value of the header Allow for the path.\n"
    "void route_allow(struct str path, struct buf *out);\n";

struct str routes_header(const struct routes *r)
{
    struct buf h = buf_new(r->arena, OUT_BYTES_MOST);
    buf_format(&h, "// Made from %s by tools/routes.c.\n#ifndef WEB_ROUTES_H\n#define WEB_ROUTES_H\n\n",
               r->path);
    buf_str(&h, S("#include \"../url/urls.h\"\n#include \"http/http.h\"\n#include \"web/route_tree.h\"\n"
                  "#include \"web/verb.h\"\n\nstruct web;\n\n"));
    path_write(r, &h);
    handlers_write(r, &h);
    buf_format(&h, "\n%s\n#endif\n", header_fixed);
    return buf_get(&h);
}

// ---- the code ----

static void table_write(const struct routes *r, struct buf *c)
{
    buf_str(c, S("const struct route routes[ROUTE_COUNT] = {\n"));
    for (int i = 0; i < r->row_count; i++) {
        const struct row *row = &r->rows[i];
        buf_format(c,
                   "    {HTTP_%.*s, S_INIT(\"%.*s\"), VERB_%.*s, ROUTE_KIND_%.*s, %d, %d, %d, %.*s, "
                   "S_INIT(\"%.*s\")},\n",
                   STR(methods[row->method]), STR(row->pattern), STR(row->verb), STR(row->kind),
                   row->is_secret, row->is_api, row->is_once, STR(row->handler), STR(row->handler));
    }
    buf_str(c, S("};\n\n"));
}

static int literal_count(const struct node *node)
{
    int n = 0;
    while (n < node->edge_count && node->edges[n].step.parameter < 0)
        n++;
    return n;
}

static void edges_write(const struct routes *r, struct buf *c)
{
    buf_str(c, S("static const struct route_edge edges[] = {\n"));
    for (int n = 0; n < r->node_count; n++)
        for (int i = 0; i < r->nodes[n].edge_count; i++) {
            const struct edge *e = &r->nodes[n].edges[i];
            buf_format(c, "    {S_INIT(\"%.*s\"), %d, %d},\n", STR(e->step.text), e->step.parameter, e->node);
        }
    buf_str(c, S("    {S_INIT(\"\"), -1, 0}, // so that the table is never empty\n};\n\n"));
}

static void nodes_write(const struct routes *r, struct buf *c)
{
    buf_str(c, S("static const struct route_node nodes[] = {\n"));
    for (int n = 0, first = 0; n < r->node_count; n++) {
        const struct node *node = &r->nodes[n];
        int literals = literal_count(node);
        buf_format(c, "    {edges + %d, edges + %d, %d, %d, {", first, first + literals, literals,
                   node->edge_count - literals);
        for (int m = 0; m < METHODS; m++)
            buf_format(c, "%s%d", m ? ", " : "", node->rows[m]);
        buf_str(c, S("}},\n"));
        first += node->edge_count;
    }
    buf_str(c, S("};\n\n"));
}

static void parameters_write(const struct routes *r, struct buf *c)
{
    buf_str(c, S("static bool parameter_read(int parameter, struct str step, void *out)\n{\n"
                 "    struct path *path = out;\n    int64_t n;\n    (void)path, (void)n, (void)step;\n"
                 "    switch (parameter) {\n"));
    for (int i = 0; i < r->parameter_count; i++) {
        struct str name = r->parameters[i];
        buf_format(c, "    case %d: ", i);
        if (parameter_is_text(name))
            buf_format(c, "return route_text_read(step, &path->%.*s);\n", STR(name));
        else if (parameter_is_number(name))
            buf_format(c, "return route_number_read(step, &path->%.*s);\n", STR(name));
        else
            buf_format(c, "return route_number_read(step, &path->%.*s.n);\n", STR(name));
    }
    buf_str(c, S("    }\n    return false;\n}\n\n"));
}

static const char code_fixed[] =
    "static const struct route_tree tree = {nodes, parameter_read};\n\n"
    "const struct route *route_match(enum http_method method, struct str path, struct path *out,\n"
    "                                enum route_miss *why)\n"
    "{\n"
    "    int row = route_tree_find(&tree, method, path, out, why);\n"
    "    return row < 0 ? NULL : &routes[row];\n"
    "}\n\n"
    "void route_allow(struct str path, struct buf *out)\n"
    "{\n"
    "    struct path scratch;\n"
    "    route_tree_allow(&tree, path, &scratch, out);\n"
    "}\n";

struct str routes_code(const struct routes *r)
{
    struct buf c = buf_new(r->arena, OUT_BYTES_MOST);
    buf_format(&c, "// Made from %s by tools/routes.c.\n#include \"routes.h\"\n\n", r->path);
    table_write(r, &c);
    edges_write(r, &c);
    nodes_write(r, &c);
    parameters_write(r, &c);
    buf_str(&c, str_from(code_fixed));
    return buf_get(&c);
}
