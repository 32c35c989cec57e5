// SPDX-License-Identifier: EUPL-1.2
// Compiles pages: tools/templates OUT_DIR MESSAGES_TSV html/*/*.html writes OUT_DIR/html/SUBJECT/NAME.h and
// NAME.c for each.
//
//     {% use "sql/network.h" %}                  #include "sql/network.h"
//     {% struct network_page %}                  struct network_page {
//         struct network network;                    struct network network;
//     {% end %}                                  }; struct network_page_list { struct network_page *at; ...
//     {% view network_page %}                    void view_network_page(struct html *h,
//     <h1>{{ .network.name }}</h1>                                      const struct network_page *v)
//     {% end %}
//
// The language stands in doc/templates.md. Every mistake stops the build with file and line; what is a
// question of types is left to the C compiler, which names the template's line too.
#include "template.h"

#include <ctype.h>
#include <stdio.h>

struct file {
    struct arena *arena;
    struct source source;
    struct buf uses, structs, prototypes, functions;
    bool uses_assets;
};

static void use_compile(struct file *f, struct str rest)
{
    if (rest.len < 3 || rest.at[0] != '"' || rest.at[rest.len - 1] != '"')
        source_stop(&f->source, "write {%% use \"sql/network.h\" %%}");
    buf_format(&f->uses, "#include %.*s\n", STR(rest));
}

static void struct_compile(struct file *f, struct str rest)
{
    struct piece members, end;
    int line = f->source.line;
    if (!is_name(rest))
        source_stop(&f->source, "write {%% struct NAME %%}");
    if (!source_next(&f->source, &members) || members.kind != PIECE_TEXT || !source_next(&f->source, &end) ||
        !str_is(end.text, S("end")))
        source_stop(&f->source, "members in C and then {%% end %%} should follow {%% struct %%}");
    buf_format(&f->structs, "\nstruct %.*s {\n#line %d \"%s\"%.*s};\n\n", STR(rest), line + 1, f->source.path,
               STR(members.text));
    buf_format(&f->structs, "struct %.*s_list {\n    struct %.*s *at;\n    size_t count;\n};\n", STR(rest),
               STR(rest));
}

static void top_compile(struct file *f, struct piece piece, const struct texts *texts)
{
    struct str rest = piece.text, word = word_next(&rest);
    rest = str_trim(rest);
    if (piece.kind == PIECE_TEXT && !str_trim(piece.text).len)
        return;
    if (piece.kind == PIECE_TAG && str_is(word, S("use"))) {
        use_compile(f, rest);
    } else if (piece.kind == PIECE_TAG && str_is(word, S("struct"))) {
        struct_compile(f, rest);
    } else if (piece.kind == PIECE_TAG && str_is(word, S("view"))) {
        struct view_code code = view_compile(f->arena, &f->source, texts, rest, &f->uses_assets);
        buf_str(&f->prototypes, code.prototypes);
        buf_str(&f->functions, code.functions);
    } else {
        for (size_t i = 0; i < piece.text.len && isspace((unsigned char)piece.text.at[i]); i++)
            f->source.line += piece.text.at[i] == '\n';
        source_stop(&f->source, "only {%% use %%}, {%% struct %%} and {%% view %%} stand outside of a view");
    }
}

/// "html/network/plan.html" -> "html_network_plan"
static struct str guard_of(struct arena *arena, struct str path)
{
    struct buf guard = buf_new(arena, path.len);
    for (size_t i = 0; i < path.len; i++)
        buf_char(&guard, isalnum((unsigned char)path.at[i]) ? path.at[i] : '_');
    return buf_get(&guard);
}

static void header_write(struct file *f, const char *out_dir, struct str path)
{
    struct buf h = buf_new(f->arena, OUT_BYTES_MOST);
    struct str guard = guard_of(f->arena, path);
    buf_format(&h, "// Made from %s by tools/templates.c.\n", f->source.path);
    buf_format(&h, "#ifndef GEN_%.*s_H\n#define GEN_%.*s_H\n\n", STR(guard), STR(guard));
    buf_str(&h, S("#include \"html/html.h\"\n"));
    buf_str(&h, buf_get(&f->uses));
    buf_str(&h, buf_get(&f->structs));
    buf_format(&h, "\n%.*s\n#endif\n", STR(buf_get(&f->prototypes)));
    tool_write(str_c(f->arena, str_format(f->arena, "%s/%.*s.h", out_dir, STR(path))), buf_get(&h));
}

static void code_write(struct file *f, const char *out_dir, struct str path)
{
    struct buf c = buf_new(f->arena, OUT_BYTES_MOST);
    buf_format(&c, "// Made from %s by tools/templates.c.\n#include \"%.*s.h\"\n\n", f->source.path,
               STR(tool_stem(f->source.path)));
    if (f->uses_assets)
        buf_str(&c, S("#include \"html/asset.h\"\n"));
    buf_str(&c, buf_get(&f->functions));
    tool_write(str_c(f->arena, str_format(f->arena, "%s/%.*s.c", out_dir, STR(path))), buf_get(&c));
}

static void file_compile(const char *out_dir, const struct texts *texts, const char *path)
{
    struct arena *arena = arena_new();
    struct file f = {.arena = arena, .source = {.path = path, .text = tool_read(arena, path)}};
    f.uses = f.structs = f.prototypes = f.functions = buf_new(arena, OUT_BYTES_MOST);
    struct piece piece;
    while (source_next(&f.source, &piece))
        top_compile(&f, piece, texts);
    struct str made = str_slice(str_from(path), 0, str_find(str_from(path), '.', 0));
    header_write(&f, out_dir, made);
    code_write(&f, out_dir, made);
    arena_free(arena);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("use: templates OUT_DIR MESSAGES_TSV html/*/*.html\n", stderr);
        return 2;
    }
    struct arena *arena = arena_new();
    struct texts texts = texts_read(arena, argv[2]);
    for (int i = 3; i < argc; i++)
        file_compile(argv[1], &texts, argv[i]);
    arena_free(arena);
    return 0;
}
