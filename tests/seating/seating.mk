# `tvers seat` alone, which takes seconds to build where all of Tvers takes minutes: for the tests that want it from
# several compilers.
SEAT_OBJ := $(patsubst src/%.c,$(OUT)/%.o,$(wildcard src/base/*.c src/seating/*.c src/seating/*/*.c src/i18n/*.c src/cli/seat*.c) \
	$(patsubst %,src/cli/%.c,config input options progress say table) src/staff/decode.c src/staff/finding.c) $(OUT)/gen/i18n/messages.o

$(OUT)/seat: tests/seating/main.c $(SEAT_OBJ) | gen
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@

# The golfer table and the happy diners, cell by cell.
$(OUT)/seating-designs: bench/seating_designs.c $(filter $(OUT)/base/% $(OUT)/seating/%,$(SEAT_OBJ)) | gen
	$(CC) $(CFLAGS) $(LDFLAGS) $^ -lm -o $@
