# The programs that the tests of mail and calendar drive: tests/mail/*.c, each with all of src/ but main.
MAIL_PROGRAMS := $(patsubst tests/mail/%.c,$(OUT)/tests/mail/%,$(wildcard tests/mail/*.c))

mail-programs: $(MAIL_PROGRAMS)
.PHONY: mail-programs

$(OUT)/tests/mail/%: tests/mail/%.c $(OUT)/libtvers.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@
