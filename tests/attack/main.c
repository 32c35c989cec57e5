// SPDX-License-Identifier: EUPL-1.2
// attack SECONDS [SEED]: requests by chance for so long; the same seed gives the same requests.
#include "attack.h"

#include "base/bug.h"

#include <stdio.h>
#include <time.h>

int main(int argc, char **argv)
{
    int64_t seconds = 0, seed = time(NULL);
    if (argc < 2 || !str_int(str_from(argv[1]), &seconds) || (argc > 2 && !str_int(str_from(argv[2]), &seed)))
        die("use: attack SECONDS [SEED]");
    struct arena *arena = arena_new();
    struct str folder = str_format(arena, "build/attack-%lld", (long long)seed);
    printf("attack: seed %lld, %lld s; the request at hand is %.*s/request\n", (long long)seed,
           (long long)seconds, STR(folder));
    fflush(stdout);
    struct attack *a = attack_new(folder, (uint64_t)seed);
    struct dice dice = dice_of_seed((uint64_t)seed);
    attack_all_routes(a, &dice);
    for (time_t end = time(NULL) + seconds; time(NULL) < end;)
        attack_step(a, &dice);
    attack_all_fields(a, &dice);
    bool is_fine = attack_report(a);
    int64_t steps = a->steps, findings = a->findings;
    attack_free(a);
    arena_free(arena);
    printf("attack: %lld passed, %lld failed\n", (long long)(steps - findings),
           (long long)findings + (findings == 0 && !is_fine));
    return !is_fine;
}
