// SPDX-License-Identifier: EUPL-1.2
// Agreements in words.
#include "pages/agreement/agreement.h"

#include "i18n/format.h"
#include "jobs/rotating.h"
#include "pages/agreement/home.h"
#include "prose/diff.h"
#include "sql/person.h"

enum { PARTS = 7 };

struct str agreement_state_words(struct web *w, enum agreement_state state)
{
    static const enum message words[AGREEMENT_STATE_COUNT] = {
        [AGREEMENT_STATE_DRAFT] = MSG_agreement_state_draft,
        [AGREEMENT_STATE_DIALOGUE] = MSG_agreement_state_dialogue,
        [AGREEMENT_STATE_TO_SIGN] = MSG_agreement_state_to_sign,
        [AGREEMENT_STATE_SIGNED] = MSG_agreement_state_signed,
        [AGREEMENT_STATE_RUNNING] = MSG_agreement_state_running,
        [AGREEMENT_STATE_ENDED] = MSG_agreement_state_ended,
    };
    return SAY(w, words[state]);
}

struct str party_role_words(struct web *w, enum party_role role)
{
    static const enum message words[PARTY_ROLE_COUNT] = {
        [PARTY_ROLE_PERSON] = MSG_party_person, [PARTY_ROLE_MANAGER] = MSG_party_manager,
        [PARTY_ROLE_TEAM] = MSG_party_team,     [PARTY_ROLE_REFERENCE] = MSG_party_reference,
        [PARTY_ROLE_OTHER] = MSG_party_other,
    };
    return SAY(w, words[role]);
}

// ---- hours ----

struct str hours_words(struct web *w, int64_t hundredths)
{
    int decimals = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2;
    return format_number(w->arena, w->lang, (double)hundredths / 100, decimals);
}

bool hours_typed(struct str typed, int64_t *hundredths)
{
    size_t point = str_find(typed, ',', 0);
    if (point == typed.len)
        point = str_find(typed, '.', 0);
    struct str whole = str_slice(typed, 0, point), rest = str_slice(typed, point + 1, typed.len);
    int64_t hours = 0, parts = 0;
    if (!str_int(whole, &hours) || hours < 0 || hours > 1000 || rest.len > 2 ||
        (rest.len && (!str_int(rest, &parts) || parts < 0)))
        return false;
    *hundredths = hours * 100 + (rest.len == 1 ? parts * 10 : parts);
    return true;
}

static struct str stretch_words(struct web *w, const struct stretch *s)
{
    return SAY(w, MSG_agreement_stretch, arg_str(hours_words(w, s->week)),
               arg_str(format_date_range(w->arena, w->lang, s->from, s->to)));
}

static struct str total_words(struct web *w, const struct curve_total *t)
{
    return SAY(w, MSG_agreement_total, arg_str(hours_words(w, t->hours)),
               arg_str(format_number(w->arena, w->lang, (double)t->full_weeks / 100, 1)),
               arg_str(format_percent(w->arena, w->lang, (double)t->percent_tenth / 10, 0)));
}

static struct curve curve_of(struct web *w, const struct agreement *a, const struct agreed *agreed)
{
    struct hours_rules rules = rotating_rules(&w->settings);
    return agreement_curve(w->db, agreed, a->person, &rules);
}

static void hours_fill(struct web *w, struct agreement_body *body, const struct agreement *a,
                       const struct agreed *agreed)
{
    struct curve c = curve_of(w, a, agreed);
    if (curve_check(&c) != CURVE_RIGHT)
        return;
    struct curve_total total = curve_sum(&c);
    body->stretches.at = NEW_ARRAY(w->arena, struct stretch_line, c.count);
    for (size_t i = 0; i < c.count; i++)
        body->stretches.at[body->stretches.count++] = (struct stretch_line){stretch_words(w, &c.at[i])};
    body->total = total_words(w, &total);
    if (total.closed)
        body->closed = SAY(w, c.closed_count ? MSG_agreement_closed_in : MSG_agreement_closed_out,
                           arg_str(hours_words(w, total.closed)));
}

// ---- what is signed ----

static struct str name_of(struct web *w, const struct agreement_party *p)
{
    return p->given_name.is_set ? str_words(w->arena, p->given_name.value, p->family_name.value)
                                : SAY(w, MSG_agreement_somebody);
}

static struct return_line_list returns_of_agreed(struct web *w, const struct agreed *agreed)
{
    struct return_line_list lines = {.at = NEW_ARRAY(w->arena, struct return_line, agreed->return_count)};
    for (size_t i = 0; i < agreed->return_count; i++)
        lines.at[lines.count++] = (struct return_line){
            .what = return_kind_words(w, agreed->returns[i].kind),
            .state = SAY(w, MSG_return_due, arg_date(agreed->returns[i].due_on)),
            .body = agreed->returns[i].body,
            .url = url_none(),
        };
    return lines;
}

struct agreement_body agreement_body_of(struct web *w, const struct agreement *a,
                                        const struct agreement_version *version, const struct agreed *agreed)
{
    struct agreement_party_list rows = parties_of(w->db, version->id);
    struct agreement_body body = {
        .purpose = agreed->purpose,
        .form = agreed->form,
        .cover = agreed->cover,
        .comes_home = agreed->comes_home,
        .returns = returns_of_agreed(w, agreed),
        .parties = {.at = NEW_ARRAY(w->arena, struct party_line, rows.count)},
    };
    hours_fill(w, &body, a, agreed);
    for (size_t i = 0; i < rows.count; i++) {
        const struct agreement_party *p = &rows.at[i];
        struct party_line *line = &body.parties.at[body.parties.count++];
        *line = (struct party_line){.name = name_of(w, p),
                                    .role = party_role_words(w, p->role),
                                    .has_signed = p->signed_at.is_set,
                                    .has_left = p->has_left};
        if (p->signed_at.is_set)
            line->signed_at = SAY(w, MSG_agreement_signed_on,
                                  arg_date(wall_from_instant(p->signed_at.value, ZONE_OSLO).date));
    }
    return body;
}

// ---- what is new ----

/// The hours as one text, so that what changed in them is seen word by word.
static struct str hours_text(struct web *w, const struct agreement *a, const struct agreed *agreed)
{
    struct str all = S("");
    for (size_t i = 0; i < agreed->stretch_count; i++)
        all = str_words(w->arena, all, stretch_words(w, &agreed->stretches[i]));
    struct curve c = curve_of(w, a, agreed);
    if (curve_check(&c) != CURVE_RIGHT)
        return all;
    struct curve_total total = curve_sum(&c);
    return str_words(w->arena, all, total_words(w, &total));
}

static struct str parties_text(struct web *w, const struct agreed *agreed)
{
    struct str all = S("");
    for (size_t i = 0; i < agreed->party_count; i++) {
        struct person_card card = {0};
        person_card(w->db, agreed->parties[i].person, &card);
        all = str_words(w->arena, all,
                        str_format(w->arena, "%.*s %.*s (%.*s).", STR(card.given_name), STR(card.family_name),
                                   STR(party_role_words(w, agreed->parties[i].role))));
    }
    return all;
}

static struct str returns_text(struct web *w, const struct agreed *agreed)
{
    struct return_line_list lines = returns_of_agreed(w, agreed);
    struct str all = S("");
    for (size_t i = 0; i < lines.count; i++)
        all = str_words(w->arena, all,
                        str_format(w->arena, "%.*s, %.*s. %.*s", STR(lines.at[i].what),
                                   STR(lines.at[i].state), STR(lines.at[i].body)));
    return all;
}

static void change_add(struct web *w, struct agreed_change_list *list, enum message heading,
                       struct str before, struct str after)
{
    if (str_is(before, after))
        return;
    struct prose_run_list runs = prose_diff(w->arena, before, after);
    struct agreed_change *c = &list->at[list->count++];
    *c = (struct agreed_change){SAY(w, heading), {.at = NEW_ARRAY(w->arena, struct agreed_run, runs.count)}};
    for (size_t i = 0; i < runs.count; i++)
        c->runs.at[c->runs.count++] = (struct agreed_run){runs.at[i].text, runs.at[i].change == PROSE_ADDED,
                                                          runs.at[i].change == PROSE_STRUCK};
}

struct agreed_change_list agreed_changes(struct web *w, const struct agreement *a,
                                         const struct agreed *before, const struct agreed *after)
{
    struct agreed_change_list list = {.at = NEW_ARRAY(w->arena, struct agreed_change, PARTS)};
    change_add(w, &list, MSG_agreement_hours, hours_text(w, a, before), hours_text(w, a, after));
    change_add(w, &list, MSG_agreement_purpose, before->purpose, after->purpose);
    change_add(w, &list, MSG_agreement_form_label, before->form, after->form);
    change_add(w, &list, MSG_agreement_cover, before->cover, after->cover);
    change_add(w, &list, MSG_agreement_comes_home, before->comes_home, after->comes_home);
    change_add(w, &list, MSG_return_title, returns_text(w, before), returns_text(w, after));
    change_add(w, &list, MSG_agreement_parties, parties_text(w, before), parties_text(w, after));
    return list;
}
