// SPDX-License-Identifier: EUPL-1.2
// A function for each row of subjects.def, called in their order.
#include "web/subjects.h"

#include "sql/hosting.h"
#include "web/web.h"

#define PART(name, by_id, whole)                                                                             \
    static bool name##_load(struct web *w)                                                                   \
    {                                                                                                        \
        if (!w->path.name.n)                                                                                 \
            return true;                                                                                     \
        bool is_there = by_id(w->db, w->path.name, &w->name);                                                \
        bool fits = !w->path.whole.n || w->path.whole.n == w->name.whole.n;                                  \
        w->path.whole = w->name.whole;                                                                       \
        return is_there && fits;                                                                             \
    }
#define SUBJECT(name, by_id, standing_of)                                                                    \
    static bool name##_load(struct web *w)                                                                   \
    {                                                                                                        \
        if (!w->path.name.n)                                                                                 \
            return true;                                                                                     \
        if (w->actor.is_signed_in)                                                                           \
            standing_of(w->db, w->path.name, w->actor.account, w->actor.person, &w->standing);               \
        return by_id(w->db, w->path.name, &w->name);                                                         \
    }
#include "web/subjects.def"
#undef PART
#undef SUBJECT

/// Who hosts a gathering may do more in it than elsewhere in its network.
static void host_load(struct web *w)
{
    if (w->path.gathering.n && w->actor.person.is_set)
        gathering_is_hosted_by(w->db, w->path.gathering, w->actor.person.value, &w->standing.is_host);
}

bool subjects_load(struct web *w)
{
#define PART(name, ...) name##_load,
#define SUBJECT(name, ...) name##_load,
    static bool (*const loads[])(struct web * w) = {
#include "web/subjects.def"
    };
    for (size_t i = 0; i < sizeof loads / sizeof *loads; i++)
        if (!loads[i](w))
            return false;
    host_load(w);
    return true;
}
