// SPDX-License-Identifier: EUPL-1.2
// Row by row; the first fault ends it.
#include "cli/match_input.h"

#include "cli/cli.h"
#include "cli/say.h"
#include "cli/table.h"
#include "i18n/text.h"

enum { UNITS_MOST = 1 << 18, WORDS_MOST = 256 }; // units in all; competences of one person or theme

static const double RANK_MOST = 1e9, HOURS_MOST = 1e6;

static const uint32_t HUNDREDTHS = 100;

// ---- cells

/// The number of what stands there; MATCH_NONE where nothing does.
static uint32_t number_of(struct str_map *map, struct str cell)
{
    uint32_t *number;
    if (!cell.len)
        return MATCH_NONE;
    if (str_map_add(map, cell, &number))
        *number = (uint32_t)map->count - 1;
    return *number;
}

/// A whole number, or MATCH_NONE for an empty cell where that is allowed.
static uint32_t whole_cell(struct table *t, size_t column, int64_t least, bool may_be_empty)
{
    int64_t n = 0;
    struct str cell = table_cell(t, column);
    if (!cell.len && may_be_empty)
        return MATCH_NONE;
    if (!str_int(cell, &n) || n < least || n > (int64_t)RANK_MOST)
        table_wrong(t, column,
                    SAID(t->arena, MSG_cli_match_whole_expected, table_quoted(t, column), arg_int(least),
                         arg_int((int64_t)RANK_MOST)));
    return (uint32_t)n;
}

static bool hours_read(struct str cell, uint32_t *hundredths)
{
    struct str rest = cell, whole;
    int64_t n = 0, part = 0;
    size_t point = str_find(cell, '.', 0), comma = str_find(cell, ',', 0);
    str_cut(&rest, point < cell.len ? '.' : ',', &whole);
    if ((point < cell.len && comma < cell.len) || cell.at[0] == '-' || !str_int(whole, &n) ||
        n > (int64_t)HOURS_MOST)
        return false;
    if (whole.len < cell.len) {
        if (rest.len < 1 || rest.len > 2 || rest.at[0] == '-' || !str_int(rest, &part))
            return false;
        part *= rest.len == 1 ? 10 : 1;
    }
    *hundredths = (uint32_t)n * HUNDREDTHS + (uint32_t)part;
    return true;
}

static uint32_t hours_cell(struct table *t, size_t column, uint32_t when_empty)
{
    uint32_t hours = 0;
    struct str cell = table_cell(t, column);
    if (!cell.len)
        return when_empty;
    if (!hours_read(cell, &hours))
        table_wrong(t, column,
                    SAID(t->arena, MSG_cli_match_hours_expected, table_quoted(t, column),
                         arg_int((int64_t)HOURS_MOST), arg_str(S("7.5"))));
    return hours;
}

/// The next word of a cell, folded; of what is wanted without its mark of being required. False at the end.
static bool word_next(struct arena *arena, struct str *rest, struct str *word, bool *required)
{
    struct str part;
    while (str_cut(rest, ';', &part)) {
        part = str_trim(part);
        if (required)
            *required = str_ends(part, S("!"));
        if (required && *required)
            part = str_trim(str_slice(part, 0, part.len - 1));
        if (part.len) {
            *word = text_fold(arena, text_clean(arena, part));
            return true;
        }
    }
    return false;
}

/// Units are compared as competences are.
static struct str unit_cell(struct match_input *in, struct table *t, size_t column)
{
    return text_fold(in->arena, text_clean(in->arena, table_cell(t, column)));
}

static void words_many(struct table *t, size_t column)
{
    table_wrong(t, column, SAID(t->arena, MSG_cli_match_words_many, arg_int(WORDS_MOST)));
}

static void competences_cell(struct match_input *in, struct table *t, size_t column, struct match_person *p)
{
    uint32_t list[WORDS_MOST], *kept;
    struct str rest = table_cell(t, column), word;
    while (word_next(in->arena, &rest, &word, NULL)) {
        if (p->competences == WORDS_MOST) {
            words_many(t, column);
            return;
        }
        list[p->competences++] = number_of(&in->words, word);
    }
    kept = NEW_ARRAY(in->arena, uint32_t, p->competences);
    for (uint32_t i = 0; i < p->competences; i++)
        kept[i] = list[i];
    p->competence = kept;
}

/// A word that stands there twice is one; required if it is so once.
static void wants_cell(struct match_input *in, struct table *t, size_t column, struct match_theme *theme)
{
    struct match_want list[WORDS_MOST], *kept;
    struct str rest = table_cell(t, column), word;
    bool required;
    while (word_next(in->arena, &rest, &word, &required)) {
        uint32_t number = number_of(&in->words, word), i = 0;
        while (i < theme->wants && list[i].competence != number)
            i++;
        if (i == WORDS_MOST) {
            words_many(t, column);
            return;
        }
        if (i == theme->wants)
            list[theme->wants++] = (struct match_want){number, false};
        list[i].required |= required;
    }
    kept = NEW_ARRAY(in->arena, struct match_want, theme->wants);
    for (uint32_t i = 0; i < theme->wants; i++)
        kept[i] = list[i];
    theme->want = kept;
}

/// The number of somebody or something that must be in another file.
static uint32_t known_cell(struct table *t, size_t column, const struct str_map *map, enum message unknown)
{
    uint32_t number = 0;
    if (!str_map_find(map, table_cell(t, column), &number))
        table_wrong(t, column, SAID(t->arena, unknown, table_quoted(t, column)));
    return number;
}

static uint32_t person_cell(struct match_input *in, struct table *t, size_t column)
{
    return known_cell(t, column, &in->people, MSG_cli_table_id_nobody);
}

static uint32_t theme_cell(struct match_input *in, struct table *t, size_t column)
{
    return known_cell(t, column, &in->themes, MSG_cli_match_theme_unknown);
}

/// Takes the row's id, which nobody before may have. False when it is wrong.
static bool id_take(struct table *t, struct str_map *map, uint32_t most)
{
    uint32_t *number;
    struct str id = table_cell(t, 0);
    if (!id.len)
        table_wrong(t, 0, SAID(t->arena, MSG_cli_match_id_empty));
    else if (map->count == most)
        table_wrong(t, 0, SAID(t->arena, MSG_cli_match_rows_many, arg_int(most)));
    else if (!str_map_add(map, id, &number))
        table_wrong(t, 0, SAID(t->arena, MSG_cli_match_twice, table_quoted(t, 0)));
    else {
        *number = (uint32_t)map->count - 1;
        return true;
    }
    return false;
}

/// A pair may stand in a file once; `seen` keeps in which row each did.
static void pair_once(struct table *t, struct str_map *seen, uint32_t person, uint32_t theme, size_t column)
{
    uint32_t *row;
    struct str key = str_format(t->arena, "%u %u", person, theme);
    if (str_map_add(seen, key, &row))
        *row = (uint32_t)t->csv.row;
    else
        table_wrong(t, column,
                    SAID(t->arena, MSG_cli_match_pair_twice, table_quoted(t, column), arg_plain(*row)));
}

// ---- files

static void people_read(struct match_input *in, struct str path)
{
    struct str names[] = {S("id"), S("hours"), S("competences"), S("unit"), S("turn")};
    struct table t = table_open(in->arena, path, names, 5, 4, &in->status);
    in->people = str_map_for(in->arena, table_rows_most(&t));
    in->person = NEW_ARRAY(in->arena, struct match_person, table_rows_most(&t));
    while (table_row(&t)) {
        if (!id_take(&t, &in->people, MATCH_PEOPLE_MOST))
            break;
        struct match_person *p = &in->person[in->people.count - 1];
        p->id = table_cell(&t, 0);
        p->hours = hours_cell(&t, 1, MATCH_NONE);
        competences_cell(in, &t, 2, p);
        p->unit = number_of(&in->units, unit_cell(in, &t, 3));
        p->turn = whole_cell(&t, 4, 0, true);
        p->held = MATCH_NONE;
    }
    in->problem.people = (uint32_t)in->people.count;
    in->problem.person = in->person;
}

static void themes_read(struct match_input *in, struct str path)
{
    struct str names[] = {S("id"), S("places"), S("hours"), S("wants"), S("unit")};
    struct table t = table_open(in->arena, path, names, 5, 5, &in->status);
    in->themes = str_map_for(in->arena, table_rows_most(&t));
    in->theme = NEW_ARRAY(in->arena, struct match_theme, table_rows_most(&t));
    while (table_row(&t)) {
        if (!id_take(&t, &in->themes, MATCH_THEMES_MOST))
            break;
        struct match_theme *theme = &in->theme[in->themes.count - 1];
        theme->id = table_cell(&t, 0);
        theme->places = whole_cell(&t, 1, 0, false);
        theme->hours = hours_cell(&t, 2, 0);
        wants_cell(in, &t, 3, theme);
        theme->unit = number_of(&in->units, unit_cell(in, &t, 4));
    }
    in->problem.themes = (uint32_t)in->themes.count;
    in->problem.theme = in->theme;
}

static void wishes_read(struct match_input *in, struct str path)
{
    struct str names[] = {S("person"), S("theme"), S("rank")};
    struct table t = table_open(in->arena, path, names, 3, 3, &in->status);
    size_t most = table_rows_most(&t);
    struct match_wish *wish = NEW_ARRAY(in->arena, struct match_wish, most);
    struct str_map seen = str_map_for(in->arena, most);
    while (table_row(&t)) {
        struct match_wish w = {person_cell(in, &t, 0), theme_cell(in, &t, 1), whole_cell(&t, 2, 1, false)};
        pair_once(&t, &seen, w.person, w.theme, 1);
        if (in->problem.wishes == MATCH_WISHES_MOST)
            table_wrong(&t, 0, SAID(in->arena, MSG_cli_match_rows_many, arg_int(MATCH_WISHES_MOST)));
        else
            wish[in->problem.wishes++] = w;
    }
    in->problem.wish = wish;
}

/// Units that nobody here belongs to are passed over: the file may list all that there are.
static void units_read(struct match_input *in, struct str path)
{
    struct str names[] = {S("unit"), S("people"), S("hours")};
    struct table t = table_open(in->arena, path, names, 3, 2, &in->status);
    struct str_map seen = str_map_new(in->arena);
    while (table_row(&t) && id_take(&t, &seen, UNITS_MOST)) {
        uint32_t unit;
        struct match_limit limit = {whole_cell(&t, 1, 0, true), hours_cell(&t, 2, MATCH_NONE)};
        if (str_map_find(&in->units, unit_cell(in, &t, 0), &unit))
            in->limit[unit] = limit;
    }
}

static void units_unlimited(struct match_input *in)
{
    in->limit = NEW_ARRAY(in->arena, struct match_limit, in->units.count);
    for (size_t u = 0; u < in->units.count; u++)
        in->limit[u] = (struct match_limit){MATCH_NONE, MATCH_NONE};
}

static void ranks_read(struct match_input *in, struct str path)
{
    struct str names[] = {S("theme"), S("person"), S("rank")};
    struct table t = table_open(in->arena, path, names, 3, 3, &in->status);
    struct match_rank *rank = NEW_ARRAY(in->arena, struct match_rank, table_rows_most(&t));
    struct str_map seen = str_map_for(in->arena, table_rows_most(&t));
    while (table_row(&t)) {
        struct match_rank r = {.theme = theme_cell(in, &t, 0), .person = person_cell(in, &t, 1)};
        r.refused = str_is(table_cell(&t, 2), S("-"));
        if (!r.refused)
            r.rank = whole_cell(&t, 2, 1, false);
        pair_once(&t, &seen, r.person, r.theme, 1);
        rank[in->problem.ranks++] = r;
    }
    in->problem.rank = rank;
}

static void held_read(struct match_input *in, struct str path)
{
    struct str names[] = {S("person"), S("theme")};
    struct table t = table_open(in->arena, path, names, 2, 2, &in->status);
    while (table_row(&t)) {
        uint32_t person = person_cell(in, &t, 0), theme = theme_cell(in, &t, 1);
        if (in->status != EXIT_DONE)
            return;
        if (in->person[person].held != MATCH_NONE)
            table_wrong(&t, 0, SAID(in->arena, MSG_cli_match_twice, table_quoted(&t, 0)));
        in->person[person].held = theme;
    }
}

static void forbid_read(struct match_input *in, struct str path)
{
    struct str names[] = {S("person"), S("theme")};
    struct table t = table_open(in->arena, path, names, 2, 2, &in->status);
    struct match_pair *pair = NEW_ARRAY(in->arena, struct match_pair, table_rows_most(&t));
    while (table_row(&t))
        pair[in->problem.forbids++] = (struct match_pair){person_cell(in, &t, 0), theme_cell(in, &t, 1)};
    in->problem.forbidden = pair;
}

int match_files_read(struct match_input *in, const struct match_files *files)
{
    in->units = str_map_new(in->arena);
    in->words = str_map_new(in->arena);
    people_read(in, files->people);
    themes_read(in, files->themes);
    wishes_read(in, files->wishes);
    units_unlimited(in);
    if (files->units.len)
        units_read(in, files->units);
    if (files->ranks.len)
        ranks_read(in, files->ranks);
    if (files->held.len)
        held_read(in, files->held);
    if (files->forbid.len)
        forbid_read(in, files->forbid);
    in->problem.limit = in->limit;
    in->problem.units = (uint32_t)in->units.count;
    return in->status;
}
