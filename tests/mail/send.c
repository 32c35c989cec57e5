// SPDX-License-Identifier: EUPL-1.2
// Sends sample mails to a relay, as the tests tell it to on standard input; see run.mjs.
//
//   send URL [clear|encrypted [CA-FILE [USER PASSWORD]]]
//
// Each line "KIND RECIPIENT [SENDER]" is one mail; the kinds are those of sample() below. When the body is
// about to leave, it prints "before_body" and waits for a line: "go" sends it, anything else holds it back.
// Then it prints "SENT|REFUSED|LATER|UNSURE code text".
#include "calendar/ical.h"
#include "mail/mime.h"
#include "mail/smtp.h"

#include <stdio.h>
#include <string.h>

static struct calendar_event event_sample(struct str recipient)
{
    return (struct calendar_event){
        .uid = S("g12-p7@tvers.example"),
        .sequence = 0,
        .stamp = {INT64_C(1790000000) * US_PER_SECOND},
        .starts = {date_of(2026, 12, 3), 13 * 60},
        .ends = {date_of(2026, 12, 3), 15 * 60},
        .zone = ZONE_OSLO,
        .summary = S("Nettverk på tvers: hva er en god overgang mellom barnehage, skole og helse?"),
        .location = S("Rådhuset, møterom «Fjorden»; 2. etasje"),
        .description = S("Ta med ett spørsmål.\nServering kl. 12.45.\n\\o/ \"hei\""),
        .url = S("https://tvers.example/gatherings/12?a=1,2;b"),
        .category = S("Tvers"),
        .organizer = {S("Tvers i Bærum"), S("nettverk+12@tvers.example")},
        .attendee = {S("Kåre \"Ka\" Ødegård, seksjon Ø"), recipient},
        .rsvp = true,
        .alarm_minutes_before = 60,
    };
}

static struct mail mail_sample(struct str recipient)
{
    return (struct mail){
        .from = {S("Tvers i Bærum"), S("nettverk+12@tvers.example")},
        .to = {S("Kåre \"Ka\" Ødegård, seksjon Ø"), recipient},
        .subject = S("Nettverk på tvers: velkommen til oppstart torsdag 3. desember kl. 13.00 i Rådhuset 😀"),
        .text = S("Hei, Kåre\n\nVi møtes i desember.\n.\nEn linje med bare et punktum står over.\n"),
        .html = S("<p>Hei, Kåre</p>\n<p>Vi møtes i desember.</p>\n"),
        .message_id = S("o7@tvers.example"),
        .date = {INT64_C(1790000000) * US_PER_SECOND},
        .boundary_seed = 27,
        .list_id = S("network-12.tvers.example"),
    };
}

static void sample_update(struct arena *arena, struct mail *m, struct calendar_event *e)
{
    e->sequence = 1;
    e->starts.minute = 9 * 60;
    e->ends.minute = 11 * 60;
    e->stamp = instant_plus(e->stamp, US_PER_DAY);
    m->calendar = calendar_request(arena, e);
    m->calendar_method = MAIL_REQUEST;
    m->message_id = S("o8@tvers.example");
    m->in_reply_to = S("o7@tvers.example");
}

static void sample_cancel(struct arena *arena, struct mail *m, struct calendar_event *e)
{
    e->sequence = 2;
    m->calendar = calendar_cancel(arena, e);
    m->calendar_method = MAIL_CANCEL;
    m->message_id = S("o9@tvers.example");
    m->in_reply_to = S("o7@tvers.example");
}

/// request, update, cancel: the life of one invitation; reminder: with a way to unsubscribe, no calendar.
static struct str sample(struct arena *arena, struct str kind, struct str recipient)
{
    struct mail m = mail_sample(recipient);
    struct calendar_event e = event_sample(recipient);
    if (str_is(kind, S("request"))) {
        m.calendar = calendar_request(arena, &e);
        m.calendar_method = MAIL_REQUEST;
    } else if (str_is(kind, S("update"))) {
        sample_update(arena, &m, &e);
    } else if (str_is(kind, S("cancel"))) {
        sample_cancel(arena, &m, &e);
    } else if (str_is(kind, S("reminder"))) {
        m.unsubscribe_url = S("https://tvers.example/quiet/c2Vjb25kLWJlc3Q");
        m.unsubscribe_mailto = S("quiet+7@tvers.example");
    }
    struct str bytes = S("");
    enum mail_problem problem = mail_compose(arena, &m, &bytes);
    if (problem != MAIL_FINE)
        fprintf(stderr, "the sample %.*s was refused: %d\n", STR(kind), problem);
    return bytes;
}

static bool line_read(struct arena *arena, struct str *line)
{
    char bytes[512];
    if (!fgets(bytes, sizeof bytes, stdin))
        return false;
    *line = str_copy(arena, str_trim(str_from(bytes)));
    return true;
}

static bool ask(void *context)
{
    struct str answer = S("");
    puts("before_body");
    fflush(stdout);
    return line_read(context, &answer) && str_is(answer, S("go"));
}

static void send_one(struct smtp *smtp, struct arena *arena, struct str line)
{
    static const char *const names[] = {
        [SMTP_SENT] = "SENT", [SMTP_REFUSED] = "REFUSED", [SMTP_LATER] = "LATER", [SMTP_UNSURE] = "UNSURE"};
    struct str kind = S(""), recipient = S("");
    str_cut(&line, ' ', &kind);
    str_cut(&line, ' ', &recipient);
    struct str verp =
        mail_plus(arena, S("bounce@tvers.example"), str_replace(arena, recipient, S("@"), S("=")));
    struct smtp_message message = {line.len ? line : verp, recipient, sample(arena, kind, recipient), ask,
                                   arena};
    struct smtp_answer answer;
    enum smtp_result result = smtp_send(smtp, arena, &message, &answer);
    printf("%s %d %.*s\n", names[result], answer.code, STR(answer.text));
    fflush(stdout);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: send URL [clear|encrypted [CA-FILE [USER PASSWORD]]]\n", stderr);
        return 2;
    }
    struct arena *arena = arena_new();
    struct str line = S("");
    struct smtp *smtp = smtp_new(&(struct smtp_settings){
        .url = str_from(argv[1]),
        .hello = S("tvers.example"),
        .security = argc > 2 && strcmp(argv[2], "encrypted") == 0 ? SMTP_ENCRYPTED : SMTP_CLEAR,
        .ca_file = argc > 3 ? str_from(argv[3]) : S(""),
        .user = argc > 5 ? str_from(argv[4]) : S(""),
        .password = secret_of(argc > 5 ? str_from(argv[5]) : S("")),
    });
    while (line_read(arena, &line))
        send_one(smtp, arena, line);
    smtp_free(smtp);
    arena_free(arena);
    return 0;
}
