# `tvers flow` alone, which takes seconds to build where all of Tvers takes minutes: for the test that wants it from several
# compilers.
FLOW_OBJ := $(patsubst src/%.c,$(OUT)/%.o,$(wildcard src/base/*.c src/draw/*.c src/flow/*.c src/flow/*/*.c src/i18n/*.c src/cli/flow*.c) \
	$(patsubst %,src/cli/%.c,command_run config grid input interrupt options progress say table) src/staff/decode.c src/staff/finding.c) $(OUT)/gen/i18n/messages.o $(OUT)/gen/draw/style_sheet.o

$(OUT)/flow-alone: tests/flow/main.c $(FLOW_OBJ) | gen
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@
