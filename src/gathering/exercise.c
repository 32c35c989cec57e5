// SPDX-License-Identifier: EUPL-1.2
// The kit, in the order in which a day would use it.
#include "gathering/exercise.h"

#define TEXTS(name)                                                                                          \
    S_INIT(#name), MSG_exercise_##name##_title, MSG_exercise_##name##_aim, MSG_exercise_##name##_how

const struct exercise exercises[] = {
    {TEXTS(line), 15, 2, 0},    {TEXTS(object), 15, 3, 5},  {TEXTS(questions), 10, 2, 2},
    {TEXTS(thread), 15, 3, 5},  {TEXTS(gift), 20, 3, 5},    {TEXTS(map), 25, 3, 5},
    {TEXTS(bridge), 25, 3, 5},  {TEXTS(citizen), 30, 3, 5}, {TEXTS(case), 20, 3, 5},
    {TEXTS(mistake), 15, 3, 5}, {TEXTS(walk), 25, 2, 3},    {TEXTS(tomorrow), 15, 2, 2},
};
const size_t exercise_count = sizeof exercises / sizeof *exercises;

const struct exercise *exercise_by_name(struct str name)
{
    for (size_t i = 0; i < exercise_count; i++)
        if (str_is(exercises[i].name, name))
            return &exercises[i];
    return NULL;
}
