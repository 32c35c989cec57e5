// SPDX-License-Identifier: EUPL-1.2
// Compiles what is words in the demo: tools/demo OUT_DIR demo/nb.txt... writes OUT_DIR/nb.c with the constant
// demo_set_nb of src/demo/set.h.
//
//     # a comment
//     organisation: Nordvåg kommune
//     chief: office | 0 | Kommunedirektør | 9430 | master         cells, in the order of the struct
//
//     [meetups]                                                   a table: one row a line
//     Brev som folk forstår | Rådhuset
//       | Ta med et brev fra enheten din.                         a line that is indented goes on
//
// Cells that are left out at the end of a row are empty. A cell that names something (a kind of work, an
// exercise) stands as in C, without its prefix and in small letters; whether there is such a one the compiler
// says, with the line of the file.
#include "tool.h"

#include <stdio.h>
#include <string.h>

enum { OUT_BYTES_MOST = 4 << 20 };

/// How each cell of a row is written, a letter each; a capital is a name with the prefix that it stands for.
///     t text    n number    m "09:00" as minutes    p "part" or nothing, a truth
///     a the number of the area that a place belongs to, from the "- " before it; takes no cell
struct form {
    const char *key, *letters;
    const char *type, *size; // of a table: of its rows; how many there must be, if that is fixed
    const char *count;       // the member that says how many there are
};

static const struct form members[] = {
    {.key = "lang", .letters = "L"},
    {.key = "country", .letters = "C"},
    {.key = "zone", .letters = "Z"},
    {.key = "organisation", .letters = "t"},
    {.key = "host", .letters = "t"},
    {.key = "mail_from", .letters = "t"},
    {.key = "contact", .letters = "t"},
    {.key = "ae", .letters = "t"},
    {.key = "oe", .letters = "t"},
    {.key = "aa", .letters = "t"},
    {.key = "admin", .letters = "t"},
    {.key = "hr", .letters = "t"},
    {.key = "lead", .letters = "t"},
    {.key = "newcomer", .letters = "t"},
    {.key = "chief", .letters = "Wntttp"},
    {.key = "director", .letters = "Wntttp"},
    {.key = "leader", .letters = "Wntttp"},
    {.key = "running", .letters = "tt"},
    {.key = "next", .letters = "tt"},
    {.key = "draft", .letters = "tt"},
    {.key = "draft_unit", .letters = "t"},
    {.key = "taken_in", .letters = "t"},
    {.key = "left_out", .letters = "t"},
    {.key = "not_this_time", .letters = "t"},
    {.key = "handover", .letters = "t"},
    {.key = "kickoff", .letters = "ttttttt"},
    {.key = "full_day", .letters = "ttttttt"},
    {.key = "untitled", .letters = "ttttttt"},
    {.key = "chief_office", .letters = "t"},
    {.key = "guest", .letters = "t"},
    {.key = "school", .letters = "tttt"},
    {.key = "welcome", .letters = "t"},
    {.key = "close", .letters = "t"},
    {.key = "origin", .letters = "tt"},
};

static const struct form tables[] = {
    {"reserves", "t", "struct str", "DEMO_WAITING", NULL},
    {"jobs", "Wntttp", "struct demo_job", "", "job_count"},
    {"places", "atWn", "struct demo_place", "", "place_count"},
    {"profiles", "ttt", "struct demo_profile", "", "profile_count"},
    {"items", "mnKBttt", "struct demo_item", "", "item_count"},
    {"meetups", "ttttttt", "struct demo_topic", "", "meetup_count"},
    {"notes", "nt", "struct demo_note", "", "note_count"},
    {"sheets", "nt", "struct demo_sheet", "", "sheet_count"},
    {"lines", "tt", "struct demo_line", "", "line_count"},
    {"home", "nt", "struct demo_home", "", "home_count"},
    {"proposals", "tttt", "struct demo_proposal", "", "proposal_count"},
    {"ideas", "ntttt", "struct demo_idea", "", "idea_count"},
    {"questions", "tt", "struct demo_question", "", "question_count"},
    {"themes", "HSTtttt", "struct demo_theme", "", "theme_count"},
    {"chapters", "tt", "struct demo_chapter", "", "chapter_count"},
    {"practices", "tt", "struct demo_practice", "", "practice_count"},
    {"returns", "nt", "struct demo_return", "", "return_count"},
    {"competences", "tttt", "struct demo_competence", "", "competence_count"},
    {"given", "t", "struct str", "", "given_count"},
    {"family", "t", "struct str", "", "family_count"},
};

enum { MEMBERS = sizeof members / sizeof *members, TABLES = sizeof tables / sizeof *tables };

struct reader {
    const char *path;
    struct str rest, row; // what is left of the file; the row at hand, with the lines that go on
    int line, next_line;  // of the row; of what follows
    int area;
    const struct form *table; // at hand; NULL above the first
    struct buf out;           // the tables so far
    struct buf set;           // the members so far
    bool has_member[MEMBERS], has_table[TABLES];
};

// ---- rows and cells ----

static bool goes_on(struct str line)
{
    return line.len && line.at[0] == ' ';
}

/// The next row; comments and empty lines are no rows.
static bool row_next(struct reader *r, struct arena *arena)
{
    struct str line;
    do {
        if (!str_cut(&r->rest, '\n', &line))
            return false;
        r->line = r->next_line++;
    } while (!str_trim(line).len || line.at[0] == '#');
    for (r->row = str_trim(line); goes_on(r->rest); r->next_line++) {
        str_cut(&r->rest, '\n', &line);
        r->row = str_words(arena, r->row, str_trim(line));
    }
    return true;
}

static struct str cell_next(struct str *row)
{
    struct str cell;
    return str_cut(row, '|', &cell) ? str_trim(cell) : S("");
}

static const char *prefix_of(char letter)
{
    switch (letter) {
    case 'L': return "LANG_";
    case 'C': return "COUNTRY_";
    case 'Z': return "ZONE_";
    case 'W': return "WORK_";
    case 'K': return "ITEM_KIND_";
    case 'H': return "THEME_KIND_";
    case 'S': return "THEME_SIZE_";
    case 'T': return "THEME_STATE_";
    default: return "BY_";
    }
}

static void name_write(const struct reader *r, struct buf *out, char letter, struct str cell)
{
    buf_str(out, str_from(prefix_of(letter)));
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.at[i];
        bool is_small = c >= 'a' && c <= 'z', is_other = (c >= '0' && c <= '9') || c == '_';
        if (!is_small && !is_other)
            tool_stop(r->path, r->line, "\"%.*s\" should be a name in small letters", STR(cell));
        buf_char(out, is_small ? (char)(c - 'a' + 'A') : c);
    }
}

static void number_write(const struct reader *r, struct buf *out, struct str cell)
{
    int64_t number;
    if (!str_int(cell, &number))
        tool_stop(r->path, r->line, "\"%.*s\" should be a number", STR(cell));
    buf_int(out, number);
}

static void minute_write(const struct reader *r, struct buf *out, struct str cell)
{
    int64_t hour, minute;
    struct str rest = cell, first;
    if (!str_cut(&rest, ':', &first) || !str_int(first, &hour) || !str_int(rest, &minute))
        tool_stop(r->path, r->line, "\"%.*s\" should be a time: 09:00", STR(cell));
    buf_int(out, hour * 60 + minute);
}

static void cell_write(const struct reader *r, struct buf *out, char letter, struct str cell)
{
    switch (letter) {
    case 't':
        buf_str(out, S("S_INIT(\""));
        tool_c_string(out, cell);
        buf_str(out, S("\")"));
        break;
    case 'n': number_write(r, out, cell); break;
    case 'm': minute_write(r, out, cell); break;
    case 'p':
        if (cell.len && !str_is(cell, S("part")))
            tool_stop(r->path, r->line, "\"%.*s\" should be \"part\" or nothing", STR(cell));
        buf_str(out, cell.len ? S("true") : S("false"));
        break;
    default: name_write(r, out, letter, cell); break;
    }
}

/// A place without "- " is an area, and the next ones with it belong there.
static void area_write(struct reader *r, struct buf *out, struct str *row)
{
    bool is_part = str_starts(*row, S("- "));
    r->area += !is_part;
    *row = is_part ? str_slice(*row, 2, row->len) : *row;
    buf_int(out, is_part ? r->area : 0);
}

static void cells_write(struct reader *r, struct buf *out, const char *letters, struct str row)
{
    for (const char *l = letters; *l; l++) {
        buf_str(out, l > letters ? S(", ") : S(""));
        if (*l == 'a')
            area_write(r, out, &row);
        else
            cell_write(r, out, *l, cell_next(&row));
    }
    row = str_trim(row);
    if (row.len)
        tool_stop(r->path, r->line, "too much: \"%.*s\"", STR(row));
}

// ---- members and tables ----

static void line_write(const struct reader *r, struct buf *out)
{
    buf_format(out, "#line %d \"%s\"\n", r->line, r->path);
}

static void member_add(struct reader *r)
{
    struct str key, value = r->row;
    size_t m = 0;
    str_cut(&value, ':', &key);
    while (m < MEMBERS && !str_is(key, str_from(members[m].key)))
        m++;
    if (m == MEMBERS || r->has_member[m])
        tool_stop(r->path, r->line, "\"%.*s\": no such word, or a second time", STR(key));
    r->has_member[m] = true;
    line_write(r, &r->set);
    bool is_struct = members[m].letters[1];
    buf_format(&r->set, "    .%s = %s", members[m].key, is_struct ? "{" : "");
    cells_write(r, &r->set, members[m].letters, str_trim(value));
    buf_str(&r->set, is_struct ? S("},\n") : S(",\n"));
}

static void table_end(struct reader *r)
{
    if (r->table)
        buf_str(&r->out, S("};\n\n"));
}

static void table_begin(struct reader *r)
{
    struct str name = str_slice(r->row, 1, str_find(r->row, ']', 0));
    size_t t = 0;
    table_end(r);
    while (t < TABLES && !str_is(name, str_from(tables[t].key)))
        t++;
    if (t == TABLES || r->has_table[t])
        tool_stop(r->path, r->line, "[%.*s]: no such table, or a second time", STR(name));
    r->has_table[t] = true;
    r->table = &tables[t];
    buf_format(&r->out, "static const %s %s[%s] = {\n", r->table->type, r->table->key, r->table->size);
}

static void row_add(struct reader *r, struct str row)
{
    bool is_struct = strcmp(r->table->type, "struct str") != 0;
    line_write(r, &r->out);
    buf_str(&r->out, is_struct ? S("    {") : S("    "));
    cells_write(r, &r->out, r->table->letters, row);
    buf_str(&r->out, is_struct ? S("},\n") : S(",\n"));
}

/// A line of names holds many: "Aase, Abdi, Agnes,".
static void names_add(struct reader *r)
{
    struct str rest = r->row, name;
    while (str_cut(&rest, ',', &name))
        if (str_trim(name).len)
            row_add(r, str_trim(name));
}

static void row_take(struct reader *r)
{
    if (r->row.at[0] == '[')
        table_begin(r);
    else if (!r->table)
        member_add(r);
    else if (r->table->count && strlen(r->table->letters) == 1)
        names_add(r);
    else
        row_add(r, r->row);
}

static void all_there(const struct reader *r)
{
    for (size_t m = 0; m < MEMBERS; m++)
        if (!r->has_member[m])
            tool_stop(r->path, 0, "\"%s:\" is missing", members[m].key);
    for (size_t t = 0; t < TABLES; t++)
        if (!r->has_table[t])
            tool_stop(r->path, 0, "[%s] is missing", tables[t].key);
}

static void set_write(struct arena *arena, const char *path, const char *folder)
{
    struct reader r = {.path = path, .rest = tool_read(arena, path), .next_line = 1};
    struct str name = tool_stem(path);
    r.out = buf_new(arena, OUT_BYTES_MOST);
    r.set = buf_new(arena, OUT_BYTES_MOST);
    buf_str(&r.out, S("// Made by tools/demo.c.\n#include \"demo/set.h\"\n\n"));
    while (row_next(&r, arena))
        row_take(&r);
    table_end(&r);
    all_there(&r);
    buf_format(&r.out, "const struct demo_set demo_set_%.*s = {\n", STR(name));
    buf_str(&r.out, buf_get(&r.set));
    for (const struct form *t = tables; t < tables + TABLES; t++) {
        buf_format(&r.out, "    .%s = %s,\n", t->key, t->key);
        if (t->count)
            buf_format(&r.out, "    .%s = sizeof %s / sizeof *%s,\n", t->count, t->key, t->key);
    }
    buf_str(&r.out, S("};\n"));
    tool_write(str_c(arena, str_format(arena, "%s/%.*s.c", folder, STR(name))), buf_get(&r.out));
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("use: demo OUT_DIR FILE...\n", stderr);
        return 2;
    }
    struct arena *arena = arena_new();
    for (int i = 2; i < argc; i++)
        set_write(arena, argv[i], argv[1]);
    arena_free(arena);
    return 0;
}
