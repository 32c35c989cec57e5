// SPDX-License-Identifier: EUPL-1.2
// The demo's shelf: themes that members proposed, in the states that an intake and its calls have led them
// to.
#include "demo/themes.h"

#include "demo/networks.h"
#include "demo/home.h"
#include "demo/shelf_book.h"
#include "jobs/deciding.h"
#include "jobs/rotating.h"
#include "sql/auth.h"

/// Days from today: an intake that is over and one that runs, what was decided in the first, and the calls.
enum {
    SENT = -105,
    DECIDED = -90,
    WAITS_UNTIL = 60,
    CALLED = -12,
    CALLS_CLOSE = 9,
    OLD_CALLED = -60,
    OLD_CLOSES = -40,
    OLD_CLOSED = -39,
    OLD_DECIDED = -30,
    NEW_SENT = -8,
    CALLS = 3,
    MORE_APPLY = 6, // for two of them each
    FIRST_MORE = 9, // which member
    PROPOSED = CALLED + 9,
    OFFERED = CALLED + 5,
    AGREED = CALLED + 7,
    GOES = 40,
    GOES_MORE = 100,
    COMES_HOME = 160,
};

struct shelf {
    struct demo *d;
    const struct demo_cohort *members;
    struct account_id team;
    struct call call[CALLS]; // of the round that runs
};

static struct date day(const struct shelf *k, int days)
{
    return date_plus_days(k->d->today, days);
}

static struct instant moment(const struct shelf *k, int days)
{
    return demo_moment(k->d, -days, 10 * 60);
}

static void intakes_add(const struct shelf *k)
{
    struct date long_ago = day(k, -400);
    theme_intake_add(k->d->db, day(k, -120), day(k, -100), day(k, -80), long_ago);
    theme_intake_add(k->d->db, day(k, -41), day(k, 5), day(k, 20), long_ago);
    for (const struct demo_competence *c = k->d->set->competences;
         c < k->d->set->competences + k->d->set->competence_count; c++) {
        struct competence_id id;
        competence_add(k->d->db, c->nb, c->nn, c->da, c->en, &id);
    }
}

/// By a member, who asks a director to share the responsibility. Where it came out of an idea: by its
/// steward.
static struct theme theme_sent(const struct shelf *k, const struct demo_theme *what, size_t i, int at,
                               struct idea_id origin)
{
    struct demo *d = k->d;
    struct theme_actor me = {
        .account = k->team,
        .person = {true,
                   demo_person_id(d, k->members, origin.n ? DEMO_LOOKING_MEMBER : i % k->members->count)}};
    int director = d->m.units[1].manager;
    struct theme_words words = {
        .title = what->title,
        .kind = what->kind,
        .question = what->question,
        .why_now = what->why_now,
        .size = what->size,
        .urgency = THEME_URGENCY_USUAL,
        .places = 1,
        .reference = {true, d->ids.people[director]},
    };
    struct theme theme = {0};
    struct theme_id id;
    if (theme_draft(d->db, &words, &me, moment(k, at), &id) != THEME_DRAFTED)
        return theme;
    if (origin.n)
        theme_origin_add(d->db, id, origin);
    if (theme_by_id(d->db, id, &theme) &&
        deciding_sent(d->db, &theme, &me, day(k, at), moment(k, at)) == THEME_SUBMITTED)
        theme_by_id(d->db, id, &theme);
    return theme;
}

static void decide(const struct shelf *k, const struct theme *theme, enum theme_state to, struct str why)
{
    struct theme_decision decision = {.to = to,
                                      .why = why,
                                      .until = {to == THEME_STATE_PARKED, day(k, WAITS_UNTIL)},
                                      .by = {.account = k->team, .is_team = true},
                                      .now = moment(k, DECIDED),
                                      .today = day(k, DECIDED)};
    deciding_decided(k->d->db, theme, &decision);
}

static struct notice_site site_at(const struct shelf *k, int days)
{
    struct notice_site site = k->d->site;
    site.now = moment(k, days);
    return site;
}

static struct call call_published(const struct shelf *k, struct theme_id theme, int at, int closes)
{
    struct call call = {0};
    struct call_id id;
    struct notice_site site = site_at(k, at);
    call_add(k->d->db, theme, day(k, closes), &id);
    if (call_by_id(k->d->db, id, &call))
        rotating_publish(k->d->db, &site, &call);
    return call;
}

/// Nobody came, and the team said so.
static void call_in_vain(const struct shelf *k, struct theme_id theme)
{
    struct call call = call_published(k, theme, OLD_CALLED, OLD_CLOSES);
    calls_turn(k->d->db, day(k, OLD_CLOSED), moment(k, OLD_CLOSED));
    if (call_by_id(k->d->db, call.id, &call))
        call_decide(k->d->db, &call, false, day(k, OLD_DECIDED), moment(k, OLD_DECIDED));
}

/// The manager says yes, a place is offered, and the applicant accepts.
static bool accept(const struct shelf *k, struct application_id id, struct agreement *out)
{
    struct db *db = k->d->db;
    struct notice_site site = site_at(k, OFFERED);
    struct application a;
    struct manager_word word;
    if (!application_by_id(db, id, &a))
        return false;
    if (word_of(db, id, &word) && word.asked_of.is_set)
        word_say(db, &word, word.asked_of.value, &(struct word_saying){.to = WORD_STATE_YES}, site.now);
    rotating_offer(db, &site, &a, day(k, CALLS_CLOSE));
    return application_by_id(db, id, &a) && rotating_answer(db, &site, &a, true) == APPLICATION_MOVED &&
           agreement_of_application(db, id, out);
}

/// Somebody has a place, and the agreement waits for signatures.
static void agree(const struct shelf *k, struct application_id id)
{
    struct db *db = k->d->db;
    struct notice_site site = site_at(k, AGREED);
    struct settings settings = settings_read(db);
    struct hours_rules rules = rotating_rules(&settings);
    struct agreement a;
    struct agreement_version version;
    struct agreed agreed;
    if (!accept(k, id, &a) || !agreement_read(db, a.id, agreement_number(&a), &version, &agreed))
        return;
    agreed.stretch_count = 2;
    agreed.stretches[0] = (struct stretch){day(k, GOES), day(k, GOES_MORE), 600};
    agreed.stretches[1] = (struct stretch){day(k, GOES_MORE + 1), day(k, COMES_HOME), 1200};
    rotating_write(db, &site, &a, &agreed, &rules);
    agreement_share(db, &a);
    if (agreement_by_id(db, a.id, &a))
        rotating_send(db, &site, &a, &rules);
}

/// Each call has another member who applies; the first one's is the member of the demo. Returns the
/// application.
static struct application_id apply(const struct shelf *k, struct call_id call, size_t which)
{
    const struct demo_theme *what = &k->d->set->themes[which];
    struct application_id id = {0};
    struct application_words words = {.call = call,
                                      .person = demo_person_id(k->d, k->members, DEMO_LOOKING_MEMBER + which),
                                      .why = what->why_now,
                                      .hours = {true, 6},
                                      .today = day(k, CALLED + 2),
                                      .now = moment(k, CALLED + 2)};
    struct notice_site site = site_at(k, CALLED + 2);
    if (application_write(k->d->db, &words, true, &id) == APPLIED)
        rotating_sent(k->d->db, &site, id);
    return id;
}

static void theme_fill(struct shelf *k, size_t i, size_t *calls)
{
    const struct demo_theme *what = &k->d->set->themes[i];
    if (what->state == THEME_STATE_PROPOSED) {
        theme_sent(k, what, i, NEW_SENT, (struct idea_id){0});
        return;
    }
    bool is_home = what->state == THEME_STATE_OPEN && *calls == CALLS;
    struct idea_id origin = is_home ? demo_origin_add(k->d, k->members) : (struct idea_id){0};
    struct theme theme = theme_sent(k, what, i, SENT, origin);
    bool waits = what->state == THEME_STATE_PARKED;
    decide(k, &theme, waits ? THEME_STATE_PARKED : THEME_STATE_OPEN, what->reason);
    if (what->state == THEME_STATE_CLOSED)
        call_in_vain(k, theme.id);
    if (what->state == THEME_STATE_OPEN && *calls < CALLS) {
        k->call[*calls] = call_published(k, theme.id, CALLED, CALLS_CLOSE);
        struct application_id id = apply(k, k->call[*calls].id, *calls);
        if (++*calls == CALLS)
            agree(k, id);
    } else if (is_home) {
        struct agreement_id rotation = demo_rotation_add(k->d, k->members, theme.id);
        ++*calls;
        demo_book_add(k->d, k->members, theme.id, k->team);
        demo_home_add(k->d, k->members, rotation);
    }
}

/// What a call's theme asks for: the competence of its number, and the one after.
static void want(const struct shelf *k, size_t which, const struct competence_list *all)
{
    for (size_t i = 0; i < 2 && all->count; i++)
        theme_want_add(k->d->db, k->call[which].theme, all->at[(which + i) % all->count].id, false);
}

/// One more of the members, who says what they bring, for a call; every other manager has said yes.
static void apply_too(const struct shelf *k, size_t which, size_t member, int64_t rank)
{
    struct db *db = k->d->db;
    struct notice_site site = site_at(k, CALLED + 3);
    struct application_id id;
    struct manager_word word;
    struct application_words words = {.call = k->call[which].id,
                                      .person = demo_person_id(k->d, k->members, FIRST_MORE + member),
                                      .why = k->d->set->themes[which].why_now,
                                      .hours = {true, 6 + (int64_t)member % 3},
                                      .rank = rank,
                                      .today = day(k, CALLED + 3),
                                      .now = site.now};
    if (application_write(db, &words, true, &id) != APPLIED)
        return;
    rotating_sent(db, &site, id);
    if (member % 2 == 0 && word_of(db, id, &word) && word.asked_of.is_set)
        word_say(db, &word, word.asked_of.value, &(struct word_saying){.to = WORD_STATE_YES}, site.now);
}

/// The round is proposed, and nothing is sent: the leadership team looks at it.
static void propose(const struct shelf *k)
{
    struct placing_draft draft;
    struct placing_id round;
    if (call_placing(k->d->db, k->call[0].id, &round) &&
        placing_draw(k->d->db, round, k->d->program, &draft) == PLACING_DRAWN)
        placing_keep(k->d->db, round, &draft, (struct maybe_account_id){true, k->team}, moment(k, PROPOSED));
}

static void round_fill(const struct shelf *k)
{
    struct competence_list all = competences(k->d->db);
    for (size_t i = 0; i < CALLS; i++)
        want(k, i, &all);
    for (size_t i = 0; i < MORE_APPLY; i++) {
        struct person_id person = demo_person_id(k->d, k->members, FIRST_MORE + i);
        if (all.count)
            person_competence_add(k->d->db, person, all.at[i % all.count].id, moment(k, CALLED + 3));
        apply_too(k, i % CALLS, i, 1);
        apply_too(k, (i + 1) % CALLS, i, 2);
    }
    propose(k);
}

void demo_themes_add(struct demo *d, const struct demo_cohort *members)
{
    struct account hr;
    struct shelf k = {.d = d, .members = members};
    size_t calls = 0;
    if (!account_by_user_name(d->db, S("hr"), &hr))
        return;
    k.team = hr.id;
    intakes_add(&k);
    for (size_t i = 0; i < d->set->theme_count; i++)
        theme_fill(&k, i, &calls);
    if (calls >= CALLS)
        round_fill(&k);
}
