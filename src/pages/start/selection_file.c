// SPDX-License-Identifier: EUPL-1.2
// The candidates as a file for a spreadsheet: everyone, with what each criterion says and why.
#include "pages/start/selection.h"

#include "base/csv.h"
#include "selection/cohort_reason.h"
#include "selection/unit_tree.h"

enum { FILE_BYTES_MOST = 64 << 20, PEOPLE_MOST = 100000 };
#define SEPARATOR ';' // what Excel takes for a column's end in Norway and Denmark

static const enum message place_labels[] = {
    [CANDIDATE_PLACE_IN] = MSG_selection_place_in,
    [CANDIDATE_PLACE_RESERVE] = MSG_selection_place_reserve,
    [CANDIDATE_PLACE_UNKNOWN] = MSG_selection_place_unknown,
    [CANDIDATE_PLACE_OUT] = MSG_selection_place_out,
};

static const enum message criterion_labels[SELECTION_CRITERIA] = {
    MSG_selection_criterion_hired, MSG_selection_criterion_education, MSG_selection_criterion_function,
    MSG_selection_criterion_unit,  MSG_selection_criterion_share,     MSG_selection_criterion_free,
};

static void field(struct buf *out, struct str text)
{
    csv_field(out, text, SEPARATOR);
    buf_char(out, SEPARATOR);
}

static void header(struct web *w, struct buf *out)
{
    field(out, SAY(w, MSG_selection_file_name));
    field(out, SAY(w, MSG_selection_file_unit));
    field(out, SAY(w, MSG_selection_file_silo));
    field(out, SAY(w, MSG_selection_file_place));
    for (int i = 0; i < SELECTION_CRITERIA; i++)
        field(out, SAY(w, criterion_labels[i]));
    csv_field(out, SAY(w, MSG_selection_file_decided), SEPARATOR);
    buf_str(out, S("\r\n"));
}

static struct str answer_words(struct web *w, enum criterion answer)
{
    switch (answer) {
    case CRITERION_YES: return SAY(w, MSG_selection_yes);
    case CRITERION_NO: return SAY(w, MSG_selection_no);
    case CRITERION_UNKNOWN: return SAY(w, MSG_selection_unknown);
    case CRITERION_UNASKED: break;
    }
    return S("");
}

static void criteria(struct web *w, struct buf *out, const struct candidate_line *line, struct date day)
{
    struct selection_criterion all[SELECTION_CRITERIA];
    struct cohort_person person = selection_person_of(w->arena, line, day);
    selection_criteria(line, all);
    for (int i = 0; i < SELECTION_CRITERIA; i++) {
        if (all[i].answer == CRITERION_UNASKED) {
            field(out, S(""));
            continue;
        }
        struct str reason = cohort_reason(w->arena, w->lang, all[i].criterion, all[i].answer, &person);
        field(out, str_format(w->arena, "%.*s: %.*s", STR(answer_words(w, all[i].answer)), STR(reason)));
    }
}

/// Returns how many there are.
static int64_t rows(struct web *w, struct buf *out, const struct unit_tree *tree, enum candidate_place place)
{
    struct candidate_line_list lines = candidates_placed(
        w->db, w->network.id, place, S(""), (struct instant){0}, 0, 0, (struct person_id){0}, PEOPLE_MOST);
    struct date day = selection_day(w->db, w->network.id);
    for (size_t i = 0; i < lines.count; i++) {
        const struct candidate_line *line = &lines.at[i];
        const struct unit_node *silo = unit_tree_at_depth(tree, line->home, w->settings.silo_depth);
        field(out, str_words(w->arena, line->given_name, line->family_name));
        field(out, line->home_name.value);
        field(out, silo ? silo->name : S(""));
        field(out, SAY(w, place_labels[place]));
        criteria(w, out, line, day);
        csv_field(out, candidate_decided(w, line), SEPARATOR);
        buf_str(out, S("\r\n"));
    }
    return (int64_t)lines.count;
}

struct str candidates_file(struct web *w, int64_t *people)
{
    struct buf out = buf_new(w->arena, FILE_BYTES_MOST);
    struct unit_tree tree = unit_tree_read(w->db);
    *people = 0;
    buf_str(&out, S("\xEF\xBB\xBF")); // so that Excel reads the letters as UTF-8
    header(w, &out);
    for (enum candidate_place p = CANDIDATE_PLACE_IN; p <= CANDIDATE_PLACE_OUT; p++)
        *people += rows(w, &out, &tree, p);
    return buf_get(&out);
}
