// SPDX-License-Identifier: EUPL-1.2
#include "jobs/rotating.h"

#include "calendar/workday.h"
#include "db/db.h"
#include "jobs/notice_rotation.h"

enum { REMIND_WORKDAYS = 2, QUIET_DAYS = 3, ANSWER_DAYS = 14 };

static struct date today_of(const struct notice_site *site)
{
    return wall_from_instant(site->now, ZONE_OSLO).date;
}

enum call_published rotating_publish(struct db *db, const struct notice_site *site, const struct call *call)
{
    enum call_published published = call_publish(db, call, today_of(site), site->now);
    if (published != CALL_PUBLISHED)
        return published;
    placing_join(db, call->id, site->now);
    struct person_id_list listeners = call_listeners(db, call->theme);
    for (size_t i = 0; i < listeners.count; i++)
        notice_call(db, site, call, listeners.at[i]);
    return published;
}

void rotating_sent(struct db *db, const struct notice_site *site, struct application_id id)
{
    struct application a;
    if (!application_by_id(db, id, &a))
        return;
    word_ask(db, &a, site->now);
    notice_word(db, site, id, false);
}

enum word_placed rotating_word_placed(struct db *db, const struct notice_site *site,
                                      const struct application *a, struct person_id whom,
                                      struct account_id by)
{
    enum word_placed placed = word_place(db, a, whom, by, today_of(site), site->now);
    if (placed == WORD_PLACED)
        notice_word(db, site, a->id, false);
    return placed;
}

enum application_moved rotating_offer(struct db *db, const struct notice_site *site,
                                      const struct application *a, struct date until)
{
    enum application_moved moved = application_offer(db, a, until, today_of(site), site->now);
    if (moved == APPLICATION_MOVED)
        notice_place(db, site, a->id);
    return moved;
}

int64_t rotating_send_round(struct db *db, const struct notice_site *site, struct placing_id round,
                            struct date until)
{
    struct application_id_list meant = placing_to_offer(db, round);
    int64_t offers = 0;
    for (size_t i = 0; i < meant.count; i++) {
        struct application a;
        if (application_by_id(db, meant.at[i], &a))
            offers += rotating_offer(db, site, &a, until) == APPLICATION_MOVED;
        placing_choice_drop(db, meant.at[i]);
    }
    if (offers)
        placing_sent(db, round, site->now);
    return offers;
}

enum application_moved rotating_answer(struct db *db, const struct notice_site *site,
                                       const struct application *a, bool accepts)
{
    struct agreement_id id;
    enum application_moved moved = application_answer(db, a, accepts, today_of(site), site->now);
    if (moved == APPLICATION_MOVED && accepts)
        agreement_make(db, a, site->now, &id);
    return moved;
}

// ---- agreements ----

struct hours_rules rotating_rules(const struct settings *settings)
{
    bool is_danish = settings->lang == LANG_DA;
    return (struct hours_rules){
        .country = is_danish ? COUNTRY_DENMARK : COUNTRY_NORWAY,
        .full_week = is_danish ? FULL_WEEK_DENMARK : FULL_WEEK_NORWAY,
    };
}

/// Whoever is asked to sign the open version.
static void tell_parties(struct db *db, const struct notice_site *site, struct agreement_id id)
{
    struct agreement a;
    struct agreement_version v;
    if (!agreement_by_id(db, id, &a) || !a.open_number.is_set ||
        !agreement_version(db, id, a.open_number.value, &v))
        return;
    struct agreement_party_list rows = parties_of(db, v.id);
    for (size_t i = 0; i < rows.count; i++)
        if (rows.at[i].person.is_set)
            notice_sign(db, site, id, rows.at[i].person.value);
}

struct agreement_answer rotating_write(struct db *db, const struct notice_site *site,
                                       const struct agreement *a, const struct agreed *agreed,
                                       const struct hours_rules *rules)
{
    struct agreement_answer answer = agreement_write(db, a, agreed, rules, site->now);
    if (answer.done == AGREEMENT_DONE)
        tell_parties(db, site, a->id);
    return answer;
}

struct agreement_answer rotating_send(struct db *db, const struct notice_site *site,
                                      const struct agreement *a, const struct hours_rules *rules)
{
    struct agreement_answer answer = agreement_send(db, a, rules, site->now);
    if (answer.done == AGREEMENT_DONE)
        tell_parties(db, site, a->id);
    return answer;
}

// ---- answers to all ----

static int64_t tell_not_chosen(struct db *db, const struct notice_site *site)
{
    struct application_id_list all =
        applications_to_answer(db, instant_plus(site->now, -ANSWER_DAYS * US_PER_DAY));
    int64_t mails = 0;
    for (size_t i = 0; i < all.count; i++)
        mails += notice_decided(db, site, all.at[i]);
    return mails;
}

enum call_decided rotating_decide(struct db *db, const struct notice_site *site, const struct call *call,
                                  struct str answer)
{
    call_answer_set(db, call->id, answer);
    placing_explain(db, call->id);
    enum call_decided decided = call_decide(db, call, false, today_of(site), site->now);
    if (decided == CALL_DECIDED)
        tell_not_chosen(db, site);
    return decided;
}

static int64_t remind_managers(struct db *db, const struct notice_site *site)
{
    struct date due_by = workday_after(country_of_zone(ZONE_OSLO), today_of(site), REMIND_WORKDAYS);
    struct application_id_list due =
        words_to_remind(db, due_by, instant_plus(site->now, -QUIET_DAYS * US_PER_DAY));
    int64_t mails = 0;
    for (size_t i = 0; i < due.count; i++) {
        mails += notice_word(db, site, due.at[i], true);
        word_reminded(db, due.at[i], site->now);
    }
    return mails;
}

int64_t rotating_turn(struct db *db, const struct notice_site *site)
{
    return remind_managers(db, site) + tell_not_chosen(db, site);
}
