// SPDX-License-Identifier: EUPL-1.2
// A wish of a round in words.
#include "i18n/format.h"
#include "pages/application/application.h"
#include "pages/placing/placing.h"
#include "placing/why_words.h"
#include "theme/theme.h"

struct round_view round_view_read(struct web *w, struct placing_id id)
{
    struct round_view v = {.table = placing_read(w->db, id), .skills = placing_skills(w->db, id)};
    v.wanted = NEW_ARRAY(w->arena, struct theme_wanted_list, v.table.calls.count);
    for (size_t t = 0; t < v.table.calls.count; t++)
        v.wanted[t] = theme_wants(w->db, v.table.calls.at[t].theme);
    return v;
}

struct str round_person_name(struct web *w, const struct placing_wish *wish)
{
    return str_words(w->arena, wish->given_name, wish->family_name);
}

static bool brings(const struct placing_skill_list *skills, struct person_id person,
                   struct competence_id what)
{
    for (size_t i = 0; i < skills->count; i++)
        if (skills->at[i].person.n == person.n && skills->at[i].competence.n == what.n)
            return true;
    return false;
}

/// What the theme asks for: what of it the person brings, and what not.
static struct str fit_words(struct web *w, const struct round_view *v, const struct placing_wish *wish,
                            const struct theme_wanted_list *wanted)
{
    struct str *has = NEW_ARRAY(w->arena, struct str, wanted->count), words = S("");
    struct str *lacks = NEW_ARRAY(w->arena, struct str, wanted->count);
    size_t has_count = 0, lacks_count = 0;
    for (size_t i = 0; i < wanted->count; i++) {
        const struct theme_wanted *c = &wanted->at[i];
        struct str name = competence_in(w->lang, c->name_nb, c->name_nn, c->name_da, c->name_en);
        if (brings(&v->skills, wish->person, c->id))
            has[has_count++] = name;
        else
            lacks[lacks_count++] = name;
    }
    if (has_count)
        words = SAY(w, MSG_placing_brings, arg_str(format_list(w->arena, w->lang, has, has_count)));
    if (!lacks_count)
        return words;
    struct str rest = format_list(w->arena, w->lang, lacks, lacks_count);
    return str_words(w->arena, words, SAY(w, MSG_placing_lacks, arg_str(rest)));
}

static struct str hours_words_of(struct web *w, const struct placing_wish *wish, int64_t week)
{
    if (!wish->hours.is_set)
        return S("");
    if (!week)
        return SAY(w, MSG_placing_hours_has, arg_int(wish->hours.value));
    struct str takes = format_number(w->arena, w->lang, (double)week / 100, week % 100 ? 1 : 0);
    return SAY(w, MSG_placing_hours, arg_int(wish->hours.value), arg_str(takes));
}

static struct str word_words(struct web *w, const struct placing_wish *wish)
{
    if (!wish->word.is_set)
        return S("");
    switch (wish->word.value) {
    case WORD_STATE_ASKED: return SAY(w, MSG_placing_word_asked);
    case WORD_STATE_YES: return SAY(w, MSG_placing_word_yes);
    case WORD_STATE_YES_IF: return SAY(w, MSG_placing_word_yes_if, arg_str(wish->terms.value));
    case WORD_STATE_NO: return SAY(w, MSG_placing_word_no);
    case WORD_STATE_NO_WORD: break;
    }
    return SAY(w, MSG_placing_word_none);
}

/// By whom it is so, as far as that is open.
static struct str mark_of(struct web *w, const struct placing_wish *wish, const struct placing_line *line)
{
    bool is_kept = wish->said.is_set && wish->said.value == PLACING_SAID_KEPT;
    if (wish->said.is_set && wish->said.value == PLACING_SAID_OUT)
        return SAY(w, MSG_placing_is_out);
    if (!line->is_chosen || line->is_bound)
        return S("");
    return SAY(w, is_kept ? MSG_placing_kept : MSG_placing_proposed);
}

struct round_wish round_wish_of(struct web *w, struct placing_id id, const struct round_view *v, size_t i)
{
    const struct placing_wish *wish = &v->table.wishes.at[i];
    const struct placing_line *line = &v->table.line[i];
    bool is_sent = wish->state == APPLICATION_STATE_SENT;
    return (struct round_wish){
        .theme = str_format(w->arena, "%lld. %.*s", (long long)wish->rank,
                            STR(v->table.calls.at[line->theme].title)),
        .fit = fit_words(w, v, wish, &v->wanted[line->theme]),
        .hours = hours_words_of(w, wish, v->table.week[line->theme]),
        .word = word_words(w, wish),
        .why = line->is_missed && is_sent ? SAY(w, MSG_placing_why, arg_str(SAY(w, why_message(line->why))))
                                          : S(""),
        .mark = is_sent ? mark_of(w, wish, line) : application_state_words(w, wish->state),
        .is_chosen = line->is_chosen,
        .is_bound = !is_sent,
        .move = url_placing_move_form(w->arena, id, wish->id),
        .application = url_application_show(w->arena, wish->id),
    };
}
