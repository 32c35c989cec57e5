# Studies by chance, of which tests/flow/errors counts how often the tests of networks err.

$(OUT)/tests/flow/errors.o: tests/flow/errors.c | gen
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(OUT)/flow-errors: $(OUT)/tests/flow/errors.o $(OUT)/libtvers.a
	$(CC) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@
