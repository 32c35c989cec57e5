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

# Pages: html/SUBJECT/NAME.html -> html/SUBJECT/NAME.h, NAME.c; what was made of a template that is gone goes too.
# The second set serves tests/unit/templates_test.c only.
TEMPLATE_PARTS := tools/template_source.c tools/template_place.c tools/template_texts.c \
	tools/template_expression.c tools/template_view.c tools/tool.c
TEMPLATES := $(wildcard html/*/*.html)
TEMPLATES_MADE = $(foreach t,$(TEMPLATES:.html=),$(GEN)/$t.h $(GEN)/$t.c)
$(GEN)/tools/templates: $(TEMPLATE_PARTS)
$(GEN)/html/.stamp: $(GEN)/tools/templates $(GEN)/i18n/messages.tsv $(TEMPLATES) html $(wildcard html/*)
	@mkdir -p $(@D)
	@rm -f $(filter-out $(TEMPLATES_MADE),$(wildcard $(GEN)/html/*.[ch] $(GEN)/html/*/*.[ch]))
	$< $(GEN) $(GEN)/i18n/messages.tsv $(TEMPLATES)
	@touch $@
$(GEN)/html/%.c $(GEN)/html/%.h: $(GEN)/html/.stamp ;
gen: $(GEN)/html/.stamp
GEN_OBJ += $(patsubst html/%.html,$(OUT)/gen/html/%.o,$(TEMPLATES))

TEST_TEMPLATES := $(wildcard tests/templates/*.html)
$(GEN)/tests/templates/.stamp: $(GEN)/tools/templates $(GEN)/i18n/messages.tsv $(TEST_TEMPLATES)
	@mkdir -p $(@D)
	$< $(GEN) $(GEN)/i18n/messages.tsv $(TEST_TEMPLATES)
	@touch $@
$(GEN)/tests/templates/%.c $(GEN)/tests/templates/%.h: $(GEN)/tests/templates/.stamp ;
gen: $(GEN)/tests/templates/.stamp
$(OUT)/tests/templates_test: $(patsubst tests/templates/%.html,$(OUT)/gen/tests/templates/%.o,$(TEST_TEMPLATES))

# Addresses: src/web/routes.def -> web/routes.h, routes.c and url/urls.h, urls.c. The second table serves
# tests/unit/routes_test.c only.
ROUTES_MADE = web/routes url/urls
$(GEN)/tools/routes: tools/routes_write.c tools/routes_urls.c tools/tool.c
$(GEN)/web/.stamp: $(GEN)/tools/routes src/web/routes.def
	@mkdir -p $(@D)
	$< $(GEN) src/web/routes.def
	@touch $@
$(GEN)/testweb/.stamp: $(GEN)/tools/routes tests/unit/routes.def
	@mkdir -p $(@D)
	$< $(@D) tests/unit/routes.def
	@touch $@
$(foreach made,$(ROUTES_MADE),$(GEN)/$(made).c $(GEN)/$(made).h): $(GEN)/web/.stamp ;
$(foreach made,$(ROUTES_MADE),$(GEN)/testweb/$(made).c $(GEN)/testweb/$(made).h): $(GEN)/testweb/.stamp ;
gen: $(GEN)/web/.stamp $(GEN)/testweb/.stamp
GEN_OBJ += $(ROUTES_MADE:%=$(OUT)/gen/%.o)
$(OUT)/tests/routes_test: $(OUT)/tests/routes_test.o $(ROUTES_MADE:%=$(OUT)/gen/testweb/%.o) $(OUT)/tests/test.o $(OUT)/libtvers.a
	$(CC) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@ # its own table comes before the library's

# Files that are served: assets/ and what assets/from-npm names -> assets/assets.h, assets.c. As node does, the folder
# above is looked into too, so that several work trees share one node_modules.
TOOL_LIBS_embed := -lz
NODE_MODULES := $(firstword $(wildcard node_modules ../node_modules) node_modules)
ASSETS := $(sort $(shell find assets -type f -not -name '.*'))
$(NODE_MODULES):
	@echo "$@ is missing, and with it the style sheet and the typeface: run script/setup" >&2; exit 1
$(GEN)/tools/embed: tools/tool.c
$(GEN)/assets/.stamp: $(GEN)/tools/embed $(ASSETS) $(shell find assets -type d) | $(NODE_MODULES)
	@mkdir -p $(@D)
	$< $(@D) assets $(NODE_MODULES) $(ASSETS)
	@touch $@
$(GEN)/assets/%.c $(GEN)/assets/%.h: $(GEN)/assets/.stamp ;
gen: $(GEN)/assets/.stamp
GEN_OBJ += $(OUT)/gen/assets/assets.o
$(OUT)/tests/asset_test: PKG_LIBS += -lz

# The style sheet of drawings, which one that stands alone carries: assets/css/drawing.css -> draw/style_sheet.c.
$(GEN)/draw/style_sheet.c: assets/css/drawing.css
	@mkdir -p $(@D)
	{ echo '#pragma GCC diagnostic ignored "-Woverlength-strings"'; echo '#include "draw/style.h"'; \
	  echo 'const struct str draw_style = S_INIT('; sed 's/["\\]/\\&/g; s/.*/"&\\n"/' $<; echo ');'; } >$@
gen: $(GEN)/draw/style_sheet.c
GEN_OBJ += $(OUT)/gen/draw/style_sheet.o

# What is words in the demo: demo/LANG.txt -> demo/LANG.c.
DEMO := $(wildcard demo/*.txt)
$(GEN)/tools/demo: tools/tool.c
$(GEN)/demo/.stamp: $(GEN)/tools/demo $(DEMO)
	@mkdir -p $(@D)
	$< $(@D) $(DEMO)
	@touch $@
$(GEN)/demo/%.c: $(GEN)/demo/.stamp ;
gen: $(GEN)/demo/.stamp
GEN_OBJ += $(patsubst demo/%.txt,$(OUT)/gen/demo/%.o,$(DEMO))
