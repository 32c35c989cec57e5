# The worker whose days the test of two years counts.
$(OUT)/tests/years/keeper: tests/years/keeper.c $(OUT)/libtvers.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@
