// SPDX-License-Identifier: EUPL-1.2
// Reads sql/NAME.sql: prose, enums, signatures and the statements under them.
#include "queries_scan.h"

static void name_add(struct queries *q, struct name **list, struct type type)
{
    for (; *list; list = &(*list)->next)
        if (str_is((*list)->name, type.name))
            return;
    *list = NEW(q->arena, struct name);
    (*list)->name = type.name;
    (*list)->type = type;
}

static bool type_by_name(struct queries *q, struct str name, struct type *out)
{
    static const struct {
        struct str name;
        enum kind kind;
    } known[] = {{S_INIT("int"), KIND_INT},        {S_INIT("bool"), KIND_BOOL},   {S_INIT("real"), KIND_REAL},
                 {S_INIT("str"), KIND_STR},        {S_INIT("bytes"), KIND_BYTES}, {S_INIT("date"), KIND_DATE},
                 {S_INIT("instant"), KIND_INSTANT}};
    *out = (struct type){.kind = KIND_ID, .name = name};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (str_is(known[i].name, name)) {
            out->kind = known[i].kind;
            return true;
        }
    for (struct enumeration *e = q->enums; e; e = e->next)
        if (str_is(e->name, name)) {
            out->kind = KIND_ENUM;
            return true;
        }
    return name.len > 3 && str_ends(name, S("_id"));
}

static struct type type_mark(struct scan *s, struct type type)
{
    type.nullable = take(s, S("?"));
    if (type.kind == KIND_ID)
        name_add(s->q, &s->q->ids, type);
    return type;
}

static void name_check(struct scan *s, struct str name)
{
    static const struct str taken[] = {
        S_INIT("auto"),   S_INIT("bool"),   S_INIT("break"),   S_INIT("case"),     S_INIT("char"),
        S_INIT("const"),  S_INIT("db"),     S_INIT("default"), S_INIT("do"),       S_INIT("double"),
        S_INIT("else"),   S_INIT("enum"),   S_INIT("float"),   S_INIT("for"),      S_INIT("goto"),
        S_INIT("if"),     S_INIT("inline"), S_INIT("int"),     S_INIT("long"),     S_INIT("out"),
        S_INIT("return"), S_INIT("short"),  S_INIT("signed"),  S_INIT("static"),   S_INIT("struct"),
        S_INIT("switch"), S_INIT("union"),  S_INIT("void"),    S_INIT("volatile"), S_INIT("while")};
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
        if (str_is(taken[i], name))
            complain(here(s), "\"%.*s\" is a word of C or of the generator", STR(name));
}

static void field_add(struct scan *s, struct row *row, struct type type)
{
    struct field field = {.type = type_mark(s, type)};
    field.name = word(s, "a field's name");
    name_check(s, field.name);
    for (size_t i = 0; i < row->count; i++)
        if (str_is(row->fields[i].name, field.name))
            complain(here(s), "the field \"%.*s\" is there twice", STR(field.name));
    if (row->count == FIELDS_MOST)
        complain(here(s), "more than %d fields", FIELDS_MOST);
    row->fields[row->count++] = field;
}

static void fields_read(struct scan *s, struct row *row)
{
    do {
        struct type type;
        struct str name = word(s, "a type");
        if (!type_by_name(s->q, name, &type))
            complain(here(s), "no such type: \"%.*s\"", STR(name));
        field_add(s, row, type);
    } while (take(s, S(",")));
    need(s, S(")"));
}

static struct row *row_new(struct scan *s, struct str name)
{
    struct row *row = NEW(s->q->arena, struct row);
    row->name = name;
    row->place = here(s);
    row->file = s->file;
    return row;
}

static bool rows_same(const struct row *a, const struct row *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!str_is(a->fields[i].name, b->fields[i].name) ||
            !str_is(a->fields[i].type.name, b->fields[i].type.name) ||
            a->fields[i].type.nullable != b->fields[i].type.nullable)
            return false;
    return true;
}

/// The row of that name: declared here with its fields, or named alone and declared before.
static struct row *row_named(struct scan *s, struct str name)
{
    struct row **end = &s->q->rows, *row = NULL;
    while (*end && !str_is((*end)->name, name))
        end = &(*end)->next;
    if (take(s, S("("))) {
        row = row_new(s, name);
        fields_read(s, row);
    } else if (!*end) {
        complain(here(s), "no such type, and no row declared before: \"%.*s\"", STR(name));
    }
    if (!*end) {
        name_check(s, name);
        return *end = row;
    }
    if (row && !rows_same(row, *end))
        complain(row->place, "\"%.*s\" has other fields than in %.*s:%d", STR(name), STR((*end)->place.path),
                 (*end)->place.line);
    if ((*end)->file != s->file)
        (*end)->is_shared = true;
    return *end;
}

static void params_read(struct scan *s, struct statement *st)
{
    st->in = row_new(s, S(""));
    if (take(s, S(")")))
        return;
    struct str first = word(s, "a type");
    struct type type;
    if (type_by_name(s->q, first, &type)) {
        field_add(s, st->in, type);
        if (take(s, S(",")))
            fields_read(s, st->in);
        else
            need(s, S(")"));
    } else {
        st->in = row_named(s, first);
        need(s, S(")"));
    }
}

static int64_t number(struct scan *s)
{
    int64_t n;
    if (!str_int(word(s, "a number"), &n) || n < 1)
        complain(here(s), "not a number of rows");
    return n;
}

static void result_read(struct scan *s, struct statement *st)
{
    if (!take(s, S("->")))
        return;
    st->result = take(s, S("*")) ? RESULT_MANY : RESULT_ONE;
    struct str name = word(s, "a row or a type");
    if (type_by_name(s->q, name, &st->single)) {
        st->single = type_mark(s, st->single);
        if (st->result == RESULT_MANY && st->single.nullable)
            complain(here(s), "a list of single values cannot hold NULL");
        if (st->result == RESULT_MANY)
            name_add(s->q, &s->q->single_lists, st->single);
    } else {
        st->out = row_named(s, name);
    }
    if (take(s, S("at"))) {
        need(s, S("most"));
        st->rows_most = number(s);
    }
}

/// Every parameter of the signature is used, and none beyond.
static void params_check(struct statement *st)
{
    bool used[FIELDS_MOST + 1] = {false};
    for (size_t at = 0; at < st->text.len;) {
        if (!str_is(piece(st->text, &at), S("$")))
            continue;
        size_t n = 0;
        for (; at < st->text.len && st->text.at[at] >= '0' && st->text.at[at] <= '9' && n <= FIELDS_MOST;
             at++)
            n = n * 10 + (size_t)(st->text.at[at] - '0');
        if (n < 1 || n > st->in->count)
            complain(st->place, "%.*s uses $%zu but has %zu parameters", STR(st->name), n, st->in->count);
        used[n] = true;
    }
    for (size_t i = 0; i < st->in->count; i++)
        if (!used[i + 1])
            complain(st->place, "%.*s does not use $%zu, %.*s", STR(st->name), i + 1,
                     STR(st->in->fields[i].name));
}

/// Where in a block the signature starts: the first line that begins with a name and an opening bracket.
static size_t signature_start(struct str block)
{
    for (size_t at = 0; at < block.len; at = str_find(block, '\n', at) + 1) {
        size_t end = at + 2;
        while (end < block.len && block.at[end] == ' ')
            end++;
        size_t start = end;
        while (end < block.len && is_word_char(block.at[end]))
            end++;
        if (end > start && end < block.len && block.at[end] == '(')
            return at;
    }
    return block.len;
}

static void statement_add(struct scan *s, struct statement *st)
{
    for (struct sql_file *f = s->q->files; f; f = f->next)
        for (struct statement *other = f->statements; other; other = other->next)
            if (str_is(other->name, st->name))
                complain(st->place, "%.*s is also in %.*s:%d", STR(st->name), STR(other->place.path),
                         other->place.line);
    struct statement **end = &s->file->statements;
    while (*end)
        end = &(*end)->next;
    *end = st;
    st->index = s->q->statement_count++;
}

static struct statement *signature_read(struct queries *q, struct sql_file *file, struct block block)
{
    size_t start = signature_start(block.text);
    struct scan s = {q, file, undashed(q->arena, block.text), start, block.line};
    s.line += lines_in(str_slice(block.text, 0, start));
    if (start == block.text.len)
        complain(here(&s), "a statement without a signature: -- name(type parameter, ...) -> row(...)");
    struct statement *st = NEW(q->arena, struct statement);
    st->prose = str_slice(block.text, 0, start);
    st->place = here(&s);
    st->rows_most = ROWS_MOST_UNSAID;
    st->name = word(&s, "a name");
    need(&s, S("("));
    params_read(&s, st);
    result_read(&s, st);
    if (peek(&s))
        complain(here(&s), "not understood: \"%.*s\"", STR(ahead(&s)));
    statement_add(&s, st);
    return st;
}

/// What the two databases do differently and no signature shows.
static void traps_check(const struct statement *st)
{
    static const struct {
        const char *mark, *why;
    } traps[] = {
        {"lower(", "knows ASCII only in SQLite: keep a folded column, see fold() in i18n/collate.h"},
        {"upper(", "knows ASCII only in SQLite: keep a folded column, see fold() in i18n/collate.h"},
        {" like ", "folds case in SQLite only: compare by replace() or substr(), on folded columns"},
        {"limit -", "is no limit in SQLite and an error in PostgreSQL"},
    };
    struct arena *arena = arena_new();
    struct str text = str_lower(arena, st->text);
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++)
        if (str_find_str(text, str_from(traps[i].mark), 0) < text.len)
            complain(st->place, "%.*s: \"%.*s\" %s", STR(st->name), STR(str_trim(str_from(traps[i].mark))),
                     traps[i].why);
    arena_free(arena);
}

void statements_read(struct queries *q, struct sql_file *file)
{
    struct block block = {S(""), 1};
    int line = 1;
    for (size_t at = 0; at < file->text.len;) {
        char c = file->text.at[at];
        if (c == '\n' || c == ' ') {
            line += c == '\n';
            block = (struct block){S(""), line};
            at++;
        } else if (str_starts(str_slice(file->text, at, file->text.len), S("--"))) {
            block = block_read(file->text, &at, &line);
        } else {
            struct statement *st = signature_read(q, file, block);
            size_t from = at;
            if (!statement_text(q, file->text, &at, &st->text))
                complain(st->place, "%.*s does not end in a semicolon", STR(st->name));
            line += lines_in(str_slice(file->text, from, at));
            params_check(st);
            traps_check(st);
        }
    }
}

static void enum_read(struct queries *q, struct scan *s)
{
    struct enumeration *e = NEW(q->arena, struct enumeration), **end = &q->enums;
    e->place = here(s);
    e->name = word(s, "the enum's name");
    need(s, S(":"));
    while (peek(s) && !str_starts(str_slice(s->text, s->at, s->text.len), S("enum "))) {
        if (e->count == FIELDS_MOST)
            complain(here(s), "more than %d values", FIELDS_MOST);
        e->values[e->count++] = word(s, "a value");
    }
    for (; *end; end = &(*end)->next)
        if (str_is((*end)->name, e->name))
            complain(e->place, "the enum %.*s is also in %.*s:%d", STR(e->name), STR((*end)->place.path),
                     (*end)->place.line);
    *end = e;
}

void enums_read(struct queries *q, struct sql_file *file)
{
    int line = 1;
    for (size_t at = 0; at < file->text.len;) {
        struct str rest = str_slice(file->text, at, file->text.len);
        if (!str_starts(rest, S("-- enum "))) {
            at = str_find(file->text, '\n', at) + 1;
            line++;
            continue;
        }
        struct block block = block_read(file->text, &at, &line);
        struct scan s = {q, file, undashed(q->arena, block.text), 0, block.line};
        while (take(&s, S("enum ")))
            enum_read(q, &s);
    }
}
