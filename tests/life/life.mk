# A clock that the test of a municipality's five months moves.
$(OUT)/tests/life/clock.so: tests/life/clock.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -Werror -fPIC -shared $< -o $@
