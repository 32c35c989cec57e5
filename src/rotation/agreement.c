// SPDX-License-Identifier: EUPL-1.2
// Making, writing and ending an agreement. Its signatures are agreement_sign.c.
#include "rotation/agreement.h"

#include "ask/ask.h"
#include "db/db.h"
#include "people/manager.h"
#include "rotation/agreement_text.h"
#include "rotation/home.h"

static const struct maybe_date no_day;
static const struct maybe_end_how no_how;
static const struct maybe_end_reason no_reason;

static struct agreement_answer answer(enum agreement_done done)
{
    return (struct agreement_answer){.done = done};
}

int64_t agreement_number(const struct agreement *a)
{
    return a->open_number.is_set ? a->open_number.value : a->valid_number.is_set ? a->valid_number.value : 0;
}

// ---- the first draft ----

static void party_put(struct agreed *a, struct person_id person, enum party_role role)
{
    for (size_t i = 0; i < a->party_count; i++)
        if (a->parties[i].person.n == person.n)
            return;
    if (a->party_count < PARTIES_MOST)
        a->parties[a->party_count++] = (struct agreed_party){person, role};
}

/// Whose word was asked; else whom the staff list names.
static void manager_put(struct db *db, const struct application *application, struct agreed *a)
{
    struct manager_word word;
    if (word_of(db, application->id, &word) && word.asked_of.is_set && !word.is_away) {
        party_put(a, word.asked_of.value, PARTY_ROLE_MANAGER);
        a->cover = word.terms;
        return;
    }
    struct manager m = manager_of(db, application->person.value, (struct manager_matter){0});
    if (m.found == MANAGER_FOUND)
        party_put(a, m.person, PARTY_ROLE_MANAGER);
}

static struct agreed first_draft(struct db *db, const struct application *application)
{
    struct agreed a = {0};
    struct theme theme = {0};
    theme_by_id(db, application->theme, &theme);
    a.purpose = theme.question;
    a.comes_home = theme.result_looks;
    if (theme.starts_on.is_set && theme.ends_on.is_set && application->hours.is_set)
        a.stretches[a.stretch_count++] =
            (struct stretch){theme.starts_on.value, theme.ends_on.value, application->hours.value * 100};
    party_put(&a, application->person.value, PARTY_ROLE_PERSON);
    manager_put(db, application, &a);
    if (theme.reference.is_set)
        party_put(&a, theme.reference.value, PARTY_ROLE_REFERENCE);
    return a;
}

static struct agreement_version_id version_add(struct db *db, struct agreement_id id, int64_t number,
                                               enum version_state state, const struct agreed *a,
                                               struct instant now)
{
    struct agreement_version_id version = {0};
    agreement_version_add(db,
                          &(struct agreement_version_new){.agreement = id,
                                                          .number = number,
                                                          .state = state,
                                                          .purpose = a->purpose,
                                                          .form = a->form,
                                                          .cover = a->cover,
                                                          .comes_home = a->comes_home,
                                                          .made_at = now},
                          &version);
    agreed_lists_write(db, version, a);
    return version;
}

bool agreement_make(struct db *db, const struct application *application, struct instant now,
                    struct agreement_id *out)
{
    struct maybe_application_id of = {true, application->id};
    if (!application->person.is_set ||
        !agreement_add(db, of, application->theme, application->person, now, out))
        return false;
    struct agreed first = first_draft(db, application);
    version_add(db, *out, 1, VERSION_STATE_WRITING, &first, now);
    return true;
}

// ---- what may be signed ----

static bool are_parties_right(struct db *db, const struct agreement *a, const struct agreed *agreed)
{
    bool has_person = false;
    for (size_t i = 0; i < agreed->party_count; i++) {
        struct person_position_share p;
        has_person |= a->person.is_set && agreed->parties[i].person.n == a->person.value.n;
        if (!person_position_share(db, agreed->parties[i].person, &p) || p.has_left)
            return false;
    }
    return has_person && agreed->party_count >= PARTIES_LEAST && agreed->party_count <= PARTIES_MOST;
}

/// As agreed, whether offices are open or not: a week of holidays hides nothing.
static int64_t nominal_hours(const struct curve *c, struct date monday)
{
    struct curve all = *c;
    all.closed_count = true;
    return c->count ? curve_hours(&all, monday, date_plus_days(monday, 6)) : 0;
}

/// What the person's other agreements take in a week.
static int64_t others_hours(struct db *db, const struct agreement *a, struct date monday)
{
    struct agreement_version_id_list others = agreements_taking(db, a->person.value, a->id);
    int64_t hours = 0;
    for (size_t i = 0; i < others.count; i++) {
        struct agreement_stretch_list rows = stretches_of(db, others.at[i]);
        for (size_t k = 0; k < rows.count; k++) {
            struct stretch stretch = {rows.at[k].from_on, rows.at[k].to_on, rows.at[k].week};
            hours += nominal_hours(&(struct curve){.at = &stretch, .count = 1}, monday);
        }
    }
    return hours;
}

/// In each week of the curve, all rotations together are no more than the position.
static struct agreement_answer fits(struct db *db, const struct agreement *a, const struct curve *c)
{
    for (struct date monday = week_of(curve_first(c)); date_compare(monday, curve_last(c)) <= 0;
         monday = date_plus_days(monday, 7))
        if (nominal_hours(c, monday) + others_hours(db, a, monday) > curve_position_week(c, monday))
            return (struct agreement_answer){.done = AGREEMENT_TOO_FULL, .week = monday};
    return answer(AGREEMENT_DONE);
}

static struct agreement_answer may_be_signed(struct db *db, const struct agreement *a,
                                             const struct agreed *agreed, const struct hours_rules *rules)
{
    struct curve c = agreement_curve(db, agreed, a->person, rules);
    enum curve_wrong wrong = curve_check(&c);
    if (wrong != CURVE_RIGHT)
        return (struct agreement_answer){.done = AGREEMENT_CURVE_WRONG, .wrong = wrong};
    if (!are_parties_right(db, a, agreed))
        return answer(AGREEMENT_PARTIES_WRONG);
    for (size_t i = 0; i < agreed->return_count; i++)
        if (date_compare(agreed->returns[i].due_on, curve_last(&c)) < 0)
            return answer(AGREEMENT_HOME_EARLY);
    return fits(db, a, &c);
}

/// Everyone who signs is asked, each by the occasion of this version.
static void ask_parties(struct db *db, const struct agreement *a, int64_t number, const struct agreed *agreed,
                        struct instant now)
{
    asks_void(db, ASK_KIND_SIGN, a->id.n, now);
    for (size_t i = 0; i < agreed->party_count; i++)
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_SIGN,
                                      .person = agreed->parties[i].person,
                                      .subject = a->id.n,
                                      .occasion = number,
                                      .asked_at = now});
}

static void goes_to_sign(struct db *db, const struct agreement *a, struct agreement_version_id version,
                         int64_t number, const struct agreed *agreed, struct instant now)
{
    version_digest_set(db, version, agreed_digest(db_arena(db), a->id, number, agreed));
    ask_parties(db, a, number, agreed, now);
}

// ---- writing ----

/// Version n+1 stands beside the one that holds, and takes the place of one that waited for signatures.
static struct agreement_answer version_next(struct db *db, const struct agreement *a,
                                            const struct agreement_version *before,
                                            const struct agreed *agreed, const struct hours_rules *rules,
                                            struct instant now)
{
    struct agreement_answer may = may_be_signed(db, a, agreed, rules);
    if (before->number >= VERSIONS_MOST)
        return answer(AGREEMENT_TOO_MANY);
    if (may.done != AGREEMENT_DONE)
        return may;
    if (before->state == VERSION_STATE_TO_SIGN)
        version_state_set(db, before->id, VERSION_STATE_TO_SIGN, VERSION_STATE_REPLACED);
    struct agreement_version_list all = agreement_versions(db, a->id);
    int64_t number = all.at[0].number + 1; // a dropped one keeps its number
    struct agreement_version_id version = version_add(db, a->id, number, VERSION_STATE_TO_SIGN, agreed, now);
    agreement_open_set(db, a->id, (struct maybe_int){true, number});
    goes_to_sign(db, a, version, number, agreed, now);
    return may;
}

struct agreement_answer agreement_write(struct db *db, const struct agreement *a, const struct agreed *agreed,
                                        const struct hours_rules *rules, struct instant now)
{
    struct agreement_version version;
    struct agreed before;
    if (a->state == AGREEMENT_STATE_ENDED ||
        !agreement_read(db, a->id, agreement_number(a), &version, &before))
        return answer(AGREEMENT_REFUSED);
    if (agreed_same(&before, agreed))
        return answer(AGREEMENT_SAME);
    if (version.state != VERSION_STATE_WRITING)
        return version_next(db, a, &version, agreed, rules, now);
    agreement_words_set(db, version.id, agreed->purpose, agreed->form, agreed->cover, agreed->comes_home,
                        now);
    agreed_lists_write(db, version.id, agreed);
    return answer(AGREEMENT_DONE);
}

// ---- moving on ----

static struct agreement_answer move(struct db *db, const struct agreement *a, enum agreement_state to,
                                    enum agreement_mover by)
{
    bool is_done = agreement_may_move(a->state, to, by) &&
                   agreement_state_set(db, a->id, a->state, to, no_day, no_how, no_reason);
    return answer(is_done ? AGREEMENT_DONE : AGREEMENT_REFUSED);
}

struct agreement_answer agreement_share(struct db *db, const struct agreement *a)
{
    return move(db, a, AGREEMENT_STATE_DIALOGUE, BY_PARTIES);
}

struct agreement_answer agreement_send(struct db *db, const struct agreement *a,
                                       const struct hours_rules *rules, struct instant now)
{
    struct agreement_version version;
    struct agreed agreed;
    if (!agreement_may_move(a->state, AGREEMENT_STATE_TO_SIGN, BY_PARTIES) ||
        !agreement_read(db, a->id, agreement_number(a), &version, &agreed))
        return answer(AGREEMENT_REFUSED);
    struct agreement_answer may = may_be_signed(db, a, &agreed, rules);
    if (may.done != AGREEMENT_DONE)
        return may;
    version_state_set(db, version.id, VERSION_STATE_WRITING, VERSION_STATE_TO_SIGN);
    goes_to_sign(db, a, version.id, version.number, &agreed, now);
    return move(db, a, AGREEMENT_STATE_TO_SIGN, BY_PARTIES);
}

struct agreement_answer agreement_drop(struct db *db, const struct agreement *a, struct instant now)
{
    struct agreement_version version;
    if (!a->valid_number.is_set || !a->open_number.is_set ||
        !agreement_version(db, a->id, a->open_number.value, &version) ||
        !version_state_set(db, version.id, VERSION_STATE_TO_SIGN, VERSION_STATE_DROPPED))
        return answer(AGREEMENT_REFUSED);
    agreement_open_set(db, a->id, (struct maybe_int){0});
    asks_void(db, ASK_KIND_SIGN, a->id.n, now);
    return answer(AGREEMENT_DONE);
}

// ---- beginning and ending ----

/// A theme that nobody is on any more is open again.
static void theme_frees(struct db *db, struct theme_id theme, struct date today, struct instant now)
{
    int64_t others = 0;
    struct theme_step step = {.theme = theme,
                              .from = THEME_STATE_TAKEN,
                              .to = THEME_STATE_OPEN,
                              .by = BY_AGREEMENT,
                              .now = now,
                              .today = today};
    agreements_on_theme(db, theme, &others);
    if (!others)
        theme_move(db, &step);
}

struct agreement_answer agreement_end(struct db *db, const struct agreement *a, enum end_reason reason,
                                      struct date today, struct instant now)
{
    if (!agreement_may_move(a->state, AGREEMENT_STATE_ENDED, BY_PARTIES) ||
        !agreement_state_set(db, a->id, a->state, AGREEMENT_STATE_ENDED, (struct maybe_date){true, today},
                             (struct maybe_end_how){true, END_HOW_EARLY},
                             (struct maybe_end_reason){true, reason}))
        return answer(AGREEMENT_REFUSED);
    asks_void(db, ASK_KIND_SIGN, a->id.n, now);
    if (a->state == AGREEMENT_STATE_RUNNING) {
        theme_frees(db, a->theme, today, now);
        home_begin(db, a, END_HOW_EARLY, today);
    }
    return answer(AGREEMENT_DONE);
}

static void begin(struct db *db, const struct agreement *a, struct date today, struct instant now)
{
    struct theme_step step = {.theme = a->theme,
                              .from = THEME_STATE_OPEN,
                              .to = THEME_STATE_TAKEN,
                              .by = BY_AGREEMENT,
                              .now = now,
                              .today = today};
    if (move(db, a, AGREEMENT_STATE_RUNNING, BY_FIRST_DAY).done != AGREEMENT_DONE)
        return;
    theme_move(db, &step); // where somebody else is on it, it is taken already
    if (a->application.is_set)
        application_place(db, a->application.value, now);
}

static void end_as_planned(struct db *db, const struct agreement *a, struct date today, struct instant now)
{
    if (!agreement_may_move(a->state, AGREEMENT_STATE_ENDED, BY_LAST_DAY) ||
        !agreement_state_set(db, a->id, a->state, AGREEMENT_STATE_ENDED, (struct maybe_date){true, today},
                             (struct maybe_end_how){true, END_HOW_PLANNED}, no_reason))
        return;
    asks_void(db, ASK_KIND_SIGN, a->id.n, now);
    home_begin(db, a, END_HOW_PLANNED, today);
}

void agreements_turn(struct db *db, struct date today, struct instant now)
{
    struct agreement_id_list due = agreements_beginning(db, today), over;
    struct agreement a;
    for (size_t i = 0; i < due.count; i++)
        if (agreement_by_id(db, due.at[i], &a))
            begin(db, &a, today, now);
    over = agreements_ending(db, today);
    for (size_t i = 0; i < over.count; i++)
        if (agreement_by_id(db, over.at[i], &a))
            end_as_planned(db, &a, today, now);
}
