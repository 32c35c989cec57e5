// SPDX-License-Identifier: EUPL-1.2
// Fuzzes whole requests through web_handle(), signed in as each role: the bytes of an input decide what
// tests/attack/ does next, and its judge says what must hold of each answer.
#include "../tests/attack/attack.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { STEPS_MOST = 20 };

static struct attack *attack; // libFuzzer gives no argument; it ends without a chance to free it

static void begin(void)
{
    char folder[60];
    struct dice first = dice_of_seed(1);
    snprintf(folder, sizeof folder, "build/fuzz/attack-%d", (int)getpid());
    attack = attack_new(str_from(folder), 0);
    attack_all_routes(attack, &first); // so that there are pages to choose from
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct dice dice = dice_of_bytes(data, size);
    if (!attack)
        begin();
    for (int i = 0; i < STEPS_MOST && !dice_used_up(&dice); i++)
        attack_step(attack, &dice);
    if (attack->findings)
        abort();
    return 0;
}
