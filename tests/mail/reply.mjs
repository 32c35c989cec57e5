// SPDX-License-Identifier: EUPL-1.2
// Answers as calendar programs send them.

let replies = 0;

/// As a mail program answers: the event with one attendee and that person's answer at that moment, to the organizer.
export function replyTo(invitation, answer, moment = new Date()) {
  const stamp = moment.toISOString().replace(/[-:]|\.\d+/g, '');
  const ics = ['BEGIN:VCALENDAR', 'METHOD:REPLY', 'PRODID:-//Example//Mail 1.0//EN', 'VERSION:2.0', 'BEGIN:VEVENT', `UID:${invitation.uid}`,
    `SEQUENCE:${invitation.sequence}`, `DTSTAMP:${stamp}`, `ORGANIZER:${invitation.organizer}`, `ATTENDEE;PARTSTAT=${answer}:${invitation.attendee}`, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  const from = invitation.attendee.replace('mailto:', ''), to = invitation.organizer.replace('mailto:', '');
  return { from, to, text: [`From: ${from}`, `To: ${to}`, 'Subject: Godtatt: Oppstart', `Message-ID: <${Date.now()}-${++replies}@nordvag.example>`, 'MIME-Version: 1.0',
    'Content-Type: text/calendar; charset=UTF-8; method=REPLY', 'Content-Transfer-Encoding: base64', '', Buffer.from(ics).toString('base64').replace(/.{76}/g, '$&\r\n'), ''].join('\r\n') };
}
