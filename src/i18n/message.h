// SPDX-License-Identifier: EUPL-1.2
// The texts of the program in four languages, with typed arguments.
//
//     struct str s = TEXT(arena, lang, MSG_frame_skip);
//     struct str s = TEXT(arena, lang, MSG_auth_wait, arg_int(3));
//     message_write(&out, lang, MSG_auth_wait, (struct arg[]){arg_int(3)}, 1);
//
// A text stands in po/ (script/messages adds one); its arguments are its {placeholders} in the order of their
// first appearance in the English text. A wrong number of arguments is a BUG(). In a plural text {count}
// chooses the form. Texts are plain: whoever puts one into HTML escapes it. Cost: linear in what is written;
// no look-up by name.
#ifndef I18N_MESSAGE_H
#define I18N_MESSAGE_H

#include "base/buf.h"
#include "base/date.h"
#include "i18n/lang.h"
#include "i18n/messages.h"

enum arg_kind {
    ARG_INT,
    ARG_PLAIN,
    ARG_NUMBER,
    ARG_PERCENT,
    ARG_STR,
    ARG_TEXT,
    ARG_DATE,
    ARG_DAY,
    ARG_WALL,
    ARG_TIME
};

struct arg {
    enum arg_kind kind;
    int decimals;
    union {
        int64_t integer;
        double number;
        struct str str;
        enum message text;
        struct date date;
        struct wall wall;
    };
};

struct arg arg_int(int64_t n);                        // "1 234", chooses plural forms
struct arg arg_plain(int64_t n);                      // "2026": years and numbers that name something
struct arg arg_number(double value, int decimals);    // "1 234,5", chooses plural forms
struct arg arg_percent(double percent, int decimals); // 12.5 gives "12,5 %"
struct arg arg_str(struct str s);
struct arg arg_text(enum message m); // a text without arguments
struct arg arg_date(struct date d);  // "3. desember 2026"
struct arg arg_day(struct date d);   // "torsdag 3. desember 2026"
struct arg arg_wall(struct wall w);  // "torsdag 3. desember 2026 kl. 13.00"
struct arg arg_time(int32_t minute); // "kl. 13.00"

void message_write(struct buf *out, enum lang lang, enum message m, const struct arg *args, size_t count);
struct str message_text(struct arena *arena, enum lang lang, enum message m, const struct arg *args,
                        size_t count);
/// How many arguments the text takes.
size_t message_arguments(enum message m);
/// The key of a text as it stands in po/: "auth_wait".
struct str message_key(enum message m);

/// TEXT(arena, lang, message, arguments...), with none to twelve arguments.
#define TEXT(arena, lang, ...)                                                                               \
    TEXT_PICK_(__VA_ARGS__, TEXT_ARGS_, TEXT_ARGS_, TEXT_ARGS_, TEXT_ARGS_, TEXT_ARGS_, TEXT_ARGS_,          \
               TEXT_ARGS_, TEXT_ARGS_, TEXT_ARGS_, TEXT_ARGS_, TEXT_ARGS_, TEXT_ARGS_, TEXT_BARE_, )         \
    (arena, lang, __VA_ARGS__)
#define TEXT_PICK_(m, a, b, c, d, e, f, g, h, i, j, k, l, picked, ...) picked
#define TEXT_BARE_(arena, lang, m) message_text((arena), (lang), (m), NULL, 0)
#define TEXT_ARGS_(arena, lang, m, ...)                                                                      \
    message_text((arena), (lang), (m), (const struct arg[]){__VA_ARGS__},                                    \
                 sizeof((const struct arg[]){__VA_ARGS__}) / sizeof(struct arg))

#endif
