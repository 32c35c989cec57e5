# The server that the raw-byte tests talk to, and the tests: alone, behind nginx and behind HAProxy.

$(OUT)/tests/wire/server.o: tests/wire/server.c | gen
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(OUT)/tests/wire-server: $(OUT)/tests/wire/server.o $(OUT)/libtvers.a
	$(CC) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@

.PHONY: wire
wire: $(OUT)/tests/wire-server
	node tests/wire/run.mjs $<
	node tests/wire/run.mjs $< --behind nginx
	node tests/wire/run.mjs $< --behind haproxy
