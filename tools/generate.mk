# Rules of the build-time generators: each tool reads plain files and writes C into build/gen.
# GEN_OBJ collects the objects of what they wrote.

GEN_OBJ :=

$(GEN)/tools/%: tools/%.c $(wildcard tools/*.h) src/base/arena.c src/base/bug.c src/base/buf.c src/base/str.c src/base/utf8.c
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) $(filter %.c,$^) $(TOOL_LIBS_$*) -o $@

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
