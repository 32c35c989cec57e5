# Rules of the build-time generators: each tool reads plain files and writes C into build/gen.
# GEN_OBJ collects the objects of what they wrote.

GEN_OBJ :=

$(GEN)/tools/%: tools/%.c $(wildcard tools/*.h) src/base/arena.c src/base/bug.c src/base/buf.c src/base/str.c src/base/utf8.c
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) $(filter %.c,$^) $(TOOL_LIBS_$*) -o $@

gen:
