// SPDX-License-Identifier: EUPL-1.2
// How long a staff list takes from bytes to people, all checks made. Usage: parse FILE ROUNDS. CPU milliseconds, a line for
// each round.
#include "staff/stafflist.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    enum { BYTES_MOST = 64 << 20 };
    char *bytes = malloc(BYTES_MOST);
    FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (!file || !bytes)
        return 2;
    struct str text = {bytes, fread(bytes, 1, BYTES_MOST, file)};
    fclose(file);
    for (int round = atoi(argv[2]); round > 0; round--) {
        struct arena *arena = arena_new();
        double start = now_ms();
        struct staff_list *list = staff_list_read(arena, text);
        printf("%.2f %zu\n", now_ms() - start, list->people.count);
        arena_free(arena);
    }
    free(bytes);
    return 0;
}
