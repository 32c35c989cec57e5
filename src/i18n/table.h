// SPDX-License-Identifier: EUPL-1.2
// The tables that tools/messages.c writes and message.c reads.
//
//     message_tables[lang].forms[MSG_auth_wait] ---> .one   {first 0, count 2} ---> "Vent " {0}  " minutt"
//                                                    .other {first 2, count 2} ---> "Vent " {0}  " minutter"
#ifndef I18N_TABLE_H
#define I18N_TABLE_H

#include "base/str.h"
#include "i18n/lang.h"
#include "i18n/messages.h"

struct message_piece {
    struct str text;
    int argument; // that follows the text; -1: none, the form ends here
};

struct message_form {
    uint32_t first, count; // pieces
};

struct message_forms {
    struct message_form one, other;
};

struct message_table {
    const struct message_piece *pieces;
    const struct message_forms *forms;
};

struct message_shape {
    struct str key;
    size_t arguments;
    int chooser; // the argument that chooses the plural form; -1: there is one form
};

extern const struct message_table message_tables[];
extern const struct message_shape message_shapes[MSG_COUNT];

#endif
