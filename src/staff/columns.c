// SPDX-License-Identifier: EUPL-1.2
// Looking up column names.
#include "staff/columns.h"

#include "base/list.h"
#include "i18n/text.h"
#include "i18n/national_id.h"

static const struct column_row rows[] = {
#define FIELD(name, nb, nn, da, en)                                                                          \
    {S_INIT(#name), {[LANG_NB] = nb, [LANG_NN] = nn, [LANG_DA] = da, [LANG_EN] = en}},
#define FORBIDDEN(names)
#define PRIVATE(names)
#include "staff/columns.def"
#undef FIELD
#undef FORBIDDEN
#undef PRIVATE
};

const struct column_table staff_columns = {
    .rows = rows,
    .count = FIELD_COUNT,
    .list = S_INIT("positions"),
#define FIELD(name, nb, nn, da, en)
#define FORBIDDEN(names) .forbidden = (names),
#define PRIVATE(names) .personal = (names),
#include "staff/columns.def"
};

enum { NO_FIELD = -1, NAME_CHARACTERS_MOST = 60 };

struct meaning {
    bool is_forbidden, is_private;
    int field[LANG_COUNT], rank[LANG_COUNT];
};

struct column_book {
    struct arena *arena;
    struct str_map as_written, in_ascii; // bare names; values are indexes of meanings
    struct meanings {
        struct meaning *at;
        size_t count;
    } meanings;
};

static struct meaning *meaning_add(struct column_book *book, struct str_map *map, struct str bare)
{
    uint32_t *index;
    if (!str_map_add(map, bare, &index))
        return &book->meanings.at[*index];
    *index = (uint32_t)book->meanings.count;
    struct meaning *meaning = LIST_ADD(book->arena, &book->meanings);
    *meaning = (struct meaning){.field = {NO_FIELD, NO_FIELD, NO_FIELD, NO_FIELD}};
    return meaning;
}

static void field_add(struct column_book *book, struct str alias, enum lang lang, int field, int rank)
{
    for (enum text_letters letters = TEXT_AS_WRITTEN; letters <= TEXT_IN_ASCII; letters++) {
        struct str_map *map = letters == TEXT_IN_ASCII ? &book->in_ascii : &book->as_written;
        struct meaning *meaning = meaning_add(book, map, text_bare(book->arena, alias, letters));
        bool is_taken = letters == TEXT_IN_ASCII && meaning->field[lang] != NO_FIELD;
        if (is_taken || meaning->field[lang] == field) // two spellings of one name: the first is its place
            continue;
        meaning->field[lang] = field;
        meaning->rank[lang] = rank;
    }
}

/// The field's own name is a name of it in English.
static void row_add(struct column_book *book, const struct column_row *row, int field)
{
    field_add(book, row->name, LANG_EN, field, 0);
    for (enum lang lang = LANG_NB; lang <= LANG_EN; lang++) {
        struct str rest = str_from(row->aliases[lang]), alias;
        for (int rank = 1; str_cut(&rest, '|', &alias); rank++)
            if (alias.len)
                field_add(book, alias, lang, field, rank);
    }
}

static void names_add(struct column_book *book, const char *names, bool forbidden)
{
    struct str rest = str_from(names), name;
    while (str_cut(&rest, '|', &name))
        for (enum text_letters letters = TEXT_AS_WRITTEN; letters <= TEXT_IN_ASCII; letters++) {
            struct str_map *map = letters == TEXT_IN_ASCII ? &book->in_ascii : &book->as_written;
            struct meaning *meaning = meaning_add(book, map, text_bare(book->arena, name, letters));
            meaning->is_forbidden |= forbidden;
            meaning->is_private |= !forbidden;
        }
}

struct column_book *column_book_new(struct arena *arena, const struct column_table *table)
{
    struct column_book *book = NEW(arena, struct column_book);
    *book = (struct column_book){
        .arena = arena, .as_written = str_map_new(arena), .in_ascii = str_map_new(arena)};
    for (size_t i = 0; i < table->count; i++)
        row_add(book, &table->rows[i], (int)i);
    names_add(book, table->forbidden, true);
    names_add(book, table->personal, false);
    return book;
}

static const struct meaning *look_up(const struct column_book *book, const struct str_map *map,
                                     struct str bare)
{
    uint32_t index;
    return bare.len && str_map_find(map, bare, &index) ? &book->meanings.at[index] : NULL;
}

/// Without what forms say of a field in brackets behind its name: "First name [Required]", "E-post
/// (valgfri)". Other brackets may change the meaning: "E-post (privat)".
static struct str without_note(struct arena *arena, struct str name)
{
    static const char *const notes[] = {"required",  "optional", "obligatorisk", "pakrevd",
                                        "pakraevet", "valgfri",  "valgfritt"};
    size_t open = name.len;
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == '[' || name.at[i] == '(')
            open = i;
    struct str note = text_bare(arena, str_slice(name, open, name.len), TEXT_IN_ASCII);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (str_is(note, str_from(notes[i])))
            return str_slice(name, 0, open);
    return name;
}

static const struct meaning *meaning_of(const struct column_book *book, struct str name)
{
    name = without_note(book->arena, name);
    const struct meaning *found =
        look_up(book, &book->as_written, text_bare(book->arena, name, TEXT_AS_WRITTEN));
    struct str ascii = text_bare(book->arena, name, TEXT_IN_ASCII);
    if (!found)
        found = look_up(book, &book->in_ascii, ascii);
    if (!found)
        found = look_up(book, &book->in_ascii, str_replace(book->arena, ascii, S("%"), S("")));
    return found;
}

static bool is_field(const struct meaning *meaning)
{
    for (int lang = 0; lang < LANG_COUNT; lang++)
        if (meaning->field[lang] != NO_FIELD)
            return true;
    return false;
}

/// "Ansattes fødselsnummer" and "Fødselsnummer11" are forbidden as well.
static bool has_forbidden_part(struct str ascii)
{
    static const char *const parts[] = {"fodselsnummer", "fodselsnr", "personnummer", "personnr",
                                        "personcivil"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_find_str(ascii, str_from(parts[i]), 0) < ascii.len)
            return true;
    return false;
}

/// What the single words of a name make of it: "CPR (medarbejder)", "Lønn per måned".
static enum column_kind kind_by_words(const struct column_book *book, struct str name)
{
    static const char breaks[] = " ._-/()[]:,;\t\n";
    enum column_kind kind = COLUMN_UNKNOWN;
    for (size_t from = 0, to; from < name.len; from = to + 1) {
        for (to = from; to < name.len && !strchr(breaks, name.at[to]); to++)
            ;
        struct str word = text_bare(book->arena, str_slice(name, from, to), TEXT_IN_ASCII);
        const struct meaning *meaning = look_up(book, &book->in_ascii, word);
        if (meaning && meaning->is_forbidden)
            return COLUMN_FORBIDDEN;
        if (meaning && meaning->is_private)
            kind = COLUMN_PRIVATE;
    }
    return kind;
}

static enum column_kind kind_of(const struct column_book *book, struct str name,
                                const struct meaning *meaning)
{
    if ((meaning && meaning->is_forbidden) || has_forbidden_part(text_bare(book->arena, name, TEXT_IN_ASCII)))
        return COLUMN_FORBIDDEN;
    if (meaning && is_field(meaning))
        return COLUMN_FIELD;
    if (meaning && meaning->is_private)
        return COLUMN_PRIVATE;
    return kind_by_words(book, name);
}

size_t column_score(const struct column_book *book, const struct str *names, size_t count)
{
    size_t score = 0;
    for (size_t i = 0; i < count; i++)
        score += names[i].len <= NAME_CHARACTERS_MOST * 4 && meaning_of(book, names[i]) != NULL;
    return score;
}

struct str column_letters(struct arena *arena, size_t index)
{
    char letters[16];
    size_t at = sizeof letters;
    for (size_t n = index + 1; n > 0; n = (n - 1) / 26)
        letters[--at] = (char)('A' + (n - 1) % 26);
    return str_copy(arena, (struct str){letters + at, sizeof letters - at});
}

/// A name is shown to people, so that one which is too long, empty or itself a number is not.
static struct str name_to_show(struct arena *arena, struct str name, size_t index)
{
    struct str clean = text_clean(arena, name);
    bool is_useless = !clean.len || clean.len > NAME_CHARACTERS_MOST * 4;
    return is_useless || national_id_in(clean, NATIONAL_ID_ANYWHERE) ? column_letters(arena, index) : clean;
}

static enum lang language_of(const struct meaning *const *meanings, size_t count)
{
    size_t votes[LANG_COUNT] = {0};
    enum lang best = LANG_NB;
    for (size_t i = 0; i < count; i++)
        for (int lang = 0; lang < LANG_COUNT; lang++)
            votes[lang] += meanings[i] && meanings[i]->field[lang] != NO_FIELD;
    for (enum lang lang = LANG_NB; lang <= LANG_EN; lang++)
        if (votes[lang] > votes[best])
            best = lang;
    return best;
}

/// The language in which the name means a field: the wanted one, else the first.
static enum lang language_in(const struct meaning *meaning, enum lang wanted)
{
    enum lang lang = wanted;
    for (enum lang other = LANG_NB; other <= LANG_EN && meaning->field[lang] == NO_FIELD; other++)
        lang = other;
    return lang;
}

struct column_list column_map(const struct column_book *book, const struct str *names, size_t count)
{
    struct column_list list = {NEW_ARRAY(book->arena, struct column, count + 1), count};
    const struct meaning **meanings = NEW_ARRAY(book->arena, const struct meaning *, count + 1);
    for (size_t i = 0; i < count; i++)
        meanings[i] = meaning_of(book, names[i]);
    enum lang lang = language_of(meanings, count);
    for (size_t i = 0; i < count; i++) {
        struct column *column = &list.at[i];
        column->kind = kind_of(book, names[i], meanings[i]);
        column->field = NO_FIELD;
        if (column->kind == COLUMN_FIELD) {
            enum lang own = language_in(meanings[i], lang);
            column->field = meanings[i]->field[own];
            column->rank = meanings[i]->rank[own];
        }
        column->name = name_to_show(book->arena, names[i], i);
    }
    return list;
}
