# Tvers: `make` builds with sanitizers (the developers' default), `make RELEASE=1` what is shipped.
#
#   make            build/debug/tvers            make test       the unit tests
#   make RELEASE=1  build/release/tvers          make CC=clang   the other compiler (build/debug-clang/)
#   make format     lay the code out             make lint       clang-tidy, cppcheck
#   make install    under /usr/local, or PREFIX=
#
# Adding a source file, a statement, a template, a text or an asset edits no line here: all are found by wildcard.

IS_CLANG := $(findstring clang,$(notdir $(CC)))
VARIANT := $(if $(FUZZ),fuzz,$(if $(RELEASE),release,$(if $(COV),coverage,debug))$(if $(IS_CLANG),-clang))
OUT := build/$(VARIANT)
GEN := build/gen

PKGS := sqlite3 libpq jansson libcurl libical libsodium icu-uc icu-i18n gmime-3.0 cbc libcmark-gfm libqrencode libzip
PKG_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS)))
PKG_LIBS := -Wl,--as-needed $(shell pkg-config --libs $(PKGS)) -lcmark-gfm-extensions # what a program calls itself, and no more

WARN := -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wvla -Wformat=2 -Wstrict-prototypes \
	-Wmissing-prototypes -Wswitch-enum -Wcast-qual -Wnull-dereference -Wwrite-strings -Werror
HARDEN := -fstack-protector-strong -fstack-clash-protection -fno-strict-aliasing -fno-delete-null-pointer-checks -fPIE \
	$(if $(IS_CLANG),,-ftrivial-auto-var-init=zero)
DEBUG_FLAGS := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer \
	$(if $(IS_CLANG),,-Wno-maybe-uninitialized) # gcc's guess is noise in instrumented code
DEBUG_FLAGS += $(if $(FUZZ),-fsanitize=fuzzer-no-link)
LINKER := $(if $(shell command -v ld.gold),-fuse-ld=gold) # of the fifty test programs, in a quarter of the time
FLAGS := $(if $(RELEASE),-O2 -g -D_FORTIFY_SOURCE=3,$(if $(COV),-O0 -g --coverage,$(DEBUG_FLAGS)))
CFLAGS += -std=c17 -D_GNU_SOURCE -ffp-contract=off $(WARN) $(HARDEN) $(FLAGS) -Isrc -I$(GEN) $(PKG_CFLAGS) -pthread
LDFLAGS += $(FLAGS) $(if $(RELEASE),,$(LINKER)) -pthread -pie -Wl,-z,relro,-z,now,-z,noexecstack
TOOL_CFLAGS := -std=c17 -D_GNU_SOURCE $(WARN) $(DEBUG_FLAGS) -Isrc

SRC := $(wildcard src/*/*.c src/*/*/*.c)
MAIN := src/cli/main.c
OBJ := $(patsubst src/%.c,$(OUT)/%.o,$(filter-out $(MAIN),$(SRC)))
TESTS := $(patsubst tests/unit/%.c,$(OUT)/tests/%,$(wildcard tests/unit/*_test.c))
TEST_SHARED := $(patsubst tests/unit/%.c,$(OUT)/tests/%.o,$(filter-out %_test.c,$(wildcard tests/unit/*.c)))

all: $(OUT)/tvers
.PHONY: all test test-programs install format lint cppcheck clean gen fuzz fuzz-run
.DELETE_ON_ERROR:
.SECONDARY:

# What the generators make: typed SQL calls, page functions, texts, routes, embedded files. A stamp for each, so that
# a generator that writes the same bytes again rebuilds nothing.
include tools/generate.mk

MAKEFLAGS += --no-builtin-rules
ifndef V
.SILENT:
endif

$(OUT)/%.o: src/%.c | gen
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(OUT)/gen/%.o: $(GEN)/%.c | gen
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(OUT)/libtvers.a: $(OBJ) $(GEN_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^

$(OUT)/tvers: $(OUT)/cli/main.o $(OUT)/libtvers.a
	$(CC) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@
	$(if $(RELEASE),objcopy --only-keep-debug $@ $@.debug && strip $@ && objcopy --add-gnu-debuglink=$@.debug $@)

$(OUT)/tests/%.o: tests/unit/%.c | gen
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(OUT)/tests/%_test: $(OUT)/tests/%_test.o $(TEST_SHARED) $(OUT)/libtvers.a
	$(CC) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@

test: $(TESTS)
	@status=0; for t in $(TESTS); do $$t || status=1; done; exit $$status

# Every fuzz/NAME.c with libFuzzer, from the seeds in fuzz/corpus/NAME; what it finds by itself stays in build/fuzz/corpus.
# FUZZ_SECONDS=3600 gives each an hour, ONLY=http_form runs one.
FUZZ_SECONDS ?= 10
FUZZERS := $(patsubst fuzz/%.c,$(OUT)/fuzzers/%,$(wildcard fuzz/$(or $(ONLY),*).c))
FUZZ_OPTIONS := -max_total_time=$(FUZZ_SECONDS) -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1 -artifact_prefix=build/fuzz/found-

fuzz:
	+$(MAKE) FUZZ=1 CC=clang fuzz-run

fuzz-run: $(FUZZERS)
	@passed=0 failed=0; for f in $(FUZZERS); do \
		name=$$(basename $$f); seconds=10; [ $$name != handle ] || seconds=120; log=$(OUT)/$$name.log; mkdir -p $(OUT)/corpus/$$name; \
		if $$f $(FUZZ_OPTIONS) -timeout=$$seconds $(OUT)/corpus/$$name $$(ls -d fuzz/corpus/$$name 2>/dev/null) >$$log 2>&1; \
		then passed=$$((passed + 1)); sed -n "s/^stat::number_of_executed_units: */$$name, inputs: /p" $$log; \
		else failed=$$((failed + 1)); tail -40 $$log; echo "FAILED $$name"; fi; \
	done; echo "fuzz: $$passed passed, $$failed failed"; [ $$failed = 0 ]

$(OUT)/fuzzers/%: fuzz/%.c $(OUT)/libtvers.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -fsanitize=fuzzer -MMD -MP -c $< -o $@.o
	$(CC) $(LDFLAGS) -fsanitize=fuzzer $@.o $(filter %.o,$^) $(OUT)/libtvers.a $(PKG_LIBS) -lm -o $@

format:
	clang-format -i $(SRC) $(wildcard src/*/*.h src/*/*/*.h tools/*.[ch] fuzz/*.c $(patsubst %,tests/%/*.[ch],attack flow mail seating unit wire))

# The program, a manual page for each command, and what an operator starts from.
PREFIX ?= /usr/local
install:
	$(MAKE) RELEASE=1
	script/man build/release/tvers build/man
	install -D -m 755 build/release/tvers $(DESTDIR)$(PREFIX)/bin/tvers
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man1 build/man/*.1
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/tvers README.md LICENSE deploy/tvers.service deploy/nginx.conf deploy/haproxy.cfg

# What two analyzers find. clang-tidy takes one file at a time: over several its notion of va_list goes astray. cppcheck does not
# follow what a function fills, nor compound literals behind a question mark.
CPPCHECK_LEAVES := missingIncludeSystem unknownMacro internalAstError legacyUninitvar uninitvar
lint: cppcheck
	printf '%s\n' $(SRC) | xargs -P$(shell nproc) -n1 sh -c 'clang-tidy --quiet "$$@" -- -std=c17 -D_GNU_SOURCE -Isrc -I$(GEN) $(PKG_CFLAGS)' tidy

cppcheck: gen
	cppcheck --quiet -j$(shell nproc) --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
		$(CPPCHECK_LEAVES:%=--suppress=%) -Isrc -I$(GEN) src

clean:
	rm -rf build

-include tests/*/*.mk

test-programs: $(TESTS) $(MAIL_PROGRAMS) $(OUT)/tests/wire-server $(OUT)/seat $(OUT)/attack
-include $(wildcard $(OUT)/*/*.d $(OUT)/*/*/*.d $(OUT)/*/*/*/*.d)
