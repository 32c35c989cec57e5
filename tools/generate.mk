# Rules of the build-time generators: each tool reads plain files and writes C into build/gen.
# GEN_OBJ collects the objects of what they wrote.

GEN_OBJ :=

$(GEN)/tools/%: tools/%.c $(wildcard tools/*.h) src/base/arena.c src/base/bug.c src/base/buf.c src/base/str.c src/base/utf8.c
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) $(filter %.c,$^) $(TOOL_LIBS_$*) -o $@

# SQL. The folders' own times tell of files that came or went.
SQL := $(sort $(wildcard sql/*.sql)) $(sort $(wildcard sql/schema/*.sql))
SQL_NAMES := $(basename $(notdir $(wildcard sql/*.sql))) types catalog
TEST_SQL := $(sort $(wildcard tests/unit/sql/*.sql)) $(sort $(wildcard tests/unit/sql/schema/*.sql))
TEST_SQL_NAMES := $(basename $(notdir $(wildcard tests/unit/sql/*.sql))) types catalog
GEN_OBJ += $(SQL_NAMES:%=$(OUT)/gen/sql/%.o) $(TEST_SQL_NAMES:%=$(OUT)/gen/testsql/%.o)

$(GEN)/tools/queries: $(wildcard tools/queries_*.c)
$(GEN)/sql/.stamp: $(GEN)/tools/queries $(SQL) sql sql/schema
	@mkdir -p $(@D)
	$< $(@D) $(SQL)
	@touch $@
$(GEN)/testsql/.stamp: $(GEN)/tools/queries $(TEST_SQL) tests/unit/sql tests/unit/sql/schema
	@mkdir -p $(@D)
	$< $(@D) $(TEST_SQL)
	@touch $@
$(GEN)/sql/%.c $(GEN)/sql/%.h: $(GEN)/sql/.stamp ;
$(GEN)/testsql/%.c $(GEN)/testsql/%.h: $(GEN)/testsql/.stamp ;
gen: $(GEN)/sql/.stamp $(GEN)/testsql/.stamp

gen:

# Texts: po/ -> i18n/messages.h, messages.c, messages.tsv (what the templates are checked against).
TOOL_LIBS_messages := -lgettextpo
MESSAGES := $(GEN)/i18n/messages.h $(GEN)/i18n/messages.c $(GEN)/i18n/messages.tsv
$(GEN)/i18n/stamp: $(GEN)/tools/messages po/tvers.pot po/nb.po po/nn.po po/da.po
	@mkdir -p $(@D)
	$< po $(@D)
	@touch $@
$(MESSAGES): $(GEN)/i18n/stamp ;
gen: $(MESSAGES)
GEN_OBJ += $(OUT)/gen/i18n/messages.o
