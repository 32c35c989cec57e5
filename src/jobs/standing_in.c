// SPDX-License-Identifier: EUPL-1.2
// Taking over, and giving back.
#include "jobs/standing_in.h"

#include "ask/ask.h"
#include "db/db.h"
#include "i18n/format.h"
#include "jobs/coming.h"
#include "jobs/notice_own.h"
#include "network/membership.h"
#include "sql/note.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

// ---- tasks ----

static void task_pass_on(struct db *db, struct network_id network, const struct task *task,
                         struct person_id to, struct instant now)
{
    task_taker_set(db, task->id, (struct maybe_person_id){true, to}, task->due_on);
    asks_void(db, ASK_KIND_TASK, task->id.n, now);
    ask_put(db, &(struct ask_new){.kind = ASK_KIND_TASK,
                                  .network = {true, network},
                                  .person = to,
                                  .gathering = {true, task->gathering},
                                  .subject = task->id.n,
                                  .occasion = now.us,
                                  .asked_at = now});
}

bool standing_in_task(struct db *db, const struct stand_in *s, struct task_id id, struct instant now)
{
    struct task task;
    if (!task_by_id(db, id, &task) || task.state != TASK_STATE_OPEN || !task.person.is_set ||
        task.person.value.n != s->person.n)
        return false;
    task_pass_on(db, s->network, &task, s->stand_in, now);
    stand_in_task_add(db, s->id, id);
    return true;
}

static void tasks_back(struct db *db, const struct stand_in *s, struct instant now)
{
    struct task_id_list tasks = stand_in_tasks(db, s->id);
    for (size_t i = 0; i < tasks.count; i++) {
        struct task task;
        if (task_by_id(db, tasks.at[i], &task))
            task_pass_on(db, s->network, &task, s->person, now);
    }
}

// ---- the mail ----

int64_t notice_stand_in(struct db *db, const struct notice_site *site, struct stand_in_id id)
{
    struct stand_in s;
    struct ask ask;
    struct away away;
    struct network network;
    struct notice_own m;
    if (!stand_in_by_id(db, id, &s) || !ask_asked(db, ASK_KIND_STAND_IN, id.n, s.stand_in, &ask) ||
        !away_of(db, s.network, s.person, &away) || !network_by_id(db, s.network, &network) ||
        !notice_own_new(db, site, s.stand_in, OUTBOX_KIND_STAND_IN, &m))
        return 0;
    struct arg name = arg_str(
                   notice_one_line(m.letter.arena, str_words(m.letter.arena, s.given_name, s.family_name))),
               of = arg_str(notice_one_line(m.letter.arena, network.name));
    m.key = str_format(m.letter.arena, "ask:%lld:%lld", (long long)ask.id.n, (long long)ask.generation);
    m.subject = SAYS(&m, MSG_mail_stand_in_subject, name);
    letter_says(&m.letter,
                SAYS(&m, MSG_mail_stand_in_ask, name, of,
                     arg_str(format_date_range(m.letter.arena, m.lang, away.starts_on, away.ends_on))));
    letter_says(&m.letter, SAYS(&m, MSG_stand_in_about));
    letter_answer(&m.letter, SAYS(&m, MSG_mail_host_answer), notice_own_ask(&m, &ask));
    if (!notice_own_add(&m))
        return 0;
    ask_told(db, ask.id, site->now);
    return 1;
}

// ---- it ends ----

int64_t standing_in_end(struct db *db, const struct notice_site *site, const struct stand_in *s,
                        struct date today)
{
    tasks_back(db, s, site->now);
    if (!stand_in_leave(db, s, site->now))
        return 0;
    membership_leave(db, s->network, s->stand_in, site->now);
    leaver_gives_back(db, s->network, s->stand_in, today, site->now);
    return notice_person(db, site, s->network, s->stand_in);
}

static bool is_member(struct db *db, struct network_id network, struct person_id person)
{
    struct membership m;
    return membership_state(db, network, person, &m) && !m.left_at.is_set;
}

int64_t schedule_stand_ins(struct db *db, const struct schedule_turn *turn)
{
    struct stand_in_list open = stand_ins_open(db, turn->network);
    int64_t mails = 0;
    for (size_t i = 0; i < open.count; i++) {
        const struct stand_in *s = &open.at[i];
        struct away away;
        bool serves = s->state == STAND_IN_STATE_SERVING;
        bool goes_on =
            away_of(db, turn->network, s->person, &away) && date_compare(away.ends_on, turn->today) >= 0 &&
            is_member(db, turn->network, s->person) && (!serves || is_member(db, turn->network, s->stand_in));
        if (!goes_on)
            mails += standing_in_end(db, turn->site, s, turn->today);
        else if (serves)
            stand_in_follow(db, s, &away, turn->site->now);
    }
    return mails;
}
