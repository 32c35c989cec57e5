// SPDX-License-Identifier: EUPL-1.2
// The solver's process, and who waits for it.
#include "matching/prove.h"

#include "matching/prove_levels.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WAIT_MS = 20 };
static const double GRACE_SECONDS = 0.25; // for a solver that is about to say what it has

const struct level *levels_of(struct arena *arena, uint32_t ranks, enum aim aim, enum profile_kind kind,
                              uint32_t *count)
{
    struct level *level = NEW_ARRAY(arena, struct level, ranks + 4);
    level[0].kind = aim == AIM_MOST ? LEVEL_PLACED : LEVEL_BLOCKING;
    level[1].kind = aim == AIM_MOST ? LEVEL_BLOCKING : LEVEL_PLACED;
    for (uint32_t r = 0; r < ranks; r++)
        level[2 + r] = (struct level){LEVEL_PROFILE, kind == PROFILE_FIRST ? r + 1 : ranks - r};
    level[2 + ranks].kind = LEVEL_FIT;
    level[3 + ranks].kind = LEVEL_LOTS;
    *count = ranks + 4;
    return level;
}

bool level_is_plain(const struct proof *proof, struct level level)
{
    const struct score *s = &proof->score;
    uint32_t others = 0;
    switch (level.kind) {
    case LEVEL_BLOCKING: return s->blocking == 0;
    case LEVEL_PLACED: return s->placed == proof->largest;
    case LEVEL_PROFILE:
        for (uint32_t r = 0; r < proof->market->ranks; r++)
            others += (proof->kind == PROFILE_FIRST ? r < level.rank : r >= level.rank) ? s->profile[r] : 0;
        return proof->kind == PROFILE_FIRST ? others == s->placed : s->profile[level.rank - 1] == 0;
    case LEVEL_FIT:
    case LEVEL_LOTS: return s->placed == 0;
    }
    return false;
}

struct proof proof_new(struct arena *arena, const struct market *market, enum aim aim, enum profile_kind kind,
                       const struct placement *plan, uint32_t largest)
{
    struct proof p = {.market = market, .aim = aim, .kind = kind, .largest = largest, .bound = INFINITY};
    p.level = levels_of(arena, market->ranks, aim, kind, &p.level_count);
    p.plan = placement_empty(arena, market);
    placement_copy(market, &p.plan, plan);
    p.score = score_of(arena, market, plan);
    p.stability = p.score.blocking ? STABILITY_UNKNOWN : STABILITY_FOUND;
    while (p.levels < p.level_count && level_is_plain(&p, p.level[p.levels]))
        p.levels++;
    if (p.levels < p.level_count && p.level[p.levels].kind == LEVEL_PLACED)
        p.bound = largest;
    return p;
}

/// What the process says of a proof; the plan follows, a number for each person.
struct message {
    uint32_t proof, levels;
    enum stability stability;
    double bound;
};

struct sender {
    int out;
    uint32_t proof;
};

static bool write_all(int out, const void *at, size_t len)
{
    for (const char *from = at; len;) {
        ssize_t n = write(out, from, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        from += n;
        len -= (size_t)n;
    }
    return true;
}

/// False when the other end has closed.
static bool read_all(int in, void *to, size_t len)
{
    for (char *at = to; len;) {
        ssize_t n = read(in, at, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        len -= (size_t)n;
    }
    return true;
}

static void report(const struct climb *c)
{
    const struct sender *s = c->arg;
    const struct proof *p = c->proof;
    struct message m = {s->proof, p->levels, p->stability, p->bound};
    if (!write_all(s->out, &m, sizeof m) ||
        !write_all(s->out, p->plan.at, p->market->people * sizeof *p->plan.at))
        _exit(0); // nobody reads any more
}

enum { PIPE_FILE = 3 };

/// What the solver prints is for nobody; connections and files of the one who waits are not to be held open.
static void files_close(int out)
{
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) {
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
    }
    if (out != PIPE_FILE)
        dup2(out, PIPE_FILE);
    close_range(PIPE_FILE + 1, UINT32_MAX, 0);
}

/// Ctrl-C is for the one who waits.
__attribute__((noreturn)) static void work(struct proof **proofs, uint32_t count, const struct effort *effort,
                                           int out, double until)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL); // whoever waits may be killed: then nobody needs this
    signal(SIGINT, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    files_close(out);
    double wishes = 0;
    for (uint32_t i = 0; i < count; i++)
        wishes += proofs[i]->market->wishes;
    for (uint32_t i = 0; i < count; wishes -= proofs[i++]->market->wishes) {
        struct sender sender = {PIPE_FILE, i};
        double share =
            proofs[i]->market->wishes / wishes; // of the time; what is left over goes on to the next
        double now = effort->now(effort->arg), end = until > 0 ? now + share * (until - now) : 0;
        struct climb climb = {proofs[i], effort, end, report, &sender};
        climb_levels(&climb);
        report(&climb);
    }
    _exit(0);
}

/// Believes the plan when it is sound and no worse, and a proof when its plan is believed.
static void message_take(struct arena *scratch, const struct message *said, struct proof *p,
                         const struct placement *plan)
{
    const struct market *m = p->market;
    for (uint32_t i = 0; i < m->people; i++)
        if (plan->at[i] != MATCH_NONE && (plan->at[i] >= m->wishes || m->wish[plan->at[i]].person != i))
            return;
    if (!occupancy_of(scratch, m, plan).holds)
        return;
    struct score score = score_of(scratch, m, plan);
    if (score_compare(&score, &p->score, m->ranks, p->aim, p->kind) < 0)
        return;
    placement_copy(m, &p->plan, plan);
    score_keep(&p->score, &score, m->ranks);
    p->levels = said->levels;
    p->bound = said->bound;
    p->stability = score.blocking ? said->stability : STABILITY_FOUND;
}

static bool message_read(int in, struct proof **proofs, uint32_t count)
{
    struct message said;
    if (!read_all(in, &said, sizeof said) || said.proof >= count)
        return false;
    struct proof *p = proofs[said.proof];
    struct arena *scratch = arena_new();
    struct placement plan = placement_empty(scratch, p->market);
    bool whole = read_all(in, plan.at, p->market->people * sizeof *plan.at) && said.levels <= p->level_count;
    if (whole)
        message_take(scratch, &said, p, &plan);
    arena_free(scratch);
    return whole;
}

/// Reads until the process has said all, or its time is up; then what it has said and nobody has read yet.
static void listen(int in, struct proof **proofs, uint32_t count, const struct effort *effort, double until)
{
    struct pollfd wait = {.fd = in, .events = POLLIN};
    while (!(effort->stop && effort->stop(effort->arg)) &&
           !(until > 0 && effort->now(effort->arg) > until + GRACE_SECONDS))
        if (poll(&wait, 1, WAIT_MS) > 0 && !message_read(in, proofs, count))
            return;
    while (poll(&wait, 1, 0) > 0 && message_read(in, proofs, count)) {
    }
}

/// Ends the process. Whether it broke down by itself.
static bool end(pid_t child)
{
    int status = 0;
    kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL;
}

bool prove(struct proof **proofs, uint32_t count, const struct effort *effort, double until)
{
    int ends[2];
    if (!count)
        return true;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        work(proofs, count, effort, ends[1], until);
    }
    close(ends[1]);
    bool broken = child < 0;
    if (child > 0) {
        listen(ends[0], proofs, count, effort, until);
        broken = end(child);
    }
    close(ends[0]);
    return !broken;
}
