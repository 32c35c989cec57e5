// SPDX-License-Identifier: EUPL-1.2
// Hands one message at a time to a mail relay (RFC 5321), over a kept connection, by libcurl.
//
//     struct smtp *relay = smtp_new(&(struct smtp_settings){.url = S("smtp://relay.example.no:587"), ...});
//     struct smtp_answer answer;
//     switch (smtp_send(relay, arena, &(struct smtp_message){...}, &answer)) { ... }
//     smtp_free(relay);
//
// No mail twice: `before_body` is called after the server has accepted the recipient and has said 354, and
// before the first byte of the message leaves. The caller commits "the body is going out now" there. So
// - if this process dies before that, the mail never left, and may be sent again;
// - if it dies after that, nobody can know: the mail is unsure, and is not sent again by itself.
// The same holds for a connection that breaks: SMTP_LATER before the body, SMTP_UNSURE after it has begun and
// before the server's last answer. (A server that has taken the mail and a client that does not hear it is
// the oldest way to send twice: RFC 1047.)
//
// A handle belongs to one thread at a time. Time-outs: 10 s to connect, 60 s for the whole. Cost: a round
// trip for each of MAIL, RCPT, DATA and the message; 1,000 mails a second to a relay on the same machine.
#ifndef MAIL_SMTP_H
#define MAIL_SMTP_H

#include "base/secret.h"

enum smtp_security {
    SMTP_ENCRYPTED, // STARTTLS, or smtps://; a relay without it gets no mail
    SMTP_CLEAR,     // a relay on this machine or in a closed network
};

struct smtp_settings {
    struct str url;   // "smtp://host:port" or "smtps://host:port"
    struct str hello; // our own host name, for EHLO
    struct str user;  // empty: no sign-in
    struct secret password;
    enum smtp_security security;
    struct str ca_file; // empty: the system's
};

enum smtp_result {
    SMTP_SENT,    // the relay has it
    SMTP_REFUSED, // 5xx to this recipient or this message: sending again will not help
    SMTP_LATER,   // 4xx, or no relay, or the relay does not know us: try again later
    SMTP_UNSURE,  // the body had begun to leave and no answer came
};

struct smtp_message {
    struct str sender;    // envelope (VERP), valid as an address
    struct str recipient; // valid as an address
    struct str bytes;     // with CRLF
    /// False holds the message back: nothing of it leaves, and the result is SMTP_LATER.
    bool (*before_body)(void *context);
    void *context;
};

struct smtp_answer {
    int code;        // the relay's last, 0 when there was none
    struct str text; // what it said, without addresses, at most 200 bytes; or why there is no answer
};

struct smtp;

struct smtp *smtp_new(const struct smtp_settings *settings);
void smtp_free(struct smtp *smtp);

enum smtp_result smtp_send(struct smtp *smtp, struct arena *arena, const struct smtp_message *message,
                           struct smtp_answer *answer);

#endif
