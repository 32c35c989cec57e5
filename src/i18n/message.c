// SPDX-License-Identifier: EUPL-1.2
// Writes a text: its pieces, with the arguments between them.
#include "i18n/message.h"

#include "base/bug.h"
#include "i18n/format.h"
#include "i18n/plural.h"
#include "i18n/table.h"

enum { TEXT_BYTES_MOST = 1 << 20 };

struct arg arg_int(int64_t n)
{
    return (struct arg){.kind = ARG_INT, .integer = n};
}

struct arg arg_plain(int64_t n)
{
    return (struct arg){.kind = ARG_PLAIN, .integer = n};
}

struct arg arg_number(double value, int decimals)
{
    return (struct arg){.kind = ARG_NUMBER, .decimals = decimals, .number = value};
}

struct arg arg_percent(double percent, int decimals)
{
    return (struct arg){.kind = ARG_PERCENT, .decimals = decimals, .number = percent};
}

struct arg arg_str(struct str s)
{
    return (struct arg){.kind = ARG_STR, .str = s};
}

struct arg arg_text(enum message m)
{
    return (struct arg){.kind = ARG_TEXT, .text = m};
}

struct arg arg_date(struct date d)
{
    return (struct arg){.kind = ARG_DATE, .date = d};
}

struct arg arg_day(struct date d)
{
    return (struct arg){.kind = ARG_DAY, .date = d};
}

struct arg arg_wall(struct wall w)
{
    return (struct arg){.kind = ARG_WALL, .wall = w};
}

struct arg arg_time(int32_t minute)
{
    return (struct arg){.kind = ARG_TIME, .integer = minute};
}

static void arg_write(struct buf *out, enum lang lang, const struct arg *arg)
{
    switch (arg->kind) {
    case ARG_INT: buf_str(out, format_int(out->arena, lang, arg->integer)); break;
    case ARG_PLAIN: buf_int(out, arg->integer); break;
    case ARG_NUMBER: buf_str(out, format_number(out->arena, lang, arg->number, arg->decimals)); break;
    case ARG_PERCENT: buf_str(out, format_percent(out->arena, lang, arg->number, arg->decimals)); break;
    case ARG_STR: buf_str(out, arg->str); break;
    case ARG_TEXT: message_write(out, lang, arg->text, NULL, 0); break;
    case ARG_DATE: buf_str(out, format_date(out->arena, lang, arg->date)); break;
    case ARG_DAY: buf_str(out, format_day(out->arena, lang, arg->date)); break;
    case ARG_WALL: buf_str(out, format_wall(out->arena, lang, arg->wall)); break;
    case ARG_TIME: buf_str(out, format_time(out->arena, lang, (int32_t)arg->integer)); break;
    }
}

static enum plural arg_plural(enum lang lang, const struct arg *arg)
{
    if (arg->kind == ARG_NUMBER)
        return plural_of_number(lang, arg->number, arg->decimals);
    ASSERT(arg->kind == ARG_INT || arg->kind == ARG_PLAIN);
    return plural_of_int(arg->integer);
}

static const struct message_form *form_choose(enum lang lang, enum message m, const struct arg *args)
{
    const struct message_forms *forms = &message_tables[lang].forms[m];
    int chooser = message_shapes[m].chooser;
    if (chooser < 0)
        return &forms->other;
    ASSERT(args);
    return arg_plural(lang, &args[chooser]) == PLURAL_ONE ? &forms->one : &forms->other;
}

void message_write(struct buf *out, enum lang lang, enum message m, const struct arg *args, size_t count)
{
    if (count != message_shapes[m].arguments)
        BUG("%.*s takes %zu arguments, not %zu", STR(message_key(m)), message_shapes[m].arguments, count);
    const struct message_form *form = form_choose(lang, m, args);
    const struct message_piece *piece = message_tables[lang].pieces + form->first;
    for (uint32_t i = 0; i < form->count; i++, piece++) {
        buf_str(out, piece->text);
        if (piece->argument < 0)
            continue;
        ASSERT(args);
        arg_write(out, lang, &args[piece->argument]);
    }
}

struct str message_text(struct arena *arena, enum lang lang, enum message m, const struct arg *args,
                        size_t count)
{
    struct buf out = buf_new(arena, TEXT_BYTES_MOST);
    message_write(&out, lang, m, args, count);
    return buf_get(&out);
}

size_t message_arguments(enum message m)
{
    return message_shapes[m].arguments;
}

struct str message_key(enum message m)
{
    return message_shapes[m].key;
}
