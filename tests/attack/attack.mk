# The attacker of tests/attack/, in the suite by its own main.c and in libFuzzer by fuzz/handle.c.
ATTACK_PARTS := $(patsubst tests/%.c,$(OUT)/tests/%.o,$(filter-out %/main.c,$(wildcard tests/attack/*.c)))

$(OUT)/tests/attack/%.o: tests/attack/%.c | gen
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(OUT)/attack: $(OUT)/tests/attack/main.o $(ATTACK_PARTS) $(OUT)/libtvers.a
	$(CC) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@

$(OUT)/fuzzers/handle: $(ATTACK_PARTS)
