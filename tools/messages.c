// SPDX-License-Identifier: EUPL-1.2
// Compiles the texts of po/ into C: tools/messages PO_DIR OUT_DIR.
//
//     po/tvers.pot                           messages.h    enum message { MSG_auth_wait, ..., MSG_COUNT };
//       msgctxt "auth_wait"                  messages.c    the tables of src/i18n/table.h, each text split
//       msgid "Wait {count} minute."                       at its placeholders
//       msgid_plural "Wait {count} minutes." messages.tsv  auth_wait<TAB>count
//
// The arguments of a text are its placeholders in the order of their first appearance in the English text (of
// the plural form, where there are two); that is what messages.tsv lists. In a plural text {count} chooses
// the form.
//
// Anything that could go wrong at run time stops the build instead: a key that lacks a translation, an empty
// or fuzzy one, keys out of order or twice, placeholders that differ, an English text that is not the one
// translated.
#include "base/buf.h"
#include "base/bug.h"

#include <gettext-po.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FILES = 4,
    NAMES_MOST = 12,
    MESSAGES_MOST = 20000,
    OUT_BYTES_MOST = 64 << 20,
    PO_BYTES_MOST = 4 << 20
};

enum { POT = FILES - 1 }; // the files stand in the order of enum lang; English, the source, is the last
static const char *const file_names[FILES] = {"nb.po", "nn.po", "da.po", "tvers.pot"};
static const char *const lang_names[FILES] = {"LANG_NB", "LANG_NN", "LANG_DA", "LANG_EN"};

struct text {
    struct str key, msgid, msgid_plural; // msgid_plural.at is NULL in a text of one form
    struct str one, other;               // equal in a text of one form
};

struct names {
    struct str at[NAMES_MOST];
    size_t count;
};

struct catalogue {
    struct arena *arena;
    struct str path, content;
    struct text *texts;
    size_t count;
    int problems;
};

// ---- complaints ----

// The parser does not tell where an entry stands; it is the line that names the key.
static size_t line_of(const struct catalogue *c, struct str key)
{
    struct str wanted = str_format(c->arena, "msgctxt \"%.*s\"", STR(key)), line, rest = c->content;
    for (size_t number = 1; str_cut(&rest, '\n', &line); number++)
        if (str_is(str_trim(line), wanted))
            return number;
    return 1;
}

static void complain(struct catalogue *c, struct str key, const char *what)
{
    c->problems++;
    fprintf(stderr, "%.*s:%zu: %.*s: %s\n", STR(c->path), line_of(c, key), STR(key), what);
}

// libgettextpo loses a few bytes at every parse; that is no news about this program.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

const char *__lsan_default_suppressions(void)
{
    return "leak:libgettextpo_xmalloc";
}

static int parser_problems; // the callbacks of libgettextpo carry no pointer of ours

static void parser_complains(int severity, po_message_t message, const char *file, size_t line, size_t column,
                             int multiline, const char *text)
{
    (void)message, (void)column, (void)multiline;
    fprintf(stderr, "%s:%zu: %s\n", file ? file : "po", file ? line : 0, text);
    parser_problems += severity != PO_SEVERITY_WARNING;
}

static void parser_complains_of_two(int severity, po_message_t message, const char *file, size_t line,
                                    size_t column, int multiline, const char *text, po_message_t message2,
                                    const char *file2, size_t line2, size_t column2, int multiline2,
                                    const char *text2)
{
    (void)message2, (void)column2, (void)multiline2;
    parser_complains(severity, message, file, line, column, multiline, text);
    fprintf(stderr, "%s:%zu: %s\n", file2 ? file2 : "po", file2 ? line2 : 0, text2);
}

// ---- reading ----

static struct str file_read(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        die("%s: cannot be read", path);
    char *at = NEW_ARRAY(arena, char, PO_BYTES_MOST);
    size_t len = fread(at, 1, PO_BYTES_MOST, file);
    fclose(file);
    if (len == PO_BYTES_MOST)
        die("%s: larger than %d bytes", path, PO_BYTES_MOST);
    return (struct str){at, len};
}

static struct str keep(struct catalogue *c, const char *text)
{
    return text ? str_copy(c->arena, str_from(text)) : (struct str){NULL, 0};
}

static struct text text_read(struct catalogue *c, po_message_t m)
{
    struct text t = {
        .key = keep(c, po_message_msgctxt(m)),
        .msgid = keep(c, po_message_msgid(m)),
        .msgid_plural = keep(c, po_message_msgid_plural(m)),
    };
    t.one = t.other = keep(c, po_message_msgstr(m));
    if (t.msgid_plural.at) {
        t.one = keep(c, po_message_msgstr_plural(m, 0));
        t.other = keep(c, po_message_msgstr_plural(m, 1));
        if (po_message_msgstr_plural(m, 2))
            complain(c, t.key, "has more than two plural forms");
    }
    return t;
}

static void text_add(struct catalogue *c, po_message_t m)
{
    struct text t = text_read(c, m);
    if (!t.key.at || po_message_is_obsolete(m)) {
        complain(c, t.key.at ? t.key : t.msgid,
                 t.key.at ? "is obsolete: remove it" : "has no msgctxt (the key)");
        return;
    }
    if (po_message_is_fuzzy(m))
        complain(c, t.key, "is marked fuzzy: check the translation and remove the mark");
    if (c->count && str_compare(c->texts[c->count - 1].key, t.key) >= 0)
        complain(c, t.key, "out of order or there twice; script/messages sort");
    if (c->count == MESSAGES_MOST)
        die("%.*s: more than %d texts", STR(c->path), MESSAGES_MOST);
    c->texts[c->count++] = t;
}

static struct catalogue catalogue_read(struct arena *arena, const char *dir, const char *name)
{
    struct catalogue c = {.arena = arena, .path = str_format(arena, "%s/%s", dir, name)};
    char *path = str_c(arena, c.path);
    c.content = file_read(arena, path);
    c.texts = NEW_ARRAY(arena, struct text, MESSAGES_MOST);
    struct po_xerror_handler handler = {parser_complains, parser_complains_of_two};
    po_file_t file = po_file_read(path, &handler);
    if (!file || parser_problems)
        die("%s: not a catalogue", path);
    po_message_iterator_t i = po_message_iterator(file, NULL);
    for (po_message_t m; (m = po_next_message(i));)
        if (po_message_msgctxt(m) || *po_message_msgid(m))
            text_add(&c, m);
    po_message_iterator_free(i);
    po_file_free(file);
    return c;
}

// ---- placeholders ----

static bool name_is_good(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!((name.at[i] >= 'a' && name.at[i] <= 'z') || name.at[i] == '_'))
            return false;
    return name.len > 0;
}

static size_t name_index(const struct names *names, struct str name)
{
    size_t i = 0;
    while (i < names->count && !str_is(names->at[i], name))
        i++;
    return i;
}

// Takes the text before the next placeholder, and its name, off the front of *rest. False on a brace that
// stands alone or a name that is none.
static bool placeholder_cut(struct str *rest, struct str *before, struct str *name)
{
    size_t open = str_find(*rest, '{', 0), close = str_find(*rest, '}', 0);
    *before = str_slice(*rest, 0, open);
    *name = S("");
    if (open == rest->len && close == rest->len) {
        *rest = S("");
        return true;
    }
    if (close < open || close == rest->len)
        return false;
    *name = str_slice(*rest, open + 1, close);
    *rest = str_slice(*rest, close + 1, rest->len);
    return name_is_good(*name);
}

// The names in `text`, each once. False where the text is malformed or has too many.
static bool names_find(struct str text, struct names *out)
{
    struct str before, name;
    *out = (struct names){.count = 0};
    while (text.len) {
        if (!placeholder_cut(&text, &before, &name))
            return false;
        if (!name.len || name_index(out, name) < out->count)
            continue;
        if (out->count == NAMES_MOST)
            return false;
        out->at[out->count++] = name;
    }
    return true;
}

static bool names_within(const struct names *few, const struct names *many)
{
    for (size_t i = 0; i < few->count; i++)
        if (name_index(many, few->at[i]) == many->count)
            return false;
    return true;
}

// ---- checks ----

static void check_forms(struct catalogue *c, const struct text *t, const struct names *wanted)
{
    struct names one, other;
    if (!names_find(t->one, &one) || !names_find(t->other, &other)) {
        complain(c, t->key, "a placeholder is {small_letters}, and no other brace may stand in a text");
        return;
    }
    if (!names_within(&other, wanted) || !names_within(wanted, &other) || !names_within(&one, wanted))
        complain(c, t->key, "has other placeholders than the English text");
}

static void check_source(struct catalogue *pot)
{
    for (size_t i = 0; i < pot->count; i++) {
        struct text *t = &pot->texts[i];
        t->one = t->msgid;
        t->other = t->msgid_plural.at ? t->msgid_plural : t->msgid;
        struct names names;
        if (names_find(t->other, &names))
            check_forms(pot, t, &names);
        else
            complain(pot, t->key, "a placeholder is {small_letters}, and no other brace may stand in a text");
        if (t->msgid_plural.at && name_index(&names, S("count")) == names.count)
            complain(pot, t->key, "a plural text needs {count}");
    }
}

static void check_translation(struct catalogue *po, const struct text *t, const struct text *source)
{
    struct names names;
    if (!str_is(t->msgid, source->msgid) || !str_is(t->msgid_plural, source->msgid_plural))
        complain(po, t->key, "msgid is not the English text in tvers.pot; script/messages set");
    if (!t->one.len || !t->other.len)
        complain(po, t->key, "has no translation");
    else if (names_find(source->other, &names))
        check_forms(po, t, &names);
}

// Both are sorted, so one walk finds what only one of them has.
static void check_against_source(struct catalogue *po, struct catalogue *pot)
{
    size_t p = 0, s = 0;
    while (p < po->count || s < pot->count) {
        int order = p == po->count    ? 1
                    : s == pot->count ? -1
                                      : str_compare(po->texts[p].key, pot->texts[s].key);
        if (order > 0) {
            complain(po, pot->texts[s++].key, "is missing here");
        } else if (order < 0) {
            complain(po, po->texts[p++].key, "is not in tvers.pot");
        } else {
            check_translation(po, &po->texts[p++], &pot->texts[s++]);
        }
    }
}

// ---- writing ----

static void write_literal(struct buf *out, struct str s)
{
    buf_str(out, S("S_INIT(\""));
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c == '"' || c == '\\' || c == '?')
            buf_format(out, "\\%c", c);
        else if (c < 0x20)
            buf_format(out, "\\%03o", c);
        else
            buf_char(out, (char)c);
    }
    buf_str(out, S("\")"));
}

// Writes the pieces of one form and returns how many there are.
static size_t write_pieces(struct buf *out, struct str text, const struct names *names)
{
    struct str before, name;
    size_t pieces = 0;
    while (text.len && placeholder_cut(&text, &before, &name)) {
        buf_str(out, S("    {"));
        write_literal(out, before);
        buf_format(out, ", %d},\n", name.len ? (int)name_index(names, name) : -1);
        pieces++;
    }
    return pieces;
}

static void write_language(struct buf *out, const struct catalogue *c, const struct catalogue *pot,
                           size_t lang)
{
    struct buf entries = buf_new(c->arena, OUT_BYTES_MOST);
    buf_format(out, "static const struct message_piece pieces_%zu[] = {\n", lang);
    for (size_t i = 0, first = 0; i < c->count; i++) {
        const struct text *t = &c->texts[i];
        struct names names;
        names_find(pot->texts[i].other, &names);
        size_t one = first, one_count = write_pieces(out, t->one, &names);
        size_t other = one, other_count = one_count;
        if (t->msgid_plural.at) {
            other = one + one_count;
            other_count = write_pieces(out, t->other, &names);
        }
        first = other + other_count;
        buf_format(&entries, "    {{%zu, %zu}, {%zu, %zu}},\n", one, one_count, other, other_count);
    }
    buf_format(out, "};\nstatic const struct message_forms forms_%zu[] = {\n", lang);
    buf_str(out, buf_get(&entries));
    buf_str(out, S("};\n"));
}

static void write_shapes(struct buf *out, const struct catalogue *pot)
{
    buf_str(out, S("const struct message_shape message_shapes[MSG_COUNT] = {\n"));
    for (size_t i = 0; i < pot->count; i++) {
        const struct text *t = &pot->texts[i];
        struct names names;
        names_find(t->other, &names);
        int chooser = t->msgid_plural.at ? (int)name_index(&names, S("count")) : -1;
        buf_format(out, "    {S_INIT(\"%.*s\"), %zu, %d},\n", STR(t->key), names.count, chooser);
    }
    buf_str(out, S("};\n"));
}

static struct str source_of(struct arena *arena, const struct catalogue *all)
{
    struct buf out = buf_new(arena, OUT_BYTES_MOST);
    buf_str(&out, S("// Made from po/ by tools/messages.c.\n#include \"i18n/table.h\"\n\n"));
    for (size_t lang = 0; lang < FILES; lang++)
        write_language(&out, &all[lang], &all[POT], lang);
    write_shapes(&out, &all[POT]);
    buf_str(&out, S("const struct message_table message_tables[] = {\n"));
    for (size_t lang = 0; lang < FILES; lang++)
        buf_format(&out, "    [%s] = {pieces_%zu, forms_%zu},\n", lang_names[lang], lang, lang);
    buf_str(&out, S("};\n"));
    return buf_get(&out);
}

static struct str header_of(struct arena *arena, const struct catalogue *pot)
{
    struct buf out = buf_new(arena, OUT_BYTES_MOST);
    buf_str(&out, S("// Made from po/tvers.pot by tools/messages.c.\n#ifndef I18N_MESSAGES_H\n"
                    "#define I18N_MESSAGES_H\n\nenum message {\n"));
    for (size_t i = 0; i < pot->count; i++)
        buf_format(&out, "    MSG_%.*s,\n", STR(pot->texts[i].key));
    buf_str(&out, S("    MSG_COUNT\n};\n\n#endif\n"));
    return buf_get(&out);
}

static struct str list_of(struct arena *arena, const struct catalogue *pot)
{
    struct buf out = buf_new(arena, OUT_BYTES_MOST);
    for (size_t i = 0; i < pot->count; i++) {
        struct names names;
        names_find(pot->texts[i].other, &names);
        buf_format(&out, "%.*s\t", STR(pot->texts[i].key));
        buf_str(&out, str_join(arena, names.at, names.count, S(",")));
        buf_char(&out, '\n');
    }
    return buf_get(&out);
}

// Leaves a file that is the same already as it is, so that nothing that depends on it is built again.
static void file_write(struct arena *arena, const char *dir, const char *name, struct str content)
{
    char *path = str_c(arena, str_format(arena, "%s/%s", dir, name));
    FILE *old = fopen(path, "rb");
    if (old) {
        char *at = NEW_ARRAY(arena, char, content.len + 1);
        size_t len = fread(at, 1, content.len + 1, old);
        fclose(old);
        if (str_is((struct str){at, len}, content))
            return;
    }
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(content.at, 1, content.len, file) != content.len || fclose(file))
        die("%s: cannot be written", path);
}

static int compile(struct arena *arena, const char *po_dir, const char *out_dir)
{
    struct catalogue all[FILES];
    int problems = 0;
    for (size_t i = 0; i < FILES; i++)
        all[i] = catalogue_read(arena, po_dir, file_names[i]);
    check_source(&all[POT]);
    for (size_t i = 0; i < POT; i++)
        check_against_source(&all[i], &all[POT]);
    for (size_t i = 0; i < FILES; i++)
        problems += all[i].problems;
    if (problems)
        return 1;
    file_write(arena, out_dir, "messages.h", header_of(arena, &all[POT]));
    file_write(arena, out_dir, "messages.c", source_of(arena, all));
    file_write(arena, out_dir, "messages.tsv", list_of(arena, &all[POT]));
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        die("usage: messages PO_DIR OUT_DIR");
    struct arena *arena = arena_new();
    int status = compile(arena, argv[1], argv[2]);
    arena_free(arena);
    return status;
}
